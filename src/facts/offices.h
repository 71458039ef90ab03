/* The words of offices: "deputy foreign minister", "former", "chief of staff". A phrase is
   [former | acting] modifier* head; src/data/offices.tsv lists them. */
#ifndef ERGRAPH_FACTS_OFFICES_H
#define ERGRAPH_FACTS_OFFICES_H

#include "document/document.h"

typedef struct er_offices er_offices;

#define ER_OFFICE_NAME_MAX 128 /* bytes of a normalised office, with the zero byte */

/* An office phrase in the tokens of a document. */
typedef struct er_office_phrase {
    uint32_t first_token, end_token; /* with "former" and the like */
    bool former, acting;
    bool plural; /* "ministers" */
    bool job;    /* a job, which names no office of a state: "analyst" */
    bool rank;   /* a rank or an honorific alone ("Gen.", "Mr."): no office in a body */
    char office[ER_OFFICE_NAME_MAX]; /* lower case, singular, one spelling: "defense minister" */
} er_office_phrase;

er_status er_offices_new(er_offices **offices, er_error *error);
void er_offices_free(er_offices *offices); /* NULL is ignored */

/* The office phrase whose first token is first (no token at or after high is looked at). False
   where none begins there. "and" may join two heads: "chairman and chief executive". */
bool er_office_at(const er_offices *offices, const er_document *document, uint32_t first,
                  uint32_t high, er_office_phrase *phrase);

/* Moves *token over "former", "then-", "acting" and sets the marks of phrase. */
void er_office_marks(const er_offices *offices, const er_document *document, uint32_t *token,
                     uint32_t high, er_office_phrase *phrase);

/* True where a word in small letters that is in no table looks like what somebody is by its end:
   "bureaucrat", "campaigner". Only to be asked where a person must be meant. */
bool er_office_is_likely(const er_document *document, uint32_t token);

/* The longest office phrase that ends right before the token end and begins at or after low. */
bool er_office_before(const er_offices *offices, const er_document *document, uint32_t low,
                      uint32_t end, er_office_phrase *phrase);

/* True where the token is a head by itself ("minister", "ministers"). */
bool er_office_is_head(const er_offices *offices, const er_document *document, uint32_t token);

/* The office that a verb form gives its subject ("leads" -> "leader"), or NULL. Static storage. */
const char *er_office_of_verb(const er_offices *offices, const er_document *document,
                              uint32_t token);

/* Whether a state or body has one holder of the office at a time ("president", "foreign minister",
   "army chief"), unlike "ambassador", "spokesman" and "deputy minister". office: as in
   er_office_phrase. */
bool er_office_is_single(er_view office);

#endif
