/* Events of one sentence: which word says it, who acts, on whom, and whether it is so.

   A word is read by itself first ("attack": assault, the actor its subject, the target its
   object). Then the words that govern it are read from the inside out, each of which may change
   what was read: "refused to help" is reject, "threatened to attack" threaten, "said that Y had
   attacked" a claim of an assault and an accusation. */
#ifndef ERGRAPH_RELATE_EVENTS_H
#define ERGRAPH_RELATE_EVENTS_H

#include "relate/ends.h"

typedef struct er_event {
    er_class event_class;
    uint32_t node;  /* the word that decides the class */
    uint32_t act;   /* the word of the act itself; node where nothing governs it */
    uint32_t outer; /* the outermost word that was read */
    er_ends actors, targets;
    bool mutual;     /* no targets: the actors do it with each other */
    bool each;       /* it can be mutual: "X and Y signed a pact" */
    bool has_object; /* somebody else may be meant by the object, though it is no entity */
    bool foreign;    /* somebody acts who is no entity: nobody else may take the place */
    bool judged;     /* an opinion: who says it is the actor where none is named */
    er_modality modality;
    float confidence;
} er_event;

/* Reads node by itself. False where it is no event. Actors or targets may still be missing. */
bool er_read_event(const er_sentence_reader *reader, uint32_t node, er_event *event);

/* Reads the words that govern the event and writes down what they make of it. */
void er_compose_event(const er_sentence_reader *reader, er_event *event);

/* Writes down the event as it is: each actor with each target. */
void er_emit_event(const er_sentence_reader *reader, const er_event *event);

/* What "X said that Y must ..." and "X spoke of Y" say, node being the word of saying. */
void er_read_statement(const er_sentence_reader *reader, uint32_t node);

/* Whether a word of the sentence can say what ought to be; else er_read_demand finds nothing. */
bool er_may_demand(const er_sentence_reader *reader);

/* Writes down what the one who says node demands of its subject: "Peru must leave". */
void er_read_demand(const er_sentence_reader *reader, uint32_t node);

/* What one who is quoted speaks of, in a sentence that does not name him. */
void er_read_quote(const er_sentence_reader *reader);

/* Those who act in the event that node names: agent of a verb, owner or "by" of a noun, and the
   subject of the verb that carries it ("held talks"). *sure (may be NULL) is lowered where the way
   to the subject is long. */
void er_actors_of(const er_sentence_reader *reader, uint32_t node, er_ends *actors, float *sure);

/* Whether what the verb group says is so. */
er_modality er_modality_of(const er_sentence_reader *reader, uint32_t node);

/* What a denial makes of the event: "did not accept" is reject, "did not attack" is negated. */
void er_negate_event(er_event *event, bool firm);

/* Whether no other verb than "have" or "be" stands above, and the negation is for good: "will
   never", "would not", "cannot". */
bool er_negation_is_firm(const er_sentence_reader *reader, uint32_t node);

/* "would only accept": what is bound to a condition is neither yes nor no. */
bool er_is_conditional(const er_sentence_reader *reader, uint32_t node);

#endif
