#include "train/parser_file.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

static er_status fail_errno(er_error *error, er_status status, const char *path)
{
    return er_fail_at(error, status, path, ER_NO_POSITION, ER_NO_POSITION, "%s", strerror(errno));
}

er_status er_file_read(const char *path, char **bytes, size_t *length, er_error *error)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return fail_errno(error, ER_READ_FAILED, path);
    er_status status = ER_OK;
    long size = 0;
    if (fseek(file, 0, SEEK_END) != 0 || (size = ftell(file)) < 0 || fseek(file, 0, SEEK_SET) != 0)
        status = fail_errno(error, ER_READ_FAILED, path);
    *length = (size_t)size;
    *bytes = status == ER_OK ? malloc(*length + 1) : NULL;
    if (status == ER_OK && !*bytes)
        status = er_fail_memory(error);
    if (status == ER_OK && fread(*bytes, 1, *length, file) != *length)
        status = fail_errno(error, ER_READ_FAILED, path);
    if (status == ER_OK)
        (*bytes)[*length] = '\0';
    fclose(file);
    return status;
}

er_status er_file_write(const char *path, const void *bytes, size_t length, er_error *error)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        return fail_errno(error, ER_WRITE_FAILED, path);
    bool written = fwrite(bytes, 1, length, file) == length;
    if (fclose(file) != 0 || !written)
        return fail_errno(error, ER_WRITE_FAILED, path);
    return ER_OK;
}
