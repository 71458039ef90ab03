/* A builder of strings. A failed allocation is remembered: append as often as needed, then ask
   failed once at the end. */
#ifndef ERGRAPH_BASE_BUFFER_H
#define ERGRAPH_BASE_BUFFER_H

#include "base/view.h"

/* {0} is an empty buffer. */
typedef struct er_buffer {
    char *data; /* ended by a zero byte once anything was appended */
    size_t length;
    size_t capacity;
    bool failed;
} er_buffer;

void er_buffer_append(er_buffer *buffer, const char *data, size_t length);
void er_buffer_append_view(er_buffer *buffer, er_view view);
void er_buffer_append_string(er_buffer *buffer, const char *string);
void er_buffer_append_char(er_buffer *buffer, char c);
void er_buffer_printf(er_buffer *buffer, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Makes room for length more bytes and the zero byte, and returns where they go; NULL on failure.
   The caller adds what it wrote to buffer->length. */
char *er_buffer_reserve(er_buffer *buffer, size_t length);

/* Empties it and keeps its memory; failed is cleared. */
void er_buffer_clear(er_buffer *buffer);
void er_buffer_free(er_buffer *buffer);

static inline er_view er_buffer_view(const er_buffer *buffer)
{
    return (er_view){buffer->data, (uint32_t)buffer->length};
}

#endif
