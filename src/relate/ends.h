/* From a node of the tree to the entities that it stands for: "Russian and Belarusian forces",
   "the legitimacy of Lind", "a plan for Peru's ports". */
#ifndef ERGRAPH_RELATE_ENDS_H
#define ERGRAPH_RELATE_ENDS_H

#include "relate/reading.h"

/* What to accept beside names. */
enum {
    ER_ENDS_PLACES = 1,    /* a capital as a place stands for its state */
    ER_ENDS_EVENTS = 2,    /* look into nouns that name acts, too */
    ER_ENDS_NO_OWNERS = 4, /* but what stands after a noun */
    ER_ENDS_PEOPLE = 8     /* after prepositions only names and those who act for them */
};

/* Adds those who act in node and what it is coordinated with: names, and nouns for people, bodies
   and forces by the state or body that they belong to. ER_NONE adds nothing. */
void er_ends_of_actor(const er_sentence_reader *reader, uint32_t node, er_ends *ends);

/* Adds whom node is about: names, else owners, else what stands after its prepositions. */
void er_ends_of_object(const er_sentence_reader *reader, uint32_t node, unsigned accept,
                       er_ends *ends);

/* Adds what stands after the preposition below node ("with Peru"). */
void er_ends_of_preposition(const er_sentence_reader *reader, uint32_t node, er_view preposition,
                            unsigned accept, er_ends *ends);

/* Adds the owners of a noun: "Peru's", "Peruvian", "NATO" before it. */
void er_ends_of_owner(const er_sentence_reader *reader, uint32_t node, er_ends *ends);

void er_ends_add(er_ends *ends, er_end end);
void er_ends_join(er_ends *ends, const er_ends *more);
bool er_ends_have(const er_ends *ends, uint32_t entity);

#endif
