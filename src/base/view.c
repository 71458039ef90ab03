#include "base/view.h"

bool er_view_is_one_of(er_view view, const char *const *strings)
{
    for (; *strings; strings++)
        if (er_view_is(view, *strings))
            return true;
    return false;
}

int er_view_compare(er_view a, er_view b)
{
    uint32_t shared = a.length < b.length ? a.length : b.length;
    int order = shared ? memcmp(a.data, b.data, shared) : 0;
    if (order)
        return order;
    return (a.length > b.length) - (a.length < b.length);
}

bool er_view_starts_with(er_view view, er_view prefix)
{
    return er_view_equal((er_view){view.data, prefix.length <= view.length ? prefix.length : 0},
                         prefix);
}

bool er_view_ends_with(er_view view, er_view suffix)
{
    if (suffix.length > view.length)
        return false;
    return er_view_equal((er_view){view.data + (view.length - suffix.length), suffix.length},
                         suffix);
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

er_view er_view_trim(er_view view)
{
    while (view.length && is_space(view.data[0]))
        view = (er_view){view.data + 1, view.length - 1};
    while (view.length && is_space(view.data[view.length - 1]))
        view.length--;
    return view;
}

bool er_view_split(er_view *rest, char separator, er_view *part)
{
    if (!rest->data)
        return false;
    const char *found = rest->length ? memchr(rest->data, separator, rest->length) : NULL;
    if (!found) {
        *part = *rest;
        *rest = (er_view){NULL, 0};
        return true;
    }
    *part = er_view_between(rest->data, found);
    *rest = er_view_between(found + 1, rest->data + rest->length);
    return true;
}

uint64_t er_view_hash(er_view view)
{
    uint64_t h = 0xcbf29ce484222325ULL; /* FNV-1a's offset basis and prime */
    for (uint32_t i = 0; i < view.length; i++)
        h = (h ^ (unsigned char)view.data[i]) * 0x100000001b3ULL;
    return er_hash_finish(h);
}
