#include "tag/auxiliaries.h"

/* The participle after have at node, adverbs aside, that hangs on it as a clause; else ER_NONE. */
static uint32_t participle_of(const er_tree *tree, uint32_t have)
{
    uint32_t next = have + 1;
    while (next < tree->count && tree->nodes[next].form == ER_FORM_RB)
        next++;
    if (next == tree->count || tree->nodes[next].head != have ||
        tree->nodes[next].form != ER_FORM_VBN)
        return ER_NONE;
    uint8_t relation = tree->nodes[next].relation;
    bool clause = relation == ER_DEP_CCOMP || relation == ER_DEP_XCOMP ||
                  relation == ER_DEP_ADVCL || relation == ER_DEP_ACL || relation == ER_DEP_OBJ;
    return clause ? next : ER_NONE;
}

void er_tree_right_auxiliaries(er_tree *tree)
{
    for (uint32_t have = 0; have < tree->count; have++) {
        er_tree_node *h = &tree->nodes[have];
        if (!er_form_is_verb(h->form) || !er_view_is(h->lemma, "have"))
            continue;
        uint32_t participle = participle_of(tree, have);
        if (participle == ER_NONE)
            continue;
        for (uint32_t i = 0; i < tree->count; i++)
            if (tree->nodes[i].head == have)
                tree->nodes[i].head = participle;
        tree->nodes[participle].head = h->head;
        tree->nodes[participle].relation = h->relation;
        h->head = participle;
        h->relation = ER_DEP_AUX;
    }
}
