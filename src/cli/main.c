#include <errno.h>
#include <stdio.h>
#include <string.h>

#include "commands.h"
#include "ergraph/version.h"
#include "generate.h"
#include "help.h"

static const cli_command *find_command(const char *name)
{
    for (size_t i = 0; CLI_COMMANDS[i]; i++)
        if (strcmp(CLI_COMMANDS[i]->name, name) == 0)
            return CLI_COMMANDS[i];
    return NULL;
}

static int fail_unknown(const char *name)
{
    const char *names[64];
    size_t count = 0;
    while (CLI_COMMANDS[count]) {
        names[count] = CLI_COMMANDS[count]->name;
        count++;
    }
    const char *nearest = cli_nearest(name, names, count);
    const char *what = name[0] == '-' ? "option" : "command";
    if (nearest)
        return cli_usage_error(NULL, "unknown %s '%s' (did you mean '%s'?)", what, name, nearest);
    return cli_usage_error(NULL, "unknown %s '%s'", what, name);
}

static int run_command(const cli_command *command, int count, char **words)
{
    cli_arguments arguments;
    int result = CLI_USAGE;
    if (cli_parse(command, count, words, &arguments)) {
        if (cli_given(&arguments, CLI_HELP)) {
            cli_help_command(command, stdout);
            result = CLI_DONE;
        } else {
            result = command->run(&arguments);
        }
    }
    cli_arguments_free(&arguments);
    return result;
}

/* For the build, not for users: see generate.h. */
static int generate(const char *what)
{
    static const struct {
        const char *name;
        void (*generate)(FILE *out);
    } WHAT[] = {{"man", cli_generate_man},
                {"bash", cli_generate_bash},
                {"zsh", cli_generate_zsh},
                {"fish", cli_generate_fish}};
    for (size_t i = 0; i < sizeof WHAT / sizeof *WHAT; i++)
        if (strcmp(WHAT[i].name, what) == 0) {
            WHAT[i].generate(stdout);
            return CLI_DONE;
        }
    return cli_usage_error(NULL, "--generate takes man, bash, zsh or fish");
}

static int run(int count, char **words)
{
    if (count < 2) {
        cli_help_program(stderr);
        return CLI_USAGE;
    }
    if (strcmp(words[1], "--help") == 0 || strcmp(words[1], "-h") == 0) {
        cli_help_program(stdout);
        return CLI_DONE;
    }
    if (strcmp(words[1], "--version") == 0) {
        printf("ergraph %s\n", er_version());
        return CLI_DONE;
    }
    if (strcmp(words[1], "--generate") == 0 && count == 3)
        return generate(words[2]);
    const cli_command *command = find_command(words[1]);
    return command ? run_command(command, count - 2, words + 2) : fail_unknown(words[1]);
}

int main(int count, char **words)
{
    int result = run(count, words);
    /* What a command wrote it has checked; help and the last bytes of a stream are checked here. */
    if ((fflush(stdout) != 0 || ferror(stdout) || fclose(stdout) != 0) && result < CLI_USAGE) {
        fprintf(stderr, "ergraph: standard output: %s\n", strerror(errno));
        result = CLI_NOT_WRITTEN;
    }
    return result;
}
