#include "export/json_stream.h"

#include <inttypes.h>
#include <math.h>

#include "base/number.h"
#include "base/utf8.h"

static void write_escaped(er_writer *writer, er_view value)
{
    static const char replacement[] = "\xEF\xBF\xBD";
    uint32_t begin = 0; /* of the run that needs no escape */
    uint32_t i = 0;
    er_writer_write(writer, "\"", 1);
    while (i < value.length) {
        unsigned char c = (unsigned char)value.data[i];
        if (c >= 0x20 && c < 0x7F && c != '"' && c != '\\' && c != '<') {
            i++;
            continue;
        }
        uint32_t size = 1;
        uint32_t code = er_utf8_decode(value.data + i, value.length - i, &size);
        bool invalid =
            code == ER_REPLACEMENT && (size != 3 || memcmp(value.data + i, replacement, 3) != 0);
        bool separator = code == 0x2028 || code == 0x2029; /* line ends in old JavaScript */
        if (code > 0x9F && !invalid && !separator) {
            i += size;
            continue;
        }
        er_writer_write(writer, value.data + begin, i - begin);
        if (code == '"' || code == '\\')
            er_writer_printf(writer, "\\%c", (char)code);
        else if (code == '\n')
            er_writer_string(writer, "\\n");
        else
            er_writer_printf(writer, "\\u%04" PRIx32, code);
        i += size;
        begin = i;
    }
    er_writer_write(writer, value.data + begin, value.length - begin);
    er_writer_write(writer, "\"", 1);
}

/* What stands before a value: the comma and the key. */
static void begin_value(er_json_stream *json, const char *key)
{
    if (!json->open)
        er_writer_write(json->writer, ",", 1);
    if (json->tall) {
        er_writer_write(json->writer, "\n", 1);
        json->tall = false;
    }
    json->open = false;
    if (key) {
        write_escaped(json->writer, er_view_of(key));
        er_writer_write(json->writer, ":", 1);
    }
}

static void begin_bracket(er_json_stream *json, const char *key, const char *bracket)
{
    begin_value(json, key);
    er_writer_write(json->writer, bracket, 1);
    json->open = true;
}

static void end_bracket(er_json_stream *json, const char *bracket)
{
    if (json->tall) {
        er_writer_write(json->writer, "\n", 1);
        json->tall = false;
    }
    er_writer_write(json->writer, bracket, 1);
    json->open = false;
}

void er_stream_begin_object(er_json_stream *json, const char *key)
{
    begin_bracket(json, key, "{");
}

void er_stream_end_object(er_json_stream *json)
{
    end_bracket(json, "}");
}

void er_stream_begin_array(er_json_stream *json, const char *key)
{
    begin_bracket(json, key, "[");
}

void er_stream_end_array(er_json_stream *json)
{
    end_bracket(json, "]");
}

void er_stream_view(er_json_stream *json, const char *key, er_view value)
{
    begin_value(json, key);
    if (value.data)
        write_escaped(json->writer, value);
    else
        er_writer_string(json->writer, "null");
}

void er_stream_string(er_json_stream *json, const char *key, const char *value)
{
    er_stream_view(json, key, er_view_of(value));
}

void er_stream_unsigned(er_json_stream *json, const char *key, uint64_t value)
{
    begin_value(json, key);
    er_writer_printf(json->writer, "%" PRIu64, value);
}

void er_stream_integer(er_json_stream *json, const char *key, int64_t value)
{
    begin_value(json, key);
    er_writer_printf(json->writer, "%" PRId64, value);
}

void er_stream_bool(er_json_stream *json, const char *key, bool value)
{
    begin_value(json, key);
    er_writer_string(json->writer, value ? "true" : "false");
}

void er_stream_number(er_json_stream *json, const char *key, double value)
{
    char text[ER_NUMBER_SIZE];
    begin_value(json, key);
    if (isfinite(value))
        er_writer_write(json->writer, text, er_number_text(value, text));
    else
        er_writer_string(json->writer, "null");
}

void er_stream_fixed(er_json_stream *json, const char *key, double value, int decimals)
{
    char text[ER_NUMBER_SIZE];
    begin_value(json, key);
    if (isfinite(value))
        er_writer_write(json->writer, text, er_number_fixed(value, decimals, text));
    else
        er_writer_string(json->writer, "null");
}

void er_stream_line(er_json_stream *json)
{
    json->tall = true;
}
