/* The words of a phrase for two: "the two leaders", "both sides", "the pair". */
#ifndef ERGRAPH_RESOLVE_PAIR_PHRASE_H
#define ERGRAPH_RESOLVE_PAIR_PHRASE_H

#include "document/document.h"
#include "facts/offices.h"

enum {
    ER_PAIR_PERSONS = 1u << ER_PERSON,
    ER_PAIR_STATES = 1u << ER_STATE,
    ER_PAIR_BODIES = 1u << ER_ORGANIZATION
};

typedef struct er_pair_phrase {
    uint32_t first_token, end_token;
    unsigned types;      /* ER_PAIR_ flags: of which types both must be */
    unsigned else_types; /* of which types where the text has none of types; 0: of no other */
    er_gender gender;
    bool leaders;    /* somebody who is known to be no leader is not meant */
    bool restricted; /* the words behind it, or names, say which two: no pair named before */
    bool linked;     /* only those whom the text names together */
    char office[ER_OFFICE_NAME_MAX]; /* "president": both hold it, as far as is known; else empty */
} er_pair_phrase;

/* Reads the phrase that begins at the token and ends before end. False where there is none. */
bool er_pair_phrase_at(const er_offices *offices, const er_document *document, uint32_t token,
                       uint32_t end, er_pair_phrase *phrase);

#endif
