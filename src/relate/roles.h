/* Who holds which office: titles before names ("Russian Foreign Minister Sergei Lavrov"),
   appositions ("Ada Brem, the U.S. envoy for Sudan,"), copulas ("became president of"),
   by patterns over tokens and mentions. Runs before entities are resolved, which uses it. */
#ifndef ERGRAPH_RELATE_ROLES_H
#define ERGRAPH_RELATE_ROLES_H

#include "facts/facts.h"

/* Appends to document->roles, in the order of the holders. An office that names several bodies
   ("envoy of X to Y") becomes one row for each; a title without a body is a row too. */
er_status er_find_roles(const er_facts *facts, er_document *document, er_error *error);

/* The same with the table of offices alone. */
er_status er_find_roles_with(const er_offices *offices, er_document *document, er_error *error);

#endif
