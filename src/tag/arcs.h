/* Heads of words by arc-hybrid transitions with a beam.

   A state has a stack of words, a front word and the words behind it; behind the last stands the
   root. SHIFT moves the front onto the stack; LEFT makes the top of the stack a child of the
   front, RIGHT a child of the word below it, and both take it off. Every parse of n words has n
   shifts and n arcs, so all states of a step have come equally far and can be compared.
   (Kuhlmann, Gomez-Rodriguez, Satta 2011; beam and update: Zhang and Nivre 2011, Huang et al.
   2012.)

   States share structure: a state refers to its stack by the topmost cell, cells refer to the
   cell below and are never changed. Words with the same children and stacks of the same words are
   one and the same node and cell, however they came about: so most of what a state scores is
   known from another one. */
#ifndef ERGRAPH_TAG_ARCS_H
#define ERGRAPH_TAG_ARCS_H

#include "tag/linear.h"
#include "tag/unit.h"

typedef enum er_action { ER_SHIFT, ER_LEFT, ER_RIGHT, ER_ACTION_COUNT } er_action;

/* The score of some of the features of a state, which is the same in every state that shares what
   they look at. */
typedef struct er_arc_part {
    int32_t scores[ER_ACTION_COUNT];
    bool known;
} er_arc_part;

/* A word with the children found for it. ER_NONE where there is none. */
typedef struct er_arc_node {
    uint32_t unit;          /* count is the root */
    uint32_t left, left2;   /* the outermost left children */
    uint32_t right, right2; /* the outermost right children */
    uint8_t left_count, right_count;
    er_arc_part as_front, as_top; /* of the word alone, as front or as top of the stack */
    er_arc_part front;            /* of its children, as front */
    uint32_t grown;               /* the last node made of this one by one more child */
    uint32_t older;               /* the one before this, made of the same node */
    uint32_t far, near;           /* in the node without children: its last er_arc_kept */
} er_arc_node;

/* A stack. */
typedef struct er_arc_cell {
    uint32_t node;  /* on top; of the empty stack, which is cell 0, node 0 */
    uint32_t below; /* cell; of the empty stack itself */
    uint8_t depth;  /* words, 3: three or more */
    er_arc_part stack;
    uint32_t pushed; /* the last cell made by pushing a word on this one */
    uint32_t older;  /* the one before this, with the same below */
} er_arc_cell;

/* What two words have to do with each other whatever their children, or a third one with them. */
typedef struct er_arc_kept {
    uint32_t unit;
    er_arc_part part;
    uint32_t thirds; /* the last one made of this one and a third word */
    uint32_t older;  /* the one before this, of the same first words */
} er_arc_kept;

typedef struct er_arc_state {
    uint32_t front;  /* node */
    uint32_t top;    /* cell */
    uint32_t parent; /* state that this one was made from; ER_NONE: the first */
    int32_t score;
    uint8_t action; /* er_action that made it */
} er_arc_state;

#define ER_ARC_FEATURES 96 /* at most, of one state */
#define ER_ARC_MAX_BEAM 64

/* Adds the scores of features: those of the model of the program, or the trainer's. */
typedef void er_arc_score(const void *model, const uint64_t *keys, uint32_t key_count,
                          int32_t scores[ER_ACTION_COUNT]);

/* Tells the memory which features will be scored soon. */
typedef void er_arc_expect(const void *model, const uint64_t *keys, uint32_t key_count);

typedef struct er_arc_scorer {
    er_arc_score *score;
    er_arc_expect *expect; /* or NULL */
    const void *model;
} er_arc_scorer;

/* Scores with an er_triple. */
er_arc_scorer er_arc_scorer_of(const er_triple *model);

/* Keys whose score is wanted. */
typedef struct er_arc_wish {
    er_arc_part *part;
    uint32_t first, end; /* of the keys of the search */
} er_arc_wish;

#define ER_ARC_PARTS 8 /* of the score of a state */

/* Memory of a search, reused from one sentence to the next. {0} is empty. */
typedef struct er_arc_search {
    const er_unit *units; /* [count] */
    uint32_t count;
    uint32_t *marks; /* [count + 1]: how many commas, verbs, conjunctions, quotes stand before */
    uint32_t mark_capacity;
    er_arc_state *states; /* one step after the other */
    uint32_t state_count, state_capacity;
    er_arc_node *nodes; /* 0: no word; 1 + unit: that unit without children */
    uint32_t node_count, node_capacity;
    er_arc_cell *cells;
    uint32_t cell_count, cell_capacity;
    uint32_t *steps; /* [step_count + 1]: the first state of each step */
    uint32_t step_count, step_capacity;
    er_arc_kept *kept;
    uint32_t kept_count, kept_capacity;
    er_arc_scorer scorer;
    er_arc_wish wishes[ER_ARC_MAX_BEAM * ER_ARC_PARTS];
    uint32_t wish_count, key_count;
    uint64_t keys[ER_ARC_MAX_BEAM * ER_ARC_FEATURES];
} er_arc_search;

void er_arc_search_free(er_arc_search *search);

/* Sets the sentence and the model; search has the first state alone, in step 0. count >= 1. The
   model does not change until the next begin. */
er_status er_arc_search_begin(er_arc_search *search, const er_unit *units, uint32_t count,
                              er_arc_scorer scorer, er_error *error);

/* Makes the states of the next step from those of the last, at most width (1 .. ER_ARC_MAX_BEAM),
   the best first; those that score less than the best by more than margin are dropped. */
er_status er_arc_search_step(er_arc_search *search, uint32_t width, int32_t margin,
                             er_error *error);

/* All steps; heads[count] gets those of the best, the root's head being count. */
er_status er_arc_search_run(er_arc_search *search, uint32_t width, int32_t margin, uint32_t *heads,
                            er_error *error);

/* The heads that the transitions up to state set, ER_NONE for the others. */
void er_arc_search_heads(const er_arc_search *search, uint32_t state, uint32_t *heads);

/* ---- single states, for training ---------------------------------------------------------------
 */

bool er_arc_allowed(const er_arc_search *search, const er_arc_state *state, er_action action);

/* Appends the state that action makes of state, with its score; NULL where memory is out. */
er_arc_state *er_arc_apply(er_arc_search *search, uint32_t state, er_action action, int32_t score);

/* Adds the scores of the transitions of count states from first on, at most ER_ARC_MAX_BEAM. False
   where memory is out. */
bool er_arc_score_states(er_arc_search *search, uint32_t first, uint32_t count,
                         int32_t scores[][ER_ACTION_COUNT]);

/* The keys of all features of a state, that those scores are made of. Returns how many. */
uint32_t er_arc_features(const er_arc_search *search, const er_arc_state *state, uint64_t *keys);

#endif
