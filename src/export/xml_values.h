/* The columns of attributes.h in the XML formats. */
#ifndef ERGRAPH_EXPORT_XML_VALUES_H
#define ERGRAPH_EXPORT_XML_VALUES_H

#include "export/attributes.h"

/* Writes, for each column of the node or link that has a value: before, the column's number,
   middle, the escaped value, after. plain and escaped are scratch. */
typedef struct er_xml_values {
    er_writer *writer;
    const char *before, *middle, *after;
    er_buffer plain, escaped;
} er_xml_values;

void er_xml_node(er_xml_values *values, const er_node *node);
void er_xml_link(er_xml_values *values, const er_link *link);

/* Writes text escaped. */
void er_xml_write(er_xml_values *values, const char *text);

/* Frees the scratch, and hands a failed allocation to the writer. */
void er_xml_values_end(er_xml_values *values);

#endif
