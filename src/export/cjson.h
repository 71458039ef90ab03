/* Writing JSON with cJSON one object at a time, so that no second copy of a large network is held:
   an object is built, printed, handed to the writer and deleted. */
#ifndef ERGRAPH_EXPORT_CJSON_H
#define ERGRAPH_EXPORT_CJSON_H

#include <cjson/cJSON.h>

#include "ergraph/writer.h"

/* {.writer = ...}; er_cjson_done at the end. */
typedef struct er_cjson {
    er_writer *writer;
    char *text; /* scratch of the printer */
    int capacity;
    bool failed; /* memory ran out: known to the writer too */
} er_cjson;

/* New values. NULL where memory is out, which the functions below take as an item. */
cJSON *er_cjson_object(er_cjson *json);
cJSON *er_cjson_array(er_cjson *json);
cJSON *er_cjson_number_item(er_cjson *json, double value); /* not finite: null */
cJSON *er_cjson_string_item(er_cjson *json, const char *value);

/* Adds a member; key must live as long as the object, and so must value where it is valid UTF-8.
   A NULL string and a number that is not finite are left out. Invalid UTF-8 becomes U+FFFD. */
void er_cjson_string(er_cjson *json, cJSON *object, const char *key, const char *value);
void er_cjson_number(er_cjson *json, cJSON *object, const char *key, double value);
void er_cjson_float(er_cjson *json, cJSON *object, const char *key, float value);
void er_cjson_bool(er_cjson *json, cJSON *object, const char *key, bool value);
void er_cjson_strings(er_cjson *json, cJSON *object, const char *key, const char *const *values,
                      uint32_t count);

/* Adds item, which then belongs to the object or array. */
void er_cjson_add(er_cjson *json, cJSON *object, const char *key, cJSON *item);
void er_cjson_append(er_cjson *json, cJSON *array, cJSON *item);

/* Writes item and deletes it. '<' is written as \u003c: the text can stand in a page's script. */
void er_cjson_write(er_cjson *json, cJSON *item);

/* Frees the scratch. */
void er_cjson_done(er_cjson *json);

#endif
