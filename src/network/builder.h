/* From documents to the network: counts who occurs with whom and who is said to do what to whom.
   Memory grows with nodes, links and kept evidence, not with the text; the result does not depend
   on the order of the documents. */
#ifndef ERGRAPH_NETWORK_BUILDER_H
#define ERGRAPH_NETWORK_BUILDER_H

#include "document/document.h"
#include "network/network.h"

#define ER_BUILDER_NODES_MAX (1u << 28) /* numbers must be below */
#define ER_WINDOW_NODES_MAX 1000u       /* of a longer list only the first count as together */

/* An entity of the whole collection. */
typedef struct er_who {
    const char *id, *label;
    er_type type;
    const char *const *aliases; /* [alias_count] */
    uint32_t alias_count;
} er_who;

/* Tells who a number below count is: the registry of entities, or a table of the caller's. */
typedef struct er_directory {
    void (*who)(const void *context, uint32_t number, er_who *who);
    const void *context;
    uint32_t count;
} er_directory;

typedef struct er_network_builder er_network_builder;

/* options may be NULL (the default). The directory must outlive the builder.
   ER_BAD_ARGUMENT for too many numbers, ER_NO_MEMORY. */
er_status er_network_builder_new(er_network_builder **builder, const er_network_options *options,
                                 const er_directory *directory, er_error *error);

/* Counts a document. number_of_entity [entity count] maps its entities to the directory's
   numbers; ER_NONE leaves one out. Sentence texts are taken from the text, or from
   sentence_texts where the document has none. ER_NO_MEMORY: the builder can only be freed. */
er_status er_network_builder_add(er_network_builder *builder, const er_document *document,
                                 const uint32_t *number_of_entity, er_error *error);

/* Makes the network of all that was added; the builder can only be freed then. ER_BAD_FORMAT
   where two numbers have one id, ER_NO_MEMORY. */
er_status er_network_builder_finish(er_network_builder *builder, er_network **network,
                                    er_error *error);

void er_network_builder_free(er_network_builder *builder); /* NULL is ignored */

#endif
