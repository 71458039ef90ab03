/* Names the relation of every word to its head, once all heads are known: words from the leaves
   to the root, the children of one head from left to right. */
#ifndef ERGRAPH_TAG_LABELLER_H
#define ERGRAPH_TAG_LABELLER_H

#include "tag/linear.h"
#include "tag/unit.h"

#define ER_LABELLER_FEATURES 64 /* at most, of one arc */

/* The tree under the labels. Arrays have count + 1 elements, the last for the root. */
typedef struct er_label_tree {
    const er_unit *units; /* [count] */
    uint32_t count;
    uint32_t *heads;        /* count: the root */
    uint32_t *first_child;  /* or ER_NONE */
    uint32_t *next_sibling; /* or ER_NONE */
    uint32_t *order;        /* heads, those nearer to the leaves first */
    uint32_t *verbs;        /* a hash of the words that may be auxiliaries, left of each word */
    uint64_t *seen;         /* the relations of the children labelled so far, a bit each */
    uint8_t *labels;        /* er_dependency */
    uint32_t capacity;
} er_label_tree;

void er_label_tree_free(er_label_tree *tree);

/* Makes room for count words and sets units; the caller then fills heads. */
er_status er_label_tree_begin(er_label_tree *tree, const er_unit *units, uint32_t count,
                              er_error *error);

/* Fills children, order and verbs from the heads, which make a tree. */
void er_label_tree_link(er_label_tree *tree);

/* The keys of the features of the arc from unit to its head. before: the sibling before it, or
   ER_NONE. Returns how many. */
uint32_t er_labeller_features(const er_label_tree *tree, uint32_t unit, uint32_t before,
                              uint64_t *keys);

/* Chooses a label; gold training replaces this. */
typedef uint8_t er_label_choice(void *context, const er_label_tree *tree, uint32_t unit,
                                const uint64_t *keys, uint32_t key_count);

/* Sets all labels, each by choice. */
void er_labeller_walk(er_label_tree *tree, er_label_choice *choice, void *context);

/* Sets all labels with the model. certainty[count] (may be NULL) gets how far the best is ahead of
   the second, 0 .. 255. */
void er_labeller_run(const er_linear *model, er_label_tree *tree, uint8_t *certainty);

#endif
