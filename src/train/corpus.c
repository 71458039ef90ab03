#include "train/corpus.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/buffer.h"
#include "base/utf8.h"

#define OUTSIDE UINT8_MAX

/* A token of a sentence as the program would cut it. */
typedef struct piece {
    uint32_t start, length; /* in the sentence's text */
    uint8_t label;          /* er_label or OUTSIDE */
    bool begins;            /* a span */
} piece;

typedef struct reader {
    er_corpus *corpus;
    er_buffer text; /* of the document so far */
    piece *pieces;  /* of the document so far */
    uint32_t piece_count, piece_capacity;
    uint32_t *sentence_ends; /* in pieces */
    uint32_t sentence_count, sentence_capacity;
    uint32_t group;
    float weight;
    bool has_documents;
} reader;

er_status er_read_file(const char *path, char **data, size_t *length, er_error *error)
{
    FILE *file = fopen(path, "rb");
    er_buffer buffer = {0};
    size_t got = file ? 1 : 0;
    while (got) {
        char *room = er_buffer_reserve(&buffer, 1 << 20);
        got = room ? fread(room, 1, 1 << 20, file) : 0;
        buffer.length += got;
    }
    bool failed = !file || ferror(file) || buffer.failed;
    if (file)
        fclose(file);
    er_buffer_append_char(&buffer, 0);
    if (failed || buffer.failed) {
        er_buffer_free(&buffer);
        return er_fail_at(error, ER_READ_FAILED, path, ER_NO_POSITION, ER_NO_POSITION,
                          "cannot be read");
    }
    *data = buffer.data;
    *length = buffer.length - 1;
    return ER_OK;
}

/* ---- tags -------------------------------------------------------------------------------- */

static uint8_t label_named(er_view name)
{
    static const struct {
        const char *name;
        uint8_t label;
    } labels[] = {{"PER", ER_LABEL_PERSON},   {"ORG", ER_LABEL_ORGANIZATION},
                  {"LOC", ER_LABEL_LOCATION}, {"GPE", ER_LABEL_LOCATION},
                  {"NORP", ER_LABEL_GROUP},   {"MISC", ER_LABEL_OTHER}};
    for (size_t i = 0; i < sizeof labels / sizeof *labels; i++)
        if (er_view_is(name, labels[i].name))
            return labels[i].label;
    return OUTSIDE;
}

static void read_tag(er_view tag, uint8_t *label, bool *begins)
{
    *label = tag.length > 2 ? label_named((er_view){tag.data + 2, tag.length - 2}) : OUTSIDE;
    *begins = tag.length > 2 && tag.data[0] == 'B';
}

/* ---- tokens as the program cuts them -------------------------------------------------------- */

static bool is_upper_at(er_view view, uint32_t at)
{
    uint32_t size;
    return at < view.length &&
           er_utf8_is_upper(er_utf8_decode(view.data + at, view.length - at, &size));
}

static bool is_lower_word(er_view view)
{
    for (uint32_t at = 0, size; at < view.length; at += size)
        if (!er_utf8_is_lower(er_utf8_decode(view.data + at, view.length - at, &size)))
            return false;
    return view.length > 0;
}

/* A hyphenated word with a capitalised part is cut at its hyphens. */
static bool is_cut(er_view token)
{
    if (token.length < 3 || memchr(token.data, '/', token.length) || token.data[0] == '-')
        return false;
    bool hyphen = false, capital = is_upper_at(token, 0);
    for (uint32_t i = 0; i + 1 < token.length; i++) {
        if (token.data[i] != '-')
            continue;
        hyphen = true;
        capital = capital || is_upper_at(token, i + 1);
    }
    return hyphen && capital;
}

static er_view piece_view(const reader *r, const piece *p)
{
    return (er_view){r->text.data + p->start, p->length};
}

static bool add_piece(reader *r, er_view bytes, uint8_t label, bool begins)
{
    if (!er_array_reserve((void **)&r->pieces, &r->piece_capacity, r->piece_count + 1ULL,
                          sizeof *r->pieces))
        return false;
    r->pieces[r->piece_count++] =
        (piece){(uint32_t)r->text.length, bytes.length, label, begins && label != OUTSIDE};
    er_buffer_append_view(&r->text, bytes);
    er_buffer_append_char(&r->text, ' ');
    return true;
}

/* Cuts at the hyphens. "U.S.-led", "Syrian-held": what follows the name is not part of it; a
   compound that was left without a tag stays without one. */
static bool add_cut(reader *r, er_view token, uint8_t label, bool begins)
{
    uint32_t start = 0;
    bool first = true, outside = false;
    for (uint32_t i = 0; i <= token.length; i++) {
        if (i < token.length && token.data[i] != '-')
            continue;
        er_view part = {token.data + start, i - start};
        bool trails = begins && !first && is_lower_word(part) && part.length >= 3;
        if (trails && !outside && r->piece_count && label != ER_LABEL_PERSON) {
            r->pieces[r->piece_count - 1].label = OUTSIDE; /* the hyphen before */
            outside = true;
        }
        uint8_t own = outside ? OUTSIDE : label;
        if (part.length && !add_piece(r, part, own, begins && first))
            return false;
        if (i < token.length &&
            !add_piece(r, (er_view){token.data + i, 1}, part.length ? own : OUTSIDE, false))
            return false;
        first = first && !part.length;
        start = i + 1;
    }
    return true;
}

/* Some corpora cut more than the program does: "five - year", "’ s", "Dr .", "L ." are joined to
   the token before. */
#define INITIALS 4u /* letters of an abbreviation that is put together: "U . S ." */

static bool joins(const reader *r, uint32_t sentence_start, er_view token)
{
    uint32_t count = r->piece_count - sentence_start;
    if (count < 1)
        return false;
    er_view before = piece_view(r, &r->pieces[r->piece_count - 1]);
    if (er_view_is(token, "s") && er_view_is(before, "\xE2\x80\x99"))
        return true;
    if (er_view_is(token, ".")) {
        static const char *const titles[] = {"Mr",  "Mrs", "Ms",  "Dr", "Prof", "Gen", "Col",
                                             "Sen", "Rep", "Gov", "Lt", "Capt", "St",  "Jr"};
        for (size_t i = 0; i < sizeof titles / sizeof *titles; i++)
            if (er_view_is(before, titles[i]))
                return true;
        return before.length && before.data[before.length - 1] != '.' &&
               before.length <= 2 * INITIALS && is_upper_at(before, before.length - 1) &&
               (before.length == 1 || before.data[before.length - 2] == '.') &&
               r->pieces[r->piece_count - 1].label != OUTSIDE;
    }
    return token.length == 1 && is_upper_at(token, 0) && before.length <= 2 * INITIALS &&
           before.length >= 2 && before.data[1] == '.' &&
           r->pieces[r->piece_count - 1].label == ER_LABEL_LOCATION;
}

static bool joins_hyphen(const reader *r, uint32_t sentence_start, er_view token)
{
    uint32_t count = r->piece_count - sentence_start;
    if (count < 2 || !is_lower_word(token))
        return false;
    const piece *hyphen = &r->pieces[r->piece_count - 1], *word = hyphen - 1;
    return er_view_is(piece_view(r, hyphen), "-") && is_lower_word(piece_view(r, word)) &&
           word->label == OUTSIDE && hyphen->label == OUTSIDE;
}

/* Moves a token's bytes up against the piece before, which takes them in. */
static void extend_piece(reader *r, er_view token)
{
    r->text.length--; /* the blank after the piece before */
    er_buffer_append_view(&r->text, token);
    er_buffer_append_char(&r->text, ' ');
    r->pieces[r->piece_count - 1].length += token.length;
}

static bool add_token(reader *r, er_view token, er_view tag)
{
    uint8_t label;
    bool begins;
    read_tag(tag, &label, &begins);
    uint32_t start = r->sentence_count ? r->sentence_ends[r->sentence_count - 1] : 0;
    if (joins_hyphen(r, start, token)) {
        piece *hyphen = &r->pieces[r->piece_count - 1];
        r->text.length = hyphen->start - 1; /* back to the end of the word before */
        er_buffer_append_char(&r->text, '-');
        er_buffer_append_view(&r->text, token);
        er_buffer_append_char(&r->text, ' ');
        hyphen[-1].length += token.length + 1;
        r->piece_count--;
        return true;
    }
    if (joins(r, start, token)) {
        extend_piece(r, token);
        return true;
    }
    return is_cut(token) ? add_cut(r, token, label, begins) : add_piece(r, token, label, begins);
}

/* ---- documents ------------------------------------------------------------------------------ */

static bool add_spans(er_sample *sample, const reader *r, uint32_t first, uint32_t end)
{
    for (uint32_t t = first; t < end;) {
        uint8_t label = r->pieces[t].label;
        uint32_t stop = t + 1;
        while (label != OUTSIDE && stop < end && r->pieces[stop].label == label &&
               !r->pieces[stop].begins)
            stop++;
        if (label != OUTSIDE) {
            if (!er_array_reserve((void **)&sample->spans, &sample->span_capacity,
                                  sample->span_count + 1ULL, sizeof *sample->spans))
                return false;
            sample->spans[sample->span_count++] = (er_gold_span){t, stop, label};
        }
        t = stop;
    }
    return true;
}

static er_status fill_document(er_sample *sample, const reader *r, er_error *error)
{
    er_status status = er_document_new(&sample->document, error);
    if (!status)
        status = er_document_set(sample->document, "sample", NULL, NULL, NULL, r->text.data,
                                 r->text.length, error);
    for (uint32_t p = 0; !status && p < r->piece_count; p++) {
        er_token *token = er_document_add_token(sample->document);
        if (!token)
            return er_fail_memory(error);
        token->start = r->pieces[p].start;
        token->end = token->start + r->pieces[p].length;
        token->space_before = true;
    }
    for (uint32_t s = 0; !status && s < r->sentence_count; s++) {
        uint32_t first = s ? r->sentence_ends[s - 1] : 0, end = r->sentence_ends[s];
        er_sentence *sentence = er_document_add_sentence(sample->document);
        if (!sentence || !add_spans(sample, r, first, end))
            return er_fail_memory(error);
        sentence->first_token = first;
        sentence->end_token = end;
    }
    return status;
}

static er_status end_document(reader *r, er_error *error)
{
    er_status status = ER_OK;
    if (r->sentence_count) {
        er_corpus *corpus = r->corpus;
        if (!er_array_reserve((void **)&corpus->samples, &corpus->capacity, corpus->count + 1ULL,
                              sizeof *corpus->samples) ||
            r->text.failed)
            return er_fail_memory(error);
        er_sample *sample = &corpus->samples[corpus->count++];
        *sample = (er_sample){.weight = r->weight};
        status = fill_document(sample, r, error);
    }
    er_buffer_clear(&r->text);
    r->piece_count = r->sentence_count = 0;
    return status;
}

static er_status end_sentence(reader *r, er_error *error)
{
    uint32_t start = r->sentence_count ? r->sentence_ends[r->sentence_count - 1] : 0;
    if (r->piece_count == start)
        return ER_OK;
    if (!er_array_reserve((void **)&r->sentence_ends, &r->sentence_capacity,
                          r->sentence_count + 1ULL, sizeof *r->sentence_ends))
        return er_fail_memory(error);
    r->sentence_ends[r->sentence_count++] = r->piece_count;
    if (!r->has_documents && r->sentence_count >= r->group)
        return end_document(r, error);
    return ER_OK;
}

static er_status read_line(reader *r, er_view line, er_error *error)
{
    if (!er_view_trim(line).length)
        return end_sentence(r, error);
    er_view token, tag = {0};
    er_view_split(&line, '\t', &token);
    while (er_view_split(&line, '\t', &tag))
        continue;
    if (er_view_is(token, "-DOCSTART-")) {
        r->has_documents = true;
        er_status status = end_sentence(r, error);
        return status ? status : end_document(r, error);
    }
    return add_token(r, token, er_view_trim(tag)) ? ER_OK : er_fail_memory(error);
}

er_status er_corpus_read(er_corpus *corpus, const char *path, uint32_t group, float weight,
                         er_error *error)
{
    char *data;
    size_t length;
    er_status status = er_read_file(path, &data, &length, error);
    if (status)
        return status;
    reader r = {.corpus = corpus, .group = group, .weight = weight};
    er_view rest = {data, (uint32_t)length}, line;
    while (!status && er_view_split(&rest, '\n', &line))
        status = read_line(&r, line, error);
    if (!status)
        status = end_sentence(&r, error);
    if (!status)
        status = end_document(&r, error);
    er_buffer_free(&r.text);
    free(r.pieces);
    free(r.sentence_ends);
    free(data);
    return status;
}

void er_corpus_free(er_corpus *corpus)
{
    for (uint32_t i = 0; i < corpus->count; i++) {
        er_document_free(corpus->samples[i].document);
        free(corpus->samples[i].spans);
    }
    free(corpus->samples);
    *corpus = (er_corpus){0};
}
