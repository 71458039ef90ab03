#include "read/dates.h"

#include <stdio.h>
#include <strings.h>

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool print_day(unsigned year, unsigned month, unsigned day, char out[ER_DAY_SIZE])
{
    static const unsigned DAYS[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    if (year < 1000 || year > 2999 || month < 1 || month > 12 || day < 1 || day > DAYS[month - 1] ||
        (month == 2 && day == 29 && !leap))
        return false;
    snprintf(out, ER_DAY_SIZE, "%04u-%02u-%02u", year % 10000, month % 100, day % 100);
    return true;
}

/* The length digits at text[at] as a number. */
static unsigned number(er_view text, uint32_t at, uint32_t length)
{
    unsigned value = 0;
    for (uint32_t i = 0; i < length; i++)
        value = value * 10 + (unsigned)(text.data[at + i] - '0');
    return value;
}

static uint32_t digit_run(er_view text, uint32_t at)
{
    uint32_t end = at;
    while (end < text.length && is_digit(text.data[end]))
        end++;
    return end - at;
}

/* Year, month, day from at, where a run of digits begins. */
static bool read_digits_date(er_view text, uint32_t at, char day[ER_DAY_SIZE])
{
    uint32_t run = digit_run(text, at);
    if (run == 8 || (run == 14 && number(text, at + 8, 2) < 24))
        return print_day(number(text, at, 4), number(text, at + 4, 2), number(text, at + 6, 2),
                         day);
    if (run != 4 || at + 4 >= text.length || !strchr("-/_.", text.data[at + 4]))
        return false;
    char separator = text.data[at + 4];
    uint32_t month = digit_run(text, at + 5), after = at + 5 + month;
    if (month < 1 || month > 2 || after >= text.length || text.data[after] != separator)
        return false;
    uint32_t length = digit_run(text, after + 1);
    if (length < 1 || length > 2)
        return false;
    return print_day(number(text, at, 4), number(text, at + 5, month),
                     number(text, after + 1, length), day);
}

bool er_find_iso_date(er_view text, char day[ER_DAY_SIZE])
{
    for (uint32_t at = 0; at < text.length; at++) {
        if (!is_digit(text.data[at]))
            continue;
        if (read_digits_date(text, at, day))
            return true;
        at += digit_run(text, at);
    }
    return false;
}

/* 1 .. 12 for a month's name or its first three letters, else 0. */
static unsigned month_named(er_view word)
{
    static const char *const MONTHS[] = {"january",   "february", "march",    "april",
                                         "may",       "june",     "july",     "august",
                                         "september", "october",  "november", "december"};
    for (unsigned i = 0; i < 12; i++)
        if ((word.length == 3 || word.length == strlen(MONTHS[i]) ||
             (i == 8 && word.length == 4)) &&
            strncasecmp(word.data, MONTHS[i], word.length) == 0)
            return i + 1;
    return 0;
}

static uint32_t skip_to_digits(er_view text, uint32_t at)
{
    while (at < text.length && (text.data[at] == ' ' || text.data[at] == ',' ||
                                text.data[at] == '.' || text.data[at] == '-'))
        at++;
    return at;
}

/* The month's name stands at start .. end: a day before it or after it, then the year. */
static bool read_named_date(er_view text, uint32_t start, uint32_t end, char day[ER_DAY_SIZE])
{
    unsigned month = month_named(er_view_between(text.data + start, text.data + end));
    if (!month)
        return false;
    uint32_t at = skip_to_digits(text, end), run = digit_run(text, at);
    if (run == 1 || run == 2) {
        uint32_t year = skip_to_digits(text, at + run);
        return digit_run(text, year) == 4 &&
               print_day(number(text, year, 4), month, number(text, at, run), day);
    }
    uint32_t before = start;
    while (before && (text.data[before - 1] == ' ' || text.data[before - 1] == '-'))
        before--;
    uint32_t first = before;
    while (first && before - first < 2 && is_digit(text.data[first - 1]))
        first--;
    return run == 4 && before > first &&
           print_day(number(text, at, 4), month, number(text, first, before - first), day);
}

bool er_find_date(er_view text, char day[ER_DAY_SIZE])
{
    if (er_find_iso_date(text, day))
        return true;
    for (uint32_t at = 0; at < text.length; at++) {
        uint32_t end = at;
        while (end < text.length && is_letter(text.data[end]))
            end++;
        if (end - at >= 3 && read_named_date(text, at, end, day))
            return true;
        at = end > at ? end - 1 : at;
    }
    return false;
}
