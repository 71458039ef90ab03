/* Small questions about tokens and mentions that the patterns of this room ask. */
#ifndef ERGRAPH_RELATE_PHRASE_H
#define ERGRAPH_RELATE_PHRASE_H

#include "document/document.h"

/* True where the token (any index: out of range is false) is the word, whatever its case. */
bool er_token_is(const er_document *document, uint32_t token, const char *word);

/* True where the token is one of the words of a list that ends with NULL, whatever its case. */
bool er_token_is_any(const er_document *document, uint32_t token, const char *const *words);

/* "'s" or "'" (straight or curly) glued to what stands before it. */
bool er_token_is_possessive(const er_document *document, uint32_t token);

/* The mention that begins (ends) at a token, looked for from the mention near on; ER_NONE where
   there is none. Mentions are in order, so that few steps are enough. */
uint32_t er_mention_from(const er_document *document, uint32_t near, uint32_t first_token);
uint32_t er_mention_until(const er_document *document, uint32_t near, uint32_t end_token);

#endif
