/* A document and what was found in it. All offsets are bytes of its UTF-8 text, end exclusive.
   Tables refer to each other by index; ER_NONE is no index. */
#ifndef ERGRAPH_DOCUMENT_H
#define ERGRAPH_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "ergraph/error.h"

#ifdef __cplusplus
extern "C" {
#endif

#define ER_NONE UINT32_MAX /* no such index, in every table of the library */

typedef enum er_type { ER_PERSON, ER_STATE, ER_ORGANIZATION, ER_PLACE, ER_TYPE_COUNT } er_type;

typedef enum er_kind {
    ER_NAME,    /* "Sergei Lavrov", "Russia" */
    ER_DEMONYM, /* "Russian", "the Russians" */
    ER_METONYM, /* "Moscow" for the government */
    ER_NOMINAL, /* "the US president" */
    ER_PRONOUN, /* "he" */
    ER_KIND_COUNT
} er_kind;

typedef struct er_sentence {
    uint32_t start, end;
    uint32_t first_token, end_token;
    uint32_t paragraph; /* 0-based */
    bool headline;      /* a heading, title or caption: no full sentence, may be in title case */
} er_sentence;

/* A phrase for two ("both sides", "the two leaders") has two mentions over the same bytes, one for
   each. */
typedef struct er_mention {
    uint32_t start, end;
    uint32_t first_token, end_token;
    uint32_t sentence;
    uint32_t entity; /* ER_NONE until it is resolved, and where it stays open */
    uint32_t state;  /* row of the table of states, for a state's names, demonyms and capitals
                        (also for a capital that is meant as the place); else ER_NONE */
    er_type type;
    er_kind kind;
    float confidence; /* 0 .. 1, the probability that span and type are right */
} er_mention;

typedef enum er_gender { ER_GENDER_UNKNOWN, ER_MALE, ER_FEMALE } er_gender;

/* Years; 0: not known. */
typedef struct er_life {
    uint32_t born_from, born_to; /* the first and the last that it can be */
    uint32_t died;
} er_life;

typedef struct er_entity {
    const char *label; /* the fullest common form */
    er_type type;
    er_gender gender;
    uint32_t state; /* row of the table of states: for a state, which it is; for a person or an
                       organisation, the one it serves or belongs to where the text says so */
    const char **aliases; /* [alias_count], every surface form once, in order of appearance */
    uint32_t alias_count;
    uint32_t mention_count;
    er_life life;       /* of a person, where the document gives years or an age */
    const char *office; /* of a person whom the document does not name: what it calls him by
                           ("foreign minister"); else NULL */
    uint32_t holder_of; /* with office: the entity whose office it is; else ER_NONE */
    bool described;     /* with office: the label is no name but that phrase, because nothing but
                           other documents could say who is meant */
} er_entity;

typedef enum er_class {
    ER_ROLE,
    ER_MEMBER,
    ER_PART,
    ER_KIN,
    ER_ALLY,
    ER_AGREE,
    ER_CONSULT,
    ER_SUPPORT,
    ER_CONCEDE,
    ER_COOPERATE,
    ER_AID,
    ER_RETREAT,
    ER_REQUEST,
    ER_ACCUSE,
    ER_REJECT,
    ER_THREATEN,
    ER_PROTEST,
    ER_SANCTION,
    ER_MOBILIZE,
    ER_COERCE,
    ER_ASSAULT,
    ER_STATEMENT,
    ER_CLASS_COUNT
} er_class;

typedef enum er_modality {
    ER_ACTUAL,
    ER_FUTURE,
    ER_HYPOTHETICAL,
    ER_NEGATED,
    ER_HISTORICAL,
    ER_CLAIMED,
    ER_MODALITY_COUNT
} er_modality;

/* What a class is. Source of the scores: PLOVER manual 0.8, table of intensities. */
typedef struct er_class_facts {
    const char *name; /* "consult" */
    int polarity;     /* -1, 0, 1 */
    double score;     /* -10 .. 10 */
    bool symmetric;   /* has no direction */
} er_class_facts;

typedef struct er_relation {
    uint32_t source, target;                 /* entities; the one who acts is the source */
    uint32_t source_mention, target_mention; /* mentions, or ER_NONE */
    uint32_t sentence;
    uint32_t trigger_start, trigger_end; /* bytes of the words that say it; equal where none */
    er_class relation_class;
    er_modality modality;
    int polarity; /* -1, 0, 1 */
    bool symmetric;
    const char *predicate; /* lemma or phrase of the trigger ("meet", "accuse of") */
    const char *role;      /* "foreign minister"; NULL where the class is not role */
    float confidence;      /* 0 .. 1 */
} er_relation;

/* The words of the formats. Static storage; "" for a value out of range. */
ER_API const char *er_type_name(er_type type);
ER_API const char *er_kind_name(er_kind kind);
ER_API const char *er_modality_name(er_modality modality);
ER_API const er_class_facts *er_class_facts_of(er_class relation_class);

/* The value that a word names, or the COUNT of its enum where there is none. */
ER_API er_type er_type_named(const char *name);
ER_API er_kind er_kind_named(const char *name);
ER_API er_class er_class_named(const char *name);
ER_API er_modality er_modality_named(const char *name);

/* A document with its tables. One thread at a time; can be used for one text after the other. */
typedef struct er_document er_document;

/* An empty document in *document; er_document_free gives it back. NULL is ignored there. */
ER_API er_status er_document_new(er_document **document, er_error *error);
ER_API void er_document_free(er_document *document);

/* Takes copies of all strings. id must not be NULL; title, date (ISO 8601, the day is enough) and
   url may. text is repaired where it is no UTF-8; a byte order mark at its start and zero bytes
   become spaces. What was in the tables before is gone. */
ER_API er_status er_document_set(er_document *document, const char *id, const char *title,
                                 const char *date, const char *url, const char *text, size_t length,
                                 er_error *error);

/* Views that live until the document is set again or freed. NULL where there is none. */
ER_API const char *er_document_id(const er_document *document);
ER_API const char *er_document_title(const er_document *document);
ER_API const char *er_document_date(const er_document *document);
ER_API const char *er_document_text(const er_document *document, size_t *length);

/* The tables, with their lengths in *count. */
ER_API const er_sentence *er_document_sentences(const er_document *document, uint32_t *count);
ER_API const er_mention *er_document_mentions(const er_document *document, uint32_t *count);
ER_API const er_entity *er_document_entities(const er_document *document, uint32_t *count);
ER_API const er_relation *er_document_relations(const er_document *document, uint32_t *count);

#ifdef __cplusplus
}
#endif
#endif
