#include "reading.h"

#include <string.h>

/* FIELD=NAME; the name lives as long as the arguments. */
static bool set_field(const cli_arguments *arguments, const char *word, er_input_options *input)
{
    const struct {
        const char *field;
        const char **name;
    } FIELDS[] = {{"id=", &input->id_field},
                  {"text=", &input->text_field},
                  {"date=", &input->date_field},
                  {"title=", &input->title_field},
                  {"url=", &input->url_field}};
    for (size_t i = 0; i < sizeof FIELDS / sizeof *FIELDS; i++) {
        size_t length = strlen(FIELDS[i].field);
        if (strncmp(word, FIELDS[i].field, length) != 0 || !word[length])
            continue;
        *FIELDS[i].name = word + length;
        return true;
    }
    cli_usage_error(arguments->command,
                    "--field takes id=NAME, text=NAME, date=NAME, title=NAME or url=NAME, "
                    "not '%s'",
                    word);
    return false;
}

bool cli_reading_options(const cli_arguments *arguments, er_extract_options *options)
{
    *options = (er_extract_options){
        .input.format = er_input_format_named(cli_value_of(arguments, CLI_INPUT_FORMAT, "auto")),
        .with_text = cli_given(arguments, CLI_TEXT)};
    for (uint32_t i = 0; i < arguments->counts[CLI_FIELD]; i++)
        if (!set_field(arguments, arguments->values[CLI_FIELD][i], &options->input))
            return false;
    return cli_number(arguments, CLI_JOBS, 1, 512, &options->jobs);
}
