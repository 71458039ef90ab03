/* GEXF 1.2draft, for Gephi: attributes, time spans, colours, places and sizes. All edges are
   directed, because networkx refuses a mixture; "symmetric" tells those without direction. */
#include <math.h>
#include <stdlib.h>

#include "base/number.h"
#include "draw/look.h"
#include "export/formats.h"
#include "export/xml_values.h"

static const char *const types[] = {
    [ER_COLUMN_TEXT] = "string",
    [ER_COLUMN_WHOLE] = "integer",
    [ER_COLUMN_REAL] = "double",
    [ER_COLUMN_TRUTH] = "boolean",
};

static void write_columns(er_writer *writer, const char *of, const er_column *columns,
                          uint32_t count)
{
    er_writer_printf(writer, "    <attributes class=\"%s\" mode=\"static\">\n", of);
    for (uint32_t i = 0; i < count; i++)
        er_writer_printf(writer, "      <attribute id=\"%u\" title=\"%s\" type=\"%s\"/>\n", i,
                         columns[i].name, types[columns[i].type]);
    er_writer_string(writer, "    </attributes>\n");
}

/* A day, or nothing: what is no ISO date would make the whole file invalid. */
static bool is_day(const char *date)
{
    static const char form[] = "dddd-dd-dd";
    for (int i = 0; date && form[i]; i++) {
        bool fits = form[i] == 'd' ? date[i] >= '0' && date[i] <= '9' : date[i] == '-';
        if (!fits)
            return false;
    }
    return date != NULL;
}

static void write_span(er_writer *writer, const char *first, const char *last)
{
    if (is_day(first))
        er_writer_printf(writer, " start=\"%.10s\"", first);
    if (is_day(last))
        er_writer_printf(writer, " end=\"%.10s\"", last);
}

/* "#rrggbb" as the three numbers that GEXF wants. */
static void write_colour(er_writer *writer, const char *colour)
{
    unsigned long rgb = strtoul(colour + 1, NULL, 16);
    er_writer_printf(writer, "<viz:color r=\"%lu\" g=\"%lu\" b=\"%lu\"/>\n", rgb >> 16 & 255,
                     rgb >> 8 & 255, rgb & 255);
}

static void write_number(er_writer *writer, const char *before, double value, const char *after)
{
    char text[ER_NUMBER_SIZE];
    er_number_fixed(value, 2, text);
    er_writer_printf(writer, "%s%s%s", before, text, after);
}

static void write_node(er_xml_values *values, const er_node *node, const er_look *look,
                       double largest)
{
    er_writer *writer = values->writer;
    er_writer_string(writer, "      <node id=\"");
    er_xml_write(values, node->id);
    er_writer_string(writer, "\" label=\"");
    er_xml_write(values, node->label);
    er_writer_string(writer, "\"");
    write_span(writer, node->first, node->last);
    er_writer_string(writer, ">\n        <attvalues>\n");
    er_xml_node(values, node);
    er_writer_string(writer, "        </attvalues>\n        ");
    write_colour(writer, look->borders[node->type]);
    if (isfinite(node->x) && isfinite(node->y)) {
        write_number(writer, "        <viz:position x=\"", node->x, "\"");
        write_number(writer, " y=\"", node->y, "\" z=\"0\"/>\n");
    }
    double share = node->pagerank > 0 && largest > 0 ? node->pagerank / largest : 0;
    write_number(writer, "        <viz:size value=\"", 4 + 26 * sqrt(share),
                 "\"/>\n      </node>\n");
}

static void write_edge(er_xml_values *values, const er_network *network, const er_link *link,
                       const er_look *look)
{
    const char *colour = link->kind == ER_COOCCURRENCE ? look->together
                         : link->polarity > 0          ? look->friendly
                         : link->polarity < 0          ? look->hostile
                                                       : look->neutral;
    er_writer *writer = values->writer;
    er_writer_string(writer, "      <edge id=\"");
    er_xml_write(values, link->id);
    er_writer_string(writer, "\" source=\"");
    er_xml_write(values, network->nodes[link->source].id);
    er_writer_string(writer, "\" target=\"");
    er_xml_write(values, network->nodes[link->target].id);
    er_writer_printf(writer, "\" label=\"%s\" weight=\"%u\"", er_link_label(link), link->weight);
    write_span(writer, link->first, link->last);
    er_writer_string(writer, ">\n        <attvalues>\n");
    er_xml_link(values, link);
    er_writer_string(writer, "        </attvalues>\n        ");
    write_colour(writer, colour);
    er_writer_string(writer, "      </edge>\n");
}

static void write_head(er_writer *writer)
{
    uint32_t count;
    er_writer_string(writer, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                             "<gexf xmlns=\"http://www.gexf.net/1.2draft\" "
                             "xmlns:viz=\"http://www.gexf.net/1.2draft/viz\" version=\"1.2\">\n"
                             "  <meta>\n    <creator>ergraph</creator>\n"
                             "    <description>People, states and organizations, and what links "
                             "them</description>\n  </meta>\n"
                             "  <graph mode=\"dynamic\" defaultedgetype=\"directed\" "
                             "timeformat=\"date\">\n");
    const er_column *columns = er_node_columns(&count);
    write_columns(writer, "node", columns, count);
    columns = er_link_columns(&count);
    write_columns(writer, "edge", columns, count);
}

er_status er_export_gexf(const er_network *network, const er_export_options *options,
                         er_writer *writer, er_error *error)
{
    (void)error;
    const er_look *look = er_look_of(options->draw.theme);
    er_xml_values values = {.writer = writer,
                            .before = "          <attvalue for=\"",
                            .middle = "\" value=\"",
                            .after = "\"/>\n"};
    double largest = 0;
    for (uint32_t i = 0; i < network->node_count; i++)
        largest = fmax(largest, network->nodes[i].pagerank);
    write_head(writer);
    er_writer_printf(writer, "    <nodes count=\"%u\">\n", network->node_count);
    for (uint32_t i = 0; i < network->node_count && !er_writer_failed(writer); i++)
        write_node(&values, &network->nodes[i], look, largest);
    er_writer_printf(writer, "    </nodes>\n    <edges count=\"%u\">\n", network->link_count);
    for (uint32_t i = 0; i < network->link_count && !er_writer_failed(writer); i++)
        write_edge(&values, network, &network->links[i], look);
    er_writer_string(writer, "    </edges>\n  </graph>\n</gexf>\n");
    er_xml_values_end(&values);
    return ER_OK;
}
