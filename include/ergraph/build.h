/* From inputs to extracts, from extracts to a network and a folder of files. */
#ifndef ERGRAPH_BUILD_H
#define ERGRAPH_BUILD_H

#include "ergraph/analyzer.h"
#include "ergraph/input.h"
#include "ergraph/writer.h"

#ifdef __cplusplus
extern "C" {
#endif

/* What went through. */
typedef struct er_counts {
    uint64_t documents;
    uint64_t failures; /* inputs and records that were left out; each was reported */
    uint64_t warnings;
    uint64_t bytes; /* of input, after decompression */
    uint64_t tokens;
} er_counts;

/* {0} is what most callers want. */
typedef struct er_extract_options {
    er_input_options input;
    uint32_t jobs;  /* documents analysed side by side; 0: one for each processor */
    bool with_text; /* also the text of each document, as "text" */
} er_extract_options;

/* Reads the paths (see er_input_new), analyses every document and writes it as one line of JSON,
   in the order of the input whatever the number of jobs. What cannot be read is reported and left
   out. options, monitor and counts may be NULL; counts is filled on failure too.
   ER_WRITE_FAILED, ER_NO_MEMORY, ER_INTERRUPTED. */
ER_API er_status er_extract(const er_analyzer *analyzer, const char *const *paths,
                            uint32_t path_count, const er_extract_options *options,
                            er_writer *writer, const er_monitor *monitor, er_counts *counts,
                            er_error *error);

#ifdef __cplusplus
}
#endif
#endif
