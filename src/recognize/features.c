#include "recognize/features.h"

#include "base/utf8.h"
#include "ergraph/document.h"

/* ---- words ------------------------------------------------------------------------------- */

/* FNV-1a over code points, cheap enough for every affix of every new word. */
#define HASH_START 0xcbf29ce484222325ULL

static uint64_t hash_step(uint64_t hash, uint32_t value)
{
    return (hash ^ value) * 0x100000001b3ULL;
}

static uint32_t shape_class(uint32_t c)
{
    if (er_utf8_is_upper(c))
        return 'X';
    if (er_utf8_is_letter(c))
        return 'x';
    if (er_utf8_is_digit(c))
        return '0';
    if (c == 0x2019 || c == 0x2018)
        return '\'';
    if (c == 0x201C || c == 0x201D)
        return '"';
    return c < 0x80 ? c : '?';
}

/* The look of a word from how many of its letters are capitals. */
static er_look look_of(uint32_t letters, uint32_t capitals, bool first_capital, uint32_t length)
{
    if (letters == 0)
        return ER_LOOK_OTHER;
    if (capitals == 0)
        return ER_LOOK_LOWER;
    if (capitals == 1 && letters == 1 && length <= 2)
        return ER_LOOK_INITIAL;
    if (capitals == letters)
        return ER_LOOK_UPPER;
    return capitals == 1 && first_capital ? ER_LOOK_TITLE : ER_LOOK_MIXED;
}

static void read_shape(er_view bytes, er_word *word)
{
    uint64_t shape = HASH_START, long_shape = HASH_START;
    uint32_t last = 0, letters = 0, capitals = 0, length = 0;
    bool first_capital = false;
    for (uint32_t at = 0, size; at < bytes.length; at += size, length++) {
        uint32_t kind = shape_class(er_utf8_decode(bytes.data + at, bytes.length - at, &size));
        if (kind != last)
            shape = hash_step(shape, kind);
        if (length < 12)
            long_shape = hash_step(long_shape, kind);
        last = kind;
        letters += kind == 'X' || kind == 'x';
        capitals += kind == 'X';
        if (length == 0)
            first_capital = kind == 'X';
    }
    word->shape = (uint32_t)er_hash_mix(shape, 1);
    word->long_shape = (uint32_t)er_hash_mix(long_shape, length > 12);
    word->look = (uint8_t)look_of(letters, capitals, first_capital, length);
}

/* Digits count as 0, so that numbers and years share their affixes. */
static uint32_t affix_byte(unsigned char c)
{
    return c >= '0' && c <= '9' ? '0' : c;
}

/* Affixes of 1 to 4 characters; a character goes from one lead byte of UTF-8 to the next. */
static void read_affixes(er_view lower, er_word *word)
{
    uint64_t hash = HASH_START;
    uint32_t characters = 0;
    for (uint32_t i = 0; i < lower.length && characters < 5; i++) {
        unsigned char c = (unsigned char)lower.data[i];
        if ((c & 0xC0) != 0x80 && characters++ > 0)
            word->prefix[characters - 2] = hash;
        hash = hash_step(hash, affix_byte(c));
    }
    if (characters > 0 && characters < 5)
        word->prefix[characters - 1] = hash;
    hash = HASH_START;
    characters = 0;
    for (uint32_t i = lower.length; i > 0 && characters < 4; i--) {
        unsigned char c = (unsigned char)lower.data[i - 1];
        hash = hash_step(hash, affix_byte(c));
        if ((c & 0xC0) != 0x80)
            word->suffix[characters++] = hash;
    }
}

/* A compound that the vocabulary does not have is known by its last part ("long-serving"). */
static uint32_t find_row(const er_vocabulary *vocabulary, er_view folded, uint64_t hash)
{
    uint32_t row = er_vocabulary_find(vocabulary, hash);
    for (uint32_t i = folded.length; row == ER_NONE && i > 1; i--)
        if (folded.data[i - 1] == '-')
            return er_vocabulary_find(vocabulary,
                                      er_view_hash((er_view){folded.data + i, folded.length - i}));
    return row;
}

static void look_up(const er_vocabulary *vocabulary, er_view folded, er_word *word)
{
    word->row = vocabulary ? find_row(vocabulary, folded, word->lower) : ER_NONE;
    if (word->row == ER_NONE)
        return;
    for (uint32_t k = 0; k < ER_CLUSTERINGS; k++)
        word->cluster[k] = vocabulary->clusters[word->row * ER_CLUSTERINGS + k];
    word->marks = vocabulary->marks[word->row];
}

void er_word_read(const er_vocabulary *vocabulary, er_view bytes, er_buffer *lower, er_word *word)
{
    *word = (er_word){.row = ER_NONE};
    er_buffer_clear(lower);
    er_utf8_fold(bytes, lower);
    er_view folded = er_buffer_view(lower);
    word->exact = er_view_hash(bytes);
    word->lower = er_view_hash(folded);
    read_shape(bytes, word);
    read_affixes(folded, word);
    look_up(vocabulary, folded, word);
}

void er_word_boundary(er_word *word)
{
    *word = (er_word){.row = ER_NONE, .exact = 1, .lower = 1, .shape = 1, .long_shape = 1};
}

/* ---- keys -------------------------------------------------------------------------------- */

typedef struct key_list {
    uint64_t *keys;
    uint32_t count;
} key_list;

static void add(key_list *list, uint32_t template, uint64_t value)
{
    list->keys[list->count++] = er_hash_mix(value, template);
}

static void add_pair(key_list *list, uint32_t template, uint64_t a, uint64_t b)
{
    add(list, template, a * 0x9e3779b97f4a7c15ULL + b);
}

/* Templates of word features: 16 numbers an offset for the plain ones. */
enum {
    T_EXACT,
    T_LOWER,
    T_SHAPE,
    T_LONG_SHAPE,
    T_LOOK,
    T_PREFIX,
    T_SUFFIX = T_PREFIX + 4,
    T_CLUSTER = T_SUFFIX + 4,
    T_CLUSTER_SHAPE = T_CLUSTER + ER_CLUSTERINGS,
    T_MARK = T_CLUSTER_SHAPE + ER_CLUSTERINGS,
    T_MARKS_SHAPE,
    T_SUFFIX_LOOK,
    T_WORD_END = 64
};

static void add_clusters(key_list *list, uint32_t base, const er_word *word, bool with_shape)
{
    for (uint32_t k = 0; k < ER_CLUSTERINGS; k++) {
        if (word->cluster[k])
            add(list, base + T_CLUSTER + k, word->cluster[k]);
        else if (k == 0)
            add_pair(list, base + T_CLUSTER, 0, word->look); /* an unknown word */
        if (with_shape && word->cluster[k])
            add_pair(list, base + T_CLUSTER_SHAPE + k, word->cluster[k], word->look);
    }
}

uint32_t er_word_features(const er_word *word, int offset, uint64_t *keys)
{
    key_list list = {keys, 0};
    uint32_t base = (uint32_t)(offset + ER_FEATURE_REACH) * T_WORD_END;
    add(&list, base + T_LOWER, word->lower);
    add(&list, base + T_SHAPE, word->shape);
    add_clusters(&list, base, word, offset == 0);
    for (uint32_t m = 0; m < ER_MARK_COUNT; m++)
        if (word->marks >> m & 1)
            add(&list, base + T_MARK, m);
    if (offset < -1 || offset > 1)
        return list.count;
    add_pair(&list, base + T_MARKS_SHAPE, word->marks, word->look);
    for (uint32_t k = offset ? 1 : 0; k < (offset ? 3 : 4); k++)
        if (word->suffix[k])
            add(&list, base + T_SUFFIX + k, word->suffix[k]);
    if (offset != 0)
        return list.count;
    add(&list, base + T_EXACT, word->exact);
    add(&list, base + T_LONG_SHAPE, word->long_shape);
    add(&list, base + T_LOOK, word->look);
    for (uint32_t k = 0; k < 4; k++)
        if (word->prefix[k])
            add(&list, base + T_PREFIX + k, word->prefix[k]);
    for (uint32_t k = 1; k < 4; k++)
        if (word->suffix[k])
            add_pair(&list, base + T_SUFFIX_LOOK, word->suffix[k], word->look);
    return list.count;
}

/* ---- lines ------------------------------------------------------------------------------- */

static bool is_capital(const er_word *word)
{
    return word->look >= ER_LOOK_TITLE;
}

/* Small words are in lower case in title-case lines too: only words of four letters count, which
   the third suffix stands for. */
er_line_look er_line_look_of(const er_word *const *words, uint32_t count)
{
    uint32_t lower = 0, title = 0, upper = 0;
    for (uint32_t i = 0; i < count; i++) {
        bool is_long = words[i]->suffix[3] != 0;
        lower += words[i]->look == ER_LOOK_LOWER && is_long;
        title += (words[i]->look == ER_LOOK_TITLE || words[i]->look == ER_LOOK_MIXED) && is_long;
        upper += words[i]->look == ER_LOOK_UPPER;
    }
    if (upper >= 3 && upper > 2 * (lower + title))
        return ER_LINE_UPPER;
    if (title >= 3 && lower <= title / 4)
        return ER_LINE_TITLE;
    if (title + upper == 0 && lower >= 3)
        return ER_LINE_LOWER;
    return ER_LINE_PLAIN;
}

void er_line_runs(const er_word *const *words, uint32_t count, uint32_t *run_first,
                  uint32_t *run_end)
{
    for (uint32_t at = 0; at < count;) {
        uint32_t end = at;
        for (uint32_t next = at; next < count && next <= end + 2; next++) {
            if (is_capital(words[next]))
                end = next + 1;
            else if (end == at || !(words[next]->marks & ER_MARK_CONNECTS))
                break;
        }
        if (end == at) {
            run_first[at] = run_end[at] = at;
            at++;
            continue;
        }
        for (uint32_t i = at; i < end; i++) {
            run_first[i] = at;
            run_end[i] = end;
        }
        at = end;
    }
}

/* ---- places ------------------------------------------------------------------------------ */

enum {
    P_WORDS = 512, /* templates of place features start after those of words */
    P_CLUSTERS = 528,
    P_SHAPES = 544,
    P_MARKS = 560,
    P_LINE = 576,
    P_RUN = 592,
    P_SEEN = 624,
    P_ACRONYM = 640
};

static void add_neighbours(key_list *list, const er_word *const *w)
{
    add_pair(list, P_WORDS, w[-1]->lower, w[0]->lower);
    add_pair(list, P_WORDS + 1, w[0]->lower, w[1]->lower);
    add_pair(list, P_WORDS + 2, w[-1]->lower, w[1]->lower);
    add_pair(list, P_WORDS + 3, w[-2]->lower, w[-1]->lower);
    add_pair(list, P_WORDS + 4, w[1]->lower, w[2]->lower);
    add_pair(list, P_WORDS + 5, w[-1]->lower, w[0]->shape);
    add_pair(list, P_WORDS + 6, w[1]->lower, w[0]->shape);
    for (uint32_t k = 0; k < 3; k++) {
        add_pair(list, P_CLUSTERS + 2 * k, w[-1]->cluster[k], w[0]->cluster[k]);
        add_pair(list, P_CLUSTERS + 2 * k + 1, w[0]->cluster[k], w[1]->cluster[k]);
    }
    add_pair(list, P_CLUSTERS + 8, w[-1]->cluster[1] * 4096u + w[1]->cluster[1], w[0]->look);
    add_pair(list, P_CLUSTERS + 9, w[-1]->cluster[2], w[0]->shape);
    add_pair(list, P_CLUSTERS + 10, w[1]->cluster[2], w[0]->shape);
    add_pair(list, P_CLUSTERS + 11, w[-2]->cluster[1] * 4096u + w[-1]->cluster[1], w[0]->look);
    add_pair(list, P_CLUSTERS + 12, w[2]->cluster[1] * 4096u + w[1]->cluster[1], w[0]->look);
    add_pair(list, P_SHAPES, w[-1]->shape, w[0]->shape);
    add_pair(list, P_SHAPES + 1, w[0]->shape, w[1]->shape);
    add_pair(list, P_SHAPES + 2, w[-1]->shape * 31ULL + w[0]->shape, w[1]->shape);
    add_pair(list, P_SHAPES + 3, w[-2]->look * 8ULL + w[-1]->look,
             w[0]->look * 64ULL + w[1]->look * 8ULL + w[2]->look);
    add_pair(list, P_MARKS, w[-1]->marks, w[0]->marks);
    add_pair(list, P_MARKS + 1, w[0]->marks, w[1]->marks);
}

static void add_line(key_list *list, const er_line *line, uint32_t at)
{
    const er_word *word = line->words[at];
    add_pair(list, P_LINE, line->look, word->look);
    add_pair(list, P_LINE + 1, line->look * 2ULL + (at == 0), word->shape);
    if (at == 0)
        add_pair(list, P_LINE + 2, word->cluster[2], word->look);
    if (line->look != ER_LINE_PLAIN)
        add_pair(list, P_LINE + 3, line->look, word->lower);
}

/* The word before the first "of" of a run ("Ministry of Justice"), or the last word. */
static const er_word *head_of(const er_line *line, uint32_t first, uint32_t end)
{
    for (uint32_t i = first + 1; i + 1 < end; i++)
        if (line->words[i]->marks & ER_MARK_CONNECTS && is_capital(line->words[i - 1]) &&
            line->words[i]->look == ER_LOOK_LOWER)
            return line->words[i - 1];
    return line->words[end - 1];
}

static void add_run(key_list *list, const er_line *line, uint32_t at)
{
    uint32_t first = line->run_first[at], end = line->run_end[at];
    if (first == end)
        return;
    const er_word *head = head_of(line, first, end), *last = line->words[end - 1];
    const er_word *before = line->words[(int64_t)first - 1], *after = line->words[end];
    uint64_t place = (at == first) + 2u * (at + 1 == end);
    uint64_t length = end - first > 5 ? 5 : end - first;
    add_pair(list, P_RUN, length, place);
    add_pair(list, P_RUN + 1, head->lower, place);
    add_pair(list, P_RUN + 2, head->cluster[2], place);
    add_pair(list, P_RUN + 3, head->marks, length);
    add_pair(list, P_RUN + 4, last->lower, place);
    add_pair(list, P_RUN + 5, last->cluster[2], place);
    add_pair(list, P_RUN + 6, last->suffix[2], place);
    add_pair(list, P_RUN + 7, line->words[first]->lower, place);
    add_pair(list, P_RUN + 8, line->words[first]->cluster[2], length);
    add_pair(list, P_RUN + 9, line->words[first]->marks, place);
    add_pair(list, P_RUN + 10, before->lower, place);
    add_pair(list, P_RUN + 11, after->lower, place);
    add_pair(list, P_RUN + 12, before->cluster[1], after->cluster[1]);
    add_pair(list, P_RUN + 13, before->cluster[3], length);
    add_pair(list, P_RUN + 14, after->cluster[3], length);
    add_pair(list, P_RUN + 15, before->marks, length * 4 + place);
    add_pair(list, P_RUN + 16, line->words[first]->cluster[1], last->cluster[1]);
}

static void add_seen(key_list *list, const er_line *line, uint32_t at)
{
    const er_word *word = line->words[at];
    uint32_t seen = line->seen[word->lower_id];
    if (word->look < ER_LOOK_TITLE && line->look != ER_LINE_LOWER)
        return;
    add_pair(list, P_SEEN, seen, word->look);
    for (uint32_t bit = 0; bit < 8; bit++)
        add_pair(list, P_SEEN + 1, bit * 2 + (seen >> bit & 1), at == 0);
    add_pair(list, P_SEEN + 2, seen & (ER_SEEN_LOWER | ER_SEEN_CAPITAL),
             line->look * 2ULL + (at == 0));
}

/* Whether "( X )" stands at the place, right after a run. */
static bool is_bracketed(const er_line *line, uint32_t at)
{
    return at >= 2 && at + 1 < line->count && line->words[at]->look == ER_LOOK_UPPER &&
           line->words[at - 1]->marks & ER_MARK_OPENS && line->run_end[at - 2] == at - 1 &&
           line->run_first[at - 2] < at - 1;
}

/* An acronym in brackets is of the kind of the name before it; and a name before an acronym is one
   that has one. */
static void add_acronym(key_list *list, const er_line *line, uint32_t at)
{
    if (is_bracketed(line, at)) {
        uint32_t first = line->run_first[at - 2], end = at - 1;
        const er_word *head = head_of(line, first, end);
        add_pair(list, P_ACRONYM, end - first > 3 ? 3 : end - first, head->marks);
        add(list, P_ACRONYM + 1, head->lower);
        add(list, P_ACRONYM + 2, head->cluster[2]);
        add(list, P_ACRONYM + 3, line->words[end - 1]->cluster[1]);
    }
    uint32_t end = line->run_end[at];
    if (end > line->run_first[at] && end + 1 < line->count && is_bracketed(line, end + 1))
        add_pair(list, P_ACRONYM + 4, at + 1 == end, end - line->run_first[at] > 1);
}

uint32_t er_place_features(const er_line *line, uint32_t at, uint64_t *keys)
{
    key_list list = {keys, 0};
    add_neighbours(&list, line->words + at);
    add_line(&list, line, at);
    add_run(&list, line, at);
    add_seen(&list, line, at);
    add_acronym(&list, line, at);
    return list.count;
}
