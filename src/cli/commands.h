/* The commands of the program, one file each. */
#ifndef ERGRAPH_CLI_COMMANDS_H
#define ERGRAPH_CLI_COMMANDS_H

#include "options.h"

extern const cli_command CLI_BUILD;
extern const cli_command CLI_CENTRALITY;
extern const cli_command CLI_COMMUNITIES;
extern const cli_command CLI_EVAL;
extern const cli_command CLI_EXPLAIN;
extern const cli_command CLI_EXPORT;
extern const cli_command CLI_EXTRACT;
extern const cli_command CLI_MERGE;
extern const cli_command CLI_PATH;

/* All of them, in the order in which help shows them; ended by NULL. */
extern const cli_command *const CLI_COMMANDS[];

#endif
