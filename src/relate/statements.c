#include "relate/speakers.h"

/* The clause that a word of saying reports: its complement, or what it hangs below as an aside. */
static uint32_t reported_clause(const er_sentence_reader *reader, uint32_t node)
{
    const er_tree *tree = reader->tree;
    uint32_t clause = er_tree_child(tree, node, ER_DEP_CCOMP);
    if (clause == ER_NONE && tree->nodes[node].relation == ER_DEP_PARATAXIS)
        clause = tree->nodes[node].head;
    return clause;
}

static bool is_modal_of_duty(er_view lemma)
{
    static const char *const words[] = {"must", "should", "ought", "shall", NULL};
    return er_view_is_one_of(lemma, words);
}

bool er_may_demand(const er_sentence_reader *reader)
{
    static const char *const words[] = {"have", "need", "time", NULL};
    for (uint32_t node = 0; node < reader->tree->count; node++) {
        er_view lemma = reader->tree->nodes[node].lemma;
        if (is_modal_of_duty(lemma) || er_view_is_one_of(lemma, words))
            return true;
    }
    return false;
}

/* "must", "should", "has to", "needs to": what is said is what ought to be. */
static bool is_demand(const er_sentence_reader *reader, uint32_t clause)
{
    er_verb_group group;
    er_tree_verb_group(reader->tree, clause, &group);
    if (group.modal != ER_NONE && is_modal_of_duty(reader->tree->nodes[group.modal].lemma))
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

/* "must have known", "should have acted" */
static bool is_past(const er_sentence_reader *reader, uint32_t node)
{
    er_verb_group group;
    er_tree_verb_group(reader->tree, node, &group);
    return group.modal != ER_NONE && group.perfect;
}

/* "It is time for Lind to leave": the clause, or ER_NONE. */
static uint32_t due_act(const er_sentence_reader *reader, uint32_t node)
{
    const er_tree *tree = reader->tree;
    if (!er_view_is(tree->nodes[node].lemma, "time") ||
        er_tree_child(tree, node, ER_DEP_COP) == ER_NONE || er_tree_is_negated(tree, node))
        return ER_NONE;
    uint32_t act = er_tree_child(tree, node, ER_DEP_ACL);
    return act == ER_NONE ? er_tree_child(tree, node, ER_DEP_ADVCL) : act;
}

/* What is said of the one to whom it ought to be done: "Lind must be jailed" accuses, "must be
   freed" asks somebody else. */
static er_class class_of_due(const er_sentence_reader *reader, uint32_t node)
{
    er_event_word_kind kind;
    uint32_t entry = er_event_reading(reader, node, &kind);
    if (entry == ER_NONE || kind != ER_EVENT_VERB || er_tree_is_negated(reader->tree, node))
        return ER_CLASS_COUNT;
    switch (er_event_lexicon_entry(reader->lexicon, entry)->event_class) {
    case ER_COERCE:
    case ER_SANCTION:
    case ER_ACCUSE:
        return ER_ACCUSE;
    case ER_SUPPORT:
        return ER_SUPPORT;
    default:
        return ER_CLASS_COUNT;
    }
}

void er_read_demand(const er_sentence_reader *reader, uint32_t node)
{
    er_ends subjects = {0}, speakers = {0};
    uint32_t act = due_act(reader, node);
    er_class c = ER_REQUEST;
    if ((act == ER_NONE && !is_demand(reader, node)) || is_past(reader, node))
        return;
    if (er_tree_is_passive(reader->tree, node))
        c = class_of_due(reader, node);
    if (c == ER_CLASS_COUNT)
        return;
    er_ends_of_actor(reader, er_tree_subject(reader->tree, act == ER_NONE ? node : act, NULL),
                     &subjects);
    if (subjects.count)
        er_speakers_of(reader, node, &speakers);
    for (uint32_t i = 0; i < speakers.count; i++)
        for (uint32_t k = 0; k < subjects.count; k++)
            if (er_is_own(reader, speakers.ends[i], subjects.ends[k].entity, false))
                return; /* "our country must work harder" */
    write_down(reader, node, c, &speakers, &subjects, 0.75f);
}

void er_read_statement(const er_sentence_reader *reader, uint32_t node)
{
    const er_event_entry *entry = er_saying_entry(reader, node);
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
        er_ends_join(&targets, &subjects);
    }
    write_down(reader, node, ER_STATEMENT, &actors, &targets, confidence * 0.75f);
}

void er_read_quote(const er_sentence_reader *reader)
{
    uint32_t root = reader->tree->root;
    if (root == ER_NONE || er_says(reader, root))
        return;
    er_ends subjects = {0}, speakers = {0};
    er_speakers_of(reader, root, &speakers);
    er_ends_of_actor(reader, er_tree_subject(reader->tree, root, NULL), &subjects);
    write_down(reader, root, ER_STATEMENT, &speakers, &subjects, 0.5f);
}
