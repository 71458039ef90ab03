#include "relate/ties.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/symbols.h"
#include "base/table.h"
#include "data/data.h"
#include "relate/phrase.h"

#define WORD_MAX 48
#define LIST_MAX 12

enum { TIE_ORGAN = ER_CLASS_COUNT, TIE_CONSIST, TIE_NONE, TIE_GLUED = 64 /* and a class */ };

struct er_ties {
    const er_offices *offices;
    er_symbols words;
    uint8_t *meanings; /* [words.count] er_class or TIE_... */
    uint32_t meaning_capacity;
};

typedef struct tie_reader {
    const er_ties *ties;
    er_emitter *emitter;
    er_document *document;
    uint32_t low, high; /* tokens of the sentence */
} tie_reader;

/* ---- the table ---- */

static uint8_t meaning_named(er_view name)
{
    static const er_class classes[] = {ER_KIN, ER_ALLY, ER_MEMBER, ER_PART};
    for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
        if (er_view_is(name, er_class_facts_of(classes[i])->name))
            return (uint8_t)classes[i];
    static const er_class glued[] = {ER_SUPPORT, ER_AID, ER_COERCE, ER_ALLY};
    er_view rest = name, word;
    if (er_view_split(&rest, ' ', &word) && er_view_is(word, "glued"))
        for (size_t i = 0; i < sizeof glued / sizeof *glued; i++)
            if (er_view_is(rest, er_class_facts_of(glued[i])->name))
                return (uint8_t)(TIE_GLUED + glued[i]);
    if (er_view_is(name, "organ"))
        return TIE_ORGAN;
    return er_view_is(name, "consist") ? TIE_CONSIST : TIE_NONE;
}

er_status er_ties_new(const er_offices *offices, er_ties **ties, er_error *error)
{
    *ties = calloc(1, sizeof **ties);
    if (!*ties)
        return er_fail_memory(error);
    (*ties)->offices = offices;
    er_view rest = ER_DATA(ties), fields[2], word;
    uint64_t line = 0;
    while (er_table_next(&rest, fields, 2, &line)) {
        uint8_t meaning = meaning_named(fields[0]);
        er_status status = ER_OK;
        if (meaning == TIE_NONE)
            status = er_fail_at(error, ER_BAD_FORMAT, "ties.tsv", line, ER_NO_POSITION,
                                "a tie of no known class");
        while (status == ER_OK && er_view_split(&fields[1], ',', &word)) {
            uint32_t id = er_symbols_add(&(*ties)->words, er_view_trim(word));
            if (id == ER_NONE ||
                !er_array_reserve((void **)&(*ties)->meanings, &(*ties)->meaning_capacity,
                                  (uint64_t)id + 1, sizeof *(*ties)->meanings))
                status = er_fail_memory(error);
            else
                (*ties)->meanings[id] = meaning;
        }
        if (status != ER_OK) {
            er_ties_free(*ties);
            *ties = NULL;
            return status;
        }
    }
    return ER_OK;
}

void er_ties_free(er_ties *ties)
{
    if (!ties)
        return;
    er_symbols_free(&ties->words);
    free(ties->meanings);
    free(ties);
}

/* What the tokens first .. end mean together, TIE_NONE where they are not listed. */
static uint8_t meaning_of(const tie_reader *r, uint32_t first, uint32_t end)
{
    char text[WORD_MAX];
    uint32_t length = 0;
    for (uint32_t i = first; i < end; i++) {
        er_view word = er_token_view(r->document, i);
        if (length + word.length + 1 >= sizeof text)
            return TIE_NONE;
        if (length)
            text[length++] = ' ';
        for (uint32_t k = 0; k < word.length; k++)
            text[length++] = (char)(word.data[k] >= 'A' && word.data[k] <= 'Z' ? word.data[k] | 32
                                                                               : word.data[k]);
    }
    uint32_t id = er_symbols_find(&r->ties->words, (er_view){text, length});
    return id == ER_NONE ? TIE_NONE : r->ties->meanings[id];
}

/* ---- ends ---- */

static const er_mention *mention(const tie_reader *r, uint32_t index)
{
    return &r->document->mentions[index];
}

static bool usable(const tie_reader *r, uint32_t index)
{
    return index != ER_NONE && er_can_be_end(r->document, mention(r, index)->entity) &&
           !er_mention_is_shared(r->document, index);
}

static er_type type_of(const tie_reader *r, uint32_t index)
{
    return r->document->entities[mention(r, index)->entity].type;
}

static er_end end_of(const tie_reader *r, uint32_t index)
{
    return (er_end){mention(r, index)->entity, index};
}

static void emit(tie_reader *r, uint32_t source, uint32_t target, er_class relation_class,
                 uint32_t first_token, uint32_t end_token, float confidence)
{
    char predicate[WORD_MAX * 2];
    er_document *document = r->document;
    uint32_t start = document->tokens[first_token].start;
    uint32_t end = end_token > first_token ? document->tokens[end_token - 1].end : start;
    uint32_t length = end - start < sizeof predicate ? end - start : (uint32_t)sizeof predicate - 1;
    for (uint32_t i = 0; i < length; i++) {
        char c = document->text.data[start + i];
        predicate[i] = (char)(c >= 'A' && c <= 'Z' ? c | 32 : c);
    }
    predicate[length] = 0;
    er_relation relation = {.relation_class = relation_class,
                            .modality = ER_ACTUAL,
                            .trigger_start = start,
                            .trigger_end = end,
                            .predicate = predicate,
                            .confidence = confidence};
    er_emit(r->emitter, end_of(r, source), end_of(r, target), &relation);
}

/* ---- offices ---- */

/* "his adviser Name": whose, where a pronoun stands right before the office. */
static uint32_t possessor_before(const tie_reader *r, const er_role *role)
{
    uint32_t owner = er_mention_until(r->document, role->person, role->first_token);
    return owner != ER_NONE && mention(r, owner)->kind == ER_PRONOUN ? owner : ER_NONE;
}

static void relate_role(tie_reader *r, const er_role *role)
{
    uint32_t body = role->holder_of != ER_NONE ? role->holder_of : possessor_before(r, role);
    if (!usable(r, body) || !usable(r, role->person))
        return;
    er_document *document = r->document;
    er_relation relation = {.relation_class = ER_ROLE,
                            .modality = role->former ? ER_HISTORICAL : ER_ACTUAL,
                            .predicate = role->office,
                            .role = role->office,
                            .confidence = role->confidence};
    if (role->end_token > role->first_token) {
        relation.trigger_start = document->tokens[role->first_token].start;
        relation.trigger_end = document->tokens[role->end_token - 1].end;
    }
    er_end target = {mention(r, body)->entity, role->inferred ? ER_NONE : body};
    er_emit(r->emitter, end_of(r, role->person), target, &relation);
}

/* "the US president", where it is known who that is. */
static void relate_nominal(tie_reader *r, uint32_t index)
{
    const er_mention *m = mention(r, index);
    er_office_phrase phrase;
    if (m->kind != ER_NOMINAL || !usable(r, index) || type_of(r, index) != ER_PERSON ||
        r->document->entities[m->entity].described ||
        !er_office_before(r->ties->offices, r->document, r->low, m->end_token, &phrase))
        return;
    uint32_t end = phrase.first_token;
    end -= end > r->low && er_token_is_possessive(r->document, end - 1);
    uint32_t body = er_mention_until(r->document, index, end);
    if (!usable(r, body) || type_of(r, body) == ER_PERSON)
        return;
    er_relation relation = {.relation_class = ER_ROLE,
                            .modality = phrase.former ? ER_HISTORICAL : ER_ACTUAL,
                            .trigger_start = r->document->tokens[phrase.first_token].start,
                            .trigger_end = r->document->tokens[phrase.end_token - 1].end,
                            .predicate = phrase.office,
                            .role = phrase.office,
                            .confidence = 0.75f};
    er_emit(r->emitter, end_of(r, index), end_of(r, body), &relation);
}

/* ---- bodies of a state ---- */

/* "Russia's Defense Ministry", "the Peruvian Senate", "the Foreign Ministry of Peru". */
static void relate_organ(tie_reader *r, uint32_t index)
{
    const er_mention *m = mention(r, index);
    if (!usable(r, index) || type_of(r, index) != ER_ORGANIZATION || m->kind != ER_NAME)
        return;
    bool organ = false;
    for (uint32_t t = m->first_token; t < m->end_token && !organ; t++)
        organ = meaning_of(r, t, t + 1) == TIE_ORGAN ||
                (t + 1 < m->end_token && meaning_of(r, t, t + 2) == TIE_ORGAN);
    if (!organ)
        return;
    uint32_t end = m->first_token;
    end -= end > r->low && er_token_is_possessive(r->document, end - 1);
    uint32_t state = er_mention_until(r->document, index, end);
    if (state == ER_NONE && m->end_token + 1 < r->high &&
        er_token_is(r->document, m->end_token, "of"))
        state =
            er_mention_from(r->document, index,
                            m->end_token + 1 + er_token_is(r->document, m->end_token + 1, "the"));
    if (usable(r, state) && type_of(r, state) == ER_STATE)
        emit(r, index, state, ER_PART, m->first_token, m->end_token, 0.9f);
}

/* "the Moor administration": the body that is named after the one who leads it. */
static void relate_named_after(tie_reader *r, uint32_t index)
{
    static const char *const bodies[] = {"administration", "government", "cabinet", NULL};
    const er_mention *m = mention(r, index);
    if (!usable(r, index) || m->kind != ER_NAME || m->end_token < m->first_token + 2 ||
        type_of(r, index) != ER_ORGANIZATION ||
        !er_token_is_any(r->document, m->end_token - 1, bodies))
        return;
    er_view name = er_token_view(r->document, m->end_token - 2);
    uint32_t leader = er_index_find(&r->emitter->known->surnames, er_view_hash(name));
    if (leader >= r->document->entity_count)
        return; /* nobody, or two of that name */
    er_relation relation = {.relation_class = ER_ROLE,
                            .trigger_start = r->document->tokens[m->end_token - 1].start,
                            .trigger_end = r->document->tokens[m->end_token - 1].end,
                            .predicate = "head",
                            .role = "head",
                            .confidence = 0.75f};
    er_emit(r->emitter, (er_end){leader, ER_NONE}, end_of(r, index), &relation);
}

/* ---- relational nouns ---- */

static bool types_fit(const tie_reader *r, er_class relation_class, uint32_t one, uint32_t other)
{
    switch (relation_class) {
    case ER_KIN:
        return type_of(r, one) == ER_PERSON && type_of(r, other) == ER_PERSON;
    case ER_MEMBER:
        return type_of(r, other) == ER_ORGANIZATION;
    case ER_PART:
        return type_of(r, one) == ER_ORGANIZATION && type_of(r, other) != ER_PERSON;
    default:
        return true;
    }
}

/* The names of an enumeration "A, B and C" that begins with the mention at token. */
static uint32_t read_list(const tie_reader *r, uint32_t near, uint32_t token, bool several,
                          uint32_t *list)
{
    uint32_t count = 0;
    while (count < LIST_MAX && token < r->high) {
        token += er_token_is(r->document, token, "the");
        uint32_t next = er_mention_from(r->document, near, token);
        if (!usable(r, next) || mention(r, next)->kind == ER_PRONOUN)
            break;
        list[count++] = next;
        token = mention(r, next)->end_token;
        if (!several || token >= r->high || er_token_is_possessive(r->document, token))
            break;
        if (er_token_is(r->document, token, ","))
            token++;
        if (er_token_is(r->document, token, "and") || er_token_is(r->document, token, "or"))
            token++;
        else if (!er_token_is(r->document, token - 1, ","))
            break;
    }
    return count;
}

/* The noun that begins at token: its meaning and its end. Up to two words may stand before it. */
static uint8_t noun_at(const tie_reader *r, uint32_t token, uint32_t *first, uint32_t *end)
{
    for (uint32_t skipped = 0; skipped < 3 && token < r->high; skipped++, token++) {
        for (uint32_t size = 2; size; size--) {
            if (token + size > r->high)
                continue;
            uint8_t meaning = meaning_of(r, token, token + size);
            if (meaning < ER_CLASS_COUNT) {
                *first = token;
                *end = token + size;
                return meaning;
            }
        }
        const er_token *t = &r->document->tokens[token];
        if (t->kind != ER_WORD || t->letter_case != ER_CASE_LOWER ||
            er_token_is(r->document, token, "and") || er_token_is(r->document, token, "of"))
            break;
    }
    return TIE_NONE;
}

static bool is_plural(const tie_reader *r, uint32_t end_token)
{
    er_view word = er_token_view(r->document, end_token - 1);
    return word.length && word.data[word.length - 1] == 's';
}

/* "A's ally B", "its members B and C", "NATO member B": the noun after its owner. */
static void relate_owned(tie_reader *r, uint32_t owner)
{
    static const char *const between[] = {",", "(", "such", "including", "like", "–", "—", NULL};
    uint32_t token = mention(r, owner)->end_token, first, end, list[LIST_MAX];
    bool possessive = token < r->high && er_token_is_possessive(r->document, token);
    bool pronoun = mention(r, owner)->kind == ER_PRONOUN;
    uint8_t meaning = noun_at(r, token + possessive, &first, &end);
    if (meaning == TIE_NONE || !usable(r, owner))
        return;
    if (!possessive && !pronoun && (first != token || meaning == ER_KIN))
        return; /* "NATO member", "Moor ally" stand right beside each other */
    bool several = is_plural(r, end);
    if (end < r->high && er_token_is_any(r->document, end, between))
        end += 1 + er_token_is(r->document, end + 1, "as");
    uint32_t count = read_list(r, owner, end, several, list);
    for (uint32_t i = 0; i < count; i++)
        if (types_fit(r, (er_class)meaning, list[i], owner))
            emit(r, list[i], owner, (er_class)meaning, first, end, 0.85f);
}

/* "B, a close ally of A", "B is a member of A and C". */
static void relate_of(tie_reader *r, uint32_t holder)
{
    static const char *const links[] = {",", "is", "was", "remains", "became", "(", "as", NULL};
    static const char *const articles[] = {"a", "an", "the", "one", "also", "both", NULL};
    uint32_t token = mention(r, holder)->end_token, first, end, list[LIST_MAX];
    if (!usable(r, holder) || token >= r->high || !er_token_is_any(r->document, token, links))
        return;
    bool was = er_token_is(r->document, token, "was");
    token++;
    token += token < r->high && er_token_is_any(r->document, token, articles);
    uint8_t meaning = noun_at(r, token, &first, &end);
    if (meaning == TIE_NONE || end >= r->high || !er_token_is(r->document, end, "of"))
        return;
    uint32_t count = read_list(r, holder, end + 1, true, list);
    for (uint32_t i = 0; i < count; i++)
        if (types_fit(r, (er_class)meaning, holder, list[i]))
            emit(r, holder, list[i], (er_class)meaning, first, end, was ? 0.7f : 0.85f);
}

/* "the Peru-backed Northern Front": up to two words may stand before the name. */
static void relate_glued(tie_reader *r, uint32_t index)
{
    uint32_t hyphen = mention(r, index)->end_token, verb = hyphen + 1;
    if (!usable(r, index) || verb + 1 >= r->high || !er_token_is(r->document, hyphen, "-") ||
        r->document->tokens[hyphen].space_before || r->document->tokens[verb].space_before)
        return;
    uint8_t meaning = meaning_of(r, verb, verb + 1);
    if (meaning < TIE_GLUED)
        return;
    for (uint32_t token = verb + 1; token < r->high && token < verb + 4; token++) {
        uint32_t other = er_mention_from(r->document, index, token);
        if (usable(r, other)) {
            emit(r, index, other, (er_class)(meaning - TIE_GLUED), verb, verb + 1, 0.8f);
            return;
        }
        if (r->document->tokens[token].kind != ER_WORD)
            return;
    }
}

/* "The council consists of A, B and C." */
static void relate_consists(tie_reader *r, uint32_t body)
{
    uint32_t token = mention(r, body)->end_token, list[LIST_MAX];
    if (!usable(r, body) || type_of(r, body) != ER_ORGANIZATION || token + 1 >= r->high ||
        meaning_of(r, token, token + 1) != TIE_CONSIST)
        return;
    uint32_t verb = token++;
    token += er_token_is(r->document, token, "of");
    uint32_t count = read_list(r, body, token, true, list);
    for (uint32_t i = 0; i < count; i++)
        if (type_of(r, list[i]) != ER_PERSON && mention(r, list[i])->kind == ER_NAME)
            emit(r, list[i], body, ER_MEMBER, verb, token, 0.85f);
}

void er_find_ties(const er_ties *ties, er_emitter *emitter, uint32_t first_mention,
                  uint32_t end_mention, uint32_t first_role, uint32_t end_role)
{
    er_document *document = emitter->document;
    const er_sentence *sentence = &document->sentences[emitter->sentence];
    tie_reader r = {ties, emitter, document, sentence->first_token, sentence->end_token};
    for (uint32_t i = first_role; i < end_role; i++)
        relate_role(&r, &document->roles[i]);
    for (uint32_t i = first_mention; i < end_mention; i++) {
        relate_nominal(&r, i);
        relate_organ(&r, i);
        relate_named_after(&r, i);
        relate_owned(&r, i);
        relate_of(&r, i);
        relate_consists(&r, i);
        relate_glued(&r, i);
    }
}
