/* A noun phrase that says what somebody is, read from left to right: an office with the bodies it
   names.

       [the] [former] [Russia's | Russian | NATO] [words] OFFICE [of | for | at ... body]...

   The body behind a link can stand after other words ("head of the main opposition Unity Party"),
   behind a topic ("director of research at the Moor Institute"), be owned ("of Russia's Gazprom"),
   have an acronym behind it, be part of another ("of the Trade Committee of the Senate"), or
   stand behind a comma ("national vice president, Unity Party,"). */
#ifndef ERGRAPH_RELATE_OFFICE_NP_H
#define ERGRAPH_RELATE_OFFICE_NP_H

#include "facts/offices.h"

#define ER_OFFICE_BODIES_MAX 4

typedef struct er_office_np {
    er_office_phrase phrase;
    uint32_t bodies[ER_OFFICE_BODIES_MAX]; /* mentions */
    uint32_t body_count;
    uint32_t first_token, end_token;
    bool guessed; /* the noun is in no table */
} er_office_np;

typedef struct er_office_reader {
    const er_offices *offices;
    const er_document *document;
    uint32_t person; /* the mention of whom it is said: no body */
} er_office_reader;

/* Reads a phrase whose first token is first; no token at or after high is looked at. behind_name:
   the phrase stands where something must be said of a name ("Moor, a ..."); there a noun that is in
   no table is taken where it looks like one of a person ("a bureaucrat with"). */
bool er_office_np_read(const er_office_reader *reader, uint32_t first, uint32_t high,
                       bool behind_name, er_office_np *np);

/* A mention that can be what somebody has an office in: no place, no pronoun, not the person. */
bool er_office_can_serve(const er_office_reader *reader, uint32_t mention);

/* A word that may stand between a body and the office, or before a body: no article, no link, no
   verb of saying, no name. */
bool er_office_is_filler(const er_office_reader *reader, uint32_t token);

void er_office_np_add_body(er_office_np *np, uint32_t mention);

/* "the", "a", "an", "its" ... */
bool er_is_determiner(const er_document *document, uint32_t token);

#endif
