/* JSON written as it comes, so that no second copy of a large network is held. Escapes what a
   page could take for markup, so that the same bytes can stand in a script element. */
#ifndef ERGRAPH_EXPORT_JSON_STREAM_H
#define ERGRAPH_EXPORT_JSON_STREAM_H

#include "base/view.h"
#include "ergraph/writer.h"

typedef struct er_json_stream {
    er_writer *writer;
    bool open; /* nothing stands yet after the last bracket */
    bool tall; /* each element of the array that is begun next on a line of its own */
} er_json_stream;

/* Every call takes the key of the value, or NULL where it stands in an array (or is the whole).
   The caller keeps brackets in balance. */
void er_stream_begin_object(er_json_stream *json, const char *key);
void er_stream_end_object(er_json_stream *json);
void er_stream_begin_array(er_json_stream *json, const char *key);
void er_stream_end_array(er_json_stream *json);

/* NULL is written as null. Invalid UTF-8 is written as U+FFFD. */
void er_stream_string(er_json_stream *json, const char *key, const char *value);
void er_stream_view(er_json_stream *json, const char *key, er_view value);
void er_stream_unsigned(er_json_stream *json, const char *key, uint64_t value);
void er_stream_integer(er_json_stream *json, const char *key, int64_t value);
void er_stream_bool(er_json_stream *json, const char *key, bool value);

/* What is no finite number is written as null. er_stream_number reads back as the same double. */
void er_stream_number(er_json_stream *json, const char *key, double value);
void er_stream_fixed(er_json_stream *json, const char *key, double value, int decimals);

/* A line break before the next element: for arrays of many objects. */
void er_stream_line(er_json_stream *json);

#endif
