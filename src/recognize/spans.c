/* Rows from the spans of the model. The model knows language, the tables know the world: a span
   that is exactly a name of the tables is decided by the tables, and one that has a demonym, a
   state or an office glued to it is cut. Persons: person_span.c. */
#include "recognize/bodies.h"
#include "recognize/named.h"
#include "recognize/span.h"
#include "recognize/things.h"

/* ---- organisations ----------------------------------------------------------------------------
 */

/* Cuts an office out of a span: "U.S. Special Envoy for Ukraine" names nobody. */
static void cut_office(const er_draft *d, er_span *s)
{
    static const char *const links[] = {"for", "of", "to", NULL};
    for (uint32_t i = s->first; i < s->end; i++) {
        if (!er_draft_is_listed(d, i, ER_WORDS_OFFICE))
            continue;
        if (i + 1 < s->end && !er_draft_is_one_of(d, i + 1, links))
            continue;
        if (i > s->first &&
            (er_draft_is_one_of(d, i - 1, links) || er_draft_is_word(d, i - 1, "the")))
            continue; /* the Office of the President */
        uint32_t end = s->first;
        const er_hit *hit = er_draft_hit(d, s->first);
        if (hit && hit->first == s->first && hit->end <= i)
            end = hit->end;
        s->end = end;
        return;
    }
}

/* "Russian Foreign Ministry": the demonym stands for itself before the name of an organ of state.
 */
static void cut_demonym(const er_draft *d, er_span *s)
{
    const er_hit *hit = er_draft_hit(d, s->first);
    if (!hit || hit->first != s->first || hit->sense->kind != ER_NAME_ADJECTIVE ||
        hit->end >= s->end)
        return;
    const er_hit *rest = er_draft_hit(d, hit->end);
    if (er_is_organ_of_state(d, hit->end, s->end) ||
        (rest && rest->first == hit->end && rest->end == s->end))
        s->first = hit->end;
}

/* "Norwegian Nobel Committee": before these heads the demonym belongs to the name (counted in the
   training corpora; before a ministry, a court or an army it does not). */
static void take_demonym(er_draft *d, er_span *s)
{
    uint32_t low = d->document->sentences[d->sentence[s->first]].first_token;
    if (s->first == low || s->end - s->first < 2 ||
        !er_draft_is_listed(d, s->end - 1, ER_WORDS_DEMONYM_BODY))
        return;
    const er_hit *hit = er_draft_hit(d, s->first - 1);
    if (!hit || hit->sense->kind != ER_NAME_ADJECTIVE || hit->end != s->first ||
        er_is_organ_of_state(d, s->first, s->end))
        return;
    if (d->owner[hit->first] != ER_NONE)
        er_draft_drop(d, d->owner[hit->first]);
    s->first = hit->first;
}

static bool add_organization(er_draft *d, er_span s, uint32_t high)
{
    cut_office(d, &s);
    cut_demonym(d, &s);
    er_span_trim(d, &s);
    if (s.first >= s.end || er_span_is_plain_word(d, &s))
        return true;
    s.first = er_body_begin(d, s.first, s.end);
    take_demonym(d, &s);
    if (s.end == s.first + 1 && er_is_body_head(d, s.first) && er_draft_opens_sentence(d, s.first))
        return true; /* "Court tells ...": a capital for its place alone */
    const er_hit *hit = er_draft_hit(d, s.first);
    if (hit && hit->first <= s.first && hit->end >= s.end)
        return er_add_hit(d, hit, ER_LABEL_ORGANIZATION, s.probability);
    uint32_t end = er_body_end(d, s.first, s.end, high);
    end = er_body_fields_end(d, s.first, end, high);
    if (er_draft_is_free(d, s.first, end))
        s.end = end;
    if (!er_draft_is_free(d, s.first, s.end))
        return true;
    er_draft_row *row =
        er_draft_add(d, s.first, s.end, ER_ORGANIZATION, ER_FROM_MODEL, s.probability);
    if (row)
        row->hidden = s.end - s.first >= 2 && er_is_event_word(d, s.end - 1);
    return row != NULL;
}

/* ---- places -----------------------------------------------------------------------------------
 */

static bool is_direction(const er_draft *d, uint32_t token)
{
    return er_draft_is_listed(d, token, ER_WORDS_DIRECTION);
}

/* "eastern" in "eastern Ukraine", "southern" in "southern Helmand" but not in "Southern Highlands".
 */
static bool is_apart_from(const er_draft *d, uint32_t token, const er_hit *hit)
{
    return d->document->tokens[token].kind == ER_PUNCTUATION ||
           (is_direction(d, token) &&
            (hit->sense->kind != ER_NAME_PLACE || !er_draft_is_capital(d, token)));
}

/* A state inside a span of a place: "eastern Ukraine" is the state, "Lake Chad" is not. */
static bool add_place(er_draft *d, er_span s)
{
    for (uint32_t i = s.first; i < s.end; i++) {
        const er_hit *hit = er_draft_hit(d, i);
        if (!hit || hit->first != i || hit->end > s.end)
            continue;
        bool apart = true;
        for (uint32_t k = s.first; k < i && apart; k++)
            apart = is_apart_from(d, k, hit);
        bool whole = hit->end == s.end ||
                     (d->document->tokens[hit->end].kind == ER_PUNCTUATION &&
                      !(hit->sense->kind == ER_NAME_PLACE && er_draft_is_hyphen(d, hit->end)));
        if (!apart || !whole)
            break;
        if (!er_add_hit(d, hit, ER_LABEL_LOCATION, s.probability))
            return false;
        if (hit->end == s.end)
            return true;
        s.first = hit->end;
        er_span_trim(d, &s);
        i = s.first - 1;
    }
    if (s.first >= s.end || er_span_is_plain_word(d, &s) || !er_draft_is_free(d, s.first, s.end))
        return true;
    return er_draft_add(d, s.first, s.end, ER_PLACE, ER_FROM_MODEL, s.probability) != NULL;
}

/* ---- one span ---------------------------------------------------------------------------------
 */

/* A name of the tables that reaches beyond the span: the longer name wins. */
static bool is_part_of_hit(const er_draft *d, const er_span *s)
{
    const er_hit *first = er_draft_hit(d, s->first), *last = er_draft_hit(d, s->end - 1);
    bool left = first && first->first < s->first && !(first->sense->flags & ER_NAME_AMBIGUOUS);
    bool right = last && last->end > s->end && !(last->sense->flags & ER_NAME_AMBIGUOUS);
    return left || right;
}

/* Of the groups only the demonyms count, and these are in the tables; the others ("Shiite",
   "Republican") keep the rules for organisations off their words. */
static bool add_group(er_draft *d, er_span s)
{
    if (s.probability < 0.5f || d->hit_at[s.first] != ER_NONE ||
        !er_draft_is_free(d, s.first, s.end))
        return true;
    er_draft_row *row = er_draft_add(d, s.first, s.end, ER_PLACE, ER_FROM_MODEL, s.probability);
    if (row)
        row->hidden = true;
    return row != NULL;
}

static bool add_other(er_draft *d, er_span s)
{
    if (s.end < s.first + 2 || s.probability < 0.5f || !er_draft_is_free(d, s.first, s.end))
        return true;
    er_draft_row *row = er_draft_add(d, s.first, s.end, ER_PLACE, ER_FROM_MODEL, s.probability);
    if (row)
        row->hidden = true;
    return row != NULL;
}

/* "CBS's 60 Minutes", "Peru's Defence Ministry": the owner, where the tables have it, and what
   is owned are two names. */
static bool cut_owner(er_draft *d, er_span *s)
{
    const er_hit *hit = er_draft_hit(d, s->first);
    if (!hit || hit->first != s->first || hit->end + 1 >= s->end ||
        !er_draft_is_possessive(d, hit->end))
        return true;
    s->first = hit->end;
    er_span_trim(d, s);
    return er_add_hit(d, hit, s->label, s->probability);
}

static bool is_plain_capital(const er_draft *d, uint32_t token)
{
    return d->document->tokens[token].letter_case == ER_CASE_TITLE;
}

/* "Defence Secretary Grant Lund": a title and a name. */
static bool is_titled_name(const er_draft *d, const er_span *s)
{
    bool titled = false;
    uint32_t length = er_title_length(d, s->first, s->end, &titled);
    return titled && s->end - s->first - length <= 4 && er_draft_is_capital(d, s->first + length);
}

/* "Santiago" in "Santiago Lund": a town of the tables that is also a first name. */
static bool is_open_hit(const er_draft *d, uint32_t token)
{
    const er_hit *hit = er_draft_hit(d, token);
    return hit && hit->end == hit->first + 1 && hit->sense->flags & ER_NAME_AMBIGUOUS;
}

/* A guess at something else that is written like the name of a person. */
static void doubt_label(const er_draft *d, er_span *s)
{
    if (s->label == ER_LABEL_PERSON || s->label == ER_LABEL_GROUP ||
        s->probability >= ER_SPAN_SURE || s->end - s->first < 2 ||
        !is_plain_capital(d, s->end - 1) || er_is_body_head(d, s->end - 1))
        return;
    uint32_t end = s->first;
    while (end < s->end && is_plain_capital(d, end) &&
           (d->hit_at[end] == ER_NONE || (end == s->first && is_open_hit(d, end))))
        end++;
    bool given = er_draft_is_given_name(d, s->first) && end >= s->first + 2 &&
                 end <= s->first + 4 && !er_is_body_head(d, end - 1);
    const er_hit *after = end + 1 < s->end ? er_draft_hit(d, end + 1) : NULL;
    bool citizen = s->label == ER_LABEL_ORGANIZATION && end == s->first + 2 && after &&
                   after->sense->kind == ER_NAME_STATE && !er_is_body_head(d, end - 1) &&
                   d->uses[d->forms[s->first]].small + d->uses[d->forms[end - 1]].small == 0;
    if ((given || citizen) && end < s->end && er_draft_is_word(d, end, "of")) {
        s->end = end; /* "Ilse Torv of Poland": what follows is another name */
        given = true;
    }
    if ((given && end >= s->end) || is_titled_name(d, s))
        s->label = ER_LABEL_PERSON;
}

/* "Northern Intelligence Agency", which the model took for a person: no name of one ends so. */
static void take_body_head(const er_draft *d, er_span *s)
{
    if (s->label == ER_LABEL_PERSON && s->end - s->first >= 2 && is_plain_capital(d, s->end - 1) &&
        er_draft_is_listed(d, s->end - 1, ER_WORDS_BODY_HEAD) &&
        !er_draft_is_given_name(d, s->first) && !is_titled_name(d, s))
        s->label = ER_LABEL_ORGANIZATION;
}

/* "U.S. Treasury | Secretary", "House Speaker": cuts off the words from which a title goes on to
   the end of the span or beyond. */
static void cut_title(const er_draft *d, er_span *s)
{
    uint32_t high = d->document->sentences[d->sentence[s->first]].end_token;
    if (s->label != ER_LABEL_ORGANIZATION)
        return;
    for (uint32_t i = s->first; i < s->end; i++) {
        uint32_t length =
            er_titles_match(er_facts_titles(d->facts), d->document, &d->words, i, high, NULL, NULL);
        if (length >= 2 && i + length >= s->end && (i + length > s->end || i == s->first)) {
            s->end = i;
            return;
        }
    }
}

/* "Lund Party MLA Ilse Torv": a body, a title and a person. Returns the end of the body; the end of
   the span where it is none such. */
static uint32_t end_before_titled(const er_draft *d, const er_span *s, uint32_t *person)
{
    if (s->label != ER_LABEL_ORGANIZATION || er_is_body_head(d, s->end - 1) ||
        er_draft_is_listed(d, s->end - 1, ER_WORDS_COMPANY_WORD))
        return s->end;
    const er_hit *hit = er_draft_hit(d, s->first);
    for (uint32_t i = s->first + 1; i + 1 < s->end; i++) {
        er_title_kind kind;
        uint32_t length = er_titles_match(er_facts_titles(d->facts), d->document, &d->words, i,
                                          s->end, &kind, NULL);
        if (!length || i + length >= s->end || (kind != ER_TITLE_OFFICE && kind != ER_TITLE_RANK) ||
            !er_draft_is_capital(d, i) || !er_draft_is_capital(d, i + length) ||
            !er_draft_is_capital(d, i - 1))
            continue; /* "Council of Private Enterprise" */
        if (i + length + 1 == s->end && !(hit && hit->first == s->first && hit->end == i))
            continue; /* "International Justice Mission" */
        *person = i + length;
        return i;
    }
    return s->end;
}

/* "Robert Bosch GmbH": a company, whatever the name before. */
static void take_company_suffix(const er_draft *d, er_span *s)
{
    uint32_t high = d->document->sentences[d->sentence[s->first]].end_token;
    bool outside = s->end < high && er_draft_is_capital(d, s->end) &&
                   er_draft_is_listed(d, s->end, ER_WORDS_COMPANY_SUFFIX);
    bool inside = s->end - s->first >= 2 && er_draft_is_capital(d, s->end - 1) &&
                  er_draft_is_listed(d, s->end - 1, ER_WORDS_COMPANY_SUFFIX);
    if (!outside && !inside)
        return;
    s->end += outside;
    s->label = ER_LABEL_ORGANIZATION;
}

/* "U.S. Ukraine", at the end of one sentence and the start of the next: nothing but states. */
static bool is_all_states(const er_draft *d, const er_span *s)
{
    uint32_t at = s->first, states = 0;
    while (at < s->end) {
        const er_hit *hit = er_draft_hit(d, at);
        if (!hit || hit->first != at || hit->sense->kind > ER_NAME_PEOPLE || hit->end > s->end)
            return false;
        at = hit->end;
        states++;
    }
    return states >= 2;
}

static bool add_states(er_draft *d, const er_span *s)
{
    for (uint32_t at = s->first; at < s->end; at = er_draft_hit(d, at)->end)
        if (!er_add_hit(d, er_draft_hit(d, at), ER_LABEL_LOCATION, s->probability))
            return false;
    return true;
}

static bool add_span(er_draft *d, er_span s)
{
    er_span_trim(d, &s);
    cut_title(d, &s);
    er_span_trim(d, &s);
    if (s.first >= s.end || is_part_of_hit(d, &s))
        return true;
    if (is_all_states(d, &s))
        return add_states(d, &s);
    take_company_suffix(d, &s);
    if (!cut_owner(d, &s))
        return false;
    if (s.first >= s.end)
        return true;
    doubt_label(d, &s);
    take_body_head(d, &s);
    const er_hit *hit = er_draft_hit(d, s.first);
    if (hit && hit->first == s.first && hit->end == s.end)
        return er_add_hit(d, hit, s.label, s.probability);
    if ((s.end == s.first + 1 || s.label == ER_LABEL_PERSON) &&
        er_draft_is_plural_acronym(d, s.end - 1))
        return true;
    uint32_t high = d->document->sentences[d->sentence[s.first]].end_token;
    switch (s.label) {
    case ER_LABEL_PERSON:
        return er_add_person(d, s, high);
    case ER_LABEL_ORGANIZATION:
        return add_organization(d, s, high);
    case ER_LABEL_LOCATION:
        return add_place(d, s);
    case ER_LABEL_OTHER:
        return add_other(d, s);
    default:
        return add_group(d, s);
    }
}

static bool add_parts(er_draft *d, er_span s)
{
    while (s.first < s.end) {
        er_span part = s;
        uint32_t person = 0;
        part.end = er_span_part_end(d, &s);
        s.first = part.end + 1;
        part.end = end_before_titled(d, &part, &person);
        if (person) {
            er_span titled = {person, s.first - 1, ER_LABEL_PERSON, part.probability};
            if (er_draft_is_free(d, titled.first, titled.end) && !add_span(d, titled))
                return false;
        }
        if (part.first < part.end && er_draft_is_free(d, part.first, part.end) &&
            !add_span(d, part))
            return false;
    }
    return true;
}

er_status er_draft_spans(er_draft *d, const er_label_span *spans, uint32_t count, er_error *error)
{
    for (uint32_t i = 0; i < count; i++) {
        er_span s = {spans[i].first_token, spans[i].end_token, (er_label)spans[i].label,
                     spans[i].probability};
        if (!add_parts(d, s))
            return er_fail_memory(error);
    }
    return ER_OK;
}
