#include "resolve/life.h"

#define REACH 60   /* bytes around a name that are looked at */
#define AGE_MIN 15 /* below, it is hardly the news's person but a duration or a score */
#define AGE_MAX 115
#define LIFE_MIN 40 /* "(1993-2001)" is a term of office */

static er_view drop(er_view view, uint32_t bytes)
{
    return (er_view){view.data + bytes, view.length - bytes};
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* The number at the start of the view, of at most four digits; *length bytes. 0: none. */
static uint32_t number_at(er_view view, uint32_t *length)
{
    uint32_t number = 0, at = 0;
    while (at < view.length && at < 4 && is_digit(view.data[at]))
        number = number * 10 + (uint32_t)(view.data[at++] - '0');
    *length = at;
    return at && (at == view.length || !is_digit(view.data[at])) ? number : 0;
}

/* The first number of four digits, a year, from *at on; *at becomes its end. 0: none. */
static uint32_t next_year(er_view view, uint32_t *at)
{
    for (; *at < view.length; ++*at) {
        uint32_t length, number;
        if (!is_digit(view.data[*at]) || (*at && is_digit(view.data[*at - 1])))
            continue;
        number = number_at(drop(view, *at), &length);
        if (length == 4 && number >= 1000 && number <= 2200) {
            *at += length;
            return number;
        }
    }
    return 0;
}

static bool take(er_view *view, const char *words)
{
    er_view begin = er_view_of(words);
    if (!er_view_starts_with(*view, begin))
        return false;
    *view = drop(*view, begin.length);
    return true;
}

static er_life life_of_age(uint32_t age, uint32_t year)
{
    if (!year || age < AGE_MIN || age > AGE_MAX || age >= year)
        return (er_life){0};
    return (er_life){.born_from = year - age - 1, .born_to = year - age};
}

/* "in Oslo in 1954": a year in what follows "born" or "died", before the clause ends. */
static uint32_t year_of_clause(er_view view)
{
    uint32_t end = 0, at = 0;
    while (end < view.length && view.data[end] != '.' && view.data[end] != ';' &&
           view.data[end] != ')')
        end++;
    view.length = end;
    return next_year(view, &at);
}

static er_life life_of_clause(er_view view)
{
    er_life life = {0};
    if (take(&view, "born ") || take(&view, "b. "))
        life.born_from = life.born_to = year_of_clause(view);
    else if (take(&view, "died ") || take(&view, "d. "))
        life.died = year_of_clause(view);
    return life;
}

/* "(1926-2016)", "(5 May 1926 - 3 June 2016)", "(born 1954)" */
static er_life life_in_bracket(er_view view)
{
    uint32_t end = 0, at = 0;
    while (end < view.length && view.data[end] != ')')
        end++;
    if (end == view.length)
        return (er_life){0};
    view.length = end;
    er_life life = life_of_clause(view);
    uint32_t born = next_year(view, &at), dash = at;
    while (dash < view.length && view.data[dash] == ' ')
        dash++;
    bool joined =
        dash < view.length && (view.data[dash] == '-' || (unsigned char)view.data[dash] == 0xE2);
    uint32_t died = next_year(view, &at);
    if (!er_life_is_known(&life) && joined && died >= born + LIFE_MIN && died <= born + AGE_MAX)
        life = (er_life){born, born, died};
    return life;
}

/* ", 54," and ", aged 54" */
static er_life life_of_number(er_view view, uint32_t year)
{
    bool aged = take(&view, "aged ");
    uint32_t length, number = number_at(view, &length);
    if (length < 2 || length > 3)
        return (er_life){0};
    view = drop(view, length);
    bool closed = !view.length || view.data[0] == '.' || view.data[0] == ';' ||
                  (view.data[0] == ',' && !(view.length > 1 && is_digit(view.data[1])) &&
                   !(view.length > 2 && is_digit(view.data[2])));
    return aged || closed ? life_of_age(number, year) : (er_life){0};
}

er_life er_life_behind(er_view text, uint32_t year)
{
    if (text.length > REACH)
        text.length = REACH;
    if (take(&text, " ("))
        return life_in_bracket(text);
    if (take(&text, ", ") || take(&text, " , ")) {
        er_life life = life_of_number(text, year);
        if (er_life_is_known(&life))
            return life;
        if (take(&text, "who "))
            take(&text, "was ");
        return life_of_clause(text);
    }
    if (take(&text, " was ") || take(&text, " "))
        return life_of_clause(text);
    return (er_life){0};
}

/* Nothing but words that say what he is: "lawyer", "opposition leader". */
static bool is_description(er_view view)
{
    static const char *const OTHERS[] = {"of",   "for", "by", "to", "with", "and",
                                         "from", "in",  "at", "on", "named"};
    er_view word;
    while (er_view_split(&view, ' ', &word)) {
        for (uint32_t i = 0; i < word.length; i++)
            if (word.data[i] == ',' || word.data[i] == '.' || word.data[i] == '\'')
                return false;
        for (size_t i = 0; i < sizeof OTHERS / sizeof *OTHERS; i++)
            if (er_view_is(word, OTHERS[i]))
                return false;
    }
    return true;
}

er_life er_life_before(er_view text, uint32_t year)
{
    static const char *const UNITS[] = {"-year-old ", " year old ", "-year old ", " - year - old "};
    if (text.length > REACH)
        text = drop(text, text.length - REACH);
    for (uint32_t at = text.length; at-- > 1;) {
        if (text.data[at] != '-' && text.data[at] != ' ')
            continue; /* no unit begins so */
        er_view rest = drop(text, at);
        for (size_t i = 0; i < sizeof UNITS / sizeof *UNITS; i++) {
            if (!take(&rest, UNITS[i]))
                continue;
            uint32_t first = at, length;
            while (first > 0 && at - first < 3 && is_digit(text.data[first - 1]))
                first--;
            uint32_t age = number_at((er_view){text.data + first, at - first}, &length);
            return length && is_description(rest) ? life_of_age(age, year) : (er_life){0};
        }
    }
    return (er_life){0};
}
