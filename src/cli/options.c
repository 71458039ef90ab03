#include "options.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define LONGEST_NAME 40 /* characters of an option or command that are compared */

int cli_usage_error(const cli_command *command, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    fputs("ergraph", stderr);
    if (command)
        fprintf(stderr, " %s", command->name);
    fputs(": ", stderr);
    vfprintf(stderr, format, arguments);
    fprintf(stderr, "\nTry 'ergraph%s%s --help'.\n", command ? " " : "",
            command ? command->name : "");
    va_end(arguments);
    return CLI_USAGE;
}

/* Letters to insert, drop, change or swap with the next one to get from a to b. */
static size_t edit_distance(const char *a, const char *b)
{
    size_t rows[3][LONGEST_NAME + 1] = {{0}};
    size_t length_a = strlen(a), length_b = strlen(b);
    if (length_a > LONGEST_NAME || length_b > LONGEST_NAME)
        return LONGEST_NAME;
    for (size_t j = 0; j <= length_b; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= length_a; i++) {
        size_t *row = rows[i % 3], *above = rows[(i + 2) % 3], *two_above = rows[(i + 1) % 3];
        row[0] = i;
        for (size_t j = 1; j <= length_b; j++) {
            size_t best = above[j - 1] + (a[i - 1] != b[j - 1]);
            best = above[j] + 1 < best ? above[j] + 1 : best;
            best = row[j - 1] + 1 < best ? row[j - 1] + 1 : best;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = two_above[j - 2] + 1 < best ? two_above[j - 2] + 1 : best;
            row[j] = best;
        }
    }
    return rows[length_a % 3][length_b];
}

const char *cli_nearest(const char *wrong, const char *const *words, size_t count)
{
    const char *nearest = NULL;
    size_t length = strlen(wrong), limit = length < 4 ? 1 : length < 8 ? 2 : 3;
    for (size_t i = 0; i < count; i++) {
        bool begins = length >= 3 && strncmp(words[i], wrong, length) == 0;
        size_t distance = begins ? 0 : edit_distance(wrong, words[i]);
        if (distance > limit)
            continue;
        if (!nearest || distance < limit)
            nearest = words[i];
        limit = distance;
    }
    return nearest;
}

static const cli_option *find_option(const cli_command *command, const char *name, size_t length,
                                     char letter)
{
    for (size_t g = 0; command->groups[g]; g++)
        for (size_t i = 0; i < command->groups[g]->count; i++) {
            const cli_option *o = &command->groups[g]->options[i];
            if (letter ? o->letter == letter
                       : strlen(o->name) == length && memcmp(o->name, name, length) == 0)
                return o;
        }
    return NULL;
}

const char *cli_option_name(const cli_command *command, cli_option_id id)
{
    for (size_t g = 0; command->groups[g]; g++)
        for (size_t i = 0; i < command->groups[g]->count; i++)
            if (command->groups[g]->options[i].id == id)
                return command->groups[g]->options[i].name;
    return "";
}

static bool fail_unknown(const cli_command *command, const char *name, size_t length)
{
    const char *names[CLI_OPTION_COUNT];
    size_t count = 0;
    for (size_t g = 0; command->groups[g]; g++)
        for (size_t i = 0; i < command->groups[g]->count; i++)
            names[count++] = command->groups[g]->options[i].name;
    char wrong[LONGEST_NAME + 1];
    snprintf(wrong, sizeof wrong, "%.*s", (int)length, name);
    const char *nearest = cli_nearest(wrong, names, count);
    if (nearest)
        cli_usage_error(command, "unknown option '--%s' (did you mean '--%s'?)", wrong, nearest);
    else
        cli_usage_error(command, "unknown option '--%s'", wrong);
    return false;
}

static bool fail_word(const cli_command *command, const cli_option *o, const char *wrong,
                      const char *const *words, size_t count)
{
    const char *nearest = cli_nearest(wrong, words, count);
    char all[1000] = "";
    for (size_t i = 0, length = 0; i < count && length < sizeof all; i++)
        length +=
            (size_t)snprintf(all + length, sizeof all - length, "%s%s", i ? ", " : "", words[i]);
    if (nearest)
        cli_usage_error(command, "--%s does not take '%s' (did you mean '%s'?)", o->name, wrong,
                        nearest);
    else
        cli_usage_error(command, "--%s does not take '%s', but %s", o->name, wrong, all);
    return false;
}

/* Whether value (of a list: each part of it) is one of the words of the option. */
static bool check_words(const cli_command *command, const cli_option *o, const char *value)
{
    if (!o->words)
        return true;
    const char *words[CLI_MOST_WORDS];
    size_t count = o->words(words);
    for (;;) {
        char part[LONGEST_NAME + 1];
        size_t length = o->list ? strcspn(value, ",") : strlen(value), i = 0;
        snprintf(part, sizeof part, "%.*s", (int)length, value);
        while (i < count && strcmp(words[i], part) != 0)
            i++;
        if (i == count)
            return fail_word(command, o, part, words, count);
        value += length;
        if (!*value++)
            return true;
    }
}

static bool out_of_memory(void)
{
    fputs("ergraph: out of memory\n", stderr);
    return false;
}

static bool append(const char ***list, uint32_t *count, const char *value)
{
    const char **longer = realloc(*list, (*count + 1) * sizeof *longer);
    if (!longer)
        return out_of_memory();
    longer[(*count)++] = value;
    *list = longer;
    return true;
}

static bool add_value(cli_arguments *a, const cli_option *o, const char *value)
{
    return check_words(a->command, o, value) && append(&a->values[o->id], &a->counts[o->id], value);
}

/* The words that are still to be read. */
typedef struct reading {
    int at, count;
    char **words;
} reading;

static const char *next_word(reading *rest)
{
    return rest->at < rest->count ? rest->words[rest->at++] : NULL;
}

static bool parse_long(cli_arguments *a, const char *word, reading *rest)
{
    const char *equals = strchr(word, '=');
    size_t length = equals ? (size_t)(equals - word) : strlen(word);
    const cli_option *o = find_option(a->command, word, length, 0);
    if (!o)
        return fail_unknown(a->command, word, length);
    if (!o->value || (o->optional && !equals)) {
        if (equals)
            cli_usage_error(a->command, "--%s takes no value", o->name);
        return !equals && append(&a->values[o->id], &a->counts[o->id], "");
    }
    const char *value = equals ? equals + 1 : next_word(rest);
    if (value)
        return add_value(a, o, value);
    cli_usage_error(a->command, "--%s needs a value, %s", o->name, o->value);
    return false;
}

/* -qj4, -j 4 */
static bool parse_letters(cli_arguments *a, const char *letters, reading *rest)
{
    for (; *letters; letters++) {
        const cli_option *o = find_option(a->command, NULL, 0, *letters);
        if (!o) {
            cli_usage_error(a->command, "unknown option '-%c'", *letters);
            return false;
        }
        if (o->value) {
            const char *value = letters[1] ? letters + 1 : next_word(rest);
            if (value)
                return add_value(a, o, value);
            cli_usage_error(a->command, "-%c needs a value, %s", *letters, o->value);
            return false;
        }
        if (!append(&a->values[o->id], &a->counts[o->id], ""))
            return false;
    }
    return true;
}

static bool check_operands(const cli_arguments *a)
{
    const cli_command *c = a->command;
    if (a->operand_count < c->fewest)
        cli_usage_error(c, "too few arguments; usage: ergraph %s %s", c->name, c->operands);
    else if (c->most && a->operand_count > c->most)
        cli_usage_error(c, "too many arguments, from '%s' on", a->operands[c->most]);
    else
        return true;
    return false;
}

bool cli_parse(const cli_command *command, int count, char **words, cli_arguments *arguments)
{
    *arguments = (cli_arguments){.command = command};
    reading rest = {0, count, words};
    bool only_operands = false;
    for (const char *word; (word = next_word(&rest));) {
        bool fine = true;
        if (only_operands || word[0] != '-' || !word[1])
            fine = append(&arguments->operands, &arguments->operand_count, word);
        else if (strcmp(word, "--") == 0)
            only_operands = true;
        else if (word[1] == '-')
            fine = parse_long(arguments, word + 2, &rest);
        else
            fine = parse_letters(arguments, word + 1, &rest);
        if (!fine)
            return false;
        if (cli_given(arguments, CLI_HELP))
            return true;
    }
    return check_operands(arguments);
}

void cli_arguments_free(cli_arguments *arguments)
{
    for (size_t i = 0; i < CLI_OPTION_COUNT; i++)
        free(arguments->values[i]);
    free(arguments->operands);
}

bool cli_given(const cli_arguments *arguments, cli_option_id id)
{
    return arguments->counts[id] > 0;
}

const char *cli_value_of(const cli_arguments *arguments, cli_option_id id, const char *usual)
{
    uint32_t count = arguments->counts[id];
    return count ? arguments->values[id][count - 1] : usual;
}

bool cli_number(const cli_arguments *arguments, cli_option_id id, uint32_t lowest, uint32_t highest,
                uint32_t *number)
{
    const char *value = cli_value_of(arguments, id, NULL);
    if (!value)
        return true;
    char *end;
    errno = 0;
    unsigned long parsed = strtoul(value, &end, 10);
    if (value[0] < '0' || value[0] > '9' || *end || errno || parsed < lowest || parsed > highest) {
        cli_usage_error(arguments->command, "--%s takes a whole number from %u to %u, not '%s'",
                        cli_option_name(arguments->command, id), lowest, highest, value);
        return false;
    }
    *number = (uint32_t)parsed;
    return true;
}

bool cli_each(const cli_arguments *arguments, cli_option_id id,
              bool (*take)(void *context, const char *word), void *context)
{
    for (uint32_t i = 0; i < arguments->counts[id]; i++) {
        char *copy = strdup(arguments->values[id][i]);
        if (!copy)
            return out_of_memory();
        bool fine = true;
        char *rest = NULL;
        for (char *word = strtok_r(copy, ",", &rest); word && fine;
             word = strtok_r(NULL, ",", &rest))
            fine = take(context, word);
        free(copy);
        if (!fine)
            return false;
    }
    return true;
}
