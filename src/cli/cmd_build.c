/* build and merge: they differ in where the documents come from. */
#include <inttypes.h>
#include <stdlib.h>

#include "building.h"
#include "commands.h"
#include "groups.h"
#include "session.h"
#include "words.h"

/* The words of --formats, one after the other. */
typedef struct format_list {
    const char *words[CLI_MOST_WORDS];
    uint32_t count;
} format_list;

/* The static string of the library for a word, which ends with the arguments' copy. */
static bool add_format(void *context, const char *word)
{
    format_list *list = context;
    if (list->count < CLI_MOST_WORDS) {
        const er_export_format *format = er_export_format_named(word);
        list->words[list->count++] = format ? format->name : ER_MENTIONS_FORMAT;
    }
    return true;
}

static void say_what_stands(cli_session *session, const er_network *network,
                            const er_counts *counts, const char *directory)
{
    uint32_t nodes, links;
    er_network_nodes(network, &nodes);
    er_network_links(network, &links);
    cli_session_note(session,
                     "%" PRIu64 " %s, %" PRIu32 " entities, %" PRIu32 " links; written to %s",
                     counts->documents, counts->documents == 1 ? "document" : "documents", nodes,
                     links, directory);
    const er_network_facts *facts = er_network_facts_of(network);
    if (facts->hidden_nodes || facts->hidden_links)
        cli_session_note(session, "the filters hide %" PRIu32 " entities and %" PRIu32 " links",
                         facts->hidden_nodes, facts->hidden_links);
}

static er_status build(const cli_arguments *a, const er_build_options *options,
                       const char *directory, const er_monitor *monitor, er_counts *counts,
                       er_network **network, er_error *error)
{
    er_analyzer *analyzer;
    er_status status = er_analyzer_new(&analyzer, error);
    if (status != ER_OK)
        return status;
    status = er_build(analyzer, a->operands, a->operand_count, options, directory, monitor, counts,
                      network, error);
    er_analyzer_free(analyzer);
    return status;
}

static int run(const cli_arguments *arguments, bool merge)
{
    er_build_options options;
    er_filter filter;
    format_list formats = {.count = 0};
    const char *directory = cli_value_of(arguments, CLI_OUTPUT, NULL);
    if (!cli_build_options(arguments, &options, &filter) ||
        !cli_each(arguments, CLI_FORMATS, add_format, &formats))
        return CLI_USAGE;
    if (!directory)
        return cli_usage_error(arguments->command, "--output DIR is missing");
    if (formats.count) {
        options.formats = formats.words;
        options.format_count = formats.count;
    }
    cli_session session;
    cli_session_begin(&session, arguments);
    er_counts counts = {0};
    er_network *network = NULL;
    er_error error;
    er_status status =
        merge ? er_merge(arguments->operands, arguments->operand_count, &options, directory,
                         &session.monitor, &counts, &network, &error)
              : build(arguments, &options, directory, &session.monitor, &counts, &network, &error);
    if (status != ER_OK)
        return cli_session_fail(&session, &error);
    say_what_stands(&session, network, &counts, directory);
    er_network_free(network);
    return cli_session_end(&session);
}

static int run_build(const cli_arguments *arguments)
{
    return run(arguments, false);
}

static int run_merge(const cli_arguments *arguments)
{
    return run(arguments, true);
}

static const cli_option OPTIONS[] = {
    {CLI_OUTPUT, "output", 'o', "DIR", NULL, false, false, CLI_DIRECTORY,
     "The folder to write into, made where there is none"},
    {CLI_FORMATS, "formats", 0, "FORMATS", cli_words_build_formats, true, false, CLI_ANY,
     "What to write, with commas between (all)"},
};
static const cli_option_group GROUP = {"Output", OPTIONS, sizeof OPTIONS / sizeof *OPTIONS};

const cli_command CLI_BUILD = {
    .name = "build",
    .operands = "INPUT... -o DIR",
    .summary = "a network from articles, written in every format",
    .description =
        "Reads articles, finds people, states and organisations and who is who over all of them, "
        "reads their relations, and writes the network of all into a folder: as data "
        "(network.json and others), as a diagram, as a page to explore, and as tables.\n\n"
        "INPUT is a text file (.txt, .md), a web page (.html), JSON Lines (.jsonl), any of them "
        "with gzip, a directory of such files, or - for standard input. What cannot be read is "
        "named on standard error and left out. The same input gives the same bytes.",
    .example = "ergraph build articles/ -o out\n"
               "ergraph build news.jsonl.gz --from 2025-01-01 --top 200 --formats json,svg -o out",
    .groups = {&GROUP, &CLI_READING, &CLI_BUILDING, &CLI_FILTERS, &CLI_DRAWING, &CLI_GENERAL},
    .fewest = 1,
    .run = run_build,
};

const cli_command CLI_MERGE = {
    .name = "merge",
    .operands = "EXTRACT... -o DIR",
    .summary = "a network from what extract wrote",
    .description = "Joins extracts, from one run or from many machines, into one network, and "
                   "writes the same files as build does from the documents themselves, byte for "
                   "byte. EXTRACT is a file that ergraph extract wrote, or - for standard input.",
    .example = "ergraph merge january.jsonl february.jsonl -o out\n"
               "ergraph extract articles/ | ergraph merge - -o out",
    .groups = {&GROUP, &CLI_BUILDING, &CLI_FILTERS, &CLI_DRAWING, &CLI_GENERAL},
    .fewest = 1,
    .run = run_merge,
};
