/* --help, from the tables of options. */
#ifndef ERGRAPH_CLI_HELP_H
#define ERGRAPH_CLI_HELP_H

#include <stdio.h>

#include "options.h"

void cli_help_program(FILE *out);
void cli_help_command(const cli_command *command, FILE *out);

#endif
