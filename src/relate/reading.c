#include "relate/reading.h"

#include "relate/phrase.h"

#define PHRASE_MAX 64

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
    return er_view_is_one_of(lemma, particles);
}

/* "in", "home", "free", "highly": what makes a phrase with the verb before it, where the tables
   have that phrase. */
static bool makes_phrase(const er_sentence_reader *reader, uint32_t verb, uint32_t next)
{
    const er_tree_node *n = &reader->tree->nodes[next];
    char buffer[PHRASE_MAX];
    return n->mention == ER_NONE &&
           (n->tag == ER_TAG_ADP || n->tag == ER_TAG_ADV || n->tag == ER_TAG_ADJ) &&
           er_event_lexicon_find(reader->lexicon, ER_EVENT_VERB,
                                 join_words(reader->tree->nodes[verb].lemma, n->lemma, buffer)) !=
               ER_NONE;
}

uint32_t er_particle_of(const er_sentence_reader *reader, uint32_t verb)
{
    const er_tree *tree = reader->tree;
    uint32_t particle = er_tree_child(tree, verb, ER_DEP_COMPOUND_PRT);
    if (particle != ER_NONE)
        return particle;
    if (verb + 1 < tree->count &&
        ((tree->nodes[verb + 1].mention == ER_NONE && is_particle(tree->nodes[verb + 1].lemma)) ||
         makes_phrase(reader, verb, verb + 1)))
        return verb + 1;
    for (uint32_t c = er_tree_child(tree, verb, ER_DEP_ADVMOD); c != ER_NONE;
         c = er_tree_next(tree, c)) /* "brought its troops | home" */
        if (c > verb && makes_phrase(reader, verb, c))
            return c;
    return ER_NONE;
}

bool er_is_phrase(const er_sentence_reader *reader, uint32_t verb, uint32_t object)
{
    const er_tree_node *nodes = reader->tree->nodes;
    char buffer[PHRASE_MAX];
    return nodes[object].mention == ER_NONE &&
           er_event_lexicon_find(reader->lexicon, ER_EVENT_VERB,
                                 join_words(nodes[verb].lemma, nodes[object].lemma, buffer)) !=
               ER_NONE;
}

/* A verb with its particle or the noun that makes one phrase with it ("open fire"). */
static uint32_t verb_reading(const er_sentence_reader *reader, uint32_t node)
{
    const er_tree *tree = reader->tree;
    char buffer[PHRASE_MAX];
    er_view lemma = tree->nodes[node].lemma;
    uint32_t others[2] = {er_tree_child(tree, node, ER_DEP_OBJ), er_particle_of(reader, node)};
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

static er_word_reading read_verb(const er_sentence_reader *reader, uint32_t node)
{
    const er_tree_node *n = &reader->tree->nodes[node];
    er_word_reading adjective = {ER_NONE, ER_EVENT_ADJECTIVE};
    if (n->relation == ER_DEP_AMOD)
        return adjective; /* "suspected", "occupied" before a noun */
    if (n->form == ER_FORM_VBN && er_tree_child(reader->tree, node, ER_DEP_OBL_AGENT) == ER_NONE)
        adjective.entry = er_event_lexicon_find(reader->lexicon, ER_EVENT_ADJECTIVE,
                                                er_token_view(reader->document, n->first_token));
    if (adjective.entry != ER_NONE)
        return adjective; /* "is opposed to" */
    er_word_reading verb = {verb_reading(reader, node), ER_EVENT_VERB};
    if (verb.entry == ER_NONE && n->form == ER_FORM_VBN) { /* "is appalled by" */
        adjective.entry = er_event_lexicon_find(reader->lexicon, ER_EVENT_ADJECTIVE,
                                                er_token_view(reader->document, n->first_token));
        return adjective;
    }
    return verb;
}

er_word_reading er_read_word(const er_sentence_reader *reader, uint32_t node)
{
    const er_tree_node *n = &reader->tree->nodes[node];
    er_word_reading word = {ER_NONE, ER_EVENT_NOUN};
    if (n->mention != ER_NONE || follows_hyphen(reader->document, n->first_token))
        return word;
    if (is_verb(n))
        return read_verb(reader, node);
    bool noun = is_noun(n);
    if (noun && n->relation == ER_DEP_OBL &&
        er_tree_has_preposition(reader->tree, node, "as")) { /* "sees Peru as a threat" */
        uint32_t quality = find_word(reader->lexicon, ER_EVENT_ADJECTIVE, n->lemma);
        if (quality != ER_NONE)
            return (er_word_reading){quality, ER_EVENT_ADJECTIVE};
    }
    if (noun && !is_part_of_name(reader, node))
        word.entry = noun_reading(reader, node);
    if (word.entry == ER_NONE && (noun || n->tag == ER_TAG_ADJ))
        word = (er_word_reading){find_word(reader->lexicon, ER_EVENT_ADJECTIVE, n->lemma),
                                 ER_EVENT_ADJECTIVE};
    if (word.entry == ER_NONE && noun && er_tree_child(reader->tree, node, ER_DEP_COP) != ER_NONE) {
        uint32_t quality = er_tree_child(reader->tree, node, ER_DEP_AMOD);
        if (quality != ER_NONE) /* "is an illegitimate leader" */
            word.entry = er_event_lexicon_find(reader->lexicon, ER_EVENT_ADJECTIVE,
                                               reader->tree->nodes[quality].lemma);
    }
    return word;
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
