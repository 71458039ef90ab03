/* What the document as a whole says of a name: one type for one string, the more so where a title,
   a full name or a table speaks for it; a surname goes with its full name; what was found once is
   found again where the model missed it; the words of a heading are judged by how the text writes
   them. */
#include <stdlib.h>

#include "base/array.h"
#include "recognize/bodies.h"

#define STRING_TOKENS 6   /* longer names are not looked for again */
#define TITLE_WEIGHT 1.0f /* beside a model's probability of at most 1 */
#define SURNAME_WEIGHT 3.0f
#define SHORT_WEIGHT 1.0f
#define TABLE_WEIGHT 4.0f
#define NAMESAKE_WEIGHT (0.7f * SURNAME_WEIGHT)
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
    return row->end > row->first && !row->hidden &&
           (row->open || (row->type != ER_STATE && !row->seat));
}

/* "led by Ilse Torv". */
static bool is_agent(const er_draft *d, const er_draft_row *row)
{
    static const char *const verbs[] = {"led",     "headed",  "chaired",   "run",
                                        "written", "advised", "succeeded", NULL};
    return row->first >= 2 && row->end - row->first >= 2 &&
           er_draft_is_word(d, row->first - 1, "by") &&
           er_draft_is_one_of(d, row->first - 2, verbs) && !er_is_body_head(d, row->end - 1);
}

/* ", the president of Chad," beside the name, or "Chad's leader, " before it. */
static bool is_apposed(const er_draft *d, const er_draft_row *row)
{
    const er_titles *titles = er_facts_titles(d->facts);
    const er_sentence *s = &d->document->sentences[d->sentence[row->first]];
    if (row->source == ER_FROM_TABLE || row->end - row->first > 4 ||
        (row->source == ER_FROM_RULE && row->type == ER_ORGANIZATION) ||
        (row->end - row->first > 1 && er_is_body_head(d, row->end - 1)))
        return false;
    if (is_agent(d, row))
        return true;
    er_title_kind kind;
    if (row->first >= s->first_token + 2 && er_draft_is_word(d, row->first - 1, ",") &&
        er_titles_match(titles, d->document, &d->words, row->first - 2, row->first - 1, &kind,
                        NULL) &&
        kind != ER_TITLE_MODIFIER)
        return true;
    static const char *const openers[] = {"the", "a", "an", "its", "his", "her", "their", NULL};
    static const char *const relatives[] = {"who", "whom", NULL};
    uint32_t at = row->end + 1;
    if (er_draft_is_one_of(d, row->end, relatives) ||
        (er_draft_is_word(d, row->end, ",") && er_draft_is_one_of(d, at, relatives)))
        return true;
    if (at >= s->end_token || !er_draft_is_word(d, row->end, ",") ||
        !er_draft_is_one_of(d, at, openers))
        return false;
    for (at++; at < s->end_token && at < row->end + 5; at++) {
        if (d->document->tokens[at].kind != ER_WORD)
            return false;
        if (er_titles_match(titles, d->document, &d->words, at, s->end_token, &kind, NULL) &&
            kind != ER_TITLE_MODIFIER)
            return true;
    }
    return false;
}

/* "Nebius" for "Nebius Group": the first word of an organisation's name, where it is no common one.
 */
static bool weigh_short_form(er_draft *d, const er_draft_row *row)
{
    if (row->source == ER_FROM_RULE || d->hit_at[row->first] != ER_NONE ||
        er_draft_is_listed(d, row->first, ER_WORDS_COMMON_IN_BODIES) ||
        er_is_body_head(d, row->first) || d->uses[d->forms[row->first]].small > 0)
        return true;
    er_draft_string *first = string_of(d, row->first, row->first + 1);
    if (!first)
        return false;
    first->weight[ER_ORGANIZATION] += SHORT_WEIGHT * row->confidence;
    if (row->end - row->first < 3 || er_draft_is_given_name(d, row->first))
        return true;
    er_draft_string *begin = string_of(d, row->first, row->end - 1); /* River Life | Insurance */
    if (!begin)
        return false;
    begin->weight[ER_ORGANIZATION] += SHORT_WEIGHT * row->confidence;
    return true;
}

/* "Xi" for "Xi Jinping": a family name that stands first. */
static bool is_family_first(const er_draft *d, uint32_t token)
{
    return er_names_flags(d->person_names, d->symbols.views[d->forms[token]]) &
           ER_NAME_FAMILY_FIRST;
}

static bool weigh_family_name(er_draft *d, const er_draft_row *row)
{
    er_draft_string *family = string_of(d, row->first, row->first + 1);
    if (!family)
        return false;
    family->weight[ER_PERSON] += SURNAME_WEIGHT * row->confidence;
    family->surname = true;
    return true;
}

static bool weigh_row(er_draft *d, const er_draft_row *row)
{
    er_draft_string *string = string_of(d, row->first, row->end);
    if (!string)
        return false;
    float weight = row->confidence;
    if (row->source == ER_FROM_TABLE && !row->open)
        weight += TABLE_WEIGHT;
    if (row->type == ER_PERSON && row->titled)
        weight += TITLE_WEIGHT;
    if (row->type != ER_PERSON && is_apposed(d, row))
        string->weight[ER_PERSON] += TITLE_WEIGHT;
    string->weight[row->type] += weight;
    string->rows++;
    if (row->end - row->first < 2 || row->source == ER_FROM_DOCUMENT)
        return true;
    if (row->type == ER_ORGANIZATION)
        return weigh_short_form(d, row);
    if (row->type != ER_PERSON)
        return true;
    uint32_t last = surname_of(d, row);
    er_draft_string *surname = string_of(d, last, last + 1);
    if (!surname)
        return false;
    surname->weight[ER_PERSON] += SURNAME_WEIGHT * row->confidence;
    surname->surname = true;
    return !is_family_first(d, row->first) || weigh_family_name(d, row);
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

/* In a heading every word can have a capital. A name that the text does not know as a whole gives
   way to the names in it that the text knows; words that the text writes small are cut off. */
static void judge_in_heading(er_draft *d, uint32_t number)
{
    const er_draft_row *row = &d->rows[number];
    uint32_t first = row->first, end = row->end;
    if (find_string(d, first, end))
        return;
    for (uint32_t i = first; i < end && end - first > 1; i++) {
        if (find_string(d, i, i + 1)) {
            er_draft_drop(d, number); /* the known name is found again below */
            return;
        }
    }
    while (first < end && is_small_word(d, first))
        first++;
    while (end > first && is_small_word(d, end - 1))
        end--;
    if (first >= end)
        er_draft_drop(d, number);
    else if (first != row->first || end != row->end)
        er_draft_resize(d, number, first, end);
}

static bool is_in_heading(const er_draft *d, const er_draft_row *row)
{
    return row->source != ER_FROM_TABLE &&
           er_draft_sentence_case(d, d->sentence[row->first]) != ER_SENTENCE_PLAIN;
}

/* The rows of plain sentences are weighed first: they judge those in headings. */
static bool weigh_rows(er_draft *d, bool headings)
{
    for (uint32_t i = 0; i < d->row_count; i++) {
        if (d->rows[i].end == d->rows[i].first || is_in_heading(d, &d->rows[i]) != headings)
            continue;
        if (headings)
            judge_in_heading(d, i);
        if (is_open(&d->rows[i]) && !weigh_row(d, &d->rows[i]))
            return false;
    }
    return true;
}

/* ---- one type for one name --------------------------------------------------------------------
 */

/* "Kellogg" where the text has "Ilse Kellogg": the surname, whatever company or town the tables
   know by that name. */
static bool is_namesake(const er_draft_row *row, const er_draft_string *string)
{
    return row->source == ER_FROM_TABLE && row->end == row->first + 1 && !row->seat &&
           (row->type == ER_ORGANIZATION || row->type == ER_PLACE) && string->surname &&
           string->weight[ER_PERSON] >= NAMESAKE_WEIGHT;
}

static void settle_row(const er_draft *d, er_draft_row *row)
{
    const er_draft_string *string = find_string(d, row->first, row->end);
    bool namesake = string && is_namesake(row, string);
    if (!string || (row->source == ER_FROM_TABLE && !row->open && !namesake))
        return;
    er_type best = namesake ? ER_PERSON : best_type(string);
    float sum = 0;
    for (er_type t = ER_PERSON; t < ER_TYPE_COUNT; t++)
        sum += string->weight[t];
    float agreed = sum > 0 ? string->weight[best] / sum : 0;
    if (row->type != best) {
        row->type = (uint8_t)best;
        row->confidence = namesake ? AGAIN : agreed * AGAIN;
        row->kind = ER_NAME;
        row->state = ER_NONE;
        row->seat = false;
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

/* The free capitals before a surname, which are its given names: "resignation of Ilse Torv" where
   only "Torv" is known. */
static uint32_t given_begin(const er_draft *d, uint32_t surname, const er_sentence *s)
{
    uint32_t first = surname;
    while (first > s->first_token && surname - first < 2 && d->owner[first - 1] == ER_NONE &&
           is_name_word(d, first - 1) && d->hit_at[first - 1] == ER_NONE &&
           d->uses[d->forms[first - 1]].small == 0 &&
           !er_titles_match(er_facts_titles(d->facts), d->document, &d->words, first - 1, first,
                            NULL, NULL))
        first--;
    return first;
}

/* "King Harald": the title before a name, where King is a surname elsewhere. */
static bool is_title_of_next(const er_draft *d, uint32_t token, uint32_t end, const er_sentence *s)
{
    return end < s->end_token && d->owner[end] != ER_NONE &&
           d->rows[d->owner[end]].type == ER_PERSON &&
           er_titles_match(er_facts_titles(d->facts), d->document, &d->words, token, end, NULL,
                           NULL) == end - token;
}

static bool find_again(er_draft *d, uint32_t token, const er_sentence *s, bool plain)
{
    uint32_t end = token;
    const er_draft_string *string = string_at(d, token, s, &end);
    if (!string || (end == token + 1 && is_small_word(d, token)) || !is_name_word(d, end - 1))
        return true;
    er_type type = best_type(string);
    if (is_title_of_next(d, token, end, s))
        return true;
    uint32_t first = token;
    if (plain && end == token + 1 && type == ER_PERSON)
        first = given_begin(d, token, s);
    if (plain && end == token + 1 && first == token && has_neighbour(d, token, end, s))
        return true;
    float weight = string->weight[type] / (float)(string->rows ? string->rows : 1);
    float confidence = weight < AGAIN ? weight : AGAIN;
    return er_draft_add(d, first, end, type, ER_FROM_DOCUMENT, confidence) != NULL;
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

/* "the General", "the Emperor": a title without a name, unless somebody's family name is so. */
static void drop_title(er_draft *d, uint32_t number)
{
    const er_draft_row *row = &d->rows[number];
    if (row->type != ER_PERSON || row->source != ER_FROM_MODEL || row->titled || !is_open(row) ||
        row->end != row->first + 1)
        return;
    er_title_kind kind;
    const er_draft_string *string = find_string(d, row->first, row->end);
    if (er_titles_match(er_facts_titles(d->facts), d->document, &d->words, row->first, row->end,
                        &kind, NULL) &&
        (kind == ER_TITLE_RANK || kind == ER_TITLE_OFFICE) && !(string && string->surname))
        er_draft_drop(d, number);
}

er_status er_draft_consistency(er_draft *d, er_error *error)
{
    er_index_reset(&d->seen);
    d->string_count = 0;
    if (!weigh_rows(d, false) || !weigh_rows(d, true))
        return er_fail_memory(error);
    for (uint32_t i = 0; i < d->row_count; i++)
        if (is_open(&d->rows[i]))
            settle_row(d, &d->rows[i]);
    for (uint32_t i = 0; i < d->row_count; i++)
        drop_title(d, i);
    return find_all_again(d) ? ER_OK : er_fail_memory(error);
}
