/* The bytes of a file or of standard input, decompressed where they are gzip (known by the first
   two bytes, whatever the name). */
#ifndef ERGRAPH_READ_BYTES_H
#define ERGRAPH_READ_BYTES_H

#include <stddef.h>

#include "base/fail.h"
#include "ergraph/monitor.h"

typedef struct er_bytes er_bytes;

/* path "-" is standard input. monitor (may be NULL) is asked for interruption while a pipe or a
   terminal has nothing to give. ER_READ_FAILED, ER_NO_MEMORY. */
er_status er_bytes_open(er_bytes **bytes, const char *path, const er_monitor *monitor,
                        er_error *error);

/* Up to capacity bytes into data; *length is 0 at the end only. ER_READ_FAILED, ER_BAD_FORMAT
   (broken gzip data), ER_INTERRUPTED. */
er_status er_bytes_read(er_bytes *bytes, char *data, size_t capacity, size_t *length,
                        er_error *error);

/* NULL is ignored. */
void er_bytes_close(er_bytes *bytes);

#endif
