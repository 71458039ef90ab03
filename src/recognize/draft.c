#include "recognize/draft.h"

#include <stdlib.h>

#include "base/array.h"

/* ---- beginning --------------------------------------------------------------------------------
 */

static bool reserve_tables(er_draft *d, uint32_t tokens, uint32_t sentences, uint32_t states)
{
    return er_array_reserve((void **)&d->cases, &d->case_capacity, sentences, sizeof *d->cases) &&
           er_array_reserve((void **)&d->words.ids, &d->words.capacity, tokens,
                            sizeof *d->words.ids) &&
           er_array_reserve((void **)&d->forms, &d->form_capacity, tokens, sizeof *d->forms) &&
           er_array_reserve((void **)&d->hit_at, &d->hit_at_capacity, tokens, sizeof *d->hit_at) &&
           er_array_reserve((void **)&d->owner, &d->owner_capacity, tokens, sizeof *d->owner) &&
           er_array_reserve((void **)&d->sentence, &d->sentence_capacity, tokens,
                            sizeof *d->sentence) &&
           er_array_reserve((void **)&d->support, &d->support_capacity, states,
                            sizeof *d->support) &&
           er_array_reserve((void **)&d->listed, &d->listed_capacity,
                            er_facts_gazetteer(d->facts)->count, sizeof *d->listed);
}

/* The number of a form in this document; a new one is looked for in the tables. ER_NONE where
   memory is out. */
static uint32_t add_form(er_draft *d, er_view fold)
{
    uint32_t count = d->symbols.count, form = er_symbols_add(&d->symbols, fold);
    if (form == ER_NONE || form < count)
        return form;
    if (!er_array_reserve((void **)&d->known, &d->known_capacity, (uint64_t)form + 1,
                          sizeof *d->known))
        return ER_NONE;
    d->known[form] = (er_form){.word = er_symbols_find(er_facts_words(d->facts), fold),
                               .lists = er_word_lists_of(d->lists, fold)};
    return form;
}

/* A lone hyphen between two words: apart from them, or (*tied goes up) tied to one at least. */
static bool is_apart(const er_draft *d, uint32_t token, uint32_t *tied)
{
    const er_token *t = &d->document->tokens[token];
    if (t->end - t->start != 1 || d->document->text.data[t->start] != '-' || token == 0 ||
        token + 1 >= d->document->token_count || t[-1].kind != ER_WORD || t[1].kind != ER_WORD)
        return false;
    bool apart = t->space_before && t[1].space_before;
    *tied += !apart;
    return apart;
}

/* Whether the text was cut into words and put together with blanks: "a well - known man". */
static bool has_loose_hyphens(const er_draft *d)
{
    uint32_t apart = 0, tied = 0;
    for (uint32_t i = 0; i < d->document->token_count; i++)
        apart += d->document->tokens[i].kind == ER_PUNCTUATION && is_apart(d, i, &tied);
    if (apart < 2)
        return false;
    for (uint32_t i = 0; i < d->symbols.count; i++) {
        er_view form = d->symbols.views[i];
        tied += form.length > 2 && form.data[0] != '-' && memchr(form.data, '-', form.length);
    }
    return apart > 3 * tied;
}

/* Folds every token once. */
static bool read_words(er_draft *d)
{
    for (uint32_t i = 0; i < d->document->token_count; i++) {
        uint32_t form = add_form(d, er_word_fold(er_token_view(d->document, i), &d->words.fold));
        if (form == ER_NONE)
            return false;
        d->words.ids[i] = d->known[form].word;
        d->forms[i] = form;
        d->owner[i] = d->hit_at[i] = ER_NONE;
    }
    d->ties = has_loose_hyphens(d);
    return !d->words.fold.failed;
}

/* Words that a heading writes small, too. */
static bool is_small_in_headings(const er_draft *d, uint32_t token)
{
    return er_draft_is_listed(d, token, ER_WORDS_SMALL_IN_HEADINGS);
}

/* "Pic: National Guard of Peru": a name written as always, not a heading in title case. */
static bool is_credit(const er_draft *d, const er_sentence *s)
{
    return s->end_token - s->first_token > 2 &&
           er_draft_is_listed(d, s->first_token, ER_WORDS_CREDIT) &&
           er_draft_is_word(d, s->first_token + 1, ":");
}

static er_sentence_case read_case(const er_draft *d, uint32_t sentence)
{
    const er_sentence *s = &d->document->sentences[sentence];
    uint32_t small = 0, title = 0, upper = 0;
    if (is_credit(d, s))
        return ER_SENTENCE_PLAIN;
    for (uint32_t i = s->first_token; i < s->end_token && i < s->first_token + 40; i++) {
        const er_token *t = &d->document->tokens[i];
        if (t->kind != ER_WORD || t->end - t->start < 3)
            continue;
        small += t->letter_case == ER_CASE_LOWER && !is_small_in_headings(d, i);
        title += t->letter_case == ER_CASE_TITLE || t->letter_case == ER_CASE_MIXED;
        upper += t->letter_case == ER_CASE_UPPER && t->end - t->start > 3;
    }
    if (upper >= 2 && upper > 3 * (small + title))
        return ER_SENTENCE_UPPER;
    if (title + upper >= 3 && (small == 0 || (s->headline && title + upper > 6 * small)))
        return ER_SENTENCE_TITLE;
    return ER_SENTENCE_PLAIN;
}

static bool count_uses(er_draft *d)
{
    const er_document *doc = d->document;
    if (!er_array_reserve((void **)&d->uses, &d->use_capacity, d->symbols.count, sizeof *d->uses))
        return false;
    for (uint32_t i = 0; i < d->symbols.count; i++)
        d->uses[i] = (er_word_use){0};
    for (uint32_t s = 0; s < doc->sentence_count; s++) {
        d->cases[s] = (uint8_t)read_case(d, s);
        bool plain = d->cases[s] == ER_SENTENCE_PLAIN;
        for (uint32_t i = doc->sentences[s].first_token; i < doc->sentences[s].end_token; i++) {
            d->sentence[i] = s;
            if (!plain || doc->tokens[i].kind != ER_WORD)
                continue;
            if (!er_draft_is_capital(d, i))
                d->uses[d->forms[i]].small++;
            else if (!er_draft_opens_sentence(d, i))
                d->uses[d->forms[i]].capital++;
        }
    }
    return true;
}

/* Acronyms that are words of a sentence written in capitals. */
static bool is_word_in_capitals(const er_draft *d, uint32_t token, uint32_t length)
{
    static const char *const words[] = {"who", "is", "it", "ice", "un", "pa", "us", NULL};
    return length == 1 && er_draft_is_one_of(d, token, words) &&
           er_draft_sentence_case(d, d->sentence[token]) == ER_SENTENCE_UPPER;
}

/* "U.S. Treasury Secretary": the end of a name that comes before a title whose first words are the
   name's last ones; end where there is none. */
static uint32_t end_before_title(const er_draft *d, uint32_t first, uint32_t end, uint32_t high)
{
    for (uint32_t i = first + 1; i < end; i++)
        if (i + er_titles_match(er_facts_titles(d->facts), d->document, &d->words, i, high, NULL,
                                NULL) >
            end)
            return i;
    return end;
}

#define SMALL_WORDS 8 /* from so many on a document without capitals is written so on purpose */

/* No word of the document begins with a capital. */
static bool has_no_capitals(const er_draft *d)
{
    uint32_t words = 0;
    for (uint32_t i = 0; i < d->document->token_count; i++) {
        if (er_draft_is_capital(d, i))
            return false;
        words += d->document->tokens[i].kind == ER_WORD;
    }
    return words >= SMALL_WORDS;
}

/* A name of the tables that means one thing only, in a document without capitals. */
static uint32_t match_small(const er_draft *d, uint32_t token, uint32_t high,
                            const er_sense **sense)
{
    uint32_t length =
        er_lexicon_match_small(er_facts_names(d->facts), &d->words, token, high, sense);
    bool plain = length && !((*sense)->flags & ER_NAME_AMBIGUOUS) &&
                 (*sense)->kind != ER_NAME_OTHER && (*sense)->kind != ER_NAME_TERRITORY;
    return plain ? length : 0;
}

/* The longest name of the tables at the token: its length, 0 where there is none. */
static uint32_t match_name(const er_draft *d, uint32_t token, uint32_t high, const er_sense **sense)
{
    const er_lexicon *names = er_facts_names(d->facts);
    if (d->words.ids[token] == ER_NONE)
        return 0;
    if (d->small)
        return match_small(d, token, high, sense);
    uint32_t length = er_lexicon_match(names, d->document, &d->words, token, high, sense);
    if (length < 2 || (*sense)->kind != ER_NAME_ORGANIZATION)
        return length;
    uint32_t end = end_before_title(d, token, token + length, high);
    return end == token + length
               ? length
               : er_lexicon_match(names, d->document, &d->words, token, end, sense);
}

static bool find_hits(er_draft *d)
{
    const er_document *doc = d->document;
    d->small = has_no_capitals(d);
    for (uint32_t s = 0; s < doc->sentence_count; s++) {
        uint32_t end = doc->sentences[s].end_token;
        for (uint32_t i = doc->sentences[s].first_token; i < end;) {
            const er_sense *sense = NULL;
            uint32_t length = match_name(d, i, end, &sense);
            if (!length || is_word_in_capitals(d, i, length)) {
                i++;
                continue;
            }
            if (!er_array_reserve((void **)&d->hits, &d->hit_capacity, (uint64_t)d->hit_count + 1,
                                  sizeof *d->hits))
                return false;
            for (uint32_t k = i; k < i + length; k++)
                d->hit_at[k] = d->hit_count;
            d->hits[d->hit_count++] = (er_hit){i, i + length, sense};
            i += length;
        }
    }
    return true;
}

/* Counts what speaks for each state: names of one meaning only. */
static void count_support(er_draft *d)
{
    const er_lexicon *names = er_facts_names(d->facts);
    uint32_t states = er_facts_states(d->facts)->count;
    for (uint32_t i = 0; i < states; i++)
        d->support[i] = 0;
    memset(d->listed, 0, er_facts_gazetteer(d->facts)->count * sizeof *d->listed);
    for (uint32_t i = 0; i < d->hit_count; i++) {
        const er_sense *sense = d->hits[i].sense;
        if (er_sense_next(names, sense) || sense->flags)
            continue;
        if (sense->kind <= ER_NAME_SEAT)
            d->support[sense->row]++;
        else if (sense->kind != ER_NAME_TERRITORY) {
            uint32_t state = er_facts_gazetteer(d->facts)->rows[sense->row].state;
            d->listed[sense->row]++;
            if (state != ER_NONE)
                d->support[state]++;
        }
    }
}

er_status er_draft_begin(er_draft *d, const er_document *document, er_error *error)
{
    d->document = document;
    d->hit_count = d->row_count = 0;
    er_symbols_reset(&d->symbols);
    if (!reserve_tables(d, document->token_count, document->sentence_count,
                        er_facts_states(d->facts)->count) ||
        !read_words(d) || !count_uses(d) || !find_hits(d))
        return er_fail_memory(error);
    count_support(d);
    return ER_OK;
}

void er_draft_free(er_draft *d)
{
    er_word_ids_free(&d->words);
    er_symbols_free(&d->symbols);
    free(d->strings);
    er_index_free(&d->seen);
    free(d->forms);
    free(d->uses);
    free(d->known);
    free(d->hits);
    free(d->hit_at);
    free(d->rows);
    free(d->owner);
    free(d->sentence);
    free(d->cases);
    free(d->support);
    free(d->listed);
    *d = (er_draft){0};
}

/* ---- rows -------------------------------------------------------------------------------------
 */

er_draft_row *er_draft_add(er_draft *d, uint32_t first, uint32_t end, er_type type,
                           er_draft_source source, float confidence)
{
    if (!er_array_reserve((void **)&d->rows, &d->row_capacity, (uint64_t)d->row_count + 1,
                          sizeof *d->rows))
        return NULL;
    for (uint32_t i = first; i < end; i++)
        d->owner[i] = d->row_count;
    er_draft_row *row = &d->rows[d->row_count++];
    *row = (er_draft_row){.first = first,
                          .end = end,
                          .state = ER_NONE,
                          .type = (uint8_t)type,
                          .kind = ER_NAME,
                          .source = (uint8_t)source,
                          .confidence = confidence};
    return row;
}

bool er_draft_is_free(const er_draft *d, uint32_t first, uint32_t end)
{
    for (uint32_t i = first; i < end; i++)
        if (d->owner[i] != ER_NONE)
            return false;
    return first < end;
}

void er_draft_drop(er_draft *d, uint32_t row)
{
    for (uint32_t i = d->rows[row].first; i < d->rows[row].end; i++)
        d->owner[i] = ER_NONE;
    d->rows[row].end = d->rows[row].first;
}

void er_draft_resize(er_draft *d, uint32_t row, uint32_t first, uint32_t end)
{
    for (uint32_t i = d->rows[row].first; i < d->rows[row].end; i++)
        d->owner[i] = ER_NONE;
    d->rows[row].first = first;
    d->rows[row].end = end;
    for (uint32_t i = first; i < end; i++)
        d->owner[i] = row;
}

/* ---- questions --------------------------------------------------------------------------------
 */

/* The forms of the document end with a zero byte. */
static bool is_form(const char *form, const char *word)
{
    return *form == *word && strcmp(form, word) == 0;
}

bool er_draft_is_word(const er_draft *d, uint32_t token, const char *word)
{
    return token < d->document->token_count &&
           is_form(d->symbols.views[d->forms[token]].data, word);
}

bool er_draft_is_one_of(const er_draft *d, uint32_t token, const char *const *words)
{
    if (token >= d->document->token_count)
        return false;
    const char *form = d->symbols.views[d->forms[token]].data;
    for (; *words; words++)
        if (is_form(form, *words))
            return true;
    return false;
}

bool er_draft_is_listed(const er_draft *d, uint32_t token, er_word_list list)
{
    return token < d->document->token_count && d->known[d->forms[token]].lists >> list & 1;
}

bool er_draft_is_given_name(const er_draft *d, uint32_t token)
{
    uint32_t hit = d->hit_at[token];
    bool apart = hit == ER_NONE || (d->hits[hit].end == d->hits[hit].first + 1 &&
                                    d->hits[hit].sense->flags & ER_NAME_AMBIGUOUS);
    return apart && er_draft_is_capital(d, token) &&
           er_names_flags(d->person_names, d->symbols.views[d->forms[token]]) &
               (ER_NAME_MALE | ER_NAME_FEMALE);
}

bool er_draft_opens_sentence(const er_draft *d, uint32_t token)
{
    uint32_t first = d->document->sentences[d->sentence[token]].first_token;
    while (token > first) {
        const er_token *before = &d->document->tokens[--token];
        if (before->kind == ER_WORD || before->kind == ER_NUMBER)
            return false;
        char mark = d->document->text.data[before->start];
        if (mark == ':' || mark == '-')
            return true; /* a dateline or a caption's label stands before it */
    }
    return true;
}

bool er_draft_is_plural_acronym(const er_draft *d, uint32_t token)
{
    er_view word = er_token_view(d->document, token);
    if (word.length < 3 || word.data[word.length - 1] != 's')
        return false;
    for (uint32_t i = 0; i + 1 < word.length; i++)
        if (word.data[i] < 'A' || word.data[i] > 'Z')
            return false;
    return true;
}

bool er_draft_is_hyphen(const er_draft *d, uint32_t token)
{
    const er_token *tokens = d->document->tokens;
    return token + 1 < d->document->token_count && er_draft_is_word(d, token, "-") &&
           (d->ties || (!tokens[token].space_before && !tokens[token + 1].space_before));
}

bool er_draft_is_possessive(const er_draft *d, uint32_t token)
{
    static const char *const marks[] = {"'s", "'", NULL};
    return token < d->document->token_count && !d->document->tokens[token].space_before &&
           er_draft_is_one_of(d, token, marks);
}
