/* Who could be one of the two that a phrase means, and which two a sentence names together. */
#include "resolve/pair_links.h"
#include "resolve/pairs.h"

/* ---- who fits the phrase ---- */

static bool is_leading_office(er_view office)
{
    static const char *const LEADING[] = {
        "president", "prime minister", "premier",  "chancellor",   "leader",
        "chief",     "king",           "queen",    "emir",         "sultan",
        "chairman",  "head",           "governor", "crown prince", "head of state"};
    for (size_t i = 0; i < sizeof LEADING / sizeof *LEADING; i++)
        if (er_view_is(office, LEADING[i]) || (er_view_ends_with(office, er_view_of(LEADING[i])) &&
                                               !er_view_starts_with(office, er_view_of("vice")) &&
                                               !er_view_starts_with(office, er_view_of("deputy"))))
            return true;
    return false;
}

/* Whether what the document says of the person's offices allows the phrase. */
static bool holds_fitting_office(const er_pair_work *p, uint32_t group)
{
    er_work *work = p->work;
    const er_document *document = work->document;
    const er_pair_phrase *phrase = p->phrase;
    bool any = false;
    if (!phrase->leaders && !phrase->office[0])
        return true;
    if (!er_work_spend(work, document->role_count))
        return false;
    for (uint32_t i = 0; i < document->role_count; i++) {
        const er_role *role = &document->roles[i];
        uint32_t of = role->person == ER_NONE ? ER_NONE : work->group_of[role->person];
        if (of == ER_NONE || er_group_root(work, of) != group)
            continue;
        er_view office = er_view_of(role->office);
        if (phrase->office[0] ? er_view_ends_with(office, er_view_of(phrase->office))
                              : is_leading_office(office))
            return true;
        any = true;
    }
    return !any;
}

/* "in Norway": where it happens, and no party to it. */
static bool is_place_of_event(const er_document *document, const er_spoken *s)
{
    static const char *const IN[] = {"in", "In", "across", "near", NULL};
    uint32_t before = s->first_token;
    before -= before > 0 && er_word_is(document, before - 1, "the");
    return before > 0 && er_word_is_any(document, before - 1, IN);
}

static bool gender_fits(er_gender wanted, er_gender known)
{
    return wanted == ER_GENDER_UNKNOWN || known == ER_GENDER_UNKNOWN || wanted == known;
}

bool er_fits_phrase(const er_pair_work *p, const er_spoken *s, unsigned types)
{
    er_work *work = p->work;
    if (s->group == ER_NONE || !(types & 1u << s->type))
        return false;
    const er_group *group = &work->groups[s->group];
    switch (s->type) {
    case ER_PERSON:
        return gender_fits(p->phrase->gender, group->gender) && holds_fitting_office(p, s->group);
    case ER_STATE:
        return !is_place_of_event(work->document, s);
    default:
        return true;
    }
}

static void add_fit(er_fits *found, uint32_t group, uint32_t first_token, uint32_t end_token)
{
    uint32_t i = 0;
    if (found->count == ER_FITS_MAX) {
        found->too_many = true;
        return;
    }
    found->rows[found->count++] = (er_fit){group, first_token, end_token};
    while (i < found->group_count && found->groups[i] != group)
        i++;
    if (i == found->group_count)
        found->groups[found->group_count++] = group;
}

/* A body that belongs to a state that is there, too, is no side of its own: "Norway's Foreign
   Ministry". */
static void drop_organs(const er_pair_work *p, er_fits *found)
{
    const er_group *groups = p->work->groups;
    uint32_t kept = 0, kept_rows = 0;
    for (uint32_t i = 0; i < found->group_count; i++) {
        bool organ = false;
        const er_group *body = &groups[found->groups[i]];
        for (uint32_t k = 0; k < found->group_count && body->type == ER_ORGANIZATION; k++)
            organ |= groups[found->groups[k]].type == ER_STATE && body->state != ER_NONE &&
                     groups[found->groups[k]].state == body->state;
        if (!organ) {
            found->groups[kept++] = found->groups[i];
            continue;
        }
        kept_rows = 0;
        for (uint32_t k = 0; k < found->count; k++)
            if (found->rows[k].group != found->groups[i])
                found->rows[kept_rows++] = found->rows[k];
        found->count = kept_rows;
    }
    found->group_count = kept;
}

/* Those of a sentence that stand before the token. *at walks back over what was met. */
void er_find_fits(const er_pair_work *p, uint32_t sentence, uint32_t token, unsigned types,
                  uint32_t *at, er_fits *found)
{
    uint32_t end = *at;
    *found = (er_fits){0};
    while (*at > 0 && p->spoken->rows[*at - 1].sentence >= sentence)
        (*at)--;
    for (uint32_t i = *at; i < end; i++) {
        const er_spoken *s = &p->spoken->rows[i];
        if (s->end_token <= token && er_fits_phrase(p, s, types))
            add_fit(found, s->group, s->first_token, s->end_token);
    }
    drop_organs(p, found);
}

/* ---- pairs that a sentence makes ---- */

/* "Norway, Chile and Peru": the "and" joins three. */
static bool is_in_list(const er_document *document, const er_fits *found, uint32_t row)
{
    return row > 0 && found->rows[row - 1].end_token < found->rows[row].first_token &&
           found->rows[row].first_token - found->rows[row - 1].end_token <= 3 &&
           er_word_is(document, found->rows[row - 1].end_token, ",");
}

/* The only pair that the sentence names together; *several where it names more than one. */
/* How closely two neighbours among the fits belong together: an earlier phrase for two, "and", a
   meeting. 0: not. */
static int closeness_of(const er_document *document, const er_fits *found, uint32_t i)
{
    const er_fit *a = &found->rows[i], *b = &found->rows[i + 1];
    if (a->group == b->group)
        return 0;
    if (a->first_token == b->first_token && a->end_token == b->end_token)
        return 3;
    if (er_is_joined(document, a->end_token, b->first_token))
        return is_in_list(document, found, i) ? 0 : 2;
    return er_is_meeting(document, a->end_token, b->first_token);
}

er_pair er_linked_pair(const er_document *document, const er_fits *found, bool *several)
{
    er_pair made = ER_NO_PAIR;
    int best = 1;
    for (uint32_t i = 0; i + 1 < found->count; i++) {
        const er_fit *a = &found->rows[i], *b = &found->rows[i + 1];
        int closeness = closeness_of(document, found, i);
        if (closeness < best)
            continue;
        bool same = er_pair_has(made, a->group) && er_pair_has(made, b->group);
        *several = closeness == best && (*several || (made.a != ER_NONE && !same));
        best = closeness;
        made = (er_pair){a->group, b->group};
    }
    return made;
}
