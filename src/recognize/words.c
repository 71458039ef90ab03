#include "recognize/words.h"

#include <stdlib.h>

#include "base/array.h"

/* Words kept from one document to the next; about 8 MB. */
#define KEPT_WORDS 65536u

/* Longer tokens (URLs, noise) are read by their first bytes. */
#define WORD_BYTES 64u

static uint32_t add_word(er_words *words, const er_word *word)
{
    if (!er_array_reserve((void **)&words->words, &words->capacity, words->count + 1ULL,
                          sizeof *words->words))
        return ER_NONE;
    uint32_t *lower_id = er_index_add(&words->by_lower, word->lower, words->by_lower.count);
    if (!lower_id || !er_array_reserve((void **)&words->seen, &words->seen_capacity,
                                       words->by_lower.count, sizeof *words->seen))
        return ER_NONE;
    words->words[words->count] = *word;
    words->words[words->count].lower_id = *lower_id;
    return words->count++;
}

static bool start(er_words *words, bool *cleared)
{
    *cleared = words->count == 0 || words->count > KEPT_WORDS;
    if (!*cleared)
        return true;
    words->count = 0;
    er_index_reset(&words->by_hash);
    er_index_reset(&words->by_lower);
    er_word boundary;
    er_word_boundary(&boundary);
    return add_word(words, &boundary) != ER_NONE;
}

static uint32_t find_word(er_words *words, const er_vocabulary *vocabulary, er_view bytes)
{
    if (bytes.length > WORD_BYTES)
        bytes.length = WORD_BYTES;
    uint64_t hash = er_view_hash(bytes);
    uint32_t *place = er_index_add(&words->by_hash, hash, words->count);
    if (!place)
        return ER_NONE;
    if (*place == words->count) {
        er_word word;
        er_word_read(vocabulary, bytes, &words->lower, &word);
        if (words->lower.failed || add_word(words, &word) == ER_NONE)
            return ER_NONE;
    }
    return *place;
}

/* ---- what a document shows ----------------------------------------------------------------- */

static uint8_t *seen_of(er_words *words, uint32_t id)
{
    return &words->seen[words->words[id].lower_id];
}

/* What the place at (a token of the sentence first .. end) shows of its word. */
static uint32_t seen_at(const er_words *words, uint32_t at, uint32_t first, uint32_t end,
                        bool plain)
{
    const er_word *w = words->words;
    const uint32_t *ids = words->ids;
    const er_word *word = &w[ids[at]];
    if (word->look == ER_LOOK_LOWER)
        return ER_SEEN_LOWER;
    if (word->look < ER_LOOK_TITLE || !plain)
        return 0;
    uint32_t before = at > first ? w[ids[at - 1]].marks : 0;
    uint32_t after = at + 1 < end ? w[ids[at + 1]].marks : 0;
    uint32_t seen = at > first ? ER_SEEN_CAPITAL : 0;
    if (before & (ER_MARK_TITLE | ER_MARK_FIRST_NAME))
        seen |= ER_SEEN_TITLED;
    if (before & ER_MARK_WHERE)
        seen |= ER_SEEN_IN;
    if (after & ER_MARK_SAYS)
        seen |= ER_SEEN_SAYS;
    if (before & ER_MARK_CONNECTS && at > first && w[ids[at - 1]].look == ER_LOOK_LOWER)
        seen |= ER_SEEN_THE;
    if (after & ER_MARK_BODY && w[ids[at + 1]].look >= ER_LOOK_TITLE)
        seen |= ER_SEEN_BODY;
    return seen;
}

static void look_around(er_words *words, const er_document *document)
{
    for (uint32_t t = 0; t < document->token_count; t++)
        *seen_of(words, words->ids[t]) = 0;
    for (uint32_t s = 0; s < document->sentence_count; s++) {
        const er_sentence *sentence = &document->sentences[s];
        uint32_t lower = 0, capital = 0;
        for (uint32_t t = sentence->first_token; t < sentence->end_token; t++) {
            const er_word *word = &words->words[words->ids[t]];
            lower += word->look == ER_LOOK_LOWER;
            capital += word->look >= ER_LOOK_TITLE;
        }
        bool plain = lower > capital; /* capitals mean something only in such a line */
        for (uint32_t t = sentence->first_token; t < sentence->end_token; t++)
            *seen_of(words, words->ids[t]) |=
                (uint8_t)seen_at(words, t, sentence->first_token, sentence->end_token, plain);
    }
}

er_status er_words_read(er_words *words, const er_vocabulary *vocabulary,
                        const er_document *document, bool *cleared, er_error *error)
{
    if (!start(words, cleared) ||
        !er_array_reserve((void **)&words->ids, &words->id_capacity, document->token_count + 1ULL,
                          sizeof *words->ids))
        return er_fail_memory(error);
    for (uint32_t t = 0; t < document->token_count; t++) {
        words->ids[t] = find_word(words, vocabulary, er_token_view(document, t));
        if (words->ids[t] == ER_NONE)
            return er_fail_memory(error);
    }
    *seen_of(words, 0) = 0;
    look_around(words, document);
    return ER_OK;
}

void er_words_free(er_words *words)
{
    er_index_free(&words->by_hash);
    er_index_free(&words->by_lower);
    free(words->words);
    free(words->seen);
    free(words->ids);
    er_buffer_free(&words->lower);
    *words = (er_words){0};
}

/* ---- lines --------------------------------------------------------------------------------- */

er_status er_line_set(er_line_space *space, const er_words *words, uint32_t first, uint32_t end,
                      er_line *line, er_error *error)
{
    uint32_t count = end - first;
    if (!er_array_reserve((void **)&space->words, &space->words_capacity,
                          count + 2ULL * ER_FEATURE_REACH, sizeof *space->words) ||
        !er_array_reserve((void **)&space->run_first, &space->first_capacity, count + 1ULL,
                          sizeof *space->run_first) ||
        !er_array_reserve((void **)&space->run_end, &space->end_capacity, count + 1ULL,
                          sizeof *space->run_end))
        return er_fail_memory(error);
    for (uint32_t i = 0; i < ER_FEATURE_REACH; i++)
        space->words[i] = space->words[ER_FEATURE_REACH + count + i] = &words->words[0];
    const er_word **inside = space->words + ER_FEATURE_REACH;
    for (uint32_t i = 0; i < count; i++)
        inside[i] = &words->words[words->ids[first + i]];
    er_line_runs(inside, count, space->run_first, space->run_end);
    *line = (er_line){.words = inside,
                      .run_first = space->run_first,
                      .run_end = space->run_end,
                      .count = count,
                      .seen = words->seen,
                      .look = er_line_look_of(inside, count)};
    return ER_OK;
}

void er_line_space_free(er_line_space *space)
{
    free(space->words);
    free(space->run_first);
    free(space->run_end);
    *space = (er_line_space){0};
}
