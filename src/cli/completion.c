#include <string.h>

#include "commands.h"
#include "generate.h"

static void print_words(FILE *out, const cli_option *o)
{
    const char *words[CLI_MOST_WORDS];
    size_t count = o->words(words);
    for (size_t i = 0; i < count; i++)
        fprintf(out, "%s%s", i ? " " : "", words[i]);
}

/* For each option of any command once. */
static void each_option(const cli_command *c, FILE *out,
                        void (*print)(FILE *out, const cli_command *c, const cli_option *o))
{
    for (size_t g = 0; c->groups[g]; g++)
        for (size_t i = 0; i < c->groups[g]->count; i++)
            print(out, c, &c->groups[g]->options[i]);
}

/* ---- bash ---------------------------------------------------------------------------------- */

static void bash_name(FILE *out, const cli_command *c, const cli_option *o)
{
    (void)c;
    fprintf(out, " --%s", o->name);
}

static void bash_value(FILE *out, const cli_command *c, const cli_option *o)
{
    if (!o->value || o->optional)
        return;
    fprintf(out, "        %s:--%s", c->name, o->name);
    if (o->letter)
        fprintf(out, "|%s:-%c", c->name, o->letter);
    fputs(") ", out);
    if (o->words) {
        fputs("COMPREPLY=($(compgen -W '", out);
        print_words(out, o);
        fputs("' -- \"$word\"));;\n", out);
    } else if (o->completes == CLI_DIRECTORY) {
        fputs("COMPREPLY=($(compgen -d -- \"$word\"));;\n", out);
    } else {
        fputs(o->completes == CLI_FILE ? "COMPREPLY=($(compgen -f -- \"$word\"));;\n" : ":;;\n",
              out);
    }
}

void cli_generate_bash(FILE *out)
{
    fputs("# bash completion for ergraph; made from its tables of options\n"
          "_ergraph()\n{\n"
          "    local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD-1]}\n"
          "    local command=${COMP_WORDS[1]} options\n"
          "    COMPREPLY=()\n"
          "    if [ \"$COMP_CWORD\" -eq 1 ]; then\n"
          "        COMPREPLY=($(compgen -W '--help --version",
          out);
    for (size_t i = 0; CLI_COMMANDS[i]; i++)
        fprintf(out, " %s", CLI_COMMANDS[i]->name);
    fputs("' -- \"$word\"))\n        return\n    fi\n    case $command:$before in\n", out);
    for (size_t i = 0; CLI_COMMANDS[i]; i++)
        each_option(CLI_COMMANDS[i], out, bash_value);
    fputs("        *) options=\n            case $command in\n", out);
    for (size_t i = 0; CLI_COMMANDS[i]; i++) {
        fprintf(out, "                %s) options='", CLI_COMMANDS[i]->name);
        each_option(CLI_COMMANDS[i], out, bash_name);
        fputs("';;\n", out);
    }
    fputs("            esac\n"
          "            case $word in\n"
          "                -*) COMPREPLY=($(compgen -W \"$options\" -- \"$word\"));;\n"
          "                *) COMPREPLY=($(compgen -f -- \"$word\"));;\n"
          "            esac;;\n"
          "    esac\n}\n"
          "complete -o filenames -F _ergraph ergraph\n",
          out);
}

/* ---- zsh ----------------------------------------------------------------------------------- */

/* Text within single quotes, for a specification of _arguments. */
static void zsh_text(FILE *out, const char *text)
{
    for (; *text; text++) {
        if (strchr("[]:\\", *text))
            fputc('\\', out);
        fputs(*text == '\'' ? "'\\''" : (char[]){*text, '\0'}, out);
    }
}

static void zsh_one(FILE *out, const cli_option *o, const char *dashes, const char *name)
{
    fprintf(out, "                '%s%s%s%s[", o->value && !o->words ? "*" : "", dashes, name,
            o->optional ? "=-" : "");
    zsh_text(out, o->help);
    fputc(']', out);
    if (o->value) {
        fputs(o->optional ? "::" : ":", out);
        zsh_text(out, o->value);
        fputc(':', out);
        if (o->words) {
            fputc('(', out);
            print_words(out, o);
            fputc(')', out);
        } else if (o->completes != CLI_ANY) {
            fputs(o->completes == CLI_DIRECTORY ? "_directories" : "_files", out);
        }
    }
    fputs("' \\\n", out);
}

static void zsh_option(FILE *out, const cli_command *c, const cli_option *o)
{
    (void)c;
    zsh_one(out, o, "--", o->name);
    if (o->letter)
        zsh_one(out, o, "-", (char[]){o->letter, '\0'});
}

void cli_generate_zsh(FILE *out)
{
    fputs("#compdef ergraph\n# made from the tables of options\n"
          "_ergraph()\n{\n"
          "    local -a commands=(\n",
          out);
    for (size_t i = 0; CLI_COMMANDS[i]; i++) {
        fprintf(out, "        '%s:", CLI_COMMANDS[i]->name);
        zsh_text(out, CLI_COMMANDS[i]->summary);
        fputs("'\n", out);
    }
    fputs("    )\n"
          "    if (( CURRENT == 2 )); then\n"
          "        _describe command commands\n"
          "        return\n"
          "    fi\n"
          "    local command=$words[2]\n"
          "    shift words\n"
          "    (( CURRENT-- ))\n"
          "    case $command in\n",
          out);
    for (size_t i = 0; CLI_COMMANDS[i]; i++) {
        fprintf(out, "        %s)\n            _arguments \\\n", CLI_COMMANDS[i]->name);
        each_option(CLI_COMMANDS[i], out, zsh_option);
        fputs("                '*:file:_files';;\n", out);
    }
    fputs("    esac\n}\n_ergraph \"$@\"\n", out);
}

/* ---- fish ---------------------------------------------------------------------------------- */

static void fish_text(FILE *out, const char *text)
{
    fputc('\'', out);
    for (; *text; text++) {
        if (*text == '\'' || *text == '\\')
            fputc('\\', out);
        fputc(*text, out);
    }
    fputc('\'', out);
}

static void fish_option(FILE *out, const cli_command *c, const cli_option *o)
{
    fprintf(out, "complete -c ergraph -n '__fish_seen_subcommand_from %s' -l %s", c->name, o->name);
    if (o->letter)
        fprintf(out, " -s %c", o->letter);
    if (o->words && !o->optional) {
        fputs(" -x -a '", out);
        print_words(out, o);
        fputc('\'', out);
    } else if (o->value && !o->optional) {
        fputs(o->completes == CLI_ANY ? " -x" : " -r", out);
    }
    fputs(" -d ", out);
    fish_text(out, o->help);
    fputc('\n', out);
}

void cli_generate_fish(FILE *out)
{
    fputs("# fish completion for ergraph; made from its tables of options\n", out);
    for (size_t i = 0; CLI_COMMANDS[i]; i++) {
        fprintf(out, "complete -c ergraph -n __fish_use_subcommand -f -a %s -d ",
                CLI_COMMANDS[i]->name);
        fish_text(out, CLI_COMMANDS[i]->summary);
        fputc('\n', out);
    }
    for (size_t i = 0; CLI_COMMANDS[i]; i++)
        each_option(CLI_COMMANDS[i], out, fish_option);
}
