#include <string.h>

#include "analyzer.h"
#include "join.h"
#include "pipeline.h"
#include "read/feed.h"

er_build_options er_build_options_default(void)
{
    return (er_build_options){.network = er_network_options_default()};
}

/* Every format that is asked for must be known before the work begins. */
static er_status check_formats(const er_build_options *options, er_error *error)
{
    for (uint32_t i = 0; options->formats && i < options->format_count; i++)
        if (strcmp(options->formats[i], ER_MENTIONS_FORMAT) != 0 &&
            !er_export_format_named(options->formats[i]))
            return er_fail(error, ER_BAD_ARGUMENT, "there is no format '%s'", options->formats[i]);
    return ER_OK;
}

static er_status take_line(void *context, er_view line, er_error *error)
{
    return er_join_add(context, line, error);
}

er_status er_build(const er_analyzer *analyzer, const char *const *paths, uint32_t path_count,
                   const er_build_options *options, const char *directory,
                   const er_monitor *monitor, er_counts *counts, er_network **network,
                   er_error *error)
{
    const er_build_options usual = er_build_options_default();
    options = options ? options : &usual;
    er_counts own;
    counts = counts ? counts : &own;
    *counts = (er_counts){0};
    er_join_setup setup = {er_analyzer_facts(analyzer), options, directory, monitor};
    er_join *join = NULL;
    er_status status = check_formats(options, error);
    if (status == ER_OK)
        status = er_join_new(&join, &setup, error);
    if (status != ER_OK)
        return status;
    er_pipeline_run run = {.analyzer = analyzer,
                           .paths = paths,
                           .path_count = path_count,
                           .options = &options->extract,
                           .monitor = monitor,
                           .line = take_line,
                           .context = join};
    status = er_pipeline(&run, counts, error);
    er_join_count(join, counts); /* without those that came twice */
    if (status == ER_OK)
        status = er_join_finish(join, network, error);
    er_join_free(join);
    return status;
}

/* ---- merge --------------------------------------------------------------------------------- */

typedef struct merging {
    er_join *join;
    er_feed *feed;
    const er_monitor *monitor;
    er_counts *counts;
    er_raw raw;
} merging;

static bool ends_run(er_status status)
{
    return status == ER_NO_MEMORY || status == ER_INTERRUPTED || status == ER_WRITE_FAILED;
}

/* Takes the next line. *more is false at the end. */
static er_status take_next(merging *m, bool *more, er_error *error)
{
    er_status status = er_feed_next(m->feed, &m->raw, more, error);
    if (status != ER_OK || !*more)
        return status;
    if (m->raw.bytes.length > UINT32_MAX)
        return er_fail_at(error, ER_BAD_FORMAT, m->raw.path.data, m->raw.line, ER_NO_POSITION,
                          "an extract larger than 4 GiB");
    er_error problem;
    status = er_join_add(m->join, er_buffer_view(&m->raw.bytes), &problem);
    if (status == ER_BAD_FORMAT)
        return er_fail_at(error, status, m->raw.path.data, m->raw.line,
                          problem.byte == ER_NO_POSITION ? problem.byte
                                                         : m->raw.offset + problem.byte,
                          "%s", problem.message);
    if (status != ER_OK && error)
        *error = problem;
    return status;
}

static er_status take_all(merging *m, er_error *error)
{
    bool more = true;
    er_error problem;
    while (more) {
        er_status status = take_next(m, &more, &problem);
        if (ends_run(status)) {
            if (error)
                *error = problem;
            return status;
        }
        m->counts->failures += status != ER_OK;
        if (status != ER_OK && m->monitor && m->monitor->report)
            m->monitor->report(m->monitor->context, ER_FAILURE, &problem);
        m->counts->bytes = er_feed_bytes(m->feed);
        er_join_count(m->join, m->counts);
        er_stage progress = {"reading", m->counts->documents, 0, m->counts->bytes};
        if (m->monitor && m->monitor->progress)
            m->monitor->progress(m->monitor->context, &progress);
        if (m->monitor && m->monitor->interrupted && m->monitor->interrupted(m->monitor->context))
            return er_fail(error, ER_INTERRUPTED, "interrupted");
    }
    return ER_OK;
}

er_status er_merge(const char *const *paths, uint32_t path_count, const er_build_options *options,
                   const char *directory, const er_monitor *monitor, er_counts *counts,
                   er_network **network, er_error *error)
{
    const er_build_options usual = er_build_options_default();
    options = options ? options : &usual;
    er_counts own;
    merging m = {.monitor = monitor, .counts = counts ? counts : &own};
    *m.counts = (er_counts){0};
    er_facts *facts = NULL;
    er_status status = check_formats(options, error);
    if (status == ER_OK)
        status = er_facts_new(&facts, error);
    er_join_setup setup = {facts, options, directory, monitor};
    if (status == ER_OK)
        status = er_join_new(&m.join, &setup, error);
    if (status == ER_OK)
        status = er_feed_new(&m.feed, paths, path_count, NULL, monitor, error);
    if (status == ER_OK) {
        er_feed_only_lines(m.feed);
        status = take_all(&m, error);
    }
    if (status == ER_OK)
        status = er_join_finish(m.join, network, error);
    er_feed_free(m.feed);
    er_raw_free(&m.raw);
    er_join_free(m.join);
    er_facts_free(facts);
    return status;
}
