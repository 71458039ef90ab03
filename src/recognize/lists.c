/* Lists: "Lund, Torv, Brem and Halden" names things of one kind. Where some of them are known for
   certain, the doubtful ones follow. */
#include "recognize/draft.h"

#define SURE 0.9f
#define DOUBTFUL 0.8f
#define SURE_MIN 2 /* so many certain names say what the list is of */

/* The token that begins the next name of the list after the one that ends at end; ER_NONE where
   the list ends there. */
static uint32_t next_name(const er_draft *d, uint32_t end, uint32_t high)
{
    uint32_t at = end;
    if (at < high && er_draft_is_word(d, at, ","))
        at++;
    if (at < high && (er_draft_is_word(d, at, "and") || er_draft_is_word(d, at, "or")))
        at++;
    return at > end && at < high && d->owner[at] != ER_NONE && d->rows[d->owner[at]].first == at
               ? at
               : ER_NONE;
}

/* A capital counts as a place here. */
static er_type kind_of(const er_draft_row *row)
{
    return row->type == ER_STATE ? ER_PLACE : (er_type)row->type;
}

static bool is_sure(const er_draft_row *row)
{
    return (row->source == ER_FROM_TABLE && !row->open) || row->confidence >= SURE;
}

/* Numbers of certain names by kind of the list that begins at the row; returns its end. *ended: it
   has an "and" ("in Lund, Norway, Torv said" is no list). */
static uint32_t count_sure(const er_draft *d, uint32_t first, uint32_t high, uint32_t *names,
                           uint32_t *sure, bool *ended)
{
    uint32_t at = first, end = first;
    *names = 0;
    *ended = false;
    for (; at != ER_NONE; at = next_name(d, end, high)) {
        const er_draft_row *row = &d->rows[d->owner[at]];
        *ended |= at > end && !er_draft_is_word(d, at - 1, ",");
        end = row->end;
        ++*names;
        if (is_sure(row))
            sure[kind_of(row)]++;
    }
    return end;
}

static void agree(er_draft *d, uint32_t first, uint32_t high, er_type kind)
{
    for (uint32_t at = first, end; at != ER_NONE; at = next_name(d, end, high)) {
        er_draft_row *row = &d->rows[d->owner[at]];
        end = row->end;
        bool doubtful = row->confidence < DOUBTFUL && row->source == ER_FROM_MODEL &&
                        !row->titled && row->type != ER_STATE;
        if (doubtful && row->type != (uint8_t)kind)
            row->type = (uint8_t)kind;
    }
}

void er_draft_lists(er_draft *d)
{
    for (uint32_t s = 0; s < d->document->sentence_count; s++) {
        const er_sentence *sentence = &d->document->sentences[s];
        for (uint32_t i = sentence->first_token; i < sentence->end_token; i++) {
            uint32_t names, sure[ER_TYPE_COUNT] = {0};
            bool ended;
            if (d->owner[i] == ER_NONE || d->rows[d->owner[i]].first != i)
                continue;
            uint32_t end = count_sure(d, i, sentence->end_token, &names, sure, &ended);
            uint32_t all = sure[ER_PERSON] + sure[ER_ORGANIZATION] + sure[ER_PLACE];
            for (er_type kind = ER_PERSON;
                 names >= 3 && (ended || names >= 5) && kind < ER_TYPE_COUNT; kind++)
                if (sure[kind] >= SURE_MIN && sure[kind] == all)
                    agree(d, i, sentence->end_token, kind);
            i = end - 1;
        }
    }
}
