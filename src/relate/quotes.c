#include "relate/quotes.h"

#include "relate/phrase.h"

static const char *const saying[] = {
    "said",     "says",     "say",       "told",     "added",      "adds",    "wrote",
    "insisted", "noted",    "explained", "argued",   "stressed",   "warned",  "declared",
    "replied",  "stated",   "continued", "asked",    "concluded",  "claimed", "emphasized",
    "recalled", "remarked", "commented", "observed", "emphasised", "posted",  NULL};

static bool opens(const er_document *document, uint32_t token)
{
    static const char *const marks[] = {"“", "``", "„", NULL};
    return er_token_is_any(document, token, marks);
}

static bool closes(const er_document *document, uint32_t token)
{
    static const char *const marks[] = {"”", "''", NULL};
    return er_token_is_any(document, token, marks);
}

/* Straight marks open and close in turn. */
static void walk(er_quotes *quotes, const er_document *document, const er_sentence *sentence)
{
    for (uint32_t t = sentence->first_token; t < sentence->end_token; t++) {
        if (document->tokens[t].kind == ER_WORD)
            continue;
        bool straight = er_token_is(document, t, "\"");
        if (!straight && !opens(document, t) && !closes(document, t))
            continue;
        quotes->open = straight ? !quotes->open : opens(document, t);
    }
}

/* A title may stand between: "said Foreign Minister Moor". */
static bool follows_saying(const er_document *document, uint32_t low, uint32_t token)
{
    for (uint32_t before = token; before > low && token - before <= 5; before--) {
        if (er_token_is_any(document, before - 1, saying))
            return true;
        if (document->tokens[before - 1].kind != ER_WORD)
            return false;
    }
    return false;
}

/* The mention right before or after a word of saying. */
static bool find_speaker(er_quotes *quotes, const er_document *document,
                         const er_sentence *sentence, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++) {
        const er_mention *m = &document->mentions[i];
        if (!er_can_be_end(document, m->entity) ||
            er_mention_is_shared(document, i)) /* "the two leaders said": no one speaker */
            continue;
        bool straight =
            m->end_token < sentence->end_token && er_token_is_any(document, m->end_token, saying);
        if (!straight && !follows_saying(document, sentence->first_token, m->first_token))
            continue;
        quotes->speaker = (er_end){m->entity, i};
        quotes->known = true;
        return true;
    }
    return false;
}

bool er_quotes_next(er_quotes *quotes, const er_document *document, uint32_t sentence,
                    uint32_t first_mention, uint32_t end_mention, er_end *speaker)
{
    const er_sentence *s = &document->sentences[sentence];
    if (s->paragraph != quotes->paragraph) {
        quotes->known = quotes->known && quotes->open; /* a quote of several paragraphs */
        quotes->open = false;
        quotes->paragraph = s->paragraph;
    }
    bool inside = quotes->open || opens(document, s->first_token) ||
                  er_token_is(document, s->first_token, "\"");
    walk(quotes, document, s);
    if (find_speaker(quotes, document, s, first_mention, end_mention) || !inside || !quotes->known)
        return false;
    *speaker = quotes->speaker;
    return true;
}
