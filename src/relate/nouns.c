#include "relate/nouns.h"

#include "relate/frames.h"
#include "relate/phrase.h"

/* ---- those who act ---- */

/* The class of an act that can do something itself, or ER_CLASS_COUNT. */
static er_class acting_class(const er_sentence_reader *reader, uint32_t node)
{
    er_event_word_kind kind;
    uint32_t entry = node == ER_NONE ? ER_NONE : er_event_reading(reader, node, &kind);
    if (entry == ER_NONE || kind != ER_EVENT_NOUN)
        return ER_CLASS_COUNT;
    er_class c = (er_class)er_event_lexicon_entry(reader->lexicon, entry)->event_class;
    return c == ER_ASSAULT || c == ER_SANCTION || c == ER_COERCE ? c : ER_CLASS_COUNT;
}

void er_actors_of_act(const er_sentence_reader *reader, uint32_t node, er_ends *actors)
{
    if (acting_class(reader, node) != ER_CLASS_COUNT)
        er_actors_of_noun(reader, node, actors);
}

er_class er_class_of_act(const er_sentence_reader *reader, uint32_t node)
{
    er_class c = acting_class(reader, node);
    return c == ER_CLASS_COUNT ? ER_ASSAULT : c;
}

uint32_t er_carrying_participle(const er_sentence_reader *reader, uint32_t node)
{
    static const char *const drawn_up[] = {"propose", "draft", "offer", "suggest", "demand", NULL};
    const er_tree *tree = reader->tree;
    er_event_word_kind kind;
    for (uint32_t c = er_tree_child(tree, node, ER_DEP_ACL); c != ER_NONE;
         c = er_tree_next(tree, c)) {
        if (c < node || tree->nodes[c].form != ER_FORM_VBN)
            continue;
        if (er_view_is_one_of(tree->nodes[c].lemma, drawn_up))
            return c;
        uint32_t next = er_event_reading(reader, c, &kind);
        for (; next != ER_NONE; next = er_event_lexicon_entry(reader->lexicon, next)->next) {
            const er_event_entry *entry = er_event_lexicon_entry(reader->lexicon, next);
            if (entry->effect == ER_EFFECT_LIGHT && entry->event_class == ER_CLASS_COUNT)
                return c;
        }
    }
    return ER_NONE;
}

/* "the killing by Peru", "the killing of miners | by Peru". */
static void add_agents(const er_sentence_reader *reader, uint32_t node, er_ends *agents)
{
    er_view by = er_view_of("by");
    uint32_t done_to = er_tree_child(reader->tree, node, ER_DEP_NMOD);
    er_ends_of_preposition(reader, node, by, ER_ENDS_PEOPLE, agents);
    if (!agents->count && done_to != ER_NONE && reader->tree->nodes[done_to].mention == ER_NONE &&
        er_tree_has_preposition(reader->tree, done_to, "of"))
        er_ends_of_preposition(reader, done_to, by, ER_ENDS_PEOPLE, agents);
}

void er_actors_of_noun(const er_sentence_reader *reader, uint32_t node, er_ends *actors)
{
    er_event_word_kind kind;
    uint32_t entry = er_event_reading(reader, node, &kind);
    bool from_is_target = false;
    uint32_t participle = er_carrying_participle(reader, node);
    if (participle != ER_NONE)
        er_ends_of_actor(reader, er_tree_child(reader->tree, participle, ER_DEP_OBL_AGENT), actors);
    if (actors->count)
        return;
    er_ends_of_owner(reader, node, actors);
    if (entry == ER_NONE)
        return;
    const er_event_entry *reading = er_event_lexicon_entry(reader->lexicon, entry);
    const er_slot *slots = er_event_lexicon_slots(reader->lexicon, reading);
    for (uint32_t i = 0; i < reading->slot_count && !actors->count; i++) {
        if (slots[i].of_actor)
            er_ends_of_preposition(reader, node, slots[i].preposition, ER_ENDS_PEOPLE, actors);
        from_is_target |= er_view_is(slots[i].preposition, "from") && !slots[i].of_actor;
        if (slots[i].kind == ER_SLOT_EACH)
            er_ends_of_preposition(reader, node, er_view_of("between"), 0, actors);
    }
    if (!actors->count)
        add_agents(reader, node, actors);
    if (!actors->count && !from_is_target)
        er_ends_of_preposition(reader, node, er_view_of("from"), ER_ENDS_PEOPLE, actors);
}

/* ---- what the words around it add ---- */

/* "a visit to Peru", "during a news conference with Lind": the subject of the verb beside it. */
static void lend_subject(const er_sentence_reader *reader, er_event *event)
{
    static const char *const ways[] = {"during",    "at", "for",     "after", "before", "in",
                                       "following", "on", "through", "by",    NULL};
    const er_tree_node *n = &reader->tree->nodes[event->node];
    bool beside = event->event_class == ER_SUPPORT || event->event_class == ER_PROTEST;
    if (beside && n->relation == ER_DEP_OBL && !event->actors.count && !event->mutual &&
        er_tree_has_preposition(reader->tree, event->node, "in"))
        er_actors_of(reader, n->head, &event->actors,
                     &event->confidence); /* "spoke in support of" */
    if (event->actors.count || event->mutual ||
        (event->event_class != ER_CONSULT && event->event_class != ER_COOPERATE))
        return;
    uint8_t above = n->head == ER_NONE ? ER_DEP_ROOT : reader->tree->nodes[n->head].relation;
    if (n->relation == ER_DEP_OBJ && above != ER_DEP_XCOMP && above != ER_DEP_ADVCL &&
        above != ER_DEP_ACL && !er_word_governs(reader, n->head)) { /* "navigates diplomacy with" */
        event->confidence *= 0.8f;
        er_actors_of(reader, n->head, &event->actors, &event->confidence);
    }
    if (n->relation != ER_DEP_OBL)
        return;
    for (const char *const *way = ways; *way; way++)
        if (er_tree_has_preposition(reader->tree, event->node, *way)) {
            event->confidence *= 0.8f;
            er_actors_of(reader, n->head, &event->actors, &event->confidence);
            return;
        }
}

/* "talks between Norway's Moor, U.S. President Lind and others": the names up to the next word of
   another kind, whatever the tree makes of the list. */
static void read_between(const er_sentence_reader *reader, er_event *event)
{
    const er_tree *tree = reader->tree;
    uint32_t node = event->node + 1;
    er_ends list = {0};
    if (!event->each || event->mutual || node >= tree->count ||
        !er_view_is(tree->nodes[node].lemma, "between"))
        return;
    while (++node < tree->count) {
        const er_tree_node *n = &tree->nodes[node];
        bool joins = n->tag == ER_TAG_PUNCT || n->tag == ER_TAG_CCONJ || n->tag == ER_TAG_DET ||
                     n->tag == ER_TAG_ADJ || er_form_is_noun(n->form);
        if (n->mention == ER_NONE && !joins)
            break;
        bool owner = node + 1 < tree->count && tree->nodes[node + 1].mention != ER_NONE;
        if (n->mention != ER_NONE && !owner) /* a state right before a name is its title */
            er_ends_of_actor(reader, node, &list);
    }
    if (list.count < 2)
        return;
    event->actors = list;
    event->targets.count = 0;
    event->mutual = true;
    event->confidence *= 0.9f;
}

/* "Peru has been | under pressure | from Norway": what the subject is under is done to it. */
static bool read_under(const er_sentence_reader *reader, er_event *event)
{
    static const char *const ways[] = {"from", "by", "of"};
    const er_tree *tree = reader->tree;
    bool held = event->event_class == ER_COERCE;
    if (er_tree_child(tree, event->node, ER_DEP_COP) == ER_NONE ||
        (!er_tree_has_preposition(tree, event->node, "under") &&
         !(held && er_tree_has_preposition(tree, event->node, "in"))))
        return false;
    er_ends_of_owner(reader, event->node, &event->actors);
    for (uint32_t i = 0; i < 3 && !event->actors.count; i++)
        if (i < 2 || held) /* "in the custody | of Peru" */
            er_ends_of_preposition(reader, event->node, er_view_of(ways[i]), ER_ENDS_PEOPLE,
                                   &event->actors);
    event->targets.count = 0;
    er_ends_of_actor(reader, er_tree_subject(tree, event->node, NULL), &event->targets);
    return true;
}

/* "relations worsened", "strained ties": bad ties are a quarrel. */
static bool is_strained(const er_sentence_reader *reader, uint32_t node)
{
    static const char *const ties[] = {"tie", "relation", "relations", "relationship", NULL};
    static const char *const trouble[] = {"friction",  "mistrust",  "distrust", "tension",
                                          "hostility", "suspicion", NULL};
    static const char *const bad[] = {
        "trouble",   "strain",   "strained",    "sour",    "soured",  "worsen",  "deteriorate",
        "fray",      "tense",    "frosty",      "hostile", "poor",    "bad",     "deteriorating",
        "troubled",  "rocky",    "cool",        "chill",   "chilly",  "fraught", "uneasy",
        "worsening", "collapse", "acrimonious", "icy",     "rupture", NULL};
    const er_tree *tree = reader->tree;
    const er_tree_node *n = &tree->nodes[node];
    if (!er_view_is_one_of(n->lemma, ties))
        return false;
    for (uint32_t c = er_tree_child(tree, node, ER_DEP_AMOD); c != ER_NONE;
         c = er_tree_next(tree, c))
        if (er_view_is_one_of(tree->nodes[c].lemma, bad))
            return true;
    if (n->relation != ER_DEP_NSUBJ && n->relation != ER_DEP_NSUBJ_PASS &&
        n->relation != ER_DEP_OBJ)
        return false;
    for (uint32_t c = er_tree_child(tree, n->head, ER_DEP_OBL); c != ER_NONE;
         c = er_tree_next(tree, c))
        if (er_view_is_one_of(tree->nodes[c].lemma, trouble))
            return true; /* "marked by friction" */
    return er_view_is_one_of(tree->nodes[n->head].lemma, bad);
}

/* "Norway-Peru talks", "talks between Norway and Peru": the actors are both ends. */
/* "the Norway-Peru war", "the war between Norway and Peru", but not "the Norwegian and Peruvian
   attack": whether a hyphen joins those who fight, or they stand behind the noun. */
static bool are_joined(const er_sentence_reader *reader, const er_event *event)
{
    const er_document *document = reader->document;
    const er_mention *a = &document->mentions[event->actors.ends[0].mention];
    const er_mention *b = &document->mentions[event->actors.ends[1].mention];
    return a->first_token >= reader->tree->nodes[event->node].end_token ||
           (a->end_token + 1 == b->first_token && er_token_is(document, a->end_token, "-"));
}

/* "the Norwegian embassy bombing": what is attacked stands before the noun, not who attacks. */
static void turn_to_site(const er_sentence_reader *reader, er_event *event)
{
    const er_tree *tree = reader->tree;
    if (event->event_class != ER_ASSAULT || event->targets.count || event->mutual ||
        event->actors.count != 1 || !event->node ||
        tree->nodes[event->node - 1].head != event->node ||
        tree->nodes[event->node - 1].relation != ER_DEP_COMPOUND)
        return;
    uint64_t categories = er_categories_of(reader, event->node - 1);
    if (tree->nodes[event->node - 1].mention == ER_NONE &&
        categories & er_event_lexicon_category(reader->lexicon, "site") &&
        !(categories & er_event_lexicon_category(reader->lexicon, "force"))) {
        event->targets = event->actors;
        event->actors.count = 0;
    }
}

void er_settle_noun(const er_sentence_reader *reader, er_event *event)
{
    if (read_under(reader, event))
        return;
    if (is_strained(reader, event->node))
        event->event_class = ER_REJECT;
    er_actors_of(reader, event->node, &event->actors, &event->confidence);
    event->mutual = !event->targets.count && event->actors.count > 1 &&
                    (er_class_facts_of(event->event_class)->symmetric || event->each) &&
                    (event->event_class != ER_ASSAULT || are_joined(reader, event));
    er_ends agents = {0};
    add_agents(reader, event->node, &agents);
    if (agents.count && er_ends_have(&event->targets, agents.ends[0].entity))
        event->targets.count = 0;
    if (event->actors.count == 1 && er_ends_have(&event->targets, event->actors.ends[0].entity))
        event->actors.count = 0; /* "the withdrawal of forces from Peru": not Peru's forces */
    turn_to_site(reader, event);
    read_between(reader, event);
    lend_subject(reader, event);
}
