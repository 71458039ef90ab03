#include "relate/ends.h"

#include "relate/phrase.h"

#define PHRASE_MAX 64
#define DEPTH_MAX 3

/* ---- sets ---- */

bool er_ends_have(const er_ends *ends, uint32_t entity)
{
    for (uint32_t i = 0; i < ends->count; i++)
        if (ends->ends[i].entity == entity)
            return true;
    return false;
}

void er_ends_add(er_ends *ends, er_end end)
{
    if (ends->count < ER_ENDS_MAX && !er_ends_have(ends, end.entity))
        ends->ends[ends->count++] = end;
}

void er_ends_join(er_ends *ends, const er_ends *more)
{
    for (uint32_t i = 0; i < more->count; i++)
        er_ends_add(ends, more->ends[i]);
    if (more->depth > ends->depth)
        ends->depth = more->depth;
}

/* ---- words ---- */

/* "before word" in buffer; {NULL, 0} where it does not fit. */
static er_view join_words(er_view before, er_view word, char *buffer)
{
    if (before.length + word.length + 1 > PHRASE_MAX)
        return (er_view){NULL, 0};
    memcpy(buffer, before.data, before.length);
    buffer[before.length] = ' ';
    memcpy(buffer + before.length + 1, word.data, word.length);
    return (er_view){buffer, before.length + 1 + word.length};
}

/* Lemmas are not always right: "telephon", "troops". */
static uint32_t find_word(const er_event_lexicon *lexicon, er_event_word_kind kind, er_view lemma)
{
    uint32_t entry = er_event_lexicon_find(lexicon, kind, lemma);
    char buffer[PHRASE_MAX];
    if (entry != ER_NONE || lemma.length < 4 || lemma.length + 1 >= PHRASE_MAX)
        return entry;
    memcpy(buffer, lemma.data, lemma.length);
    if (kind == ER_EVENT_VERB) {
        buffer[lemma.length] = 'e';
        return er_event_lexicon_find(lexicon, kind, (er_view){buffer, lemma.length + 1});
    }
    if (buffer[lemma.length - 1] == 's')
        entry = er_event_lexicon_find(lexicon, kind, (er_view){buffer, lemma.length - 1});
    if (entry == ER_NONE && lemma.length > 5 && !memcmp(buffer + lemma.length - 3, "ies", 3)) {
        buffer[lemma.length - 3] = 'y';
        entry = er_event_lexicon_find(lexicon, kind, (er_view){buffer, lemma.length - 2});
    }
    return entry;
}

static uint64_t find_categories(const er_event_lexicon *lexicon, er_view lemma)
{
    uint64_t bits = er_event_lexicon_categories(lexicon, lemma);
    if (!bits && lemma.length > 3 && lemma.data[lemma.length - 1] == 's')
        bits = er_event_lexicon_categories(lexicon, (er_view){lemma.data, lemma.length - 1});
    char buffer[PHRASE_MAX];
    if (!bits && lemma.length > 4 && lemma.length < PHRASE_MAX &&
        !memcmp(lemma.data + lemma.length - 3, "men", 3)) {
        memcpy(buffer, lemma.data, lemma.length);
        buffer[lemma.length - 2] = 'a';
        bits = er_event_lexicon_categories(lexicon, (er_view){buffer, lemma.length});
    }
    return bits;
}

static bool is_noun(const er_tree_node *node)
{
    return node->tag == ER_TAG_NOUN || node->tag == ER_TAG_PROPN || er_form_is_noun(node->form);
}

static bool is_verb(const er_tree_node *node)
{
    return er_form_is_verb(node->form) && node->tag != ER_TAG_AUX;
}

static bool is_particle(er_view lemma)
{
    static const char *const particles[] = {"down", "out",  "back",  "off", "away",
                                            "up",   "over", "aside", NULL};
    for (uint32_t i = 0; particles[i]; i++)
        if (er_view_is(lemma, particles[i]))
            return true;
    return false;
}

uint32_t er_particle_of(const er_sentence_reader *reader, uint32_t verb)
{
    const er_tree *tree = reader->tree;
    uint32_t particle = er_tree_child(tree, verb, ER_DEP_COMPOUND_PRT);
    if (particle != ER_NONE)
        return particle;
    return verb + 1 < tree->count && tree->nodes[verb + 1].mention == ER_NONE &&
                   is_particle(tree->nodes[verb + 1].lemma)
               ? verb + 1
               : ER_NONE;
}

/* A verb with its particle or the noun that makes one phrase with it ("open fire"). */
static uint32_t verb_reading(const er_sentence_reader *reader, uint32_t node)
{
    const er_tree *tree = reader->tree;
    char buffer[PHRASE_MAX];
    er_view lemma = tree->nodes[node].lemma;
    uint32_t others[2] = {er_particle_of(reader, node), er_tree_child(tree, node, ER_DEP_OBJ)};
    for (uint32_t i = 0; i < 2; i++) {
        if (others[i] == ER_NONE || tree->nodes[others[i]].mention != ER_NONE)
            continue;
        er_view phrase = join_words(lemma, tree->nodes[others[i]].lemma, buffer);
        uint32_t entry = er_event_lexicon_find(reader->lexicon, ER_EVENT_VERB, phrase);
        if (entry != ER_NONE)
            return entry;
    }
    return find_word(reader->lexicon, ER_EVENT_VERB, lemma);
}

static uint32_t noun_reading(const er_sentence_reader *reader, uint32_t node)
{
    const er_tree_node *nodes = reader->tree->nodes;
    char buffer[PHRASE_MAX];
    if (node && nodes[node - 1].head == node && nodes[node - 1].mention == ER_NONE) {
        er_view phrase = join_words(nodes[node - 1].lemma, nodes[node].lemma, buffer);
        uint32_t entry = er_event_lexicon_find(reader->lexicon, ER_EVENT_NOUN, phrase);
        if (entry != ER_NONE)
            return entry;
    }
    return find_word(reader->lexicon, ER_EVENT_NOUN, nodes[node].lemma);
}

/* "Order of Merit": a noun with a capital in the middle of a sentence that is no heading. */
static bool is_part_of_name(const er_sentence_reader *reader, uint32_t node)
{
    const er_tree_node *n = &reader->tree->nodes[node];
    const er_document *document = reader->document;
    return node && n->tag == ER_TAG_PROPN &&
           document->tokens[n->first_token].letter_case >= ER_CASE_TITLE &&
           !document->sentences[reader->emitter->sentence].headline;
}

/* "Apex-backed": no verb of the sentence. */
static bool follows_hyphen(const er_document *document, uint32_t token)
{
    return token && !document->tokens[token].space_before && er_token_is(document, token - 1, "-");
}

uint32_t er_event_reading(const er_sentence_reader *reader, uint32_t node, er_event_word_kind *kind)
{
    const er_tree_node *n = &reader->tree->nodes[node];
    if (n->mention != ER_NONE || follows_hyphen(reader->document, n->first_token))
        return ER_NONE;
    uint32_t entry = ER_NONE;
    if (is_verb(n) && n->relation == ER_DEP_AMOD)
        return ER_NONE; /* "suspected", "occupied" before a noun */
    if (is_verb(n)) {
        *kind = ER_EVENT_ADJECTIVE;
        if (n->form == ER_FORM_VBN &&
            er_tree_child(reader->tree, node, ER_DEP_OBL_AGENT) == ER_NONE)
            entry = er_event_lexicon_find(reader->lexicon, ER_EVENT_ADJECTIVE,
                                          er_token_view(reader->document, n->first_token));
        if (entry != ER_NONE)
            return entry; /* "is opposed to" */
        *kind = ER_EVENT_VERB;
        return verb_reading(reader, node);
    }
    if (is_noun(n) && !is_part_of_name(reader, node)) {
        *kind = ER_EVENT_NOUN;
        entry = noun_reading(reader, node);
    }
    if (entry == ER_NONE && (n->tag == ER_TAG_ADJ || is_noun(n))) {
        *kind = ER_EVENT_ADJECTIVE;
        entry = find_word(reader->lexicon, ER_EVENT_ADJECTIVE, n->lemma);
    }
    if (entry == ER_NONE && is_noun(n) &&
        er_tree_child(reader->tree, node, ER_DEP_COP) != ER_NONE) {
        uint32_t quality = er_tree_child(reader->tree, node, ER_DEP_AMOD);
        if (quality != ER_NONE) /* "is an illegitimate leader" */
            entry = er_event_lexicon_find(reader->lexicon, ER_EVENT_ADJECTIVE,
                                          reader->tree->nodes[quality].lemma);
    }
    return entry;
}

static uint64_t categories_of_name(const er_sentence_reader *reader, const er_mention *mention)
{
    static const char *const names[ER_TYPE_COUNT][5] = {
        [ER_PERSON] = {"actor", "person", NULL},
        [ER_STATE] = {"actor", "territory", "state", NULL},
        [ER_ORGANIZATION] = {"actor", "body", "org", NULL},
        [ER_PLACE] = {"territory", "site", NULL}};
    er_type type = mention->entity < reader->document->entity_count
                       ? reader->document->entities[mention->entity].type
                       : mention->type;
    uint64_t bits = 0;
    for (const char *const *name = names[type]; *name; name++)
        bits |= er_event_lexicon_category(reader->lexicon, *name);
    return bits;
}

/* "state of emergency" */
static uint64_t categories_of_phrase(const er_sentence_reader *reader, uint32_t node)
{
    char first[PHRASE_MAX], buffer[PHRASE_MAX];
    const er_tree_node *nodes = reader->tree->nodes;
    er_view phrase = join_words(nodes[node].lemma, nodes[node + 1].lemma, first);
    return er_event_lexicon_categories(reader->lexicon,
                                       join_words(phrase, nodes[node + 2].lemma, buffer));
}

uint64_t er_categories_of(const er_sentence_reader *reader, uint32_t node)
{
    const er_tree_node *n = &reader->tree->nodes[node];
    if (n->mention != ER_NONE)
        return categories_of_name(reader, &reader->document->mentions[n->mention]);
    uint64_t bits = 0;
    char buffer[PHRASE_MAX];
    if (node && reader->tree->nodes[node - 1].head == node)
        bits = find_categories(reader->lexicon,
                               join_words(reader->tree->nodes[node - 1].lemma, n->lemma, buffer));
    bits |= find_categories(reader->lexicon, n->lemma);
    if (node + 2 < reader->tree->count && er_view_is(reader->tree->nodes[node + 1].lemma, "of"))
        bits |= categories_of_phrase(reader, node);
    uint32_t part = er_tree_child(reader->tree, node, ER_DEP_NMOD);
    if (part != ER_NONE && part > node && er_tree_has_preposition(reader->tree, part, "of") &&
        bits & er_event_lexicon_category(reader->lexicon, "measure"))
        bits |= find_categories(reader->lexicon, reader->tree->nodes[part].lemma);
    uint32_t title = er_tree_child(reader->tree, node, ER_DEP_APPOS);
    if (title != ER_NONE && title <= node + 2 && reader->tree->nodes[title].mention == ER_NONE)
        bits |= find_categories(reader->lexicon, reader->tree->nodes[title].lemma);
    uint32_t entry = is_noun(n) ? noun_reading(reader, node) : ER_NONE;
    for (; entry != ER_NONE; entry = er_event_lexicon_entry(reader->lexicon, entry)->next)
        if (er_event_lexicon_entry(reader->lexicon, entry)->event_class < ER_STATEMENT)
            return bits | er_event_lexicon_category(reader->lexicon, "event");
    return bits;
}

/* ---- names ---- */

/* The entity of the state in whose table row a place is, or ER_NONE. */
static uint32_t entity_of_state(const er_document *document, uint32_t state)
{
    if (state == ER_NONE)
        return ER_NONE;
    for (uint32_t i = 0; i < document->entity_count; i++)
        if (document->entities[i].type == ER_STATE && document->entities[i].state == state)
            return i;
    return ER_NONE;
}

/* "NATO-style", "pro-Russian", "Iran-backed": the name is only part of an adjective. "US-led" and
   "US-Russia" do name who acts. */
static bool is_part_of_adjective(const er_document *document, const er_mention *mention)
{
    static const char *const before[] = {"pro", "anti", "non", "ex", NULL};
    uint32_t first = mention->first_token, end = mention->end_token;
    if (first > 1 && er_token_is(document, first - 1, "-") &&
        er_token_is_any(document, first - 2, before))
        return true;
    if (end + 1 >= document->token_count || !er_token_is(document, end, "-") ||
        document->tokens[end].space_before || document->tokens[end + 1].space_before)
        return false;
    return document->tokens[end + 1].letter_case == ER_CASE_LOWER &&
           !er_token_is(document, end + 1, "led") && !er_token_is(document, end + 1, "run");
}

/* Adds the entity of the mention that node bears. False where it bears none. */
static bool add_name(const er_sentence_reader *reader, uint32_t node, unsigned accept,
                     er_ends *ends)
{
    uint32_t index = reader->tree->nodes[node].mention;
    if (index == ER_NONE)
        return false;
    const er_mention *mention = &reader->document->mentions[index];
    uint32_t entity = mention->entity;
    if (is_part_of_adjective(reader->document, mention))
        return true;
    if (mention->type == ER_PLACE)
        entity =
            accept & ER_ENDS_PLACES ? entity_of_state(reader->document, mention->state) : ER_NONE;
    if (er_can_be_end(reader->document, entity))
        er_ends_add(ends, (er_end){entity, index});
    return mention->kind != ER_NOMINAL || entity != ER_NONE;
}

static bool stands_before(uint8_t relation)
{
    return relation == ER_DEP_AMOD || relation == ER_DEP_COMPOUND || relation == ER_DEP_NMOD_POSS ||
           relation == ER_DEP_NMOD || relation == ER_DEP_NMOD_DESC || relation == ER_DEP_FLAT ||
           relation == ER_DEP_NSUBJ;
}

/* Owners before a noun. people: persons, too. */
static void add_owners(const er_sentence_reader *reader, uint32_t node, bool people, er_ends *ends)
{
    const er_tree *tree = reader->tree;
    for (uint32_t c = tree->nodes[node].first_child; c != ER_NONE && c < node;
         c = tree->nodes[c].next_sibling) {
        const er_tree_node *child = &tree->nodes[c];
        if (!stands_before(child->relation) || child->relation == ER_DEP_NSUBJ)
            continue;
        for (uint32_t k = c; k != ER_NONE; k = er_tree_next_conjunct(tree, c, k)) {
            uint32_t index = tree->nodes[k].mention;
            if (index == ER_NONE) {
                if (child->relation == ER_DEP_NMOD_POSS || child->relation == ER_DEP_COMPOUND ||
                    er_view_is(tree->nodes[k].lemma, "lead") ||
                    er_view_is(tree->nodes[k].lemma, "led"))
                    add_owners(reader, k, people, ends); /* "Peru's army's" */
                continue;
            }
            uint32_t entity = reader->document->mentions[index].entity;
            if (entity < reader->document->entity_count &&
                (people || reader->document->entities[entity].type != ER_PERSON))
                add_name(reader, k, 0, ends);
        }
    }
}

void er_ends_of_owner(const er_sentence_reader *reader, uint32_t node, er_ends *ends)
{
    add_owners(reader, node, true, ends);
}

/* Whether a semicolon or colon stands between two nodes. */
static bool is_cut(const er_sentence_reader *reader, uint32_t node, uint32_t later)
{
    for (uint32_t i = node + 1; i < later; i++) {
        er_view word = reader->tree->nodes[i].lemma;
        if (er_view_is(word, ";") || er_view_is(word, ":"))
            return true;
    }
    return false;
}

/* A name that says who the noun is: "opposition leader | Brem", "the group | Hamas". */
static bool add_name_after(const er_sentence_reader *reader, uint32_t node, unsigned accept,
                           er_ends *ends)
{
    const er_tree *tree = reader->tree;
    uint32_t known = ends->count;
    for (uint32_t c = tree->nodes[node].first_child; c != ER_NONE; c = tree->nodes[c].next_sibling)
        if ((tree->nodes[c].relation == ER_DEP_APPOS || tree->nodes[c].relation == ER_DEP_FLAT ||
             tree->nodes[c].relation == ER_DEP_NMOD_DESC) &&
            tree->nodes[c].mention != ER_NONE && c > node && !is_cut(reader, node, c))
            add_name(reader, c, accept, ends);
    return ends->count > known;
}

/* ---- those who act ---- */

static void add_actor(const er_sentence_reader *reader, uint32_t node, uint32_t depth,
                      er_ends *ends)
{
    const er_tree *tree = reader->tree;
    if (add_name(reader, node, 0, ends) || depth >= DEPTH_MAX ||
        add_name_after(reader, node, 0, ends))
        return;
    uint64_t categories = er_categories_of(reader, node);
    if (!(categories & er_event_lexicon_category(reader->lexicon, "actor")))
        return;
    bool body = categories & er_event_lexicon_category(reader->lexicon, "body");
    uint32_t known = ends->count;
    add_owners(reader, node, false, ends);
    for (uint32_t c = tree->nodes[node].first_child; ends->count == known && c != ER_NONE;
         c = tree->nodes[c].next_sibling)
        if (tree->nodes[c].relation == ER_DEP_NMOD && c > node &&
            (er_tree_has_preposition(tree, c, "of") || er_tree_has_preposition(tree, c, "from") ||
             er_tree_has_preposition(tree, c, "for")))
            for (uint32_t k = c; k != ER_NONE; k = er_tree_next_conjunct(tree, c, k)) {
                uint32_t index = tree->nodes[k].mention;
                uint32_t entity =
                    index == ER_NONE ? ER_NONE : reader->document->mentions[index].entity;
                if (index == ER_NONE)
                    add_actor(reader, k, depth + 1, ends);
                else if (entity < reader->document->entity_count &&
                         (body || reader->document->entities[entity].type != ER_PERSON))
                    add_name(reader, k, 0, ends);
            }
    if (ends->count > known && ends->depth <= depth)
        ends->depth = depth + 1;
}

void er_ends_of_actor(const er_sentence_reader *reader, uint32_t node, er_ends *ends)
{
    if (node == ER_NONE)
        return;
    for (uint32_t k = node; k != ER_NONE; k = er_tree_next_conjunct(reader->tree, node, k))
        add_actor(reader, k, 0, ends);
}

/* ---- what it is about ---- */

static void add_object(const er_sentence_reader *reader, uint32_t node, uint32_t depth,
                       unsigned accept, er_ends *ends);

static void add_conjuncts(const er_sentence_reader *reader, uint32_t node, uint32_t depth,
                          unsigned accept, er_ends *ends)
{
    for (uint32_t k = node; k != ER_NONE; k = er_tree_next_conjunct(reader->tree, node, k))
        add_object(reader, k, depth, accept, ends);
}

static bool leads_on(const er_tree *tree, uint32_t node, bool surely)
{
    static const char *const sure[] = {"of", "for", "from", "by", "against", "between", NULL};
    static const char *const other[] = {"to",      "with", "on",    "in",    "at",     "toward",
                                        "towards", "over", "about", "among", "across", NULL};
    for (const char *const *word = surely ? sure : other; *word; word++)
        if (er_tree_has_preposition(tree, node, *word))
            return true;
    return false;
}

/* What stands after the prepositions of a noun, or in the clause that belongs to it. */
static void add_complements(const er_sentence_reader *reader, uint32_t node, uint32_t depth,
                            unsigned accept, er_ends *ends)
{
    const er_tree *tree = reader->tree;
    uint32_t known = ends->count;
    for (int surely = 1; surely >= 0 && ends->count == known; surely--)
        for (uint32_t c = tree->nodes[node].first_child; c != ER_NONE && ends->count == known;
             c = tree->nodes[c].next_sibling)
            if (tree->nodes[c].relation == ER_DEP_NMOD && c > node &&
                leads_on(tree, c, surely != 0))
                add_conjuncts(reader, c, depth + 1, accept, ends);
    for (uint32_t c = tree->nodes[node].first_child; c != ER_NONE && ends->count == known;
         c = tree->nodes[c].next_sibling) {
        if (tree->nodes[c].relation != ER_DEP_ACL)
            continue;
        uint32_t inside = er_tree_child(tree, c, ER_DEP_NSUBJ);
        if (inside == ER_NONE)
            inside = er_tree_child(tree, c, ER_DEP_OBJ);
        if (inside != ER_NONE)
            add_conjuncts(reader, inside, depth + 1, accept | ER_ENDS_EVENTS, ends);
    }
}

static void add_object(const er_sentence_reader *reader, uint32_t node, uint32_t depth,
                       unsigned accept, er_ends *ends)
{
    if (add_name(reader, node, accept, ends)) {
        if (ends->depth < depth)
            ends->depth = depth;
        return;
    }
    if (depth >= DEPTH_MAX || !is_noun(&reader->tree->nodes[node]) ||
        add_name_after(reader, node, accept, ends))
        return;
    bool event =
        er_categories_of(reader, node) & er_event_lexicon_category(reader->lexicon, "event");
    if (event && !(accept & ER_ENDS_EVENTS))
        return;
    uint32_t known = ends->count;
    if (!(accept & ER_ENDS_NO_OWNERS))
        add_owners(reader, node, true, ends);
    if (ends->count == known)
        add_complements(reader, node, depth, accept, ends);
    else if (ends->depth < depth + 1)
        ends->depth = depth + 1;
}

void er_ends_of_object(const er_sentence_reader *reader, uint32_t node, unsigned accept,
                       er_ends *ends)
{
    if (node != ER_NONE)
        add_conjuncts(reader, node, 0, accept, ends);
}

void er_ends_of_preposition(const er_sentence_reader *reader, uint32_t node, er_view preposition,
                            unsigned accept, er_ends *ends)
{
    const er_tree *tree = reader->tree;
    char word[24];
    if (preposition.length >= sizeof word)
        return;
    memcpy(word, preposition.data, preposition.length);
    word[preposition.length] = 0;
    for (uint32_t c = tree->nodes[node].first_child; c != ER_NONE;
         c = tree->nodes[c].next_sibling) {
        uint8_t relation = tree->nodes[c].relation;
        if ((relation == ER_DEP_OBL || relation == ER_DEP_NMOD || relation == ER_DEP_OBL_AGENT) &&
            c > node && er_tree_has_preposition(tree, c, word)) {
            if (accept & ER_ENDS_PEOPLE && tree->nodes[c].mention == ER_NONE)
                er_ends_of_actor(reader, c, ends);
            else
                add_conjuncts(reader, c, 0, accept, ends);
        }
    }
}
