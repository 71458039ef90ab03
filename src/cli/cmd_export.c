#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "building.h"
#include "commands.h"
#include "groups.h"
#include "result.h"
#include "words.h"

typedef struct exporting {
    er_network *network;
    const char *format;
    er_export_options options;
} exporting;

static er_status write_network(void *context, er_writer *writer, er_error *error)
{
    exporting *e = context;
    return er_export(e->network, e->format, &e->options, writer, error);
}

static int run(const cli_arguments *arguments)
{
    exporting e = {.format = cli_value_of(arguments, CLI_FORMAT, NULL)};
    if (!e.format)
        return cli_usage_error(arguments->command, "--format FORMAT is missing");
    er_build_options options;
    er_filter filter;
    if (!cli_build_options(arguments, &options, &filter))
        return CLI_USAGE;
    e.options = options.export_options;
    if (er_export_format_named(e.format)->binary && isatty(STDOUT_FILENO) == 1)
        return cli_usage_error(arguments->command, "%s is not for a terminal: redirect it",
                               e.format);
    cli_session session;
    cli_session_begin(&session, arguments);
    er_error error;
    er_status status = cli_load_network(&session, arguments, arguments->operand_count, &options,
                                        &e.network, &error);
    if (status != ER_OK)
        return cli_session_fail(&session, &error);
    int result = cli_write_result(&session, write_network, &e);
    er_network_free(e.network);
    return result;
}

static const cli_option OPTIONS[] = {
    {CLI_FORMAT, "format", 'f', "FORMAT", cli_words_export_formats, false, false, CLI_ANY,
     "What to write"},
};
static const cli_option_group GROUP = {"Output", OPTIONS, sizeof OPTIONS / sizeof *OPTIONS};

const cli_command CLI_EXPORT = {
    .name = "export",
    .operands = "NETWORK -f FORMAT",
    .summary = "a network, or a part of it, in the format of another program",
    .description =
        "Writes a network to standard output. NETWORK is a network.json that build or merge "
        "wrote, the folder it stands in, or INPUT as for build, from which it is then made.",
    .example = "ergraph export out/network.json -f gexf > network.gexf\n"
               "ergraph export out -f svg --ego \"Angela Merkel\" --depth 1 > merkel.svg",
    .groups = {&GROUP, &CLI_FILTERS, &CLI_DRAWING, &CLI_READING, &CLI_BUILDING, &CLI_GENERAL},
    .fewest = 1,
    .run = run,
};
