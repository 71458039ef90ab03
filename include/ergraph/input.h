/* Reading: files, directories and standard input as a stream of documents, one at a time, so that
   memory does not grow with the corpus. What cannot be read is reported to the monitor and left
   out; the rest goes on. */
#ifndef ERGRAPH_INPUT_H
#define ERGRAPH_INPUT_H

#include "ergraph/document.h"
#include "ergraph/monitor.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum er_input_format {
    ER_INPUT_AUTO, /* by the name of the file, else by its first bytes */
    ER_INPUT_TEXT,
    ER_INPUT_HTML,
    ER_INPUT_JSONL, /* a JSON object a line */
    ER_INPUT_FORMAT_COUNT
} er_input_format;

/* "auto", "text", "html", "jsonl"; "" for a value out of range. */
ER_API const char *er_input_format_name(er_input_format format);

/* The format that a word names, or ER_INPUT_FORMAT_COUNT. */
ER_API er_input_format er_input_format_named(const char *name);

/* {0} is what most callers want. */
typedef struct er_input_options {
    er_input_format format; /* of standard input and of files whose names do not tell */
    /* The names of the fields of JSON Lines; NULL: "id", "text", "date", "title", "url". */
    const char *id_field, *text_field, *date_field, *title_field, *url_field;
} er_input_options;

typedef struct er_input_counts {
    uint64_t documents; /* given to the caller */
    uint64_t failures;  /* files, directories and records that were left out */
    uint64_t warnings;
    uint64_t bytes; /* read, after decompression */
} er_input_counts;

typedef struct er_input er_input;

/* paths: files (.txt, .md, .html, .htm, .jsonl, each also with .gz; compression is known by its
   first bytes), directories (every file of these kinds below them, in the order of the bytes of
   their paths; names that begin with a dot are skipped) and "-" for standard input. Paths, options
   and monitor (both may be NULL) are borrowed until er_input_free. Nothing is opened yet.
   ER_NO_MEMORY. */
ER_API er_status er_input_new(er_input **input, const char *const *paths, uint32_t path_count,
                              const er_input_options *options, const er_monitor *monitor,
                              er_error *error);

/* The next document, set as by er_document_set: id is that of the record, else the path as given
   (for a record without one, path:line). The date is that of the record or page, else an ISO date
   in the name of the file. A byte order mark and zero bytes become spaces, so that offsets stay
   those of the file. *more is false at the end, and the document then as it was.
   ER_NO_MEMORY, ER_INTERRUPTED. */
ER_API er_status er_input_next(er_input *input, er_document *document, bool *more, er_error *error);

ER_API er_input_counts er_input_counted(const er_input *input);

/* NULL is ignored. */
ER_API void er_input_free(er_input *input);

#ifdef __cplusplus
}
#endif
#endif
