#include "facts/body_key.h"

#include "base/utf8.h"

static const char *const LEGAL_FORMS[] = {
    "ab",   "ag",           "as",   "asa",  "bv",      "co",   "corp", "corporation", "gmbh",
    "inc",  "incorporated", "jsc",  "kgaa", "limited", "llc",  "llp",  "ltd",         "nv",
    "ojsc", "oyj",          "pjsc", "plc",  "sa",      "sarl", "se",   "spa",
};

static bool is_legal_form(er_view word)
{
    for (size_t i = 0; i < sizeof LEGAL_FORMS / sizeof *LEGAL_FORMS; i++)
        if (er_view_is(word, LEGAL_FORMS[i]))
            return true;
    return false;
}

bool er_has_legal_form(er_view name)
{
    er_buffer folded = {0};
    er_utf8_fold(name, &folded);
    er_view rest = er_buffer_view(&folded), word = {"", 0};
    while (er_view_split(&rest, ' ', &word)) {
    }
    if (word.length && word.data[word.length - 1] == '.')
        word.length--;
    bool legal = !folded.failed && word.length < folded.length && is_legal_form(word);
    er_buffer_free(&folded);
    return legal;
}

/* Copies folded text word by word: points and apostrophes fall out, the rest that is no letter or
   digit separates. */
static void append_words(er_view folded, er_buffer *out)
{
    bool gap = false;
    size_t start = out->length;
    for (uint32_t i = 0; i < folded.length; i++) {
        char c = folded.data[i];
        if (c == '.' || c == '\'')
            continue;
        bool separates = c == ' ' || c == '-' || c == ',' || c == '/' || c == '\n' || c == '\t' ||
                         c == '\r' || c == '(' || c == ')' || c == '"';
        if (separates) {
            gap = true;
            continue;
        }
        if (gap && out->length > start)
            er_buffer_append_char(out, ' ');
        gap = false;
        if (c == '&')
            er_buffer_append_string(out, "and");
        else
            er_buffer_append_char(out, c);
    }
}

/* The last word of out, after start. */
static er_view last_word(const er_buffer *out, size_t start)
{
    size_t at = out->length;
    while (at > start && out->data[at - 1] != ' ')
        at--;
    return (er_view){out->data + at, (uint32_t)(out->length - at)};
}

void er_body_key(er_view name, er_buffer *out)
{
    er_buffer folded = {0};
    er_utf8_fold(name, &folded);
    er_view view = er_buffer_view(&folded);
    if (view.length > 2 && memcmp(view.data + view.length - 2, "'s", 2) == 0)
        view.length -= 2;
    if (view.length > 4 && memcmp(view.data, "the ", 4) == 0)
        view = (er_view){view.data + 4, view.length - 4};
    size_t start = out->length;
    append_words(view, out);
    for (;;) {
        er_view word = last_word(out, start);
        if (out->failed || word.length + start >= out->length || !is_legal_form(word))
            break;
        out->length -= word.length + 1;
        out->data[out->length] = '\0';
    }
    out->failed |= folded.failed;
    er_buffer_free(&folded);
}

bool er_is_acronym(er_view name)
{
    uint32_t letters = 0, capitals = 0, size;
    for (uint32_t at = 0; at < name.length; at += size) {
        uint32_t c = er_utf8_decode(name.data + at, name.length - at, &size);
        if (c == ' ')
            return false;
        if (c == '.' || c == '-' || c == '/')
            continue;
        letters++;
        capitals += er_utf8_is_upper(c) || er_utf8_is_digit(c);
    }
    return letters >= 2 && letters <= 8 && capitals * 2 > letters;
}

static bool is_small_word(er_view word)
{
    static const char *const SMALL[] = {"of", "and", "the", "for", "in", "on", "to", "de", "&"};
    for (size_t i = 0; i < sizeof SMALL / sizeof *SMALL; i++)
        if (er_view_is(word, SMALL[i]))
            return true;
    return false;
}

/* Follows the initials of name through the letters of acronym (folded, without points). */
static bool initials_match(er_view letters, er_view name, bool with_small)
{
    uint32_t at = 0, i = 0;
    while (i < name.length) {
        uint32_t end = i;
        while (end < name.length && name.data[end] != ' ')
            end++;
        er_view word = {name.data + i, end - i};
        bool behind = at == letters.length && at >= 3 && is_small_word(word);
        if (behind) /* Relief Agency | for Islanders */
            return true;
        if (word.length && (with_small || !is_small_word(word))) {
            if (at >= letters.length || letters.data[at] != word.data[0])
                return false;
            at++;
        }
        i = end + 1;
    }
    return at == letters.length;
}

bool er_is_acronym_of(er_view acronym, er_view name)
{
    if (!er_is_acronym(acronym))
        return false;
    er_buffer letters = {0}, words = {0};
    er_body_key(acronym, &letters);
    er_body_key(name, &words);
    bool match = !letters.failed && !words.failed && words.length > letters.length &&
                 (initials_match(er_buffer_view(&letters), er_buffer_view(&words), false) ||
                  initials_match(er_buffer_view(&letters), er_buffer_view(&words), true));
    er_buffer_free(&letters);
    er_buffer_free(&words);
    return match;
}
