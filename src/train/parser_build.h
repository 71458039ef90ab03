/* From treebanks to the model file: all steps of training in their order. */
#ifndef ERGRAPH_TRAIN_PARSER_BUILD_H
#define ERGRAPH_TRAIN_PARSER_BUILD_H

#include "train/parser_train.h"

/* One of the three models: how it is learnt, and how its weights are packed. */
typedef struct er_model_recipe {
    uint32_t rounds, passes, least; /* see er_schedule */
    uint32_t unit;                  /* packed weights per weight of training */
    uint32_t bits;                  /* 2 to this many groups of slots */
} er_model_recipe;

typedef struct er_recipe {
    er_model_recipe tags, arcs, labels;
    uint32_t train_beam;   /* states kept in training */
    uint32_t beam, margin; /* in use: see er_arc_search_step */
    uint32_t word_bits;    /* 2 to this many slots of the word table */
} er_recipe;

/* What the models of the program are made with. */
extern const er_recipe er_recipe_of_program;

/* Files; those of tagged, vectors and clusters may be NULL. */
typedef struct er_ingredients {
    char **treebanks; /* [treebank_count] */
    uint32_t treebank_count;
    const char *tagged, *vectors, *clusters;
} er_ingredients;

/* Reads a treebank, with hyphenated words joined where join is set. */
er_status er_treebank_open(const char *path, bool join, er_treebank *treebank, er_error *error);

/* Appends the model file to out. Progress goes to standard error. */
er_status er_models_build(const er_ingredients *ingredients, const er_recipe *recipe,
                          er_buffer *out, er_error *error);

#endif
