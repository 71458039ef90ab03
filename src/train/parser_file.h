/* Whole files in and out of memory. */
#ifndef ERGRAPH_TRAIN_PARSER_FILE_H
#define ERGRAPH_TRAIN_PARSER_FILE_H

#include "base/buffer.h"
#include "base/fail.h"

/* The bytes of path, ended by a zero byte, in *bytes (the caller frees them). */
er_status er_file_read(const char *path, char **bytes, size_t *length, er_error *error);

/* Writes the bytes to path. */
er_status er_file_write(const char *path, const void *bytes, size_t length, er_error *error);

#endif
