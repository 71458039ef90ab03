/* A dependency tree over the words of one sentence, and the questions one asks of it.

   The words are nodes in the order of the text; a name (with the title before it) is one node.
   Relations are those of Universal Dependencies 2, forms the tags of the Penn Treebank. A function
   that looks for a node returns its index, or ER_NONE where there is none; functions that take a
   node take a valid index. */
#ifndef ERGRAPH_TAG_TREE_H
#define ERGRAPH_TAG_TREE_H

#include "base/arena.h"
#include "base/fail.h"
#include "base/view.h"
#include "ergraph/document.h" /* ER_NONE */

/* Universal part of speech. */
typedef enum er_tag {
    ER_TAG_X, /* none of the others */
    ER_TAG_ADJ,
    ER_TAG_ADP,
    ER_TAG_ADV,
    ER_TAG_AUX,
    ER_TAG_CCONJ,
    ER_TAG_DET,
    ER_TAG_INTJ,
    ER_TAG_NOUN,
    ER_TAG_NUM,
    ER_TAG_PART,
    ER_TAG_PRON,
    ER_TAG_PROPN,
    ER_TAG_PUNCT,
    ER_TAG_SCONJ,
    ER_TAG_SYM,
    ER_TAG_VERB,
    ER_TAG_COUNT
} er_tag;

/* Form: the tag of the Penn Treebank, as the English treebanks of Universal Dependencies have it.
 */
typedef enum er_form {
    ER_FORM_NONE, /* no word before, no word after; never the form of a node */
    ER_FORM_CC,
    ER_FORM_CD,
    ER_FORM_DT,
    ER_FORM_EX,
    ER_FORM_FW,
    ER_FORM_IN,
    ER_FORM_JJ,
    ER_FORM_JJR,
    ER_FORM_JJS,
    ER_FORM_LS,
    ER_FORM_MD,
    ER_FORM_NN,
    ER_FORM_NNP,
    ER_FORM_NNPS,
    ER_FORM_NNS,
    ER_FORM_PDT,
    ER_FORM_POS,
    ER_FORM_PRP,
    ER_FORM_PRPS, /* PRP$ */
    ER_FORM_RB,
    ER_FORM_RBR,
    ER_FORM_RBS,
    ER_FORM_RP,
    ER_FORM_SYM,
    ER_FORM_TO,
    ER_FORM_UH,
    ER_FORM_VB,
    ER_FORM_VBD,
    ER_FORM_VBG,
    ER_FORM_VBN,
    ER_FORM_VBP,
    ER_FORM_VBZ,
    ER_FORM_WDT,
    ER_FORM_WP,
    ER_FORM_WPS, /* WP$ */
    ER_FORM_WRB,
    ER_FORM_ADD,         /* web address, mail address */
    ER_FORM_AFX,         /* affix */
    ER_FORM_GW,          /* part of a word that was split by mistake */
    ER_FORM_HYPH,        /* - between the parts of a word */
    ER_FORM_NFP,         /* other punctuation: * --- :) */
    ER_FORM_STOP,        /* . ? ! */
    ER_FORM_COMMA,       /* , */
    ER_FORM_COLON,       /* : ; -- ... */
    ER_FORM_OPEN_QUOTE,  /* `` */
    ER_FORM_CLOSE_QUOTE, /* '' */
    ER_FORM_LEFT,        /* -LRB- ( [ { */
    ER_FORM_RIGHT,       /* -RRB- ) ] } */
    ER_FORM_DOLLAR,      /* $ and other currency signs */
    ER_FORM_COUNT
} er_form;

/* Relation of a node to its head. */
typedef enum er_dependency {
    ER_DEP_DEP, /* none of the others */
    ER_DEP_ROOT,
    ER_DEP_ACL,
    ER_DEP_ACL_RELCL,
    ER_DEP_ADVCL,
    ER_DEP_ADVMOD,
    ER_DEP_AMOD,
    ER_DEP_APPOS,
    ER_DEP_AUX,
    ER_DEP_AUX_PASS,
    ER_DEP_CASE,
    ER_DEP_CC,
    ER_DEP_CCOMP,
    ER_DEP_COMPOUND,
    ER_DEP_COMPOUND_PRT,
    ER_DEP_CONJ,
    ER_DEP_COP,
    ER_DEP_CSUBJ,
    ER_DEP_DET,
    ER_DEP_DISCOURSE,
    ER_DEP_EXPL,
    ER_DEP_FIXED,
    ER_DEP_FLAT,
    ER_DEP_GOESWITH,
    ER_DEP_IOBJ,
    ER_DEP_LIST,
    ER_DEP_MARK,
    ER_DEP_NMOD,
    ER_DEP_NMOD_DESC, /* a title before a name */
    ER_DEP_NMOD_POSS,
    ER_DEP_NMOD_UNMARKED, /* "40 dollars [a barrel]" */
    ER_DEP_NSUBJ,
    ER_DEP_NSUBJ_PASS,
    ER_DEP_NUMMOD,
    ER_DEP_OBJ,
    ER_DEP_OBL,
    ER_DEP_OBL_AGENT,
    ER_DEP_OBL_UNMARKED, /* "met [Monday]" */
    ER_DEP_PARATAXIS,
    ER_DEP_PUNCT,
    ER_DEP_VOCATIVE,
    ER_DEP_XCOMP,
    ER_DEP_COUNT
} er_dependency;

typedef struct er_tree_node {
    uint32_t first_token, end_token;
    uint32_t mention;  /* of the document, or ER_NONE. A nominal mention of several words is not
                          one node: its highest node bears it */
    uint32_t head;     /* node, or ER_NONE for the root */
    uint8_t relation;  /* er_dependency */
    uint8_t tag;       /* er_tag */
    uint8_t form;      /* er_form */
    uint8_t certainty; /* of head and relation, 0 .. 255; for a rule of thumb, not a probability */
    er_view lemma;     /* lower case; of a name its text */
    uint32_t first_child, next_sibling; /* in the order of the text, or ER_NONE */
} er_tree_node;

/* {0} is an empty tree. The nodes are reused from one sentence to the next. */
typedef struct er_tree {
    er_tree_node *nodes; /* [count], in the order of the text */
    uint32_t count, capacity;
    uint32_t root;   /* ER_NONE in an empty tree */
    er_arena lemmas; /* the bytes of lemmas that stand nowhere in the text */
} er_tree;

void er_tree_free(er_tree *tree);

/* Empties it and keeps the memory. */
void er_tree_reset(er_tree *tree);

/* Appends a node, its indices ER_NONE, the rest zero; NULL where memory is out. */
er_tree_node *er_tree_add(er_tree *tree);

/* Sets root, first_child and next_sibling from the heads. ER_BAD_FORMAT where the heads make no
   tree: no root or several, a head out of range, a circle. */
er_status er_tree_link(er_tree *tree, er_error *error);

/* ---- words of the formats: "NOUN", "VBD", "nsubj:pass"; "" for a value out of range ---------- */
const char *er_tag_name(er_tag tag);
const char *er_form_name(er_form form);
const char *er_dependency_name(er_dependency dependency);

/* The form of a Penn tag, ER_FORM_COUNT where there is none. */
er_form er_form_named(er_view name);

/* The relation of that name; a subtype that is not kept gives its main type ("nsubj:outer" ->
   nsubj), an unknown one ER_DEP_DEP. */
er_dependency er_dependency_named(er_view name);

static inline bool er_form_is_verb(uint8_t form)
{
    return form >= ER_FORM_VB && form <= ER_FORM_VBZ;
}

static inline bool er_form_is_noun(uint8_t form)
{
    return form >= ER_FORM_NN && form <= ER_FORM_NNS;
}

/* ---- nodes and edges --------------------------------------------------------------------------
 */

/* The node that covers a token of the document, by bisection. */
uint32_t er_tree_node_at(const er_tree *tree, uint32_t token);

/* The node that bears a mention. */
uint32_t er_tree_node_of_mention(const er_tree *tree, uint32_t mention);

/* The first child with that relation, and the next one after child:
       for (c = er_tree_child(t, n, ER_DEP_OBL); c != ER_NONE; c = er_tree_next(t, c)) ... */
uint32_t er_tree_child(const er_tree *tree, uint32_t node, er_dependency relation);
uint32_t er_tree_next(const er_tree *tree, uint32_t child);

/* All children, in the order of the text:
       for (c = t->nodes[n].first_child; c != ER_NONE; c = t->nodes[c].next_sibling) ... */

/* Whether above is node itself or on its way to the root. */
bool er_tree_dominates(const er_tree *tree, uint32_t above, uint32_t node);

/* The nodes of the way from a up to the lowest node above both, and down to b, both ends included.
   *top is the position of that lowest common node in path. Returns how many nodes the way has;
   where that is more than capacity, path is not filled. Always at least 1. */
uint32_t er_tree_path(const er_tree *tree, uint32_t a, uint32_t b, uint32_t *path,
                      uint32_t capacity, uint32_t *top);

/* The tokens from the first to the last of the subtree of node. */
void er_tree_span(const er_tree *tree, uint32_t node, uint32_t *first_token, uint32_t *end_token);

/* ---- coordination -----------------------------------------------------------------------------
 */

/* The first member of the coordination that node belongs to; node itself where it is none. */
uint32_t er_tree_first_conjunct(const er_tree *tree, uint32_t node);

/* The member after node, of a coordination whose first member is first:
       for (c = first; c != ER_NONE; c = er_tree_next_conjunct(t, first, c)) ... */
uint32_t er_tree_next_conjunct(const er_tree *tree, uint32_t first, uint32_t node);

/* ---- nouns ------------------------------------------------------------------------------------
 */

/* The preposition of node ("for" of "guarantees for Ukraine"), also where a coordination shares
   it; of several the last ("from behind": behind). Possessive 's is none. */
uint32_t er_tree_preposition(const er_tree *tree, uint32_t node);

/* Whether the preposition of node is word; "because of", "according to", "on behalf of": its words
   with blanks between them. */
bool er_tree_has_preposition(const er_tree *tree, uint32_t node, const char *word);

/* ---- verbs and other predicates ----------------------------------------------------------------
 */

typedef enum er_tense { ER_TENSE_NONE, ER_TENSE_PAST, ER_TENSE_PRESENT, ER_TENSE_FUTURE } er_tense;

/* The auxiliaries and marks around a predicate, read once. */
typedef struct er_verb_group {
    er_tense tense;   /* NONE: "to go", "going" without an auxiliary, or no verb */
    bool perfect;     /* "has met" */
    bool progressive; /* "is meeting" */
    bool passive;     /* "was met", "met by", "the men arrested" */
    bool infinitive;  /* "to meet" */
    bool negated;     /* not, n't, never, no longer, neither, hardly; "without meeting"; with
                         "no" or "nobody" as the subject or "nothing" as the object */
    bool question;    /* the sentence ends in a question mark */
    uint32_t modal;   /* the node of can, could, may, might, must, should, would, ought; ER_NONE */
    uint32_t mark;    /* the node of if, that, whether, to, without ...: the first mark */
} er_verb_group;

/* For node a verb, or a noun or adjective with a copula. A coordinated verb shares the
   auxiliaries of the first where it has none of its own and no subject ("will meet and sign"). */
void er_tree_verb_group(const er_tree *tree, uint32_t node, er_verb_group *group);

bool er_tree_is_passive(const er_tree *tree, uint32_t node);
bool er_tree_is_negated(const er_tree *tree, uint32_t node);

/* How a subject was found, the surest first. */
typedef enum er_subject_link {
    ER_SUBJECT_NONE,
    ER_SUBJECT_OWN,      /* a child of the verb */
    ER_SUBJECT_SHARED,   /* of the verb that this one is coordinated with */
    ER_SUBJECT_RELATIVE, /* the noun before a relative clause or participle */
    ER_SUBJECT_CONTROL,  /* subject or object of the verb above: "agreed to", "accused X of" */
    ER_SUBJECT_ADVERBIAL /* subject of the main clause: "speaking in Kyiv, X said" */
} er_subject_link;

/* The grammatical subject of a verb, through coordination, relative clauses and control: the
   relative pronouns who, which, that are replaced by the noun that they stand for. *link (may be
   NULL) says how. Of a passive verb it is the one acted upon. */
uint32_t er_tree_subject(const er_tree *tree, uint32_t verb, er_subject_link *link);

/* The one who acts: the subject of an active verb, "by ..." of a passive one. */
uint32_t er_tree_agent(const er_tree *tree, uint32_t verb, er_subject_link *link);

/* The one acted upon: the object of an active verb (also the object that a relative pronoun stands
   for, and an object shared in coordination), the subject of a passive one. */
uint32_t er_tree_patient(const er_tree *tree, uint32_t verb);

#endif
