/* Filling an er_error and returning its status in one expression:
       return er_fail(error, ER_BAD_FORMAT, "a link without a source"); */
#ifndef ERGRAPH_BASE_FAIL_H
#define ERGRAPH_BASE_FAIL_H

#include "ergraph/error.h"

/* Fills error (may be NULL) with status and message, without a position. Returns status. */
er_status er_fail(er_error *error, er_status status, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

/* The same with a place. file may be NULL, line and byte ER_NO_POSITION. */
er_status er_fail_at(er_error *error, er_status status, const char *file, uint64_t line,
                     uint64_t byte, const char *format, ...) __attribute__((format(printf, 6, 7)));

/* The usual message for a failed allocation. Returns ER_NO_MEMORY (here, where a compiler and an
   analyser see that it is never ER_OK). */
static inline er_status er_fail_memory(er_error *error)
{
    er_fail(error, ER_NO_MEMORY, "out of memory");
    return ER_NO_MEMORY;
}

#endif
