#include "relate/events.h"

/* The reading of a verb of saying, or NULL. */
static const er_event_entry *saying(const er_sentence_reader *reader, uint32_t node)
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
    return saying(reader, node) != NULL;
}

/* The clause that a word of saying reports: its complement, or what it hangs below as an aside. */
static uint32_t reported_clause(const er_sentence_reader *reader, uint32_t node)
{
    const er_tree *tree = reader->tree;
    uint32_t clause = er_tree_child(tree, node, ER_DEP_CCOMP);
    if (clause == ER_NONE && tree->nodes[node].relation == ER_DEP_PARATAXIS)
        clause = tree->nodes[node].head;
    return clause;
}

/* "must", "should", "has to", "needs to": what is said is what ought to be. */
static bool is_demand(const er_sentence_reader *reader, uint32_t clause)
{
    static const char *const words[] = {"must", "should", "ought", "shall", NULL};
    er_verb_group group;
    er_tree_verb_group(reader->tree, clause, &group);
    for (const char *const *word = words; group.modal != ER_NONE && *word; word++)
        if (er_view_is(reader->tree->nodes[group.modal].lemma, *word))
            return true;
    const er_tree_node *n = &reader->tree->nodes[clause];
    uint32_t act = er_tree_child(reader->tree, clause, ER_DEP_XCOMP);
    return (er_view_is(n->lemma, "have") || er_view_is(n->lemma, "need")) && act != ER_NONE &&
           !er_tree_is_passive(reader->tree, act) &&
           er_tree_child(reader->tree, clause, ER_DEP_OBJ) == ER_NONE &&
           !er_tree_is_negated(reader->tree, clause) && group.tense != ER_TENSE_PAST;
}

static void write_down(const er_sentence_reader *reader, uint32_t node, er_class c,
                       const er_ends *actors, const er_ends *targets, float confidence)
{
    er_event event = {.event_class = c,
                      .node = node,
                      .act = node,
                      .outer = node,
                      .actors = *actors,
                      .targets = *targets,
                      .modality = ER_ACTUAL,
                      .confidence = confidence};
    er_emit_event(reader, &event);
}

/* What the one who speaks wants others to do, anywhere in the clause: "the ships of Peru, which
   must leave". */
static void read_demands(const er_sentence_reader *reader, uint32_t node, uint32_t clause,
                         const er_ends *actors, float confidence)
{
    const er_tree *tree = reader->tree;
    for (uint32_t n = 0; n < tree->count; n++) {
        if ((n == node && n != clause) || !er_tree_dominates(tree, clause, n) ||
            !is_demand(reader, n) || er_tree_is_passive(tree, n))
            continue;
        er_ends subjects = {0};
        er_ends_of_actor(reader, er_tree_subject(tree, n, NULL), &subjects);
        write_down(reader, node, ER_REQUEST, actors, &subjects,
                   n == clause ? confidence : confidence * 0.8f);
    }
}

void er_read_statement(const er_sentence_reader *reader, uint32_t node)
{
    const er_event_entry *entry = saying(reader, node);
    if (!entry || er_tree_is_negated(reader->tree, node))
        return;
    er_ends actors = {0}, targets = {0};
    float confidence = 0.8f;
    er_actors_of(reader, node, &actors, &confidence);
    if (!actors.count)
        return;
    const er_slot *slots = er_event_lexicon_slots(reader->lexicon, entry);
    for (uint32_t i = 0; i < entry->slot_count; i++)
        if (slots[i].kind == ER_SLOT_PREPOSITION && !slots[i].through)
            er_ends_of_preposition(reader, node, slots[i].preposition, 0, &targets);
    uint32_t clause = reported_clause(reader, node);
    if (clause != ER_NONE) {
        er_ends subjects = {0};
        er_ends_of_actor(reader, er_tree_subject(reader->tree, clause, NULL), &subjects);
        read_demands(reader, node, clause, &actors, confidence);
        er_ends_join(&targets, &subjects);
    }
    write_down(reader, node, ER_STATEMENT, &actors, &targets, confidence * 0.75f);
}

void er_read_quote(const er_sentence_reader *reader)
{
    uint32_t root = reader->tree->root;
    if (!reader->speaker.count || root == ER_NONE)
        return;
    er_ends subjects = {0};
    read_demands(reader, root, root, &reader->speaker, 0.7f);
    er_ends_of_actor(reader, er_tree_subject(reader->tree, root, NULL), &subjects);
    write_down(reader, root, ER_STATEMENT, &reader->speaker, &subjects, 0.5f);
}
