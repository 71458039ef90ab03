/* Writing JSON with cJSON one object at a time, so that no second copy of a large network is held:
   an object is built, printed, handed to the writer and deleted. */
#ifndef ERGRAPH_EXPORT_JSON_H
#define ERGRAPH_EXPORT_JSON_H

#include <cjson/cJSON.h>

#include "ergraph/writer.h"

/* {.writer = ...}; er_json_done at the end. */
typedef struct er_json {
    er_writer *writer;
    char *text; /* scratch of the printer */
    int capacity;
    bool failed; /* memory ran out: known to the writer too */
} er_json;

/* New values. NULL where memory is out, which the functions below take as an item. */
cJSON *er_json_object(er_json *json);
cJSON *er_json_array(er_json *json);
cJSON *er_json_number_item(er_json *json, double value); /* not finite: null */
cJSON *er_json_string_item(er_json *json, const char *value);

/* Adds a member; key must live as long as the object, and so must value where it is valid UTF-8.
   A NULL string and a number that is not finite are left out. Invalid UTF-8 becomes U+FFFD. */
void er_json_string(er_json *json, cJSON *object, const char *key, const char *value);
void er_json_number(er_json *json, cJSON *object, const char *key, double value);
void er_json_float(er_json *json, cJSON *object, const char *key, float value);
void er_json_bool(er_json *json, cJSON *object, const char *key, bool value);
void er_json_strings(er_json *json, cJSON *object, const char *key, const char *const *values,
                     uint32_t count);

/* Adds item, which then belongs to the object or array. */
void er_json_add(er_json *json, cJSON *object, const char *key, cJSON *item);
void er_json_append(er_json *json, cJSON *array, cJSON *item);

/* Writes item and deletes it. '<' is written as \u003c: the text can stand in a page's script. */
void er_json_write(er_json *json, cJSON *item);

/* Frees the scratch. */
void er_json_done(er_json *json);

#endif
