#include "relate/opinions.h"

#include "relate/frames.h"
#include "relate/speakers.h"

#define PHRASE_MAX 64
#define CONFIDENCE 0.78f

/* ---- the words ---- */

static uint32_t find_phrase(const er_sentence_reader *reader, er_event_word_kind kind,
                            uint32_t node, uint32_t other)
{
    char buffer[PHRASE_MAX];
    er_view a = reader->tree->nodes[node].lemma, b = reader->tree->nodes[other].lemma;
    if (a.length + b.length + 1 > sizeof buffer)
        return ER_NONE;
    memcpy(buffer, a.data, a.length);
    buffer[a.length] = ' ';
    memcpy(buffer + a.length + 1, b.data, b.length);
    return er_event_lexicon_find(reader->lexicon, kind, (er_view){buffer, a.length + 1 + b.length});
}

/* The first reading of a verb, with its particle or object where they make a phrase. */
static uint32_t verb_opinion(const er_sentence_reader *reader, uint32_t node)
{
    uint32_t others[2] = {er_particle_of(reader, node),
                          er_tree_child(reader->tree, node, ER_DEP_OBJ)};
    for (int i = 0; i < 2; i++) {
        uint32_t entry = ER_NONE;
        if (others[i] != ER_NONE && reader->tree->nodes[others[i]].mention == ER_NONE)
            entry = find_phrase(reader, ER_OPINION_VERB, node, others[i]);
        if (entry != ER_NONE)
            return entry;
    }
    return er_event_lexicon_find(reader->lexicon, ER_OPINION_VERB, reader->tree->nodes[node].lemma);
}

/* The reading of the verb that fits its object, or NULL. */
static const er_event_entry *fitting_verb(const er_sentence_reader *reader, uint32_t node)
{
    for (uint32_t next = verb_opinion(reader, node); next != ER_NONE;) {
        const er_event_entry *entry = er_event_lexicon_entry(reader->lexicon, next);
        if ((!entry->needs_negation || er_tree_is_negated(reader->tree, node)) &&
            er_entry_fits(reader, node, ER_EVENT_VERB, entry))
            return entry;
        next = entry->next;
    }
    return NULL;
}

static const er_event_entry *entry_of(const er_sentence_reader *reader, er_event_word_kind kind,
                                      uint32_t node)
{
    uint32_t entry = er_event_lexicon_find(reader->lexicon, kind, reader->tree->nodes[node].lemma);
    return entry == ER_NONE ? NULL : er_event_lexicon_entry(reader->lexicon, entry);
}

/* ---- whether it is meant ---- */

/* "did not say that", "if Lind fails", "is no sign of", "did Lind lie?": nothing is said of them.
 */
static bool is_open(const er_sentence_reader *reader, uint32_t node)
{
    static const char *const marks[] = {"if", "unless", "whether", "lest", NULL};
    const er_tree *tree = reader->tree;
    for (uint32_t n = node; n != ER_NONE; n = tree->nodes[n].head) {
        er_verb_group group;
        er_tree_verb_group(tree, n, &group);
        if (group.question || (n != node && group.negated))
            return true;
        for (const char *const *mark = marks; group.mark != ER_NONE && *mark; mark++)
            if (er_view_is(tree->nodes[group.mark].lemma, *mark))
                return true;
        if (n != node && er_says(reader, n))
            return false;
    }
    return false;
}

/* ---- of whom ---- */

static void keep_others(const er_sentence_reader *reader, const er_ends *speakers, bool praise,
                        er_ends *targets)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < targets->count; i++) {
        bool own = false;
        for (uint32_t s = 0; s < speakers->count; s++)
            own |= er_is_own(reader, speakers->ends[s], targets->ends[i].entity, praise);
        if (!own)
            targets->ends[kept++] = targets->ends[i];
    }
    targets->count = kept;
}

static void write_opinion(const er_sentence_reader *reader, uint32_t node, er_class c,
                          er_ends *targets)
{
    er_ends speakers = {0};
    if (!targets->count || is_open(reader, node))
        return;
    er_speakers_of(reader, node, &speakers);
    keep_others(reader, &speakers, c == ER_SUPPORT, targets);
    er_event event = {.event_class = c,
                      .node = node,
                      .act = node,
                      .outer = node,
                      .actors = speakers,
                      .targets = *targets,
                      .modality = ER_ACTUAL,
                      .confidence = CONFIDENCE};
    er_emit_event(reader, &event);
}

/* ---- what is said ---- */

static er_class opposite(er_class c)
{
    return c == ER_ACCUSE ? ER_SUPPORT : ER_ACCUSE;
}

/* Whether a verb says what is or was, not what may be or is to be. */
static bool is_so(const er_sentence_reader *reader, uint32_t node)
{
    er_modality modality = er_modality_of(reader, node);
    return modality == ER_ACTUAL;
}

/* "Lind should have acted": what he did not do is held against him. */
static bool is_missed_duty(const er_sentence_reader *reader, uint32_t node)
{
    er_verb_group group;
    er_tree_verb_group(reader->tree, node, &group);
    return group.modal != ER_NONE && group.perfect &&
           (er_view_is(reader->tree->nodes[group.modal].lemma, "should") ||
            er_view_is(reader->tree->nodes[group.modal].lemma, "ought"));
}

/* "Lind will regret it", "said that Lind would regret it". */
static bool will_be(const er_sentence_reader *reader, uint32_t node)
{
    er_verb_group group;
    er_tree_verb_group(reader->tree, node, &group);
    return group.tense == ER_TENSE_FUTURE ||
           (group.modal != ER_NONE && er_view_is(reader->tree->nodes[group.modal].lemma, "would"));
}

/* "Lind is to blame" */
static bool is_to_blame(const er_sentence_reader *reader, uint32_t node)
{
    return er_view_is(reader->tree->nodes[node].lemma, "blame") &&
           er_tree_child(reader->tree, node, ER_DEP_COP) != ER_NONE &&
           er_tree_child(reader->tree, node, ER_DEP_MARK) != ER_NONE;
}

/* What a verb says of the one who acts; ER_CLASS_COUNT: nothing. */
static er_class class_of_verb(const er_sentence_reader *reader, uint32_t node)
{
    bool negated = er_tree_is_negated(reader->tree, node);
    if (is_missed_duty(reader, node))
        return er_tree_is_passive(reader->tree, node) ? ER_CLASS_COUNT : ER_ACCUSE;
    if (is_to_blame(reader, node))
        return negated ? ER_SUPPORT : ER_ACCUSE;
    const er_event_entry *entry = fitting_verb(reader, node);
    if (!entry)
        return ER_CLASS_COUNT;
    if (entry->event_class == ER_THREATEN)
        return will_be(reader, node) && !negated ? ER_THREATEN : ER_CLASS_COUNT;
    if (!is_so(reader, node))
        return ER_CLASS_COUNT;
    if (negated && !entry->needs_negation)
        return entry->event_class == ER_SUPPORT ? ER_ACCUSE : ER_CLASS_COUNT;
    return (er_class)entry->event_class;
}

static void read_verb(const er_sentence_reader *reader, uint32_t node)
{
    er_ends targets = {0};
    er_subject_link link;
    er_class c = class_of_verb(reader, node);
    if (c == ER_CLASS_COUNT)
        return;
    uint32_t agent = er_tree_agent(reader->tree, node, &link);
    if (link == ER_SUBJECT_ADVERBIAL)
        return;
    er_ends_of_actor(reader, agent, &targets);
    if (!targets.count && agent != ER_NONE) /* "Lind's policies have ruined" */
        er_ends_of_owner(reader, agent, &targets);
    write_opinion(reader, node, c, &targets);
}

/* The owners of a noun, or who stands behind the slots of its entry. */
static void owners_of(const er_sentence_reader *reader, uint32_t node, const er_event_entry *entry,
                      er_ends *owners)
{
    er_ends_of_owner(reader, node, owners);
    const er_slot *slots = er_event_lexicon_slots(reader->lexicon, entry);
    uint32_t whose = er_tree_child(reader->tree, node, ER_DEP_NMOD);
    if (whose != ER_NONE && reader->tree->nodes[whose].mention != ER_NONE)
        whose = ER_NONE; /* else "the violation of rights | in Peru" */
    for (uint32_t i = 0; i < entry->slot_count && !owners->count; i++) {
        if (!slots[i].of_actor)
            continue;
        er_ends_of_preposition(reader, node, slots[i].preposition, ER_ENDS_PEOPLE, owners);
        if (!owners->count && whose != ER_NONE && !er_view_is(slots[i].preposition, "of"))
            er_ends_of_preposition(reader, whose, slots[i].preposition, ER_ENDS_PEOPLE, owners);
    }
}

/* "the incompetence of Lind", "Lind's delay". */
static void read_noun(const er_sentence_reader *reader, uint32_t node)
{
    const er_event_entry *entry = entry_of(reader, ER_OPINION_NOUN, node);
    er_ends targets = {0};
    if (!entry || er_tree_is_negated(reader->tree, node))
        return;
    owners_of(reader, node, entry, &targets);
    write_opinion(reader, node, (er_class)entry->event_class, &targets);
}

/* "It was wrong of Lind to", "it is a shame that Lind": names alone, for the people of a state are
   not the state. */
static void judged_beside_it(const er_sentence_reader *reader, uint32_t node, er_ends *judged)
{
    static const er_dependency clauses[] = {ER_DEP_CCOMP, ER_DEP_CSUBJ, ER_DEP_ADVCL, ER_DEP_XCOMP};
    const er_tree *tree = reader->tree;
    uint32_t subject = er_tree_child(tree, node, ER_DEP_NSUBJ);
    if (subject != ER_NONE && !er_view_is(tree->nodes[subject].lemma, "it") &&
        !er_view_is(tree->nodes[subject].lemma, "that"))
        return;
    er_ends_of_preposition(reader, node, er_view_of("of"), ER_ENDS_PEOPLE, judged);
    for (int i = 0; i < 4 && !judged->count; i++) {
        uint32_t clause = er_tree_child(tree, node, clauses[i]);
        uint32_t who = clause == ER_NONE ? ER_NONE : er_tree_child(tree, clause, ER_DEP_NSUBJ);
        if (who != ER_NONE && tree->nodes[who].mention != ER_NONE)
            er_ends_of_actor(reader, who, judged);
    }
}

/* "Lind's shameful silence", "the unjust laws of Peru"; "Lind's silence is shameful". */
static void read_adjective(const er_sentence_reader *reader, uint32_t node)
{
    const er_tree *tree = reader->tree;
    const er_event_entry *entry = entry_of(reader, ER_OPINION_ADJECTIVE, node);
    const er_tree_node *n = &tree->nodes[node];
    er_ends targets = {0};
    if (!entry || (entry->needs_negation && !er_tree_is_negated(tree, node)))
        return;
    er_class c = (er_class)entry->event_class;
    if (n->relation == ER_DEP_AMOD) {
        if (tree->nodes[n->head].mention != ER_NONE) /* "the brave Lind" */
            er_ends_of_actor(reader, n->head, &targets);
        else if (er_tree_child(tree, n->head, ER_DEP_COP) == ER_NONE)
            owners_of(reader, n->head, entry, &targets);
        else /* "is a shameful decision" */
            er_ends_of_object(reader, er_tree_subject(tree, n->head, NULL), 0, &targets);
        if (er_tree_child(tree, n->head, ER_DEP_COP) != ER_NONE &&
            (er_tree_is_negated(tree, n->head) || !is_so(reader, n->head)))
            return;
        write_opinion(reader, node, c, &targets);
    } else if (er_tree_child(tree, node, ER_DEP_COP) != ER_NONE && is_so(reader, node)) {
        er_ends_of_object(reader, er_tree_subject(tree, node, NULL), 0, &targets);
        if (!targets.count)
            judged_beside_it(reader, node, &targets);
        bool negated = er_tree_is_negated(tree, node) && !entry->needs_negation;
        write_opinion(reader, node, negated ? opposite(c) : c, &targets);
    }
}

void er_read_opinion(const er_sentence_reader *reader, uint32_t node)
{
    const er_tree_node *n = &reader->tree->nodes[node];
    if (n->mention != ER_NONE)
        return;
    if (er_form_is_verb(n->form) && n->tag != ER_TAG_AUX && n->relation != ER_DEP_AMOD)
        read_verb(reader, node);
    else if (er_form_is_noun(n->form))
        read_noun(reader, node);
    if (n->tag == ER_TAG_ADJ)
        read_adjective(reader, node);
}
