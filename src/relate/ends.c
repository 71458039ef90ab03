#include "relate/ends.h"

#include "relate/phrase.h"

#define DEPTH_MAX 3

static bool is_noun(const er_tree_node *node)
{
    return node->tag == ER_TAG_NOUN || node->tag == ER_TAG_PROPN || er_form_is_noun(node->form);
}

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

/* ---- names ---- */

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

/* Adds the entity of the mention that node bears; for a phrase for two ("both sides") the entities
   of both. False where it bears none. */
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
        entity = accept & ER_ENDS_PLACES
                     ? er_index_find(&reader->emitter->known->states, mention->state)
                     : ER_NONE;
    if (er_can_be_end(reader->document, entity))
        er_ends_add(ends, (er_end){entity, index});
    for (uint32_t i = index + 1; er_mentions_share_words(reader->document, index, i); i++)
        if (er_can_be_end(reader->document, reader->document->mentions[i].entity))
            er_ends_add(ends, (er_end){reader->document->mentions[i].entity, i});
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
        uint32_t other = er_tree_child(tree, c, ER_DEP_FLAT); /* "Norway | - | Peru | talks" */
        if (other == c + 2 && tree->nodes[other].mention != ER_NONE)
            add_name(reader, other, 0, ends);
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

/* "firms such as Apex", "states including Peru": the names of some of them. */
static bool add_examples(const er_sentence_reader *reader, uint32_t node, unsigned accept,
                         er_ends *ends)
{
    static const char *const words[] = {"such", "including", "include", "like", NULL};
    const er_tree *tree = reader->tree;
    uint32_t known = ends->count;
    for (uint32_t c = er_tree_child(tree, node, ER_DEP_NMOD); c != ER_NONE;
         c = er_tree_next(tree, c)) {
        uint32_t mark = er_tree_child(tree, c, ER_DEP_CASE);
        if (c < node || tree->nodes[c].mention == ER_NONE || mark == ER_NONE ||
            !er_view_is_one_of(tree->nodes[mark].lemma, words))
            continue;
        for (uint32_t k = c; k != ER_NONE; k = er_tree_next_conjunct(tree, c, k))
            add_name(reader, k, accept, ends);
    }
    return ends->count > known;
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
            for (uint32_t k = c; k != ER_NONE; k = er_tree_next_conjunct(tree, c, k))
                add_name(reader, k, accept, ends);
    return ends->count > known || add_examples(reader, node, accept, ends);
}

/* "Moor, | not Lind": one of the list that is denied. */
static bool is_denied(const er_tree *tree, uint32_t node)
{
    for (uint32_t c = er_tree_child(tree, node, ER_DEP_ADVMOD); c != ER_NONE && c < node;
         c = er_tree_next(tree, c))
        if (er_view_is(tree->nodes[c].lemma, "not"))
            return c + 1 >= tree->count || !er_view_is(tree->nodes[c + 1].lemma, "only");
    return false;
}

/* Where the relative clause hangs on the one that is denied, the other is meant. */
static uint32_t affirmed(const er_tree *tree, uint32_t node)
{
    const er_tree_node *n = &tree->nodes[node];
    bool other = n->relation == ER_DEP_CONJ || n->relation == ER_DEP_APPOS;
    return other && is_denied(tree, node) ? n->head : node;
}

/* ---- those who act ---- */

/* "a drone | launched by Norway", "troops | led by Norway". people: those who do not belong to
   whoever does something to them. */
static void add_doer(const er_sentence_reader *reader, uint32_t node, bool people, er_ends *ends)
{
    static const char *const leading[] = {"lead", "command", "head", "employ", "hire", NULL};
    const er_tree *tree = reader->tree;
    for (uint32_t c = er_tree_child(tree, node, ER_DEP_ACL); c != ER_NONE;
         c = er_tree_next(tree, c)) {
        uint32_t agent = er_tree_child(tree, c, ER_DEP_OBL_AGENT);
        if (c > node && agent != ER_NONE && tree->nodes[c].form == ER_FORM_VBN &&
            (!people || er_view_is_one_of(tree->nodes[c].lemma, leading)))
            for (uint32_t k = agent; k != ER_NONE; k = er_tree_next_conjunct(tree, agent, k))
                add_name(reader, k, 0, ends);
    }
}

/* "thousands | of Norwegians" */
static bool is_measure(const er_sentence_reader *reader, uint32_t node, uint64_t categories)
{
    return categories & er_event_lexicon_category(reader->lexicon, "measure") ||
           reader->tree->nodes[node].tag == ER_TAG_NUM;
}

/* "Moor's government", "Moor's lawyer": what they do is Moor's doing; Moor's critics act for
   themselves. */
static bool acts_for_person(er_view lemma)
{
    static const char *const words[] = {
        "government",   "administration", "regime",     "cabinet",     "office",
        "campaign",     "camp",           "lawyer",     "spokeswoman", "spokesman",
        "spokesperson", "attorney",       "leadership", NULL};
    return er_view_is_one_of(lemma, words);
}

static void add_actor(const er_sentence_reader *reader, uint32_t node, uint32_t depth,
                      er_ends *ends)
{
    const er_tree *tree = reader->tree;
    if (add_name(reader, node, 0, ends) || depth >= DEPTH_MAX ||
        add_name_after(reader, node, 0, ends))
        return;
    uint64_t categories = er_categories_of(reader, node);
    bool measure = is_measure(reader, node, categories);
    if (!measure && !(categories & (er_event_lexicon_category(reader->lexicon, "actor") |
                                    er_event_lexicon_category(reader->lexicon, "voice"))))
        return;
    bool local = categories & er_event_lexicon_category(reader->lexicon, "local");
    bool person = categories & er_event_lexicon_category(reader->lexicon, "person");
    bool body = categories & er_event_lexicon_category(reader->lexicon, "body");
    uint32_t known = ends->count;
    add_owners(reader, node, acts_for_person(tree->nodes[node].lemma), ends);
    if (ends->count == known)
        add_doer(reader, node, person || body, ends);
    for (uint32_t c = tree->nodes[node].first_child; ends->count == known && c != ER_NONE;
         c = tree->nodes[c].next_sibling)
        if (tree->nodes[c].relation == ER_DEP_NMOD && c > node &&
            (er_tree_has_preposition(tree, c, "of") ||
             (!measure && er_tree_has_preposition(tree, c, "from")) ||
             (!measure && er_tree_has_preposition(tree, c, "for")) ||
             (local && er_tree_has_preposition(tree, c, "in"))))
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
    node = affirmed(reader->tree, node);
    for (uint32_t k = node; k != ER_NONE; k = er_tree_next_conjunct(reader->tree, node, k))
        if (!is_denied(reader->tree, k))
            add_actor(reader, k, 0, ends);
}

/* ---- what it is about ---- */

static void add_object(const er_sentence_reader *reader, uint32_t node, uint32_t depth,
                       unsigned accept, er_ends *ends);

static void add_conjuncts(const er_sentence_reader *reader, uint32_t node, uint32_t depth,
                          unsigned accept, er_ends *ends)
{
    bool name = reader->tree->nodes[node].mention != ER_NONE;
    for (uint32_t k = node; k != ER_NONE; k = er_tree_next_conjunct(reader->tree, node, k)) {
        if (is_denied(reader->tree, k))
            continue;
        if (name && reader->tree->nodes[k].mention == ER_NONE)
            add_actor(reader, k, depth, ends); /* "for Peru and Moor's approach": not for Moor */
        else
            add_object(reader, k, depth, accept, ends);
    }
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

/* "the idea of Lind joining", not "the problem before Lind came". */
static bool is_content(const er_tree *tree, uint32_t clause)
{
    static const char *const marks[] = {"of", "for", "to", "that", "from", "on", "about", NULL};
    uint32_t mark = er_tree_child(tree, clause, ER_DEP_MARK);
    if (mark == ER_NONE)
        return true;
    for (const char *const *word = marks; *word; word++)
        if (er_view_is(tree->nodes[mark].lemma, *word))
            return true;
    return false;
}

/* "accounts | linked to Apex", "a ship | belonging to Peru" */
static void add_holder(const er_sentence_reader *reader, uint32_t node, unsigned accept,
                       er_ends *ends)
{
    static const char *const words[] = {"link",      "belong",    "tie",    "connect",
                                        "affiliate", "associate", "relate", NULL};
    static const char *const ways[] = {"to", "with", NULL};
    const er_tree *tree = reader->tree;
    for (uint32_t c = er_tree_child(tree, node, ER_DEP_ACL); c != ER_NONE;
         c = er_tree_next(tree, c))
        for (const char *const *way = ways; *way; way++)
            if (c > node && !ends->count && er_view_is_one_of(tree->nodes[c].lemma, words))
                er_ends_of_preposition(reader, c, er_view_of(*way), accept, ends);
}

/* What stands after the prepositions of a noun, or in the clause that belongs to it. */
static void add_complements(const er_sentence_reader *reader, uint32_t node, uint32_t depth,
                            unsigned accept, er_ends *ends)
{
    const er_tree *tree = reader->tree;
    uint32_t known = ends->count;
    bool people =
        er_categories_of(reader, node) & er_event_lexicon_category(reader->lexicon, "person");
    for (int surely = 1; surely >= 0 && ends->count == known; surely--)
        for (uint32_t c = tree->nodes[node].first_child; c != ER_NONE && ends->count == known;
             c = tree->nodes[c].next_sibling)
            if (tree->nodes[c].relation == ER_DEP_NMOD && c > node &&
                leads_on(tree, c, surely != 0))
                add_conjuncts(reader, c, depth + 1, accept, ends);
    if (ends->count == known)
        add_holder(reader, node, accept, ends);
    for (uint32_t c = tree->nodes[node].first_child; c != ER_NONE && ends->count == known;
         c = tree->nodes[c].next_sibling) {
        if (tree->nodes[c].relation != ER_DEP_ACL || !is_content(tree, c) || people)
            continue; /* "accused leaders | of bending Peru": what they do is not who they are */
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
    if (event && !(accept & ER_ENDS_EVENTS)) {
        add_actor(reader, node, depth, ends); /* "a Peruvian patrol" acts as well */
        return;
    }
    uint32_t known = ends->count;
    if (!(accept & ER_ENDS_NO_OWNERS))
        add_owners(reader, node, true, ends);
    if (ends->count == known && !(accept & ER_ENDS_NO_OWNERS))
        add_doer(reader, node, false, ends); /* "a list | published by Apex" */
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

static void add_subject_after_for(const er_sentence_reader *reader, uint32_t clause, er_ends *ends)
{
    const er_tree *tree = reader->tree;
    uint32_t mark = er_tree_child(tree, clause, ER_DEP_MARK);
    if (mark != ER_NONE && er_view_is(tree->nodes[mark].lemma, "for"))
        er_ends_of_actor(reader, er_tree_child(tree, clause, ER_DEP_NSUBJ), ends);
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
        if (c > node && (relation == ER_DEP_ADVCL || relation == ER_DEP_ACL) &&
            er_view_is(preposition, "for")) /* "a deadline | for Peru to leave" */
            add_subject_after_for(reader, c, ends);
        if ((relation == ER_DEP_OBL || relation == ER_DEP_NMOD || relation == ER_DEP_OBL_AGENT) &&
            c > node && er_tree_has_preposition(tree, c, word)) {

            if (accept & ER_ENDS_PEOPLE && tree->nodes[c].mention == ER_NONE)
                er_ends_of_actor(reader, c, ends);
            else
                add_conjuncts(reader, c, 0, accept, ends);
        }
    }
}
