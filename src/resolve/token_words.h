/* The words of tokens, as the sieves compare them: exactly as written. */
#ifndef ERGRAPH_RESOLVE_TOKEN_WORDS_H
#define ERGRAPH_RESOLVE_TOKEN_WORDS_H

#include "document/document.h"

/* False for a token that is none. */
static inline bool er_word_is(const er_document *document, uint32_t token, const char *word)
{
    return token < document->token_count && er_view_is(er_token_view(document, token), word);
}

/* words ends with NULL. */
static inline bool er_word_is_any(const er_document *document, uint32_t token,
                                  const char *const *words)
{
    return token < document->token_count &&
           er_view_is_one_of(er_token_view(document, token), words);
}

#endif
