/* Training of the three models: tags, arcs, labels. */
#ifndef ERGRAPH_TRAIN_PARSER_TRAIN_H
#define ERGRAPH_TRAIN_PARSER_TRAIN_H

#include "tag/model.h"
#include "train/parser_corpus.h"
#include "train/parser_weights.h"

/* A sentence to learn from: its words as the models see them, and what is right. */
typedef struct er_lesson {
    const er_gold_sentence *gold;
    er_unit *units;     /* [gold->count] */
    uint8_t *predicted; /* [gold->count]: tags by a tagger that never saw the sentence */
    uint32_t fold;      /* of the jackknife */
} er_lesson;

typedef struct er_lessons {
    er_lesson *all;
    uint32_t count;
    er_arena arena;
} er_lessons;

#define TRAIN_FOLDS 5

/* One sample a sentence, after those that are there. */
er_status er_lessons_add(er_lessons *samples, const er_treebank *corpus, const er_word_table *words,
                         er_error *error);
void er_lessons_free(er_lessons *samples);

/* A fixed order for each pass: the same in every run. */
void er_lessons_shuffle(er_lessons *samples, uint32_t seed);

/* Trains tags on all samples but those of fold without (TRAIN_FOLDS: on all). */
er_status er_train_tagger(er_lessons *samples, uint32_t passes, uint32_t without, er_weights *w,
                          er_error *error);

/* Sets the forms of all units as a tagger would that never saw their sentence. */
er_status er_predict_tags(er_lessons *samples, uint32_t passes, er_error *error);

/* Trains arcs on the units as they are tagged, the heads being projective. */
er_status er_train_arcs(er_lessons *samples, uint32_t passes, uint32_t width, er_weights *w,
                        er_error *error);

/* Trains labels on the gold heads. */
er_status er_train_labeller(er_lessons *samples, uint32_t passes, er_weights *w, er_error *error);

#endif
