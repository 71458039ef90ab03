#include "tag/upos.h"

/* The tag of a form where the place in the tree does not matter. */
static const uint8_t usual_tags[ER_FORM_COUNT] = {[ER_FORM_CC] = ER_TAG_CCONJ,
                                                  [ER_FORM_CD] = ER_TAG_NUM,
                                                  [ER_FORM_DT] = ER_TAG_DET,
                                                  [ER_FORM_EX] = ER_TAG_PRON,
                                                  [ER_FORM_FW] = ER_TAG_X,
                                                  [ER_FORM_IN] = ER_TAG_ADP,
                                                  [ER_FORM_JJ] = ER_TAG_ADJ,
                                                  [ER_FORM_JJR] = ER_TAG_ADJ,
                                                  [ER_FORM_JJS] = ER_TAG_ADJ,
                                                  [ER_FORM_LS] = ER_TAG_X,
                                                  [ER_FORM_MD] = ER_TAG_AUX,
                                                  [ER_FORM_NN] = ER_TAG_NOUN,
                                                  [ER_FORM_NNP] = ER_TAG_PROPN,
                                                  [ER_FORM_NNPS] = ER_TAG_PROPN,
                                                  [ER_FORM_NNS] = ER_TAG_NOUN,
                                                  [ER_FORM_PDT] = ER_TAG_DET,
                                                  [ER_FORM_POS] = ER_TAG_PART,
                                                  [ER_FORM_PRP] = ER_TAG_PRON,
                                                  [ER_FORM_PRPS] = ER_TAG_PRON,
                                                  [ER_FORM_RB] = ER_TAG_ADV,
                                                  [ER_FORM_RBR] = ER_TAG_ADV,
                                                  [ER_FORM_RBS] = ER_TAG_ADV,
                                                  [ER_FORM_RP] = ER_TAG_ADP,
                                                  [ER_FORM_SYM] = ER_TAG_SYM,
                                                  [ER_FORM_TO] = ER_TAG_PART,
                                                  [ER_FORM_UH] = ER_TAG_INTJ,
                                                  [ER_FORM_VB] = ER_TAG_VERB,
                                                  [ER_FORM_VBD] = ER_TAG_VERB,
                                                  [ER_FORM_VBG] = ER_TAG_VERB,
                                                  [ER_FORM_VBN] = ER_TAG_VERB,
                                                  [ER_FORM_VBP] = ER_TAG_VERB,
                                                  [ER_FORM_VBZ] = ER_TAG_VERB,
                                                  [ER_FORM_WDT] = ER_TAG_PRON,
                                                  [ER_FORM_WP] = ER_TAG_PRON,
                                                  [ER_FORM_WPS] = ER_TAG_PRON,
                                                  [ER_FORM_WRB] = ER_TAG_ADV,
                                                  [ER_FORM_ADD] = ER_TAG_PROPN,
                                                  [ER_FORM_AFX] = ER_TAG_X,
                                                  [ER_FORM_GW] = ER_TAG_X,
                                                  [ER_FORM_HYPH] = ER_TAG_PUNCT,
                                                  [ER_FORM_NFP] = ER_TAG_PUNCT,
                                                  [ER_FORM_STOP] = ER_TAG_PUNCT,
                                                  [ER_FORM_COMMA] = ER_TAG_PUNCT,
                                                  [ER_FORM_COLON] = ER_TAG_PUNCT,
                                                  [ER_FORM_OPEN_QUOTE] = ER_TAG_PUNCT,
                                                  [ER_FORM_CLOSE_QUOTE] = ER_TAG_PUNCT,
                                                  [ER_FORM_LEFT] = ER_TAG_PUNCT,
                                                  [ER_FORM_RIGHT] = ER_TAG_PUNCT,
                                                  [ER_FORM_DOLLAR] = ER_TAG_SYM};

static uint8_t tag_of(const er_tree_node *node)
{
    switch (node->relation) {
    case ER_DEP_AUX:
    case ER_DEP_AUX_PASS:
    case ER_DEP_COP:
        return er_form_is_verb(node->form) || node->form == ER_FORM_MD ? ER_TAG_AUX
                                                                       : usual_tags[node->form];
    case ER_DEP_MARK:
        return node->form == ER_FORM_IN ? ER_TAG_SCONJ : usual_tags[node->form];
    case ER_DEP_ADVMOD:
        if (node->form == ER_FORM_RB &&
            (er_view_is(node->lemma, "not") || er_view_is(node->lemma, "n't")))
            return ER_TAG_PART;
        return usual_tags[node->form];
    default:
        if (node->form == ER_FORM_DT && node->relation != ER_DEP_DET)
            return ER_TAG_PRON; /* "this" alone */
        if (node->form == ER_FORM_WDT && node->relation == ER_DEP_DET)
            return ER_TAG_DET;
        return usual_tags[node->form];
    }
}

void er_tree_set_tags(er_tree *tree)
{
    for (uint32_t i = 0; i < tree->count; i++)
        tree->nodes[i].tag = tag_of(&tree->nodes[i]);
}
