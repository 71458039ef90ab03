/* Sentences and tokens of a document: one linear pass, nothing allocated per token.

   Tokens are views into the text and cover every byte that is neither white space nor invisible.
   - Possessives and contractions are split as in the Penn Treebank, straight or curly:
     "Ukraine" "'s", "do" "n't", "we" "'ll", "soldiers" "'".
   - A hyphenated word is one token ("game-changing", "mid-2022"), unless a part of it begins with
     an upper-case letter: "NATO" "-" "style", "pro" "-" "Russian", "F" "-" "16".
   - Abbreviations and initials keep their full stop: "U.S.", "Gen.", "J."; so do a.m. and p.m.
   - "$1.44" is "$" "1.44"; "3,000", "10:30", "1/2" are one token; "5%" is two.
   - "...", "--", "``" and "''" are one token each, and so is a URL, an e-mail address, a handle or
     a hashtag.
   - Soft hyphens, zero-width characters and direction marks inside a word belong to it; elsewhere
     they count as white space.

   A sentence never crosses a paragraph. A line is a paragraph of its own, unless the text is
   wrapped by hand: then blank lines, bullets and lines that end early separate. */
#ifndef ERGRAPH_TEXT_SEGMENTER_H
#define ERGRAPH_TEXT_SEGMENTER_H

#include "document/document.h"

#define ER_SENTENCE_TOKENS 500 /* a longer one is cut, so that no later step meets a monster */

/* The table of abbreviations; const after it was made, shared by all threads. */
typedef struct er_segmenter er_segmenter;

er_status er_segmenter_new(er_segmenter **segmenter, er_error *error);
void er_segmenter_free(er_segmenter *segmenter);

/* Fills the tables of tokens and sentences (what was in them is gone). Fails only for want of
   memory. */
er_status er_segment(const er_segmenter *segmenter, er_document *document, er_error *error);

#endif
