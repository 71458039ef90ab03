/* The work of resolving pronouns for one person, for the files that share it. */
#ifndef ERGRAPH_RESOLVE_PRONOUNS_H
#define ERGRAPH_RESOLVE_PRONOUNS_H

#include "resolve/quotes.h"
#include "resolve/token_words.h"

/* Somebody whom a pronoun could stand for, in the order of the text. */
typedef struct er_actor {
    uint32_t first_token, end_token;
    uint32_t sentence;
    uint32_t group; /* ER_NONE: a person without a name ("the driver"), who keeps a pronoun open */
    er_gender gender;
    bool subject;    /* begins its sentence, or nearly */
    bool oblique;    /* behind a preposition */
    bool possessive; /* X's */
    bool listed;     /* "and" stands beside it */
    bool pronoun;
    uint32_t quote;
} er_actor;

/* Persons of the document by their place, so that the pass meets them in order. */
typedef struct er_placed_person {
    uint32_t first_token, mention;
} er_placed_person;

typedef struct er_pronoun_work {
    er_work *work;
    er_quotes quotes;
    er_actor *actors;
    uint32_t actor_count, actor_capacity;
    uint32_t *counts;                /* [group_count]; mentions of a group so far */
    uint8_t *genders;                /* [group_count]; er_gender, as far as known here */
    bool *in_role;                   /* [token_count]; words of an office that has a named holder */
    bool in_quotes;                  /* the pass over the words inside quotes */
    const er_placed_person *persons; /* [person_count]; those of the document, by their place */
    uint32_t person_count, next;
    uint32_t topic; /* the first group of the document that was met, or ER_NONE */
} er_pronoun_work;

typedef enum er_pronoun_case {
    ER_NOMINATIVE,
    ER_OBJECTIVE,
    ER_POSSESSIVE,
    ER_REFLEXIVE
} er_pronoun_case;

typedef struct er_pronoun {
    const char *word;
    er_gender gender; /* unknown: the speaker */
    er_pronoun_case form;
} er_pronoun;

#define ER_PRONOUN_OTHER                                                                           \
    (-2.0) /* a score: the person acts on somebody else, "Moor thanked | her" */

/* How well an actor fits a pronoun, the more the better; negative: it does not fit at all. between:
   actors that stand between the two. */
double er_pronoun_score(const er_pronoun_work *p, const er_actor *a, const er_pronoun *pronoun,
                        uint32_t token, uint32_t sentence, uint32_t between);

#endif
