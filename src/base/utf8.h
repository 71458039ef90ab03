/* UTF-8: walking, repairing, folding. */
#ifndef ERGRAPH_BASE_UTF8_H
#define ERGRAPH_BASE_UTF8_H

#include "base/buffer.h"

#define ER_REPLACEMENT 0xFFFDu

/* Decodes the character at data (length >= 1) and stores its size in *size. Invalid bytes give
   ER_REPLACEMENT and the size of the part to skip (at least 1): a sequence cut short counts once.
 */
uint32_t er_utf8_decode(const char *data, size_t length, uint32_t *size);

/* Appends one code point. */
void er_utf8_append(er_buffer *buffer, uint32_t code_point);

/* The offset of the first invalid byte, or length where all is valid. */
size_t er_utf8_first_invalid(const char *data, size_t length);

/* Appends data to out with U+FFFD for each invalid part. Returns how many were replaced. */
uint32_t er_utf8_repair(const char *data, size_t length, er_buffer *out);

/* A byte order mark at the start and zero bytes become spaces: what follows keeps its offset. */
void er_utf8_blank(char *data, size_t length);

bool er_utf8_is_letter(uint32_t code_point);
bool er_utf8_is_upper(uint32_t code_point); /* also title case */
bool er_utf8_is_lower(uint32_t code_point);
bool er_utf8_is_digit(uint32_t code_point); /* any decimal digit */
bool er_utf8_is_space(uint32_t code_point);

/* Appends view in lower case. */
void er_utf8_lower(er_view view, er_buffer *out);

/* Appends view folded for comparison: lower case, without diacritics (Erdoğan -> erdogan,
   Düsseldorf -> dusseldorf, ß -> ss, ø -> o, ł -> l, ı -> i), curly quotes as straight ones. */
void er_utf8_fold(er_view view, er_buffer *out);

#endif
