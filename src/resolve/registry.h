/* Who is who across documents. First pass: er_registry_add for every document, in any order. Then
   er_registry_resolve. Second pass: er_registry_find gives the entity of the whole for each entity
   of a document. Memory grows with the distinct entities (profiles), not with the text. The result
   does not depend on the order of the documents.

   A profile is what a document says of an entity: type, name, and the state or body it belongs to.
   Equal profiles are one; different ones are joined where their names agree and nothing speaks
   against it (registry_join.h). */
#ifndef ERGRAPH_RESOLVE_REGISTRY_H
#define ERGRAPH_RESOLVE_REGISTRY_H

#include "base/buffer.h"
#include "document/document.h"

struct er_facts; /* facts/facts.h */

typedef struct er_registry er_registry;

/* An entity of the whole. */
typedef struct er_identity {
    const char *id; /* stable and readable: "person-sergei-lavrov" */
    const char *label;
    er_type type;
    er_gender gender;
    uint32_t state;       /* row of the table of states, or ER_NONE */
    const char **aliases; /* [alias_count], sorted by bytes; the label is among them */
    uint32_t alias_count;
    uint32_t documents, mentions;
} er_identity;

/* facts must outlive the registry. er_registry_free gives it back; NULL is ignored. */
er_status er_registry_new(const struct er_facts *facts, er_registry **registry, er_error *error);
void er_registry_free(er_registry *registry);

/* Makes two of an entity of a document that has both names of a "not same" of the corrections, in
   a document that was read back from an extract. To be called before er_registry_add and
   er_registry_find, after er_registry_add_aliases. */
er_status er_registry_split(er_registry *registry, er_document *document, er_error *error);

/* Takes note of the entities of a document (resolved, or read back from an extract). */
er_status er_registry_add(er_registry *registry, const er_document *document, er_error *error);

/* Reads the user's corrections (see ergraph/aliases.h for the format). They are applied last and
   go before everything else. To be called before er_registry_resolve, and before er_registry_split
   of the first document. */
er_status er_registry_add_aliases(er_registry *registry, const char *path, er_error *error);

/* Joins the profiles. To be called once, after the last er_registry_add. */
er_status er_registry_resolve(er_registry *registry, er_error *error);

/* The number of identities; they are in the order of their ids by bytes. */
uint32_t er_registry_count(const er_registry *registry);
const er_identity *er_registry_entity(const er_registry *registry, uint32_t identity);

/* The identity of an entity of a document that was added; ER_NONE for one that is left out: what
   the user ignores, and a body that many states have ("the Foreign Ministry") of no known state. */
uint32_t er_registry_find(const er_registry *registry, const er_document *document,
                          uint32_t entity);

/* Appends the report of all joins as CSV that can be edited into an aliases file, the doubtful
   first: action,name,other,score,reason. */
er_status er_registry_report(const er_registry *registry, er_buffer *out, er_error *error);

/* Appends one line for each entry of the user's corrections that matched nothing. */
er_status er_registry_unmatched(const er_registry *registry, er_buffer *out, er_error *error);

#endif
