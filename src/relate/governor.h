/* The word above an act that makes something of it: "refused" of "refused to help". */
#ifndef ERGRAPH_RELATE_GOVERNOR_H
#define ERGRAPH_RELATE_GOVERNOR_H

#include "relate/events.h"

/* A word above the event that makes something of it. */
typedef struct er_governor {
    uint32_t node;
    uint8_t effect;
    uint8_t event_class;
    bool negated;
    bool noun;   /* the governor is a noun: "a refusal to" */
    bool clause; /* what it governs is a clause */
} er_governor;

/* The governor of the act at node; of a quote the word of saying that hangs below it. False where
   there is none that is known. */
bool er_find_governor(const er_sentence_reader *reader, uint32_t node, er_governor *governor);

/* Whether an effect is one of saying: say, claim, fact. */
bool er_is_saying(uint8_t effect);

#endif
