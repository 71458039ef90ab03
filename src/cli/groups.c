#include "groups.h"

#define GROUP(title, options)                                                                      \
    {                                                                                              \
        title, options, sizeof options / sizeof *options                                           \
    }

static const cli_option READING[] = {
    {CLI_INPUT_FORMAT, "input-format", 0, "FORMAT", "auto text html jsonl", false, CLI_ANY,
     "What standard input is, and files whose names do not tell"},
    {CLI_FIELD, "field", 0, "FIELD=NAME", NULL, false, CLI_ANY,
     "Name of the id, text, date, title or url in JSON Lines (text=body)"},
    {CLI_JOBS, "jobs", 'j', "N", NULL, false, CLI_ANY,
     "Documents analysed side by side (all processors)"},
};
const cli_option_group CLI_READING = GROUP("Reading", READING);

static const cli_option GENERAL[] = {
    {CLI_QUIET, "quiet", 'q', NULL, NULL, false, CLI_ANY, "No warnings and no progress"},
    {CLI_PROGRESS, "progress", 0, NULL, NULL, false, CLI_ANY,
     "Progress on standard error even where that is no terminal"},
    {CLI_HELP, "help", 'h', NULL, NULL, false, CLI_ANY, "This help"},
};
const cli_option_group CLI_GENERAL = GROUP("General", GENERAL);
