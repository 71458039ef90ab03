/* Acronyms that a document explains: "central processing unit (CPU)" is a thing, "Lund River Dam
   (LRD)" a place, "Inspector General of Police (IGP)" an office; only of a body's name does the
   acronym name the body. */
#include "recognize/bodies.h"
#include "recognize/things.h"

#define EXPANSION_TOKENS 9 /* before the bracket */
#define LETTERS 8

/* The capitals of the acronym, small: "EVs" gives "ev". Their number, 0 where it is none. */
static uint32_t letters_of(const er_draft *d, uint32_t token, char *letters)
{
    er_view text = er_token_view(d->document, token);
    uint32_t count = 0;
    for (uint32_t i = 0; i < text.length; i++) {
        char c = text.data[i];
        if (c < 'A' || c > 'Z')
            continue;
        if (count == LETTERS)
            return 0;
        letters[count++] = (char)(c - 'A' + 'a');
    }
    return count >= 2 && count * 2 >= text.length ? count : 0;
}

static bool is_small_link(const er_draft *d, uint32_t token)
{
    static const char *const links[] = {"of", "and", "the", "for", "in", "on",
                                        "to", "a",   "de",  "-",   "&",  NULL};
    return er_draft_is_one_of(d, token, links);
}

/* The first of the words before the bracket whose initials are the letters; the bracket where they
   are not. */
static uint32_t expansion_begin(const er_draft *d, uint32_t bracket, uint32_t low,
                                const char *letters, uint32_t count)
{
    uint32_t at = bracket;
    while (count > 0) {
        if (at == low || bracket - at == EXPANSION_TOKENS)
            return bracket;
        char initial = d->symbols.views[d->forms[--at]].data[0];
        if (initial == letters[count - 1])
            count--;
        else if (!is_small_link(d, at))
            return bracket;
    }
    return at;
}

static bool is_all_small(const er_draft *d, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (er_draft_is_capital(d, i))
            return false;
    return true;
}

/* "Inspector General of Police", "Chief Election Commissioner". */
static bool is_office(const er_draft *d, uint32_t first, uint32_t end)
{
    uint32_t at = first, length;
    er_title_kind kind = ER_TITLE_MODIFIER;
    while (at < end && (length = er_titles_match(er_facts_titles(d->facts), d->document, &d->words,
                                                 at, end, &kind, NULL)) > 0)
        at += length;
    if (at == first || kind == ER_TITLE_MODIFIER)
        return false;
    return at == end ? !er_is_body_head(d, end - 1) : er_draft_is_word(d, at, "of");
}

typedef enum explained { EXPLAINED_NOTHING, EXPLAINED_THING, EXPLAINED_PLACE } explained;

static explained explain(const er_draft *d, uint32_t first, uint32_t end)
{
    if (is_all_small(d, first, end) || is_office(d, first, end) || er_is_event_word(d, end - 1))
        return EXPLAINED_THING;
    uint32_t owner = d->owner[end - 1];
    bool place = owner != ER_NONE && d->rows[owner].type == ER_PLACE && !d->rows[owner].hidden &&
                 d->rows[owner].first >= first && !er_is_body_head(d, end - 1);
    return place ? EXPLAINED_PLACE : EXPLAINED_NOTHING;
}

/* All places of the acronym in the document, and where nothing is known of it, nothing else. */
static void settle(er_draft *d, uint32_t acronym, explained what)
{
    for (uint32_t i = 0; i < d->row_count; i++) {
        er_draft_row *row = &d->rows[i];
        if (row->end != row->first + 1 || d->forms[row->first] != d->forms[acronym] ||
            (row->type == ER_STATE && row->source == ER_FROM_TABLE))
            continue;
        row->open = false;
        if (what == EXPLAINED_THING)
            row->hidden = true;
        else
            row->type = ER_PLACE;
    }
}

void er_draft_acronyms(er_draft *d)
{
    for (uint32_t s = 0; s < d->document->sentence_count; s++) {
        const er_sentence *sentence = &d->document->sentences[s];
        for (uint32_t i = sentence->first_token; i + 2 < sentence->end_token; i++) {
            char letters[LETTERS];
            if (!er_draft_is_word(d, i, "(") || !er_draft_is_word(d, i + 2, ")"))
                continue;
            uint32_t count = letters_of(d, i + 1, letters);
            uint32_t first =
                count ? expansion_begin(d, i, sentence->first_token, letters, count) : i;
            explained what = first < i ? explain(d, first, i) : EXPLAINED_NOTHING;
            if (what != EXPLAINED_NOTHING)
                settle(d, i + 1, what);
        }
    }
}
