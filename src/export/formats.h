/* The functions behind the table of formats: one file each. Each writes the whole and returns
   what went wrong on its own side; a failure of the writer stays in the writer, and er_export
   reports it. options is never NULL. */
#ifndef ERGRAPH_EXPORT_FORMATS_H
#define ERGRAPH_EXPORT_FORMATS_H

#include "ergraph/export.h"

typedef er_status er_export_function(const er_network *network, const er_export_options *options,
                                     er_writer *writer, er_error *error);

er_export_function er_export_dot;
er_export_function er_export_svg;
er_export_function er_export_png;
er_export_function er_export_json;
er_export_function er_export_adjacency;
er_export_function er_export_csv;       /* the links */
er_export_function er_export_csv_nodes; /* the nodes */
er_export_function er_export_html;
er_export_function er_export_cytoscape;
er_export_function er_export_graphology;
er_export_function er_export_graphml;
er_export_function er_export_gexf;

#endif
