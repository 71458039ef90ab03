/* Training of the three models: tags, arcs, labels. */
#ifndef ERGRAPH_TRAIN_PARSER_TRAIN_H
#define ERGRAPH_TRAIN_PARSER_TRAIN_H

#include "tag/model.h"
#include "train/parser_corpus.h"
#include "train/parser_weights.h"

/* A sentence to learn from: its words as the models see them, and what is right. */
typedef struct er_lesson {
    const er_gold_sentence *gold;
    er_unit *units; /* [gold->count] */
    uint32_t fold;  /* of the jackknife */
} er_lesson;

typedef struct er_lessons {
    er_lesson *all;
    uint32_t count;
    er_arena arena;
} er_lessons;

#define TRAIN_FOLDS 5

/* One lesson a sentence, after those that are there: from names, which has the same sentences as
   corpus with names collapsed; every whole-th from corpus (0: none). */
er_status er_lessons_add(er_lessons *lessons, const er_treebank *corpus, const er_treebank *names,
                         uint32_t whole, const er_word_table *words, er_error *error);
void er_lessons_free(er_lessons *lessons);

/* A fixed order for each pass: the same in every run. */
void er_lessons_shuffle(er_lessons *lessons, uint32_t seed);

/* How to train one model. */
typedef struct er_schedule {
    uint32_t rounds;  /* trainings from zero, each in other orders, of which the mean is taken */
    uint32_t passes;  /* of each */
    uint32_t least;   /* changes that a feature needs before it gets weights */
    uint32_t width;   /* of the beam, for arcs */
    uint32_t without; /* the fold that is left out; TRAIN_FOLDS: none */
} er_schedule;

/* Trains tags. */
er_status er_train_tagger(er_lessons *lessons, er_schedule schedule, er_weights *w,
                          er_error *error);

/* Sets the forms of all units of targets as a tagger would that never saw their sentences: taggers
   trained on lessons without one fold tag that fold. */
er_status er_predict_tags(er_lessons *lessons, er_lessons *targets, er_schedule schedule,
                          er_error *error);

/* Trains arcs on the units as they are tagged; the heads are projective. */
er_status er_train_arcs(er_lessons *lessons, er_schedule schedule, er_weights *w, er_error *error);

/* Trains labels on the gold heads. */
er_status er_train_labeller(er_lessons *lessons, er_schedule schedule, er_weights *w,
                            er_error *error);

#endif
