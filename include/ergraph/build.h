/* From inputs to extracts, from extracts to a network and a folder of files. */
#ifndef ERGRAPH_BUILD_H
#define ERGRAPH_BUILD_H

#include "ergraph/analyzer.h"
#include "ergraph/export.h"
#include "ergraph/filter.h"
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

/* How documents become a network and files. */
typedef struct er_build_options {
    er_extract_options extract;
    er_network_options network;
    const er_filter *filter; /* the part of the network that is kept, or NULL: all of it */
    er_export_options export_options;
    const char *aliases; /* path of the user's corrections (ergraph/aliases.h), or NULL */
    bool report; /* write joins.csv, too: who was joined with whom over the documents and why,
                    the doubtful first, in the form of an aliases file */
    const char *const *formats; /* [format_count]: names of formats to write, ER_MENTIONS_FORMAT
                                   among them or not; NULL: all that there are */
    uint32_t format_count;
} er_build_options;

#define ER_MENTIONS_FORMAT "mentions" /* mentions.jsonl: extracts with the ids of the nodes */

ER_API er_build_options er_build_options_default(void);

/* Reads and analyses the paths as er_extract does, finds who is who over all documents, builds the
   network with its measures, communities and layout, and writes it into the directory, which is
   made where there is none. Files appear when all are complete. directory NULL: nothing is
   written. network (may be NULL) receives the network, to be freed by the caller. Memory grows
   with entities, links and kept evidence; extracts wait in a temporary file.
   options, monitor and counts may be NULL. ER_BAD_ARGUMENT (no such format), ER_NOT_FOUND (no
   document was read), ER_READ_FAILED and ER_BAD_FORMAT (of aliases), ER_WRITE_FAILED,
   ER_LIBRARY_FAILED, ER_NO_MEMORY, ER_INTERRUPTED. */
ER_API er_status er_build(const er_analyzer *analyzer, const char *const *paths,
                          uint32_t path_count, const er_build_options *options,
                          const char *directory, const er_monitor *monitor, er_counts *counts,
                          er_network **network, er_error *error);

/* The same from extracts (files that er_extract wrote, gzipped or not; "-" is standard input): for
   the same documents it writes the same bytes. Lines that are no extract are reported and left
   out. */
ER_API er_status er_merge(const char *const *paths, uint32_t path_count,
                          const er_build_options *options, const char *directory,
                          const er_monitor *monitor, er_counts *counts, er_network **network,
                          er_error *error);

#ifdef __cplusplus
}
#endif
#endif
