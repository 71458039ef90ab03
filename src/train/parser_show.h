/* Prints the trees of a text, to be read by people who look for mistakes. */
#ifndef ERGRAPH_TRAIN_PARSER_SHOW_H
#define ERGRAPH_TRAIN_PARSER_SHOW_H

#include <stdio.h>

#include "base/fail.h"

/* Reads the file at path as plain text, finds its names and titles, and writes for every sentence
   its text and its words as WORD/TAG>HEAD:RELATION to out. With the models of the program. */
er_status er_trees_show(const char *path, FILE *out, er_error *error);

#endif
