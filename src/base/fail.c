#include "base/fail.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

const char *er_status_name(er_status status)
{
    static const char *const names[] = {
        "ok",           "no memory", "read failed", "write failed", "bad format",
        "bad argument", "not found", "ambiguous",   "interrupted",  "library failed",
    };
    unsigned index = (unsigned)status;
    return index < sizeof names / sizeof *names ? names[index] : "unknown";
}

static void copy_file_name(char *into, size_t size, const char *file)
{
    size_t length = file ? strlen(file) : 0;
    const char *from = length < size ? file : file + (length - (size - 1));
    if (length >= size)
        length = size - 1;
    if (length)
        memcpy(into, from, length);
    into[length] = '\0';
}

static er_status fill(er_error *error, er_status status, const char *file, uint64_t line,
                      uint64_t byte, const char *format, va_list arguments)
{
    if (!error)
        return status;
    error->status = status;
    error->line = line;
    error->byte = byte;
    copy_file_name(error->file, sizeof error->file, file);
    vsnprintf(error->message, sizeof error->message, format, arguments);
    for (char *c = error->message; *c; c++)
        if ((unsigned char)*c < ' ')
            *c = ' ';
    return status;
}

er_status er_fail(er_error *error, er_status status, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fill(error, status, NULL, ER_NO_POSITION, ER_NO_POSITION, format, arguments);
    va_end(arguments);
    return status;
}

er_status er_fail_at(er_error *error, er_status status, const char *file, uint64_t line,
                     uint64_t byte, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fill(error, status, file, line, byte, format, arguments);
    va_end(arguments);
    return status;
}
