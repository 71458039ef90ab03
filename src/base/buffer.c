#include "base/buffer.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>

char *er_buffer_reserve(er_buffer *buffer, size_t length)
{
    if (buffer->failed)
        return NULL;
    if (length < buffer->capacity - buffer->length && buffer->capacity)
        return buffer->data + buffer->length;
    if (length > SIZE_MAX / 4 - buffer->length) {
        buffer->failed = true;
        return NULL;
    }
    size_t capacity = buffer->capacity * 2;
    if (capacity < buffer->length + length + 1)
        capacity = buffer->length + length + 64;
    char *moved = realloc(buffer->data, capacity);
    if (!moved) {
        buffer->failed = true;
        return NULL;
    }
    buffer->data = moved;
    buffer->capacity = capacity;
    return buffer->data + buffer->length;
}

void er_buffer_append(er_buffer *buffer, const char *data, size_t length)
{
    char *into = er_buffer_reserve(buffer, length);
    if (!into)
        return;
    if (length)
        memcpy(into, data, length);
    buffer->length += length;
    buffer->data[buffer->length] = '\0';
}

void er_buffer_append_view(er_buffer *buffer, er_view view)
{
    er_buffer_append(buffer, view.data, view.length);
}

void er_buffer_append_string(er_buffer *buffer, const char *string)
{
    er_buffer_append(buffer, string, strlen(string));
}

void er_buffer_append_char(er_buffer *buffer, char c)
{
    er_buffer_append(buffer, &c, 1);
}

void er_buffer_printf(er_buffer *buffer, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    va_end(arguments);
    char *into = length < 0 ? NULL : er_buffer_reserve(buffer, (size_t)length);
    if (into) {
        vsnprintf(into, (size_t)length + 1, format, again);
        buffer->length += (size_t)length;
    } else {
        buffer->failed = true;
    }
    va_end(again);
}

void er_buffer_clear(er_buffer *buffer)
{
    buffer->length = 0;
    buffer->failed = false;
    if (buffer->data)
        buffer->data[0] = '\0';
}

void er_buffer_free(er_buffer *buffer)
{
    free(buffer->data);
    *buffer = (er_buffer){0};
}
