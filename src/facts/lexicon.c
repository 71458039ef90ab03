#include "facts/lexicon.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/utf8.h"

/* ---- phrases of the tables into words, as the tokenizer cuts them ------------------------------
 */

static bool begins_upper(er_view view)
{
    if (!view.length)
        return false;
    uint32_t size;
    return er_utf8_is_upper(er_utf8_decode(view.data, view.length, &size));
}

/* Cuts the next word off *rest; *split: cut at hyphens, too. False at the end. */
static bool next_word(er_view *rest, bool *split, er_view *word)
{
    while (rest->length && *rest->data == ' ')
        *rest = (er_view){rest->data + 1, rest->length - 1};
    if (!rest->length)
        return false;
    uint32_t length = 1;
    if (*rest->data != '-' && *rest->data != '\'' && *rest->data != ',')
        while (length < rest->length && rest->data[length] != ' ' && rest->data[length] != ',' &&
               !(*split && rest->data[length] == '-') &&
               !(rest->length - length >= 2 && rest->data[length] == '\'' &&
                 rest->data[length + 1] == 's' &&
                 (rest->length - length == 2 || rest->data[length + 2] == ' ')))
            length++;
    else if (*rest->data == '\'' && rest->length > 1 && rest->data[1] == 's')
        length = 2;
    *word = (er_view){rest->data, length};
    *rest = (er_view){rest->data + length, rest->length - length};
    return true;
}

/* Whether a part of a hyphenated word in the phrase begins with a capital. */
static bool splits_at_hyphens(er_view phrase)
{
    for (uint32_t i = 0; i < phrase.length; i++) {
        if (phrase.data[i] != '-')
            continue;
        uint32_t start = i;
        while (start > 0 && phrase.data[start - 1] != ' ')
            start--;
        if (begins_upper((er_view){phrase.data + start, phrase.length - start}) ||
            begins_upper((er_view){phrase.data + i + 1, phrase.length - i - 1}))
            return true;
    }
    return false;
}

static bool has_hyphen(er_view phrase)
{
    return phrase.length && memchr(phrase.data, '-', phrase.length);
}

/* Two capitals at least and no small letter. */
static bool is_acronym(er_view phrase)
{
    uint32_t upper = 0;
    for (uint32_t at = 0; at < phrase.length;) {
        uint32_t size, c = er_utf8_decode(phrase.data + at, phrase.length - at, &size);
        if (er_utf8_is_lower(c) || c == ' ')
            return false;
        upper += er_utf8_is_upper(c);
        at += size;
    }
    return upper >= 2;
}

/* ---- building ---------------------------------------------------------------------------------
 */

static uint32_t add_node(er_lexicon *lexicon)
{
    if (!er_array_reserve((void **)&lexicon->first_sense, &lexicon->node_capacity,
                          (uint64_t)lexicon->node_count + 1, sizeof *lexicon->first_sense))
        return ER_NONE;
    lexicon->first_sense[lexicon->node_count] = ER_NONE;
    return lexicon->node_count++;
}

static uint32_t add_edge(er_lexicon *lexicon, uint32_t node, uint32_t word)
{
    uint32_t *to = er_index_add(&lexicon->edges, er_index_pair(node, word), lexicon->node_count);
    if (!to)
        return ER_NONE;
    return *to == lexicon->node_count ? add_node(lexicon) : *to;
}

/* Appends the sense to the list of the node, so that what was added first is found first. */
static bool add_sense(er_lexicon *lexicon, uint32_t node, er_sense sense)
{
    if (!er_array_reserve((void **)&lexicon->senses, &lexicon->sense_capacity,
                          (uint64_t)lexicon->sense_count + 1, sizeof *lexicon->senses))
        return false;
    uint32_t *link = &lexicon->first_sense[node];
    while (*link != ER_NONE)
        link = &lexicon->senses[*link].next;
    *link = lexicon->sense_count;
    lexicon->senses[lexicon->sense_count++] = sense;
    return true;
}

static er_status add_phrase(er_lexicon *lexicon, er_symbols *words, er_view phrase, bool split,
                            er_sense sense, er_error *error)
{
    er_buffer fold = {0};
    er_view word;
    uint32_t node = lexicon->node_count ? 0 : add_node(lexicon), count = 0;
    while (node != ER_NONE && next_word(&phrase, &split, &word)) {
        if (begins_upper(word) && count < 32)
            sense.capitals |= UINT32_C(1) << count;
        count++;
        uint32_t id = er_symbols_add(words, er_word_fold(word, &fold));
        node = id == ER_NONE ? ER_NONE : add_edge(lexicon, node, id);
    }
    bool failed = node == ER_NONE || fold.failed || !add_sense(lexicon, node, sense);
    er_buffer_free(&fold);
    return failed ? er_fail_memory(error) : ER_OK;
}

er_status er_lexicon_add(er_lexicon *lexicon, er_symbols *words, er_view phrase, uint8_t kind,
                         uint8_t flags, uint32_t row, er_error *error)
{
    er_sense sense = {
        .row = row, .next = ER_NONE, .kind = kind, .flags = flags, .acronym = is_acronym(phrase)};
    bool split = splits_at_hyphens(phrase);
    er_status status = add_phrase(lexicon, words, phrase, split, sense, error);
    if (status == ER_OK && !split && has_hyphen(phrase))
        status = add_phrase(lexicon, words, phrase, true, sense, error);
    return status;
}

/* ---- matching ---------------------------------------------------------------------------------
 */

static bool is_capital(const er_token *token)
{
    return token->letter_case == ER_CASE_TITLE || token->letter_case == ER_CASE_UPPER ||
           token->letter_case == ER_CASE_MIXED;
}

static bool has_small_letter(er_view token)
{
    for (uint32_t at = 0; at < token.length;) {
        uint32_t size;
        if (er_utf8_is_lower(er_utf8_decode(token.data + at, token.length - at, &size)))
            return true;
        at += size;
    }
    return false;
}

static bool is_written_so(const er_document *document, uint32_t token, uint32_t length,
                          const er_sense *sense)
{
    if (sense->acronym) {
        for (uint32_t i = 0; i < length; i++)
            if (has_small_letter(er_token_view(document, token + i)))
                return false;
        return true;
    }
    for (uint32_t i = 0; i < length && i < 32; i++)
        if (sense->capitals >> i & 1 && !is_capital(&document->tokens[token + i]))
            return false;
    return true;
}

uint32_t er_lexicon_match(const er_lexicon *lexicon, const er_document *document,
                          const er_word_ids *ids, uint32_t token, uint32_t end,
                          const er_sense **sense)
{
    uint32_t node = 0, best = 0;
    for (uint32_t i = token; i < end && ids->ids[i] != ER_NONE; i++) {
        node = er_index_find(&lexicon->edges, er_index_pair(node, ids->ids[i]));
        if (node == ER_NONE)
            break;
        for (uint32_t s = lexicon->first_sense[node]; s != ER_NONE; s = lexicon->senses[s].next) {
            if (is_written_so(document, token, i + 1 - token, &lexicon->senses[s])) {
                best = i + 1 - token;
                *sense = &lexicon->senses[s];
                break;
            }
        }
    }
    return best;
}

uint32_t er_lexicon_match_small(const er_lexicon *lexicon, const er_word_ids *ids, uint32_t token,
                                uint32_t end, const er_sense **sense)
{
    uint32_t node = 0, best = 0;
    for (uint32_t i = token; i < end && ids->ids[i] != ER_NONE; i++) {
        node = er_index_find(&lexicon->edges, er_index_pair(node, ids->ids[i]));
        if (node == ER_NONE)
            break;
        for (uint32_t s = lexicon->first_sense[node]; s != ER_NONE; s = lexicon->senses[s].next) {
            if (!lexicon->senses[s].acronym) {
                best = i + 1 - token;
                *sense = &lexicon->senses[s];
                break;
            }
        }
    }
    return best;
}

const er_sense *er_lexicon_find(const er_lexicon *lexicon, const er_symbols *words, er_view phrase)
{
    er_buffer fold = {0};
    bool split = splits_at_hyphens(phrase);
    er_view word;
    uint32_t node = 0;
    while (node != ER_NONE && next_word(&phrase, &split, &word)) {
        uint32_t id = er_symbols_find(words, er_word_fold(word, &fold));
        node = id == ER_NONE ? ER_NONE : er_index_find(&lexicon->edges, er_index_pair(node, id));
    }
    er_buffer_free(&fold);
    if (node == ER_NONE || node == 0 || lexicon->first_sense[node] == ER_NONE)
        return NULL;
    return &lexicon->senses[lexicon->first_sense[node]];
}

void er_lexicon_free(er_lexicon *lexicon)
{
    er_index_free(&lexicon->edges);
    free(lexicon->first_sense);
    free(lexicon->senses);
    *lexicon = (er_lexicon){0};
}
