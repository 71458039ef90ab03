/* A document with its tables as one line of JSON, and back: what extract writes and merge reads.
   Beside what the format promises its users, a line carries what merge needs and the text alone
   could tell: the numbers of tokens, the paragraphs, gender and state of the entities, the
   years of a person, the office of one without a name, the mentions a relation stands on, and the
   sentences that can become evidence. */
#ifndef ERGRAPH_DOCUMENT_RECORD_H
#define ERGRAPH_DOCUMENT_RECORD_H

#include "base/buffer.h"
#include "document/document.h"

typedef struct er_record_options {
    bool with_text; /* the whole text as "text" */
    /* The ids to write for the entities, [entity_count]; NULL stands for one that is left out.
       NULL: entities are written as their index. */
    const char *const *ids;
} er_record_options;

/* Appends the line, with its line break. options may be NULL. Failed allocations are left in
   line->failed. */
void er_record_write(const er_document *document, const er_record_options *options,
                     er_buffer *line);

/* Fills document from a line. It then has tables but no text: sentence_texts holds the sentences
   that were kept, mentions and sentences have no tokens (ER_NONE), tokens are counted in
   document->recorded_tokens. ER_BAD_FORMAT (error->byte is the offset in the line), ER_NO_MEMORY.
 */
er_status er_record_read(const char *line, size_t length, er_document *document, er_error *error);

#endif
