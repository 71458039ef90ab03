#include "base/utf8.h"

#include <utf8proc.h>

static bool is_continuation(unsigned char c)
{
    return (c & 0xC0) == 0x80;
}

/* Sizes and lower bounds of the second byte by the first (Unicode 15, table 3-7). */
static uint32_t sequence_size(unsigned char first)
{
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return 2;
    if (first >= 0xE0 && first <= 0xEF)
        return 3;
    if (first >= 0xF0 && first <= 0xF4)
        return 4;
    return 0;
}

static bool second_fits(unsigned char first, unsigned char second)
{
    if (!is_continuation(second))
        return false;
    if (first == 0xE0)
        return second >= 0xA0;
    if (first == 0xED)
        return second <= 0x9F;
    if (first == 0xF0)
        return second >= 0x90;
    if (first == 0xF4)
        return second <= 0x8F;
    return true;
}

uint32_t er_utf8_decode(const char *data, size_t length, uint32_t *size)
{
    const unsigned char *bytes = (const unsigned char *)data;
    uint32_t wanted = sequence_size(bytes[0]);
    *size = 1;
    if (wanted == 1)
        return bytes[0];
    if (wanted == 0 || length < 2 || !second_fits(bytes[0], bytes[1]))
        return ER_REPLACEMENT;
    uint32_t code_point = bytes[0] & (0xFFu >> (wanted + 1));
    for (*size = 1; *size < wanted; ++*size) {
        if (*size >= length || !is_continuation(bytes[*size]))
            return ER_REPLACEMENT;
        code_point = code_point << 6 | (bytes[*size] & 0x3Fu);
    }
    return code_point;
}

void er_utf8_append(er_buffer *buffer, uint32_t code_point)
{
    utf8proc_uint8_t bytes[4];
    utf8proc_ssize_t size = utf8proc_encode_char((utf8proc_int32_t)code_point, bytes);
    er_buffer_append(buffer, (const char *)bytes, size > 0 ? (size_t)size : 0);
}

/* ER_REPLACEMENT that stands in the text itself is three bytes long; an invalid part is shorter
   or does not begin with its first byte. */
static bool is_invalid(const char *at, uint32_t code_point, uint32_t size)
{
    return code_point == ER_REPLACEMENT && !(size == 3 && memcmp(at, "\xEF\xBF\xBD", 3) == 0);
}

size_t er_utf8_first_invalid(const char *data, size_t length)
{
    for (size_t at = 0; at < length;) {
        if ((unsigned char)data[at] < 0x80) {
            at++;
            continue;
        }
        uint32_t size;
        uint32_t code_point = er_utf8_decode(data + at, length - at, &size);
        if (is_invalid(data + at, code_point, size))
            return at;
        at += size;
    }
    return length;
}

uint32_t er_utf8_repair(const char *data, size_t length, er_buffer *out)
{
    uint32_t replaced = 0;
    while (length) {
        size_t valid = er_utf8_first_invalid(data, length);
        er_buffer_append(out, data, valid);
        if (valid == length)
            break;
        uint32_t size;
        er_utf8_decode(data + valid, length - valid, &size);
        er_utf8_append(out, ER_REPLACEMENT);
        replaced++;
        data += valid + size;
        length -= valid + size;
    }
    return replaced;
}

void er_utf8_blank(char *data, size_t length)
{
    if (length >= 3 && memcmp(data, "\xEF\xBB\xBF", 3) == 0)
        memset(data, ' ', 3);
    for (char *at = data; (at = memchr(at, 0, (size_t)(data + length - at))); at++)
        *at = ' ';
}

static utf8proc_category_t category(uint32_t code_point)
{
    return utf8proc_category((utf8proc_int32_t)code_point);
}

bool er_utf8_is_upper(uint32_t c)
{
    if (c < 0x80)
        return c >= 'A' && c <= 'Z';
    utf8proc_category_t k = category(c);
    return k == UTF8PROC_CATEGORY_LU || k == UTF8PROC_CATEGORY_LT;
}

bool er_utf8_is_lower(uint32_t c)
{
    if (c < 0x80)
        return c >= 'a' && c <= 'z';
    return category(c) == UTF8PROC_CATEGORY_LL;
}

bool er_utf8_is_letter(uint32_t c)
{
    if (c < 0x80)
        return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    utf8proc_category_t k = category(c);
    return k >= UTF8PROC_CATEGORY_LU && k <= UTF8PROC_CATEGORY_LO;
}

bool er_utf8_is_digit(uint32_t c)
{
    if (c < 0x80)
        return c >= '0' && c <= '9';
    return category(c) == UTF8PROC_CATEGORY_ND;
}

bool er_utf8_is_space(uint32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= '\t' && c <= '\r');
    utf8proc_category_t k = category(c);
    return c == 0x85 || k == UTF8PROC_CATEGORY_ZS || k == UTF8PROC_CATEGORY_ZL ||
           k == UTF8PROC_CATEGORY_ZP;
}

void er_utf8_lower(er_view view, er_buffer *out)
{
    for (uint32_t at = 0; at < view.length;) {
        uint32_t size;
        uint32_t c = er_utf8_decode(view.data + at, view.length - at, &size);
        if (c < 0x80)
            er_buffer_append_char(out, (char)(er_utf8_is_upper(c) ? c + 32 : c));
        else
            er_utf8_append(out, (uint32_t)utf8proc_tolower((utf8proc_int32_t)c));
        at += size;
    }
}

/* Letters that Unicode does not decompose. Lower case, as they are looked up after lowering. */
static const char *plain_letters(uint32_t c)
{
    switch (c) {
    case 0xDF:
        return "ss";
    case 0xE6:
        return "ae";
    case 0xF0:
    case 0x111:
        return "d";
    case 0xF8:
        return "o";
    case 0xFE:
        return "th";
    case 0x127:
        return "h";
    case 0x131:
        return "i";
    case 0x142:
        return "l";
    case 0x153:
        return "oe";
    case 0x259:
        return "e";
    case 0x2018:
    case 0x2019:
    case 0x2BC:
        return "'";
    case 0x201C:
    case 0x201D:
        return "\"";
    case 0x2010:
    case 0x2011:
        return "-";
    default:
        return NULL;
    }
}

static void fold_one(uint32_t c, er_buffer *out)
{
    c = (uint32_t)utf8proc_tolower((utf8proc_int32_t)c);
    const char *plain = plain_letters(c);
    if (plain) {
        er_buffer_append_string(out, plain);
        return;
    }
    utf8proc_int32_t parts[8];
    int boundary = 0;
    utf8proc_ssize_t count =
        utf8proc_decompose_char((utf8proc_int32_t)c, parts, 8, UTF8PROC_DECOMPOSE, &boundary);
    for (utf8proc_ssize_t i = 0; i < count && i < 8; i++)
        if (category((uint32_t)parts[i]) != UTF8PROC_CATEGORY_MN)
            er_utf8_append(out, (uint32_t)parts[i]);
}

/* The ASCII bytes at the beginning of view in lower case; how many there were. */
static uint32_t fold_ascii(er_view view, er_buffer *out)
{
    uint32_t length = 0;
    while (length < view.length && (unsigned char)view.data[length] < 0x80)
        length++;
    char *to = length ? er_buffer_reserve(out, length) : NULL;
    if (!to)
        return length;
    for (uint32_t i = 0; i < length; i++) {
        char c = view.data[i];
        to[i] = (char)(c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c);
    }
    to[length] = '\0';
    out->length += length;
    return length;
}

void er_utf8_fold(er_view view, er_buffer *out)
{
    for (uint32_t at = 0, size; at < view.length; at += size) {
        at += fold_ascii((er_view){view.data + at, view.length - at}, out);
        if (at == view.length)
            return;
        fold_one(er_utf8_decode(view.data + at, view.length - at, &size), out);
    }
}
