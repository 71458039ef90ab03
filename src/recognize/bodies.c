/* Organisations by the words that they are called by. The model is weakest here, and the words are
   the same everywhere: "Ministry", "Court", "Council" make a name of the capitals around them. */
#include "recognize/bodies.h"

#define RULE_CONFIDENCE 0.7f /* measured on the development files */

#define NOUN_DOUBT 0.75f /* a guess of the model below this gives way to the noun beside it */

/* Heads that make a name together with the capitalised words before or the "of ..." after them. */

/* Of these, the heads that stand before "of": "Bank of ...", "Ministry of ...". */

static bool is_capital_word(const er_draft *d, uint32_t token)
{
    return d->document->tokens[token].kind == ER_WORD && er_draft_is_capital(d, token);
}

bool er_is_organ_of_state(const er_draft *d, uint32_t first, uint32_t end)
{
    static const char *const pairs[][2] = {
        {"air", "force"},       {"armed", "forces"},         {"supreme", "court"},
        {"high", "court"},      {"constitutional", "court"}, {"coast", "guard"},
        {"central", "bank"},    {"security", "council"},     {"general", "staff"},
        {"foreign", "office"},  {"national", "assembly"},    {"federal", "court"},
        {"national", "police"}, {"security", "forces"}};
    if (first >= end || end - first > 5)
        return false;
    if (er_draft_is_listed(d, end - 1, ER_WORDS_STATE_ORGAN))
        return !er_draft_is_word(d, end - 1, "police") || end - first == 1;
    if (er_draft_is_word(d, first, "ministry"))
        return true;
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        if (end - first == 2 && er_draft_is_word(d, first, pairs[i][0]) &&
            er_draft_is_word(d, first + 1, pairs[i][1]))
            return true;
    return false;
}

bool er_is_body_head(const er_draft *d, uint32_t token)
{
    return er_draft_is_listed(d, token, ER_WORDS_BODY_HEAD) ||
           er_draft_is_listed(d, token, ER_WORDS_BODY_BEFORE_OF);
}

/* Capitals joined by "and", "of", "for", "the": the end of the run that goes on at token at. */
static uint32_t run_end(const er_draft *d, uint32_t at, uint32_t high)
{
    static const char *const links[] = {"and", "of", "for", "the", "&", NULL};
    uint32_t end = at;
    while (at < high) {
        if (is_capital_word(d, at) && !er_draft_is_possessive(d, at))
            end = ++at;
        else if (er_draft_is_one_of(d, at, links) && at < end + 2)
            at++;
        else
            break;
    }
    return end;
}

static bool is_field_word(const er_draft *d, uint32_t token)
{
    return d->document->tokens[token].letter_case == ER_CASE_TITLE &&
           (d->hit_at[token] == ER_NONE || /* "Labour" is a party, too */
            er_draft_is_listed(d, token, ER_WORDS_MINISTRY_KIND)) &&
           !er_is_body_head(d, token) &&
           !er_titles_match(er_facts_titles(d->facts), d->document, &d->words, token, token + 1,
                            NULL, NULL);
}

/* Words of what ministries are for; unlike surnames, they say that the list is one of fields. */
static bool is_of_state(const er_draft *d, uint32_t token)
{
    static const char *const fields[] = {
        "youth",      "sport",      "sports",         "science",
        "technology", "innovation", "water",          "forestry",
        "fisheries",  "mining",     "mines",          "planning",
        "gender",     "family",     "women",          "children",
        "social",     "human",      "regional",       "rural",
        "religious",  "natural",    "public",         "food",
        "livestock",  "land",       "housing",        "roads",
        "works",      "urban",      "communications", "telecommunications",
        "aviation",   "climate",    "industry",       "industrial",
        "business",   "skills",     "research",       "welfare",
        "heritage",   NULL};
    return er_draft_is_listed(d, token, ER_WORDS_MINISTRY_KIND) ||
           er_draft_is_one_of(d, token, fields);
}

/* The fields after a comma or an "and" from at on: the token after them; at where there are none.
 *known: one of them is what a ministry is for. */
static uint32_t field_end(const er_draft *d, uint32_t at, uint32_t high, bool *known)
{
    uint32_t first = at;
    for (; at < high && at < first + 3; at++) {
        if (!is_field_word(d, at) && !(at > first && er_draft_is_word(d, at, "service")))
            break;
        *known |= is_of_state(d, at);
    }
    return at;
}

uint32_t er_body_fields_end(const er_draft *d, uint32_t first, uint32_t end, uint32_t high)
{
    static const char *const heads[] = {"ministry", "department", NULL};
    static const char *const links[] = {"and", "&", NULL};
    bool closed = false, known = false;
    if (end >= high || end < first + 3 || !er_draft_is_one_of(d, first, heads) ||
        !(er_draft_is_word(d, end, ",") || er_draft_is_one_of(d, end, links)))
        return end;
    uint32_t at = end;
    while (at + 1 < high && !closed) {
        at += er_draft_is_word(d, at, ",");
        closed = er_draft_is_one_of(d, at, links);
        at += closed;
        at += closed && er_draft_is_word(d, at, "the");
        uint32_t next = field_end(d, at, high, &known);
        if (next == at)
            return end;
        at = next;
    }
    bool goes_on = at < high && is_capital_word(d, at); /* "... and Justice Minister Adela Moor" */
    return closed && known && !goes_on ? at : end;
}

static bool is_adjective(const er_draft *d, uint32_t token)
{
    return d->hit_at[token] != ER_NONE &&
           d->hits[d->hit_at[token]].sense->kind == ER_NAME_ADJECTIVE;
}

uint32_t er_body_begin(const er_draft *d, uint32_t first, uint32_t end)
{
    uint32_t low = d->document->sentences[d->sentence[first]].first_token, at = first;
    if (first < low + 3 || !er_draft_is_word(d, first - 1, "and") || !er_is_body_head(d, end - 1))
        return first;
    for (at = first - 1; at > low && first - at < 5; at--)
        if (!is_capital_word(d, at - 1) || er_draft_is_word(d, at - 1, "the") ||
            d->owner[at - 1] != ER_NONE || d->hit_at[at - 1] != ER_NONE)
            break;
    bool bounded = at < first - 1 && at > low &&
                   (er_draft_is_word(d, at - 1, "the") || er_draft_is_possessive(d, at - 1) ||
                    is_adjective(d, at - 1));
    return bounded ? at : first;
}

/* "Bank of", "Court for", "Commission on". */
static bool is_body_link(const er_draft *d, uint32_t token)
{
    static const char *const before_on[] = {"commission", "committee", "council", "conference",
                                            "center",     "centre",    "panel",   NULL};
    static const char *const links[] = {"of", "for", NULL};
    return er_draft_is_one_of(d, token, links) ||
           (er_draft_is_word(d, token, "on") && er_draft_is_one_of(d, token - 1, before_on));
}

uint32_t er_body_end(const er_draft *d, uint32_t first, uint32_t end, uint32_t high)
{
    if (!er_draft_is_listed(d, end - 1, ER_WORDS_BODY_BEFORE_OF) || end + 1 >= high ||
        end - first > 8 || !is_body_link(d, end))
        return end;
    uint32_t at = end + 1;
    if (er_draft_is_word(d, at, "the") && at + 1 < high)
        at++;
    const er_hit *hit = d->hit_at[at] == ER_NONE ? NULL : &d->hits[d->hit_at[at]];
    if (hit && hit->first == at &&
        (hit->sense->kind == ER_NAME_STATE || hit->sense->kind >= ER_NAME_SEAT))
        return hit->end;
    return at < high && is_capital_word(d, at) && d->owner[at] == ER_NONE ? run_end(d, at, high)
                                                                          : end;
}

/* ---- names that the model overlooked ----------------------------------------------------------
 */

static bool add_rule(er_draft *d, uint32_t first, uint32_t end, float confidence)
{
    return !er_draft_is_free(d, first, end) ||
           (end == first + 1 && er_draft_is_plural_acronym(d, first)) ||
           er_draft_add(d, first, end, ER_ORGANIZATION, ER_FROM_RULE, confidence);
}

/* The start of the capitals before the head, without titles and the first word of a sentence that
   is only there because it is the first. */
static uint32_t run_begin(const er_draft *d, uint32_t head, uint32_t low)
{
    uint32_t at = head;
    while (at > low && d->owner[at - 1] == ER_NONE && is_capital_word(d, at - 1) &&
           d->hit_at[at - 1] == ER_NONE && !er_draft_is_possessive(d, at - 1))
        at--;
    while (at < head && (er_draft_is_listed(d, at, ER_WORDS_OPENER) ||
                         (er_draft_opens_sentence(d, at) && d->uses[d->forms[at]].small > 0)))
        at++;
    return at;
}

/* A capitalised head of the list at this token. */
/* Gives the rest of a body's name to it: free words, or the plain name of a state ("... of Peru").
 */
static bool take_rest(er_draft *d, uint32_t first, uint32_t end, uint32_t longer)
{
    uint32_t owner = d->owner[longer - 1];
    if (end - first >= 2 && owner != ER_NONE && d->rows[owner].type == ER_STATE &&
        d->rows[owner].kind == ER_NAME && d->rows[owner].first > end &&
        d->rows[owner].end == longer)
        er_draft_drop(d, owner);
    return er_draft_is_free(d, first, longer);
}

static bool add_by_head(er_draft *d, uint32_t head, const er_sentence *sentence)
{
    static const char *const alone[] = {"parliament", "congress", "senate", NULL};
    uint32_t first = run_begin(d, head, sentence->first_token);
    uint32_t end = head + 1;
    if (er_draft_is_listed(d, head, ER_WORDS_BODY_BEFORE_OF)) {
        uint32_t longer = er_body_end(d, first, end, sentence->end_token);
        if (longer > end && take_rest(d, first, end, longer))
            end = longer;
    }
    if (end - first >= 2)
        return add_rule(d, first, end, RULE_CONFIDENCE);
    return !er_draft_is_one_of(d, head, alone) || er_draft_opens_sentence(d, head) ||
           add_rule(d, first, end, 0.6f);
}

/* "the foreign ministry", "foreign and defence ministries", in small letters. */
static bool add_small_ministry(er_draft *d, uint32_t head, uint32_t low)
{
    static const char *const middle[] = {"affairs", NULL};
    uint32_t first = head;
    while (first > low && d->owner[first - 1] == ER_NONE &&
           (er_draft_is_listed(d, first - 1, ER_WORDS_MINISTRY_KIND) ||
            (first < head && er_draft_is_word(d, first - 1, "and") && first - 1 > low &&
             er_draft_is_listed(d, first - 2, ER_WORDS_MINISTRY_KIND))))
        first--;
    if (first == head || er_draft_is_one_of(d, first, middle))
        return true;
    return add_rule(d, first, head + 1, RULE_CONFIDENCE);
}

/* "Trump administration": the government of a person is a body of its own. */
static void extend_administration(er_draft *d, uint32_t token)
{
    if (token == 0 || d->owner[token - 1] == ER_NONE || d->owner[token] != ER_NONE)
        return;
    er_draft_row *row = &d->rows[d->owner[token - 1]];
    if (row->type != ER_PERSON || row->end != token || row->hidden)
        return;
    er_draft_resize(d, d->owner[token - 1], row->first, token + 1);
    row->type = ER_ORGANIZATION;
    row->source = ER_FROM_RULE;
    row->titled = false;
}

/* Whether the words begin with the letters of the acronym, one each; three at least. */
static bool has_initials(const er_draft *d, const er_draft_row *row, uint32_t acronym)
{
    const er_document *document = d->document;
    er_view letters = er_token_view(document, acronym);
    if (letters.length < 3 || letters.length != row->end - row->first)
        return false;
    for (uint32_t i = 0; i < letters.length; i++)
        if (er_token_view(document, row->first + i).data[0] != letters.data[i])
            return false;
    return true;
}

/* "... (WHO)" after an organisation names it again. */
static bool add_bracketed_acronym(er_draft *d, uint32_t open, uint32_t high)
{
    if (open == 0 || open + 2 >= high || d->owner[open - 1] == ER_NONE ||
        !er_draft_is_word(d, open + 2, ")") ||
        d->document->tokens[open + 1].letter_case != ER_CASE_UPPER)
        return true;
    er_draft_row *row = &d->rows[d->owner[open - 1]];
    if (!row->hidden &&
        (row->type == ER_ORGANIZATION ||
         (row->type == ER_PERSON && !er_draft_is_given_name(d, row->first))) &&
        has_initials(d, row, open + 1)) /* whatever title stands before it */
        *row = (er_draft_row){.first = row->first,
                              .end = row->end,
                              .state = ER_NONE,
                              .type = ER_ORGANIZATION,
                              .kind = ER_NAME,
                              .source = ER_FROM_RULE,
                              .confidence = row->confidence};
    if (row->type != ER_ORGANIZATION || row->hidden || row->end != open ||
        row->end - row->first < 2)
        return true;
    if (d->owner[open + 1] == ER_NONE)
        return add_rule(d, open + 1, open + 2, 0.95f * row->confidence);
    er_draft_row *acronym = &d->rows[d->owner[open + 1]];
    if (acronym->source == ER_FROM_MODEL && acronym->end == acronym->first + 1) {
        acronym->type = ER_ORGANIZATION;
        acronym->hidden = false;
    }
    return true;
}

/* "the oil company NIS", "the Viv Ansanm alliance": common nouns of organisations beside a name. */

/* Names of one to three words beside such a noun: a free one is taken; one that the model was not
   sure of becomes an organisation, and so does a single word, which a person's name would be only
   after a title. */
static bool add_beside(er_draft *d, uint32_t first, uint32_t end)
{
    uint32_t owner = d->owner[first];
    if (owner == ER_NONE) {
        uint32_t hit = d->hit_at[first];
        if (d->uses[d->forms[first]].small > 0 ||
            (hit != ER_NONE && d->hits[hit].sense->kind != ER_NAME_ORGANIZATION))
            return true;
        return add_rule(d, first, end, RULE_CONFIDENCE);
    }
    er_draft_row *row = &d->rows[owner];
    if (row->source == ER_FROM_MODEL && row->first == first && row->end == end && !row->titled &&
        !row->hidden && row->type != ER_STATE &&
        (row->confidence < NOUN_DOUBT || (end == first + 1 && row->type == ER_PERSON))) {
        row->type = ER_ORGANIZATION;
        row->confidence = RULE_CONFIDENCE;
    }
    return true;
}

/* "Shares in Oando", "a stake in Lukoil". */
static bool add_by_share(er_draft *d, uint32_t link, const er_sentence *s)
{
    static const char *const shares[] = {"shares",       "share",       "stake", "stakes",
                                         "shareholders", "shareholder", NULL};
    static const char *const links[] = {"in", "of", NULL};
    uint32_t name = link + 1;
    if (link == s->first_token || name >= s->end_token || !er_draft_is_one_of(d, link, links) ||
        !er_draft_is_one_of(d, link - 1, shares) || !is_capital_word(d, name))
        return true;
    uint32_t end = name + 1;
    while (end < s->end_token && end < name + 3 && d->owner[end] == d->owner[name] &&
           is_capital_word(d, end))
        end++;
    return add_beside(d, name, end);
}

/* "the BfV said": what speaks and is written like an acronym is a body. */
static bool add_speaking_acronym(er_draft *d, uint32_t token, const er_sentence *s)
{
    const er_token *t = &d->document->tokens[token];
    uint32_t length = t->end - t->start;
    bool acronym = (t->letter_case == ER_CASE_UPPER || t->letter_case == ER_CASE_MIXED) &&
                   length >= 3 && length <= 7;
    if (!acronym || token + 1 >= s->end_token ||
        !er_draft_is_listed(d, token + 1, ER_WORDS_SPEAKING) ||
        (token > s->first_token && is_capital_word(d, token - 1) &&
         !er_draft_is_word(d, token - 1, "the")))
        return true;
    return add_rule(d, token, token + 1, RULE_CONFIDENCE);
}

/* "Attorney General's Office", "Sheriff's Department": the place of an office is a body. */
static bool add_office(er_draft *d, uint32_t head, const er_sentence *s)
{
    uint32_t end = head - 1, first = head;
    if (head < s->first_token + 2 || !er_draft_is_possessive(d, end))
        return true;
    for (uint32_t length = 1; length <= 4 && end >= s->first_token + length; length++) {
        er_title_kind kind;
        if (er_titles_match(er_facts_titles(d->facts), d->document, &d->words, end - length, end,
                            &kind, NULL) == length &&
            kind != ER_TITLE_MODIFIER && er_draft_is_capital(d, end - length))
            first = end - length;
    }
    for (uint32_t i = first; i < head; i++)
        if (d->owner[i] != ER_NONE && d->rows[d->owner[i]].source != ER_FROM_TABLE)
            er_draft_drop(d, d->owner[i]);
    return first == head || add_rule(d, first, head + 1, RULE_CONFIDENCE);
}

static bool same_owner(const er_draft *d, uint32_t token, uint32_t owner)
{
    return d->owner[token] == owner && is_capital_word(d, token);
}

static bool add_by_noun(er_draft *d, uint32_t noun, const er_sentence *s)
{
    uint32_t next = noun + 1;
    if (next < s->end_token && er_draft_is_listed(d, noun, ER_WORDS_NOUN_BEFORE_BODY) &&
        is_capital_word(d, next)) {
        uint32_t end = next + 1;
        while (end < s->end_token && end < next + 3 && same_owner(d, end, d->owner[next]))
            end++;
        return add_beside(d, next, end);
    }
    if (noun > s->first_token && er_draft_is_listed(d, noun, ER_WORDS_NOUN_AFTER_BODY) &&
        is_capital_word(d, noun - 1)) {
        uint32_t first = noun - 1;
        while (first > s->first_token && noun - first < 3 &&
               same_owner(d, first - 1, d->owner[noun - 1]))
            first--;
        return er_draft_opens_sentence(d, first) || add_beside(d, first, noun);
    }
    return true;
}

static bool add_in_sentence(er_draft *d, const er_sentence *sentence, bool plain)
{
    static const char *const ministries[] = {"ministry", "ministries", NULL};
    static const char *const offices[] = {"office", NULL};
    for (uint32_t i = sentence->first_token; i < sentence->end_token; i++) {
        bool ok = true;
        if (er_draft_is_word(d, i, "("))
            ok = add_bracketed_acronym(d, i, sentence->end_token);
        else if (d->document->tokens[i].kind != ER_WORD)
            continue;
        else if (er_draft_is_word(d, i, "administration") && !er_draft_is_capital(d, i))
            extend_administration(d, i);
        else if (d->owner[i] != ER_NONE)
            continue;
        else if (er_draft_is_capital(d, i) && er_draft_is_one_of(d, i, offices))
            ok = add_office(d, i, sentence);
        else if (er_draft_is_capital(d, i))
            ok = !plain || (er_draft_is_listed(d, i, ER_WORDS_BODY_HEAD)
                                ? add_by_head(d, i, sentence)
                                : add_speaking_acronym(d, i, sentence));
        else if (er_draft_is_one_of(d, i, ministries))
            ok = add_small_ministry(d, i, sentence->first_token);
        else if (plain)
            ok = add_by_noun(d, i, sentence) && add_by_share(d, i, sentence);
        if (!ok)
            return false;
    }
    return true;
}

er_status er_draft_organizations(er_draft *d, er_error *error)
{
    for (uint32_t s = 0; s < d->document->sentence_count; s++) {
        bool plain = er_draft_sentence_case(d, s) == ER_SENTENCE_PLAIN;
        if (!add_in_sentence(d, &d->document->sentences[s], plain))
            return er_fail_memory(error);
    }
    return ER_OK;
}
