#include "relate/frames.h"

#include "relate/nouns.h"

static uint32_t object_of(const er_sentence_reader *reader, uint32_t node, er_event_word_kind kind)
{
    if (kind != ER_EVENT_VERB)
        return ER_NONE;
    const er_tree *tree = reader->tree;
    uint32_t object = er_tree_patient(tree, node), particle = er_particle_of(reader, node);
    if (object != ER_NONE && er_is_phrase(reader, node, object))
        return ER_NONE;
    if (object != ER_NONE || particle == ER_NONE)
        return object;
    /* "shot down the idea", where "down" was taken for a preposition */
    uint32_t head = tree->nodes[particle].head;
    return tree->nodes[particle].relation == ER_DEP_CASE && head != ER_NONE &&
                   tree->nodes[head].head == node && er_tree_preposition(tree, head) == particle
               ? head
               : ER_NONE;
}

static bool has_infinitive(const er_sentence_reader *reader, uint32_t node)
{
    static const er_dependency kinds[] = {ER_DEP_XCOMP, ER_DEP_CCOMP, ER_DEP_ADVCL};
    for (int k = 0; k < 3; k++) {
        uint32_t clause = er_tree_child(reader->tree, node, kinds[k]);
        er_verb_group group;
        if (clause == ER_NONE)
            continue;
        er_tree_verb_group(reader->tree, clause, &group);
        if (group.infinitive)
            return true;
    }
    return false;
}

/* Whether a person acts, or those who speak for a state or body. */
static bool is_by_person(const er_sentence_reader *reader, uint32_t node)
{
    uint32_t agent = er_tree_agent(reader->tree, node, NULL);
    if (agent == ER_NONE)
        return false;
    const er_event_lexicon *lexicon = reader->lexicon;
    uint64_t people = er_event_lexicon_category(lexicon, "leader");
    if (reader->tree->nodes[agent].mention != ER_NONE)
        people = er_event_lexicon_category(lexicon, "person");
    return er_categories_of(reader, agent) & people;
}

/* Whether a person or people act at all: "Lind left Peru", against "the army left Peru". */
static bool is_by_somebody(const er_sentence_reader *reader, uint32_t node)
{
    uint32_t agent = er_tree_agent(reader->tree, node, NULL);
    return agent != ER_NONE &&
           er_categories_of(reader, agent) & er_event_lexicon_category(reader->lexicon, "person");
}

/* Whether what is no time ("on Monday") stands after the preposition. */
static bool has_preposition(const er_sentence_reader *reader, uint32_t node, er_view preposition)
{
    const er_tree *tree = reader->tree;
    uint64_t time = er_event_lexicon_category(reader->lexicon, "time");
    for (uint32_t c = er_tree_child(tree, node, ER_DEP_OBL); c != ER_NONE;
         c = er_tree_next(tree, c)) {
        uint32_t mark = er_tree_preposition(tree, c);
        if (mark != ER_NONE && er_view_equal(tree->nodes[mark].lemma, preposition) &&
            !(er_categories_of(reader, c) & time))
            return true;
    }
    return false;
}

/* "warned X about": a preposition that gives the word another meaning, or the lack of one. */
static bool has_excluded(const er_sentence_reader *reader, uint32_t node,
                         const er_event_entry *entry)
{
    const er_slot *slots = er_event_lexicon_slots(reader->lexicon, entry);
    for (uint32_t i = 0; i < entry->slot_count; i++)
        if ((slots[i].excludes || slots[i].requires) &&
            has_preposition(reader, node, slots[i].preposition) == slots[i].excludes)
            return true;
    return false;
}

/* "hit Peru | with sanctions": whether an act stands after one of the prepositions of the entry. */
static bool has_act_after(const er_sentence_reader *reader, uint32_t node,
                          const er_event_entry *entry)
{
    const er_tree *tree = reader->tree;
    const er_slot *slots = er_event_lexicon_slots(reader->lexicon, entry);
    uint64_t event = er_event_lexicon_category(reader->lexicon, "event");
    for (uint32_t i = 0; i < entry->slot_count; i++)
        for (uint32_t c = er_tree_child(tree, node, ER_DEP_OBL); slots[i].through && c != ER_NONE;
             c = er_tree_next(tree, c)) {
            uint32_t preposition = er_tree_preposition(tree, c);
            if (preposition != ER_NONE &&
                er_view_equal(tree->nodes[preposition].lemma, slots[i].preposition) &&
                er_categories_of(reader, c) & event)
                return true;
        }
    return false;
}

/* Words that only carry an act: nothing but the act makes them fit. */
static bool only_carries(const er_event_entry *entry)
{
    return entry->event_class == ER_CLASS_COUNT &&
           (entry->effect == ER_EFFECT_LIGHT || entry->effect == ER_EFFECT_UNDERGO);
}

/* Whether the object is an act, or a part of one ("admitted | a role | in the attack"). */
static bool is_carried(const er_sentence_reader *reader, uint32_t object,
                       const er_event_entry *entry)
{
    er_event_word_kind kind;
    uint32_t act = er_event_reading(reader, object, &kind);
    if (act == ER_NONE || kind != ER_EVENT_NOUN)
        return false;
    uint64_t categories = er_categories_of(reader, object);
    if (er_event_lexicon_entry(reader->lexicon, act)->event_class == ER_CLASS_COUNT)
        categories |= er_event_lexicon_category(reader->lexicon, "event");
    return (categories & entry->needs) != 0;
}

bool er_entry_fits(const er_sentence_reader *reader, uint32_t node, er_event_word_kind kind,
                   const er_event_entry *entry)
{
    uint32_t object = object_of(reader, node, kind);
    if ((entry->needs_infinitive && !has_infinitive(reader, node)) ||
        (entry->needs_person && !is_by_person(reader, node)) ||
        (entry->needs_body && is_by_somebody(reader, node)) ||
        (entry->needs_name &&
         (object == ER_NONE || reader->tree->nodes[object].mention == ER_NONE)) ||
        has_excluded(reader, node, entry))
        return false;
    if (only_carries(entry))
        return has_act_after(reader, node, entry) ||
               (object != ER_NONE && is_carried(reader, object, entry));
    if (object == ER_NONE)
        return !entry->excludes_none && (entry->needs_none || !entry->needs);
    uint64_t categories = er_categories_of(reader, object);
    if (entry->needs || entry->needs_none)
        return (categories & entry->needs) != 0;
    return !(categories & entry->excludes);
}

/* Whether a verb only carries, starts or ends the noun below it: "imposed | sanctions". */
static bool carries(const er_sentence_reader *reader, uint32_t verb)
{
    er_event_word_kind kind;
    uint32_t next = er_event_reading(reader, verb, &kind);
    for (; next != ER_NONE; next = er_event_lexicon_entry(reader->lexicon, next)->next) {
        const er_event_entry *entry = er_event_lexicon_entry(reader->lexicon, next);
        if (entry->effect != ER_EFFECT_JUDGE && er_entry_fits(reader, verb, kind, entry))
            return entry->effect == ER_EFFECT_LIGHT || entry->effect == ER_EFFECT_STOP;
    }
    return false;
}

static bool is_violent(uint8_t event_class)
{
    return event_class == ER_ASSAULT || event_class == ER_COERCE || event_class == ER_MOBILIZE ||
           event_class == ER_CONSULT || event_class == ER_RETREAT;
}

/* Whether the word above makes something of the act itself. */
bool er_word_governs(const er_sentence_reader *reader, uint32_t node)
{
    er_event_word_kind kind;
    uint32_t next = er_event_reading(reader, node, &kind);
    for (; next != ER_NONE; next = er_event_lexicon_entry(reader->lexicon, next)->next) {
        uint8_t effect = er_event_lexicon_entry(reader->lexicon, next)->effect;
        if (effect != ER_EFFECT_NONE && effect != ER_EFFECT_SAY && effect != ER_EFFECT_FACT &&
            effect != ER_EFFECT_CLAIM && effect != ER_EFFECT_JUDGE)
            return true;
    }
    return false;
}

/* "70 million dollars of aid | for Peru", "$20 million worth of tents | to Peru" */
static void read_inside(const er_sentence_reader *reader, uint32_t node, er_view preposition,
                        unsigned accept, uint32_t depth, er_ends *targets)
{
    const er_tree *tree = reader->tree;
    for (uint32_t c = tree->nodes[node].first_child; c != ER_NONE && !targets->count;
         c = tree->nodes[c].next_sibling) {
        if (c < node || tree->nodes[c].mention != ER_NONE ||
            (tree->nodes[c].relation != ER_DEP_NMOD && tree->nodes[c].relation != ER_DEP_APPOS &&
             tree->nodes[c].relation != ER_DEP_CONJ))
            continue;
        er_ends_of_preposition(reader, c, preposition, accept, targets);
        if (depth)
            read_inside(reader, c, preposition, accept, depth - 1, targets);
    }
}

/* "clashes | broke out | between Norway and Peru": a verb that says no more than that the act takes
   place. */
static bool only_happens(const er_sentence_reader *reader, uint32_t verb)
{
    er_event_word_kind kind;
    if (er_tree_child(reader->tree, verb, ER_DEP_OBJ) != ER_NONE)
        return false;
    uint32_t next = er_event_reading(reader, verb, &kind);
    for (; next != ER_NONE; next = er_event_lexicon_entry(reader->lexicon, next)->next)
        if (er_event_lexicon_entry(reader->lexicon, next)->event_class < ER_STATEMENT)
            return false;
    return true;
}

static void read_preposition(const er_sentence_reader *reader, uint32_t node, er_view preposition,
                             unsigned accept, bool object_is_known, er_ends *targets)
{
    const er_tree *tree = reader->tree;
    er_ends_of_preposition(reader, node, preposition, accept, targets);
    if (!targets->count && er_form_is_noun(tree->nodes[node].form))
        read_inside(reader, node, preposition, accept, 0, targets); /* "the return of X | to Y" */
    if (targets->count)
        return;
    uint32_t object = er_tree_child(tree, node, ER_DEP_OBJ);
    if (object != ER_NONE &&
        (object_is_known || !(er_categories_of(reader, object) &
                              er_event_lexicon_category(reader->lexicon, "event")))) {
        er_ends_of_preposition(reader, object, preposition, accept, targets);
        if (!targets->count)
            read_inside(reader, object, preposition, accept, 2, targets);
    }
    uint32_t participle =
        er_form_is_noun(tree->nodes[node].form) ? er_carrying_participle(reader, node) : ER_NONE;
    if (participle != ER_NONE) /* "sanctions | imposed | on Peru" */
        er_ends_of_preposition(reader, participle, preposition, accept, targets);
    uint8_t relation = tree->nodes[node].relation;
    if (relation == ER_DEP_NSUBJ && er_form_is_verb(tree->nodes[tree->nodes[node].head].form) &&
        only_happens(reader, tree->nodes[node].head))
        er_ends_of_preposition(reader, tree->nodes[node].head, preposition, accept, targets);
    if ((relation == ER_DEP_OBJ || relation == ER_DEP_NSUBJ_PASS) &&
        carries(reader, tree->nodes[node].head))
        er_ends_of_preposition(reader, tree->nodes[node].head, preposition, accept, targets);
    if (!targets->count && relation == ER_DEP_OBL && er_form_is_noun(tree->nodes[node].form) &&
        (!er_word_governs(reader, tree->nodes[node].head) ||
         carries(reader, tree->nodes[node].head))) /* "finds itself in talks | with Peru" */
        er_ends_of_preposition(reader, tree->nodes[node].head, preposition, accept, targets);
    if (!targets->count && relation == ER_DEP_OBJ && carries(reader, tree->nodes[node].head))
        er_ends_of_actor(reader, er_tree_child(tree, tree->nodes[node].head, ER_DEP_IOBJ), targets);
}

/* The verb that makes its object what node says ("called Lind | a liar"), or ER_NONE. */
static uint32_t judging_verb(const er_sentence_reader *reader, uint32_t node)
{
    const er_tree_node *n = &reader->tree->nodes[node];
    er_event_word_kind kind;
    bool beside = n->relation == ER_DEP_XCOMP || n->relation == ER_DEP_OBL_UNMARKED ||
                  n->relation == ER_DEP_OBJ || n->relation == ER_DEP_ADVCL ||
                  (n->relation == ER_DEP_OBL && er_tree_has_preposition(reader->tree, node, "as"));
    if (!beside)
        return ER_NONE;
    uint32_t next = er_event_reading(reader, n->head, &kind);
    for (; next != ER_NONE; next = er_event_lexicon_entry(reader->lexicon, next)->next)
        if (er_event_lexicon_entry(reader->lexicon, next)->effect == ER_EFFECT_JUDGE)
            return n->head;
    return ER_NONE;
}

/* Whom an adjective or predicate noun judges. */
static void read_judged(const er_sentence_reader *reader, er_event *event)
{
    const er_tree *tree = reader->tree;
    uint32_t verb = judging_verb(reader, event->node), judged;
    if (verb != ER_NONE) {
        event->outer = verb;
        judged = er_tree_child(tree, verb, ER_DEP_OBJ);
        if (judged == ER_NONE || judged == event->node)
            judged = er_tree_child(tree, verb, ER_DEP_IOBJ);
        if (judged == ER_NONE)
            judged = er_tree_child(tree, verb, ER_DEP_NSUBJ_PASS);
        er_actors_of(reader, verb, &event->actors, &event->confidence);
    } else {
        judged = er_tree_subject(tree, event->node, NULL);
        event->judged = true;
    }
    er_ends_of_object(reader, judged, 0, &event->targets);
}

/* Whether a judgement hangs below the verb: then that is what is said. */
bool er_has_judgement(const er_sentence_reader *reader, uint32_t verb)
{
    const er_tree *tree = reader->tree;
    er_event_word_kind kind;
    uint32_t object = er_tree_child(tree, verb, ER_DEP_OBJ);
    for (uint32_t c = tree->nodes[verb].first_child; c != ER_NONE;
         c = tree->nodes[c].next_sibling) {
        const er_tree_node *n = &tree->nodes[c];
        if (c > verb && er_event_reading(reader, c, &kind) != ER_NONE &&
            kind == ER_EVENT_ADJECTIVE && judging_verb(reader, c) == verb)
            return true;
        if (object != ER_NONE && c > object && n->mention == ER_NONE &&
            (n->relation == ER_DEP_OBJ ||
             (n->relation == ER_DEP_XCOMP && !er_form_is_verb(n->form))))
            return true; /* "called Lind one of the best" */
    }
    return false;
}

/* The state that a person serves, or that is one, or ER_NONE. */
static uint32_t side_of(const er_sentence_reader *reader, uint32_t entity)
{
    return reader->document->entities[entity].state;
}

/* Where the object names but the actor's own side ("offered Kenyan police for Haiti", of
   Kenya's president), it is about what comes after. */
static void read_object(const er_sentence_reader *reader, uint32_t object, unsigned accept,
                        er_event *event)
{
    er_ends *targets = &event->targets, actors = {0};
    er_ends_of_object(reader, object, accept, targets);
    if (!targets->count || !targets->depth)
        return;
    er_actors_of(reader, event->node, &actors, NULL);
    if (!actors.count || side_of(reader, actors.ends[0].entity) == ER_NONE)
        return;
    for (uint32_t i = 0; i < targets->count; i++)
        if (side_of(reader, targets->ends[i].entity) != side_of(reader, actors.ends[0].entity))
            return;
    *targets = (er_ends){0};
    er_ends_of_object(reader, object, accept | ER_ENDS_NO_OWNERS, targets);
}

/* What happens "in" somebody happens in a state. */
static void keep_states(const er_sentence_reader *reader, er_ends *ends)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < ends->count; i++)
        if (reader->document->entities[ends->ends[i].entity].type == ER_STATE)
            ends->ends[kept++] = ends->ends[i];
    ends->count = kept;
}

/* Acts that are done to somebody, not to what is his: "the blacklisting of Apex". */
static bool is_done_to(const er_event *event)
{
    return event->event_class == ER_SANCTION || event->event_class == ER_RETREAT;
}

static bool is_peaceful(const er_event *event)
{
    return er_class_facts_of(event->event_class)->polarity >= 0;
}

/* Fills the targets (or mutual) from one slot. True where it is filled. */
static bool read_slot(const er_sentence_reader *reader, er_event_word_kind kind,
                      const er_event_entry *entry, const er_slot *slot, er_event *event)
{
    uint32_t node = event->node, object = object_of(reader, node, kind);
    unsigned accept = is_violent((uint8_t)event->event_class) ? ER_ENDS_PLACES : 0;
    if (event->event_class == ER_SANCTION && kind == ER_EVENT_NOUN)
        accept |= ER_ENDS_EVENTS; /* "a ban on imports from Peru" */
    er_ends *targets = &event->targets;
    if (slot->through || slot->of_actor || slot->excludes || slot->requires)
        return false;
    switch (slot->kind) {
    case ER_SLOT_OBJECT:
        read_object(reader, object, accept, event);
        break;
    case ER_SLOT_WHO:
        er_ends_of_actor(reader, object, targets);
        if (!targets->count) /* "asked | Lind | for help" */
            er_ends_of_actor(reader, er_tree_child(reader->tree, node, ER_DEP_IOBJ), targets);
        break;
    case ER_SLOT_INDIRECT:
        er_ends_of_actor(reader, er_tree_child(reader->tree, node, ER_DEP_IOBJ), targets);
        break;
    case ER_SLOT_SUBJECT:
        read_judged(reader, event);
        break;
    case ER_SLOT_EACH: {
        er_ends several = {0};
        if (event->has_object)
            return false; /* "Norway and Peru fought the rebels" */
        er_subject_link link = ER_SUBJECT_OWN;
        event->each = true;
        if (kind == ER_EVENT_VERB)
            (void)er_tree_agent(reader->tree, node, &link);
        if (link > ER_SUBJECT_CONTROL || (link == ER_SUBJECT_CONTROL && !is_peaceful(event)))
            return false; /* "killed rebels, fighting on": not each other */
        er_actors_of(reader, node, &several, NULL);
        event->mutual = several.count > 1;
        break;
    }
    default:
        if (event->event_class == ER_CONSULT ||
            (kind == ER_EVENT_NOUN && is_done_to(event) && er_view_is(slot->preposition, "of")))
            accept |= ER_ENDS_PEOPLE;
        read_preposition(reader, node, slot->preposition, accept,
                         (entry->needs | entry->excludes) != 0, targets);
        if (er_view_is(slot->preposition, "between") && targets->count > 1) {
            event->actors = *targets;
            targets->count = 0;
            event->mutual = true;
        }
        if (er_view_is(slot->preposition, "in") && event->event_class != ER_SUPPORT)
            keep_states(reader, targets);
    }
    return targets->count || event->mutual;
}

bool er_is_question(const er_tree *tree, uint32_t clause)
{
    uint32_t mark = er_tree_child(tree, clause, ER_DEP_MARK), first = clause;
    for (uint32_t c = tree->nodes[clause].first_child; c != ER_NONE && c < clause;
         c = tree->nodes[c].next_sibling)
        if (first == clause && tree->nodes[c].tag != ER_TAG_PUNCT)
            first = c;
    uint8_t form = tree->nodes[first].form;
    er_verb_group group;
    er_tree_verb_group(tree, clause, &group);
    return group.question || form == ER_FORM_WRB || form == ER_FORM_WP ||
           (mark != ER_NONE && (er_view_is(tree->nodes[mark].lemma, "whether") ||
                                er_view_is(tree->nodes[mark].lemma, "if")));
}

/* The subject of the clause below a verb: "demanded that Peru leave". */
static void read_clause_subject(const er_sentence_reader *reader, uint32_t node, er_ends *targets)
{
    uint32_t clause = er_tree_child(reader->tree, node, ER_DEP_CCOMP);
    if (clause == ER_NONE)
        clause = er_tree_child(reader->tree, node, ER_DEP_ACL);
    if (clause == ER_NONE) /* "its demand | that Peru ease the rules" */
        clause = er_tree_child(reader->tree, node, ER_DEP_ACL_RELCL);
    const er_tree_node *n = &reader->tree->nodes[node];
    if (clause == ER_NONE && n->relation == ER_DEP_OBJ) /* "reiterated its demand | that" */
        clause = er_tree_child(reader->tree, n->head, ER_DEP_CCOMP);
    if (clause == ER_NONE || er_tree_is_passive(reader->tree, clause) ||
        er_is_question(reader->tree, clause))
        return; /* "demanded that the ship be returned" asks somebody else */
    uint32_t subject = er_tree_child(reader->tree, clause, ER_DEP_NSUBJ);
    if (subject == ER_NONE)
        subject = er_tree_child(reader->tree, clause, ER_DEP_NSUBJ_PASS);
    er_ends_of_actor(reader, subject, targets);
}

/* "hit | Peru | with sanctions", "put | Lind | under arrest": the object of the verb that carries
   the act is whom it is done to. */
static void read_carried(const er_sentence_reader *reader, er_event *event)
{
    const er_tree_node *n = &reader->tree->nodes[event->node];
    if (!event->targets.count && n->relation == ER_DEP_OBL && carries(reader, n->head))
        er_ends_of_object(reader, object_of(reader, n->head, ER_EVENT_VERB), 0, &event->targets);
}

bool er_read_frame(const er_sentence_reader *reader, er_event_word_kind kind,
                   const er_event_entry *entry, er_event *event)
{
    const er_slot *slots = er_event_lexicon_slots(reader->lexicon, entry);
    event->event_class = (er_class)entry->event_class;
    for (uint32_t i = 0; i < entry->slot_count; i++) {
        if (read_slot(reader, kind, entry, &slots[i], event))
            return true;
        event->has_object |= (slots[i].kind == ER_SLOT_OBJECT || slots[i].kind == ER_SLOT_WHO) &&
                             object_of(reader, event->node, kind) != ER_NONE;
    }
    if (kind == ER_EVENT_NOUN)
        read_carried(reader, event);
    if (entry->effect == ER_EFFECT_DEMAND && kind != ER_EVENT_ADJECTIVE)
        read_clause_subject(reader, event->node, &event->targets);
    if (!event->targets.count && entry->effect == ER_EFFECT_DEMAND && kind == ER_EVENT_VERB &&
        has_infinitive(reader, event->node)) /* "called for | Peru | to leave" */
        er_ends_of_preposition(reader, event->node, er_view_of("for"), ER_ENDS_PEOPLE,
                               &event->targets);
    return event->targets.count != 0;
}
