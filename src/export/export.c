#include "ergraph/export.h"

#include <string.h>

#include "base/fail.h"
#include "export/formats.h"

#define FORMAT_COUNT (sizeof formats / sizeof *formats)

/* The one table of formats. functions[i] writes formats[i]. */
static const er_export_format formats[] = {
    {"dot", "network.dot", "the diagram for Graphviz", false, true},
    {"svg", "network.svg", "the diagram, for print and the web", false, true},
    {"png", "network.png", "the diagram as an image", true, true},
    {"html", "network.html", "a page to explore the network, in one file", false, true},
    {"json", "network.json", "all of it, for D3, networkx and ergraph itself", false, false},
    {"adjacency", "adjacency.json", "networkx adjacency data", false, false},
    {"cytoscape", "cytoscape.json", "for Cytoscape.js and Cytoscape", false, true},
    {"graphology", "graphology.json", "for graphology and sigma.js", false, true},
    {"graphml", "network.graphml", "for igraph, networkx, yEd and others", false, true},
    {"gexf", "network.gexf", "for Gephi, with time spans", false, true},
    {"csv", "edges.csv", "the links as a table, for Gephi and spreadsheets", false, false},
    {"csv-nodes", "nodes.csv", "the nodes as a table", false, false},
};

static er_export_function *const functions[FORMAT_COUNT] = {
    er_export_dot,     er_export_svg,       er_export_png,       er_export_html,
    er_export_json,    er_export_adjacency, er_export_cytoscape, er_export_graphology,
    er_export_graphml, er_export_gexf,      er_export_csv,       er_export_csv_nodes,
};

const er_export_format *er_export_formats(uint32_t *count)
{
    *count = FORMAT_COUNT;
    return formats;
}

const er_export_format *er_export_format_named(const char *name)
{
    for (size_t i = 0; i < FORMAT_COUNT; i++) {
        if (strcmp(formats[i].name, name) == 0)
            return &formats[i];
    }
    return NULL;
}

er_status er_export(const er_network *network, const char *format, const er_export_options *options,
                    er_writer *writer, er_error *error)
{
    static const er_export_options defaults = {0};
    const er_export_format *row = er_export_format_named(format);
    if (!row)
        return er_fail(error, ER_NOT_FOUND, "there is no format '%s'", format);
    er_status status =
        functions[row - formats](network, options ? options : &defaults, writer, error);
    if (status == ER_OK && er_writer_failed(writer))
        status = er_writer_finish(writer, error);
    return status;
}
