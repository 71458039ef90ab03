#include "relate/speakers.h"

const er_event_entry *er_saying_entry(const er_sentence_reader *reader, uint32_t node)
{
    er_event_word_kind kind;
    uint32_t next = er_event_reading(reader, node, &kind);
    while (next != ER_NONE && kind == ER_EVENT_VERB) {
        const er_event_entry *entry = er_event_lexicon_entry(reader->lexicon, next);
        if (entry->effect == ER_EFFECT_SAY || entry->effect == ER_EFFECT_CLAIM ||
            entry->effect == ER_EFFECT_FACT)
            return entry;
        next = entry->next;
    }
    return NULL;
}

bool er_says(const er_sentence_reader *reader, uint32_t node)
{
    return er_saying_entry(reader, node) != NULL;
}

bool er_is_first_person(const er_sentence_reader *reader, uint32_t node)
{
    const er_tree_node *n = &reader->tree->nodes[node];
    return n->tag == ER_TAG_PRON && (er_view_is(n->lemma, "i") || er_view_is(n->lemma, "we") ||
                                     er_view_is(n->lemma, "us") || er_view_is(n->lemma, "me"));
}

static const er_quotation *quotation_of(const er_sentence_reader *reader, uint32_t node)
{
    return reader->quotations
               ? er_quotation_at(reader->quotations, reader->tree->nodes[node].first_token)
               : NULL;
}

/* Whether "according to" stands before a node, whatever its words were taken for. */
static bool follows_according_to(const er_sentence_reader *reader, uint32_t node)
{
    const er_tree *tree = reader->tree;
    for (uint32_t c = er_tree_child(tree, node, ER_DEP_CASE); c != ER_NONE;
         c = er_tree_next(tree, c))
        if (er_view_is(tree->nodes[c].lemma, "accord") ||
            er_view_is(tree->nodes[c].lemma, "according"))
            return true;
    return false;
}

/* "according to Moor", wherever it hangs; or ER_NONE. */
static uint32_t source_of_sentence(const er_sentence_reader *reader)
{
    for (uint32_t node = 0; node < reader->tree->count; node++)
        if (reader->tree->nodes[node].mention != ER_NONE && follows_according_to(reader, node))
            return node;
    return ER_NONE;
}

/* "said in a letter | that Peru had": what the saying has for its content hangs on a word beside.
 */
static uint32_t verb_of_content(const er_sentence_reader *reader, uint32_t clause)
{
    const er_tree *tree = reader->tree;
    const er_tree_node *n = &tree->nodes[clause];
    uint32_t first = n->first_child;
    if ((n->relation != ER_DEP_ACL && n->relation != ER_DEP_ACL_RELCL) || first == ER_NONE ||
        !er_view_is(tree->nodes[first].lemma, "that") ||
        tree->nodes[first].relation == ER_DEP_NSUBJ)
        return ER_NONE;
    uint8_t relation = tree->nodes[n->head].relation;
    uint32_t verb = tree->nodes[n->head].head;
    return verb != ER_NONE && (relation == ER_DEP_OBL || relation == ER_DEP_OBL_UNMARKED) &&
                   er_says(reader, verb)
               ? verb
               : ER_NONE;
}

/* Whether node is the content of the word of saying above it: a clause, "noted | the courage of",
   "spoke | of the failure". */
static bool is_reported(const er_sentence_reader *reader, uint32_t node)
{
    const er_tree *tree = reader->tree;
    uint32_t verb = tree->nodes[node].head;
    if (verb == ER_NONE || !er_says(reader, verb) || er_tree_is_negated(tree, verb))
        return false;
    switch (tree->nodes[node].relation) {
    case ER_DEP_CCOMP:
    case ER_DEP_PARATAXIS:
    case ER_DEP_OBJ:
        return true;
    case ER_DEP_OBL:
        return er_tree_has_preposition(tree, node, "of") ||
               er_tree_has_preposition(tree, node, "about");
    default:
        return false;
    }
}

/* "..., Moor said", where the word of saying hangs below what is said; or ER_NONE. */
static uint32_t aside_below(const er_sentence_reader *reader, uint32_t clause)
{
    const er_tree *tree = reader->tree;
    for (uint32_t c = er_tree_child(tree, clause, ER_DEP_PARATAXIS); c != ER_NONE;
         c = er_tree_next(tree, c))
        if (er_says(reader, c) && er_tree_child(tree, c, ER_DEP_CCOMP) == ER_NONE)
            return c;
    return ER_NONE;
}

/* Whether somebody says it at verb; fills those of them who are entities. Words of others within a
   quote are theirs; those of the sentence around it are not. */
static bool speaks_at(const er_sentence_reader *reader, uint32_t verb, const er_quotation *quote,
                      er_ends *speakers)
{
    if (verb == ER_NONE || (quote && quote->known && quotation_of(reader, verb) != quote))
        return false;
    uint32_t agent = er_tree_agent(reader->tree, verb, NULL);
    if (agent != ER_NONE && er_is_first_person(reader, agent))
        return false; /* "I think that" */
    er_actors_of(reader, verb, speakers, NULL);
    return speakers->count || agent != ER_NONE;
}

void er_speakers_of(const er_sentence_reader *reader, uint32_t node, er_ends *speakers)
{
    const er_tree *tree = reader->tree;
    const er_quotation *quote = quotation_of(reader, node);
    for (uint32_t n = node; n != ER_NONE; n = tree->nodes[n].head) {
        uint32_t aside = aside_below(reader, n);
        if (aside != ER_NONE && !er_tree_dominates(tree, aside, node) &&
            speaks_at(reader, aside, quote, speakers))
            return;
        if (speaks_at(reader, verb_of_content(reader, n), quote, speakers))
            return;
        if (is_reported(reader, n) && speaks_at(reader, tree->nodes[n].head, quote, speakers))
            return;
    }
    uint32_t source = quote && quote->known ? ER_NONE : source_of_sentence(reader);
    if (quote && quote->known)
        er_ends_add(speakers, quote->speaker);
    else if (source != ER_NONE && source != node)
        er_ends_of_actor(reader, source, speakers);
}

bool er_is_own(const er_sentence_reader *reader, er_end speaker, uint32_t entity, bool whole_state)
{
    const er_document *document = reader->document;
    if (speaker.entity == entity)
        return true;
    if (document->entities[speaker.entity].type != ER_PERSON || whole_state)
        return document->entities[speaker.entity].state != ER_NONE &&
               document->entities[speaker.entity].state == document->entities[entity].state;
    for (uint32_t i = 0; i < document->role_count; i++) {
        const er_role *role = &document->roles[i];
        if (role->holder_of != ER_NONE && !role->former &&
            document->mentions[role->person].entity == speaker.entity &&
            document->mentions[role->holder_of].entity == entity)
            return true;
    }
    return false;
}
