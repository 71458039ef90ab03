#include "help.h"

#include <string.h>

#include "commands.h"

#define WIDTH 79  /* columns */
#define INDENT 26 /* columns before the help of an option */

/* Prints text in lines of WIDTH columns, each after indent spaces; the first line begins at
   column. */
static void print_wrapped(FILE *out, const char *text, size_t indent, size_t column)
{
    while (*text) {
        size_t word = strcspn(text, " \n");
        if (column > indent && column + 1 + word > WIDTH) {
            fputc('\n', out);
            column = 0;
        }
        if (column < indent) {
            fprintf(out, "%*s", (int)(indent - column), "");
            column = indent;
        } else if (column > indent) {
            fputc(' ', out);
            column++;
        }
        fwrite(text, 1, word, out);
        column += word;
        text += word;
        if (*text == '\n') {
            size_t breaks = strspn(text, "\n");
            fputs(breaks > 1 ? "\n\n" : "\n", out);
            text += breaks;
            column = 0;
        }
        text += strspn(text, " ");
    }
    fputc('\n', out);
}

static void print_option(FILE *out, const cli_option *o)
{
    char head[100], text[600];
    char letter[8] = "    ";
    if (o->letter)
        snprintf(letter, sizeof letter, "-%c, ", o->letter);
    int length = snprintf(head, sizeof head, "  %s--%s%s%s%s", letter, o->name,
                          o->optional ? "[="
                          : o->value  ? " "
                                      : "",
                          o->value ? o->value : "", o->optional ? "]" : "");
    const char *words[CLI_MOST_WORDS];
    size_t count = o->words ? o->words(words) : 0;
    size_t used = (size_t)snprintf(text, sizeof text, "%s", o->help);
    for (size_t i = 0; i < count && used < sizeof text; i++)
        used +=
            (size_t)snprintf(text + used, sizeof text - used, "%s%s", i ? ", " : ": ", words[i]);
    fputs(head, out);
    size_t column = (size_t)length;
    if (column + 2 > INDENT) {
        fputc('\n', out);
        column = 0;
    }
    print_wrapped(out, text, INDENT, column);
}

void cli_help_command(const cli_command *command, FILE *out)
{
    fprintf(out, "usage: ergraph %s [OPTION...] %s\n\n", command->name, command->operands);
    print_wrapped(out, command->description, 0, 0);
    for (size_t g = 0; command->groups[g]; g++) {
        fprintf(out, "\n%s:\n", command->groups[g]->title);
        for (size_t i = 0; i < command->groups[g]->count; i++)
            print_option(out, &command->groups[g]->options[i]);
    }
    fputs("\nExamples:\n", out);
    for (const char *line = command->example; *line;) {
        size_t length = strcspn(line, "\n");
        fprintf(out, "  %.*s\n", (int)length, line);
        line += length + (line[length] == '\n');
    }
}

void cli_help_program(FILE *out)
{
    fputs("usage: ergraph COMMAND [OPTION...] ARGUMENT...\n\n"
          "Reads English news and draws who is connected to whom: people, states and\n"
          "organisations, what they do to each other, and the sentences that say so.\n\n"
          "Commands:\n",
          out);
    for (size_t i = 0; CLI_COMMANDS[i]; i++)
        fprintf(out, "  %-12s %s\n", CLI_COMMANDS[i]->name, CLI_COMMANDS[i]->summary);
    fputs("\n'ergraph COMMAND --help' tells more; 'ergraph --version' which version this is.\n\n"
          "Exit status: 0 done, 1 something failed, 2 wrong usage, 3 an output could not be "
          "written.\n",
          out);
}
