/* Cuts one paragraph into tokens (the rules are in segmenter.h). */
#ifndef ERGRAPH_TEXT_TOKENIZER_H
#define ERGRAPH_TEXT_TOKENIZER_H

#include "document/document.h"
#include "text/abbreviations.h"

/* Appends the tokens of bytes [start, end) of the text. False where memory is out. */
bool er_tokenize(const er_abbreviations *abbreviations, er_document *document, uint32_t start,
                 uint32_t end);

#endif
