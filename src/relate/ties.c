#include "relate/ties.h"

#include "relate/phrase.h"
#include "relate/tie_reader.h"

#define LIST_MAX 12

/* ---- ends ---- */

static const er_mention *mention(const er_tie_reader *r, uint32_t index)
{
    return &r->document->mentions[index];
}

bool er_tie_usable(const er_tie_reader *r, uint32_t index)
{
    return index != ER_NONE && er_can_be_end(r->document, mention(r, index)->entity) &&
           !er_mention_is_shared(r->document, index);
}

er_type er_tie_type(const er_tie_reader *r, uint32_t index)
{
    return r->document->entities[mention(r, index)->entity].type;
}

static er_end end_of(const er_tie_reader *r, uint32_t index)
{
    return (er_end){mention(r, index)->entity, index};
}

void er_tie_emit(er_tie_reader *r, er_end source, er_end target, er_class relation_class,
                 uint32_t first_token, uint32_t end_token, float confidence)
{
    static const char *const over[] = {"former", "late", "ex", "then", "estranged", NULL};
    bool former = first_token > r->low && er_token_is_any(r->document, first_token - 1, over);
    char predicate[ER_TIE_WORD_MAX * 2];
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
                            .modality = former ? ER_HISTORICAL : ER_ACTUAL,
                            .trigger_start = start,
                            .trigger_end = end,
                            .predicate = predicate,
                            .confidence = confidence};
    er_emit(r->emitter, source, target, &relation);
}

static void emit(er_tie_reader *r, uint32_t source, uint32_t target, er_class relation_class,
                 uint32_t first_token, uint32_t end_token, float confidence)
{
    er_tie_emit(r, end_of(r, source), end_of(r, target), relation_class, first_token, end_token,
                confidence);
}

/* ---- offices ---- */

/* "his adviser Name", "the council's deputy director, Name": whose, where it is known who or what
   is meant right before the office, or up to two small words before it. */
static uint32_t possessor_before(const er_tie_reader *r, const er_role *role)
{
    static const char *const pronouns[] = {"his", "her", "its", "their", "my", "our", NULL};
    const er_document *document = r->document;
    for (uint32_t end = role->first_token; end > r->low && end + 3 > role->first_token; end--) {
        bool possessive = er_token_is_possessive(document, end - 1);
        uint32_t owner = er_mention_until(document, role->person, end - possessive);
        bool pronoun = er_token_is_any(document, end - 1, pronouns);
        if (owner != ER_NONE)
            return pronoun || (possessive && mention(r, owner)->kind == ER_NOMINAL) ? owner
                                                                                    : ER_NONE;
        if (possessive || document->tokens[end - 1].kind != ER_WORD ||
            document->tokens[end - 1].letter_case != ER_CASE_LOWER)
            return ER_NONE;
    }
    return ER_NONE;
}

static void relate_role(er_tie_reader *r, const er_role *role)
{
    uint32_t body = role->holder_of != ER_NONE ? role->holder_of : possessor_before(r, role);
    if (!er_tie_usable(r, body) || !er_tie_usable(r, role->person))
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
static void relate_nominal(er_tie_reader *r, uint32_t index)
{
    const er_mention *m = mention(r, index);
    er_office_phrase phrase;
    if (m->kind != ER_NOMINAL || !er_tie_usable(r, index) || er_tie_type(r, index) != ER_PERSON ||
        r->document->entities[m->entity].described ||
        !er_office_before(er_ties_offices(r->ties), r->document, r->low, m->end_token, &phrase))
        return;
    uint32_t end = phrase.first_token;
    end -= end > r->low && er_token_is_possessive(r->document, end - 1);
    uint32_t body = er_mention_until(r->document, index, end);
    if (!er_tie_usable(r, body) || er_tie_type(r, body) == ER_PERSON)
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

/* "the Moor administration": the body that is named after the one who leads it. */
static void relate_named_after(er_tie_reader *r, uint32_t index)
{
    static const char *const bodies[] = {"administration", "government", "cabinet", NULL};
    const er_mention *m = mention(r, index);
    if (!er_tie_usable(r, index) || m->kind != ER_NAME || m->end_token < m->first_token + 2 ||
        er_tie_type(r, index) != ER_ORGANIZATION ||
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

static bool types_fit(const er_tie_reader *r, er_class relation_class, uint32_t one, uint32_t other)
{
    switch (relation_class) {
    case ER_KIN:
        return er_tie_type(r, one) == ER_PERSON && er_tie_type(r, other) == ER_PERSON;
    case ER_MEMBER:
        return er_tie_type(r, other) == ER_ORGANIZATION;
    case ER_PART:
        return er_tie_type(r, one) == ER_ORGANIZATION && er_tie_type(r, other) != ER_PERSON;
    default:
        return true;
    }
}

typedef enum list_kind { ONE_NAME, JOINED_BY_AND, WITH_COMMAS } list_kind;

/* The names of an enumeration "A, B and C" that begins with the mention at token. */
static uint32_t read_list(const er_tie_reader *r, uint32_t near, uint32_t token, list_kind kind,
                          uint32_t *list)
{
    uint32_t count = 0;
    while (count < LIST_MAX && token < r->high) {
        token += er_token_is(r->document, token, "the");
        uint32_t next = er_mention_from(r->document, near, token);
        if (!er_tie_usable(r, next) || mention(r, next)->kind == ER_PRONOUN)
            break;
        list[count++] = next;
        token = mention(r, next)->end_token;
        if (kind == ONE_NAME || token >= r->high || er_token_is_possessive(r->document, token))
            break;
        bool comma = kind == WITH_COMMAS && er_token_is(r->document, token, ",");
        token += comma;
        if (er_token_is(r->document, token, "and") || er_token_is(r->document, token, "or"))
            token++;
        else if (!comma)
            break;
    }
    return count;
}

/* The noun that begins at token: its meaning and its end. Up to two words may stand before it. */
static uint8_t noun_at(const er_tie_reader *r, uint32_t token, uint32_t *first, uint32_t *end)
{
    for (uint32_t skipped = 0; skipped < 3 && token < r->high; skipped++, token++) {
        for (uint32_t size = 2; size; size--) {
            if (token + size > r->high)
                continue;
            uint8_t meaning = er_tie_meaning(r, token, token + size);
            if (meaning < ER_CLASS_COUNT || meaning == ER_TIE_WHOLE) {
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
    return ER_TIE_NONE;
}

static bool is_plural(const er_tie_reader *r, uint32_t end_token)
{
    er_view word = er_token_view(r->document, end_token - 1);
    return word.length && word.data[word.length - 1] == 's';
}

/* What the noun says of two, where their types allow it; the first is whom it names. */
static void emit_noun(er_tie_reader *r, uint8_t meaning, uint32_t named, uint32_t owner,
                      uint32_t first, uint32_t end, float confidence)
{
    if (meaning == ER_TIE_WHOLE) {
        uint32_t part = owner;
        owner = named;
        named = part;
        meaning = ER_PART;
    }
    if (types_fit(r, (er_class)meaning, named, owner))
        emit(r, named, owner, (er_class)meaning, first, end, confidence);
}

/* Over "the federal judge": the words of an office before a name. */
static uint32_t skip_title(const er_tie_reader *r, uint32_t near, uint32_t token)
{
    er_office_phrase office;
    uint32_t first = token;
    first += er_token_is(r->document, first, "the") || er_token_is(r->document, first, "a");
    if (first >= r->high || er_mention_from(r->document, near, first) != ER_NONE ||
        !er_office_at(er_ties_offices(r->ties), r->document, first, r->high, &office))
        return token;
    return office.end_token;
}

/* "A's ally B", "its members B and C", "NATO member B": the noun after its owner. */
static void relate_owned(er_tie_reader *r, uint32_t owner)
{
    static const char *const between[] = {",", "(", "such", "including", "like", "–", "—", NULL};
    uint32_t token = mention(r, owner)->end_token, first, end, list[LIST_MAX];
    bool possessive = token < r->high && er_token_is_possessive(r->document, token);
    bool pronoun = mention(r, owner)->kind == ER_PRONOUN;
    uint8_t meaning = noun_at(r, token + possessive, &first, &end);
    if (meaning == ER_TIE_NONE || !er_tie_usable(r, owner))
        return;
    if (!possessive && !pronoun && (first != token || meaning == ER_KIN))
        return; /* "NATO member", "Moor ally" stand right beside each other */
    bool several = is_plural(r, end);
    if (end < r->high && er_token_is_any(r->document, end, between))
        end += 1 + er_token_is(r->document, end + 1, "as");
    uint32_t names = meaning == ER_KIN || meaning == ER_ALLY ? skip_title(r, owner, end) : end;
    uint32_t count = read_list(r, owner, names, several ? WITH_COMMAS : ONE_NAME, list);
    for (uint32_t i = 0; i < count; i++)
        emit_noun(r, meaning, list[i], owner, first, end, 0.85f);
}

static bool closes(const er_tie_reader *r, uint32_t token)
{
    return token >= r->high || (r->document->tokens[token].kind == ER_PUNCTUATION &&
                                !er_token_is_possessive(r->document, token));
}

/* "B, A's daughter,", "B, his wife,", "B was A's nephew", "B, a NATO member,": the noun behind its
   owner, at token. True where there is one. */
static bool relate_owner_first(er_tie_reader *r, uint32_t holder, uint32_t token, bool comma)
{
    uint32_t owner = er_mention_from(r->document, holder, token), first, end;
    if (!er_tie_usable(r, owner))
        return false;
    uint32_t after = mention(r, owner)->end_token;
    bool possessive = after < r->high && er_token_is_possessive(r->document, after);
    bool pronoun = mention(r, owner)->kind == ER_PRONOUN;
    uint8_t meaning = noun_at(r, after + possessive, &first, &end);
    if (meaning == ER_TIE_NONE || is_plural(r, end) || (comma && !closes(r, end)))
        return false;
    if (!possessive && !pronoun && (meaning != ER_MEMBER || first != after))
        return false;
    emit_noun(r, meaning, holder, owner, first, end, comma ? 0.8f : 0.85f);
    return true;
}

/* The name that "and" joins to the one before it: "A and | B". */
static uint32_t joined_before(const er_tie_reader *r, uint32_t index)
{
    uint32_t first = mention(r, index)->first_token;
    if (first < r->low + 2 || !er_token_is(r->document, first - 1, "and"))
        return ER_NONE;
    return er_mention_until(r->document, index, first - 1);
}

/* "B, a close ally of A", "B is a member of A and C", "B and D are members of A". */
static void relate_of(er_tie_reader *r, uint32_t holder)
{
    static const char *const links[] = {",",       "is",     "was", "are", "were",
                                        "remains", "became", "(",   "as",  NULL};
    static const char *const articles[] = {"a", "an", "the", "one", "also", "both", NULL};
    uint32_t token = mention(r, holder)->end_token, first, end, list[LIST_MAX];
    token += er_token_is(r->document, token, ",") && (er_token_is(r->document, token + 1, "is") ||
                                                      er_token_is(r->document, token + 1, "was"));
    if (!er_tie_usable(r, holder) || token >= r->high ||
        !er_token_is_any(r->document, token, links))
        return;
    bool was = er_token_is(r->document, token, "was") || er_token_is(r->document, token, "were");
    bool comma = er_token_is(r->document, token, ",") || er_token_is(r->document, token, "(");
    bool several =
        er_token_is(r->document, token, "are") || er_token_is(r->document, token, "were");
    token++;
    token += token < r->high && er_token_is_any(r->document, token, articles);
    if (token >= r->high || relate_owner_first(r, holder, token, comma))
        return;
    uint8_t meaning = noun_at(r, token, &first, &end);
    if (meaning == ER_TIE_NONE || end >= r->high || !er_token_is(r->document, end, "of"))
        return;
    uint32_t names =
        meaning == ER_KIN || meaning == ER_ALLY ? skip_title(r, holder, end + 1) : end + 1;
    uint32_t count = read_list(r, holder, names, JOINED_BY_AND, list);
    uint32_t other = several ? joined_before(r, holder) : ER_NONE;
    for (uint32_t i = 0; i < count; i++) {
        emit_noun(r, meaning, holder, list[i], first, end, was ? 0.7f : 0.85f);
        if (er_tie_usable(r, other))
            emit_noun(r, meaning, other, list[i], first, end, was ? 0.7f : 0.8f);
    }
}

/* "Vela, owned by Apex,", "Vela, which is controlled by Apex". */
static void relate_owned_by(er_tie_reader *r, uint32_t body)
{
    static const char *const before[] = {",",      "which",   "is",  "was", "partly", "majority",
                                         "wholly", "jointly", "now", "(",   NULL};
    uint32_t token = mention(r, body)->end_token;
    for (uint32_t words = 0; words < 4 && er_token_is_any(r->document, token, before); words++)
        token++;
    if (token + 2 >= r->high || er_tie_meaning(r, token, token + 1) != ER_TIE_OWNED ||
        !er_token_is(r->document, token + 1, "by"))
        return;
    uint32_t owner =
        er_mention_from(r->document, body, token + 2 + er_token_is(r->document, token + 2, "the"));
    if (er_tie_usable(r, body) && er_tie_type(r, body) == ER_ORGANIZATION &&
        er_tie_usable(r, owner) && er_tie_type(r, owner) != ER_PERSON &&
        mention(r, owner)->kind == ER_NAME)
        emit(r, body, owner, ER_PART, token, token + 2, 0.8f);
}

/* "the Peru-backed Northern Front": up to two words may stand before the name. */
static void relate_glued(er_tie_reader *r, uint32_t index)
{
    uint32_t hyphen = mention(r, index)->end_token, verb = hyphen + 1;
    if (!er_tie_usable(r, index) || verb + 1 >= r->high || !er_token_is(r->document, hyphen, "-") ||
        r->document->tokens[hyphen].space_before || r->document->tokens[verb].space_before)
        return;
    uint8_t meaning = er_tie_meaning(r, verb, verb + 1);
    if (meaning < ER_TIE_GLUED)
        return;
    for (uint32_t token = verb + 1; token < r->high && token < verb + 4; token++) {
        uint32_t other = er_mention_from(r->document, index, token);
        if (er_tie_usable(r, other)) {
            emit(r, index, other, (er_class)(meaning - ER_TIE_GLUED), verb, verb + 1, 0.8f);
            return;
        }
        if (r->document->tokens[token].kind != ER_WORD)
            return;
    }
}

/* "Apex's Vela unit", "Renault's Dacia brand". */
static void relate_owned_unit(er_tie_reader *r, uint32_t owner)
{
    uint32_t token = mention(r, owner)->end_token, first, end;
    if (!er_tie_usable(r, owner) || token + 2 >= r->high ||
        !er_token_is_possessive(r->document, token) || er_tie_type(r, owner) != ER_ORGANIZATION)
        return;
    uint32_t unit = er_mention_from(r->document, owner, token + 1);
    if (er_tie_usable(r, unit) && er_tie_type(r, unit) == ER_ORGANIZATION &&
        noun_at(r, mention(r, unit)->end_token, &first, &end) == ER_PART)
        emit(r, unit, owner, ER_PART, first, end, 0.85f);
}

/* The token behind "consists of", "is made up of", ER_NONE where neither stands at token. */
static uint32_t skip_consists(const er_tie_reader *r, uint32_t token)
{
    if (token + 1 < r->high && er_tie_meaning(r, token, token + 1) == ER_TIE_CONSIST)
        return token + 1 + er_token_is(r->document, token + 1, "of");
    token += er_token_is(r->document, token, "is") || er_token_is(r->document, token, "was");
    for (uint32_t size = 2; size <= 3; size++)
        if (token + size < r->high && er_tie_meaning(r, token, token + size) == ER_TIE_CONSIST)
            return token + size;
    return ER_NONE;
}

/* "The council consists of A, B and C." */
static void relate_consists(er_tie_reader *r, uint32_t body)
{
    uint32_t verb = mention(r, body)->end_token, list[LIST_MAX];
    uint32_t token = skip_consists(r, verb);
    if (!er_tie_usable(r, body) || er_tie_type(r, body) != ER_ORGANIZATION || token == ER_NONE)
        return;
    uint32_t count = read_list(r, body, token, WITH_COMMAS, list);
    for (uint32_t i = 0; i < count; i++)
        if (er_tie_type(r, list[i]) != ER_PERSON && mention(r, list[i])->kind == ER_NAME)
            emit(r, list[i], body, ER_MEMBER, verb, token, 0.85f);
}

void er_find_ties(const er_ties *ties, er_emitter *emitter, uint32_t first_mention,
                  uint32_t end_mention, uint32_t first_role, uint32_t end_role)
{
    er_document *document = emitter->document;
    const er_sentence *sentence = &document->sentences[emitter->sentence];
    er_tie_reader r = {ties, emitter, document, sentence->first_token, sentence->end_token};
    for (uint32_t i = first_role; i < end_role; i++)
        relate_role(&r, &document->roles[i]);
    for (uint32_t i = first_mention; i < end_mention; i++) {
        relate_nominal(&r, i);
        er_relate_organ(&r, i);
        relate_named_after(&r, i);
        relate_owned(&r, i);
        relate_of(&r, i);
        relate_owned_by(&r, i);
        relate_owned_unit(&r, i);
        relate_consists(&r, i);
        relate_glued(&r, i);
    }
}
