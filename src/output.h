/* A folder of output files that appears as a whole: each file is written beside its place under
   another name; once all are written in full they are renamed. What was there before is replaced
   then, and not before. */
#ifndef ERGRAPH_OUTPUT_H
#define ERGRAPH_OUTPUT_H

#include "base/fail.h"
#include "ergraph/writer.h"

typedef struct er_output er_output;

/* Makes the directory where there is none, with those above it. ER_WRITE_FAILED, ER_NO_MEMORY. */
er_status er_output_open(er_output **output, const char *directory, er_error *error);

/* A writer for the file of that name in the directory; one at a time. It belongs to output. */
er_status er_output_begin(er_output *output, const char *name, er_writer **writer, er_error *error);

/* Ends the file begun last: every byte must have been taken, up to its closing. */
er_status er_output_end(er_output *output, er_error *error);

/* Gives all files that were ended their names. */
er_status er_output_commit(er_output *output, er_error *error);

/* Removes what was not committed. NULL is ignored. */
void er_output_free(er_output *output);

/* A file of its own in the directory (NULL: the system's directory for such files), open for
   reading and writing, without a name: it is gone when it is closed. */
er_status er_output_scratch(const char *directory, FILE **file, er_error *error);

#endif
