/* The best sentences of a link. Text and document are shared by all links that keep them and end
   with the last, so that memory follows what is kept and not what was read. */
#ifndef ERGRAPH_NETWORK_EVIDENCE_H
#define ERGRAPH_NETWORK_EVIDENCE_H

#include "base/arena.h"
#include "ergraph/network.h"

/* A document as evidence names it. */
typedef struct er_source {
    uint32_t references;
    uint32_t day;    /* as base/date.h */
    const char *id;  /* in the same block */
    const char *url; /* in the same block, or NULL */
    /* The same in the network's arena, once they are copied there. */
    const char *done_id, *done_date, *done_url;
} er_source;

/* A sentence, or the sentences from one end of a link to the other. */
typedef struct er_passage {
    uint32_t references;
    uint32_t start, end; /* bytes of the document */
    er_source *source;
    const char *done; /* the text in the network's arena once it is copied */
    char text[];
} er_passage;

/* One piece of evidence before it is part of a network. */
typedef struct er_observation {
    er_passage *passage;
    uint32_t source_start, source_end, target_start, target_end, trigger_start, trigger_end;
    uint32_t predicate; /* symbol, or ER_NONE */
    er_modality modality;
    float confidence;
} er_observation;

/* The best first: by confidence, day (none is last), document, place. */
typedef struct er_observations {
    er_observation *items; /* [count] */
    uint32_t count;
} er_observations;

/* With one reference, the caller's. NULL where memory is out. url may be NULL. */
er_source *er_source_new(const char *id, uint32_t day, const char *url);
void er_source_release(er_source *source); /* NULL is ignored */

/* Takes a reference of source. With one reference, the caller's. NULL where memory is out. */
er_passage *er_passage_new(er_source *source, uint32_t start, uint32_t end, er_view text);
void er_passage_release(er_passage *passage); /* NULL is ignored */

/* Whether an observation of this confidence, day, document and start would be kept: asked before
   the passage is made. */
bool er_observations_wants(const er_observations *kept, uint32_t most, float confidence,
                           const er_source *source, uint32_t start);

/* Adds observation where it is among the best, with a reference of its passage; the worst one
   goes. Of two with the same passage the better stays. False where memory is out. */
bool er_observations_add(er_observations *kept, uint32_t most, const er_observation *observation);

void er_observations_free(er_observations *kept);

#endif
