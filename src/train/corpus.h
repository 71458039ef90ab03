/* Annotated text for training and scoring: tables of tokens and tags, read into documents as the
   program makes them from plain text. */
#ifndef ERGRAPH_TRAIN_CORPUS_H
#define ERGRAPH_TRAIN_CORPUS_H

#include "document/document.h"
#include "recognize/tags.h"

typedef struct er_gold_span {
    uint32_t first_token, end_token;
    uint8_t label; /* er_label */
} er_gold_span;

typedef struct er_sample {
    er_document *document;
    er_gold_span *spans;
    uint32_t span_count, span_capacity;
    float weight; /* of its sentences in training */
    bool copy;    /* of another sample, in other letter case */
} er_sample;

typedef struct er_corpus {
    er_sample *samples;
    uint32_t count, capacity;
} er_corpus;

/* Appends the documents of a file: lines TOKEN <tab> anything <tab> TAG, an empty line after each
   sentence, -DOCSTART- before each document where they are known. Elsewhere group sentences make
   a document. */
er_status er_corpus_read(er_corpus *corpus, const char *path, uint32_t group, float weight,
                         er_error *error);
/* How a copy of a sentence is written: as headlines are, or all in capitals. */
typedef enum er_recase { ER_RECASE_TITLE, ER_RECASE_UPPER } er_recase;

/* Appends copies of every nth sentence that holds names, written in another way. */
er_status er_corpus_recase(er_corpus *corpus, er_recase how, uint32_t nth, er_error *error);

void er_corpus_free(er_corpus *corpus);

/* A whole file, ended by a zero byte. The caller frees *data. */
er_status er_read_file(const char *path, char **data, size_t *length, er_error *error);

#endif
