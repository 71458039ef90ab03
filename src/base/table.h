/* The tables of src/data: lines of tab-separated fields. Empty lines and lines that begin with
   '#' are comments. */
#ifndef ERGRAPH_BASE_TABLE_H
#define ERGRAPH_BASE_TABLE_H

#include "base/view.h"

/* Reads the next line that is no comment off *rest. Fills fields[0 .. field_count-1], each
   trimmed; fields that the line does not have are empty, those beyond field_count are dropped.
   *line (may be NULL) counts all lines read. False at the end. */
bool er_table_next(er_view *rest, er_view *fields, uint32_t field_count, uint64_t *line);

#endif
