/* The options of the group "Reading" as the library takes them. */
#ifndef ERGRAPH_CLI_READING_H
#define ERGRAPH_CLI_READING_H

#include "ergraph/build.h"
#include "options.h"

/* False: wrong usage, which was said. */
bool cli_reading_options(const cli_arguments *arguments, er_extract_options *options);

#endif
