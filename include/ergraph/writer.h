/* Where an export goes: a stream, memory, or a function of the caller. The first failure is
   remembered and later writes do nothing: write as often as needed, then ask er_writer_finish. */
#ifndef ERGRAPH_WRITER_H
#define ERGRAPH_WRITER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

#include "ergraph/error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct er_writer er_writer;

/* Takes length bytes. False: they could not be written. */
typedef bool (*er_write_function)(void *context, const char *data, size_t length);

/* Writers that collect small writes. The stream stays the caller's, and is flushed by
   er_writer_finish, not closed. ER_NO_MEMORY. */
ER_API er_status er_writer_new_stream(er_writer **writer, FILE *stream, er_error *error);
ER_API er_status er_writer_new_memory(er_writer **writer, er_error *error);
ER_API er_status er_writer_new_function(er_writer **writer, er_write_function function,
                                        void *context, er_error *error);

ER_API void er_writer_write(er_writer *writer, const char *data, size_t length);
ER_API void er_writer_string(er_writer *writer, const char *string);
/* For text and whole numbers: a decimal point would follow the locale. */
ER_API void er_writer_printf(er_writer *writer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Remembers a failure of the caller's own; the first one stays. */
ER_API void er_writer_fail(er_writer *writer, er_status status, const char *message);

/* True once anything failed: lets a long export stop early. */
ER_API bool er_writer_failed(const er_writer *writer);

/* Hands on all that was collected. ER_OK only where every byte so far was taken; else the first
   failure (ER_WRITE_FAILED, ER_NO_MEMORY). */
ER_API er_status er_writer_finish(er_writer *writer, er_error *error);

/* What a memory writer holds, ended by a zero byte that *length does not count. NULL for other
   writers and where memory ran out. Valid until the next write. */
ER_API const char *er_writer_memory(const er_writer *writer, size_t *length);

/* NULL is ignored. What was not finished is lost. */
ER_API void er_writer_free(er_writer *writer);

#ifdef __cplusplus
}
#endif
#endif
