/* Errors as values. A function that can fail returns er_status, and fills an er_error where the
   caller passes one (NULL: not wanted). The library never prints, exits or aborts. */
#ifndef ERGRAPH_ERROR_H
#define ERGRAPH_ERROR_H

#include <stdint.h>

#if defined(_WIN32)
#define ER_API
#else
#define ER_API __attribute__((visibility("default")))
#endif

#ifdef __cplusplus
extern "C" {
#endif

typedef enum er_status {
    ER_OK = 0,
    ER_NO_MEMORY,     /* an allocation failed */
    ER_READ_FAILED,   /* an input is missing or cannot be read */
    ER_WRITE_FAILED,  /* an output could not be written in full */
    ER_BAD_FORMAT,    /* an input is not in the form it should be in */
    ER_BAD_ARGUMENT,  /* a value is out of the range that the function states */
    ER_NOT_FOUND,     /* no such name */
    ER_AMBIGUOUS,     /* several things have that name */
    ER_INTERRUPTED,   /* the caller's interrupt flag was raised */
    ER_LIBRARY_FAILED /* a library underneath failed; the message is its own */
} er_status;

#define ER_NO_POSITION UINT64_MAX

/* What went wrong and where. */
typedef struct er_error {
    er_status status;
    uint64_t line;      /* 1-based; ER_NO_POSITION where it means nothing */
    uint64_t byte;      /* 0-based offset; ER_NO_POSITION where it means nothing */
    char file[1024];    /* "" where no file is concerned; a longer path keeps its end */
    char message[1024]; /* one sentence, no full stop, no line break */
} er_error;

/* A short English name of a status ("no memory"). Never NULL; static storage. */
ER_API const char *er_status_name(er_status status);

#ifdef __cplusplus
}
#endif
#endif
