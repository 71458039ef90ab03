#include "export/json_read.h"

#include <math.h>

#include "base/utf8.h"

er_status er_json_fail(const er_json_text *text, size_t byte, const char *message)
{
    uint64_t line = 1;
    for (size_t i = 0; i < byte && i < text->length; i++)
        line += text->data[i] == '\n';
    return er_fail_at(text->error, ER_BAD_FORMAT, text->file, line, byte, "%s", message);
}

/* ---- scanning ------------------------------------------------------------------------------ */

static size_t skip_space(const er_json_text *text, size_t at)
{
    while (at < text->length && strchr(" \t\r\n", text->data[at]) && text->data[at])
        at++;
    return at;
}

/* The byte behind the string that begins at `at`; 0 where it has no end. */
static size_t skip_string(const er_json_text *text, size_t at)
{
    for (at++; at < text->length && text->data[at] != '"'; at++)
        if (text->data[at] == '\\')
            at++;
    return at < text->length ? at + 1 : 0;
}

/* The byte behind the value that begins at `at`; 0 where it has no end. Only brackets and strings
   are looked at: what is between is cJSON's to check. */
static size_t skip_value(const er_json_text *text, size_t at)
{
    size_t depth = 0;
    for (; at < text->length; at++) {
        switch (text->data[at]) {
        case '"':
            at = skip_string(text, at);
            if (!at || !depth)
                return at;
            at--;
            break;
        case '{':
        case '[':
            depth++;
            break;
        case '}':
        case ']':
            if (depth <= 1) /* its own end, or that of what it stands in */
                return depth ? at + 1 : at;
            depth--;
            break;
        case ',':
            if (!depth)
                return at;
            break;
        default:
            break;
        }
    }
    return depth ? 0 : at;
}

/* Finds the value from `at` on and moves at behind it. */
static bool take_value(const er_json_text *text, size_t *at, er_json_part *value, er_status *status)
{
    value->start = skip_space(text, *at);
    value->end = skip_value(text, value->start);
    if (value->end <= value->start) {
        *status = value->end ? er_json_fail(text, value->start, "a value is missing")
                             : er_json_fail(text, text->length, "the end is missing");
        return false;
    }
    *at = value->end;
    return true;
}

/* Steps over the opening bracket or the comma before the next item. False at the closing bracket
   and on a failure. */
static bool take_separator(const er_json_text *text, er_json_part part, size_t *at, char closing,
                           er_status *status)
{
    bool first = *at == part.start;
    *at = first ? skip_space(text, part.start + 1) : skip_space(text, *at);
    *status = ER_OK;
    if (*at < part.end && text->data[*at] == closing)
        return false;
    if (!first && (*at >= part.end || text->data[*at] != ',')) {
        *status = er_json_fail(text, *at, "a comma is missing");
        return false;
    }
    if (!first)
        (*at)++;
    return true;
}

bool er_json_next_element(const er_json_text *text, er_json_part part, size_t *at,
                          er_json_part *element, er_status *status)
{
    return take_separator(text, part, at, ']', status) && take_value(text, at, element, status);
}

bool er_json_next_member(const er_json_text *text, er_json_part part, size_t *at, er_json_part *key,
                         er_json_part *value, er_status *status)
{
    if (!take_separator(text, part, at, '}', status))
        return false;
    *at = skip_space(text, *at);
    size_t end = *at < part.end && text->data[*at] == '"' ? skip_string(text, *at) : 0;
    if (!end) {
        *status = er_json_fail(text, *at, "a key is missing");
        return false;
    }
    *key = (er_json_part){*at + 1, end - 1};
    *at = skip_space(text, end);
    if (*at >= part.end || text->data[*at] != ':') {
        *status = er_json_fail(text, *at, "a colon is missing");
        return false;
    }
    (*at)++;
    return take_value(text, at, value, status);
}

er_status er_json_whole(const er_json_text *text, er_json_part *part)
{
    er_status status = ER_OK;
    size_t at = 0;
    if (!take_value(text, &at, part, &status))
        return status;
    at = skip_space(text, at);
    return at < text->length ? er_json_fail(text, at, "something follows the end") : ER_OK;
}

er_status er_json_parse(const er_json_text *text, er_json_part part, cJSON **item)
{
    const char *end = NULL, *start = text->data + part.start;
    *item = cJSON_ParseWithLengthOpts(start, part.end - part.start, &end, false);
    size_t used = end ? (size_t)(end - start) : 0;
    if (!*item)
        return er_json_fail(text, part.start + used, "no JSON");
    if (skip_space(text, part.start + used) < part.end) {
        cJSON_Delete(*item);
        *item = NULL;
        return er_json_fail(text, part.start + used, "something follows a value");
    }
    return ER_OK;
}

/* ---- members ------------------------------------------------------------------------------- */

er_json_object_reader er_json_members(er_arena *arena, const cJSON *object)
{
    return (er_json_object_reader){
        .arena = arena, .object = object, .next = object ? object->child : NULL};
}

const cJSON *er_json_member(er_json_object_reader *reader, const char *key)
{
    const cJSON *item = reader->next;
    if (!item || !item->string || strcmp(item->string, key) != 0)
        item = cJSON_GetObjectItemCaseSensitive(reader->object, key);
    if (item)
        reader->next = item->next;
    return cJSON_IsNull(item) ? NULL : item;
}

void er_json_wrong(er_json_object_reader *reader, const char *key)
{
    if (!reader->wrong)
        reader->wrong = key;
}

/* A copy in the arena, repaired where it is no UTF-8. */
static const char *take_string(er_json_object_reader *reader, const char *string)
{
    er_view view = er_view_of(string);
    er_buffer repaired = {0};
    if (er_utf8_first_invalid(string, view.length) < view.length) {
        er_utf8_repair(string, view.length, &repaired);
        view = er_buffer_view(&repaired);
    }
    const char *copy = repaired.failed ? NULL : er_arena_copy(reader->arena, view);
    er_buffer_free(&repaired);
    reader->out_of_memory = reader->out_of_memory || !copy;
    return copy;
}

void er_json_get_word(er_json_object_reader *reader, const char *key, const char **value)
{
    const cJSON *item = er_json_member(reader, key);
    if (cJSON_IsString(item))
        *value = item->valuestring;
    else if (item)
        er_json_wrong(reader, key);
}

void er_json_get_string(er_json_object_reader *reader, const char *key, const char **value)
{
    const char *word = NULL;
    er_json_get_word(reader, key, &word);
    if (word)
        *value = take_string(reader, word);
}

void er_json_get_double(er_json_object_reader *reader, const char *key, double *value)
{
    const cJSON *item = er_json_member(reader, key);
    if (cJSON_IsNumber(item) && isfinite(item->valuedouble))
        *value = item->valuedouble;
    else if (item)
        er_json_wrong(reader, key);
}

/* A whole number from 0 to most. */
static bool take_whole(const cJSON *item, double most, uint64_t *value)
{
    if (!cJSON_IsNumber(item) || !(item->valuedouble >= 0 && item->valuedouble <= most) ||
        item->valuedouble != floor(item->valuedouble))
        return false;
    *value = (uint64_t)item->valuedouble;
    return true;
}

void er_json_get_u64(er_json_object_reader *reader, const char *key, uint64_t *value)
{
    const cJSON *item = er_json_member(reader, key);
    if (item && !take_whole(item, 9007199254740992.0, value))
        er_json_wrong(reader, key);
}

void er_json_get_u32(er_json_object_reader *reader, const char *key, uint32_t *value)
{
    const cJSON *item = er_json_member(reader, key);
    uint64_t whole = 0;
    if (item && !take_whole(item, UINT32_MAX - 1, &whole))
        er_json_wrong(reader, key);
    else if (item)
        *value = (uint32_t)whole;
}

void er_json_get_strings(er_json_object_reader *reader, const char *key, const char ***values,
                         uint32_t *count)
{
    const cJSON *array = er_json_member(reader, key);
    if (!array)
        return;
    int size = cJSON_IsArray(array) ? cJSON_GetArraySize(array) : 0;
    const char **strings = er_arena_alloc_zero(reader->arena, (size_t)size, sizeof *strings);
    if (!strings) {
        reader->out_of_memory = true;
        return;
    }
    uint32_t taken = 0;
    const cJSON *item = NULL;
    cJSON_ArrayForEach(item, array)
    {
        if (cJSON_IsString(item) && taken < (uint32_t)size)
            strings[taken++] = take_string(reader, item->valuestring);
        else
            er_json_wrong(reader, key);
    }
    if (!cJSON_IsArray(array))
        er_json_wrong(reader, key);
    *values = strings;
    *count = taken;
}

void er_json_get_span(er_json_object_reader *reader, const char *key, uint32_t *start,
                      uint32_t *end)
{
    const cJSON *array = er_json_member(reader, key);
    uint64_t from = 0, to = 0;
    if (!array)
        return;
    const cJSON *first = cJSON_IsArray(array) ? array->child : NULL;
    if (!first || !first->next || first->next->next || !take_whole(first, UINT32_MAX - 1, &from) ||
        !take_whole(first->next, UINT32_MAX - 1, &to) || from > to) {
        er_json_wrong(reader, key);
        return;
    }
    *start = (uint32_t)from;
    *end = (uint32_t)to;
}
