#include "commands.h"

const cli_command *const CLI_COMMANDS[] = {
    &CLI_BUILD,   &CLI_EXTRACT, &CLI_MERGE,  &CLI_CENTRALITY, &CLI_COMMUNITIES,
    &CLI_EXPLAIN, &CLI_PATH,    &CLI_EXPORT, &CLI_EVAL,       NULL,
};
