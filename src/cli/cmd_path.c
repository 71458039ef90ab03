#include <stdlib.h>
#include <string.h>

#include "building.h"
#include "commands.h"
#include "explain.h"
#include "groups.h"
#include "result.h"
#include "table.h"
#include "words.h"

typedef struct finding {
    er_network *network;
    er_path *path;
    const char *format;
} finding;

static const char *label_of(const finding *f, uint32_t node)
{
    return cli_node(f->network, node)->label;
}

static const er_link *link_of(const finding *f, uint32_t step)
{
    return cli_link(f->network, f->path->links[step]);
}

static const char *link_name(const er_link *link)
{
    return link->kind == ER_RELATION ? er_class_facts_of(link->relation_class)->name
                                     : er_link_kind_name(link->kind);
}

/* One line a step, with the best sentence that says so. */
static void write_text(const finding *f, er_writer *writer)
{
    cli_print_text(writer, label_of(f, f->path->nodes[0]));
    er_writer_string(writer, "\n");
    for (uint32_t i = 0; i < f->path->length; i++) {
        const er_link *link = link_of(f, i);
        er_writer_string(writer, "\n  ");
        cli_print_text(writer, label_of(f, f->path->nodes[i + 1]));
        er_writer_printf(writer, "  (%s, %u)\n", link_name(link), link->weight);
        if (link->evidence_count && link->evidence[0].text && *link->evidence[0].text) {
            cli_print_wrapped(writer, link->evidence[0].text, 6, cli_terminal_width());
            er_writer_string(writer, "      \xE2\x80\x94 ");
            cli_print_text(writer, link->evidence[0].doc);
            er_writer_string(writer, "\n");
        }
    }
}

static void write_csv(const finding *f, er_writer *writer)
{
    er_writer_string(writer, "step,from,to,link,kind,weight\n");
    for (uint32_t i = 0; i < f->path->length; i++) {
        const er_link *link = link_of(f, i);
        er_writer_printf(writer, "%u,", i + 1);
        cli_print_csv(writer, label_of(f, f->path->nodes[i]));
        er_writer_string(writer, ",");
        cli_print_csv(writer, label_of(f, f->path->nodes[i + 1]));
        er_writer_string(writer, ",");
        cli_print_csv(writer, link->id);
        er_writer_printf(writer, ",%s,%u\n", link_name(link), link->weight);
    }
}

static bool add_step(const finding *f, uint32_t step, cJSON *steps)
{
    const er_link *link = link_of(f, step);
    cJSON *object = cli_add_object(steps);
    return object && cJSON_AddStringToObject(object, "from", label_of(f, f->path->nodes[step])) &&
           cJSON_AddStringToObject(object, "to", label_of(f, f->path->nodes[step + 1])) &&
           cJSON_AddStringToObject(object, "link", link->id) &&
           cJSON_AddStringToObject(object, "kind", link_name(link)) &&
           cJSON_AddNumberToObject(object, "weight", link->weight);
}

static void write_json(const finding *f, er_writer *writer)
{
    cJSON *top = cJSON_CreateObject();
    bool fine = cJSON_AddNumberToObject(top, "cost", f->path->cost);
    cJSON *steps = cJSON_AddArrayToObject(top, "steps");
    for (uint32_t i = 0; i < f->path->length && fine; i++)
        fine = add_step(f, i, steps);
    cli_print_json(writer, fine ? top : NULL);
    cJSON_Delete(top);
}

static er_status write_path(void *context, er_writer *writer, er_error *error)
{
    (void)error; /* failures stay in the writer */
    const finding *f = context;
    if (strcmp(f->format, "csv") == 0)
        write_csv(f, writer);
    else if (strcmp(f->format, "json") == 0)
        write_json(f, writer);
    else
        write_text(f, writer);
    return ER_OK;
}

static size_t layer_words(const char *words[CLI_MOST_WORDS])
{
    size_t count = cli_words_kinds(words);
    words[count] = "both";
    return count + 1;
}

static er_path_layer layer_named(const char *word)
{
    er_link_kind kind = er_link_kind_named(word);
    return kind == ER_COOCCURRENCE ? ER_PATH_COOCCURRENCE
           : kind == ER_RELATION   ? ER_PATH_RELATION
                                   : ER_PATH_BOTH;
}

static er_status find(finding *f, const cli_arguments *arguments, er_error *error)
{
    uint32_t a, b;
    er_status status = er_network_find(f->network, arguments->operands[1], &a, NULL, error);
    if (status == ER_OK)
        status = er_network_find(f->network, arguments->operands[2], &b, NULL, error);
    if (status == ER_OK)
        status = er_path_find(&f->path, f->network, a, b,
                              layer_named(cli_value_of(arguments, CLI_LAYER, "both")), error);
    return status;
}

static int run(const cli_arguments *arguments)
{
    finding f = {.format = cli_value_of(arguments, CLI_FORMAT, "table")};
    er_build_options building;
    er_filter filter;
    if (!cli_build_options(arguments, &building, &filter))
        return CLI_USAGE;
    cli_session session;
    cli_session_begin(&session, arguments);
    er_error error;
    er_status status = cli_load_network(&session, arguments, 1, &building, &f.network, &error);
    if (status == ER_OK)
        status = find(&f, arguments, &error);
    int result = status == ER_OK ? cli_write_result(&session, write_path, &f)
                                 : cli_session_fail(&session, &error);
    er_path_free(f.path);
    er_network_free(f.network);
    return result;
}

static const cli_option OPTIONS[] = {
    {CLI_LAYER, "kind", 'k', "KIND", layer_words, false, false, CLI_ANY,
     "Links that the path may take (both)"},
    {CLI_FORMAT, "format", 'f', "FORMAT", cli_words_tables, false, false, CLI_ANY,
     "How to write it (table)"},
};
static const cli_option_group GROUP = {"Path", OPTIONS, sizeof OPTIONS / sizeof *OPTIONS};

const cli_command CLI_PATH = {
    .name = "path",
    .operands = "NETWORK A B",
    .summary = "the strongest path between two entities",
    .description =
        "Finds the way from A to B along the strongest links, with a sentence for each step. A "
        "and B are any name or alias, in any case, or the id of a node; where several entities "
        "have the name it is refused, and they are listed. NETWORK is a network.json, the folder "
        "it stands in, or an INPUT as for build.",
    .example = "ergraph path out \"Angela Merkel\" Brazil",
    .groups = {&GROUP, &CLI_READING, &CLI_BUILDING, &CLI_GENERAL},
    .fewest = 3,
    .most = 3,
    .run = run,
};
