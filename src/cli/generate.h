/* The man page and the completions of shells, from the tables of options. Made when the program
   is built, by the program itself: ergraph --generate man|bash|zsh|fish. */
#ifndef ERGRAPH_CLI_GENERATE_H
#define ERGRAPH_CLI_GENERATE_H

#include <stdio.h>

#include "options.h"

void cli_generate_man(FILE *out);
void cli_generate_bash(FILE *out);
void cli_generate_zsh(FILE *out);
void cli_generate_fish(FILE *out);

#endif
