#include "base/number.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* snprintf writes the locale's decimal point, which may be more than one byte. */
static void restore_point(char *text)
{
    char *from = text;
    while (*from && strchr("+-0123456789e", *from))
        from++;
    if (!*from)
        return;
    char *end = from;
    while (*end && !strchr("0123456789e", *end))
        end++;
    *from = '.';
    memmove(from + 1, end, strlen(end) + 1);
}

size_t er_number_text(double value, char text[ER_NUMBER_SIZE])
{
    if (!isfinite(value)) {
        const char *word = isnan(value) ? "nan" : value > 0 ? "inf" : "-inf";
        return (size_t)snprintf(text, ER_NUMBER_SIZE, "%s", word);
    }
    for (int digits = 15; digits <= 17; digits++) {
        snprintf(text, ER_NUMBER_SIZE, "%.*g", digits, value);
        if (strtod(text, NULL) == value)
            break;
    }
    restore_point(text);
    return strlen(text);
}

size_t er_number_text_float(float value, char text[ER_NUMBER_SIZE])
{
    if (!isfinite(value))
        return er_number_text((double)value, text);
    for (int digits = 6; digits <= 9; digits++) {
        snprintf(text, ER_NUMBER_SIZE, "%.*g", digits, (double)value);
        if (strtof(text, NULL) == value)
            break;
    }
    restore_point(text);
    return strlen(text);
}

double er_number_round(double value, int digits)
{
    char text[ER_NUMBER_SIZE];
    if (!isfinite(value) || (value == trunc(value) && fabs(value) < 1e9))
        return value;
    snprintf(text, sizeof text, "%.*g", digits, value);
    return strtod(text, NULL); /* both in the same locale */
}

size_t er_number_fixed(double value, int decimals, char text[ER_NUMBER_SIZE])
{
    if (isnan(value))
        value = 0;
    value = fmax(-1e15, fmin(1e15, value));
    snprintf(text, ER_NUMBER_SIZE, "%.*f", decimals, value);
    restore_point(text);
    size_t length = strlen(text);
    if (strchr(text, '.')) {
        while (text[length - 1] == '0')
            length--;
        if (text[length - 1] == '.')
            length--;
        text[length] = '\0';
    }
    if (strcmp(text, "-0") == 0)
        length = (size_t)snprintf(text, ER_NUMBER_SIZE, "0");
    return length;
}
