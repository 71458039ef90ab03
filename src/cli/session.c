#include "session.h"

#include <errno.h>
#include <inttypes.h>
#include <signal.h>
#include <stdarg.h>
#include <string.h>
#include <unistd.h>

/* Set by the signal: there is no other way for a handler to speak to the program. */
static volatile sig_atomic_t interrupted_by;

static void on_signal(int number)
{
    interrupted_by = number;
}

static bool is_interrupted(void *context)
{
    (void)context;
    return interrupted_by != 0;
}

static void clear_line(cli_session *session)
{
    if (session->line)
        fputs("\r\033[K", stderr);
    session->line = false;
}

/* file:line: message (byte N) */
static void print_problem(const char *kind, const er_error *problem)
{
    fprintf(stderr, "ergraph: %s", kind);
    if (problem->file[0])
        fprintf(stderr, "%s:", strcmp(problem->file, "-") ? problem->file : "standard input");
    if (problem->line != ER_NO_POSITION)
        fprintf(stderr, "%" PRIu64 ":", problem->line);
    fprintf(stderr, "%s%s", problem->file[0] ? " " : "", problem->message);
    if (problem->byte != ER_NO_POSITION)
        fprintf(stderr, " (byte %" PRIu64 ")", problem->byte);
    fputc('\n', stderr);
}

static void report(void *context, er_severity severity, const er_error *problem)
{
    cli_session *session = context;
    session->failures += severity == ER_FAILURE;
    if (severity == ER_WARNING && session->quiet)
        return;
    clear_line(session);
    print_problem(severity == ER_WARNING ? "warning: " : "", problem);
}

static double seconds_between(const struct timespec *from, const struct timespec *to)
{
    return (double)(to->tv_sec - from->tv_sec) + (double)(to->tv_nsec - from->tv_nsec) / 1e9;
}

static void print_progress(const er_stage *progress, double seconds)
{
    fprintf(stderr, "ergraph: %s: %" PRIu64, progress->stage, progress->done);
    if (progress->total)
        fprintf(stderr, " of %" PRIu64, progress->total);
    if (progress->bytes)
        fprintf(stderr, ", %.1f MB", (double)progress->bytes / 1e6);
    if (progress->bytes && seconds > 0.5)
        fprintf(stderr, ", %.1f MB/s", (double)progress->bytes / 1e6 / seconds);
}

/* Whether progress of this stage is to be shown now; *seconds since the stage began. */
static bool is_due(cli_session *session, const char *stage, double *seconds)
{
    struct timespec now;
    if (clock_gettime(CLOCK_MONOTONIC, &now) != 0)
        return false;
    if (!session->stage || strcmp(session->stage, stage) != 0) {
        session->stage = stage;
        session->begun = now;
    } else if (seconds_between(&session->shown, &now) < (session->terminal ? 0.1 : 1)) {
        return false;
    }
    session->shown = now;
    *seconds = seconds_between(&session->begun, &now);
    return true;
}

static void end_progress(cli_session *session)
{
    if (!session->terminal)
        fputc('\n', stderr);
    session->line = session->terminal;
}

static void show_progress(void *context, const er_stage *progress)
{
    cli_session *session = context;
    double seconds;
    if (!is_due(session, progress->stage, &seconds))
        return;
    clear_line(session);
    print_progress(progress, seconds);
    end_progress(session);
}

static void show_part(void *context, const char *what, double part)
{
    cli_session *session = context;
    double seconds;
    if (!is_due(session, what, &seconds))
        return;
    clear_line(session);
    fprintf(stderr, "ergraph: %s: %.0f %%", what, part * 100);
    end_progress(session);
}

er_progress cli_session_progress(cli_session *session)
{
    return (er_progress){.report = session->monitor.progress ? show_part : NULL,
                         .interrupted = is_interrupted,
                         .context = session};
}

void cli_session_begin(cli_session *session, const cli_arguments *arguments)
{
    bool terminal = isatty(STDERR_FILENO) == 1;
    *session = (cli_session){.quiet = cli_given(arguments, CLI_QUIET), .terminal = terminal};
    bool progress = cli_given(arguments, CLI_PROGRESS) || (terminal && !session->quiet);
    session->monitor = (er_monitor){.report = report,
                                    .progress = progress ? show_progress : NULL,
                                    .interrupted = is_interrupted,
                                    .context = session};
    /* No SA_RESTART: a read that waits returns. Reset: the second signal ends the program. */
    struct sigaction action = {.sa_handler = on_signal, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    struct sigaction ignore = {.sa_handler = SIG_IGN};
    sigemptyset(&ignore.sa_mask);
    sigaction(SIGPIPE, &ignore, NULL); /* a closed pipe is a failed write */
}

int cli_session_fail(cli_session *session, const er_error *error)
{
    clear_line(session);
    if (error->status == ER_INTERRUPTED) {
        fputs("ergraph: interrupted\n", stderr);
        return 128 + (interrupted_by ? interrupted_by : SIGINT);
    }
    bool to_output = error->status == ER_WRITE_FAILED && !error->file[0];
    /* Whoever reads the output had enough: nothing to complain about. */
    if (!to_output || !strstr(error->message, strerror(EPIPE)))
        print_problem(to_output ? "standard output: " : "", error);
    return error->status == ER_WRITE_FAILED ? CLI_NOT_WRITTEN : CLI_FAILED;
}

void cli_session_note(cli_session *session, const char *format, ...)
{
    if (session->quiet)
        return;
    clear_line(session);
    va_list arguments;
    va_start(arguments, format);
    fputs("ergraph: ", stderr);
    vfprintf(stderr, format, arguments);
    fputc('\n', stderr);
    va_end(arguments);
}

int cli_session_end(cli_session *session)
{
    clear_line(session);
    if (!session->failures)
        return CLI_DONE;
    cli_session_note(session, "%" PRIu64 " %s left out", session->failures,
                     session->failures == 1 ? "input was" : "inputs were");
    return CLI_FAILED;
}
