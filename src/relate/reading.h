/* A sentence that is being read, and what its words are in the tables. */
#ifndef ERGRAPH_RELATE_READING_H
#define ERGRAPH_RELATE_READING_H

#include "relate/emit.h"
#include "relate/event_lexicon.h"
#include "relate/quotes.h"
#include "tag/tree.h"

#define ER_ENDS_MAX 12

/* Some entities with the mentions that name them, each once. */
typedef struct er_ends {
    er_end ends[ER_ENDS_MAX];
    uint32_t count;
    uint32_t depth; /* steps from the node that was asked for to the deepest end */
} er_ends;

/* What a word is in the tables of events: its first reading, ER_NONE where it has none. */
typedef struct er_word_reading {
    uint32_t entry;
    er_event_word_kind kind;
} er_word_reading;

/* A sentence that is being read. */
typedef struct er_sentence_reader {
    const er_event_lexicon *lexicon;
    const er_document *document;
    const er_tree *tree;
    const er_word_reading *words; /* [tree->count] */
    er_emitter *emitter;
    const er_quotations *quotations; /* of the document; may be NULL */
} er_sentence_reader;

/* The categories of a node: of its noun, alone or with the word before it ("air force"), or of the
   type of its name; "event" for a noun that names an act. */
uint64_t er_categories_of(const er_sentence_reader *reader, uint32_t node);

/* Reads a node as a word that says what is done. The other functions find this in reader->words. */
er_word_reading er_read_word(const er_sentence_reader *reader, uint32_t node);

/* What er_read_word found. */
static inline uint32_t er_event_reading(const er_sentence_reader *reader, uint32_t node,
                                        er_event_word_kind *kind)
{
    *kind = reader->words[node].kind;
    return reader->words[node].entry;
}

/* Whether the verb and its object are one phrase of the tables ("open fire"), so that the object is
   no end. */
bool er_is_phrase(const er_sentence_reader *reader, uint32_t verb, uint32_t object);

/* The particle of a verb ("down" of "shot down"), also where the parser took it for a preposition
   of the object; ER_NONE where it has none. */
uint32_t er_particle_of(const er_sentence_reader *reader, uint32_t verb);

#endif
