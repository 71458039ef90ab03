/* Comparing the spellings of names that came into Latin letters in different ways. */
#ifndef ERGRAPH_FACTS_SPELLING_H
#define ERGRAPH_FACTS_SPELLING_H

#include "base/view.h"

#define ER_SPELLING_MAX 64 /* bytes of a key with its zero byte; longer words are cut */

/* Writes what is left of a folded word when the habits of transliteration are taken away
   ("zelenskyy", "zelenskiy", "zelensky" -> "zelenski"), ended by a zero byte. Returns its length.
   Words of less than four letters are kept: too little would be left to tell them apart. */
uint32_t er_spelling_key(er_view word, char key[ER_SPELLING_MAX]);

/* The similarity of Jaro and Winkler, 0 .. 1 (Winkler 1990: prefix of at most 4, weight 0.1).
   Only the first 64 bytes count. */
double er_spelling_similarity(er_view a, er_view b);

#endif
