#include "commands.h"

const cli_command *const CLI_COMMANDS[] = {
    &CLI_EXTRACT,
    NULL,
};
