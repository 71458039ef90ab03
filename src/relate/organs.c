/* What is part of what: organs of states, sections of bodies. */
#include "relate/home.h"
#include "relate/phrase.h"
#include "relate/tie_reader.h"

#define WINDOW 4     /* tokens of the longest organ in the table */
#define NAME_MAX 160 /* bytes of a name that is looked up in another */

static const er_mention *mention(const er_tie_reader *r, uint32_t index)
{
    return &r->document->mentions[index];
}

static er_end end_of(const er_tie_reader *r, uint32_t index)
{
    return (er_end){mention(r, index)->entity, index};
}

/* ---- what kind of body a name names ---- */

/* The most that the words first .. end say: of a state at home, of a state, an organ; ER_TIE_NONE
   where they say nothing. */
static uint8_t kind_of(const er_tie_reader *r, uint32_t first, uint32_t end)
{
    uint8_t kind = ER_TIE_NONE;
    for (uint32_t t = first; t < end; t++)
        for (uint32_t size = 1; size <= WINDOW && t + size <= end; size++) {
            uint8_t found = er_tie_meaning(r, t, t + size);
            if (found >= ER_TIE_ORGAN && found <= ER_TIE_OF_HOME &&
                (kind == ER_TIE_NONE || found > kind))
                kind = found;
        }
    return kind;
}

static bool has_section(const er_tie_reader *r, uint32_t first, uint32_t end)
{
    for (uint32_t t = first; t < end; t++)
        if (er_tie_is_section(r, t))
            return true;
    return false;
}

/* Bodies that bear the name of a state or an organ, and are no organs. */
static bool is_society(const er_tie_reader *r, uint32_t first, uint32_t end)
{
    static const char *const words[] = {
        "party",      "union",    "association", "federation",    "liberation", "free",
        "republican", "students", "news",        "refugee",       "olympic",    "resistance",
        "opposition", "football", "church",      "society",       "club",       "inc",
        "inc.",       "ltd",      "co",          "corp",          "corp.",      "group",
        "salvation",  "lord",     "holdings",    "company",       "school",     "college",
        "university", "hospital", "museum",      "revolutionary", "self",       NULL};
    for (uint32_t t = first; t < end; t++)
        if (er_token_is_any(r->document, t, words))
            return true;
    return false;
}

/* The whole name says no more than what every state has: "the Interior Ministry", "Ministry of
   Trade", "Supreme Court", "the Tax Authority". */
static bool is_plain_organ(const er_tie_reader *r, uint32_t first, uint32_t end)
{
    static const char *const marks[] = {"the", "national", "federal", "royal", "public", NULL};
    while (first < end && er_token_is_any(r->document, first, marks) &&
           er_tie_meaning(r, first, end) != ER_TIE_OF_HOME)
        first++;
    if (first == end)
        return false;
    return er_tie_meaning(r, first, end) == ER_TIE_OF_HOME ||
           er_token_is(r->document, first, "ministry") ||
           er_token_is(r->document, end - 1, "ministry");
}

/* ---- owners beside the name ---- */

/* The owner that ends before the token: "Peru's", "the Peruvian", with up to two small words
   between. */
static uint32_t owner_before(const er_tie_reader *r, uint32_t index)
{
    const er_document *document = r->document;
    uint32_t end = mention(r, index)->first_token;
    for (uint32_t words = 0; end > r->low; words++, end--) {
        bool possessive = er_token_is_possessive(document, end - 1);
        uint32_t owner = er_mention_until(document, index, end - possessive);
        if (owner != ER_NONE) {
            bool near = !words || possessive || mention(r, owner)->kind == ER_DEMONYM;
            return near ? owner : ER_NONE;
        }
        const er_token *t = &document->tokens[end - 1];
        if (possessive || words == 2 || t->kind != ER_WORD || t->letter_case != ER_CASE_LOWER ||
            er_token_is(document, end - 1, "and") || er_token_is(document, end - 1, "the"))
            return ER_NONE;
    }
    return ER_NONE;
}

/* "... of the [Indian] Foreign Ministry", "... of Peru". */
static uint32_t owner_behind(const er_tie_reader *r, uint32_t index)
{
    const er_document *document = r->document;
    uint32_t token = mention(r, index)->end_token;
    if (token + 3 < r->high && er_token_is(document, token, "(") &&
        er_token_is(document, token + 2, ")"))
        token += 3; /* its acronym */
    if (token + 1 >= r->high || !er_token_is(document, token, "of"))
        return ER_NONE;
    token += 1 + er_token_is(document, token + 1, "the");
    uint32_t owner = er_mention_from(document, index, token);
    if (owner == ER_NONE || mention(r, owner)->kind != ER_DEMONYM)
        return owner;
    uint32_t named = er_mention_from(document, owner, mention(r, owner)->end_token);
    return named != ER_NONE && mention(r, named)->type == ER_ORGANIZATION ? named : owner;
}

/* Whether the owner can have a body of these words. */
static bool can_own(const er_tie_reader *r, uint32_t owner, uint32_t index, uint8_t kind)
{
    if (!er_tie_usable(r, owner) || mention(r, owner)->kind == ER_PRONOUN)
        return false;
    const er_mention *m = mention(r, index);
    if (er_tie_type(r, owner) == ER_STATE)
        return kind != ER_TIE_NONE;
    return er_tie_type(r, owner) == ER_ORGANIZATION && has_section(r, m->first_token, m->end_token);
}

static bool relate_beside(er_tie_reader *r, uint32_t index, uint8_t kind)
{
    const er_mention *m = mention(r, index);
    uint32_t owner = owner_before(r, index);
    if (!can_own(r, owner, index, kind))
        owner = owner_behind(r, index);
    if (!can_own(r, owner, index, kind))
        return false;
    er_tie_emit(r, end_of(r, index), end_of(r, owner), ER_PART, m->first_token, m->end_token, 0.9f);
    return true;
}

/* ---- owners inside the name ---- */

/* The entity of the document that goes by the text of the tokens, or ER_NONE. */
static uint32_t entity_named(const er_tie_reader *r, uint32_t first, uint32_t end)
{
    const er_document *document = r->document;
    uint32_t start = document->tokens[first].start, stop = document->tokens[end - 1].end;
    if (stop - start > NAME_MAX)
        return ER_NONE;
    uint32_t entity = er_index_find(&r->emitter->known->aliases,
                                    er_view_hash(er_document_span(document, start, stop)));
    return entity < document->entity_count ? entity : ER_NONE;
}

/* Whether what is left of the name beside the owner's says that it is a part. */
static bool says_part(const er_tie_reader *r, uint32_t owner, uint32_t first, uint32_t end,
                      uint32_t rest_first, uint32_t rest_end)
{
    er_type type = r->document->entities[owner].type;
    if (type == ER_STATE) {
        uint8_t kind = kind_of(r, rest_first, rest_end);
        return kind == ER_TIE_OF_STATE || kind == ER_TIE_OF_HOME;
    }
    /* "UN Children's Fund": what bears an acronym is named after the body and not after a place. */
    static const char *const of_acronym[] = {"fund",         "programme", "program",
                                             "commissioner", "centre",    "center",
                                             "board",        "mission",   NULL};
    bool acronym = end == first + 1 && r->document->tokens[first].letter_case == ER_CASE_UPPER;
    for (uint32_t t = rest_first; acronym && t < rest_end; t++)
        if (er_token_is_any(r->document, t, of_acronym))
            return true;
    return has_section(r, rest_first, rest_end) ||
           (acronym && kind_of(r, rest_first, rest_end) != ER_TIE_NONE);
}

/* "Israel Air Force", "UN Children's Fund", "Monetary Authority of Singapore". */
static bool relate_inside(er_tie_reader *r, uint32_t index)
{
    const er_mention *m = mention(r, index);
    uint32_t first = m->first_token, end = m->end_token, owner = ER_NONE;
    first += er_token_is(r->document, first, "royal");
    for (uint32_t cut = end - 1; cut > first && owner == ER_NONE; cut--) {
        uint32_t found = entity_named(r, first, cut);
        uint32_t rest = cut + er_token_is_possessive(r->document, cut);
        if (found != ER_NONE && found != m->entity && rest < end &&
            says_part(r, found, first, cut, rest, end))
            owner = found;
    }
    for (uint32_t t = first + 1; t + 1 < end && owner == ER_NONE; t++) {
        if (!er_token_is(r->document, t, "of"))
            continue;
        uint32_t begin = t + 1 + er_token_is(r->document, t + 1, "the");
        uint32_t found = begin < end ? entity_named(r, begin, end) : ER_NONE;
        if (found != ER_NONE && found != m->entity && says_part(r, found, begin, end, first, t))
            owner = found;
    }
    if (owner == ER_NONE)
        return false;
    er_tie_emit(r, end_of(r, index), (er_end){owner, ER_NONE}, ER_PART, m->first_token,
                m->end_token, 0.8f);
    return true;
}

/* ---- owners that the sentence does not name ---- */

/* Whether an earlier sentence said already what the body is part of. */
static bool is_said(const er_tie_reader *r, uint32_t entity)
{
    for (uint32_t i = 0; i < r->document->relation_count; i++)
        if (r->document->relations[i].source == entity &&
            r->document->relations[i].relation_class == ER_PART)
            return true;
    return false;
}

/* "Congress": the table knows the one of one state, and the document is not about that state. */
static bool is_elsewhere(const er_tie_reader *r, uint32_t index, uint32_t state)
{
    const er_mention *m = mention(r, index);
    uint32_t home = r->emitter->known->home;
    return m->end_token == m->first_token + 1 &&
           r->document->tokens[m->first_token].letter_case == ER_CASE_TITLE &&
           (home == ER_NONE || mention(r, home)->state != state);
}

/* The state that the text, or the table of bodies, gives the body; else the state at home. Said
   once a document, in a sentence that speaks of no other state. */
static void relate_unsaid(er_tie_reader *r, uint32_t index, uint8_t kind)
{
    const er_mention *m = mention(r, index);
    const er_document *document = r->document;
    const er_known_entities *known = r->emitter->known;
    uint32_t state = document->entities[m->entity].state;
    float confidence = 0.65f;
    bool house = er_token_is(document, m->first_token, "house") ||
                 er_token_is(document, m->end_token - 1, "house");
    if ((state == ER_NONE || house) && known->home != ER_NONE && kind == ER_TIE_OF_HOME &&
        is_plain_organ(r, m->first_token, m->end_token)) {
        state = document->mentions[known->home].state;
        confidence = 0.6f;
    } else if (house || (kind == ER_TIE_ORGAN && is_elsewhere(r, index, state))) {
        return;
    }
    uint32_t owner = state == ER_NONE ? ER_NONE : er_index_find(&known->states, state);
    if (owner < document->entity_count && !is_said(r, m->entity) &&
        !er_sentence_is_abroad(document, m->sentence, state))
        er_tie_emit(r, end_of(r, index), (er_end){owner, ER_NONE}, ER_PART, m->first_token,
                    m->end_token, confidence);
}

void er_relate_organ(er_tie_reader *r, uint32_t index)
{
    const er_mention *m = mention(r, index);
    if (!er_tie_usable(r, index) || er_tie_type(r, index) != ER_ORGANIZATION || m->kind != ER_NAME)
        return;
    uint8_t kind = kind_of(r, m->first_token, m->end_token);
    if (is_society(r, m->first_token, m->end_token))
        return;
    if (!relate_beside(r, index, kind) && !relate_inside(r, index) && kind != ER_TIE_NONE)
        relate_unsaid(r, index, kind);
}
