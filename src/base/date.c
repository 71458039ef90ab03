#include "base/date.h"

#include <stdio.h>

/* Reads count digits at *text and moves it on; 0 where they are not there. */
static uint32_t digits(const char **text, int count)
{
    uint32_t value = 0;
    for (int i = 0; i < count; i++) {
        char c = (*text)[i];
        if (c < '0' || c > '9')
            return 0;
        value = value * 10 + (uint32_t)(c - '0');
    }
    *text += count;
    return value;
}

uint32_t er_date_parse(const char *date)
{
    static const uint32_t days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    if (!date)
        return 0;
    uint32_t year = digits(&date, 4);
    if (!year)
        return 0;
    uint32_t month = *date == '-' ? (date++, digits(&date, 2)) : 0;
    if (month < 1 || month > 12)
        return year * 10000;
    uint32_t day = *date == '-' ? (date++, digits(&date, 2)) : 0;
    if (day > days[month - 1])
        day = 0;
    return year * 10000 + month * 100 + day;
}

void er_date_print(uint32_t day, char out[ER_DATE_SIZE])
{
    uint32_t year = day / 10000 % 10000;
    if (day % 100)
        snprintf(out, ER_DATE_SIZE, "%04u-%02u-%02u", year, day / 100 % 100, day % 100);
    else if (day / 100 % 100)
        snprintf(out, ER_DATE_SIZE, "%04u-%02u", year, day / 100 % 100);
    else
        snprintf(out, ER_DATE_SIZE, "%04u", year);
}

uint32_t er_date_month(uint32_t day)
{
    uint32_t month = day / 100 % 100;
    return month ? day / 10000 * 12 + month - 1 : 0;
}
