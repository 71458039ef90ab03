/* Who is who within one document: mentions become entities. The steps run in order of precision,
   and each leaves open what it cannot decide: an open mention keeps entity ER_NONE. */
#ifndef ERGRAPH_RESOLVE_RESOLVE_H
#define ERGRAPH_RESOLVE_RESOLVE_H

#include "document/document.h"

struct er_facts; /* facts/facts.h */

/* Const after creation: any number of threads can use it at once. */
typedef struct er_resolver er_resolver;

/* facts must outlive the resolver. er_resolver_free gives it back; NULL is ignored. */
er_status er_resolver_new(const struct er_facts *facts, er_resolver **resolver, er_error *error);
void er_resolver_free(er_resolver *resolver);

/* Fills document->entities and the entity of each mention. Needs tokens, sentences, mentions and
   roles; adds the nominal and pronoun mentions that could be resolved, and keeps the order of the
   mentions (roles that refer to them are renumbered). To be called once for a document. */
er_status er_resolve(const er_resolver *resolver, er_document *document, er_error *error);

#endif
