/* Where the other end of an event stands: the slots of a word, filled from the tree. */
#ifndef ERGRAPH_RELATE_FRAMES_H
#define ERGRAPH_RELATE_FRAMES_H

#include "relate/events.h"

/* Whether the reading fits the object that the verb has. */
bool er_entry_fits(const er_sentence_reader *reader, uint32_t node, er_event_word_kind kind,
                   const er_event_entry *entry);

/* Fills class, targets (or mutual, each) and, of a judgement, the actors of the event from the
   slots of entry, the first that is filled. False where none is. */
bool er_read_frame(const er_sentence_reader *reader, er_event_word_kind kind,
                   const er_event_entry *entry, er_event *event);

/* Whether the clause is a question: "asked whether Peru leaves", "asked why" do not ask for it. */
bool er_is_question(const er_tree *tree, uint32_t clause);

/* Whether a judgement hangs below the verb ("called Lind a liar"): then that is what is said. */
bool er_has_judgement(const er_sentence_reader *reader, uint32_t verb);

/* Whether the word makes something of an act that is its object ("rejected talks"); words of saying
   do not. */
bool er_word_governs(const er_sentence_reader *reader, uint32_t node);

#endif
