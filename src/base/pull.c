#include "base/pull.h"

#include <stdlib.h>

#include "base/utf8.h"

#define LONGEST_NUMBER 24 /* characters; more than any record of ours has */

void er_pull_open(er_pull *r, const char *data, size_t length)
{
    *r = (er_pull){.begin = data, .at = data, .end = data + length};
}

void er_pull_close(er_pull *r)
{
    er_arena_free(&r->arena);
}

bool er_pull_fail(er_pull *r, const char *problem)
{
    if (!r->problem)
        r->problem = problem;
    return false;
}

bool er_pull_fail_memory(er_pull *r)
{
    r->no_memory = true;
    return er_pull_fail(r, "out of memory");
}

static void skip_space(er_pull *r)
{
    while (r->at < r->end && (*r->at == ' ' || *r->at == '\t' || *r->at == '\n' || *r->at == '\r'))
        r->at++;
}

/* Passes c after white space; false (and no problem) where something else comes. */
static bool pass(er_pull *r, char c)
{
    if (r->problem)
        return false;
    skip_space(r);
    if (r->at == r->end || *r->at != c)
        return false;
    r->at++;
    return true;
}

char er_pull_peek(er_pull *r)
{
    if (r->problem)
        return 0;
    skip_space(r);
    if (r->at == r->end) {
        er_pull_fail(r, "it ends where a value should stand");
        return 0;
    }
    char c = *r->at;
    if (c == '{' || c == '[' || c == '"' || c == 't' || c == 'f' || c == 'n' || c == '-' ||
        (c >= '0' && c <= '9'))
        return c;
    er_pull_fail(r, "no value begins with this character");
    return 0;
}

bool er_pull_enter(er_pull *r, char bracket)
{
    char c = er_pull_peek(r);
    if (!c)
        return false;
    if (c != bracket)
        return er_pull_fail(r, bracket == '{' ? "an object should stand here"
                                              : "an array should stand here");
    if (r->depth == ER_PULL_DEEPEST)
        return er_pull_fail(r, "too many brackets within brackets");
    r->at++;
    r->depth++;
    uint64_t bit = UINT64_C(1) << r->depth;
    r->begun &= ~bit;
    r->objects = bracket == '{' ? r->objects | bit : r->objects & ~bit;
    return true;
}

/* Passes the comma before an element, or the closing bracket (gives false then). */
static bool next_in(er_pull *r, char closing)
{
    if (r->problem)
        return false;
    uint64_t bit = UINT64_C(1) << r->depth;
    if (pass(r, closing)) {
        r->depth--;
        return false;
    }
    if ((r->begun & bit) && !pass(r, ','))
        return er_pull_fail(r, r->at == r->end ? "it is cut short" : "a comma is missing");
    r->begun |= bit;
    return true;
}

bool er_pull_next_element(er_pull *r)
{
    return next_in(r, ']');
}

/* Stands at the quote; *raw becomes what is between the quotes. */
static bool scan_string(er_pull *r, er_view *raw, bool *escapes)
{
    const char *begin = ++r->at;
    *escapes = false;
    while (r->at < r->end && *r->at != '"') {
        if ((unsigned char)*r->at < ' ' && *r->at != '\t')
            return er_pull_fail(r, "a control character within a string");
        if (*r->at == '\\') {
            *escapes = true;
            r->at++;
            if (r->at == r->end)
                break;
        }
        r->at++;
    }
    if (r->at >= r->end)
        return er_pull_fail(r, "a string without its end");
    *raw = er_view_between(begin, r->at++);
    return true;
}

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* Four digits of \uXXXX at *from; -1 where they are none. */
static int32_t read_hex(const char *from, const char *end)
{
    int32_t value = 0;
    if (end - from < 4)
        return -1;
    for (int i = 0; i < 4; i++) {
        int digit = hex_digit(from[i]);
        if (digit < 0)
            return -1;
        value = value * 16 + digit;
    }
    return value;
}

/* A \u escape, from after the u; a pair of surrogates is one character, a lone one U+FFFD.
   Gives where it ends, or NULL. */
static const char *read_unicode(const char *from, const char *end, uint32_t *code_point)
{
    int32_t unit = read_hex(from, end);
    if (unit < 0)
        return NULL;
    from += 4;
    *code_point = (uint32_t)unit;
    if (unit < 0xD800 || unit > 0xDFFF)
        return from;
    *code_point = ER_REPLACEMENT;
    if (unit > 0xDBFF || end - from < 6 || from[0] != '\\' || from[1] != 'u')
        return from;
    int32_t low = read_hex(from + 2, end);
    if (low < 0xDC00 || low > 0xDFFF)
        return from;
    *code_point = 0x10000u + (((uint32_t)unit - 0xD800u) << 10) + ((uint32_t)low - 0xDC00u);
    return from + 6;
}

static size_t encode(uint32_t c, char *out)
{
    if (c < 0x80) {
        out[0] = (char)c;
        return 1;
    }
    if (c < 0x800) {
        out[0] = (char)(0xC0 | c >> 6);
        out[1] = (char)(0x80 | (c & 0x3F));
        return 2;
    }
    if (c < 0x10000) {
        out[0] = (char)(0xE0 | c >> 12);
        out[1] = (char)(0x80 | (c >> 6 & 0x3F));
        out[2] = (char)(0x80 | (c & 0x3F));
        return 3;
    }
    out[0] = (char)(0xF0 | c >> 18);
    out[1] = (char)(0x80 | (c >> 12 & 0x3F));
    out[2] = (char)(0x80 | (c >> 6 & 0x3F));
    out[3] = (char)(0x80 | (c & 0x3F));
    return 4;
}

/* The character of a one-letter escape, or 0. */
static char simple_escape(char c)
{
    switch (c) {
    case '"':
    case '\\':
    case '/':
        return c;
    case 'b':
        return '\b';
    case 'f':
        return '\f';
    case 'n':
        return '\n';
    case 'r':
        return '\r';
    case 't':
        return '\t';
    default:
        return 0;
    }
}

/* Decodes raw into out, which has room for as many bytes: no escape is shorter than its meaning.
   False where an escape is none. */
static bool decode(er_view raw, char *out, uint32_t *length)
{
    const char *from = raw.data, *end = raw.data + raw.length;
    char *to = out;
    while (from < end) {
        const char *escape = memchr(from, '\\', (size_t)(end - from));
        size_t plain = (size_t)((escape ? escape : end) - from);
        memcpy(to, from, plain);
        to += plain;
        from += plain;
        if (!escape)
            break;
        uint32_t code_point = (unsigned char)simple_escape(from[1]);
        const char *after = from + 2;
        if (from[1] == 'u')
            after = read_unicode(from + 2, end, &code_point);
        else if (!code_point)
            after = NULL;
        if (!after)
            return false;
        to += encode(code_point, to);
        from = after;
    }
    *length = (uint32_t)(to - out);
    return true;
}

static bool read_decoded(er_pull *r, er_arena *arena, er_view *value)
{
    er_view raw;
    bool escapes;
    if (!scan_string(r, &raw, &escapes))
        return false;
    char *copy = er_arena_alloc(arena, (size_t)raw.length + 1);
    if (!copy)
        return er_pull_fail_memory(r);
    uint32_t length = raw.length;
    if (!escapes)
        memcpy(copy, raw.data, raw.length);
    else if (!decode(raw, copy, &length))
        return er_pull_fail(r, "an escape that JSON does not have");
    copy[length] = '\0';
    *value = (er_view){copy, length};
    return true;
}

bool er_pull_read_string(er_pull *r, er_arena *arena, er_view *value)
{
    char c = er_pull_peek(r);
    if (!c)
        return false;
    return c == '"' ? read_decoded(r, arena, value) : er_pull_fail(r, "a string should stand here");
}

bool er_pull_next_key(er_pull *r, er_view *key)
{
    if (!next_in(r, '}'))
        return false;
    skip_space(r);
    if (r->at == r->end || *r->at != '"')
        return er_pull_fail(r, "a key should stand here");
    const char *begin = r->at;
    bool escapes;
    if (!scan_string(r, key, &escapes))
        return false;
    if (escapes) {
        r->at = begin;
        er_arena_reset(&r->arena);
        if (!read_decoded(r, &r->arena, key))
            return false;
    }
    return pass(r, ':') || er_pull_fail(r, "a colon is missing");
}

static const char *skip_digits(const char *at, const char *end)
{
    while (at < end && *at >= '0' && *at <= '9')
        at++;
    return at;
}

bool er_pull_read_digits(er_pull *r, er_view *digits)
{
    char c = er_pull_peek(r);
    if (!c)
        return false;
    const char *at = r->at, *end = r->end, *whole;
    at += c == '-';
    whole = at;
    at = skip_digits(at, end);
    bool good = at > whole && !(*whole == '0' && at > whole + 1);
    if (good && at < end && *at == '.') {
        const char *fraction = ++at;
        at = skip_digits(at, end);
        good = at > fraction;
    }
    if (good && at < end && (*at == 'e' || *at == 'E')) {
        at++;
        at += at < end && (*at == '+' || *at == '-');
        const char *exponent = at;
        at = skip_digits(at, end);
        good = at > exponent;
    }
    if (!good)
        return er_pull_fail(r, "a number should stand here");
    *digits = er_view_between(r->at, at);
    r->at = at;
    return true;
}

bool er_pull_read_integer(er_pull *r, int64_t *value)
{
    er_view digits;
    if (!er_pull_read_digits(r, &digits))
        return false;
    bool negative = digits.data[0] == '-';
    uint64_t sum = 0;
    for (uint32_t i = negative; i < digits.length; i++) {
        if (digits.data[i] < '0' || digits.data[i] > '9' || sum > INT64_MAX / 10 - 1)
            return er_pull_fail(r, "a whole number should stand here");
        sum = sum * 10 + (uint64_t)(digits.data[i] - '0');
    }
    *value = negative ? -(int64_t)sum : (int64_t)sum;
    return true;
}

bool er_pull_read_unsigned(er_pull *r, uint32_t *value)
{
    int64_t wide;
    if (!er_pull_read_integer(r, &wide))
        return false;
    if (wide < 0 || wide > UINT32_MAX)
        return er_pull_fail(r, "a number out of range");
    *value = (uint32_t)wide;
    return true;
}

/* What strtod would give in the C locale, for numbers as records have them: few digits, a small
   exponent. (strtod follows the locale of the program.) */
bool er_pull_read_double(er_pull *r, double *value)
{
    er_view digits;
    if (!er_pull_read_digits(r, &digits))
        return false;
    if (digits.length > LONGEST_NUMBER)
        return er_pull_fail(r, "a number with too many digits");
    double sum = 0, scale = 1;
    bool fraction = false;
    for (uint32_t i = digits.data[0] == '-'; i < digits.length; i++) {
        char c = digits.data[i];
        if (c == 'e' || c == 'E')
            return er_pull_fail(r, "a number without an exponent should stand here");
        if (c == '.') {
            fraction = true;
            continue;
        }
        sum = sum * 10 + (c - '0');
        scale *= fraction ? 10 : 1;
    }
    *value = (digits.data[0] == '-' ? -sum : sum) / scale;
    return true;
}

static bool read_word(er_pull *r, const char *word)
{
    size_t length = strlen(word);
    if ((size_t)(r->end - r->at) < length || memcmp(r->at, word, length) != 0)
        return er_pull_fail(r, "no value begins like this");
    r->at += length;
    return true;
}

bool er_pull_read_bool(er_pull *r, bool *value)
{
    char c = er_pull_peek(r);
    if (!c)
        return false;
    if (c != 't' && c != 'f')
        return er_pull_fail(r, "true or false should stand here");
    *value = c == 't';
    return read_word(r, *value ? "true" : "false");
}

bool er_pull_read_null(er_pull *r)
{
    return er_pull_peek(r) == 'n' && read_word(r, "null");
}

static bool skip_string(er_pull *r)
{
    er_view raw;
    bool escapes;
    return scan_string(r, &raw, &escapes);
}

/* Passes a value that is no bracket, or enters a bracket. */
static bool skip_one(er_pull *r)
{
    er_view digits;
    char c = er_pull_peek(r);
    switch (c) {
    case 0:
        return false;
    case '{':
    case '[':
        return er_pull_enter(r, c);
    case '"':
        return skip_string(r);
    case 't':
        return read_word(r, "true");
    case 'f':
        return read_word(r, "false");
    case 'n':
        return read_word(r, "null");
    default:
        return er_pull_read_digits(r, &digits);
    }
}

bool er_pull_skip(er_pull *r)
{
    uint32_t outside = r->depth;
    er_view key;
    bool good = skip_one(r);
    while (good && r->depth > outside) {
        bool object = r->objects >> r->depth & 1;
        if (object ? er_pull_next_key(r, &key) : er_pull_next_element(r))
            good = skip_one(r);
        else
            good = !r->problem;
    }
    return good;
}

bool er_pull_at_end(er_pull *r)
{
    if (r->problem)
        return false;
    skip_space(r);
    return r->at == r->end || er_pull_fail(r, "something stands after its end");
}
