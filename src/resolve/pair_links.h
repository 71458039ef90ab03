/* What joins two mentions of a sentence to a pair: the words between them, tokens from to to. */
#ifndef ERGRAPH_RESOLVE_PAIR_LINKS_H
#define ERGRAPH_RESOLVE_PAIR_LINKS_H

#include "document/document.h"

/* "Moor and the Peruvian president Lind", "Norway and Peru". */
bool er_is_joined(const er_document *document, uint32_t from, uint32_t to);

/* "Moor met Lind", "Moor held talks with Lind", "Norway's dispute with Peru". */
bool er_is_meeting(const er_document *document, uint32_t from, uint32_t to);

#endif
