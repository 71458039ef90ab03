/* A network in the formats of other programs. */
#ifndef ERGRAPH_EXPORT_H
#define ERGRAPH_EXPORT_H

#include "ergraph/draw.h"
#include "ergraph/writer.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef struct er_export_format {
    const char *name;        /* "graphml" */
    const char *file_name;   /* "network.graphml", as build names it */
    const char *description; /* one line, no full stop */
    bool binary;             /* no text: not for a terminal */
    bool drawn;              /* is a diagram: shows the places of the nodes */
} er_export_format;

/* {0} are the defaults. */
typedef struct er_export_options {
    er_draw_options draw; /* dot, svg, png; the title also in html */
} er_export_options;

/* All formats, in the order of their names' first appearance in the documentation. */
ER_API const er_export_format *er_export_formats(uint32_t *count);

/* The format of that name, or NULL. */
ER_API const er_export_format *er_export_format_named(const char *name);

/* Writes the network in the format of that name. options may be NULL. dot, svg, png
   and html take the places of the nodes as er_network_layout left them; they lay out anew what
   they show where a node has none, shapes would overlap, options name an engine, or only a part is
   drawn of what was placed.
   ER_NOT_FOUND: no such format. ER_WRITE_FAILED: the writer failed (ask er_writer_finish, too:
   the last bytes may still be on their way). ER_NO_MEMORY, ER_LIBRARY_FAILED. */
ER_API er_status er_export(const er_network *network, const char *format,
                           const er_export_options *options, er_writer *writer, er_error *error);

#ifdef __cplusplus
}
#endif
#endif
