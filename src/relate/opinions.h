/* What those who speak think of others: "Moor said that Lind had failed", "the shameful silence of
   Lind". The words are those of opinion_*.tsv; the same words without a speaker are the author's
   own and give nothing. */
#ifndef ERGRAPH_RELATE_OPINIONS_H
#define ERGRAPH_RELATE_OPINIONS_H

#include "relate/events.h"

/* Writes down the opinion that node states of somebody, if it states one. */
void er_read_opinion(const er_sentence_reader *reader, uint32_t node);

#endif
