/* The words for tags, forms and relations. */
#include "tag/tree.h"

static const char *const tag_names[ER_TAG_COUNT] = {
    "X",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
    "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};

static const char *const form_names[ER_FORM_COUNT] = {
    "",    "CC",   "CD",  "DT",  "EX",  "FW",  "IN",   "JJ",  "JJR",   "JJS",   "LS",  "MD",  "NN",
    "NNP", "NNPS", "NNS", "PDT", "POS", "PRP", "PRP$", "RB",  "RBR",   "RBS",   "RP",  "SYM", "TO",
    "UH",  "VB",   "VBD", "VBG", "VBN", "VBP", "VBZ",  "WDT", "WP",    "WP$",   "WRB", "ADD", "AFX",
    "GW",  "HYPH", "NFP", ".",   ",",   ":",   "``",   "''",  "-LRB-", "-RRB-", "$"};

static const char *const dependency_names[ER_DEP_COUNT] = {
    "dep",           "root",         "acl",          "acl:relcl", "advcl",     "advmod",
    "amod",          "appos",        "aux",          "aux:pass",  "case",      "cc",
    "ccomp",         "compound",     "compound:prt", "conj",      "cop",       "csubj",
    "det",           "discourse",    "expl",         "fixed",     "flat",      "goeswith",
    "iobj",          "list",         "mark",         "nmod",      "nmod:desc", "nmod:poss",
    "nmod:unmarked", "nsubj",        "nsubj:pass",   "nummod",    "obj",       "obl",
    "obl:agent",     "obl:unmarked", "parataxis",    "punct",     "vocative",  "xcomp"};

const char *er_tag_name(er_tag tag)
{
    return (unsigned)tag < ER_TAG_COUNT ? tag_names[tag] : "";
}

const char *er_form_name(er_form form)
{
    return (unsigned)form < ER_FORM_COUNT ? form_names[form] : "";
}

const char *er_dependency_name(er_dependency dependency)
{
    return (unsigned)dependency < ER_DEP_COUNT ? dependency_names[dependency] : "";
}

er_form er_form_named(er_view name)
{
    for (uint32_t i = 1; i < ER_FORM_COUNT; i++)
        if (er_view_is(name, form_names[i]))
            return (er_form)i;
    return ER_FORM_COUNT;
}

er_dependency er_dependency_named(er_view name)
{
    for (uint32_t i = 0; i < ER_DEP_COUNT; i++)
        if (er_view_is(name, dependency_names[i]))
            return (er_dependency)i;
    er_view rest = name, main_type;
    if (!er_view_split(&rest, ':', &main_type) || main_type.length == name.length)
        return ER_DEP_DEP;
    return er_dependency_named(main_type);
}
