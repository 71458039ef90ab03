/* Well-known organisations and places, and other names that hide the name of a state ("New
   Mexico", "French fries"). */
#ifndef ERGRAPH_FACTS_GAZETTEER_H
#define ERGRAPH_FACTS_GAZETTEER_H

#include "facts/states.h"

/* A row; strings are ended by a zero byte and live as long as the facts. */
typedef struct er_gazetteer_row {
    const char *label; /* the first of its names, which is the fullest common one */
    uint8_t kind;      /* ER_NAME_ORGANIZATION, ER_NAME_PLACE or ER_NAME_OTHER */
    uint32_t state;    /* row of the states that it is an organ of, or ER_NONE */
} er_gazetteer_row;

/* {0} is an empty table. */
typedef struct er_gazetteer {
    er_gazetteer_row *rows;
    uint32_t count, capacity;
    er_arena arena;
} er_gazetteer;

/* Reads the table and adds its names to the lexicon. */
er_status er_gazetteer_load(er_gazetteer *gazetteer, const er_states *states, er_lexicon *names,
                            er_symbols *words, er_error *error);
void er_gazetteer_free(er_gazetteer *gazetteer);

#endif
