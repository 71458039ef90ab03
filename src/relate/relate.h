/* Who did what to whom: relations of one document, from its roles, from patterns over names, and
   from the dependency trees of the sentences that have something to relate. Runs after entities
   are resolved. README.md beside this file has a table of the classes. */
#ifndef ERGRAPH_RELATE_RELATE_H
#define ERGRAPH_RELATE_RELATE_H

#include "facts/facts.h"
#include "tag/parser.h"

typedef struct er_relater er_relater;
typedef struct er_relater_scratch er_relater_scratch;

/* A relater with the built-in tables; const after this, shared by threads. facts and parser must
   outlive it; without a parser (NULL) only roles and ties are found. */
er_status er_relater_new(const er_facts *facts, const er_parser *parser, er_relater **relater,
                         er_error *error);
void er_relater_free(er_relater *relater); /* NULL is ignored */

/* One for each thread. */
er_status er_relater_scratch_new(er_relater_scratch **scratch, er_error *error);
void er_relater_scratch_free(er_relater_scratch *scratch); /* NULL is ignored */

/* Fills document->relations (what was there is gone), in the order that the table states. Both
   ends of a relation are different entities that are a person, a state or an organisation. */
er_status er_relate(const er_relater *relater, er_relater_scratch *scratch, er_document *document,
                    er_error *error);

#endif
