/* The options of the groups "Building", "Filters" and "Diagram" as the library takes them, and
   the argument NETWORK. */
#ifndef ERGRAPH_CLI_BUILDING_H
#define ERGRAPH_CLI_BUILDING_H

#include "ergraph/build.h"
#include "ergraph/filter.h"
#include "options.h"
#include "session.h"

/* False: wrong usage, which was said. Reading, building, filters and drawing. What options point to
   belongs to the arguments, and options->filter to the caller's filter. */
bool cli_build_options(const cli_arguments *arguments, er_build_options *options,
                       er_filter *filter);

/* The network that the first count operands name: a network.json, a directory that has one,
   or inputs from which it is built by the
   options. The caller frees it. */
er_status cli_load_network(cli_session *session, const cli_arguments *arguments, uint32_t count,
                           const er_build_options *options, er_network **network, er_error *error);

#endif
