/* Auxiliaries that the parser took for main verbs. */
#ifndef ERGRAPH_TAG_AUXILIARIES_H
#define ERGRAPH_TAG_AUXILIARIES_H

#include "tag/tree.h"

/* "denied | having attacked": a form of have right before a participle that hangs on it becomes its
   auxiliary; what hung on have hangs on the participle. The web texts of training have this too
   seldom. The nodes have their lemmas; the tree is to be linked afterwards. */
void er_tree_right_auxiliaries(er_tree *tree);

#endif
