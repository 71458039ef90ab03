/* From a node of the tree to the entities that it stands for: "Russian and Belarusian forces",
   "the legitimacy of Lind", "a plan for Peru's ports". */
#ifndef ERGRAPH_RELATE_ENDS_H
#define ERGRAPH_RELATE_ENDS_H

#include "relate/emit.h"
#include "relate/event_lexicon.h"
#include "tag/tree.h"

#define ER_ENDS_MAX 12

typedef struct er_ends {
    er_end ends[ER_ENDS_MAX];
    uint32_t count;
    uint32_t depth; /* steps from the node that was asked for to the deepest end */
} er_ends;

/* A sentence that is being read. */
typedef struct er_sentence_reader {
    const er_event_lexicon *lexicon;
    const er_document *document;
    const er_tree *tree;
    er_emitter *emitter;
    er_ends speaker; /* who speaks where the sentence stands in quotes; may be empty */
} er_sentence_reader;

/* What to accept beside names. */
enum {
    ER_ENDS_PLACES = 1,    /* a capital as a place stands for its state */
    ER_ENDS_EVENTS = 2,    /* look into nouns that name acts, too */
    ER_ENDS_NO_OWNERS = 4, /* but what stands after a noun */
    ER_ENDS_PEOPLE = 8     /* after prepositions only names and those who act for them */
};

/* The categories of a node: of its noun, alone or with the word before it ("air force"), or of the
   type of its name; "event" for a noun that names an act. */
uint64_t er_categories_of(const er_sentence_reader *reader, uint32_t node);

/* The first reading of a node as a word that says what is done; ER_NONE where it is none. */
uint32_t er_event_reading(const er_sentence_reader *reader, uint32_t node,
                          er_event_word_kind *kind);

/* The particle of a verb ("down" of "shot down"), also where the parser took it for a preposition
   of the object; ER_NONE where it has none. */
uint32_t er_particle_of(const er_sentence_reader *reader, uint32_t verb);

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
