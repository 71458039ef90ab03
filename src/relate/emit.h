/* Writing relations down: once for each pair and class in a sentence, the surest reading. */
#ifndef ERGRAPH_RELATE_EMIT_H
#define ERGRAPH_RELATE_EMIT_H

#include "base/index.h"
#include "document/document.h"

/* One end of a relation. */
typedef struct er_end {
    uint32_t entity;
    uint32_t mention;
} er_end;

/* What is asked of the entities of a document, made once for all its sentences. {0} is empty. */
typedef struct er_known_entities {
    er_index states;   /* row of the table of states -> entity */
    er_index aliases;  /* hash of a name of a state or an organisation -> entity, or ER_SHARED */
    uint32_t home;     /* a mention of the state that the document is about, or ER_NONE */
    er_index surnames; /* hash of the last word of a person's label -> entity, or ER_SHARED */
} er_known_entities;

#define ER_SHARED (ER_NONE - 1) /* two persons have that name */

/* Fills known from the entities of document. False where memory is out. */
bool er_known_entities_fill(er_known_entities *known, const er_document *document);
void er_known_entities_free(er_known_entities *known);

typedef struct er_emitter {
    er_document *document;
    const er_known_entities *known;
    uint32_t sentence;
    uint32_t first; /* the first relation of the sentence */
    bool no_memory;
} er_emitter;

/* Begins a sentence. */
void er_emitter_start(er_emitter *emitter, uint32_t sentence);

/* True where the entity can be an end: a person, a state or an organisation. */
bool er_can_be_end(const er_document *document, uint32_t entity);

/* Adds the relation unless an end is missing or both are one. filled has class, modality,
   symmetric (also set where the class has no direction), predicate, role, trigger and confidence;
   strings are copied. */
void er_emit(er_emitter *emitter, er_end source, er_end target, const er_relation *filled);

/* Puts all relations of the document into the order that its table states. */
void er_emitter_finish(er_emitter *emitter);

#endif
