/* Mistakes that the parser makes again and again in news, put right where the words leave no
   doubt: "Moor today accused", "said that Peru must", "killed at least eight". */
#ifndef ERGRAPH_RELATE_REPAIR_H
#define ERGRAPH_RELATE_REPAIR_H

#include "document/document.h"
#include "tag/tree.h"

/* Changes heads and relations of the tree, which stays a tree. The roles of the sentence are
   document->roles first_role .. end_role. */
er_status er_repair_tree(const er_document *document, uint32_t first_role, uint32_t end_role,
                         er_tree *tree, er_error *error);

#endif
