/* What the program knows of the world before it reads a word. Made once, const, shared by all
   threads. */
#ifndef ERGRAPH_FACTS_FACTS_H
#define ERGRAPH_FACTS_FACTS_H

#include "facts/gazetteer.h"
#include "facts/holders.h"
#include "facts/names.h"
#include "facts/offices.h"
#include "facts/states.h"
#include "facts/titles.h"

typedef struct er_facts er_facts;

/* Fails for want of memory, and where a table is not in its form. */
er_status er_facts_new(er_facts **facts, er_error *error);
void er_facts_free(er_facts *facts); /* NULL is ignored */

/* The tables live as long as the facts. */
const er_symbols *er_facts_words(const er_facts *facts); /* for er_word_ids_fill */
const er_lexicon *er_facts_names(const er_facts *facts); /* kinds: er_name_kind */
const er_states *er_facts_states(const er_facts *facts);
const er_gazetteer *er_facts_gazetteer(const er_facts *facts);
const er_titles *er_facts_titles(const er_facts *facts);
const er_offices *er_facts_offices(const er_facts *facts);
const er_names *er_facts_person_names(const er_facts *facts);
const er_bodies *er_facts_bodies(const er_facts *facts);
const er_holders *er_facts_holders(const er_facts *facts);

/* The row of the state that the whole phrase names ("Russia", "Russians", "Moscow"), in any case;
   ER_NONE where it names none, or a territory. *kind (may be NULL) is set to its er_name_kind. */
uint32_t er_facts_find_state(const er_facts *facts, er_view phrase, er_name_kind *kind);

/* The row of the gazetteer that the whole phrase names ("NATO"), or ER_NONE. */
uint32_t er_facts_find_listed(const er_facts *facts, er_view phrase);

#endif
