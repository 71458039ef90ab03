/* A span of the model that holds several names, or a name and more. */
#include "recognize/bodies.h"
#include "recognize/span.h"

/* A dash with white space on both sides joins no name: "BERN - The bank ...". */
static uint32_t dash_in(const er_draft *d, uint32_t first, uint32_t end)
{
    static const char *const dashes[] = {"-", "--", "\xE2\x80\x93", "\xE2\x80\x94", NULL};
    const er_token *tokens = d->document->tokens;
    for (uint32_t i = first; i + 1 < end; i++)
        if (tokens[i].space_before && tokens[i + 1].space_before &&
            er_draft_is_one_of(d, i, dashes) && !er_draft_is_hyphen(d, i))
            return i;
    return end;
}

/* A word in small letters, of more than three, between the capitals of a span: "rules" in "Supreme
   Court rules Texas". */
static uint32_t small_word_in(const er_draft *d, uint32_t first, uint32_t end)
{
    for (uint32_t i = first + 1; i + 1 < end; i++) {
        const er_token *t = &d->document->tokens[i];
        if (t->letter_case == ER_CASE_LOWER && t->end - t->start > 3 && t->space_before &&
            d->document->tokens[i + 1].space_before &&
            !er_draft_is_listed(d, i, ER_WORDS_SMALL_IN_NAMES))
            return i;
    }
    return end;
}

/* "the Senate and the Constitutional Court" are two. */
static uint32_t article_in(const er_draft *d, uint32_t first, uint32_t end)
{
    for (uint32_t i = first + 1; i + 2 < end; i++)
        if (er_draft_is_word(d, i, "and") && er_draft_is_word(d, i + 1, "the"))
            return i;
    return end;
}

/* The word stands in the document with a capital where nothing ties it to the next one. */
static bool stands_alone(const er_draft *d, uint32_t word)
{
    const er_document *document = d->document;
    for (uint32_t i = 0; d->uses[d->forms[word]].small == 0 && i + 1 < document->token_count; i++)
        if (d->forms[i] == d->forms[word] && er_draft_is_capital(d, i) &&
            !er_draft_is_possessive(d, i + 1) && !er_draft_is_word(d, i + 1, "and") &&
            !er_draft_is_capital(d, i + 1))
            return true;
    return false;
}

static bool ends_body(const er_draft *d, uint32_t first, uint32_t end)
{
    return end - first >= 2 && (er_draft_is_listed(d, end - 1, ER_WORDS_BODY_HEAD) ||
                                er_draft_is_listed(d, end - 1, ER_WORDS_COMPANY_WORD) ||
                                er_draft_is_listed(d, end - 1, ER_WORDS_COMPANY_SUFFIX));
}

static bool is_same_word(const er_draft *d, uint32_t a, uint32_t b)
{
    return d->forms[a] == d->forms[b];
}

/* "Vela, Hartmann and Brem Motors": the end of a list, not one name. A body of several fields
   ("Farming, Food and Forests Council") ends in its head. */
static bool continues_list(const er_draft *d, uint32_t first, uint32_t link, uint32_t end)
{
    uint32_t low = d->document->sentences[d->sentence[first]].first_token;
    if (first < low + 2 || !er_draft_is_word(d, first - 1, ",") ||
        !er_draft_is_capital(d, first - 2) || er_draft_is_listed(d, first, ER_WORDS_MINISTRY_KIND))
        return false;
    for (uint32_t i = first; i < end; i++)
        if ((i < link && d->uses[d->forms[i]].small > 0) ||
            (i != link && er_draft_is_word(d, i, "and")))
            return false;
    return !er_is_body_head(d, end - 1) || er_draft_is_listed(d, end - 1, ER_WORDS_COMPANY_SUFFIX);
}

/* "Northern Trust and River Trust", "Hartmann and Vela Motors Ltd.": the "and" joins two bodies
   where both have a head, the same first or last word, or where the text names the first alone. */
static bool joins_bodies(const er_draft *d, uint32_t first, uint32_t link, uint32_t end)
{
    static const char *const inner[] = {"of", "for", "&", ",", NULL};
    if (link == first || link + 1 >= end || !er_draft_is_capital(d, link + 1))
        return false;
    for (uint32_t i = first; i < link; i++)
        if (er_draft_is_one_of(d, i, inner) || er_draft_is_possessive(d, i))
            return false;
    bool pair = link - first >= 2 && end - link > 2;
    if (pair && (is_same_word(d, first, link + 1) || is_same_word(d, link - 1, end - 1)))
        return true;
    if (ends_body(d, first, link) && ends_body(d, link + 1, end))
        return true;
    if (continues_list(d, first, link, end))
        return true;
    return link == first + 1 && end - link > 2 &&
           !er_draft_is_listed(d, first, ER_WORDS_COMMON_IN_BODIES) &&
           !er_draft_is_listed(d, first, ER_WORDS_MINISTRY_KIND) && stands_alone(d, first);
}

static uint32_t coordination_in(const er_draft *d, uint32_t first, uint32_t end)
{
    for (uint32_t i = first + 1; i + 1 < end; i++)
        if (er_draft_is_word(d, i, "and") && joins_bodies(d, first, i, end))
            return i;
    return end;
}

/* "Lund's River Bank", where the text names Lund without the bank, too. */
static uint32_t owner_in(const er_draft *d, uint32_t first, uint32_t end)
{
    uint32_t at = first + 1;
    if (at + 2 < end && er_draft_is_possessive(d, at) && er_draft_is_capital(d, first) &&
        er_draft_is_capital(d, at + 1) && stands_alone(d, first))
        return at;
    return end;
}

uint32_t er_span_part_end(const er_draft *d, const er_span *s)
{
    uint32_t end = dash_in(d, s->first, s->end);
    if (s->label == ER_LABEL_OTHER)
        return end;
    end = small_word_in(d, s->first, article_in(d, s->first, end));
    if (s->label == ER_LABEL_ORGANIZATION)
        end = owner_in(d, s->first, coordination_in(d, s->first, end));
    return end;
}
