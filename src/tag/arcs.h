/* Heads of words by arc-hybrid transitions with a beam.

   A state has a stack of words, a front word and the words behind it; behind the last stands the
   root. SHIFT moves the front onto the stack; LEFT makes the top of the stack a child of the
   front, RIGHT a child of the word below it, and both take it off. Every parse of n words has n
   shifts and n arcs, so all states of a step have come equally far and can be compared.
   (Kuhlmann, Gomez-Rodriguez, Satta 2011; beam and update: Zhang and Nivre 2011, Huang et al.
   2012.)

   States share structure: a state refers to its stack by the topmost cell, cells refer to the
   cell below and are never changed. A transition makes one state and at most one cell. */
#ifndef ERGRAPH_TAG_ARCS_H
#define ERGRAPH_TAG_ARCS_H

#include "tag/linear.h"
#include "tag/unit.h"

typedef enum er_action { ER_SHIFT, ER_LEFT, ER_RIGHT, ER_ACTION_COUNT } er_action;

/* A word with the children found for it. ER_NONE where there is none. */
typedef struct er_arc_cell {
    uint32_t below;         /* cell */
    uint32_t unit;          /* count is the root */
    uint32_t left, left2;   /* the outermost left children */
    uint32_t right, right2; /* the outermost right children */
    uint8_t left_count, right_count;
} er_arc_cell;

typedef struct er_arc_state {
    er_arc_cell front; /* below is not used */
    uint32_t top;      /* cell, or ER_NONE: the stack is empty */
    uint32_t parent;   /* state that this one was made from; ER_NONE: the first */
    int32_t score;
    uint8_t action; /* er_action that made it */
    uint8_t depth;  /* words on the stack, 3: three or more */
} er_arc_state;

#define ER_ARC_FEATURES 128 /* at most, of one state */
#define ER_ARC_MAX_BEAM 64

/* Scores the features of a state: the model of the program, or the trainer's. */
typedef void er_arc_score(const void *model, const uint64_t *keys, uint32_t key_count,
                          int32_t scores[ER_ACTION_COUNT]);

/* Scores with an er_triple. */
void er_arc_score_model(const void *model, const uint64_t *keys, uint32_t key_count,
                        int32_t scores[ER_ACTION_COUNT]);

/* The score of a group of features that depends on words a, b, c alone. */
typedef struct er_arc_kept {
    uint32_t sentence; /* of the search, when it was kept */
    uint32_t a, b, c;
    int32_t scores[ER_ACTION_COUNT];
} er_arc_kept;

#define ER_ARC_KEPT_GROUPS 4
#define ER_ARC_KEPT_SLOTS 256

/* Memory of a search, reused from one sentence to the next. {0} is empty. */
typedef struct er_arc_search {
    const er_unit *units; /* [count] */
    uint32_t count;
    uint32_t *marks; /* [count + 1]: how many commas, verbs, conjunctions, quotes stand before */
    uint32_t mark_capacity;
    er_arc_state *states; /* one step after the other */
    uint32_t state_count, state_capacity;
    er_arc_cell *cells;
    uint32_t cell_count, cell_capacity;
    uint32_t *steps; /* [step_count + 1]: the first state of each step */
    uint32_t step_count, step_capacity;
    er_arc_score *score;
    const void *model; /* score's */
    uint32_t sentence; /* counts the calls of begin: what was kept before is void */
    er_arc_kept kept[ER_ARC_KEPT_GROUPS][ER_ARC_KEPT_SLOTS];
} er_arc_search;

void er_arc_search_free(er_arc_search *search);

/* Sets the sentence and the model; search has the first state alone, in step 0. count >= 1. The
   model does not change until the next begin. */
er_status er_arc_search_begin(er_arc_search *search, const er_unit *units, uint32_t count,
                              er_arc_score *score, const void *model, er_error *error);

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

/* Adds the scores of the transitions of a state. */
void er_arc_score_state(er_arc_search *search, const er_arc_state *state,
                        int32_t scores[ER_ACTION_COUNT]);

/* The keys of all features of a state, that those scores are made of. Returns how many. */
uint32_t er_arc_features(const er_arc_search *search, const er_arc_state *state, uint64_t *keys);

#endif
