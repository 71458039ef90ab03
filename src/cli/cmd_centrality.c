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

#define TOP 20         /* rows where --top is not given */
#define KEY_COLUMNS 3  /* rank, entity, type */
#define NUMBER_SIZE 40 /* bytes of a number as text */

typedef struct ranking {
    er_network *network;
    const er_node *nodes;
    uint32_t node_count;
    er_measure measures[ER_MEASURE_COUNT];
    uint32_t measure_count;
    bool approximate[ER_MEASURE_COUNT];
    double *values;  /* [measure_count][node_count] */
    uint32_t *order; /* nodes, the first measure's best first; [row_count] are shown */
    uint32_t row_count;
    uint32_t types; /* ER_TYPE_BIT of those that are shown */
    const char *format;
} ranking;

/* ---- options ------------------------------------------------------------------------------- */

static size_t measure_words(const char *words[CLI_MOST_WORDS])
{
    size_t count = 0;
    for (; count < ER_MEASURE_COUNT; count++)
        words[count] = er_measure_facts_of((er_measure)count)->name;
    words[count++] = "all";
    return count;
}

static void add_one(ranking *r, er_measure measure)
{
    for (uint32_t i = 0; i < r->measure_count; i++)
        if (r->measures[i] == measure)
            return;
    r->measures[r->measure_count++] = measure;
}

static bool add_measure(void *context, const char *word)
{
    ranking *r = context;
    if (strcmp(word, "all") != 0) {
        add_one(r, er_measure_named(word));
        return true;
    }
    for (int m = 0; m < ER_MEASURE_COUNT; m++)
        add_one(r, (er_measure)m);
    return true;
}

static void use_default_measures(ranking *r)
{
    add_one(r, ER_MEASURE_PAGERANK);
    add_one(r, ER_MEASURE_DEGREE);
    add_one(r, ER_MEASURE_STRENGTH);
    add_one(r, ER_MEASURE_BETWEENNESS);
}

static bool add_type(void *context, const char *word)
{
    *(uint32_t *)context |= ER_TYPE_BIT(er_type_named(word));
    return true;
}

/* ---- computing ----------------------------------------------------------------------------- */

/* Keeps the nodes of the wanted types, and of those the first top. */
static void cut_order(ranking *r, uint32_t top)
{
    r->row_count = 0;
    for (uint32_t i = 0; i < r->node_count && r->row_count < top; i++)
        if (!r->types || (r->types & ER_TYPE_BIT(r->nodes[r->order[i]].type)))
            r->order[r->row_count++] = r->order[i];
}

static er_status compute(ranking *r, const er_measure_options *options, uint32_t top,
                         er_error *error)
{
    r->nodes = er_network_nodes(r->network, &r->node_count);
    r->values = calloc((size_t)r->node_count * r->measure_count + 1, sizeof *r->values);
    r->order = calloc((size_t)r->node_count + 1, sizeof *r->order);
    if (!r->values || !r->order) {
        *error = (er_error){.status = ER_NO_MEMORY,
                            .line = ER_NO_POSITION,
                            .byte = ER_NO_POSITION,
                            .message = "out of memory"};
        return ER_NO_MEMORY;
    }
    er_status status = er_measures_compute(r->network, options, r->measures, r->measure_count,
                                           r->values, r->approximate, error);
    if (status == ER_OK)
        status = er_measures_rank(r->values, r->node_count,
                                  er_measure_facts_of(r->measures[0])->low_first, r->order, error);
    if (status == ER_OK)
        cut_order(r, top);
    return status;
}

/* ---- output -------------------------------------------------------------------------------- */

static double value_of(const ranking *r, uint32_t measure, uint32_t row)
{
    return r->values[(size_t)measure * r->node_count + r->order[row]];
}

static void print_number(char text[NUMBER_SIZE], double value, bool whole, int digits)
{
    if (!isfinite(value))
        snprintf(text, NUMBER_SIZE, "%s", "");
    else if (whole)
        snprintf(text, NUMBER_SIZE, "%.0f", value);
    else
        snprintf(text, NUMBER_SIZE, "%.*g", digits, value);
}

static void write_csv(const ranking *r, er_writer *writer)
{
    er_writer_string(writer, "rank,id,label,type");
    for (uint32_t m = 0; m < r->measure_count; m++)
        er_writer_printf(writer, ",%s", er_measure_facts_of(r->measures[m])->name);
    er_writer_string(writer, "\n");
    for (uint32_t i = 0; i < r->row_count; i++) {
        const er_node *node = &r->nodes[r->order[i]];
        er_writer_printf(writer, "%u,", i + 1);
        cli_print_csv(writer, node->id);
        er_writer_string(writer, ",");
        cli_print_csv(writer, node->label);
        er_writer_printf(writer, ",%s", er_type_name(node->type));
        for (uint32_t m = 0; m < r->measure_count; m++) {
            char number[NUMBER_SIZE];
            print_number(number, value_of(r, m, i), er_measure_facts_of(r->measures[m])->whole, 15);
            er_writer_printf(writer, ",%s", number);
        }
        er_writer_string(writer, "\n");
    }
}

static bool add_row(const ranking *r, uint32_t row, cJSON *rows)
{
    const er_node *node = &r->nodes[r->order[row]];
    cJSON *object = cli_add_object(rows);
    bool fine = object && cJSON_AddNumberToObject(object, "rank", row + 1) &&
                cJSON_AddStringToObject(object, "id", node->id) &&
                cJSON_AddStringToObject(object, "label", node->label) &&
                cJSON_AddStringToObject(object, "type", er_type_name(node->type));
    for (uint32_t m = 0; m < r->measure_count && fine; m++)
        fine = cJSON_AddNumberToObject(object, er_measure_facts_of(r->measures[m])->name,
                                       value_of(r, m, row));
    return fine;
}

static void write_json(const ranking *r, er_writer *writer)
{
    cJSON *top = cJSON_CreateObject();
    cJSON *estimated = cJSON_AddArrayToObject(top, "approximate");
    cJSON *rows = cJSON_AddArrayToObject(top, "nodes");
    bool fine = estimated && rows;
    for (uint32_t m = 0; m < r->measure_count && fine; m++)
        if (r->approximate[m])
            fine = cJSON_AddItemToArray(
                estimated, cJSON_CreateString(er_measure_facts_of(r->measures[m])->name));
    for (uint32_t i = 0; i < r->row_count && fine; i++)
        fine = add_row(r, i, rows);
    cli_print_json(writer, fine ? top : NULL);
    cJSON_Delete(top);
}

/* The numbers of a row, and its rank, each NUMBER_SIZE bytes. */
static void fill_row(const ranking *r, uint32_t row, char *numbers, char **cells)
{
    const er_node *node = &r->nodes[r->order[row]];
    snprintf(numbers, NUMBER_SIZE, "%u", row + 1);
    cells[0] = numbers;
    cells[1] = (char *)(uintptr_t)node->label;
    cells[2] = (char *)(uintptr_t)er_type_name(node->type);
    for (uint32_t m = 0; m < r->measure_count; m++) {
        char *number = numbers + (size_t)(m + 1) * NUMBER_SIZE;
        print_number(number, value_of(r, m, row), er_measure_facts_of(r->measures[m])->whole, 4);
        cells[KEY_COLUMNS + m] = number;
    }
}

static void write_table(const ranking *r, er_writer *writer)
{
    cli_column columns[KEY_COLUMNS + ER_MEASURE_COUNT] = {
        {.head = "", .right = true, .key = true},
        {.head = "entity", .key = true, .flexible = true},
        {.head = "type", .key = true}};
    char heads[ER_MEASURE_COUNT][NUMBER_SIZE];
    for (uint32_t m = 0; m < r->measure_count; m++) {
        snprintf(heads[m], NUMBER_SIZE, "%s%s", r->approximate[m] ? "~" : "",
                 er_measure_facts_of(r->measures[m])->name);
        columns[KEY_COLUMNS + m] = (cli_column){.head = heads[m], .right = true};
    }
    size_t count = KEY_COLUMNS + r->measure_count, per_row = NUMBER_SIZE * (r->measure_count + 1);
    char **cells = calloc(count * r->row_count + 1, sizeof *cells);
    char *numbers = calloc(per_row * r->row_count + 1, 1);
    if (cells && numbers) {
        for (uint32_t i = 0; i < r->row_count; i++)
            fill_row(r, i, numbers + i * per_row, cells + i * count);
        cli_table_print(writer, columns, count, cells, r->row_count, cli_terminal_width());
    } else {
        er_writer_fail(writer, ER_NO_MEMORY, "out of memory");
    }
    free(cells);
    free(numbers);
}

static er_status write_ranking(void *context, er_writer *writer, er_error *error)
{
    (void)error; /* failures stay in the writer */
    const ranking *r = context;
    if (strcmp(r->format, "csv") == 0)
        write_csv(r, writer);
    else if (strcmp(r->format, "json") == 0)
        write_json(r, writer);
    else
        write_table(r, writer);
    return ER_OK;
}

static int run(const cli_arguments *arguments)
{
    ranking r = {.format = cli_value_of(arguments, CLI_FORMAT, "table")};
    er_build_options building;
    er_filter filter;
    uint32_t top = TOP;
    if (!cli_build_options(arguments, &building, &filter) ||
        !cli_each(arguments, CLI_MEASURE, add_measure, &r) ||
        !cli_each(arguments, CLI_SHOWN_TYPES, add_type, &r.types) ||
        !cli_number(arguments, CLI_ROWS, 1, UINT32_MAX, &top))
        return CLI_USAGE;
    if (!r.measure_count)
        use_default_measures(&r);
    cli_session session;
    cli_session_begin(&session, arguments);
    er_progress progress = cli_session_progress(&session);
    er_measure_options options = {.kind = er_link_kind_named(cli_value_of(
                                      arguments, CLI_LAYER, er_link_kind_name(ER_COOCCURRENCE))),
                                  .unweighted = cli_given(arguments, CLI_UNWEIGHTED),
                                  .exact = cli_given(arguments, CLI_EXACT),
                                  .progress = &progress};
    er_error error;
    er_status status = cli_load_network(&session, arguments, arguments->operand_count, &building,
                                        &r.network, &error);
    if (status == ER_OK)
        status = compute(&r, &options, top, &error);
    int result = status == ER_OK ? cli_write_result(&session, write_ranking, &r)
                                 : cli_session_fail(&session, &error);
    free(r.values);
    free(r.order);
    er_network_free(r.network);
    return result;
}

static const cli_option OPTIONS[] = {
    {CLI_MEASURE, "measure", 'm', "MEASURES", measure_words, true, false, CLI_ANY,
     "What to compute, commas between; rows are sorted by the first "
     "(pagerank,degree,strength,betweenness)"},
    {CLI_ROWS, "top", 'n', "N", NULL, false, false, CLI_ANY, "Rows shown (20)"},
    {CLI_SHOWN_TYPES, "type", 't', "TYPES", cli_words_types, true, false, CLI_ANY,
     "Show only entities of these types"},
    {CLI_LAYER, "kind", 'k', "KIND", cli_words_kinds, false, false, CLI_ANY,
     "Links that are measured (cooccurrence)"},
    {CLI_UNWEIGHTED, "unweighted", 0, NULL, NULL, false, false, CLI_ANY, "Every link counts 1"},
    {CLI_EXACT, "exact", 0, NULL, NULL, false, false, CLI_ANY,
     "No estimates, however large the network is"},
    {CLI_FORMAT, "format", 'f', "FORMAT", cli_words_tables, false, false, CLI_ANY,
     "How to write it (table)"},
};
static const cli_option_group GROUP = {"Ranking", OPTIONS, sizeof OPTIONS / sizeof *OPTIONS};

const cli_command CLI_CENTRALITY = {
    .name = "centrality",
    .operands = "NETWORK",
    .summary = "who matters most, by eighteen measures",
    .description =
        "Ranks the entities of a network. NETWORK is a network.json that build or merge wrote, "
        "the folder it stands in, or INPUT as for build, from which it is then made.\n\n"
        "Above 5,000 nodes betweenness and closeness are estimated from 1,024 sources, and "
        "marked ~; --exact insists.",
    .example = "ergraph centrality out/network.json --measure betweenness --type person --top 10\n"
               "ergraph centrality out --measure all --format csv > centrality.csv",
    .groups = {&GROUP, &CLI_READING, &CLI_BUILDING, &CLI_GENERAL},
    .fewest = 1,
    .run = run,
};
