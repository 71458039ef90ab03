#include "export/cjson.h"

#include <math.h>
#include <stdlib.h>

#include "base/number.h"
#include "base/utf8.h"

#define FIRST_CAPACITY 16384

static cJSON *checked(er_cjson *json, cJSON *item)
{
    if (!item && !json->failed) {
        json->failed = true;
        er_writer_fail(json->writer, ER_NO_MEMORY, "out of memory");
    }
    return item;
}

cJSON *er_cjson_object(er_cjson *json)
{
    return checked(json, cJSON_CreateObject());
}

cJSON *er_cjson_array(er_cjson *json)
{
    return checked(json, cJSON_CreateArray());
}

/* cJSON prints whole numbers of an int well; others it would print with up to 17 digits. */
cJSON *er_cjson_number_item(er_cjson *json, double value)
{
    if (!isfinite(value))
        return checked(json, cJSON_CreateNull());
    if (value == trunc(value) && fabs(value) < 1e9)
        return checked(json, cJSON_CreateNumber(value + 0.0));
    char text[ER_NUMBER_SIZE];
    er_number_text(value, text);
    return checked(json, cJSON_CreateRaw(text));
}

cJSON *er_cjson_string_item(er_cjson *json, const char *value)
{
    size_t length = strlen(value);
    if (er_utf8_first_invalid(value, length) == length)
        return checked(json, cJSON_CreateStringReference(value));
    er_buffer repaired = {0};
    er_utf8_repair(value, length, &repaired);
    cJSON *item = repaired.failed ? NULL : cJSON_CreateString(repaired.data);
    er_buffer_free(&repaired);
    return checked(json, item);
}

void er_cjson_add(er_cjson *json, cJSON *object, const char *key, cJSON *item)
{
    if (item && object && cJSON_AddItemToObjectCS(object, key, item))
        return;
    cJSON_Delete(item);
    checked(json, NULL);
}

void er_cjson_append(er_cjson *json, cJSON *array, cJSON *item)
{
    if (item && array && cJSON_AddItemToArray(array, item))
        return;
    cJSON_Delete(item);
    checked(json, NULL);
}

void er_cjson_string(er_cjson *json, cJSON *object, const char *key, const char *value)
{
    if (value)
        er_cjson_add(json, object, key, er_cjson_string_item(json, value));
}

void er_cjson_number(er_cjson *json, cJSON *object, const char *key, double value)
{
    if (isfinite(value))
        er_cjson_add(json, object, key, er_cjson_number_item(json, value));
}

void er_cjson_float(er_cjson *json, cJSON *object, const char *key, float value)
{
    char text[ER_NUMBER_SIZE];
    if (!isfinite(value))
        return;
    er_number_text_float(value, text);
    er_cjson_add(json, object, key, checked(json, cJSON_CreateRaw(text)));
}

void er_cjson_bool(er_cjson *json, cJSON *object, const char *key, bool value)
{
    er_cjson_add(json, object, key, checked(json, cJSON_CreateBool(value)));
}

void er_cjson_strings(er_cjson *json, cJSON *object, const char *key, const char *const *values,
                      uint32_t count)
{
    cJSON *array = er_cjson_array(json);
    for (uint32_t i = 0; i < count; i++)
        er_cjson_append(json, array, er_cjson_string_item(json, values[i]));
    er_cjson_add(json, object, key, array);
}

/* Prints into the scratch, which grows until all fits. */
static bool print(er_cjson *json, cJSON *item)
{
    if (json->text && cJSON_PrintPreallocated(item, json->text, json->capacity, false))
        return true;
    char *printed = cJSON_PrintUnformatted(item);
    if (!printed)
        return false;
    size_t length = strlen(printed);
    free(json->text);
    json->capacity = FIRST_CAPACITY;
    while ((size_t)json->capacity < 2 * length + 64 && json->capacity < INT32_MAX / 2)
        json->capacity *= 2;
    json->text = malloc((size_t)json->capacity > length ? (size_t)json->capacity : length + 1);
    if (json->text)
        memcpy(json->text, printed, length + 1);
    cJSON_free(printed);
    return json->text != NULL;
}

void er_cjson_write(er_cjson *json, cJSON *item)
{
    if (!item || json->failed || !print(json, item)) {
        cJSON_Delete(item);
        checked(json, NULL);
        return;
    }
    const char *rest = json->text;
    for (const char *less; (less = strchr(rest, '<')); rest = less + 1) {
        er_writer_write(json->writer, rest, (size_t)(less - rest));
        er_writer_string(json->writer, "\\u003c");
    }
    er_writer_string(json->writer, rest);
    cJSON_Delete(item);
}

void er_cjson_done(er_cjson *json)
{
    free(json->text);
    json->text = NULL;
}
