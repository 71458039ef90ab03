/* One pass over the text for the phrases and pronouns that stand for states, bodies and pairs: each
   is read with what was spoken of before it. */
#include "resolve/it.h"
#include "resolve/nominals.h"
#include "resolve/pairs.h"

typedef struct reference_pass {
    er_discourse spoken;
    er_quotes quotes;
    er_nominal_work nominals;
    er_it_work it;
    er_pair_work pairs;
} reference_pass;

/* Only words in b, i and t begin what is looked for. */
static er_status pass_token(reference_pass *pass, uint32_t token, uint32_t sentence, uint32_t end)
{
    const er_document *document = pass->it.work->document;
    char c = (char)(document->text.data[document->tokens[token].start] | 0x20);
    er_status status = ER_OK;
    uint32_t known = document->mention_count;
    if (c == 't')
        status = er_resolve_nominal_at(&pass->nominals, token, sentence);
    if (!status && (c == 'i' || c == 't'))
        status = er_resolve_it_at(&pass->it, token, sentence);
    if (!status && (c == 'b' || c == 't') && document->mention_count == known)
        status = er_resolve_pair_at(&pass->pairs, token, sentence, end);
    return status;
}

er_status er_resolve_references(er_work *work)
{
    const er_document *document = work->document;
    reference_pass pass = {0};
    pass.nominals = (er_nominal_work){work, &pass.spoken, er_find_main_state(work), 0};
    pass.it = (er_it_work){work, &pass.spoken, &pass.quotes};
    pass.pairs = (er_pair_work){.work = work, .spoken = &pass.spoken, .quotes = &pass.quotes};
    er_status status = er_discourse_start(work, &pass.spoken);
    if (!status)
        status = er_quotes_find(document, &pass.quotes, work->error);
    for (uint32_t s = 0; s < document->sentence_count && !status; s++) {
        uint32_t end = document->sentences[s].end_token;
        for (uint32_t t = document->sentences[s].first_token;
             t < end && !status && !document->sentences[s].headline; t++)
            status = pass_token(&pass, t, s, end);
    }
    if (!status)
        er_give_roles_their_bodies(work);
    er_discourse_free(&pass.spoken);
    er_quotes_free(&pass.quotes);
    return status;
}
