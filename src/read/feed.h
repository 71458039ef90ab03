/* The inputs cut into raw records: a whole file, or a line of JSON Lines. Cheap, and done by one
   thread at a time; what is dear (er_article_parse) can then be done by many. */
#ifndef ERGRAPH_READ_FEED_H
#define ERGRAPH_READ_FEED_H

#include "base/buffer.h"
#include "base/fail.h"
#include "ergraph/input.h"

typedef struct er_feed er_feed;

/* One record, not yet looked into. Reused for one after the other; {0} is an empty one. */
typedef struct er_raw {
    er_buffer path;
    er_buffer bytes;
    er_input_format format; /* never ER_INPUT_AUTO */
    uint64_t line;          /* 1-based; 0 where the record is a whole file */
    uint64_t offset;        /* of its first byte in the file (decompressed) */
} er_raw;

/* Paths, options and monitor as in er_input_new. */
er_status er_feed_new(er_feed **feed, const char *const *paths, uint32_t path_count,
                      const er_input_options *options, const er_monitor *monitor, er_error *error);

/* The next record; *more is false at the end. ER_NO_MEMORY and ER_INTERRUPTED end the reading;
   any other failure names an input or record that was left out: call again for the next. */
er_status er_feed_next(er_feed *feed, er_raw *raw, bool *more, er_error *error);

/* Every input is JSON Lines, whatever its name. To be called before the first record. */
void er_feed_only_lines(er_feed *feed);

/* Bytes read so far. */
uint64_t er_feed_bytes(const er_feed *feed);

/* NULL is ignored. */
void er_feed_free(er_feed *feed);

void er_raw_free(er_raw *raw);

#endif
