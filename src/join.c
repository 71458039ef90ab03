#include "join.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/array.h"
#include "base/index.h"
#include "document/record.h"
#include "ergraph/measure.h"
#include "network/builder.h"
#include "resolve/registry.h"

struct er_join {
    er_join_setup setup;
    er_registry *registry;
    er_document *document; /* the line at hand */
    FILE *spool;           /* the lines, one after the other */
    er_output *output;     /* NULL: nothing is written */
    er_buffer line;        /* of mentions.jsonl */
    er_index seen;         /* hashes of the lines: a document that comes again is no new source */
    uint64_t documents, tokens;
    uint32_t *identities; /* of the entities of the document at hand */
    const char **ids;     /* the same, as ids of nodes */
    uint32_t identity_capacity, id_capacity;
};

static er_status fail_spool(er_error *error)
{
    return er_fail(error, ER_WRITE_FAILED, "temporary file: %s", strerror(errno));
}

er_status er_join_new(er_join **join, const er_join_setup *setup, er_error *error)
{
    er_join *j = *join = calloc(1, sizeof *j);
    if (!j)
        return er_fail_memory(error);
    j->setup = *setup;
    er_status status = ER_OK;
    if (setup->directory)
        status = er_output_open(&j->output, setup->directory, error);
    if (status == ER_OK)
        status = er_output_scratch(setup->directory, &j->spool, error);
    if (status == ER_OK)
        status = er_registry_new(setup->facts, &j->registry, error);
    if (status == ER_OK && setup->options->aliases)
        status = er_registry_add_aliases(j->registry, setup->options->aliases, error);
    if (status == ER_OK)
        status = er_document_new(&j->document, error);
    if (status != ER_OK) {
        er_join_free(j);
        *join = NULL;
    }
    return status;
}

void er_join_free(er_join *j)
{
    if (!j)
        return;
    er_registry_free(j->registry);
    er_document_free(j->document);
    if (j->spool)
        fclose(j->spool);
    er_output_free(j->output);
    er_index_free(&j->seen);
    er_buffer_free(&j->line);
    free(j->identities);
    free(j->ids);
    free(j);
}

void er_join_count(const er_join *j, er_counts *counts)
{
    counts->documents = j->documents;
    counts->tokens = j->tokens;
}

/* Whether the same document was added before: overlapping folders, or an extract given twice. */
static er_status check_repeated(er_join *j, er_view line, bool *repeated, er_error *error)
{
    uint32_t before = j->seen.count;
    if (!er_index_add(&j->seen, er_view_hash(line), 0))
        return er_fail_memory(error);
    *repeated = j->seen.count == before;
    const er_monitor *m = j->setup.monitor;
    if (*repeated && m && m->report) {
        er_error problem;
        er_fail_at(&problem, ER_BAD_ARGUMENT, j->document->id, ER_NO_POSITION, ER_NO_POSITION,
                   "the same document once more: it is counted once");
        m->report(m->context, ER_WARNING, &problem);
    }
    return ER_OK;
}

er_status er_join_add(er_join *j, er_view line, er_error *error)
{
    while (line.length && line.data[line.length - 1] == '\n')
        line.length--;
    bool repeated = false;
    er_status status = er_record_read(line.data, line.length, j->document, error);
    if (status == ER_OK)
        status = check_repeated(j, line, &repeated, error);
    if (status == ER_OK && repeated)
        return ER_OK;
    if (status == ER_OK)
        status = er_registry_split(j->registry, j->document, error);
    if (status == ER_OK)
        status = er_registry_add(j->registry, j->document, error);
    if (status != ER_OK)
        return status;
    errno = 0;
    if (fwrite(line.data, 1, line.length, j->spool) != line.length || fputc('\n', j->spool) == EOF)
        return fail_spool(error);
    j->documents++;
    j->tokens += j->document->recorded_tokens;
    return ER_OK;
}

/* ---- second pass --------------------------------------------------------------------------- */

static bool is_interrupted(const er_join *j)
{
    const er_monitor *m = j->setup.monitor;
    return m && m->interrupted && m->interrupted(m->context);
}

static bool ask_monitor(void *context)
{
    return is_interrupted(context);
}

static void show_stage(const er_join *j, const char *stage, uint64_t done)
{
    const er_monitor *m = j->setup.monitor;
    er_stage progress = {stage, done, j->documents, 0};
    if (m && m->progress)
        m->progress(m->context, &progress);
}

/* Which entity of the whole each entity of the document at hand is. */
static er_status find_identities(er_join *j, er_error *error)
{
    const er_document *d = j->document;
    if (!er_array_reserve((void **)&j->identities, &j->identity_capacity, d->entity_count,
                          sizeof *j->identities) ||
        !er_array_reserve((void **)&j->ids, &j->id_capacity, d->entity_count, sizeof *j->ids))
        return er_fail_memory(error);
    for (uint32_t i = 0; i < d->entity_count; i++) {
        j->identities[i] = er_registry_find(j->registry, d, i);
        j->ids[i] = j->identities[i] == ER_NONE
                        ? NULL
                        : er_registry_entity(j->registry, j->identities[i])->id;
    }
    return ER_OK;
}

static er_status write_mentions(er_join *j, er_writer *mentions, er_error *error)
{
    const er_record_options options = {.ids = j->ids};
    er_buffer_clear(&j->line);
    er_record_write(j->document, &options, &j->line);
    if (j->line.failed)
        return er_fail_memory(error);
    er_writer_write(mentions, j->line.data, j->line.length);
    return er_writer_failed(mentions) ? er_writer_finish(mentions, error) : ER_OK;
}

static er_status count_line(er_join *j, const char *line, size_t length,
                            er_network_builder *builder, er_writer *mentions, er_error *error)
{
    er_status status = er_record_read(line, length, j->document, error);
    if (status == ER_OK)
        status = er_registry_split(j->registry, j->document, error);
    if (status == ER_OK)
        status = find_identities(j, error);
    if (status == ER_OK)
        status = er_network_builder_add(builder, j->document, j->identities, error);
    if (status == ER_OK && mentions)
        status = write_mentions(j, mentions, error);
    return status;
}

/* mentions: NULL where they are not asked for. */
static er_status count_lines(er_join *j, er_network_builder *builder, er_writer *mentions,
                             er_error *error)
{
    if (fflush(j->spool) != 0 || fseek(j->spool, 0, SEEK_SET) != 0)
        return fail_spool(error);
    char *line = NULL;
    size_t capacity = 0;
    er_status status = ER_OK;
    uint64_t done = 0;
    errno = 0;
    for (ssize_t length; status == ER_OK && (length = getline(&line, &capacity, j->spool)) > 0;) {
        status = count_line(j, line, (size_t)length, builder, mentions, error);
        show_stage(j, "joining", ++done);
        if (status == ER_OK && is_interrupted(j))
            status = er_fail(error, ER_INTERRUPTED, "interrupted");
    }
    if (status == ER_OK && done != j->documents)
        status = er_fail(error, ER_READ_FAILED, "temporary file: %s",
                         errno ? strerror(errno) : "it is shorter than what was written");
    free(line);
    return status;
}

static void who(const void *context, uint32_t number, er_who *result)
{
    const er_identity *e = er_registry_entity(context, number);
    *result = (er_who){.id = e->id,
                       .label = e->label,
                       .type = e->type,
                       .aliases = e->aliases,
                       .alias_count = e->alias_count};
}

static er_status build_network(er_join *j, er_writer *mentions, er_network **network,
                               er_error *error)
{
    er_directory directory = {who, j->registry, er_registry_count(j->registry)};
    er_network_builder *builder;
    er_status status =
        er_network_builder_new(&builder, &j->setup.options->network, &directory, error);
    if (status != ER_OK)
        return status;
    status = count_lines(j, builder, mentions, error);
    if (status == ER_OK)
        status = er_network_builder_finish(builder, network, error);
    er_network_builder_free(builder);
    return status;
}

/* ---- output -------------------------------------------------------------------------------- */

static bool is_wanted(const er_build_options *options, const char *format)
{
    if (!options->formats)
        return true;
    for (uint32_t i = 0; i < options->format_count; i++)
        if (strcmp(options->formats[i], format) == 0)
            return true;
    return false;
}

static er_status write_format(er_join *j, const er_network *network, const er_export_format *format,
                              er_error *error)
{
    er_writer *writer;
    er_status status = er_output_begin(j->output, format->file_name, &writer, error);
    if (status == ER_OK)
        status = er_export(network, format->name, &j->setup.options->export_options, writer, error);
    /* A lost write is told by er_output_end, with the name of the file. */
    return status == ER_OK || status == ER_WRITE_FAILED ? er_output_end(j->output, error) : status;
}

static er_status write_formats(er_join *j, const er_network *network, er_error *error)
{
    uint32_t count;
    const er_export_format *formats = er_export_formats(&count);
    er_status status = ER_OK;
    for (uint32_t i = 0; i < count && status == ER_OK; i++) {
        if (!is_wanted(j->setup.options, formats[i].name))
            continue;
        show_stage(j, "writing", j->documents);
        status = is_interrupted(j) ? er_fail(error, ER_INTERRUPTED, "interrupted")
                                   : write_format(j, network, &formats[i], error);
    }
    return status == ER_OK ? er_output_commit(j->output, error) : status;
}

/* The network, with mentions.jsonl written on the way where it is asked for. */
static er_status make_network(er_join *j, er_network **network, er_error *error)
{
    er_writer *mentions = NULL;
    er_status status = ER_OK;
    if (j->output && is_wanted(j->setup.options, ER_MENTIONS_FORMAT))
        status = er_output_begin(j->output, "mentions.jsonl", &mentions, error);
    if (status == ER_OK)
        status = build_network(j, mentions, network, error);
    if (mentions && (status == ER_OK || status == ER_WRITE_FAILED))
        status = er_output_end(j->output, error);
    return status;
}

/* Tells the monitor which of the user's corrections matched nothing, line by line. */
static er_status report_unmatched(er_join *j, er_error *error)
{
    const er_monitor *m = j->setup.monitor;
    er_buffer lines = {0};
    er_status status = er_registry_unmatched(j->registry, &lines, error);
    er_view rest = er_buffer_view(&lines), line;
    while (status == ER_OK && m && m->report && lines.length && er_view_split(&rest, '\n', &line)) {
        if (!line.length)
            continue;
        er_error problem;
        er_fail(&problem, ER_NOT_FOUND, "%.*s", (int)line.length, line.data);
        m->report(m->context, ER_WARNING, &problem);
    }
    er_buffer_free(&lines);
    return status;
}

/* joins.csv */
static er_status write_report(er_join *j, er_error *error)
{
    er_writer *writer;
    er_buffer text = {0};
    er_status status = er_registry_report(j->registry, &text, error);
    if (status == ER_OK)
        status = er_output_begin(j->output, "joins.csv", &writer, error);
    if (status == ER_OK) {
        er_writer_write(writer, text.data, text.length);
        status = er_output_end(j->output, error);
    }
    er_buffer_free(&text);
    return status;
}

static void show_measuring(void *context, const char *what, double part)
{
    (void)what;
    const er_join *j = context;
    er_stage progress = {"measuring, percent", (uint64_t)(part * 100), 100, 0};
    if (j->setup.monitor && j->setup.monitor->progress)
        j->setup.monitor->progress(j->setup.monitor->context, &progress);
}

static er_status measure(er_join *j, er_network *network, er_error *error)
{
    const er_progress progress = {
        .report = show_measuring, .interrupted = ask_monitor, .context = j};
    return er_network_measure(network, &progress, error);
}

/* Puts the part that is asked for in the place of the whole. */
static er_status filter(const er_join *j, er_network **network, er_error *error)
{
    er_network *part;
    if (!j->setup.options->filter)
        return ER_OK;
    er_status status = er_network_filter(*network, j->setup.options->filter, &part, error);
    if (status != ER_OK)
        return status;
    er_network_free(*network);
    *network = part;
    return ER_OK;
}

er_status er_join_finish(er_join *j, er_network **network, er_error *error)
{
    er_network *made = NULL;
    er_status status = j->documents ? er_registry_resolve(j->registry, error)
                                    : er_fail(error, ER_NOT_FOUND, "no document to read");
    if (status == ER_OK && j->setup.options->aliases)
        status = report_unmatched(j, error);
    if (status == ER_OK && j->setup.options->report && j->output)
        status = write_report(j, error);
    if (status == ER_OK)
        status = make_network(j, &made, error);
    if (status == ER_OK)
        status = measure(j, made, error);
    if (status == ER_OK)
        status = filter(j, &made, error);
    if (status == ER_OK && j->output)
        status = er_network_layout(made, &j->setup.options->export_options.draw, error);
    if (status == ER_OK && j->output)
        status = write_formats(j, made, error);
    if (status == ER_OK && network)
        *network = made;
    else
        er_network_free(made);
    return status;
}
