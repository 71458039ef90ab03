/* From the lines of extracts to one network. First pass: each line is read, its entities are noted
   and it is put aside in a temporary file. Then it is decided who is who. Second pass: the lines
   are counted into the network, and written with the ids of its nodes. build and merge differ only
   in where the lines come from. */
#ifndef ERGRAPH_JOIN_H
#define ERGRAPH_JOIN_H

#include "base/view.h"
#include "ergraph/build.h"
#include "output.h"

struct er_facts;

typedef struct er_join er_join;

typedef struct er_join_setup {
    const struct er_facts *facts;
    const er_build_options *options;
    const char *directory;     /* or NULL: nothing is written */
    const er_monitor *monitor; /* or NULL */
} er_join_setup;

/* What setup points to must outlive the join. Opens the output directory, so that a wrong one is
   found before the work. */
er_status er_join_new(er_join **join, const er_join_setup *setup, er_error *error);

/* Takes a line, with its line break or without. ER_BAD_FORMAT: it is no extract (error->byte is
   the offset in the line), and the join goes on without it. */
er_status er_join_add(er_join *join, er_view line, er_error *error);

/* Decides who is who, builds the network and writes the files. network may be NULL. */
er_status er_join_finish(er_join *join, er_network **network, er_error *error);

/* Documents and tokens taken so far. */
void er_join_count(const er_join *join, er_counts *counts);

void er_join_free(er_join *join); /* NULL is ignored */

#endif
