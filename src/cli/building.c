#include "building.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "reading.h"

bool cli_drawing_options(const cli_arguments *arguments, er_draw_options *options)
{
    *options = (er_draw_options){
        .title = cli_value_of(arguments, CLI_TITLE, NULL),
        .theme = er_theme_named(cli_value_of(arguments, CLI_THEME, er_theme_name(ER_LIGHT))),
        .engine =
            er_engine_named(cli_value_of(arguments, CLI_ENGINE, er_engine_name(ER_ENGINE_AUTO))),
        .size = er_size_named(cli_value_of(arguments, CLI_SIZE, er_size_name(ER_SIZE_PAGERANK))),
        .all_links = cli_given(arguments, CLI_ALL_LINKS),
        .no_communities = cli_given(arguments, CLI_NO_COMMUNITIES)};
    return cli_number(arguments, CLI_MAX_NODES, 1, 100000, &options->max_nodes) &&
           cli_number(arguments, CLI_LABELS, 1, 100000, &options->max_labels);
}

bool cli_build_options(const cli_arguments *arguments, er_build_options *options)
{
    *options = er_build_options_default();
    options->aliases = cli_value_of(arguments, CLI_ALIASES, NULL);
    options->network.window =
        er_window_named(cli_value_of(arguments, CLI_WINDOW, er_window_name(ER_WINDOW_SENTENCE)));
    return cli_reading_options(arguments, &options->extract) &&
           cli_drawing_options(arguments, &options->export_options.draw) &&
           cli_number(arguments, CLI_EVIDENCE, 0, 1000, &options->network.evidence);
}

/* ---- the argument NETWORK ------------------------------------------------------------------ */

static bool ends_in(const char *string, const char *ending)
{
    size_t length = strlen(string), size = strlen(ending);
    return length >= size && strcmp(string + length - size, ending) == 0;
}

/* The path of the network.json that operand names or has, to be freed; NULL: it is an input. */
static char *network_path(const char *operand)
{
    static const char NAME[] = "/network.json";
    struct stat about;
    if (ends_in(operand, ".json"))
        return strdup(operand);
    char *path = malloc(strlen(operand) + sizeof NAME);
    if (!path)
        return NULL;
    memcpy(path, operand, strlen(operand));
    memcpy(path + strlen(operand), NAME, sizeof NAME);
    if (stat(path, &about) == 0 && S_ISREG(about.st_mode))
        return path;
    free(path);
    return NULL;
}

static er_status build_in_memory(cli_session *session, const cli_arguments *arguments,
                                 uint32_t count, const er_build_options *options,
                                 er_network **network, er_error *error)
{
    er_analyzer *analyzer = NULL;
    er_status status = er_analyzer_new(&analyzer, error);
    if (status == ER_OK)
        status = er_build(analyzer, arguments->operands, count, options, NULL, &session->monitor,
                          NULL, network, error);
    er_analyzer_free(analyzer);
    return status;
}

er_status cli_load_network(cli_session *session, const cli_arguments *arguments, uint32_t count,
                           const er_build_options *options, er_network **network, er_error *error)
{
    char *path = count == 1 ? network_path(arguments->operands[0]) : NULL;
    er_status status = path ? er_network_read_file(network, path, error)
                            : build_in_memory(session, arguments, count, options, network, error);
    free(path);
    return status;
}
