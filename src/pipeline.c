/* Records wait in a ring of slots, in the order in which they were read:

       done .. taken .. done + slot_count
        |        |
        |        next slot to be filled by a worker (under the lock of the feed)
        next slot to be handed out by the caller's thread

   A worker that is ahead by a whole ring waits, so that memory is bounded. Problems are kept with
   their record and reported by the caller's thread in order. */
#include "pipeline.h"

#include <errno.h>
#include <pthread.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/array.h"
#include "document/record.h"
#include "read/article.h"

#define SLOTS_PER_WORKER 8
#define MOST_JOBS 512
#define KEPT (1u << 20) /* a buffer larger than this is given back after its document */
#define PATIENCE 100    /* milliseconds between two questions for interruption */

typedef struct slot_problem {
    er_severity severity;
    er_error error;
} slot_problem;

typedef struct slot {
    er_raw raw;
    er_buffer line; /* empty: the record was left out */
    slot_problem *problems;
    uint32_t problem_count, problem_capacity;
    uint32_t tokens;
    er_status status; /* ER_OK, or what ends the run */
    er_error error;
    uint64_t bytes; /* read from the feed when this record was */
    bool ready;     /* it can be handed out; guarded by ring.lock */
} slot;

typedef struct ring {
    const er_pipeline_run *run;
    er_feed *feed;
    pthread_mutex_t feed_lock; /* feed, taken, ended; taken before lock where both are */
    uint64_t taken;
    bool ended; /* the feed has no more records */

    pthread_mutex_t lock; /* done, stopped, ready, working */
    pthread_cond_t room;  /* a slot was handed out, or stopped */
    pthread_cond_t news;  /* a slot became ready, or a worker ended */
    uint64_t done;
    bool stopped;
    uint32_t working;

    slot *slots;
    uint32_t slot_count;
} ring;

typedef struct worker {
    ring *ring;
    pthread_t thread;
    er_document *document;
    er_analyzer_scratch *scratch;
} worker;

/* ---- one record ---------------------------------------------------------------------------- */

static bool ends_run(er_status status)
{
    return status == ER_NO_MEMORY || status == ER_INTERRUPTED || status == ER_WRITE_FAILED;
}

static void keep_problem(void *context, er_severity severity, const er_error *problem)
{
    slot *s = context;
    if (!er_array_reserve((void **)&s->problems, &s->problem_capacity,
                          (uint64_t)s->problem_count + 1, sizeof *s->problems)) {
        s->status = er_fail_memory(&s->error);
        return;
    }
    s->problems[s->problem_count++] = (slot_problem){severity, *problem};
}

/* Either what ends the run, or a record that is left out. */
static void fail_slot(slot *s, const er_error *error)
{
    if (ends_run(error->status)) {
        s->status = error->status;
        s->error = *error;
    } else {
        keep_problem(s, ER_FAILURE, error);
    }
}

static void clear_slot(slot *s)
{
    if (s->line.capacity > KEPT)
        er_buffer_free(&s->line);
    er_buffer_clear(&s->line);
    s->problem_count = s->tokens = 0;
    s->status = ER_OK;
}

/* Everything that is done to a record after it was read. */
static void process(worker *w, slot *s)
{
    const er_extract_options *options = w->ring->run->options;
    const er_monitor monitor = {.report = keep_problem, .context = s};
    const er_record_options record = {.with_text = options->with_text};
    er_error error;
    er_status status = er_article_parse(&s->raw, &options->input, &monitor, w->document, &error);
    if (status == ER_OK)
        status = er_analyze(w->ring->run->analyzer, w->scratch, w->document, &error);
    if (status == ER_OK) {
        er_record_write(w->document, &record, &s->line);
        if (s->line.failed)
            status = er_fail_memory(&error);
        else if (s->line.length > UINT32_MAX)
            status = er_fail_at(&error, ER_BAD_FORMAT, s->raw.path.data, ER_NO_POSITION,
                                ER_NO_POSITION, "its extract is larger than 4 GiB");
    }
    s->tokens = w->document->token_count;
    if (status != ER_OK) {
        er_buffer_clear(&s->line);
        fail_slot(s, &error);
    }
}

/* ---- workers ------------------------------------------------------------------------------- */

static bool is_stopped(ring *r)
{
    pthread_mutex_lock(&r->lock);
    bool stopped = r->stopped;
    pthread_mutex_unlock(&r->lock);
    return stopped;
}

/* Waits until the ring has room for one more record. False: the run was stopped. */
static bool wait_for_room(ring *r)
{
    pthread_mutex_lock(&r->lock);
    while (!r->stopped && r->taken - r->done >= r->slot_count)
        pthread_cond_wait(&r->room, &r->lock);
    bool stopped = r->stopped;
    pthread_mutex_unlock(&r->lock);
    return !stopped;
}

/* Reads the next record into the next slot; *fresh: there is something to process in it. NULL at
   the end. */
static slot *take_record(ring *r, bool *fresh)
{
    slot *s = NULL;
    pthread_mutex_lock(&r->feed_lock);
    if (!r->ended && wait_for_room(r)) {
        s = &r->slots[r->taken % r->slot_count];
        clear_slot(s);
        bool more = true;
        er_error error;
        er_status status = er_feed_next(r->feed, &s->raw, &more, &error);
        if (status != ER_OK)
            fail_slot(s, &error);
        *fresh = status == ER_OK && more;
        s->bytes = er_feed_bytes(r->feed);
        r->ended = !more || ends_run(status);
        if (more || status != ER_OK)
            r->taken++;
        else
            s = NULL;
    }
    pthread_mutex_unlock(&r->feed_lock);
    return s;
}

static void *work(void *argument)
{
    worker *w = argument;
    ring *r = w->ring;
    bool fresh = false;
    for (slot *s; !is_stopped(r) && (s = take_record(r, &fresh));) {
        if (fresh)
            process(w, s);
        pthread_mutex_lock(&r->lock);
        s->ready = true;
        pthread_cond_signal(&r->news);
        pthread_mutex_unlock(&r->lock);
    }
    pthread_mutex_lock(&r->lock);
    r->working--;
    pthread_cond_signal(&r->news);
    pthread_mutex_unlock(&r->lock);
    return NULL;
}

/* ---- the caller's thread ------------------------------------------------------------------- */

static bool interrupted(const er_pipeline_run *run)
{
    return run->monitor && run->monitor->interrupted &&
           run->monitor->interrupted(run->monitor->context);
}

static void report_problems(const er_pipeline_run *run, const slot *s, er_counts *counts)
{
    for (uint32_t i = 0; i < s->problem_count; i++) {
        const slot_problem *p = &s->problems[i];
        *(p->severity == ER_WARNING ? &counts->warnings : &counts->failures) += 1;
        if (run->monitor && run->monitor->report)
            run->monitor->report(run->monitor->context, p->severity, &p->error);
    }
}

static er_status hand_out(const er_pipeline_run *run, const slot *s, er_counts *counts,
                          er_error *error)
{
    report_problems(run, s, counts);
    counts->bytes = s->bytes;
    if (s->status != ER_OK) {
        if (error)
            *error = s->error;
        return s->status;
    }
    if (!s->line.length)
        return ER_OK;
    counts->documents++;
    counts->tokens += s->tokens;
    er_status status = run->line(run->context, er_buffer_view(&s->line), error);
    if (status == ER_OK && run->monitor && run->monitor->progress) {
        er_stage progress = {"reading", counts->documents, 0, counts->bytes};
        run->monitor->progress(run->monitor->context, &progress);
    }
    return status;
}

/* Waits for the next slot in order. NULL: all are handed out, or the run is interrupted. */
static slot *wait_for_slot(ring *r, bool *stop)
{
    slot *s = &r->slots[r->done % r->slot_count];
    pthread_mutex_lock(&r->lock);
    while (!s->ready && r->working && !(*stop = interrupted(r->run))) {
        struct timespec until;
        clock_gettime(CLOCK_REALTIME, &until);
        until.tv_nsec += PATIENCE * 1000000L;
        until.tv_sec += until.tv_nsec / 1000000000L;
        until.tv_nsec %= 1000000000L;
        pthread_cond_timedwait(&r->news, &r->lock, &until);
    }
    bool ready = s->ready && !*stop;
    pthread_mutex_unlock(&r->lock);
    return ready ? s : NULL;
}

static er_status hand_out_all(ring *r, er_counts *counts, er_error *error)
{
    er_status status = ER_OK;
    bool stop = false;
    for (slot *s; status == ER_OK && (s = wait_for_slot(r, &stop));) {
        status = hand_out(r->run, s, counts, error);
        stop = interrupted(r->run);
        pthread_mutex_lock(&r->lock);
        s->ready = false;
        r->done++;
        pthread_cond_signal(&r->room);
        pthread_mutex_unlock(&r->lock);
        if (stop)
            break;
    }
    pthread_mutex_lock(&r->lock);
    r->stopped = true;
    pthread_cond_broadcast(&r->room);
    pthread_mutex_unlock(&r->lock);
    return status == ER_OK && stop ? er_fail(error, ER_INTERRUPTED, "interrupted") : status;
}

/* ---- setting up ---------------------------------------------------------------------------- */

static er_status prepare_worker(worker *w, ring *r, er_error *error)
{
    w->ring = r;
    er_status status = er_document_new(&w->document, error);
    return status == ER_OK ? er_analyzer_scratch_new(&w->scratch, r->run->analyzer, error) : status;
}

static void free_ring(ring *r, worker *workers, uint32_t jobs)
{
    for (uint32_t i = 0; workers && i < jobs; i++) {
        er_document_free(workers[i].document);
        er_analyzer_scratch_free(workers[i].scratch);
    }
    for (uint32_t i = 0; r->slots && i < r->slot_count; i++) {
        er_raw_free(&r->slots[i].raw);
        er_buffer_free(&r->slots[i].line);
        free(r->slots[i].problems);
    }
    free(workers);
    free(r->slots);
    er_feed_free(r->feed);
    pthread_cond_destroy(&r->room);
    pthread_cond_destroy(&r->news);
    pthread_mutex_destroy(&r->lock);
    pthread_mutex_destroy(&r->feed_lock);
}

/* Starts the workers; where the system gives fewer threads than asked for, those do the work. */
static er_status start_workers(ring *r, worker *workers, uint32_t jobs, uint32_t *started,
                               er_error *error)
{
    r->working = jobs;
    for (*started = 0; *started < jobs; ++*started) {
        int failure = pthread_create(&workers[*started].thread, NULL, work, &workers[*started]);
        if (!failure)
            continue;
        pthread_mutex_lock(&r->lock);
        r->working -= jobs - *started;
        pthread_mutex_unlock(&r->lock);
        return *started ? ER_OK : er_fail(error, ER_NO_MEMORY, "no thread could be started");
    }
    return ER_OK;
}

static er_status run_workers(ring *r, worker *workers, uint32_t jobs, er_counts *counts,
                             er_error *error)
{
    uint32_t started;
    er_status status = start_workers(r, workers, jobs, &started, error);
    if (status == ER_OK)
        status = hand_out_all(r, counts, error);
    for (uint32_t i = 0; i < started; i++)
        pthread_join(workers[i].thread, NULL);
    counts->bytes = er_feed_bytes(r->feed);
    return status;
}

static uint32_t job_count(const er_extract_options *options)
{
    long processors = sysconf(_SC_NPROCESSORS_ONLN);
    uint32_t jobs = options->jobs ? options->jobs : processors > 0 ? (uint32_t)processors : 1;
    return jobs < MOST_JOBS ? jobs : MOST_JOBS;
}

er_status er_pipeline(const er_pipeline_run *run, er_counts *counts, er_error *error)
{
    *counts = (er_counts){0};
    uint32_t jobs = job_count(run->options);
    ring r = {.run = run, .slot_count = jobs * SLOTS_PER_WORKER};
    pthread_mutex_init(&r.feed_lock, NULL);
    pthread_mutex_init(&r.lock, NULL);
    pthread_cond_init(&r.room, NULL);
    pthread_cond_init(&r.news, NULL);
    worker *workers = calloc(jobs, sizeof *workers);
    r.slots = calloc(r.slot_count, sizeof *r.slots);
    er_status status = workers && r.slots ? ER_OK : er_fail_memory(error);
    for (uint32_t i = 0; i < jobs && status == ER_OK; i++)
        status = prepare_worker(&workers[i], &r, error);
    if (status == ER_OK)
        status = er_feed_new(&r.feed, run->paths, run->path_count, &run->options->input,
                             run->monitor, error);
    if (status == ER_OK)
        status = run_workers(&r, workers, jobs, counts, error);
    free_ring(&r, workers, jobs);
    return status;
}
