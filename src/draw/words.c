#include <string.h>

#include "ergraph/draw.h"

/* The words of the options, one table an enum. */
static const char *const themes[ER_THEME_COUNT] = {"light", "dark", "print"};
static const char *const engines[ER_ENGINE_COUNT] = {"auto", "neato", "sfdp", "dot"};
static const char *const sizes[ER_SIZE_COUNT] = {"pagerank", "degree", "strength", "betweenness",
                                                 "mentions"};

static const char *word(const char *const *words, int count, int value)
{
    return value >= 0 && value < count ? words[value] : "";
}

static int named(const char *const *words, int count, const char *name)
{
    int i = 0;
    while (i < count && strcmp(words[i], name) != 0)
        i++;
    return i;
}

const char *er_theme_name(er_theme theme)
{
    return word(themes, ER_THEME_COUNT, (int)theme);
}

const char *er_engine_name(er_engine engine)
{
    return word(engines, ER_ENGINE_COUNT, (int)engine);
}

const char *er_size_name(er_size size)
{
    return word(sizes, ER_SIZE_COUNT, (int)size);
}

er_theme er_theme_named(const char *name)
{
    return (er_theme)named(themes, ER_THEME_COUNT, name);
}

er_engine er_engine_named(const char *name)
{
    return (er_engine)named(engines, ER_ENGINE_COUNT, name);
}

er_size er_size_named(const char *name)
{
    return (er_size)named(sizes, ER_SIZE_COUNT, name);
}
