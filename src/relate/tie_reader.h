/* What the files that find ties share: the table of words, the sentence that is read, and writing a
   tie down. */
#ifndef ERGRAPH_RELATE_TIE_READER_H
#define ERGRAPH_RELATE_TIE_READER_H

#include "relate/ties.h"

#define ER_TIE_WORD_MAX 48 /* bytes of an entry of the table */

/* What a word of the table means: a class, or one of these. */
enum {
    ER_TIE_ORGAN = ER_CLASS_COUNT, /* an organ where a state's name stands beside it */
    ER_TIE_OF_STATE,               /* also where the name of a state is inside its own */
    ER_TIE_OF_HOME,                /* also where no state is named: of the one at home */
    ER_TIE_WHOLE,                  /* the other way round: "owner", "parent company" */
    ER_TIE_OWNED,                  /* "owned by" */
    ER_TIE_CONSIST,
    ER_TIE_NONE,
    ER_TIE_GLUED = 64 /* and a class */
};

typedef struct er_tie_reader {
    const er_ties *ties;
    er_emitter *emitter;
    er_document *document;
    uint32_t low, high; /* tokens of the sentence */
} er_tie_reader;

const er_offices *er_ties_offices(const er_ties *ties);

/* What the tokens first .. end mean together, ER_TIE_NONE where they are not listed. */
uint8_t er_tie_meaning(const er_tie_reader *reader, uint32_t first, uint32_t end);

/* Whether the token is a word of sections of bodies: "committee". */
bool er_tie_is_section(const er_tie_reader *reader, uint32_t token);

/* Whether the mention has an entity that can be an end. */
bool er_tie_usable(const er_tie_reader *reader, uint32_t mention);

er_type er_tie_type(const er_tie_reader *reader, uint32_t mention);

/* A tie between two entities, said by the tokens first .. end. Mentions may be ER_NONE. */
void er_tie_emit(er_tie_reader *reader, er_end source, er_end target, er_class relation_class,
                 uint32_t first_token, uint32_t end_token, float confidence);

/* "Peru's Defence Ministry", "the Trade Committee of the Senate", "Israel Air Force", and, once a
   document, bodies whose state is said elsewhere or is the one at home. */
void er_relate_organ(er_tie_reader *reader, uint32_t mention);

#endif
