#include "marked_text.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"

/* The mark that begins with the bracket at data[0]: its bar and closing bracket. */
static bool find_mark(er_view text, uint32_t *bar, uint32_t *close)
{
    *bar = 0;
    for (uint32_t i = 1; i < text.length; i++) {
        char c = text.data[i];
        if (c == '[' || c == '\n' || (c == '|' && *bar))
            return false;
        if (c == '|')
            *bar = i;
        if (c == ']') {
            *close = i;
            return *bar > 0;
        }
    }
    return false;
}

static bool add_mark(er_marked_text *marked, er_view name, er_view type)
{
    char word[16];
    bool optional = type.length && type.data[type.length - 1] == '?';
    type.length -= optional;
    if (type.length >= sizeof word ||
        !er_array_reserve((void **)&marked->marks, &marked->capacity, (uint64_t)marked->count + 1,
                          sizeof *marked->marks))
        return false;
    memcpy(word, type.data, type.length);
    word[type.length] = 0;
    uint32_t start = (uint32_t)marked->plain.length;
    er_buffer_append_view(&marked->plain, name);
    marked->marks[marked->count++] =
        (er_mark){start, start + name.length, er_type_named(word), optional};
    if (marked->marks[marked->count - 1].type == ER_TYPE_COUNT) {
        fprintf(stderr, "no such type: %s\n", word);
        return false;
    }
    return true;
}

bool er_marked_text_add(er_marked_text *marked, er_view text)
{
    for (uint32_t at = 0; at < text.length;) {
        er_view rest = {text.data + at, text.length - at};
        uint32_t bar, close;
        if (*rest.data != '[' || !find_mark(rest, &bar, &close)) {
            er_buffer_append_char(&marked->plain, *rest.data);
            at++;
            continue;
        }
        if (!add_mark(marked, (er_view){rest.data + 1, bar - 1},
                      (er_view){rest.data + bar + 1, close - bar - 1}))
            return false;
        at += close + 1;
    }
    return !marked->plain.failed;
}

void er_marked_text_clear(er_marked_text *marked)
{
    er_buffer_clear(&marked->plain);
    marked->count = 0;
}

void er_marked_text_free(er_marked_text *marked)
{
    er_buffer_free(&marked->plain);
    free(marked->marks);
    *marked = (er_marked_text){0};
}
