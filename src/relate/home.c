#include "relate/home.h"

#include "relate/phrase.h"

#define STATES_MAX 48 /* of a document; those that come later are not what it is about */
#define HOME_LEAST 3  /* mentions */
#define OPENING 3     /* sentences, in which a mention counts twice */

/* ---- the home of a document ---- */

typedef struct state_count {
    uint32_t state, mention, count;
} state_count;

static bool names_state(const er_mention *m)
{
    return m->state != ER_NONE && m->kind != ER_PRONOUN &&
           (m->type == ER_STATE || m->type == ER_PLACE);
}

static void count_state(state_count *counts, uint32_t *used, const er_document *document,
                        uint32_t index)
{
    const er_mention *m = &document->mentions[index];
    uint32_t i = 0;
    while (i < *used && counts[i].state != m->state)
        i++;
    if (i == STATES_MAX)
        return;
    if (i == *used)
        counts[(*used)++] = (state_count){m->state, ER_NONE, 0};
    counts[i].count += m->sentence < OPENING ? 2 : 1;
    if (counts[i].mention == ER_NONE && m->type == ER_STATE)
        counts[i].mention = index;
}

uint32_t er_home_of_document(const er_document *document)
{
    state_count counts[STATES_MAX];
    uint32_t used = 0, best = 0, second = 0, mention = ER_NONE;
    for (uint32_t i = 0; i < document->mention_count; i++)
        if (names_state(&document->mentions[i]))
            count_state(counts, &used, document, i);
    for (uint32_t i = 0; i < used; i++) {
        if (counts[i].count > best) {
            second = best;
            best = counts[i].count;
            mention = counts[i].mention;
        } else if (counts[i].count > second) {
            second = counts[i].count;
        }
    }
    return best >= HOME_LEAST && 2 * best >= 3 * second ? mention : ER_NONE;
}

bool er_sentence_is_abroad(const er_document *document, uint32_t sentence, uint32_t state)
{
    bool other = false;
    for (uint32_t i = er_first_mention_from(document, document->sentences[sentence].first_token);
         i < document->mention_count && document->mentions[i].sentence == sentence; i++) {
        if (!names_state(&document->mentions[i]))
            continue;
        if (document->mentions[i].state == state)
            return false;
        other = true;
    }
    return other;
}

/* ---- titles without a body ---- */

typedef struct title_reader {
    const er_document *document;
    const er_holders *holders;
    uint32_t home;
    uint32_t first_day, last_day; /* of the document; 0: no date */
} title_reader;

static er_view name_of(const er_document *document, uint32_t mention)
{
    const er_mention *m = &document->mentions[mention];
    return er_document_span(document, m->start, m->end);
}

static er_view last_word(er_view name)
{
    uint32_t start = name.length;
    while (start && name.data[start - 1] != ' ')
        start--;
    return (er_view){name.data + start, name.length - start};
}

static er_view first_word(er_view name)
{
    er_view rest = name, word = name;
    er_view_split(&rest, ' ', &word);
    return word;
}

static bool begins_with_word(er_view name, er_view word)
{
    return name.length >= word.length && name.data[0] == word.data[0] &&
           er_view_starts_with(name, word) &&
           (name.length == word.length || name.data[word.length] == ' ');
}

static bool ends_with_word(er_view name, er_view word)
{
    return name.length >= word.length && name.data[name.length - 1] == word.data[word.length - 1] &&
           er_view_ends_with(name, word) &&
           (name.length == word.length || name.data[name.length - word.length - 1] == ' ');
}

/* Whether the name, or the family name alone, can be that of a holder: "Xi", "Joe Biden". */
static bool is_name_of(er_view first, er_view last, er_view holder)
{
    if (first.data == last.data)
        return begins_with_word(holder, first) || ends_with_word(holder, last);
    return begins_with_word(holder, first) && ends_with_word(holder, last);
}

/* Offices that a state has, and hardly anything else. A president is one where the title is
   written with a capital before the name. */
static bool is_of_state(const er_document *document, const er_role *role)
{
    static const char *const offices[] = {"prime minister", "deputy prime minister",
                                          "minister",       "supreme leader",
                                          "emperor",        "king",
                                          "queen",          "foreign secretary",
                                          "home secretary", "prosecutor general",
                                          "crown prince",   "army chief",
                                          "chief justice",  "chancellor of the exchequer",
                                          "first lady",     "defense secretary"};
    er_view office = er_view_of(role->office);
    if (er_view_is(office, "president") || er_view_is(office, "vice president"))
        return document->tokens[role->first_token].letter_case >= ER_CASE_TITLE &&
               document->tokens[role->end_token - 1].letter_case >= ER_CASE_TITLE;
    if (er_view_ends_with(office, er_view_of(" minister")) &&
        !er_view_ends_with(office, er_view_of("chief minister")) &&
        !er_view_ends_with(office, er_view_of("first minister")))
        return true;
    for (size_t i = 0; i < sizeof offices / sizeof *offices; i++)
        if (er_view_is(office, offices[i]))
            return true;
    return false;
}

/* The one state of all holders of that name and office, in office on the day where there is one; a
   minister whose full name the table has is of the state that it says, whatever the office. */
static uint32_t state_in_table(const title_reader *t, const er_role *role)
{
    er_view name = name_of(t->document, role->person);
    er_view first = first_word(name), last = last_word(name);
    bool known_by_name = memchr(name.data, ' ', name.length) && is_of_state(t->document, role);
    uint32_t count, found = ER_NONE;
    const er_holder *rows = er_holders_all(t->holders, &count);
    for (uint32_t i = 0; i < count; i++) {
        if (rows[i].state == ER_NONE || !is_name_of(first, last, rows[i].name) ||
            (!er_offices_agree(er_view_of(role->office), rows[i].office) && !known_by_name) ||
            (t->first_day && !known_by_name && !role->former &&
             !er_holder_serves(&rows[i], t->first_day, t->last_day)))
            continue;
        if (found != ER_NONE && found != rows[i].state)
            return ER_NONE;
        found = rows[i].state;
    }
    return found;
}

/* "President Moor of Zanzibar": of a place. */
static bool is_of_place(const er_document *document, const er_role *role)
{
    uint32_t end = document->mentions[role->person].end_token;
    uint32_t place = er_token_is(document, end, "of")
                         ? er_mention_from(document, role->person,
                                           end + 1 + er_token_is(document, end + 1, "the"))
                         : ER_NONE;
    return place != ER_NONE && document->mentions[place].kind == ER_NAME;
}

/* Whether the text says of what the name has an office: of a state, or the same one of another
   body; or it was inferred before. */
static bool is_known(const er_document *document, const er_role *asked)
{
    er_view name = last_word(name_of(document, asked->person));
    for (uint32_t i = 0; i < document->role_count; i++) {
        const er_role *role = &document->roles[i];
        bool of_place = is_of_place(document, role) && !strcmp(role->office, asked->office);
        if (!of_place && (role == asked || role->holder_of == ER_NONE || !*role->office))
            continue;
        er_type type = of_place ? ER_STATE : document->mentions[role->holder_of].type;
        if ((type == ER_STATE ||
             (type == ER_ORGANIZATION && !strcmp(role->office, asked->office))) &&
            er_view_equal(last_word(name_of(document, role->person)), name))
            return true;
    }
    return false;
}

/* A mention of the state in the document, or ER_NONE. */
static uint32_t mention_of_state(const er_document *document, uint32_t state)
{
    for (uint32_t i = 0; i < document->mention_count; i++)
        if (document->mentions[i].type == ER_STATE && document->mentions[i].state == state)
            return i;
    return ER_NONE;
}

/* "his foreign minister", "the party's president", "City Hall ministers": of somebody or something
   that the text names. */
static bool is_owned(const er_document *document, const er_role *role)
{
    static const char *const owners[] = {"his", "her", "its", "their", "our", "my", NULL};
    return role->first_token &&
           (er_token_is_any(document, role->first_token - 1, owners) ||
            er_token_is_possessive(document, role->first_token - 1) ||
            er_mention_until(document, role->person, role->first_token) != ER_NONE);
}

/* A minister in a sentence in which only one state has office holders: of that state. A mention of
   it, or ER_NONE. */
static uint32_t state_of_colleagues(const er_document *document, const er_role *asked)
{
    uint32_t found = ER_NONE;
    er_view office = er_view_of(asked->office);
    if (!er_view_ends_with(office, er_view_of(" minister")) ||
        er_view_ends_with(office, er_view_of("prime minister")))
        return ER_NONE;
    for (uint32_t i = 0; i < document->role_count; i++) {
        const er_role *role = &document->roles[i];
        if (role->sentence != asked->sentence || role->holder_of == ER_NONE ||
            document->mentions[role->holder_of].type != ER_STATE)
            continue;
        if (found != ER_NONE &&
            document->mentions[found].state != document->mentions[role->holder_of].state)
            return ER_NONE;
        found = role->holder_of;
    }
    return found;
}

static void infer_role(const title_reader *t, er_role *role)
{
    if (is_known(t->document, role))
        return;
    uint32_t state = state_in_table(t, role);
    uint32_t mention = state == ER_NONE ? state_of_colleagues(t->document, role)
                                        : mention_of_state(t->document, state);
    float confidence = 0.7f;
    if (state == ER_NONE && mention == ER_NONE && t->home != ER_NONE &&
        is_of_state(t->document, role) &&
        !er_sentence_is_abroad(t->document, role->sentence, t->document->mentions[t->home].state)) {
        mention = t->home;
        confidence = 0.6f;
    }
    if (mention == ER_NONE)
        return;
    role->holder_of = mention;
    role->inferred = true;
    role->confidence = confidence;
}

void er_infer_roles(const er_facts *facts, er_document *document)
{
    title_reader t = {.document = document, .holders = er_facts_holders(facts)};
    bool counted = false;
    if (!document->date || !er_date_range(er_view_of(document->date), &t.first_day, &t.last_day))
        t.first_day = t.last_day = 0;
    for (uint32_t i = 0; i < document->role_count; i++) {
        er_role *role = &document->roles[i];
        if (role->holder_of != ER_NONE || role->end_token == role->first_token ||
            is_owned(document, role))
            continue;
        if (!counted)
            t.home = er_home_of_document(document);
        counted = true;
        infer_role(&t, role);
    }
}
