/* Who says what a word of the sentence says: the one in whose reported clause it stands, or in
   whose quote. */
#ifndef ERGRAPH_RELATE_SPEAKERS_H
#define ERGRAPH_RELATE_SPEAKERS_H

#include "relate/events.h"

/* Whether node is a word of saying ("said", "announced", "claimed"). */
bool er_says(const er_sentence_reader *reader, uint32_t node);

/* The reading of a verb of saying, or NULL. */
const er_event_entry *er_saying_entry(const er_sentence_reader *reader, uint32_t node);

/* Adds those who say what node says; none where the text says it, or somebody who is no entity. Of
   several who quote each other it is the innermost. */
void er_speakers_of(const er_sentence_reader *reader, uint32_t node, er_ends *speakers);

/* Whether the one who speaks is the entity, holds an office of it, or is a body of the same state:
   nobody speaks ill of himself, or asks himself. With whole_state also any person of that state:
   praise of one's own state says little, whoever speaks. */
bool er_is_own(const er_sentence_reader *reader, er_end speaker, uint32_t entity, bool whole_state);

/* "I", "we": whoever speaks. */
bool er_is_first_person(const er_sentence_reader *reader, uint32_t node);

#endif
