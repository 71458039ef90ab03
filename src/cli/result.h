/* Standard output as a writer of the library: the result of a command, and nothing else. */
#ifndef ERGRAPH_CLI_RESULT_H
#define ERGRAPH_CLI_RESULT_H

#include <cjson/cJSON.h>

#include "session.h"

/* Calls write with a writer for standard output and sees that every byte arrives. Returns what
   the program has to end with. */
int cli_write_result(cli_session *session,
                     er_status (*write)(void *context, er_writer *writer, er_error *error),
                     void *context);

/* A new object at the end of array; NULL where memory is out. */
cJSON *cli_add_object(cJSON *array);

/* Writes json, indented and ended by a line break. NULL stands for memory that ran out. */
void cli_print_json(er_writer *writer, const cJSON *json);

#endif
