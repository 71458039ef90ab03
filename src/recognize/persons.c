/* Persons by the titles before them, where the model overlooked the name: "President Ilse Torv". */
#include "recognize/named.h"
#include "recognize/things.h"

#define RULE_CONFIDENCE 0.8f /* measured on the development files */
#define GIVEN_CONFIDENCE 0.75f
#define NAME_TOKENS 4

static bool is_name_word(const er_draft *d, uint32_t token)
{
    const er_token *t = &d->document->tokens[token];
    return t->kind == ER_WORD && er_draft_is_capital(d, token) && d->owner[token] == ER_NONE &&
           d->hit_at[token] == ER_NONE;
}

/* "back" in "Ahn Gyu-back". */
static bool ends_given_name(const er_draft *d, uint32_t first, uint32_t token)
{
    return token >= first + 3 && er_draft_is_word(d, token - 1, "-") &&
           !d->document->tokens[token - 1].space_before &&
           !d->document->tokens[token].space_before && is_name_word(d, token - 2) &&
           er_is_name_part(d, token);
}

/* The end of the name that begins at first. */
static uint32_t name_end(const er_draft *d, uint32_t first, uint32_t high)
{
    uint32_t end = first;
    for (uint32_t at = first; at < high && at < first + NAME_TOKENS;) {
        if (is_name_word(d, at) || ends_given_name(d, first, at))
            end = ++at;
        else if (at + 1 < high && ends_given_name(d, first, at + 1))
            at++;
        else if (at > first && d->owner[at] == ER_NONE &&
                 (er_draft_is_listed(d, at, ER_WORDS_PARTICLE) ||
                  (er_draft_is_word(d, at, "-") &&
                   er_draft_is_listed(d, at - 1, ER_WORDS_PARTICLE))))
            at++;
        else
            break;
    }
    return end;
}

/* The first word of a supposed name that is itself a title: "Consul General in Lyon", "Chief
   Justice Judge ..."; end where there is none. A title that ends the name can be a surname ("Mr
   King"). */
static uint32_t title_inside(const er_draft *d, uint32_t first, uint32_t end, bool office)
{
    for (uint32_t at = first; at < end; at++) {
        er_title_kind kind;
        if (er_titles_match(er_facts_titles(d->facts), d->document, &d->words, at, end, &kind,
                            NULL) &&
            kind != ER_TITLE_MODIFIER &&
            (at == first || at + 1 < end ||
             (kind <= ER_TITLE_OFFICE && kind != ER_TITLE_RANK && office)))
            return at;
    }
    return end;
}

/* A title at this token, and a free name after it. */
static bool add_titled(er_draft *d, uint32_t token, uint32_t high, uint32_t *next)
{
    er_title_kind kind;
    uint32_t length = er_titles_match(er_facts_titles(d->facts), d->document, &d->words, token,
                                      high, &kind, NULL);
    *next = token + (length ? length : 1);
    if (!length || kind == ER_TITLE_MODIFIER || *next >= high || !is_name_word(d, *next))
        return true;
    if (kind == ER_TITLE_JOB && er_draft_is_capital(d, token))
        return true; /* "Coach House", "Forward Command" */
    uint32_t first = *next, end = name_end(d, first, high);
    if (end == first + 1 && d->document->tokens[first].end - d->document->tokens[first].start < 2)
        return true; /* "Gen Z" */
    if (er_is_place_word(d, end - 1) || (end < high && er_is_place_word(d, end)) ||
        (d->uses[d->forms[first]].small > 0 && end == first + 1))
        return true;
    *next = title_inside(d, first, end, kind != ER_TITLE_HONORIFIC);
    if (*next < end)
        return true;
    er_draft_row *row = er_draft_add(d, first, end, ER_PERSON, ER_FROM_RULE, RULE_CONFIDENCE);
    if (row)
        row->titled = true;
    return row != NULL;
}

/* "Rishi Lund": a known first name and a free capital, where the model saw nothing. */
static bool add_by_given_name(er_draft *d, uint32_t token, uint32_t high, uint32_t *next)
{
    *next = token + 1;
    if (!is_name_word(d, token) || !er_draft_is_given_name(d, token) ||
        d->uses[d->forms[token]].small > 0)
        return true;
    uint32_t end = name_end(d, token, high);
    if (end < token + 2 || !is_name_word(d, token + 1) || er_is_place_word(d, end - 1) ||
        (end < high && er_is_place_word(d, end)) || d->uses[d->forms[end - 1]].small > 0)
        return true;
    *next = end;
    return er_draft_add(d, token, end, ER_PERSON, ER_FROM_RULE, GIVEN_CONFIDENCE) != NULL;
}

er_status er_draft_persons(er_draft *d, er_error *error)
{
    for (uint32_t s = 0; s < d->document->sentence_count; s++) {
        const er_sentence *sentence = &d->document->sentences[s];
        if (er_draft_sentence_case(d, s) != ER_SENTENCE_PLAIN)
            continue;
        for (uint32_t i = sentence->first_token, next; i < sentence->end_token; i = next) {
            next = i + 1;
            if (d->owner[i] != ER_NONE)
                continue;
            bool ok = d->words.ids[i] == ER_NONE || add_titled(d, i, sentence->end_token, &next);
            if (ok && next == i + 1 && d->owner[i] == ER_NONE)
                ok = add_by_given_name(d, i, sentence->end_token, &next);
            if (!ok)
                return er_fail_memory(error);
        }
    }
    return ER_OK;
}
