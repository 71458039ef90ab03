#include "commands.h"
#include "groups.h"
#include "reading.h"
#include "session.h"

static int run(const cli_arguments *arguments)
{
    er_extract_options options;
    if (!cli_reading_options(arguments, &options))
        return CLI_USAGE;
    cli_session session;
    cli_session_begin(&session, arguments);
    er_error error;
    er_analyzer *analyzer = NULL;
    er_writer *writer = NULL;
    er_status status = er_analyzer_new(&analyzer, &error);
    if (status == ER_OK)
        status = er_writer_new_stream(&writer, stdout, &error);
    if (status == ER_OK)
        status = er_extract(analyzer, arguments->operands, arguments->operand_count, &options,
                            writer, &session.monitor, NULL, &error);
    er_writer_free(writer);
    er_analyzer_free(analyzer);
    return status == ER_OK ? cli_session_end(&session) : cli_session_fail(&session, &error);
}

static const cli_option OPTIONS[] = {
    {CLI_TEXT, "text", 0, NULL, NULL, false, false, CLI_ANY,
     "Write each document's text, too, as \"text\""},
};
static const cli_option_group GROUP = {"Output", OPTIONS, sizeof OPTIONS / sizeof *OPTIONS};

const cli_command CLI_EXTRACT = {
    .name = "extract",
    .operands = "INPUT...",
    .summary = "what is found in each document, as JSON Lines",
    .description =
        "Finds people, states and organisations in each document, who is who in it, and what "
        "they are said to do to each other, and writes one JSON object a document and line to "
        "standard output, in the order of the input. Offsets count bytes of the UTF-8 text, "
        "end exclusive. Somebody whom the document names by his office alone is a person with "
        "\"office\" and \"holder_of\", whom build and merge look for in the other documents.\n\n"
        "Extracts of many runs or machines become one network by ergraph merge.",
    .example = "ergraph extract articles/ > extracts.jsonl\n"
               "zcat news.jsonl.gz | ergraph extract --field text=body - | jq .mentions",
    .groups = {&GROUP, &CLI_READING, &CLI_GENERAL},
    .fewest = 1,
    .run = run,
};
