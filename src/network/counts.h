/* What the builder knows of nodes and links while it counts. */
#ifndef ERGRAPH_NETWORK_COUNTS_H
#define ERGRAPH_NETWORK_COUNTS_H

#include "base/index.h"
#include "network/builder.h"
#include "network/evidence.h"

typedef struct er_node_counts {
    uint32_t mentions, documents, windows;
    uint32_t first, last;   /* days; 0 is none */
    uint32_t last_document; /* serial number of the document that counted last */
    uint32_t entry;         /* in the window at hand, or ER_NONE */
    bool wanted;            /* its type becomes a node */
} er_node_counts;

/* A predicate or a role, and how often it was said. */
typedef struct er_tally {
    uint32_t word; /* symbol */
    uint32_t count;
} er_tally;

typedef struct er_tallies {
    er_tally *items; /* [count], in the order of arrival */
    uint32_t count;
} er_tallies;

typedef struct er_relation_counts {
    er_tallies predicates, roles;
    uint32_t modalities[ER_MODALITY_COUNT];
    uint32_t polarities[3]; /* -1, 0, 1 */
} er_relation_counts;

typedef struct er_link_counts {
    uint32_t source, target; /* numbers; source < target where there is no direction */
    uint32_t weight, documents;
    uint32_t first, last; /* days; 0 is none */
    uint32_t last_document;
    er_month *months; /* [month_count], ascending */
    uint32_t month_count;
    er_observations evidence;
    er_relation_counts *relation; /* NULL: co-occurrence */
    er_class relation_class;      /* where relation is set */
} er_link_counts;

struct er_network_builder {
    er_network_options options;
    er_directory directory;
    er_node_counts *nodes; /* [directory.count] */
    er_link_counts *links;
    uint32_t link_count, link_capacity;
    er_index link_of; /* key of pair and class -> links */
    er_symbols words; /* predicates and roles */
    uint64_t windows, sentences, tokens, mentions;
    uint32_t documents; /* also the serial number of the document at hand */
    uint32_t first, last;
};

/* The row of a link, new where it is needed. relation_class ER_CLASS_COUNT: co-occurrence.
   NULL where memory is out. */
er_link_counts *er_counts_link(er_network_builder *builder, uint32_t source, uint32_t target,
                               er_class relation_class);

/* Counts one sentence or statement of the document at hand, of this day. False where memory is
   out. */
bool er_counts_add(er_network_builder *builder, er_link_counts *link, uint32_t day);

/* Gives back what a link holds; the row stays, empty. */
void er_counts_free(er_link_counts *link);

/* Widens first .. last by a day that is not 0. */
void er_counts_widen(uint32_t *first, uint32_t *last, uint32_t day);

/* False where memory is out. */
bool er_tallies_add(er_tallies *tallies, uint32_t word);

#endif
