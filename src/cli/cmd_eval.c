#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "commands.h"
#include "ergraph/eval.h"
#include "groups.h"
#include "reading.h"
#include "result.h"
#include "table.h"

#define WORST 5   /* documents listed */
#define COLUMNS 7 /* of the table of scores */
#define CELL 24   /* bytes of a number as text */
#define ROWS 4    /* three types and all */

static const er_type TYPES[ROWS] = {ER_PERSON, ER_STATE, ER_ORGANIZATION, ER_TYPE_COUNT};

typedef struct evaluating {
    er_evaluation *evaluation;
    bool json, list;
} evaluating;

static const char *name_of(er_type type)
{
    return type == ER_TYPE_COUNT ? "all" : er_type_name(type);
}

static const char *outcome_name(uint32_t outcome)
{
    return outcome == ER_FOUND_PARTLY       ? "found in part"
           : outcome == ER_NOT_FOUND_AT_ALL ? "not found"
                                            : er_type_name((er_type)outcome);
}

static uint64_t mistakes_in(const er_document_score *d)
{
    return d->score.gold + d->score.found - 2 * d->score.right;
}

/* ---- table --------------------------------------------------------------------------------- */

static void write_scores(const evaluating *e, er_writer *writer)
{
    static const cli_column columns[COLUMNS] = {
        {.head = "type", .key = true},     {.head = "precision", .right = true},
        {.head = "recall", .right = true}, {.head = "F1", .right = true},
        {.head = "gold", .right = true},   {.head = "found", .right = true},
        {.head = "right", .right = true}};
    char text[ROWS][COLUMNS][CELL];
    char *cells[ROWS * COLUMNS];
    for (int r = 0; r < ROWS; r++) {
        er_score s = er_evaluation_score(e->evaluation, TYPES[r]);
        snprintf(text[r][0], CELL, "%s", name_of(TYPES[r]));
        snprintf(text[r][1], CELL, "%.1f", er_score_precision(&s));
        snprintf(text[r][2], CELL, "%.1f", er_score_recall(&s));
        snprintf(text[r][3], CELL, "%.1f", er_score_f1(&s));
        snprintf(text[r][4], CELL, "%" PRIu64, s.gold);
        snprintf(text[r][5], CELL, "%" PRIu64, s.found);
        snprintf(text[r][6], CELL, "%" PRIu64, s.right);
        for (int c = 0; c < COLUMNS; c++)
            cells[r * COLUMNS + c] = text[r][c];
    }
    cli_table_print(writer, columns, COLUMNS, cells, ROWS, cli_terminal_width());
}

static void write_confusions(const evaluating *e, er_writer *writer)
{
    bool any = false;
    for (int r = 0; r < ROWS - 1; r++)
        for (uint32_t o = 0; o < ER_OUTCOME_COUNT; o++) {
            uint64_t count = er_evaluation_confusion(e->evaluation, TYPES[r], o);
            if (!count)
                continue;
            er_writer_string(writer, any ? "" : "\nWhat became of the others\n");
            er_writer_printf(writer, "  %s: %s  %" PRIu64 "\n", name_of(TYPES[r]), outcome_name(o),
                             count);
            any = true;
        }
}

/* The document with the most mistakes that is not yet listed, or ER_NONE. */
static uint32_t next_worst(const er_document_score *documents, uint32_t count,
                           const uint32_t *listed, uint32_t listed_count)
{
    uint32_t worst = ER_NONE;
    for (uint32_t i = 0; i < count; i++) {
        bool seen = !mistakes_in(&documents[i]);
        for (uint32_t k = 0; k < listed_count; k++)
            seen |= listed[k] == i;
        if (!seen &&
            (worst == ER_NONE || mistakes_in(&documents[i]) > mistakes_in(&documents[worst])))
            worst = i;
    }
    return worst;
}

static void write_worst(const evaluating *e, er_writer *writer)
{
    uint32_t count, listed[WORST], worst;
    const er_document_score *documents = er_evaluation_documents(e->evaluation, &count);
    for (uint32_t i = 0; i < WORST; i++) {
        if ((worst = next_worst(documents, count, listed, i)) == ER_NONE)
            break;
        listed[i] = worst;
        const er_document_score *d = &documents[worst];
        er_writer_string(writer, i ? "" : "\nMost mistakes\n");
        er_writer_printf(writer, "  %" PRIu64 "  F1 %.1f  ", mistakes_in(d),
                         er_score_f1(&d->score));
        cli_print_text(writer, d->doc);
        er_writer_string(writer, d->missing ? "  (no such input)\n" : "\n");
    }
}

static void write_list(const evaluating *e, er_writer *writer)
{
    uint32_t count, documents;
    const er_mistake *mistakes = er_evaluation_mistakes(e->evaluation, &count);
    const er_document_score *d = er_evaluation_documents(e->evaluation, &documents);
    for (uint32_t i = 0; i < count; i++) {
        er_writer_string(writer, i ? "" : "\nMistakes\n");
        er_writer_printf(writer, "  %s  ", mistakes[i].spurious ? "spurious" : "missed  ");
        cli_print_text(writer, d[mistakes[i].document].doc);
        er_writer_printf(writer, "  %u-%u  %s  ", mistakes[i].start, mistakes[i].end,
                         er_type_name(mistakes[i].type));
        cli_print_text(writer, mistakes[i].text ? mistakes[i].text : "");
        er_writer_string(writer, "\n");
    }
}

/* ---- json ---------------------------------------------------------------------------------- */

static bool add_score(cJSON *object, const er_score *s)
{
    return cJSON_AddNumberToObject(object, "precision", er_score_precision(s)) &&
           cJSON_AddNumberToObject(object, "recall", er_score_recall(s)) &&
           cJSON_AddNumberToObject(object, "f1", er_score_f1(s)) &&
           cJSON_AddNumberToObject(object, "gold", (double)s->gold) &&
           cJSON_AddNumberToObject(object, "found", (double)s->found) &&
           cJSON_AddNumberToObject(object, "right", (double)s->right);
}

static bool add_type(const evaluating *e, cJSON *scores, er_type type)
{
    er_score s = er_evaluation_score(e->evaluation, type);
    cJSON *object = cJSON_AddObjectToObject(scores, name_of(type));
    bool fine = object && add_score(object, &s);
    cJSON *others =
        type == ER_TYPE_COUNT || !fine ? NULL : cJSON_AddObjectToObject(object, "confusions");
    for (uint32_t o = 0; others && o < ER_OUTCOME_COUNT; o++) {
        uint64_t count = er_evaluation_confusion(e->evaluation, type, o);
        if (count)
            fine = fine && cJSON_AddNumberToObject(others, outcome_name(o), (double)count);
    }
    return fine && (others || type == ER_TYPE_COUNT);
}

static bool add_documents(const evaluating *e, cJSON *top)
{
    uint32_t count;
    const er_document_score *documents = er_evaluation_documents(e->evaluation, &count);
    cJSON *array = cJSON_AddArrayToObject(top, "documents");
    bool fine = array;
    for (uint32_t i = 0; i < count && fine; i++) {
        cJSON *object = cli_add_object(array);
        fine = object && cJSON_AddStringToObject(object, "doc", documents[i].doc) &&
               cJSON_AddBoolToObject(object, "missing", documents[i].missing) &&
               add_score(object, &documents[i].score);
    }
    return fine;
}

static bool add_mistakes(const evaluating *e, cJSON *top)
{
    uint32_t count, documents;
    const er_mistake *mistakes = er_evaluation_mistakes(e->evaluation, &count);
    const er_document_score *d = er_evaluation_documents(e->evaluation, &documents);
    cJSON *array = cJSON_AddArrayToObject(top, "mistakes");
    bool fine = array;
    for (uint32_t i = 0; i < count && fine; i++) {
        const er_mistake *m = &mistakes[i];
        cJSON *object = cli_add_object(array);
        fine = object && cJSON_AddStringToObject(object, "doc", d[m->document].doc) &&
               cJSON_AddStringToObject(object, "mistake", m->spurious ? "spurious" : "missed") &&
               cJSON_AddNumberToObject(object, "start", m->start) &&
               cJSON_AddNumberToObject(object, "end", m->end) &&
               cJSON_AddStringToObject(object, "type", er_type_name(m->type)) &&
               cJSON_AddStringToObject(object, "text", m->text ? m->text : "");
    }
    return fine;
}

static void write_json(const evaluating *e, er_writer *writer)
{
    cJSON *top = cJSON_CreateObject();
    cJSON *scores = cJSON_AddObjectToObject(top, "scores");
    bool fine = scores;
    for (int r = 0; r < ROWS && fine; r++)
        fine = add_type(e, scores, TYPES[r]);
    fine = fine && add_documents(e, top) && add_mistakes(e, top);
    cli_print_json(writer, fine ? top : NULL);
    cJSON_Delete(top);
}

/* -------------------------------------------------------------------------------------------- */

static er_status write_evaluation(void *context, er_writer *writer, er_error *error)
{
    (void)error; /* failures stay in the writer */
    const evaluating *e = context;
    if (e->json) {
        write_json(e, writer);
        return ER_OK;
    }
    write_scores(e, writer);
    write_confusions(e, writer);
    write_worst(e, writer);
    if (e->list)
        write_list(e, writer);
    return ER_OK;
}

static int run(const cli_arguments *arguments)
{
    evaluating e = {.json = strcmp(cli_value_of(arguments, CLI_FORMAT, "table"), "json") == 0,
                    .list = cli_given(arguments, CLI_LIST)};
    er_extract_options options;
    if (!cli_reading_options(arguments, &options))
        return CLI_USAGE;
    cli_session session;
    cli_session_begin(&session, arguments);
    er_error error;
    er_analyzer *analyzer;
    er_status status = er_analyzer_new(&analyzer, &error);
    if (status == ER_OK)
        status =
            er_evaluate(&e.evaluation, analyzer, arguments->operands[0], arguments->operands + 1,
                        arguments->operand_count - 1, &options, &session.monitor, &error);
    int result = status == ER_OK ? cli_write_result(&session, write_evaluation, &e)
                                 : cli_session_fail(&session, &error);
    er_evaluation_free(e.evaluation);
    er_analyzer_free(analyzer);
    return result;
}

static size_t format_words(const char *words[CLI_MOST_WORDS])
{
    words[0] = "table";
    words[1] = "json";
    return 2;
}

static const cli_option OPTIONS[] = {
    {CLI_LIST, "list", 'l', NULL, NULL, false, false, CLI_ANY, "Every mistake with its place"},
    {CLI_FORMAT, "format", 'f', "FORMAT", format_words, false, false, CLI_ANY,
     "How to write it (table); json has all of it"},
};
static const cli_option_group GROUP = {"Evaluation", OPTIONS, sizeof OPTIONS / sizeof *OPTIONS};

const cli_command CLI_EVAL = {
    .name = "eval",
    .operands = "GOLD.jsonl INPUT...",
    .summary = "precision, recall and F1 of the recogniser against gold",
    .description =
        "Finds the mentions of the inputs and compares them with an annotation: JSON Lines of "
        "{\"doc\", \"mentions\": [{\"start\", \"end\", \"type\", \"optional\"}]}, start and end in "
        "bytes of the UTF-8 text, end exclusive. A mention is right when start, end and type are. "
        "Documents are matched by the last part of their name; people, states and organisations "
        "are counted, by name, demonym or metonym. What only touches an optional mention counts "
        "neither way.",
    .example = "ergraph eval gold.jsonl articles/\n"
               "ergraph eval gold.jsonl articles/ --list",
    .groups = {&GROUP, &CLI_READING, &CLI_GENERAL},
    .fewest = 2,
    .run = run,
};
