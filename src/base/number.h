/* Numbers as text, the same in every locale. */
#ifndef ERGRAPH_BASE_NUMBER_H
#define ERGRAPH_BASE_NUMBER_H

#include <stddef.h>

#define ER_NUMBER_SIZE 40 /* bytes that hold any number, with the zero byte */

/* The shortest decimal number that reads back as value; "nan", "inf", "-inf" where it is none.
   Returns the length. */
size_t er_number_text(double value, char text[ER_NUMBER_SIZE]);

/* The same for a float: the shortest that reads back as the same float ("0.9", which as a double
   is 0.89999997615814209). */
size_t er_number_text_float(float value, char text[ER_NUMBER_SIZE]);

/* value with at most digits (1 .. 15) significant digits, as the double nearest to that decimal:
   for results whose last digits differ from machine to machine. What is not finite stays. */
double er_number_round(double value, int digits);

/* value rounded to at most decimals (0 .. 9) places, without trailing zeros and without "-0".
   |value| is cut to 1e15; what is no number gives "0". Returns the length. */
size_t er_number_fixed(double value, int decimals, char text[ER_NUMBER_SIZE]);

#endif
