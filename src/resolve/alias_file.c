#include "resolve/alias_file.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/buffer.h"
#include "base/utf8.h"
#include "ergraph/aliases.h"

#define ALIAS_FILE_MAX (UINT32_C(64) << 20) /* bytes */

static const char *const ACTIONS[ER_ALIAS_ACTION_COUNT] = {"same", "not-same", "ignore", "type",
                                                           "label"};

typedef struct reader {
    const char *path;
    er_arena *arena;
    er_alias_entry *entries;
    uint32_t count, capacity;
    er_error *error;
} reader;

const char *er_alias_action_name(er_alias_action action)
{
    return (unsigned)action < ER_ALIAS_ACTION_COUNT ? ACTIONS[action] : "";
}

static er_status bad(const reader *r, uint64_t line, const char *what, er_view value)
{
    return er_fail_at(r->error, ER_BAD_FORMAT, r->path, line, ER_NO_POSITION, "%s '%.*s'", what,
                      (int)(value.length > 100 ? 100 : value.length), value.data);
}

static er_status add_entry(reader *r, uint64_t line, er_view action, er_view name, er_view other)
{
    er_alias_entry entry = {.action = ER_ALIAS_SAME, .type = ER_TYPE_COUNT, .line = line};
    while (entry.action < ER_ALIAS_ACTION_COUNT && !er_view_is(action, ACTIONS[entry.action]))
        entry.action++;
    if (entry.action == ER_ALIAS_ACTION_COUNT)
        return bad(r, line, "no such action:", action);
    if (!name.length)
        return bad(r, line, "no name after", action);
    if (!other.length && entry.action != ER_ALIAS_IGNORE)
        return bad(r, line, "nothing after the name", name);
    entry.name = er_arena_copy(r->arena, name);
    entry.other = er_arena_copy(r->arena, other);
    if (!entry.name || !entry.other ||
        !er_array_reserve((void **)&r->entries, &r->capacity, (uint64_t)r->count + 1,
                          sizeof *r->entries))
        return er_fail_memory(r->error);
    if (entry.action == ER_ALIAS_TYPE) {
        entry.type = er_type_named(entry.other);
        if (entry.type == ER_TYPE_COUNT)
            return bad(r, line, "no such type:", other);
    }
    r->entries[r->count++] = entry;
    return ER_OK;
}

/* Cuts the next field off a line into out; quotes are taken off, doubled ones are one. False where
   a quote does not end. */
static bool next_field(er_view *line, er_buffer *out)
{
    er_view rest = er_view_trim(*line);
    er_buffer_clear(out);
    er_buffer_append_string(out, "");
    if (!rest.length || rest.data[0] != '"') {
        er_view field = {"", 0};
        *line = rest;
        if (rest.data)
            er_view_split(line, ',', &field);
        er_buffer_append_view(out, er_view_trim(field));
        return true;
    }
    uint32_t at = 1;
    for (; at < rest.length; at++) {
        if (rest.data[at] == '"') {
            if (at + 1 < rest.length && rest.data[at + 1] == '"')
                at++;
            else
                break;
        }
        er_buffer_append_char(out, rest.data[at]);
    }
    if (at >= rest.length)
        return false;
    er_view dropped;
    *line = (er_view){rest.data + at + 1, rest.length - at - 1};
    er_view_split(line, ',', &dropped);
    return true;
}

static er_status read_csv_line(reader *r, uint64_t number, er_view line)
{
    er_buffer fields[3] = {{0}, {0}, {0}};
    er_status status = ER_OK;
    er_view rest = line;
    for (int i = 0; i < 3 && !status; i++) {
        if (!next_field(&rest, &fields[i]))
            status = bad(r, number, "a quote does not end:", line);
        else if (fields[i].failed)
            status = er_fail_memory(r->error);
    }
    bool header = r->count == 0 && fields[0].data && strcmp(fields[0].data, "action") == 0;
    if (!status && !header)
        status = add_entry(r, number, er_buffer_view(&fields[0]), er_buffer_view(&fields[1]),
                           er_buffer_view(&fields[2]));
    for (int i = 0; i < 3; i++)
        er_buffer_free(&fields[i]);
    return status;
}

static er_status read_csv(reader *r, er_view text)
{
    er_view line;
    er_status status = ER_OK;
    for (uint64_t number = 1; !status && er_view_split(&text, '\n', &line); number++) {
        line = er_view_trim(line);
        if (line.length && line.data[0] != '#')
            status = read_csv_line(r, number, line);
    }
    return status;
}

static uint64_t line_of(const char *text, const char *at)
{
    uint64_t line = 1;
    for (; text < at; text++)
        line += *text == '\n';
    return line;
}

/* The next object of the text begins here; strings are skipped. Used for line numbers only, after
   cJSON has found the text well-formed. */
static const char *next_object(const char *at, int *depth)
{
    bool string = false;
    for (; *at; at++) {
        if (string) {
            if (*at == '\\' && at[1])
                at++;
            else
                string = *at != '"';
            continue;
        }
        string = *at == '"';
        if (*at == '}')
            (*depth)--;
        if (*at == '{' && (*depth)++ == 0)
            return at;
    }
    return at;
}

static er_view string_of(const cJSON *object, const char *key)
{
    const cJSON *item = cJSON_GetObjectItemCaseSensitive(object, key);
    return cJSON_IsString(item) ? er_view_trim(er_view_of(item->valuestring)) : (er_view){"", 0};
}

static er_status read_json(reader *r, er_view text)
{
    const char *end = NULL;
    cJSON *root = cJSON_ParseWithOpts(text.data, &end, true);
    if (!root)
        return er_fail_at(r->error, ER_BAD_FORMAT, r->path, line_of(text.data, end ? end : ""),
                          ER_NO_POSITION, "the JSON is not well-formed");
    er_status status = ER_OK;
    if (!cJSON_IsArray(root))
        status = er_fail_at(r->error, ER_BAD_FORMAT, r->path, 1, ER_NO_POSITION,
                            "the JSON is no array of entries");
    const char *at = text.data;
    int depth = 0;
    for (const cJSON *item = status ? NULL : root->child; item && !status; item = item->next) {
        if (!cJSON_IsObject(item)) {
            status = er_fail_at(r->error, ER_BAD_FORMAT, r->path, line_of(text.data, at),
                                ER_NO_POSITION, "an entry is no object");
            break;
        }
        at = next_object(at, &depth);
        status = add_entry(r, line_of(text.data, at), string_of(item, "action"),
                           string_of(item, "name"), string_of(item, "other"));
        at += *at != '\0';
    }
    cJSON_Delete(root);
    return status;
}

static er_status read_whole(const char *path, er_buffer *out, er_error *error)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return er_fail_at(error, ER_READ_FAILED, path, ER_NO_POSITION, ER_NO_POSITION, "%s",
                          strerror(errno));
    er_status status = ER_OK;
    er_buffer_append_string(out, "");
    while (!status) {
        char *room = er_buffer_reserve(out, 65536);
        if (!room) {
            status = er_fail_memory(error);
            break;
        }
        size_t got = fread(room, 1, 65536, file);
        out->length += got;
        out->data[out->length] = '\0';
        if (out->length > ALIAS_FILE_MAX)
            status = er_fail_at(error, ER_BAD_FORMAT, path, ER_NO_POSITION, ER_NO_POSITION,
                                "the file is too large for an aliases file");
        if (got == 0)
            break;
    }
    if (!status && ferror(file))
        status = er_fail_at(error, ER_READ_FAILED, path, ER_NO_POSITION, ER_NO_POSITION, "%s",
                            strerror(errno));
    fclose(file);
    return status;
}

er_status er_alias_file_read(const char *path, er_arena *arena, er_alias_entry **entries,
                             uint32_t *count, er_error *error)
{
    er_buffer text = {0};
    reader r = {.path = path, .arena = arena, .error = error};
    *entries = NULL;
    *count = 0;
    er_status status = read_whole(path, &text, error);
    if (!status && er_utf8_first_invalid(text.data, text.length) < text.length)
        status = er_fail_at(
            error, ER_BAD_FORMAT, path,
            line_of(text.data, text.data + er_utf8_first_invalid(text.data, text.length)),
            er_utf8_first_invalid(text.data, text.length), "the text is no UTF-8");
    if (!status) {
        er_view view = er_buffer_view(&text);
        if (view.length >= 3 && memcmp(view.data, "\xef\xbb\xbf", 3) == 0)
            view = (er_view){view.data + 3, view.length - 3};
        er_view trimmed = er_view_trim(view);
        bool json = trimmed.length && (trimmed.data[0] == '[' || trimmed.data[0] == '{');
        status = json ? read_json(&r, view) : read_csv(&r, view);
    }
    er_buffer_free(&text);
    if (status) {
        free(r.entries);
        return status;
    }
    *entries = r.entries;
    *count = r.count;
    return ER_OK;
}

er_status er_aliases_check(const char *path, er_error *error)
{
    er_arena arena = {0};
    er_alias_entry *entries;
    uint32_t count;
    er_status status = er_alias_file_read(path, &arena, &entries, &count, error);
    free(entries);
    er_arena_free(&arena);
    return status;
}
