#include "ergraph/writer.h"

#include <errno.h>
#include <stdarg.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "base/fail.h"

#define COLLECTED (64u << 10) /* bytes before a stream or function is called */

struct er_writer {
    er_buffer buffer;           /* a memory writer: all of it */
    er_write_function function; /* NULL in a memory writer */
    void *context;
    FILE *stream; /* only in a stream writer */
    er_error failure;
};

static bool write_stream(void *context, const char *data, size_t length)
{
    return fwrite(data, 1, length, context) == length;
}

static er_status new_writer(er_writer **writer, er_write_function function, void *context,
                            er_error *error)
{
    *writer = calloc(1, sizeof **writer);
    if (!*writer)
        return er_fail_memory(error);
    (*writer)->function = function;
    (*writer)->context = context;
    er_buffer_append(&(*writer)->buffer, "", 0);
    return ER_OK;
}

er_status er_writer_new_stream(er_writer **writer, FILE *stream, er_error *error)
{
    er_status status = new_writer(writer, write_stream, stream, error);
    if (status == ER_OK)
        (*writer)->stream = stream;
    return status;
}

er_status er_writer_new_memory(er_writer **writer, er_error *error)
{
    return new_writer(writer, NULL, NULL, error);
}

er_status er_writer_new_function(er_writer **writer, er_write_function function, void *context,
                                 er_error *error)
{
    return new_writer(writer, function, context, error);
}

void er_writer_fail(er_writer *writer, er_status status, const char *message)
{
    if (writer->failure.status == ER_OK)
        er_fail(&writer->failure, status, "%s", message);
}

bool er_writer_failed(const er_writer *writer)
{
    return writer->failure.status != ER_OK;
}

static void hand_on(er_writer *writer, const char *data, size_t length)
{
    errno = 0;
    if (!length || er_writer_failed(writer) || writer->function(writer->context, data, length))
        return;
    er_writer_fail(writer, ER_WRITE_FAILED, errno ? strerror(errno) : "the output takes no more");
}

static void hand_on_collected(er_writer *writer)
{
    hand_on(writer, writer->buffer.data, writer->buffer.length);
    er_buffer_clear(&writer->buffer);
}

void er_writer_write(er_writer *writer, const char *data, size_t length)
{
    if (er_writer_failed(writer))
        return;
    if (writer->function && writer->buffer.length + length > COLLECTED)
        hand_on_collected(writer);
    if (writer->function && length > COLLECTED) {
        hand_on(writer, data, length);
        return;
    }
    er_buffer_append(&writer->buffer, data, length);
    if (writer->buffer.failed)
        er_writer_fail(writer, ER_NO_MEMORY, "out of memory");
}

void er_writer_string(er_writer *writer, const char *string)
{
    er_writer_write(writer, string, strlen(string));
}

void er_writer_printf(er_writer *writer, const char *format, ...)
{
    char small[256];
    va_list arguments;
    va_start(arguments, format);
    int length = vsnprintf(small, sizeof small, format, arguments);
    va_end(arguments);
    if (length < 0) {
        er_writer_fail(writer, ER_WRITE_FAILED, "a value that cannot be printed");
        return;
    }
    if ((size_t)length < sizeof small) {
        er_writer_write(writer, small, (size_t)length);
        return;
    }
    char *large = malloc((size_t)length + 1);
    if (!large) {
        er_writer_fail(writer, ER_NO_MEMORY, "out of memory");
        return;
    }
    va_start(arguments, format);
    vsnprintf(large, (size_t)length + 1, format, arguments);
    va_end(arguments);
    er_writer_write(writer, large, (size_t)length);
    free(large);
}

er_status er_writer_finish(er_writer *writer, er_error *error)
{
    if (writer->function)
        hand_on_collected(writer);
    errno = 0;
    if (writer->stream && !er_writer_failed(writer) && fflush(writer->stream) != 0)
        er_writer_fail(writer, ER_WRITE_FAILED, errno ? strerror(errno) : "the stream fails");
    if (error && er_writer_failed(writer))
        *error = writer->failure;
    return writer->failure.status;
}

const char *er_writer_memory(const er_writer *writer, size_t *length)
{
    *length = writer->function ? 0 : writer->buffer.length;
    return writer->function || er_writer_failed(writer) ? NULL : writer->buffer.data;
}

void er_writer_free(er_writer *writer)
{
    if (!writer)
        return;
    er_buffer_free(&writer->buffer);
    free(writer);
}
