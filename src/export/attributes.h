/* What the formats say about a node or a link, in one order and under one set of names: a table
   of columns for those that declare attributes first, and JSON members for the others. */
#ifndef ERGRAPH_EXPORT_ATTRIBUTES_H
#define ERGRAPH_EXPORT_ATTRIBUTES_H

#include "base/buffer.h"
#include "export/json_stream.h"
#include "network/network.h"

typedef enum er_column_type {
    ER_COLUMN_TEXT,
    ER_COLUMN_WHOLE,
    ER_COLUMN_REAL,
    ER_COLUMN_TRUTH
} er_column_type;

typedef struct er_column {
    const char *name;
    er_column_type type;
} er_column;

/* The columns; static storage. */
const er_column *er_node_columns(uint32_t *count);
const er_column *er_link_columns(uint32_t *count);

/* Appends the value of a column as plain text. False: there is none, nothing was appended. Lists
   are joined by " | ". */
bool er_node_value(const er_node *node, uint32_t column, er_buffer *out);
bool er_link_value(const er_link *link, uint32_t column, er_buffer *out);

/* The same as members of the JSON object that is open; values that there are none of are left
   out, lists are arrays, evidence is an array of objects. */
void er_stream_node(er_json_stream *json, const er_node *node);
void er_stream_link(er_json_stream *json, const er_link *link);

/* "Russia - accuse - NATO" as a link is called where one line is all there is: its class or kind.
 */
const char *er_link_label(const er_link *link);

#endif
