#include "words.h"

#include "ergraph/build.h"
#include "ergraph/filter.h"

/* Fills words with name(0) .. name(count - 1). */
#define FILL(count, name)                                                                          \
    do {                                                                                           \
        size_t i = 0;                                                                              \
        for (; i < (size_t)(count) && i < CLI_MOST_WORDS; i++)                                     \
            words[i] = name;                                                                       \
        return i;                                                                                  \
    } while (0)

size_t cli_words_backbones(const char *words[CLI_MOST_WORDS])
{
    FILL(ER_BACKBONE_COUNT, er_backbone_name((er_backbone)i));
}

size_t cli_words_classes(const char *words[CLI_MOST_WORDS])
{
    FILL(ER_CLASS_COUNT, er_class_facts_of((er_class)i)->name);
}

size_t cli_words_engines(const char *words[CLI_MOST_WORDS])
{
    FILL(ER_ENGINE_COUNT, er_engine_name((er_engine)i));
}

size_t cli_words_export_formats(const char *words[CLI_MOST_WORDS])
{
    uint32_t count;
    const er_export_format *formats = er_export_formats(&count);
    FILL(count, formats[i].name);
}

size_t cli_words_build_formats(const char *words[CLI_MOST_WORDS])
{
    size_t count = cli_words_export_formats(words);
    words[count] = ER_MENTIONS_FORMAT;
    return count + 1;
}

size_t cli_words_input_formats(const char *words[CLI_MOST_WORDS])
{
    FILL(ER_INPUT_FORMAT_COUNT, er_input_format_name((er_input_format)i));
}

size_t cli_words_kinds(const char *words[CLI_MOST_WORDS])
{
    FILL(ER_LINK_KIND_COUNT, er_link_kind_name((er_link_kind)i));
}

size_t cli_words_measures(const char *words[CLI_MOST_WORDS])
{
    FILL(ER_MEASURE_COUNT, er_measure_facts_of((er_measure)i)->name);
}

size_t cli_words_signs(const char *words[CLI_MOST_WORDS])
{
    static const char *const SIGNS[] = {"conflict", "neutral", "cooperation"};
    FILL(3, SIGNS[i]);
}

size_t cli_words_sizes(const char *words[CLI_MOST_WORDS])
{
    FILL(ER_SIZE_COUNT, er_size_name((er_size)i));
}

size_t cli_words_tables(const char *words[CLI_MOST_WORDS])
{
    static const char *const TABLES[] = {"table", "csv", "json"};
    FILL(3, TABLES[i]);
}

size_t cli_words_themes(const char *words[CLI_MOST_WORDS])
{
    FILL(ER_THEME_COUNT, er_theme_name((er_theme)i));
}

size_t cli_words_types(const char *words[CLI_MOST_WORDS])
{
    FILL(ER_TYPE_COUNT, er_type_name((er_type)i));
}

size_t cli_words_windows(const char *words[CLI_MOST_WORDS])
{
    FILL(ER_WINDOW_COUNT, er_window_name((er_window)i));
}
