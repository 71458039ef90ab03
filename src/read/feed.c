#include "read/feed.h"

#include <stdlib.h>
#include <string.h>

#include "document/document.h"
#include "read/bytes.h"
#include "read/paths.h"

#define CHUNK (64u << 10)
#define KEPT (1u << 20) /* a buffer larger than this is given back after its record */

struct er_feed {
    er_paths *paths;
    const er_monitor *monitor;
    er_input_format format; /* where a name does not tell */
    bool only_lines;        /* names are not asked */
    uint64_t byte_count;

    er_bytes *file; /* the open file of JSON Lines, or NULL */
    er_buffer path; /* of that file */
    uint64_t line;
    uint64_t offset;  /* of chunk[chunk_at] in the file */
    uint64_t records; /* found in that file */
    size_t chunk_at, chunk_length;
    char chunk[CHUNK];
};

er_status er_feed_new(er_feed **feed, const char *const *paths, uint32_t path_count,
                      const er_input_options *options, const er_monitor *monitor, er_error *error)
{
    er_feed *made = *feed = calloc(1, sizeof *made);
    if (!made)
        return er_fail_memory(error);
    made->monitor = monitor;
    made->format = options ? options->format : ER_INPUT_AUTO;
    er_status status = er_paths_new(&made->paths, paths, path_count, error);
    if (status != ER_OK) {
        er_feed_free(made);
        *feed = NULL;
    }
    return status;
}

void er_feed_only_lines(er_feed *feed)
{
    feed->only_lines = true;
}

void er_feed_free(er_feed *feed)
{
    if (!feed)
        return;
    er_bytes_close(feed->file);
    er_paths_free(feed->paths);
    er_buffer_free(&feed->path);
    free(feed);
}

void er_raw_free(er_raw *raw)
{
    er_buffer_free(&raw->path);
    er_buffer_free(&raw->bytes);
}

uint64_t er_feed_bytes(const er_feed *feed)
{
    return feed->byte_count;
}

static er_status fill_chunk(er_feed *feed, er_error *error)
{
    feed->chunk_at = feed->chunk_length = 0;
    er_status status = er_bytes_read(feed->file, feed->chunk, CHUNK, &feed->chunk_length, error);
    feed->byte_count += feed->chunk_length;
    return status;
}

/* By the first byte that is no white space: an object begins JSON Lines, a tag a page. */
static er_input_format look(const char *data, size_t length)
{
    size_t at = 0;
    if (length >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0)
        at = 3;
    while (at < length && strchr(" \t\r\n", data[at]) && data[at])
        at++;
    if (at < length && data[at] == '{')
        return ER_INPUT_JSONL;
    return at + 1 < length && data[at] == '<' &&
                   (data[at + 1] == '!' || data[at + 1] == 'h' || data[at + 1] == 'H')
               ? ER_INPUT_HTML
               : ER_INPUT_TEXT;
}

/* Opens the next file and leaves its first bytes in the chunk. */
static er_status open_next(er_feed *feed, er_input_format *format, bool *more, er_error *error)
{
    const char *path;
    er_status status = er_paths_next(feed->paths, &path, error);
    *more = status != ER_OK || path;
    if (status != ER_OK || !path)
        return status;
    er_buffer_clear(&feed->path);
    er_buffer_append_string(&feed->path, path);
    if (feed->path.failed)
        return er_fail_memory(error);
    status = er_bytes_open(&feed->file, feed->path.data, feed->monitor, error);
    if (status != ER_OK)
        return status;
    feed->line = feed->offset = feed->records = 0;
    status = fill_chunk(feed, error);
    if (status != ER_OK)
        return status;
    *format = feed->only_lines ? ER_INPUT_JSONL : er_paths_format(feed->path.data);
    if (*format == ER_INPUT_AUTO)
        *format = feed->format;
    if (*format == ER_INPUT_AUTO)
        *format = look(feed->chunk, feed->chunk_length);
    return ER_OK;
}

static void close_file(er_feed *feed)
{
    er_bytes_close(feed->file);
    feed->file = NULL;
}

static er_status fail_too_large(const er_feed *feed, uint64_t line, er_error *error)
{
    return er_fail_at(error, ER_BAD_FORMAT, feed->path.data, line ? line : ER_NO_POSITION,
                      ER_NO_POSITION, "larger than the largest text, %u MiB",
                      ER_DOCUMENT_MAX >> 20);
}

static er_status read_whole(er_feed *feed, er_raw *raw, er_error *error)
{
    er_status status = ER_OK;
    while (status == ER_OK && feed->chunk_length) {
        if (raw->bytes.length + feed->chunk_length > ER_DOCUMENT_MAX)
            return fail_too_large(feed, 0, error);
        er_buffer_append(&raw->bytes, feed->chunk, feed->chunk_length);
        if (raw->bytes.failed)
            return er_fail_memory(error);
        status = fill_chunk(feed, error);
    }
    if (status == ER_OK && !raw->bytes.length)
        return er_fail_at(error, ER_BAD_FORMAT, feed->path.data, ER_NO_POSITION, ER_NO_POSITION,
                          "an empty file");
    return status;
}

/* Reads up to the end of the line; of one that is too large only its end is looked for.
 *ended: there was no line any more. */
static er_status read_line(er_feed *feed, er_raw *raw, bool *ended, er_error *error)
{
    bool too_large = false, line_end = false, any = false;
    while (!line_end) {
        if (feed->chunk_at == feed->chunk_length) {
            er_status status = fill_chunk(feed, error);
            if (status != ER_OK)
                return status;
            if (!feed->chunk_length)
                break;
        }
        any = true;
        const char *begin = feed->chunk + feed->chunk_at;
        const char *end = memchr(begin, '\n', feed->chunk_length - feed->chunk_at);
        size_t length = end ? (size_t)(end - begin) : feed->chunk_length - feed->chunk_at;
        line_end = end;
        too_large |= raw->bytes.length + length > ER_DOCUMENT_MAX;
        if (!too_large)
            er_buffer_append(&raw->bytes, begin, length);
        feed->chunk_at += length + line_end;
        feed->offset += length + line_end;
    }
    *ended = !any;
    if (raw->bytes.failed)
        return er_fail_memory(error);
    feed->line += any;
    return too_large ? fail_too_large(feed, feed->line, error) : ER_OK;
}

static bool is_blank(const er_buffer *line)
{
    size_t at = 0;
    if (line->length >= 3 && memcmp(line->data, "\xEF\xBB\xBF", 3) == 0)
        at = 3;
    while (at < line->length && strchr(" \t\r", line->data[at]) && line->data[at])
        at++;
    return at >= line->length;
}

/* The next line that is not blank. At the end of the file it is closed; raw->line is then 0. */
static er_status read_record(er_feed *feed, er_raw *raw, er_error *error)
{
    bool ended = false;
    while (!ended) {
        er_buffer_clear(&raw->bytes);
        raw->offset = feed->offset;
        er_status status = read_line(feed, raw, &ended, error);
        if (status != ER_OK)
            return status;
        raw->line = ended ? 0 : feed->line;
        if (!ended && !is_blank(&raw->bytes)) {
            feed->records++;
            return ER_OK;
        }
    }
    close_file(feed);
    if (!feed->records)
        return er_fail_at(error, ER_BAD_FORMAT, feed->path.data, ER_NO_POSITION, ER_NO_POSITION,
                          "an empty file");
    return ER_OK;
}

static void clear_raw(er_raw *raw)
{
    if (raw->bytes.capacity > KEPT)
        er_buffer_free(&raw->bytes);
    er_buffer_clear(&raw->bytes);
    er_buffer_clear(&raw->path);
    raw->line = raw->offset = 0;
}

static bool ends_reading(er_status status)
{
    return status == ER_NO_MEMORY || status == ER_INTERRUPTED;
}

/* A failure while a file is open ends that file, but not a line that is too large. */
static er_status leave_out(er_feed *feed, er_status status, const er_error *error)
{
    bool line_alone = error && error->line != ER_NO_POSITION && status == ER_BAD_FORMAT;
    if (feed->file && (ends_reading(status) || !line_alone))
        close_file(feed);
    return status;
}

static er_status next_raw(er_feed *feed, er_raw *raw, bool *more, er_error *error)
{
    while (*more) {
        if (feed->file) {
            er_status status = read_record(feed, raw, error);
            if (status != ER_OK || raw->line)
                return status;
            continue;
        }
        er_status status = open_next(feed, &raw->format, more, error);
        if (status != ER_OK || !*more)
            return status;
        if (raw->format == ER_INPUT_JSONL)
            continue;
        status = read_whole(feed, raw, error);
        close_file(feed);
        return status;
    }
    return ER_OK;
}

er_status er_feed_next(er_feed *feed, er_raw *raw, bool *more, er_error *error)
{
    er_error own;
    error = error ? error : &own;
    clear_raw(raw);
    if (feed->file)
        raw->format = ER_INPUT_JSONL;
    *more = true;
    er_status status = next_raw(feed, raw, more, error);
    if (status != ER_OK)
        return leave_out(feed, status, error);
    er_buffer_append_view(&raw->path, er_buffer_view(&feed->path));
    return raw->path.failed ? er_fail_memory(error) : ER_OK;
}
