/* Documents side by side: each worker takes the next record from the feed, makes a document of it,
   analyses it and writes its line; the caller's thread takes the lines in the order of the input.
   What comes out does not depend on the number of workers. */
#ifndef ERGRAPH_PIPELINE_H
#define ERGRAPH_PIPELINE_H

#include "base/buffer.h"
#include "ergraph/build.h"

/* Takes the line of one document, in the caller's thread. Any failure ends the run. */
typedef er_status (*er_line_function)(void *context, er_view line, er_error *error);

typedef struct er_pipeline_run {
    const er_analyzer *analyzer;
    const char *const *paths;
    uint32_t path_count;
    const er_extract_options *options; /* not NULL */
    const er_monitor *monitor;         /* or NULL */
    er_line_function line;
    void *context;
} er_pipeline_run;

/* Fills counts, which is not NULL, on failure too. */
er_status er_pipeline(const er_pipeline_run *run, er_counts *counts, er_error *error);

#endif
