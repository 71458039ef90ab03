/* network.html: the viewer's page with the network as JSON in it. What the page shows it sizes and
   places as the diagram does. */
#include <math.h>
#include <stdlib.h>

#include "base/fail.h"
#include "base/index.h"
#include "draw/page.h"
#include "export/attributes.h"
#include "export/formats.h"
#include "export/viewer.h"

#define LONE_NODES 500u   /* at most so many that have no link */
#define MOST_LINKS 30000u /* a browser has to hold them */

/* The network as the page holds it: rows of its own for nodes, documents and sentences. */
typedef struct page_data {
    er_json_stream json;
    const er_network *network;
    const er_drawing *drawing;
    uint32_t *row_of; /* [nodes of the network]: its row in the page, or ER_NONE */
    uint32_t row_count;
    uint32_t least_weight; /* links below are left out */
    uint32_t links_left_out;
    er_symbols documents;
    er_index sentences; /* hash of document and place -> row */
    uint32_t sentence_count;
} page_data;

static bool has_rows(const page_data *page, const er_link *link)
{
    return link->weight >= page->least_weight && page->row_of[link->source] != ER_NONE &&
           page->row_of[link->target] != ER_NONE;
}

static void write_text(er_json_stream *json, const char *key, const char *value)
{
    if (value)
        er_stream_string(json, key, value);
}

static void write_node(page_data *page, uint32_t node)
{
    const er_node *row = &page->network->nodes[node];
    er_json_stream *json = &page->json;
    uint32_t drawn = page->drawing->drawn_of[node];
    const er_drawn_node lone = {.width = 9, .height = 9, .font_size = 9};
    const er_drawn_node *look = drawn == ER_NONE ? &lone : &page->drawing->nodes[drawn];
    er_stream_line(json);
    er_stream_begin_object(json, NULL);
    er_stream_string(json, "id", row->id);
    er_stream_string(json, "type", er_type_name(row->type));
    er_stream_node(json, row);
    er_stream_fixed(json, "x", drawn == ER_NONE ? row->x : look->x, 2);
    er_stream_fixed(json, "y", drawn == ER_NONE ? row->y : look->y, 2);
    er_stream_fixed(json, "width", look->width, 1);
    er_stream_fixed(json, "height", look->height, 1);
    er_stream_fixed(json, "font", look->font_size, 1);
    er_stream_begin_array(json, "lines");
    for (uint32_t i = 0; i < look->line_count; i++)
        er_stream_string(json, NULL, look->lines[i]);
    er_stream_end_array(json);
    er_stream_end_object(json);
}

/* Gives rows to the drawn nodes, and to some that have no link; writes them. */
static void write_nodes(page_data *page)
{
    const er_drawing *drawing = page->drawing;
    uint32_t lone = 0;
    er_stream_begin_array(&page->json, "nodes");
    for (uint32_t i = 0; i < drawing->node_count; i++) {
        page->row_of[drawing->nodes[i].node] = page->row_count++;
        write_node(page, drawing->nodes[i].node);
    }
    bool more = drawing->hidden_nodes == 0; /* else the undrawn ones are linked, but small */
    for (uint32_t i = 0; more && i < page->network->node_count && lone < LONE_NODES; i++) {
        const er_node *node = &page->network->nodes[i];
        if (page->row_of[i] != ER_NONE || !isfinite(node->x) || !isfinite(node->y))
            continue;
        page->row_of[i] = page->row_count++;
        write_node(page, i);
        lone++;
    }
    er_stream_end_array(&page->json);
}

static uint64_t sentence_key(uint32_t document, const er_evidence *evidence)
{
    return er_hash_mix(er_hash_mix(document, evidence->start), evidence->end);
}

static void write_sentence(page_data *page, const er_evidence *evidence)
{
    er_json_stream *json = &page->json;
    uint32_t document = er_symbols_add(&page->documents, er_view_of(evidence->doc));
    uint32_t *row = document == ER_NONE
                        ? NULL
                        : er_index_add(&page->sentences, sentence_key(document, evidence),
                                       page->sentence_count);
    if (!row) {
        er_writer_fail(json->writer, ER_NO_MEMORY, "out of memory");
        return;
    }
    if (*row != page->sentence_count)
        return;
    page->sentence_count++;
    er_stream_line(json);
    er_stream_begin_object(json, NULL);
    er_stream_unsigned(json, "document", document);
    er_stream_string(json, "text", evidence->text ? evidence->text : "");
    er_stream_end_object(json);
}

/* Every sentence once, however many links it stands for. */
static void write_sentences(page_data *page)
{
    er_stream_begin_array(&page->json, "sentences");
    for (uint32_t i = 0; i < page->network->link_count; i++) {
        const er_link *link = &page->network->links[i];
        for (uint32_t j = 0; has_rows(page, link) && j < link->evidence_count; j++)
            write_sentence(page, &link->evidence[j]);
    }
    er_stream_end_array(&page->json);
}

static void write_documents(page_data *page)
{
    er_json_stream *json = &page->json;
    uint32_t written = 0;
    er_stream_begin_array(json, "documents_list");
    for (uint32_t i = 0; i < page->network->link_count; i++) {
        const er_link *link = &page->network->links[i];
        for (uint32_t j = 0; has_rows(page, link) && j < link->evidence_count; j++) {
            const er_evidence *evidence = &link->evidence[j];
            if (er_symbols_find(&page->documents, er_view_of(evidence->doc)) != written)
                continue; /* they were numbered in this same order */
            written++;
            er_stream_line(json);
            er_stream_begin_object(json, NULL);
            er_stream_string(json, "id", evidence->doc);
            write_text(json, "date", evidence->date);
            write_text(json, "url", evidence->url);
            er_stream_end_object(json);
        }
    }
    er_stream_end_array(json);
}

/* Bytes from the start of the sentence. */
static void write_mark(er_json_stream *json, const er_evidence *evidence, uint32_t start,
                       uint32_t end, const char *kind)
{
    if (start >= end || start < evidence->start || end > evidence->end)
        return;
    er_stream_begin_array(json, NULL);
    er_stream_unsigned(json, NULL, start - evidence->start);
    er_stream_unsigned(json, NULL, end - evidence->start);
    er_stream_string(json, NULL, kind);
    er_stream_end_array(json);
}

static void write_statement(page_data *page, const er_link *link, const er_evidence *evidence)
{
    er_json_stream *json = &page->json;
    uint32_t document = er_symbols_find(&page->documents, er_view_of(evidence->doc));
    er_stream_begin_object(json, NULL);
    er_stream_unsigned(json, "sentence",
                       er_index_find(&page->sentences, sentence_key(document, evidence)));
    if (link->kind == ER_RELATION) {
        write_text(json, "predicate", evidence->predicate);
        er_stream_string(json, "modality", er_modality_name(evidence->modality));
    } else {
        er_stream_string(json, "modality", er_modality_name(ER_ACTUAL));
    }
    er_stream_begin_array(json, "marks");
    write_mark(json, evidence, evidence->source_start, evidence->source_end, "end");
    write_mark(json, evidence, evidence->target_start, evidence->target_end, "end");
    write_mark(json, evidence, evidence->trigger_start, evidence->trigger_end, "trigger");
    er_stream_end_array(json);
    er_stream_end_object(json);
}

static void write_list(er_json_stream *json, const char *key, const char **items, uint32_t count)
{
    er_stream_begin_array(json, key);
    for (uint32_t i = 0; i < count; i++)
        er_stream_string(json, NULL, items[i]);
    er_stream_end_array(json);
}

static void write_relation(er_json_stream *json, const er_link *link)
{
    er_stream_string(json, "kind", "relation");
    er_stream_string(json, "class", er_class_facts_of(link->relation_class)->name);
    er_stream_string(json, "modality", er_modality_name(link->modality));
    write_list(json, "predicates", link->predicates, link->predicate_count);
    write_list(json, "roles", link->roles, link->role_count);
}

static void write_link(page_data *page, const er_link *link)
{
    er_json_stream *json = &page->json;
    er_stream_line(json);
    er_stream_begin_object(json, NULL);
    er_stream_unsigned(json, "source", page->row_of[link->source]);
    er_stream_unsigned(json, "target", page->row_of[link->target]);
    if (link->kind == ER_RELATION)
        write_relation(json, link);
    else
        er_stream_string(json, "kind", "cooccurrence");
    er_stream_integer(json, "polarity", link->kind == ER_RELATION ? link->polarity : 0);
    er_stream_unsigned(json, "weight", link->weight);
    er_stream_unsigned(json, "documents", link->documents);
    er_stream_bool(json, "symmetric", link->symmetric);
    write_text(json, "first", link->first);
    write_text(json, "last", link->last);
    er_stream_begin_array(json, "months");
    for (uint32_t i = 0; i < link->month_count; i++) {
        er_stream_begin_array(json, NULL);
        er_stream_unsigned(json, NULL, link->months[i].month);
        er_stream_unsigned(json, NULL, link->months[i].weight);
        er_stream_unsigned(json, NULL, link->months[i].documents);
        er_stream_end_array(json);
    }
    er_stream_end_array(json);
    er_stream_begin_array(json, "evidence");
    for (uint32_t i = 0; i < link->evidence_count; i++)
        write_statement(page, link, &link->evidence[i]);
    er_stream_end_array(json);
    er_stream_end_object(json);
}

static void write_links(page_data *page)
{
    er_stream_begin_array(&page->json, "links");
    for (uint32_t i = 0; i < page->network->link_count; i++) {
        if (has_rows(page, &page->network->links[i]))
            write_link(page, &page->network->links[i]);
        else
            page->links_left_out++;
    }
    er_stream_end_array(&page->json);
}

/* The pairs that the diagram draws. */
static void write_strong(page_data *page)
{
    const er_drawing *drawing = page->drawing;
    er_stream_begin_array(&page->json, "strong");
    for (uint32_t i = 0; i < drawing->line_count; i++) {
        if (!drawing->lines[i].shown)
            continue;
        er_stream_begin_array(&page->json, NULL);
        er_stream_unsigned(&page->json, NULL, drawing->lines[i].source);
        er_stream_unsigned(&page->json, NULL, drawing->lines[i].target);
        er_stream_end_array(&page->json);
    }
    er_stream_end_array(&page->json);
}

static void write_facts(page_data *page)
{
    er_json_stream *json = &page->json;
    er_buffer text = {0};
    er_page_title(page->drawing, &text);
    er_stream_view(json, "title", er_buffer_view(&text));
    er_buffer_clear(&text);
    er_page_summary(page->drawing, &text);
    er_stream_view(json, "summary", text.length ? er_buffer_view(&text) : er_view_of(""));
    er_buffer_clear(&text);
    uint32_t nodes = page->network->node_count - page->row_count;
    if (nodes > 0 || page->links_left_out > 0) {
        er_buffer_printf(&text, "The file leaves out %u nodes and %u links of less weight.", nodes,
                         page->links_left_out);
        er_stream_view(json, "left_out", er_buffer_view(&text));
    }
    er_stream_string(json, "theme", er_theme_name(page->drawing->options.theme));
    if (text.failed)
        er_writer_fail(json->writer, ER_NO_MEMORY, "out of memory");
    er_buffer_free(&text);
}

/* The least weight that leaves at most MOST_LINKS. */
static uint32_t find_least_weight(const er_network *network)
{
    uint32_t counts[64] = {0}, kept = 0;
    for (uint32_t i = 0; i < network->link_count; i++)
        counts[network->links[i].weight < 63 ? network->links[i].weight : 63]++;
    for (uint32_t weight = 63; weight > 0; weight--) {
        kept += counts[weight];
        if (kept > MOST_LINKS)
            return weight + 1;
    }
    return 0;
}

static void write_data(page_data *page)
{
    er_stream_begin_object(&page->json, NULL);
    write_nodes(page);
    er_stream_line(&page->json);
    write_sentences(page);
    er_stream_line(&page->json);
    write_documents(page);
    er_stream_line(&page->json);
    write_links(page);
    er_stream_line(&page->json);
    write_strong(page);
    er_stream_line(&page->json);
    write_facts(page);
    er_stream_end_object(&page->json);
}

static er_status write_page(const er_drawing *drawing, er_writer *writer, er_error *error)
{
    static const char marker[] = "@DATA@";
    size_t rows = (size_t)drawing->network->node_count + 1;
    page_data page = {.json = {.writer = writer, .open = true},
                      .network = drawing->network,
                      .drawing = drawing,
                      .row_of = malloc(rows * sizeof *page.row_of),
                      .least_weight = find_least_weight(drawing->network)};
    const char *at = strstr(er_viewer_page, marker);
    if (!page.row_of)
        return er_fail_memory(error);
    memset(page.row_of, 0xFF, rows * sizeof *page.row_of); /* ER_NONE */
    er_writer_write(writer, er_viewer_page, (size_t)(at - er_viewer_page));
    write_data(&page);
    at += sizeof marker - 1;
    er_writer_write(writer, at, (size_t)(er_viewer_page_end - at));
    free(page.row_of);
    er_symbols_free(&page.documents);
    er_index_free(&page.sentences);
    return ER_OK;
}

er_status er_export_html(const er_network *network, const er_export_options *options,
                         er_writer *writer, er_error *error)
{
    er_drawing *drawing = NULL;
    er_status status = er_drawing_new(network, &options->draw, ER_PLACED_NODES, &drawing, error);
    if (status == ER_OK && !er_drawing_take_places(drawing))
        status = er_drawing_place(drawing, error);
    if (status == ER_OK)
        status = write_page(drawing, writer, error);
    er_drawing_free(drawing);
    return status;
}
