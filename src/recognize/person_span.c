/* Rows from the spans of persons: without titles, with particles, suffixes and the hyphenated ends
   of given names. */
#include "recognize/named.h"
#include "recognize/span.h"
#include "recognize/things.h"

#define TITLED_DOUBT 0.4f /* of the doubt that remains when a title stands before the name */

/* The number of tokens of a title at the head of a person's span, with a state before it. */
uint32_t er_title_length(const er_draft *d, uint32_t first, uint32_t end, bool *titled)
{
    uint32_t at = first;
    while (at + 1 < end) {
        const er_hit *hit = er_draft_hit(d, at);
        uint32_t length = er_titles_match(er_facts_titles(d->facts), d->document, &d->words, at,
                                          end - 1, NULL, NULL);
        if (length) {
            *titled = true;
            at += length;
        } else if (hit && hit->first == at && hit->end < end &&
                   hit->sense->kind <= ER_NAME_PEOPLE && !(hit->sense->flags & ER_NAME_AMBIGUOUS)) {
            at = hit->end;
        } else if (at > first && er_draft_is_word(d, at, "-")) {
            at++;
        } else {
            break;
        }
    }
    return at - first;
}

/* Whether a title or honorific ends right before the token. */
static bool has_title_before(const er_draft *d, uint32_t token)
{
    uint32_t low = d->document->sentences[d->sentence[token]].first_token;
    for (uint32_t length = 1; length <= 3 && token >= low + length; length++)
        if (er_titles_match(er_facts_titles(d->facts), d->document, &d->words, token - length,
                            token, NULL, NULL) == length)
            return true;
    return false;
}

static bool is_syllable(const er_draft *d, uint32_t token)
{
    return er_names_flags(d->person_names, d->symbols.views[d->forms[token]]) & ER_NAME_SYLLABLE;
}

/* Both halves of a Korean or Chinese given name: "Jae-in". */
static bool are_syllables(const er_draft *d, uint32_t first, uint32_t second)
{
    return is_syllable(d, first) && is_syllable(d, second) && !er_draft_is_capital(d, second);
}

/* Takes what belongs to the name and was left outside: "Jong" "-" "un", "Jr.", "al" "-" "Sisi". */
static uint32_t name_end(const er_draft *d, uint32_t end, uint32_t high)
{
    static const char *const suffixes[] = {"jr.", "jr", "sr.", "sr", "ii", "iii", "iv", NULL};
    for (;;) {
        uint32_t at = end;
        if (at < high && er_draft_is_one_of(d, at, suffixes) && er_draft_is_capital(d, at))
            return at + 1;
        if (at + 1 < high && er_draft_is_word(d, at, ",") &&
            er_draft_is_one_of(d, at + 1, suffixes) && er_draft_is_capital(d, at + 1))
            return at + 2;
        if (at + 1 < high && er_draft_is_hyphen(d, at) &&
            ((!d->document->tokens[at].space_before && er_is_name_part(d, at + 1)) ||
             are_syllables(d, at - 1, at + 1))) {
            end = at + 2;
            continue;
        }
        while (at < high && er_draft_is_listed(d, at, ER_WORDS_PARTICLE) && d->owner[at] == ER_NONE)
            at++;
        if (at > end && at < high && er_draft_is_word(d, at, "-"))
            at++;
        if (at == end || at >= high || !er_draft_is_capital(d, at) || er_draft_hit(d, at))
            return end;
        end = at + 1;
    }
}

/* "von der Leyen", "al-Sisi": the particles before a surname that stands alone. */
static uint32_t name_begin(const er_draft *d, uint32_t first)
{
    uint32_t low = d->document->sentences[d->sentence[first]].first_token, at = first;
    while (at > low && d->owner[at - 1] == ER_NONE &&
           er_draft_is_listed(d, at - 1, ER_WORDS_SURNAME_PARTICLE) &&
           (!er_draft_is_word(d, at - 1, "-") || er_draft_is_hyphen(d, at - 1)))
        at--;
    return er_draft_is_word(d, at, "-") ? first : at;
}

/* Two spans of persons side by side are one name: no list goes without a comma. */
static bool joins_person(er_draft *d, const er_span *s)
{
    uint32_t low = d->document->sentences[d->sentence[s->first]].first_token;
    if (s->first == low || d->owner[s->first - 1] == ER_NONE)
        return false;
    uint32_t before = d->owner[s->first - 1];
    const er_draft_row *row = &d->rows[before];
    if (row->type != ER_PERSON || row->hidden || row->end != s->first || s->end - row->first > 5)
        return false;
    er_draft_resize(d, before, row->first, s->end);
    return true;
}

/* "HMS Trent", "Rod Laver Arena": no person. */
static bool is_thing(const er_draft *d, uint32_t first, uint32_t end, uint32_t high)
{
    return er_is_ship_word(d, first) || (first > 0 && er_is_ship_word(d, first - 1)) ||
           er_is_place_word(d, end - 1) ||
           (end < high && er_draft_is_capital(d, end) && d->owner[end] == ER_NONE &&
            er_is_place_word(d, end));
}

/* "U.S. Secretary | of State Ruth Hale": the end of the title that the span begins in; the start of
   the span where it begins in none. */
static uint32_t title_end(const er_draft *d, const er_span *s)
{
    uint32_t low = d->document->sentences[d->sentence[s->first]].first_token;
    for (uint32_t back = 1; back <= 3 && s->first >= low + back; back++) {
        uint32_t end = s->first - back +
                       er_titles_match(er_facts_titles(d->facts), d->document, &d->words,
                                       s->first - back, s->end, NULL, NULL);
        if (end > s->first && end < s->end)
            return end;
    }
    return s->first;
}

/* "Emperor" before "Menelik", "an Emperor": an office that the model took for a name. */
static bool is_office(const er_draft *d, const er_span *s, uint32_t high)
{
    static const char *const determiners[] = {"a", "an", "the", "his", "her", "their", NULL};
    er_title_kind kind;
    return s->end == s->first + 1 &&
           er_titles_match(er_facts_titles(d->facts), d->document, &d->words, s->first, s->end,
                           &kind, NULL) &&
           kind == ER_TITLE_OFFICE &&
           ((s->end < high && d->document->tokens[s->end].kind == ER_WORD &&
             er_draft_is_capital(d, s->end)) ||
            (s->first > 0 && er_draft_is_one_of(d, s->first - 1, determiners)));
}

/* "Minister of State for Information Adela Moor": the field before the name. */
static uint32_t field_end(const er_draft *d, const er_span *s)
{
    static const char *const links[] = {"for", "of", "and", "&", NULL};
    uint32_t at = s->first;
    if (at == 0 || !er_draft_is_one_of(d, at - 1, links))
        return at;
    while (at + 1 < s->end && er_draft_is_listed(d, at, ER_WORDS_MINISTRY_KIND))
        at++;
    return at;
}

bool er_add_person(er_draft *d, er_span s, uint32_t high)
{
    if (is_office(d, &s, high))
        return true;
    s.first = field_end(d, &s);
    s.first = title_end(d, &s);
    bool titled = has_title_before(d, s.first);
    s.first += er_title_length(d, s.first, s.end, &titled);
    er_span_trim(d, &s);
    if (s.first >= s.end || er_span_is_plain_word(d, &s))
        return true;
    s.first = name_begin(d, s.first);
    s.end = name_end(d, s.end, high);
    if (!titled && joins_person(d, &s))
        return true;
    if (!er_draft_is_free(d, s.first, s.end))
        return true;
    float confidence = titled ? 1 - TITLED_DOUBT * (1 - s.probability) : s.probability;
    er_draft_row *row = er_draft_add(d, s.first, s.end, ER_PERSON, ER_FROM_MODEL, confidence);
    if (row) {
        row->titled = titled;
        row->hidden = is_thing(d, s.first, s.end, high);
    }
    return row != NULL;
}
