/* Universal parts of speech, from the Penn tag and the place in the tree. */
#ifndef ERGRAPH_TAG_UPOS_H
#define ERGRAPH_TAG_UPOS_H

#include "tag/tree.h"

/* Sets the tag of every node of a linked tree. */
void er_tree_set_tags(er_tree *tree);

#endif
