#include "facts/spelling.h"

/* A run of letters and what it becomes. at_end: only at the end of the word; at_start: only at its
   beginning. Of several that fit the first is taken, so the longer ones stand first. */
typedef struct spelling_rule {
    const char *from, *to;
    bool at_start, at_end;
} spelling_rule;

static const spelling_rule RULES[] = {
    {"ye", "e", true, false},     {"yu", "iu", true, false},    {"ya", "ia", true, false},
    {"skyy", "ski", false, true}, {"skiy", "ski", false, true}, {"skyi", "ski", false, true},
    {"skij", "ski", false, true}, {"skii", "ski", false, true}, {"sky", "ski", false, true},
    {"iy", "i", false, true},     {"yy", "i", false, true},     {"yi", "i", false, true},
    {"ij", "i", false, true},     {"ii", "i", false, true},     {"ey", "ei", false, true},
    {"ej", "ei", false, true},    {"ay", "ai", false, true},    {"aj", "ai", false, true},
    {"eff", "ev", false, true},   {"off", "ov", false, true},   {"ow", "ov", false, true},
    {"tch", "ch", false, false},  {"tsch", "ch", false, false}, {"ph", "f", false, false},
    {"ou", "u", false, false},    {"oo", "u", false, false},    {"ck", "k", false, false},
    {"dj", "j", false, false},    {"dzh", "j", false, false},   {"kh", "h", false, false},
    {"iye", "ie", false, false},  {"iya", "ia", false, false},  {"aye", "ae", false, false},
    {"eye", "ee", false, false},  {"oye", "oe", false, false},  {"ah", "a", false, true},
    {"y", "i", false, true},      {"q", "k", false, false},     {"x", "ks", false, false},
    {"yo", "e", true, false},
};

static bool rule_fits(const spelling_rule *rule, er_view word, uint32_t at)
{
    if (rule->from[0] != word.data[at])
        return false;
    uint32_t length = (uint32_t)strlen(rule->from);
    if (at + length > word.length || memcmp(word.data + at, rule->from, length) != 0)
        return false;
    return (!rule->at_start || at == 0) && (!rule->at_end || at + length == word.length);
}

static const spelling_rule *find_rule(er_view word, uint32_t at)
{
    for (size_t i = 0; i < sizeof RULES / sizeof *RULES; i++)
        if (rule_fits(&RULES[i], word, at))
            return &RULES[i];
    return NULL;
}

static void add_letter(char *key, uint32_t *length, char c)
{
    bool doubled = *length > 0 && key[*length - 1] == c;
    if (c != '\'' && !doubled && *length + 1 < ER_SPELLING_MAX)
        key[(*length)++] = c;
}

uint32_t er_spelling_key(er_view word, char key[ER_SPELLING_MAX])
{
    uint32_t length = 0;
    if (word.length < 4) {
        for (; length < word.length; length++)
            key[length] = word.data[length];
        key[length] = '\0';
        return length;
    }
    for (uint32_t at = 0; at < word.length;) {
        const spelling_rule *rule = find_rule(word, at);
        if (!rule) {
            add_letter(key, &length, word.data[at++]);
            continue;
        }
        for (const char *c = rule->to; *c; c++)
            add_letter(key, &length, *c);
        at += (uint32_t)strlen(rule->from);
    }
    key[length] = '\0';
    return length;
}

#define SIMILARITY_MAX 64 /* bytes */

/* Marks the bytes of a and b that match within the window; returns how many. */
static uint32_t match_bytes(er_view a, er_view b, bool *in_a, bool *in_b)
{
    uint32_t longer = a.length > b.length ? a.length : b.length;
    uint32_t window = longer / 2 > 0 ? longer / 2 - 1 : 0, matches = 0;
    for (uint32_t i = 0; i < a.length; i++) {
        uint32_t from = i > window ? i - window : 0;
        for (uint32_t j = from; j < b.length && j <= i + window; j++) {
            if (in_b[j] || a.data[i] != b.data[j])
                continue;
            in_a[i] = in_b[j] = true;
            matches++;
            break;
        }
    }
    return matches;
}

double er_spelling_similarity(er_view a, er_view b)
{
    bool in_a[SIMILARITY_MAX] = {false}, in_b[SIMILARITY_MAX] = {false};
    a.length = a.length > SIMILARITY_MAX ? SIMILARITY_MAX : a.length;
    b.length = b.length > SIMILARITY_MAX ? SIMILARITY_MAX : b.length;
    uint32_t matches = match_bytes(a, b, in_a, in_b);
    if (matches == 0)
        return 0;
    uint32_t swapped = 0;
    for (uint32_t i = 0, j = 0; i < a.length; i++) {
        if (!in_a[i])
            continue;
        while (!in_b[j])
            j++;
        swapped += a.data[i] != b.data[j++];
    }
    double m = matches;
    double jaro = (m / a.length + m / b.length + (m - swapped / 2.0) / m) / 3;
    uint32_t prefix = 0;
    while (prefix < 4 && prefix < a.length && prefix < b.length && a.data[prefix] == b.data[prefix])
        prefix++;
    return jaro + prefix * 0.1 * (1 - jaro);
}
