#include "ergraph/input.h"

#include <stdlib.h>
#include <string.h>

#include "read/article.h"

struct er_input {
    er_feed *feed;
    const er_input_options *options;
    const er_monitor *monitor; /* the caller's, or NULL */
    er_monitor counting;       /* counts, and hands on to the caller's */
    er_input_counts counts;
    er_raw raw;
};

static const char *const FORMATS[ER_INPUT_FORMAT_COUNT] = {"auto", "text", "html", "jsonl"};

const char *er_input_format_name(er_input_format format)
{
    return (unsigned)format < ER_INPUT_FORMAT_COUNT ? FORMATS[format] : "";
}

er_input_format er_input_format_named(const char *name)
{
    int format = 0;
    while (format < ER_INPUT_FORMAT_COUNT && strcmp(FORMATS[format], name) != 0)
        format++;
    return (er_input_format)format;
}

static void report(void *context, er_severity severity, const er_error *problem)
{
    er_input *input = context;
    *(severity == ER_WARNING ? &input->counts.warnings : &input->counts.failures) += 1;
    if (input->monitor && input->monitor->report)
        input->monitor->report(input->monitor->context, severity, problem);
}

er_status er_input_new(er_input **input, const char *const *paths, uint32_t path_count,
                       const er_input_options *options, const er_monitor *monitor, er_error *error)
{
    er_input *in = *input = calloc(1, sizeof *in);
    if (!in)
        return er_fail_memory(error);
    in->options = options;
    in->monitor = monitor;
    in->counting = (er_monitor){.report = report, .context = in};
    er_status status = er_feed_new(&in->feed, paths, path_count, options, monitor, error);
    if (status != ER_OK) {
        er_input_free(in);
        *input = NULL;
    }
    return status;
}

static bool ends_reading(er_status status)
{
    return status == ER_NO_MEMORY || status == ER_INTERRUPTED;
}

er_status er_input_next(er_input *input, er_document *document, bool *more, er_error *error)
{
    er_error problem;
    for (;;) {
        er_status status = er_feed_next(input->feed, &input->raw, more, &problem);
        if (status == ER_OK && !*more)
            return ER_OK;
        if (status == ER_OK)
            status =
                er_article_parse(&input->raw, input->options, &input->counting, document, &problem);
        if (status == ER_OK) {
            input->counts.documents++;
            return ER_OK;
        }
        if (ends_reading(status)) {
            if (error)
                *error = problem;
            return status;
        }
        report(input, ER_FAILURE, &problem);
    }
}

er_input_counts er_input_counted(const er_input *input)
{
    er_input_counts counts = input->counts;
    counts.bytes = er_feed_bytes(input->feed);
    return counts;
}

void er_input_free(er_input *input)
{
    if (!input)
        return;
    er_feed_free(input->feed);
    er_raw_free(&input->raw);
    free(input);
}
