/* Tags words from left to right: each by the words around it and the tags before it. */
#ifndef ERGRAPH_TAG_TAGGER_H
#define ERGRAPH_TAG_TAGGER_H

#include "tag/linear.h"
#include "tag/unit.h"

#define ER_TAGGER_FEATURES 48 /* at most, of one word */

/* The keys of the features of units[at], whose tags before at are set. Returns how many. */
uint32_t er_tagger_features(const er_unit *units, uint32_t count, uint32_t at, uint64_t *keys);

/* Sets the form of all units whose form is not fixed. */
void er_tagger_run(const er_linear *model, er_unit *units, uint32_t count);

#endif
