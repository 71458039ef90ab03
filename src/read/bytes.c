#include "read/bytes.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#include <zlib.h>

#define INPUT_SIZE (64u << 10)
#define PATIENCE 200 /* milliseconds between two questions for interruption */

struct er_bytes {
    int file;
    bool owned;   /* closed at the end: not standard input */
    bool waits;   /* a pipe, socket or terminal: reading can block for long */
    bool started; /* the first bytes were looked at */
    bool gzip;
    bool ended;  /* the file has no more bytes */
    bool member; /* within a gzip member: its end is still to come */
    const er_monitor *monitor;
    z_stream inflater;
    uint64_t offset; /* bytes read from the file */
    size_t input_at, input_length;
    const char *path;
    unsigned char input[INPUT_SIZE];
};

er_status er_bytes_open(er_bytes **bytes, const char *path, const er_monitor *monitor,
                        er_error *error)
{
    *bytes = NULL;
    er_bytes *b = calloc(1, sizeof *b);
    if (!b)
        return er_fail_memory(error);
    b->path = path;
    b->monitor = monitor;
    b->owned = strcmp(path, "-") != 0;
    b->file = b->owned ? open(path, O_RDONLY | O_CLOEXEC) : STDIN_FILENO;
    struct stat about;
    if (b->file < 0 || fstat(b->file, &about) != 0) {
        er_status status = er_fail_at(error, ER_READ_FAILED, path, ER_NO_POSITION, ER_NO_POSITION,
                                      "%s", strerror(errno));
        er_bytes_close(b);
        return status;
    }
    b->waits = !S_ISREG(about.st_mode);
    *bytes = b;
    return ER_OK;
}

/* Waits until there is something to read. False: interrupted. */
static bool wait_for_input(const er_bytes *b)
{
    if (!b->waits)
        return true;
    struct pollfd poll_file = {.fd = b->file, .events = POLLIN};
    for (;;) {
        if (b->monitor && b->monitor->interrupted && b->monitor->interrupted(b->monitor->context))
            return false;
        if (poll(&poll_file, 1, PATIENCE) != 0)
            return true; /* also on an error, which read will name */
    }
}

static er_status fill_input(er_bytes *b, er_error *error)
{
    if (b->input_at < b->input_length || b->ended)
        return ER_OK;
    ssize_t got;
    do {
        if (!wait_for_input(b))
            return er_fail(error, ER_INTERRUPTED, "interrupted");
        got = read(b->file, b->input, INPUT_SIZE);
    } while (got < 0 && (errno == EINTR || errno == EAGAIN));
    if (got < 0)
        return er_fail_at(error, ER_READ_FAILED, b->path, ER_NO_POSITION, b->offset, "%s",
                          strerror(errno));
    b->ended = got == 0;
    b->input_at = 0;
    b->input_length = (size_t)got;
    b->offset += (uint64_t)got;
    return ER_OK;
}

static er_status broken_gzip(const er_bytes *b, const char *why, er_error *error)
{
    return er_fail_at(error, ER_BAD_FORMAT, b->path, ER_NO_POSITION,
                      b->offset - (b->input_length - b->input_at), "broken gzip data: %s", why);
}

/* Looks at the first two bytes. A first read of a single byte is taken as it is: pipes hand out
   at least what was written at once, and no gzip writer writes a lone byte first. */
static er_status start(er_bytes *b, er_error *error)
{
    er_status status = fill_input(b, error);
    if (status != ER_OK)
        return status;
    b->started = true;
    b->gzip = b->input_length >= 2 && b->input[0] == 0x1F && b->input[1] == 0x8B;
    if (b->gzip && inflateInit2(&b->inflater, 15 + 16) != Z_OK) {
        b->gzip = false;
        return er_fail_memory(error);
    }
    b->member = b->gzip;
    return ER_OK;
}

/* A gzip file can be several members, one after the other. Bytes after the last one that do not
   begin another are padding, as gzip itself takes them. */
static void begin_next_member(er_bytes *b)
{
    if (b->input[b->input_at] != 0x1F) {
        b->input_at = b->input_length;
        b->ended = true;
        return;
    }
    inflateReset(&b->inflater);
    b->member = true;
}

static er_status inflate_some(er_bytes *b, char *data, size_t capacity, size_t *length,
                              er_error *error)
{
    *length = 0;
    while (*length == 0) {
        er_status status = fill_input(b, error);
        if (status != ER_OK)
            return status;
        if (b->input_at == b->input_length)
            return b->member ? broken_gzip(b, "it is cut short", error) : ER_OK;
        if (!b->member) {
            begin_next_member(b);
            continue;
        }
        b->inflater.next_in = b->input + b->input_at;
        b->inflater.avail_in = (uInt)(b->input_length - b->input_at);
        b->inflater.next_out = (Bytef *)data;
        b->inflater.avail_out = (uInt)capacity;
        int result = inflate(&b->inflater, Z_NO_FLUSH);
        b->input_at = b->input_length - b->inflater.avail_in;
        *length = capacity - b->inflater.avail_out;
        if (result == Z_MEM_ERROR)
            return er_fail_memory(error);
        if (result != Z_OK && result != Z_STREAM_END && result != Z_BUF_ERROR)
            return broken_gzip(b, b->inflater.msg ? b->inflater.msg : "unknown", error);
        b->member = result != Z_STREAM_END;
    }
    return ER_OK;
}

er_status er_bytes_read(er_bytes *b, char *data, size_t capacity, size_t *length, er_error *error)
{
    *length = 0;
    if (capacity > INPUT_SIZE)
        capacity = INPUT_SIZE;
    er_status status = b->started ? ER_OK : start(b, error);
    if (status == ER_OK && b->gzip)
        return inflate_some(b, data, capacity, length, error);
    if (status == ER_OK)
        status = fill_input(b, error);
    if (status != ER_OK)
        return status;
    size_t available = b->input_length - b->input_at;
    *length = available < capacity ? available : capacity;
    memcpy(data, b->input + b->input_at, *length);
    b->input_at += *length;
    return ER_OK;
}

void er_bytes_close(er_bytes *b)
{
    if (!b)
        return;
    if (b->gzip)
        inflateEnd(&b->inflater);
    if (b->owned && b->file >= 0)
        close(b->file);
    free(b);
}
