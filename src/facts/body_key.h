/* The form in which names of organisations are compared. */
#ifndef ERGRAPH_FACTS_BODY_KEY_H
#define ERGRAPH_FACTS_BODY_KEY_H

#include "base/buffer.h"

/* Appends name in lower case without diacritics, article, possessive, points and the suffixes of
   company law (Rheinmetall AG -> rheinmetall); "&" becomes "and", hyphens become spaces. */
void er_body_key(er_view name, er_buffer *out);

/* True for a short name that is written as one: two to eight letters, more than half of them
   capitals (NATO, U.N., AfD, G7). */
bool er_is_acronym(er_view name);

/* Whether the letters of acronym are the initials of the words of name, with or without the small
   ones (of, and, the). Both as in the text. */
bool er_is_acronym_of(er_view acronym, er_view name);

/* Whether the name ends in the legal form of a company, which er_body_key takes off: "Hartmann AG".
 */
bool er_has_legal_form(er_view name);

#endif
