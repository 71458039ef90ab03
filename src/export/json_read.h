/* Reading large JSON without a tree of the whole: a scan finds where the parts begin and end, and
   each is parsed by itself with cJSON. Every failure names line and byte. */
#ifndef ERGRAPH_EXPORT_JSON_READ_H
#define ERGRAPH_EXPORT_JSON_READ_H

#include <cjson/cJSON.h>
#include <stdbool.h>

#include "base/arena.h"
#include "base/fail.h"

typedef struct er_json_text {
    const char *data;
    size_t length;
    const char *file; /* for messages, or NULL */
    er_error *error;  /* or NULL */
} er_json_text;

/* Bytes [start, end) of the text. */
typedef struct er_json_part {
    size_t start, end;
} er_json_part;

/* Fails with ER_BAD_FORMAT at a byte of the text. */
er_status er_json_fail(const er_json_text *text, size_t byte, const char *message);

/* Goes through the members of the object at part: *at starts as part.start and is moved on. False
   at the end and on a failure, which *status then tells. key is without its quotes, escapes as
   they stand. */
bool er_json_next_member(const er_json_text *text, er_json_part part, size_t *at, er_json_part *key,
                         er_json_part *value, er_status *status);

/* The same for the elements of the array at part. */
bool er_json_next_element(const er_json_text *text, er_json_part part, size_t *at,
                          er_json_part *element, er_status *status);

/* The one value that the text holds. */
er_status er_json_whole(const er_json_text *text, er_json_part *part);

/* Parses a part; cJSON_Delete gives *item back. ER_BAD_FORMAT, or ER_NO_MEMORY. */
er_status er_json_parse(const er_json_text *text, er_json_part part, cJSON **item);

/* Typed access to the members of one object. Members that are asked for in the order in which they
   stand are found without a search. Absent members leave the result as it is; the key of the first
   member of a wrong type is kept in `wrong`. */
typedef struct er_json_object_reader {
    er_arena *arena; /* takes the strings */
    const cJSON *object;
    const cJSON *next;
    const char *wrong;
    bool out_of_memory;
} er_json_object_reader;

er_json_object_reader er_json_members(er_arena *arena, const cJSON *object);
const cJSON *er_json_member(er_json_object_reader *reader, const char *key);
/* Remembers key as wrong. */
void er_json_wrong(er_json_object_reader *reader, const char *key);

void er_json_get_string(er_json_object_reader *reader, const char *key, const char **value);
/* Without a copy: the string ends with the item. */
void er_json_get_word(er_json_object_reader *reader, const char *key, const char **value);
void er_json_get_double(er_json_object_reader *reader, const char *key, double *value);
void er_json_get_u32(er_json_object_reader *reader, const char *key, uint32_t *value);
void er_json_get_u64(er_json_object_reader *reader, const char *key, uint64_t *value);
void er_json_get_strings(er_json_object_reader *reader, const char *key, const char ***values,
                         uint32_t *count);
/* [start, end] */
void er_json_get_span(er_json_object_reader *reader, const char *key, uint32_t *start,
                      uint32_t *end);

#endif
