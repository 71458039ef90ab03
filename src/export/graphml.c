/* GraphML. All edges are directed, because networkx refuses a mixture; "symmetric" tells those
   that have no direction. */
#include "export/formats.h"
#include "export/xml_values.h"

static const char *const types[] = {
    [ER_COLUMN_TEXT] = "string",
    [ER_COLUMN_WHOLE] = "int",
    [ER_COLUMN_REAL] = "double",
    [ER_COLUMN_TRUTH] = "boolean",
};

static void write_keys(er_writer *writer, const char *of, char prefix, const er_column *columns,
                       uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        er_writer_printf(writer,
                         "  <key id=\"%c%u\" for=\"%s\" attr.name=\"%s\" attr.type=\"%s\"/>\n",
                         prefix, i, of, columns[i].name, types[columns[i].type]);
}

static void write_node(er_xml_values *values, const er_node *node)
{
    er_writer_string(values->writer, "    <node id=\"");
    er_xml_write(values, node->id);
    er_writer_string(values->writer, "\">\n");
    values->before = "      <data key=\"n";
    er_xml_node(values, node);
    er_writer_string(values->writer, "    </node>\n");
}

static void write_edge(er_xml_values *values, const er_network *network, const er_link *link)
{
    er_writer_string(values->writer, "    <edge id=\"");
    er_xml_write(values, link->id);
    er_writer_string(values->writer, "\" source=\"");
    er_xml_write(values, network->nodes[link->source].id);
    er_writer_string(values->writer, "\" target=\"");
    er_xml_write(values, network->nodes[link->target].id);
    er_writer_string(values->writer, "\">\n");
    values->before = "      <data key=\"e";
    er_xml_link(values, link);
    er_writer_string(values->writer, "    </edge>\n");
}

er_status er_export_graphml(const er_network *network, const er_export_options *options,
                            er_writer *writer, er_error *error)
{
    (void)options;
    (void)error;
    er_xml_values values = {.writer = writer, .middle = "\">", .after = "</data>\n"};
    uint32_t count;
    er_writer_string(writer, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                             "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\"\n"
                             "    xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"\n"
                             "    xsi:schemaLocation=\"http://graphml.graphdrawing.org/xmlns "
                             "http://graphml.graphdrawing.org/xmlns/1.0/graphml.xsd\">\n");
    const er_column *columns = er_node_columns(&count);
    write_keys(writer, "node", 'n', columns, count);
    columns = er_link_columns(&count);
    write_keys(writer, "edge", 'e', columns, count);
    er_writer_string(writer, "  <graph id=\"network\" edgedefault=\"directed\">\n");
    for (uint32_t i = 0; i < network->node_count && !er_writer_failed(writer); i++)
        write_node(&values, &network->nodes[i]);
    for (uint32_t i = 0; i < network->link_count && !er_writer_failed(writer); i++)
        write_edge(&values, network, &network->links[i]);
    er_writer_string(writer, "  </graph>\n</graphml>\n");
    er_xml_values_end(&values);
    return ER_OK;
}
