/* The command line. One table of options for each command: the parser, --help, the man page and
   the completions of shells are made from it. */
#ifndef ERGRAPH_CLI_OPTIONS_H
#define ERGRAPH_CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* What the program ends with. */
enum { CLI_DONE = 0, CLI_FAILED = 1, CLI_USAGE = 2, CLI_NOT_WRITTEN = 3 };

typedef enum cli_option_id {
    CLI_ALIASES,
    CLI_ALL_LINKS,
    CLI_BACKBONE,
    CLI_BY,
    CLI_CLASS,
    CLI_DEPTH,
    CLI_EGO,
    CLI_ENGINE,
    CLI_EVIDENCE,
    CLI_EXACT,
    CLI_FIELD,
    CLI_FORMAT,
    CLI_FORMATS,
    CLI_FROM,
    CLI_HELP,
    CLI_INPUT_FORMAT,
    CLI_JOBS,
    CLI_KIND,
    CLI_LABELS,
    CLI_LAYER,
    CLI_LIST,
    CLI_MAX_NODES,
    CLI_MEASURE,
    CLI_MIN_DOCUMENTS,
    CLI_MIN_WEIGHT,
    CLI_NO_COMMUNITIES,
    CLI_OUTPUT,
    CLI_PROGRESS,
    CLI_QUIET,
    CLI_REPORT,
    CLI_ROWS,
    CLI_SHOWN_TYPES,
    CLI_SIGN,
    CLI_SIZE,
    CLI_STATEMENTS,
    CLI_TEXT,
    CLI_THEME,
    CLI_TITLE,
    CLI_TO,
    CLI_TOP,
    CLI_TYPES,
    CLI_UNWEIGHTED,
    CLI_WINDOW,
    CLI_OPTION_COUNT
} cli_option_id;

/* What completes a value. */
typedef enum cli_value { CLI_ANY, CLI_FILE, CLI_DIRECTORY } cli_value;

#define CLI_MOST_WORDS 64

/* Fills words with the words that an option takes, and returns how many. */
typedef size_t (*cli_words)(const char *words[CLI_MOST_WORDS]);

typedef struct cli_option {
    cli_option_id id;
    const char *name;  /* without the dashes */
    char letter;       /* or 0 */
    const char *value; /* what help calls the value; NULL: a flag */
    cli_words words;   /* that are allowed; NULL: any value */
    bool list;         /* several values with commas between */
    bool optional;     /* the value can be left out, and stands after = where it is given */
    cli_value completes;
    const char *help; /* a line, no full stop */
} cli_option;

typedef struct cli_option_group {
    const char *title;
    const cli_option *options;
    size_t count;
} cli_option_group;

typedef struct cli_arguments cli_arguments;

#define CLI_GROUPS 7

typedef struct cli_command {
    const char *name;
    const char *operands;                       /* "INPUT..." */
    const char *summary;                        /* one line, no full stop */
    const char *description;                    /* paragraphs, an empty line between them */
    const char *example;                        /* command lines, each on a line */
    const cli_option_group *groups[CLI_GROUPS]; /* ended by NULL */
    uint32_t fewest, most;                      /* operands; most 0: any number */
    int (*run)(const cli_arguments *arguments);
} cli_command;

/* What was given. */
struct cli_arguments {
    const cli_command *command;
    const char **values[CLI_OPTION_COUNT]; /* [counts], in the order given */
    uint32_t counts[CLI_OPTION_COUNT];
    const char **operands;
    uint32_t operand_count;
};

/* Reads words (after the name of the command). False: wrong usage, which was said on standard
   error. --help ends the reading: the rest is then not checked. */
bool cli_parse(const cli_command *command, int count, char **words, cli_arguments *arguments);
void cli_arguments_free(cli_arguments *arguments);

bool cli_given(const cli_arguments *arguments, cli_option_id id);

/* The last value given, or usual. */
const char *cli_value_of(const cli_arguments *arguments, cli_option_id id, const char *usual);

/* A whole number of lowest .. highest into *number, which keeps its value where the option was
   not given. False: wrong usage, which was said. */
bool cli_number(const cli_arguments *arguments, cli_option_id id, uint32_t lowest, uint32_t highest,
                uint32_t *number);

/* Calls take for each word of a list, in order (also of several lists); stops at false. */
bool cli_each(const cli_arguments *arguments, cli_option_id id,
              bool (*take)(void *context, const char *word), void *context);

/* "jobs", for messages. */
const char *cli_option_name(const cli_command *command, cli_option_id id);

/* Says on standard error what is wrong with the usage of a command (may be NULL). Returns
   CLI_USAGE. */
int cli_usage_error(const cli_command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The one of count words that wrong was most likely meant to be, or NULL. */
const char *cli_nearest(const char *wrong, const char *const *words, size_t count);

#endif
