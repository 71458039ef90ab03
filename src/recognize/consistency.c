/* What the document as a whole says of a name: one type for one string, the more so where a title,
   a full name or a table speaks for it; a surname goes with its full name; what was found once is
   found again where the model missed it; the words of a heading are judged by how the text writes
   them. */
#include <stdlib.h>

#include "base/array.h"
#include "recognize/draft.h"

#define STRING_TOKENS 6   /* longer names are not looked for again */
#define TITLE_WEIGHT 1.0f /* beside a model's probability of at most 1 */
#define SURNAME_WEIGHT 1.5f
#define TABLE_WEIGHT 4.0f
#define AGAIN 0.85f   /* confidence of a name found again, at most */
#define REPEATED 0.3f /* weight from which a string is looked for again */

/* ---- strings of the document ------------------------------------------------------------------
 */

static uint64_t string_key(const er_draft *d, uint32_t first, uint32_t end)
{
    uint64_t key = 0;
    for (uint32_t i = first; i < end; i++)
        key = er_hash_mix(key, (uint64_t)d->forms[i] + 1);
    return key;
}

static er_draft_string *string_of(er_draft *d, uint32_t first, uint32_t end)
{
    uint32_t *id = er_index_add(&d->seen, string_key(d, first, end), d->string_count);
    if (!id)
        return NULL;
    if (*id == d->string_count) {
        if (!er_array_reserve((void **)&d->strings, &d->string_capacity,
                              (uint64_t)d->string_count + 1, sizeof *d->strings))
            return NULL;
        d->strings[d->string_count++] = (er_draft_string){.first = first, .end = end};
    }
    return &d->strings[*id];
}

static er_draft_string *find_string(const er_draft *d, uint32_t first, uint32_t end)
{
    uint32_t id = er_index_find(&d->seen, string_key(d, first, end));
    return id == ER_NONE ? NULL : &d->strings[id];
}

static bool is_generation(const er_draft *d, uint32_t token)
{
    static const char *const words[] = {"jr.", "jr", "sr.", "sr", "ii", "iii", "iv", ",", NULL};
    return er_draft_is_one_of(d, token, words);
}

/* The last word of a person's name, Jr. and III aside. */
static uint32_t surname_of(const er_draft *d, const er_draft_row *row)
{
    uint32_t last = row->end - 1;
    while (last > row->first && is_generation(d, last))
        last--;
    return last;
}

static bool is_open(const er_draft_row *row)
{
    return row->end > row->first && !row->hidden && row->type != ER_STATE && !row->seat;
}

static bool weigh_row(er_draft *d, const er_draft_row *row)
{
    er_draft_string *string = string_of(d, row->first, row->end);
    if (!string)
        return false;
    float weight = row->confidence;
    if (row->source == ER_FROM_TABLE)
        weight += TABLE_WEIGHT;
    if (row->type == ER_PERSON && row->titled)
        weight += TITLE_WEIGHT;
    string->weight[row->type] += weight;
    string->rows++;
    if (row->type != ER_PERSON || row->end - row->first < 2)
        return true;
    uint32_t last = surname_of(d, row);
    er_draft_string *surname = string_of(d, last, last + 1);
    if (!surname)
        return false;
    surname->weight[ER_PERSON] += SURNAME_WEIGHT * row->confidence;
    surname->surname = true;
    return true;
}

static er_type best_type(const er_draft_string *string)
{
    er_type best = ER_PERSON;
    for (er_type t = ER_STATE; t < ER_TYPE_COUNT; t++)
        if (string->weight[t] > string->weight[best])
            best = t;
    return best;
}

/* ---- headings ---------------------------------------------------------------------------------
 */

/* The document writes the word small and never with a capital of its own. */
static bool is_small_word(const er_draft *d, uint32_t token)
{
    er_word_use use = d->uses[d->forms[token]];
    return use.small > 0 && use.capital == 0;
}

/* In a title-case heading every word has a capital: words that the text writes small are cut off
   the ends of a name. */
static void trim_in_heading(er_draft *d, uint32_t number)
{
    const er_draft_row *row = &d->rows[number];
    uint32_t first = row->first, end = row->end;
    while (first < end && is_small_word(d, first))
        first++;
    while (end > first && is_small_word(d, end - 1))
        end--;
    if (first >= end)
        er_draft_drop(d, number);
    else if (first != row->first || end != row->end)
        er_draft_resize(d, number, first, end);
}

static void trim_headings(er_draft *d)
{
    for (uint32_t i = 0; i < d->row_count; i++) {
        const er_draft_row *row = &d->rows[i];
        if (row->end > row->first && row->source != ER_FROM_TABLE &&
            er_draft_sentence_case(d, d->sentence[row->first]) != ER_SENTENCE_PLAIN)
            trim_in_heading(d, i);
    }
}

/* ---- one type for one name --------------------------------------------------------------------
 */

static void settle_row(const er_draft *d, er_draft_row *row)
{
    const er_draft_string *string = find_string(d, row->first, row->end);
    if (!string || row->source == ER_FROM_TABLE)
        return;
    er_type best = best_type(string);
    float sum = 0;
    for (er_type t = ER_PERSON; t < ER_TYPE_COUNT; t++)
        sum += string->weight[t];
    float agreed = sum > 0 ? string->weight[best] / sum : 0;
    if (row->type != best) {
        row->type = (uint8_t)best;
        row->confidence = agreed * AGAIN;
    } else if (string->rows > 1 || (string->surname && best == ER_PERSON)) {
        /* The more often the same is found, the less it can be chance. */
        float doubt = (1 - row->confidence) * (1 - 0.5f * agreed);
        row->confidence = 1 - doubt;
    }
}

/* ---- found again ------------------------------------------------------------------------------
 */

static bool is_name_word(const er_draft *d, uint32_t token)
{
    return d->document->tokens[token].kind == ER_WORD && er_draft_is_capital(d, token);
}

/* A capitalised word that belongs to no name stands right beside the token: "Trump Tower". */
static bool has_neighbour(const er_draft *d, uint32_t first, uint32_t end, const er_sentence *s)
{
    if (end < s->end_token && d->owner[end] == ER_NONE && is_name_word(d, end) &&
        !is_small_word(d, end))
        return true;
    if (first == s->first_token || d->owner[first - 1] != ER_NONE || !is_name_word(d, first - 1) ||
        er_draft_opens_sentence(d, first - 1))
        return false;
    return !er_titles_match(er_facts_titles(d->facts), d->document, &d->words, first - 1, first,
                            NULL, NULL);
}

/* The longest string of the document that begins at the token, whose tokens are free. */
static const er_draft_string *string_at(const er_draft *d, uint32_t token, const er_sentence *s,
                                        uint32_t *end)
{
    const er_draft_string *found = NULL;
    uint64_t key = 0;
    for (uint32_t i = token; i < s->end_token && i < token + STRING_TOKENS; i++) {
        if (d->owner[i] != ER_NONE)
            break;
        key = er_hash_mix(key, (uint64_t)d->forms[i] + 1);
        uint32_t id = er_index_find(&d->seen, key);
        if (id == ER_NONE)
            continue;
        const er_draft_string *string = &d->strings[id];
        if (string->weight[best_type(string)] >= REPEATED) {
            found = string;
            *end = i + 1;
        }
    }
    return found;
}

static bool find_again(er_draft *d, uint32_t token, const er_sentence *s, bool plain)
{
    uint32_t end = token;
    const er_draft_string *string = string_at(d, token, s, &end);
    if (!string || (end == token + 1 && is_small_word(d, token)) || !is_name_word(d, end - 1))
        return true;
    if (plain && end == token + 1 && has_neighbour(d, token, end, s))
        return true;
    er_type type = best_type(string);
    float weight = string->weight[type] / (float)(string->rows ? string->rows : 1);
    float confidence = weight < AGAIN ? weight : AGAIN;
    return er_draft_add(d, token, end, type, ER_FROM_DOCUMENT, confidence) != NULL;
}

static bool find_all_again(er_draft *d)
{
    for (uint32_t s = 0; s < d->document->sentence_count; s++) {
        const er_sentence *sentence = &d->document->sentences[s];
        bool plain = er_draft_sentence_case(d, s) == ER_SENTENCE_PLAIN;
        for (uint32_t i = sentence->first_token; i < sentence->end_token; i++)
            if (d->owner[i] == ER_NONE && is_name_word(d, i) && !find_again(d, i, sentence, plain))
                return false;
    }
    return true;
}

er_status er_draft_consistency(er_draft *d, er_error *error)
{
    er_index_reset(&d->seen);
    d->string_count = 0;
    trim_headings(d);
    for (uint32_t i = 0; i < d->row_count; i++)
        if (is_open(&d->rows[i]) && !weigh_row(d, &d->rows[i]))
            return er_fail_memory(error);
    for (uint32_t i = 0; i < d->row_count; i++)
        if (is_open(&d->rows[i]))
            settle_row(d, &d->rows[i]);
    return find_all_again(d) ? ER_OK : er_fail_memory(error);
}
