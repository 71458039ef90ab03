#include "read/article.h"

#include <stdio.h>

#include "base/pull.h"
#include "base/utf8.h"
#include "read/dates.h"
#include "read/html.h"

typedef struct er_fields {
    er_view id, text, date, title, url; /* data NULL: not there */
} er_fields;

static void warn(const er_monitor *monitor, const er_raw *raw, uint64_t byte, const char *message)
{
    if (!monitor || !monitor->report)
        return;
    er_error problem;
    er_fail_at(&problem, ER_BAD_FORMAT, raw->path.data, raw->line ? raw->line : ER_NO_POSITION,
               byte, "%s", message);
    monitor->report(monitor->context, ER_WARNING, &problem);
}

static er_status fail_record(const er_raw *raw, er_status status, uint64_t byte,
                             const char *message, er_error *error)
{
    return er_fail_at(error, status, raw->path.data, raw->line ? raw->line : ER_NO_POSITION, byte,
                      "%s", message);
}

static er_status repair(er_raw *raw, const er_monitor *monitor, uint32_t *repaired, er_error *error)
{
    size_t first = er_utf8_first_invalid(raw->bytes.data, raw->bytes.length);
    if (first == raw->bytes.length)
        return ER_OK;
    er_buffer fixed = {0};
    *repaired = er_utf8_repair(raw->bytes.data, raw->bytes.length, &fixed);
    er_buffer_free(&raw->bytes);
    raw->bytes = fixed;
    if (fixed.failed)
        return er_fail_memory(error);
    char message[100];
    snprintf(message, sizeof message, "invalid UTF-8, replaced by U+FFFD (%u %s)", *repaired,
             *repaired == 1 ? "place" : "places");
    warn(monitor, raw, raw->offset + first, message);
    return ER_OK;
}

static bool has_text(er_view text)
{
    return er_view_trim(text).length > 0;
}

/* A string or a number; anything else counts as not there. */
static void read_field(er_pull *reader, er_arena *arena, er_view *field)
{
    char c = er_pull_peek(reader);
    er_view digits;
    if (c == '"') {
        if (er_pull_read_string(reader, arena, field))
            er_utf8_blank((char *)(uintptr_t)field->data, field->length);
    } else if (c == '-' || (c >= '0' && c <= '9')) {
        if (!er_pull_read_digits(reader, &digits))
            return;
        *field = er_arena_copy_view(arena, digits);
        if (!field->data)
            er_pull_fail_memory(reader);
    } else {
        er_pull_skip(reader);
    }
}

static const char *field_name(const char *given, const char *usual)
{
    return given ? given : usual;
}

static er_status read_fields(const er_raw *raw, const er_input_options *options, er_arena *arena,
                             er_fields *fields, er_error *error)
{
    static const er_input_options usual = {0};
    const er_input_options *o = options ? options : &usual;
    const char *names[] = {field_name(o->id_field, "id"), field_name(o->text_field, "text"),
                           field_name(o->date_field, "date"), field_name(o->title_field, "title"),
                           field_name(o->url_field, "url")};
    er_view *values[] = {&fields->id, &fields->text, &fields->date, &fields->title, &fields->url};
    er_pull reader;
    er_view key;
    er_pull_open(&reader, raw->bytes.data, raw->bytes.length);
    if (er_pull_enter(&reader, '{'))
        while (er_pull_next_key(&reader, &key)) {
            uint32_t i = 0;
            while (i < 5 && !er_view_is(key, names[i]))
                i++;
            if (i < 5)
                read_field(&reader, arena, values[i]);
            else
                er_pull_skip(&reader);
        }
    er_status status = ER_OK;
    if (!er_pull_at_end(&reader))
        status = reader.no_memory ? er_fail_memory(error)
                                  : fail_record(raw, ER_BAD_FORMAT,
                                                raw->offset + (uint64_t)(reader.at - reader.begin),
                                                reader.problem, error);
    er_pull_close(&reader);
    return status;
}

/* path, or path:line for one record of many. */
static er_status name_record(const er_raw *raw, er_arena *arena, er_view *id, er_error *error)
{
    char line[32] = "";
    if (raw->line)
        snprintf(line, sizeof line, ":%llu", (unsigned long long)raw->line);
    size_t length = raw->path.length + strlen(line);
    char *name = er_arena_alloc(arena, length + 1);
    if (!name)
        return er_fail_memory(error);
    memcpy(name, raw->path.data, raw->path.length);
    memcpy(name + raw->path.length, line, strlen(line) + 1);
    *id = (er_view){name, (uint32_t)length};
    return ER_OK;
}

static er_status choose_date(const er_raw *raw, const er_fields *fields, const er_monitor *monitor,
                             er_document *document, er_error *error)
{
    char day[ER_DAY_SIZE];
    const char *path = raw->path.data, *slash = strrchr(path, '/');
    bool given = fields->date.length && er_find_date(fields->date, day);
    if (fields->date.length && !given)
        warn(monitor, raw, ER_NO_POSITION, "a date that is none, not used");
    if (!given && !er_find_iso_date(er_view_of(slash ? slash + 1 : path), day))
        return ER_OK;
    document->date = er_arena_copy(&document->arena, er_view_of(day));
    return document->date ? ER_OK : er_fail_memory(error);
}

/* The fields, which live in the document's arena, become the document's. */
static er_status take_fields(const er_raw *raw, er_fields *fields, const er_monitor *monitor,
                             er_document *document, er_error *error)
{
    if (!has_text(fields->text))
        return fail_record(raw, ER_BAD_FORMAT, ER_NO_POSITION,
                           raw->line ? "a record without text" : "a file without text", error);
    er_status status = ER_OK;
    if (!fields->id.length)
        status = name_record(raw, &document->arena, &fields->id, error);
    if (status != ER_OK)
        return status;
    document->id = fields->id.data;
    document->title = fields->title.length ? fields->title.data : NULL;
    document->url = fields->url.length ? fields->url.data : NULL;
    document->text = fields->text;
    return choose_date(raw, fields, monitor, document, error);
}

/* The buffers of a page copied to where they live as long as the document. */
static er_status copy_page(er_web_page *page, er_arena *arena, er_fields *fields, er_error *error)
{
    er_buffer *from[] = {&page->text, &page->title, &page->date, &page->url};
    er_view *to[] = {&fields->text, &fields->title, &fields->date, &fields->url};
    for (int i = 0; i < 4; i++) {
        *to[i] = er_arena_copy_view(arena, er_buffer_view(from[i]));
        if (!to[i]->data)
            return er_fail_memory(error);
    }
    return ER_OK;
}

static er_status read_page(const er_raw *raw, er_arena *arena, er_fields *fields, er_error *error)
{
    er_web_page page = {0};
    er_error problem;
    er_status status = er_web_page_parse(raw->bytes.data, raw->bytes.length, &page, &problem);
    if (status != ER_OK)
        fail_record(raw, status, ER_NO_POSITION, problem.message, error);
    else
        status = copy_page(&page, arena, fields, error);
    er_web_page_free(&page);
    return status;
}

er_status er_article_parse(er_raw *raw, const er_input_options *options, const er_monitor *monitor,
                           er_document *document, er_error *error)
{
    er_document_reset(document);
    er_fields fields = {0};
    er_status status = repair(raw, monitor, &document->repaired, error);
    if (status != ER_OK)
        return status;
    er_utf8_blank(raw->bytes.data, raw->bytes.length);
    if (raw->format == ER_INPUT_JSONL)
        status = read_fields(raw, options, &document->arena, &fields, error);
    else if (raw->format == ER_INPUT_HTML)
        status = read_page(raw, &document->arena, &fields, error);
    else
        fields.text = er_arena_copy_view(&document->arena, er_buffer_view(&raw->bytes));
    if (status == ER_OK && raw->format == ER_INPUT_TEXT && !fields.text.data)
        return er_fail_memory(error);
    return status == ER_OK ? take_fields(raw, &fields, monitor, document, error) : status;
}
