/* What every command needs beside its own work: messages and progress on standard error, the
   result on standard output, Ctrl-C. */
#ifndef ERGRAPH_CLI_SESSION_H
#define ERGRAPH_CLI_SESSION_H

#include <stdio.h>
#include <time.h>

#include "ergraph/build.h"
#include "ergraph/measure.h"
#include "options.h"

typedef struct cli_session {
    er_monitor monitor;    /* to be handed to the library */
    bool quiet;            /* no warnings, no progress */
    bool terminal;         /* standard error is one: progress is a line that changes */
    bool line;             /* such a line stands there */
    uint64_t failures;     /* reported so far */
    const char *stage;     /* of the last progress */
    struct timespec begun; /* when the stage began */
    struct timespec shown; /* when progress was shown last */
} cli_session;

/* Reads --quiet and --progress, and catches SIGINT and SIGTERM (a second one ends the program at
   once). */
void cli_session_begin(cli_session *session, const cli_arguments *arguments);

/* What long computations on a network tell and ask; lives as long as the session. */
er_progress cli_session_progress(cli_session *session);

/* Says what went wrong. Returns what the program has to end with. */
int cli_session_fail(cli_session *session, const er_error *error);

/* "ergraph: " and a line on standard error, unless --quiet. */
void cli_session_note(cli_session *session, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* CLI_FAILED where anything was left out (which is then said in one line), else CLI_DONE. */
int cli_session_end(cli_session *session);

#endif
