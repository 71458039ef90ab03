/* The states of the world, of yesterday, too, and their names, adjectives, peoples and seats of
   government. */
#ifndef ERGRAPH_FACTS_STATES_H
#define ERGRAPH_FACTS_STATES_H

#include "facts/lexicon.h"

typedef enum er_state_status {
    ER_STATE_SOVEREIGN,
    ER_STATE_TREATED,    /* as a state, in the news: Taiwan, Kosovo, Palestine */
    ER_STATE_HISTORICAL, /* the Soviet Union */
    ER_STATE_TERRITORY   /* Greenland: a place, no state */
} er_state_status;

/* A row of the table; the number of the row is er_mention.state and er_entity.state. Strings are
   ended by a zero byte and live as long as the facts. */
typedef struct er_state {
    const char *id;    /* "united-states" */
    const char *label; /* "United States", the usual English short name */
    const char *code;  /* ISO 3166 alpha-3; "" where there is none */
    er_state_status status;
} er_state;

/* Meanings that the table of states adds to the lexicon of names (er_sense.kind). */
typedef enum er_name_kind {
    ER_NAME_STATE,     /* Russia */
    ER_NAME_ADJECTIVE, /* Russian; also for one of the people */
    ER_NAME_PEOPLE,    /* Russians, Frenchman */
    ER_NAME_SEAT,      /* Moscow: the place or the government */
    ER_NAME_TERRITORY, /* Greenland */
    /* those of the gazetteer; row: of the gazetteer */
    ER_NAME_ORGANIZATION,
    ER_NAME_PLACE,
    ER_NAME_OTHER /* the name of something else, which hides the names inside it: French fries */
} er_name_kind;

/* er_sense.flags */
#define ER_NAME_AMBIGUOUS 1u /* needs support from its context: Georgia, Jordan, Washington */
#define ER_NAME_WEAK_SEAT 2u /* the government only where the state is named, too: Brussels */

/* {0} is an empty table. */
typedef struct er_states {
    er_state *rows;
    uint32_t count, capacity;
    er_arena arena;
} er_states;

/* Reads the table and adds its names to the lexicon. */
er_status er_states_load(er_states *states, er_lexicon *names, er_symbols *words, er_error *error);
void er_states_free(er_states *states);

/* The row with this id ("united-states"), or ER_NONE. Linear. */
uint32_t er_states_find_id(const er_states *states, er_view id);

#endif
