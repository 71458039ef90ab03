#include "recognize/named.h"

/* How often a name of the tables that the model overlooked is one all the same (measured on the
   development files). */
#define ALONE 0.9f
#define CERTAIN 0.97f
#define NAMESAKE                                                                                   \
    0.6f /* from here on the model may see a person in the one word of a company or town */

bool er_is_name_part(const er_draft *d, uint32_t token)
{
    const er_token *t = &d->document->tokens[token];
    uint32_t length = t->end - t->start;
    return t->letter_case == ER_CASE_LOWER && length >= 2 && length <= 5 &&
           !er_draft_is_listed(d, token, ER_WORDS_NO_NAME_PART);
}

/* "speaks Russian", "said in Russian.", "the Russian language": not the state. */
static bool is_language(const er_draft *d, const er_hit *hit)
{
    static const char *const before[] = {"speak",    "speaks", "spoke",  "speaking", "learn",
                                         "learning", "into",   "fluent", NULL};
    static const char *const after[] = {"language", "word",     "translation", "dictionary",
                                        "speaker",  "speakers", "alphabet",    NULL};
    const er_document *doc = d->document;
    uint32_t high = doc->sentences[d->sentence[hit->first]].end_token;
    if (er_draft_is_one_of(d, hit->end, after))
        return true;
    if (hit->end + 1 < high && er_draft_is_word(d, hit->end, "-") &&
        er_draft_is_word(d, hit->end + 1, "language"))
        return true;
    if (hit->first == doc->sentences[d->sentence[hit->first]].first_token)
        return false;
    bool ends = hit->end >= high || doc->tokens[hit->end].kind == ER_PUNCTUATION ||
                er_draft_is_listed(d, hit->end, ER_WORDS_AFTER_LANGUAGE);
    return ends && (er_draft_is_one_of(d, hit->first - 1, before) ||
                    er_draft_is_word(d, hit->first - 1, "in"));
}

/* Of several states with this name the one that the document speaks of more; the first in a tie. */
static const er_sense *best_sense(const er_draft *d, const er_sense *sense)
{
    const er_lexicon *names = er_facts_names(d->facts);
    const er_sense *best = sense;
    for (const er_sense *s = sense; s; s = er_sense_next(names, s)) {
        if (s->kind > ER_NAME_SEAT || best->kind > ER_NAME_SEAT)
            continue;
        if (d->support[s->row] > d->support[best->row])
            best = s;
    }
    return best;
}

/* Whether another meaning of the name, a place in some state, has more to speak for it: Georgia in
   an article on the United States. */
static bool is_elsewhere(const er_draft *d, const er_sense *sense)
{
    const er_lexicon *names = er_facts_names(d->facts);
    for (const er_sense *s = er_sense_next(names, sense); s; s = er_sense_next(names, s)) {
        if (s->kind != ER_NAME_PLACE)
            continue;
        uint32_t state = er_facts_gazetteer(d->facts)->rows[s->row].state;
        if (state != ER_NONE && d->support[state] > 2 * d->support[sense->row])
            return true;
    }
    return false;
}

static bool add(er_draft *d, const er_hit *hit, er_type type, er_kind kind, uint32_t state,
                float confidence)
{
    er_draft_row *row = er_draft_add(d, hit->first, hit->end, type, ER_FROM_TABLE, confidence);
    if (!row)
        return false;
    row->kind = (uint8_t)kind;
    row->state = state;
    row->open = hit->sense->flags & ER_NAME_AMBIGUOUS;
    return true;
}

static float confidence_of(er_label label, float probability, bool open)
{
    if (label == ER_LABEL_COUNT)
        return open ? 0.6f : ALONE;
    float agreed = open ? probability : CERTAIN;
    return probability > agreed ? probability : agreed;
}

/* "US $4 billion", "three billion US dollars": a currency. */
static bool is_currency(const er_draft *d, const er_hit *hit)
{
    static const char *const units[] = {"dollar", "dollars", "cents", NULL};
    const er_document *doc = d->document;
    if (hit->end >= doc->sentences[d->sentence[hit->first]].end_token)
        return false;
    return doc->text.data[doc->tokens[hit->end].start] == '$' ||
           er_draft_is_one_of(d, hit->end, units);
}

static bool add_state_name(er_draft *d, const er_hit *hit, er_label label, float probability)
{
    const er_sense *sense = best_sense(d, hit->sense);
    bool open = sense->flags & ER_NAME_AMBIGUOUS;
    if (sense->kind == ER_NAME_STATE && is_currency(d, hit))
        return true;
    if (open && label == ER_LABEL_PERSON)
        return er_draft_add(d, hit->first, hit->end, ER_PERSON, ER_FROM_MODEL, probability);
    if (open && label != ER_LABEL_LOCATION && label != ER_LABEL_GROUP &&
        d->support[sense->row] == 0)
        return true;
    if (open && is_elsewhere(d, sense))
        return sense->kind != ER_NAME_STATE ||
               add(d, hit, ER_PLACE, ER_NAME, ER_NONE, confidence_of(label, probability, true));
    er_kind kind = sense->kind == ER_NAME_STATE ? ER_NAME : ER_DEMONYM;
    if (kind == ER_DEMONYM && is_language(d, hit))
        return true;
    return add(d, hit, ER_STATE, kind, sense->row, confidence_of(label, probability, open));
}

static bool add_seat(er_draft *d, const er_hit *hit, er_label label, float probability)
{
    const er_sense *sense = hit->sense;
    bool open = sense->flags & ER_NAME_AMBIGUOUS;
    if (open && label == ER_LABEL_PERSON)
        return er_draft_add(d, hit->first, hit->end, ER_PERSON, ER_FROM_MODEL, probability);
    if (open && label == ER_LABEL_COUNT && d->support[sense->row] == 0)
        return true;
    if (!add(d, hit, ER_PLACE, ER_NAME, sense->row, confidence_of(label, probability, open)))
        return false;
    d->rows[d->row_count - 1].seat = true;
    return true;
}

static bool add_listed(er_draft *d, const er_hit *hit, er_label label, float probability)
{
    const er_sense *sense = hit->sense;
    const er_gazetteer_row *listed = &er_facts_gazetteer(d->facts)->rows[sense->row];
    bool doubted = label == ER_LABEL_PERSON && probability > NAMESAKE &&
                   hit->end == hit->first + 1 && !sense->acronym;
    bool open = doubted || (sense->flags & ER_NAME_AMBIGUOUS && d->listed[sense->row] == 0);
    er_type type = listed->kind == ER_NAME_ORGANIZATION ? ER_ORGANIZATION : ER_PLACE;
    if (open && label == ER_LABEL_PERSON)
        type = ER_PERSON;
    else if (open && label != ER_LABEL_ORGANIZATION && type == ER_ORGANIZATION)
        return label != ER_LABEL_LOCATION || add(d, hit, ER_PLACE, ER_NAME, ER_NONE, probability);
    else if (open && type == ER_PLACE && label != ER_LABEL_LOCATION)
        return true;
    if (type == ER_PLACE && label == ER_LABEL_ORGANIZATION && probability > 0.7f)
        type = ER_ORGANIZATION; /* a club that is called like its town */
    if (!add(d, hit, type, ER_NAME, ER_NONE, confidence_of(label, probability, open)))
        return false;
    d->rows[d->row_count - 1].hidden = listed->kind == ER_NAME_OTHER;
    d->rows[d->row_count - 1].open = open;
    return true;
}

bool er_add_hit(er_draft *d, const er_hit *hit, er_label label, float probability)
{
    if (!er_draft_is_free(d, hit->first, hit->end))
        return true;
    switch (hit->sense->kind) {
    case ER_NAME_STATE:
    case ER_NAME_ADJECTIVE:
    case ER_NAME_PEOPLE:
        return add_state_name(d, hit, label, probability);
    case ER_NAME_SEAT:
        return add_seat(d, hit, label, probability);
    case ER_NAME_TERRITORY:
        return add(d, hit, ER_PLACE, ER_NAME, ER_NONE, confidence_of(label, probability, false));
    default:
        return add_listed(d, hit, label, probability);
    }
}

er_status er_draft_hits(er_draft *d, er_error *error)
{
    for (uint32_t i = 0; i < d->hit_count; i++)
        if (!er_add_hit(d, &d->hits[i], ER_LABEL_COUNT, 0))
            return er_fail_memory(error);
    return ER_OK;
}
