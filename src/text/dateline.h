/* Datelines: "GENEVA, 3 May (Agency) - Envoys met ...". Where an agency says it wrote from is no
   part of the first sentence, and glued to it it spoils the names that follow. */
#ifndef ERGRAPH_TEXT_DATELINE_H
#define ERGRAPH_TEXT_DATELINE_H

#include "document/document.h"

/* The token after the mark that closes the dateline at the head of the paragraph of tokens
   [first, end); first where there is none. */
uint32_t er_dateline_end(const er_document *document, uint32_t first, uint32_t end);

#endif
