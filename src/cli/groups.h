/* Options that several commands have in common. */
#ifndef ERGRAPH_CLI_GROUPS_H
#define ERGRAPH_CLI_GROUPS_H

#include "options.h"

extern const cli_option_group CLI_READING;  /* how inputs are read; reading.h */
extern const cli_option_group CLI_BUILDING; /* how documents become a network; building.h */
extern const cli_option_group CLI_FILTERS;  /* which part of a network; building.h */
extern const cli_option_group CLI_DRAWING;  /* the look of the diagram; building.h */
extern const cli_option_group CLI_GENERAL;  /* every command has these; session.h */

#endif
