#include <string.h>

#include "commands.h"
#include "ergraph/version.h"
#include "generate.h"

/* Text as troff takes it: hyphens that can be copied, and no line that looks like a request. */
static void print_text(FILE *out, const char *text)
{
    bool line_begins = true;
    for (; *text; text++) {
        if (line_begins && (*text == '.' || *text == '\''))
            fputs("\\&", out);
        if (*text == '-')
            fputs("\\-", out);
        else if (*text == '\\')
            fputs("\\e", out);
        else
            fputc(*text, out);
        line_begins = *text == '\n';
    }
}

/* Paragraphs that are separated by empty lines. */
static void print_paragraphs(FILE *out, const char *text)
{
    for (const char *gap; (gap = strstr(text, "\n\n")); text = gap + 2) {
        char paragraph[2000];
        snprintf(paragraph, sizeof paragraph, "%.*s", (int)(gap - text), text);
        print_text(out, paragraph);
        fputs("\n.PP\n", out);
    }
    print_text(out, text);
    fputc('\n', out);
}

static void print_option(FILE *out, const cli_option *o)
{
    fputs(".TP\n", out);
    if (o->letter)
        fprintf(out, "\\fB\\-%c\\fR, ", o->letter);
    fputs("\\fB\\-\\-", out);
    print_text(out, o->name);
    fputs("\\fR", out);
    if (o->value) {
        fputs(o->optional ? "[=\\fI" : " \\fI", out);
        print_text(out, o->value);
        fputs(o->optional ? "\\fR]" : "\\fR", out);
    }
    fputc('\n', out);
    print_text(out, o->help);
    const char *words[CLI_MOST_WORDS];
    size_t count = o->words ? o->words(words) : 0;
    for (size_t i = 0; i < count; i++) {
        fputs(i ? ", " : ": ", out);
        print_text(out, words[i]);
    }
    fputs(".\n", out);
}

static void print_command(FILE *out, const cli_command *c)
{
    fprintf(out, ".SS \"ergraph %s ", c->name);
    print_text(out, c->operands);
    fputs("\"\n", out);
    print_paragraphs(out, c->description);
    for (size_t g = 0; c->groups[g]; g++) {
        if (!c->groups[g + 1]) /* the general options stand once, at the end */
            break;
        fprintf(out, ".PP\n\\fB%s\\fR\n", c->groups[g]->title);
        for (size_t i = 0; i < c->groups[g]->count; i++)
            print_option(out, &c->groups[g]->options[i]);
    }
    fputs(".PP\n.nf\n", out);
    print_text(out, c->example);
    fputs("\n.fi\n", out);
}

void cli_generate_man(FILE *out)
{
    fprintf(out,
            ".TH ERGRAPH 1 \"\" \"ergraph %s\" \"User Commands\"\n"
            ".SH NAME\n"
            "ergraph \\- who is connected to whom in English news\n"
            ".SH SYNOPSIS\n"
            ".B ergraph\n"
            "\\fICOMMAND\\fR [\\fIOPTION\\fR...] \\fIARGUMENT\\fR...\n"
            ".SH DESCRIPTION\n"
            "Reads English news text and draws who is connected to whom: people, states and\n"
            "organisations, what they do to each other, and the sentences that say so.\n"
            ".SH COMMANDS\n",
            er_version());
    for (size_t i = 0; CLI_COMMANDS[i]; i++)
        print_command(out, CLI_COMMANDS[i]);
    const cli_option_group *general = NULL;
    for (size_t g = 0; CLI_COMMANDS[0]->groups[g]; g++)
        general = CLI_COMMANDS[0]->groups[g];
    fputs(".SH OPTIONS OF EVERY COMMAND\n", out);
    for (size_t i = 0; i < general->count; i++)
        print_option(out, &general->options[i]);
    fputs(".SH EXIT STATUS\n"
          ".TP\n.B 0\nDone.\n"
          ".TP\n.B 1\nSomething failed; it was named on standard error with its file and place.\n"
          ".TP\n.B 2\nWrong usage.\n"
          ".TP\n.B 3\nAn output could not be written.\n"
          ".TP\n.B 130\nInterrupted by Ctrl\\-C; nothing half written is left.\n",
          out);
}
