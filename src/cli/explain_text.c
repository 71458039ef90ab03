#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "ergraph/aliases.h"
#include "explain.h"
#include "table.h"

#define BAR 40         /* characters of the longest bar */
#define NUMBER_SIZE 24 /* bytes of a number as text */
#define COLUMNS 7      /* of the table of neighbours */
#define ARROW " \xE2\x86\x92 "
#define DASH " \xE2\x80\x93 "

static void write_label(const er_network *network, uint32_t node, er_writer *writer)
{
    cli_print_text(writer, cli_node(network, node)->label);
}

static void write_dates(const char *first, const char *last, er_writer *writer)
{
    if (!first || !last)
        return;
    er_writer_string(writer, ", ");
    cli_print_text(writer, first);
    er_writer_string(writer, " to ");
    cli_print_text(writer, last);
}

static const char *many(uint32_t count, const char *one, const char *several)
{
    return count == 1 ? one : several;
}

/* ---- parts that both texts have ------------------------------------------------------------ */

static void write_words(const char *const *words, uint32_t count, er_writer *writer)
{
    for (uint32_t i = 0; i < count && i < 3; i++) {
        er_writer_string(writer, i ? ", " : ": ");
        cli_print_text(writer, words[i]);
    }
}

/* A relation on one line: Russia → Ukraine  reject (3): rule out, refuse */
static void write_relation(const er_network *network, const er_link *link, er_writer *writer)
{
    er_writer_string(writer, "  ");
    write_label(network, link->source, writer);
    er_writer_string(writer, link->symmetric ? DASH : ARROW);
    write_label(network, link->target, writer);
    er_writer_printf(writer, "  %s (%u)", er_class_facts_of(link->relation_class)->name,
                     link->weight);
    if (link->role_count)
        write_words(link->roles, link->role_count, writer);
    else
        write_words(link->predicates, link->predicate_count, writer);
    if (link->modality != ER_ACTUAL)
        er_writer_printf(writer, "  [%s]", er_modality_name(link->modality));
    er_writer_string(writer, "\n");
}

/* The sentence, and where it stands. */
static void write_evidence(const er_evidence *e, er_writer *writer)
{
    if (e->text && *e->text)
        cli_print_wrapped(writer, e->text, 6, cli_terminal_width());
    er_writer_string(writer, "      \xE2\x80\x94 ");
    cli_print_text(writer, e->doc);
    if (e->date) {
        er_writer_string(writer, ", ");
        cli_print_text(writer, e->date);
    }
    er_writer_printf(writer, " [%u-%u]\n", e->start, e->end);
}

static uint32_t weight_of(const er_period *p)
{
    return p->together + p->cooperation + p->conflict + p->neutral;
}

static void write_months(const er_period *months, uint32_t count, er_writer *writer)
{
    uint32_t most = 1;
    for (uint32_t i = 0; i < count; i++)
        most = weight_of(&months[i]) > most ? weight_of(&months[i]) : most;
    if (!count || (count == 1 && !months[0].month))
        return;
    er_writer_string(writer, "\nBy month\n");
    for (uint32_t i = 0; i < count; i++) {
        const er_period *p = &months[i];
        if (p->month)
            er_writer_printf(writer, "  %04u-%02u  ", p->month / 12, p->month % 12 + 1);
        else
            er_writer_string(writer, "  undated  ");
        uint64_t length = ((uint64_t)weight_of(p) * BAR + most - 1) / most;
        for (uint64_t b = 0; b < length; b++)
            er_writer_string(writer, "#");
        er_writer_printf(writer, " %u", p->together);
        if (p->cooperation || p->conflict)
            er_writer_printf(writer, " (cooperation %u, conflict %u)", p->cooperation, p->conflict);
        er_writer_string(writer, "\n");
    }
}

/* ---- one ----------------------------------------------------------------------------------- */

/* Each form with why it is there: "also: Lavrov (family name)". */
static void write_aliases(const er_node *node, er_writer *writer)
{
    bool any = false;
    er_alias_reasons *reasons;
    if (er_alias_reasons_new(&reasons, NULL) != ER_OK)
        reasons = NULL; /* the forms alone */
    for (uint32_t i = 0; i < node->alias_count; i++) {
        if (strcmp(node->aliases[i], node->label) == 0)
            continue;
        er_writer_string(writer, any ? ", " : "  also: ");
        cli_print_text(writer, node->aliases[i]);
        if (reasons)
            er_writer_printf(writer, " (%s)",
                             er_alias_reason(reasons, node->type, node->label, node->aliases[i]));
        any = true;
    }
    er_alias_reasons_free(reasons);
    er_writer_string(writer, any ? "\n" : "");
}

static void write_head(const er_node *node, er_writer *writer)
{
    cli_print_text(writer, node->label);
    er_writer_printf(writer, "  (%s, ", er_type_name(node->type));
    cli_print_text(writer, node->id);
    er_writer_string(writer, ")\n");
    write_aliases(node, writer);
    er_writer_printf(writer, "  %u %s in %u %s", node->mentions,
                     many(node->mentions, "mention", "mentions"), node->documents,
                     many(node->documents, "document", "documents"));
    write_dates(node->first, node->last, writer);
    er_writer_string(writer, "\n");
    if (node->community != ER_NONE)
        er_writer_printf(writer, "  community %u", node->community + 1);
    if (isfinite(node->pagerank))
        er_writer_printf(writer, ", pagerank %.4f", node->pagerank);
    if (isfinite(node->betweenness))
        er_writer_printf(writer, ", betweenness %.4f", node->betweenness);
    er_writer_string(writer, node->community != ER_NONE ? "\n" : "");
}

/* A row of the table; its numbers go into numbers, NUMBER_SIZE bytes each. */
static void fill_row(const er_network *network, const er_neighbour *n, char *numbers, char **cells)
{
    const uint32_t values[] = {n->weight, n->documents, n->cooperation, n->conflict, n->neutral};
    const er_node *node = cli_node(network, n->node);
    cells[0] = (char *)(uintptr_t)node->label;
    cells[1] = (char *)(uintptr_t)er_type_name(node->type);
    for (size_t i = 0; i < COLUMNS - 2; i++) {
        char *number = numbers + i * NUMBER_SIZE;
        if (values[i])
            snprintf(number, NUMBER_SIZE, "%u", values[i]);
        cells[2 + i] = number;
    }
}

static void write_neighbours(const er_network *network, const er_profile *p, uint32_t top,
                             er_writer *writer)
{
    static const cli_column columns[COLUMNS] = {{.head = "entity", .key = true, .flexible = true},
                                                {.head = "type", .key = true},
                                                {.head = "sentences", .right = true},
                                                {.head = "documents", .right = true},
                                                {.head = "cooperation", .right = true},
                                                {.head = "conflict", .right = true},
                                                {.head = "neutral", .right = true}};
    uint32_t rows = p->neighbour_count < top ? p->neighbour_count : top;
    if (!rows)
        return;
    er_writer_string(writer, "\nTogether with\n");
    char **cells = calloc((size_t)rows * COLUMNS, sizeof *cells);
    char *numbers = calloc((size_t)rows * (COLUMNS - 2), NUMBER_SIZE);
    if (cells && numbers) {
        for (uint32_t i = 0; i < rows; i++)
            fill_row(network, &p->neighbours[i], numbers + (size_t)i * (COLUMNS - 2) * NUMBER_SIZE,
                     cells + (size_t)i * COLUMNS);
        cli_table_print(writer, columns, COLUMNS, cells, rows, cli_terminal_width());
    } else {
        er_writer_fail(writer, ER_NO_MEMORY, "out of memory");
    }
    free(cells);
    free(numbers);
    if (rows < p->neighbour_count)
        er_writer_printf(writer, "... and %u more (--top)\n", p->neighbour_count - rows);
}

void cli_explain_one(const er_network *network, const er_profile *p, uint32_t top,
                     er_writer *writer)
{
    write_head(cli_node(network, p->node), writer);
    write_neighbours(network, p, top, writer);
    uint32_t shown = p->relation_count < top ? p->relation_count : top;
    if (shown)
        er_writer_string(writer, "\nRelations\n");
    for (uint32_t i = 0; i < shown; i++) {
        const er_link *link = cli_link(network, p->relations[i]);
        write_relation(network, link, writer);
        if (link->evidence_count)
            write_evidence(&link->evidence[0], writer);
    }
    if (shown < p->relation_count)
        er_writer_printf(writer, "  ... and %u more (--top)\n", p->relation_count - shown);
    write_months(p->months, p->month_count, writer);
}

/* ---- two ----------------------------------------------------------------------------------- */

static void write_together(const er_network *network, const er_story *s, er_writer *writer)
{
    write_label(network, s->a, writer);
    er_writer_string(writer, " and ");
    write_label(network, s->b, writer);
    er_writer_string(writer, "\n");
    if (s->cooccurrence == ER_NONE) {
        er_writer_string(writer, "  never stand together\n");
    } else {
        const er_link *link = cli_link(network, s->cooccurrence);
        er_writer_printf(writer, "  stand together %u %s in %u %s", link->weight,
                         many(link->weight, "time", "times"), link->documents,
                         many(link->documents, "document", "documents"));
        write_dates(link->first, link->last, writer);
        er_writer_string(writer, "\n");
    }
    if (s->relation_count)
        er_writer_printf(writer, "  cooperation %u, conflict %u, neutral %u\n", s->cooperation,
                         s->conflict, s->neutral);
}

static void write_statement(const er_network *network, const er_statement *s, er_writer *writer)
{
    const er_link *link = cli_link(network, s->link);
    const er_evidence *e = &link->evidence[s->evidence];
    if (link->kind == ER_RELATION) {
        er_writer_string(writer, "  ");
        write_label(network, link->source, writer);
        er_writer_string(writer, link->symmetric ? DASH : ARROW);
        write_label(network, link->target, writer);
        er_writer_printf(writer, "  %s", er_class_facts_of(link->relation_class)->name);
        if (e->predicate && *e->predicate) {
            er_writer_string(writer, ": ");
            cli_print_text(writer, e->predicate);
        }
        if (e->modality != ER_ACTUAL)
            er_writer_printf(writer, "  [%s]", er_modality_name(e->modality));
        er_writer_string(writer, "\n");
    }
    write_evidence(e, writer);
}

void cli_explain_two(const er_network *network, const er_story *s, uint32_t top, er_writer *writer)
{
    write_together(network, s, writer);
    if (s->relation_count)
        er_writer_string(writer, "\nRelations\n");
    for (uint32_t i = 0; i < s->relation_count; i++)
        write_relation(network, cli_link(network, s->relations[i]), writer);
    uint32_t shown = s->statement_count < top ? s->statement_count : top;
    if (shown)
        er_writer_string(writer, "\nWhat is said\n");
    for (uint32_t i = 0; i < shown; i++)
        write_statement(network, &s->statements[i], writer);
    if (shown < s->statement_count)
        er_writer_printf(writer, "  ... and %u more (--top)\n", s->statement_count - shown);
    if (s->common_count)
        er_writer_string(writer, "\nBoth stand with\n  ");
    for (uint32_t i = 0; i < s->common_count && i < top; i++) {
        er_writer_string(writer, i ? ", " : "");
        write_label(network, s->common[i], writer);
    }
    er_writer_string(writer, s->common_count ? "\n" : "");
    write_months(s->months, s->month_count, writer);
}
