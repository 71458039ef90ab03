#include <cjson/cJSON.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "building.h"
#include "commands.h"
#include "groups.h"
#include "result.h"
#include "table.h"
#include "words.h"

#define TOP 20 /* communities shown where --top is not given */

typedef struct grouping {
    er_network *network;
    const er_node *nodes;
    const er_link *links;
    er_communities *communities;
    uint32_t shown; /* communities, the largest first */
    const char *format;
} grouping;

/* ---- table --------------------------------------------------------------------------------- */

/* A text that is put together and then printed in lines under a head (NULL: none). Nothing is
   printed where it stayed empty. */
static er_writer *begin_text(er_writer *writer)
{
    er_writer *text = NULL;
    if (er_writer_new_memory(&text, NULL) != ER_OK)
        er_writer_fail(writer, ER_NO_MEMORY, "out of memory");
    return text;
}

static void end_text(er_writer *writer, er_writer *text, const char *head)
{
    size_t length;
    const char *string = er_writer_memory(text, &length);
    if (!string) {
        er_writer_fail(writer, ER_NO_MEMORY, "out of memory");
    } else if (length) {
        if (head)
            er_writer_printf(writer, "   %s\n", head);
        cli_print_wrapped(writer, string, head ? 6 : 3, cli_terminal_width());
    }
    er_writer_free(text);
}

static void write_members(const grouping *g, const er_community *c, er_writer *writer)
{
    er_writer *text = begin_text(writer);
    if (!text)
        return;
    for (uint32_t i = 0; i < c->size; i++) {
        er_writer_string(text, i ? ", " : "");
        er_writer_string(text, g->nodes[c->members[i]].label);
    }
    end_text(writer, text, NULL);
}

static void write_ties(const grouping *g, const er_community *c, er_writer *writer)
{
    er_writer *text = begin_text(writer);
    if (!text)
        return;
    for (uint32_t i = 0; i < c->link_count; i++) {
        const er_link *link = &g->links[c->links[i]];
        er_writer_string(text, i ? "; " : "");
        er_writer_string(text, g->nodes[link->source].label);
        er_writer_string(text, " \xE2\x80\x93 ");
        er_writer_string(text, g->nodes[link->target].label);
        er_writer_printf(text, " (%u)", link->weight);
    }
    end_text(writer, text, "held together by");
}

static void write_classes(const er_community *c, er_writer *writer)
{
    er_writer *text = begin_text(writer);
    if (!text)
        return;
    bool any = false;
    for (int i = 0; i < ER_CLASS_COUNT; i++)
        if (c->classes[i]) {
            er_writer_printf(text, "%s%s %u", any ? ", " : "", er_class_facts_of((er_class)i)->name,
                             c->classes[i]);
            any = true;
        }
    end_text(writer, text, "relations inside");
}

static void write_table(const grouping *g, er_writer *writer)
{
    uint32_t count = er_communities_count(g->communities);
    double modularity = er_communities_modularity(g->communities);
    er_writer_printf(writer, "%u communities", count);
    if (isfinite(modularity))
        er_writer_printf(writer, ", modularity %.3f", modularity);
    er_writer_string(writer, "\n");
    for (uint32_t i = 0; i < g->shown; i++) {
        const er_community *c = er_communities_get(g->communities, i);
        er_writer_printf(writer, "\n%u  %u %s, density %.2f, weight inside %.0f, outside %.0f\n",
                         i + 1, c->size, c->size == 1 ? "member" : "members", c->density, c->inside,
                         c->outside);
        write_members(g, c, writer);
        write_ties(g, c, writer);
        write_classes(c, writer);
    }
    if (g->shown < count)
        er_writer_printf(writer, "\n%u smaller %s not shown (--top)\n", count - g->shown,
                         count - g->shown == 1 ? "one is" : "ones are");
}

/* ---- csv, json ----------------------------------------------------------------------------- */

static void write_csv(const grouping *g, er_writer *writer)
{
    er_writer_string(writer, "community,id,label,type\n");
    for (uint32_t i = 0; i < g->shown; i++) {
        const er_community *c = er_communities_get(g->communities, i);
        for (uint32_t m = 0; m < c->size; m++) {
            const er_node *node = &g->nodes[c->members[m]];
            er_writer_printf(writer, "%u,", i + 1);
            cli_print_csv(writer, node->id);
            er_writer_string(writer, ",");
            cli_print_csv(writer, node->label);
            er_writer_printf(writer, ",%s\n", er_type_name(node->type));
        }
    }
}

static bool add_string(cJSON *array, const char *string)
{
    cJSON *item = cJSON_CreateString(string);
    return item && cJSON_AddItemToArray(array, item);
}

static bool add_community(const grouping *g, const er_community *c, cJSON *object)
{
    cJSON *members = cJSON_AddArrayToObject(object, "members");
    cJSON *ties = cJSON_AddArrayToObject(object, "links");
    cJSON *classes = cJSON_AddObjectToObject(object, "classes");
    bool fine = members && ties && classes &&
                cJSON_AddNumberToObject(object, "density", c->density) &&
                cJSON_AddNumberToObject(object, "inside", c->inside) &&
                cJSON_AddNumberToObject(object, "outside", c->outside);
    for (uint32_t i = 0; i < c->size && fine; i++)
        fine = add_string(members, g->nodes[c->members[i]].id);
    for (uint32_t i = 0; i < c->link_count && fine; i++)
        fine = add_string(ties, g->links[c->links[i]].id);
    for (int i = 0; i < ER_CLASS_COUNT && fine; i++)
        if (c->classes[i])
            fine = cJSON_AddNumberToObject(classes, er_class_facts_of((er_class)i)->name,
                                           c->classes[i]);
    return fine;
}

static void write_json(const grouping *g, er_writer *writer)
{
    cJSON *top = cJSON_CreateObject();
    bool fine =
        cJSON_AddNumberToObject(top, "modularity", er_communities_modularity(g->communities));
    cJSON *rows = cJSON_AddArrayToObject(top, "communities");
    for (uint32_t i = 0; i < g->shown && fine; i++) {
        cJSON *object = cli_add_object(rows);
        fine = object && add_community(g, er_communities_get(g->communities, i), object);
    }
    cli_print_json(writer, fine ? top : NULL);
    cJSON_Delete(top);
}

/* -------------------------------------------------------------------------------------------- */

static er_status write_groups(void *context, er_writer *writer, er_error *error)
{
    (void)error; /* failures stay in the writer */
    const grouping *g = context;
    if (strcmp(g->format, "csv") == 0)
        write_csv(g, writer);
    else if (strcmp(g->format, "json") == 0)
        write_json(g, writer);
    else
        write_table(g, writer);
    return ER_OK;
}

static int run(const cli_arguments *arguments)
{
    grouping g = {.format = cli_value_of(arguments, CLI_FORMAT, "table")};
    er_build_options building;
    er_filter filter;
    uint32_t top = TOP, count;
    if (!cli_build_options(arguments, &building, &filter) ||
        !cli_number(arguments, CLI_ROWS, 1, UINT32_MAX, &top))
        return CLI_USAGE;
    cli_session session;
    cli_session_begin(&session, arguments);
    er_progress progress = cli_session_progress(&session);
    er_measure_options options = {.kind = er_link_kind_named(cli_value_of(
                                      arguments, CLI_LAYER, er_link_kind_name(ER_COOCCURRENCE))),
                                  .unweighted = cli_given(arguments, CLI_UNWEIGHTED),
                                  .progress = &progress};
    er_error error;
    er_status status = cli_load_network(&session, arguments, arguments->operand_count, &building,
                                        &g.network, &error);
    if (status == ER_OK)
        status = er_communities_find(&g.communities, g.network, &options, &error);
    int result;
    if (status == ER_OK) {
        g.nodes = er_network_nodes(g.network, &count);
        g.links = er_network_links(g.network, &count);
        count = er_communities_count(g.communities);
        g.shown = top < count && strcmp(g.format, "table") == 0 ? top : count;
        result = cli_write_result(&session, write_groups, &g);
    } else {
        result = cli_session_fail(&session, &error);
    }
    er_communities_free(g.communities);
    er_network_free(g.network);
    return result;
}

static const cli_option OPTIONS[] = {
    {CLI_ROWS, "top", 'n', "N", NULL, false, false, CLI_ANY,
     "Communities shown in the table, the largest first (20)"},
    {CLI_LAYER, "kind", 'k', "KIND", cli_words_kinds, false, false, CLI_ANY,
     "Links that count (cooccurrence)"},
    {CLI_UNWEIGHTED, "unweighted", 0, NULL, NULL, false, false, CLI_ANY, "Every link counts 1"},
    {CLI_FORMAT, "format", 'f', "FORMAT", cli_words_tables, false, false, CLI_ANY,
     "How to write it (table)"},
};
static const cli_option_group GROUP = {"Communities", OPTIONS, sizeof OPTIONS / sizeof *OPTIONS};

const cli_command CLI_COMMUNITIES = {
    .name = "communities",
    .operands = "NETWORK",
    .summary = "groups, their members and what holds them together",
    .description =
        "Finds the groups of entities that are linked among each other more than with the rest "
        "(Leiden, on modularity). NETWORK is a network.json that build or merge wrote, the "
        "folder it stands in, or INPUT as for build, from which it is then made.",
    .example = "ergraph communities out/network.json\n"
               "ergraph communities out --format csv > communities.csv",
    .groups = {&GROUP, &CLI_READING, &CLI_BUILDING, &CLI_GENERAL},
    .fewest = 1,
    .run = run,
};
