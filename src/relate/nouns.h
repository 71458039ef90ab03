/* Nouns that name acts ("the attack on Peru"): who acts, and what the words around them add. */
#ifndef ERGRAPH_RELATE_NOUNS_H
#define ERGRAPH_RELATE_NOUNS_H

#include "relate/events.h"

/* Those who act in the act that the noun at node names: owner, "by", "from", "between", or who does
   it in a participle ("sanctions imposed by Norway"). */
void er_actors_of_noun(const er_sentence_reader *reader, uint32_t node, er_ends *actors);

/* Those who act in an act that is itself the subject: "Norwegian shelling killed". Nothing where
   node (or ER_NONE) is none. */
void er_actors_of_act(const er_sentence_reader *reader, uint32_t node, er_ends *actors);

/* The class of an act that is itself the subject of a verb of force; assault where it is none. */
er_class er_class_of_act(const er_sentence_reader *reader, uint32_t node);

/* The participle that carries out the act ("strikes | launched by"), or ER_NONE. */
uint32_t er_carrying_participle(const er_sentence_reader *reader, uint32_t node);

/* Fills the actors of a noun that was read, and mutual. */
void er_settle_noun(const er_sentence_reader *reader, er_event *event);

#endif
