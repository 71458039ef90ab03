/* Mistakes about verbs and the clauses they head: a verb taken for a participle, a clause for a
   conjunct, a subject for the object of the verb before. */
#ifndef ERGRAPH_RELATE_REPAIR_CLAUSES_H
#define ERGRAPH_RELATE_REPAIR_CLAUSES_H

#include "relate/phrase.h"
#include "tag/tree.h"

/* Puts right what hangs wrong at node, which is not the root. True where something changed; the
   tree is then to be linked again. */
bool er_repair_clause(er_tree *tree, uint32_t node);

/* Cuts what stands behind a semicolon from the words before it, and the other way round. */
bool er_cut_at_semicolons(er_tree *tree);

/* Whether the verb has a subject that is not except. */
bool er_tree_has_other_subject(const er_tree *tree, uint32_t verb, uint32_t except);

#endif
