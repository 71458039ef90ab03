/* Tables for people: aligned, cut to the width of the terminal, safe to print. */
#ifndef ERGRAPH_CLI_TABLE_H
#define ERGRAPH_CLI_TABLE_H

#include <stdbool.h>
#include <stddef.h>

#include "ergraph/writer.h"

typedef struct cli_column {
    const char *head;
    bool right;    /* numbers */
    bool key;      /* says what the row is about: repeated where a table is cut in two */
    bool flexible; /* is shortened where space is scarce; one column at most */
} cli_column;

/* Columns of the terminal that standard output is, or $COLUMNS; 0 where it is no terminal: any
   width is fine then. */
size_t cli_terminal_width(void);

/* cells: [rows][columns], UTF-8, none NULL. Columns that do not fit into width (0: any) follow in
   a second table below, and so on. */
void cli_table_print(er_writer *writer, const cli_column *columns, size_t column_count,
                     char *const *cells, size_t row_count, size_t width);

/* text without what a terminal could take for a command: control characters become U+FFFD. */
void cli_print_text(er_writer *writer, const char *text);

/* Lines of at most width columns (0: any), each after indent spaces. */
void cli_print_wrapped(er_writer *writer, const char *text, size_t indent, size_t width);

/* A field of CSV, in quotes where it has to be. */
void cli_print_csv(er_writer *writer, const char *text);

#endif
