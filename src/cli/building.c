#include "building.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "groups.h"
#include "reading.h"

/* ---- diagram ------------------------------------------------------------------------------- */

static bool set_drawing(const cli_arguments *arguments, er_draw_options *options)
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

/* ---- filters ------------------------------------------------------------------------------- */

static bool add_type(void *mask, const char *word)
{
    *(uint32_t *)mask |= ER_TYPE_BIT(er_type_named(word));
    return true;
}

static bool add_kind(void *mask, const char *word)
{
    *(uint32_t *)mask |= ER_KIND_BIT(er_link_kind_named(word));
    return true;
}

static bool add_class(void *mask, const char *word)
{
    *(uint32_t *)mask |= ER_CLASS_BIT(er_class_named(word));
    return true;
}

static bool add_sign(void *mask, const char *word)
{
    int polarity = strcmp(word, "conflict") == 0 ? -1 : strcmp(word, "cooperation") == 0;
    *(uint32_t *)mask |= ER_SIGN_BIT(polarity);
    return true;
}

/* YYYY, YYYY-MM or YYYY-MM-DD. */
static bool check_date(const cli_arguments *arguments, cli_option_id id)
{
    static const char FORM[] = "dddd-dd-dd";
    const char *date = cli_value_of(arguments, id, "2000");
    size_t length = strlen(date);
    bool fine = length == 4 || length == 7 || length == 10;
    for (size_t i = 0; i < length && fine; i++)
        fine = FORM[i] == 'd' ? date[i] >= '0' && date[i] <= '9' : date[i] == '-';
    if (!fine)
        cli_usage_error(arguments->command,
                        "--%s takes a date as 2025-08-24, 2025-08 or 2025, "
                        "not '%s'",
                        cli_option_name(arguments->command, id), date);
    return fine;
}

static bool set_filter(const cli_arguments *arguments, er_filter *filter)
{
    const char *backbone =
        cli_value_of(arguments, CLI_BACKBONE, er_backbone_name(ER_BACKBONE_NONE));
    *filter = (er_filter){
        .from = cli_value_of(arguments, CLI_FROM, NULL),
        .to = cli_value_of(arguments, CLI_TO, NULL),
        .egos = arguments->values[CLI_EGO],
        .ego_count = arguments->counts[CLI_EGO],
        .backbone = *backbone ? er_backbone_named(backbone) : ER_BACKBONE_NOISE_CORRECTED,
        .top_by = er_measure_named(
            cli_value_of(arguments, CLI_BY, er_measure_facts_of(ER_MEASURE_PAGERANK)->name))};
    if (cli_given(arguments, CLI_DEPTH) && !filter->ego_count) {
        cli_usage_error(arguments->command, "--depth needs --ego NAME");
        return false;
    }
    return cli_each(arguments, CLI_TYPES, add_type, &filter->types) &&
           cli_each(arguments, CLI_KIND, add_kind, &filter->kinds) &&
           cli_each(arguments, CLI_CLASS, add_class, &filter->classes) &&
           cli_each(arguments, CLI_SIGN, add_sign, &filter->signs) &&
           check_date(arguments, CLI_FROM) && check_date(arguments, CLI_TO) &&
           cli_number(arguments, CLI_MIN_WEIGHT, 1, UINT32_MAX, &filter->min_weight) &&
           cli_number(arguments, CLI_MIN_DOCUMENTS, 1, UINT32_MAX, &filter->min_documents) &&
           cli_number(arguments, CLI_DEPTH, 1, 100, &filter->depth) &&
           cli_number(arguments, CLI_TOP, 1, UINT32_MAX, &filter->top);
}

/* Whether any of the filters was given. */
static bool asks_for_part(const cli_arguments *arguments)
{
    for (size_t i = 0; i < CLI_FILTERS.count; i++)
        if (cli_given(arguments, CLI_FILTERS.options[i].id))
            return true;
    return false;
}

bool cli_build_options(const cli_arguments *arguments, er_build_options *options, er_filter *filter)
{
    *options = er_build_options_default();
    options->aliases = cli_value_of(arguments, CLI_ALIASES, NULL);
    options->report = cli_given(arguments, CLI_REPORT);
    options->filter = asks_for_part(arguments) ? filter : NULL;
    options->network.window =
        er_window_named(cli_value_of(arguments, CLI_WINDOW, er_window_name(ER_WINDOW_SENTENCE)));
    if (!cli_reading_options(arguments, &options->extract) ||
        !set_drawing(arguments, &options->export_options.draw) || !set_filter(arguments, filter) ||
        !cli_number(arguments, CLI_EVIDENCE, 0, 1000, &options->network.evidence))
        return false;
    options->network.types = filter->types ? filter->types : options->network.types;
    options->network.statements = (filter->classes & ER_CLASS_BIT(ER_STATEMENT)) != 0;
    return true;
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
    if (!path)
        return build_in_memory(session, arguments, count, options, network, error);
    er_network *whole;
    er_status status = er_network_read_file(&whole, path, error);
    free(path);
    if (status != ER_OK || !options->filter) {
        *network = status == ER_OK ? whole : NULL;
        return status;
    }
    status = er_network_filter(whole, options->filter, network, error);
    er_network_free(whole);
    return status;
}
