#include "base/xml.h"

#include "base/utf8.h"

static const char *entity_of(uint32_t code)
{
    switch (code) {
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '&':
        return "&amp;";
    case '"':
        return "&quot;";
    case '\n':
        return "&#10;"; /* a parser makes a space of a line break in an attribute */
    case '\t':
        return "&#9;";
    case '\r':
        return "&#13;";
    default:
        return NULL;
    }
}

void er_xml_append(er_buffer *out, const char *text)
{
    size_t length = strlen(text);
    for (size_t i = 0; i < length;) {
        uint32_t size = 1;
        uint32_t code = er_utf8_decode(text + i, length - i, &size);
        const char *entity = entity_of(code);
        i += size;
        if (entity)
            er_buffer_append_string(out, entity);
        else if (code < 0x20 || (code >= 0x7F && code < 0xA0))
            er_buffer_append_char(out, ' ');
        else
            er_utf8_append(out, code == 0xFFFE || code == 0xFFFF ? ER_REPLACEMENT : code);
    }
}
