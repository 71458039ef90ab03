/* nodes.csv and edges.csv: RFC 4180, with the column names that Gephi imports by. A cell that a
   spreadsheet would take for a formula is led by an apostrophe. */
#include <math.h>

#include "base/number.h"
#include "base/utf8.h"
#include "export/formats.h"
#include "network/network.h"

/* One line; the separator is written before every cell but the first. */
typedef struct csv_row {
    er_writer *writer;
    bool begun;
    er_buffer text; /* scratch for lists and repaired strings */
} csv_row;

static void begin_cell(csv_row *row)
{
    if (row->begun)
        er_writer_string(row->writer, ",");
    row->begun = true;
}

static void end_row(csv_row *row)
{
    er_writer_string(row->writer, "\r\n");
    row->begun = false;
}

/* A text: quoted where it must be, its quotes doubled, made harmless for spreadsheets. */
static void quoted_cell(csv_row *row, const char *text)
{
    bool formula = *text && strchr("=+-@\t\r", *text);
    begin_cell(row);
    if (!formula && !strpbrk(text, "\",;\r\n\t")) {
        er_writer_string(row->writer, text);
        return;
    }
    er_writer_string(row->writer, formula ? "\"'" : "\"");
    for (const char *quote; (quote = strchr(text, '"')); text = quote + 1) {
        er_writer_write(row->writer, text, (size_t)(quote - text));
        er_writer_string(row->writer, "\"\"");
    }
    er_writer_string(row->writer, text);
    er_writer_string(row->writer, "\"");
}

static void text_cell(csv_row *row, const char *text)
{
    size_t length = text ? strlen(text) : 0;
    if (!length || er_utf8_first_invalid(text, length) == length) {
        quoted_cell(row, length ? text : "");
        return;
    }
    er_buffer_clear(&row->text);
    er_utf8_repair(text, length, &row->text);
    if (row->text.failed)
        er_writer_fail(row->writer, ER_NO_MEMORY, "out of memory");
    else
        quoted_cell(row, row->text.data);
}

/* A list in one cell. */
static void list_cell(csv_row *row, const char *const *items, uint32_t count)
{
    er_buffer joined = {0};
    er_buffer_append(&joined, "", 0);
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            er_buffer_append_string(&joined, "; ");
        er_buffer_append_string(&joined, items[i]);
    }
    if (joined.failed)
        er_writer_fail(row->writer, ER_NO_MEMORY, "out of memory");
    else
        text_cell(row, joined.data);
    er_buffer_free(&joined);
}

/* Empty where it is no number. */
static void number_cell(csv_row *row, double value)
{
    char text[ER_NUMBER_SIZE];
    begin_cell(row);
    if (!isfinite(value))
        return;
    er_number_text(value, text);
    er_writer_string(row->writer, text);
}

er_status er_export_csv_nodes(const er_network *network, const er_export_options *options,
                              er_writer *writer, er_error *error)
{
    (void)options;
    (void)error;
    csv_row row = {.writer = writer};
    er_writer_string(writer, "Id,Label,Type,Mentions,Documents,First,Last,Community,Degree,"
                             "Strength,PageRank,Betweenness,X,Y,Aliases\r\n");
    for (uint32_t i = 0; i < network->node_count && !er_writer_failed(writer); i++) {
        const er_node *node = &network->nodes[i];
        text_cell(&row, node->id);
        text_cell(&row, node->label);
        text_cell(&row, er_type_name(node->type));
        number_cell(&row, node->mentions);
        number_cell(&row, node->documents);
        text_cell(&row, node->first);
        text_cell(&row, node->last);
        number_cell(&row, node->community == ER_NONE ? ER_NO_VALUE : (double)node->community);
        number_cell(&row, node->degree);
        number_cell(&row, node->strength);
        number_cell(&row, node->pagerank);
        number_cell(&row, node->betweenness);
        number_cell(&row, node->x);
        number_cell(&row, node->y);
        list_cell(&row, node->aliases, node->alias_count);
        end_row(&row);
    }
    er_buffer_free(&row.text);
    return ER_OK;
}

static void relation_cells(csv_row *row, const er_link *link)
{
    bool relation = link->kind == ER_RELATION;
    text_cell(row, relation ? er_class_facts_of(link->relation_class)->name : "");
    number_cell(row, relation ? (double)link->polarity : ER_NO_VALUE);
    number_cell(row, relation ? link->score : ER_NO_VALUE);
    text_cell(row, relation ? er_modality_name(link->modality) : "");
    list_cell(row, link->predicates, link->predicate_count);
    list_cell(row, link->roles, link->role_count);
}

er_status er_export_csv(const er_network *network, const er_export_options *options,
                        er_writer *writer, er_error *error)
{
    (void)options;
    (void)error;
    csv_row row = {.writer = writer};
    er_writer_string(writer, "Source,Target,Type,Weight,Id,Label,Kind,Class,Polarity,Score,"
                             "Modality,Predicates,Roles,Documents,Npmi,G2,First,Last\r\n");
    for (uint32_t i = 0; i < network->link_count && !er_writer_failed(writer); i++) {
        const er_link *link = &network->links[i];
        text_cell(&row, network->nodes[link->source].id);
        text_cell(&row, network->nodes[link->target].id);
        text_cell(&row, link->symmetric ? "Undirected" : "Directed");
        number_cell(&row, link->weight);
        text_cell(&row, link->id);
        text_cell(&row, link->kind == ER_RELATION ? er_class_facts_of(link->relation_class)->name
                                                  : er_link_kind_name(link->kind));
        text_cell(&row, er_link_kind_name(link->kind));
        relation_cells(&row, link);
        number_cell(&row, link->documents);
        number_cell(&row, link->npmi);
        number_cell(&row, link->g2);
        text_cell(&row, link->first);
        text_cell(&row, link->last);
        end_row(&row);
    }
    er_buffer_free(&row.text);
    return ER_OK;
}
