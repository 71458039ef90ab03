/* The network: entities as nodes, what joins them as links, and the sentences that say so. */
#ifndef ERGRAPH_NETWORK_H
#define ERGRAPH_NETWORK_H

#include <math.h>

#include "ergraph/document.h"

#ifdef __cplusplus
extern "C" {
#endif

typedef enum er_link_kind { ER_COOCCURRENCE, ER_RELATION, ER_LINK_KIND_COUNT } er_link_kind;

/* "cooccurrence", "relation"; ER_LINK_KIND_COUNT and "" for what is none. */
ER_API er_link_kind er_link_kind_named(const char *name);
ER_API const char *er_link_kind_name(er_link_kind kind);

#define ER_NO_VALUE NAN /* a measure that was not computed, or is not defined for this node */

typedef struct er_node {
    const char *id; /* stable and readable: "person-sergei-lavrov" */
    const char *label;
    er_type type;
    const char **aliases; /* [alias_count], sorted by bytes; the label is among them */
    uint32_t alias_count;
    uint32_t mentions, documents;
    const char *first, *last; /* dates of the first and last document; NULL where none has one */
    uint32_t community;       /* 0 is the largest; ER_NONE where not computed */
    double degree, strength, pagerank, betweenness; /* over the co-occurrence layer */
    double x, y;                                    /* the layout, in points, y upwards */
} er_node;

/* A sentence that says so. */
typedef struct er_evidence {
    const char *doc;
    const char *date;    /* NULL where the document has none */
    const char *url;     /* NULL where the document has none */
    uint32_t start, end; /* of the sentence in the document, bytes */
    const char *text;
    uint32_t source_start, source_end; /* of the two ends and of the words that say it, bytes */
    uint32_t target_start, target_end; /* in the document; start == end where there is none */
    uint32_t trigger_start, trigger_end;
    const char *predicate; /* NULL in co-occurrence */
    er_modality modality;
    float confidence;
} er_evidence;

/* How often in one month. */
typedef struct er_month {
    uint32_t month; /* year * 12 + month - 1; 0: documents without a date */
    uint32_t weight, documents;
} er_month;

/* One for each pair and kind (co-occurrence) or pair and class (relation). In a link without
   direction the node with the smaller id (by bytes) is the source. */
typedef struct er_link {
    const char *id;          /* never a node's id */
    uint32_t source, target; /* nodes */
    er_link_kind kind;
    uint32_t weight; /* sentences (relations: statements) that say so */
    uint32_t documents;
    double npmi, g2;         /* co-occurrence only; else ER_NO_VALUE */
    er_class relation_class; /* relation only */
    bool symmetric;
    int polarity;
    double score;
    er_modality modality;    /* the most frequent; of equals the first in the enum */
    const char **predicates; /* [predicate_count], the most frequent first */
    uint32_t predicate_count;
    const char **roles; /* [role_count], of class role: offices, the most frequent first */
    uint32_t role_count;
    const char *first, *last; /* dates, or NULL */
    er_month *months;         /* [month_count], ascending */
    uint32_t month_count;
    er_evidence *evidence; /* [evidence_count], the best first */
    uint32_t evidence_count;
} er_link;

/* What counts as together. */
typedef enum er_window {
    ER_WINDOW_SENTENCE,
    ER_WINDOW_PARAGRAPH,
    ER_WINDOW_DOCUMENT,
    ER_WINDOW_COUNT
} er_window;

/* What the whole was made of. */
typedef struct er_network_facts {
    uint64_t documents, sentences, tokens, mentions;
    const char *first, *last;            /* dates, or NULL */
    uint32_t hidden_nodes, hidden_links; /* left out by filters */
    double modularity;                   /* of the communities; ER_NO_VALUE where none */
    uint32_t betweenness_sources;        /* nodes it was estimated from; 0: exact */
    er_window window;                    /* what the weights of co-occurrence count */
} er_network_facts;

typedef struct er_network er_network;

#define ER_TYPE_BIT(type) (1u << (type))

/* How documents become a network. */
typedef struct er_network_options {
    er_window window;  /* co-occurrence is counted by these */
    uint32_t types;    /* ER_TYPE_BIT of the types that become nodes */
    uint32_t evidence; /* sentences kept for each link, at most */
    bool statements;   /* also relations of class statement */
} er_network_options;

/* Sentences; people, states and organisations; five pieces of evidence; no statements. */
ER_API er_network_options er_network_options_default(void);

/* "sentence", "paragraph", "document"; ER_WINDOW_COUNT and "" for what is none. */
ER_API er_window er_window_named(const char *name);
ER_API const char *er_window_name(er_window window);

/* The tables. Nodes are in the order of their ids, links by kind, source, target, class. They
   belong to the network and live as long as it does. */
ER_API const er_node *er_network_nodes(const er_network *network, uint32_t *count);
ER_API const er_link *er_network_links(const er_network *network, uint32_t *count);
ER_API const er_network_facts *er_network_facts_of(const er_network *network);

/* Reads what network.json holds. Data in the same shape from elsewhere is taken too, as long as
   nodes have an id and a type, and links a source, a target and a kind. ER_BAD_FORMAT with line
   and byte; er_network_read_file also ER_READ_FAILED. */
ER_API er_status er_network_read(er_network **network, const char *data, size_t length,
                                 er_error *error);
ER_API er_status er_network_read_file(er_network **network, const char *path, er_error *error);

/* NULL is ignored. */
ER_API void er_network_free(er_network *network);

#ifdef __cplusplus
}
#endif
#endif
