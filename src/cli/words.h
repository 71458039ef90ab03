/* The words that options take, from the tables of the library. */
#ifndef ERGRAPH_CLI_WORDS_H
#define ERGRAPH_CLI_WORDS_H

#include "options.h"

size_t cli_words_backbones(const char *words[CLI_MOST_WORDS]);
size_t cli_words_classes(const char *words[CLI_MOST_WORDS]);
size_t cli_words_engines(const char *words[CLI_MOST_WORDS]);
size_t cli_words_export_formats(const char *words[CLI_MOST_WORDS]);
size_t cli_words_build_formats(const char *words[CLI_MOST_WORDS]); /* and mentions */
size_t cli_words_input_formats(const char *words[CLI_MOST_WORDS]);
size_t cli_words_kinds(const char *words[CLI_MOST_WORDS]);
size_t cli_words_measures(const char *words[CLI_MOST_WORDS]);
size_t cli_words_signs(const char *words[CLI_MOST_WORDS]); /* cooperation neutral conflict */
size_t cli_words_sizes(const char *words[CLI_MOST_WORDS]);
size_t cli_words_tables(const char *words[CLI_MOST_WORDS]); /* table csv json */
size_t cli_words_themes(const char *words[CLI_MOST_WORDS]);
size_t cli_words_types(const char *words[CLI_MOST_WORDS]);
size_t cli_words_windows(const char *words[CLI_MOST_WORDS]);

#endif
