/* How a long job speaks to its caller: what went wrong on the way, how far it is, and whether to
   stop. All calls come from the thread that called the library, one after the other. */
#ifndef ERGRAPH_MONITOR_H
#define ERGRAPH_MONITOR_H

#include <stdbool.h>

#include "ergraph/error.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum er_severity {
    ER_WARNING, /* the input was taken, but not as it stood there */
    ER_FAILURE  /* an input, or a part of it, was left out */
} er_severity;

typedef struct er_stage {
    const char *stage; /* "reading", "joining", "linking", ...; static storage */
    uint64_t done;     /* documents */
    uint64_t total;    /* documents; 0 where it is not known yet */
    uint64_t bytes;    /* of input read so far */
} er_stage;

/* Any of the functions may be NULL. */
typedef struct er_monitor {
    /* The job goes on after it. problem lives until the function returns. */
    void (*report)(void *context, er_severity severity, const er_error *problem);
    /* After every document or step. */
    void (*progress)(void *context, const er_stage *progress);
    /* True: the job ends soon with ER_INTERRUPTED, and leaves no output behind. Asked several
       times a second, and also from the threads of the job: it reads a flag, no more. */
    bool (*interrupted)(void *context);
    void *context;
} er_monitor;

#ifdef __cplusplus
}
#endif
#endif
