#include "relate/governor.h"

#include "relate/frames.h"

static bool passes_through(const er_sentence_reader *reader, const er_event_entry *entry,
                           er_view link, uint32_t below)
{
    const er_slot *slots = er_event_lexicon_slots(reader->lexicon, entry);
    for (uint32_t i = 0; i < entry->slot_count; i++) {
        char word[24];
        if (!slots[i].through || slots[i].preposition.length >= sizeof word)
            continue;
        memcpy(word, slots[i].preposition.data, slots[i].preposition.length);
        word[slots[i].preposition.length] = 0;
        if (link.length ? er_view_is(link, word)
                        : er_tree_has_preposition(reader->tree, below, word))
            return true;
    }
    return false;
}

bool er_is_saying(uint8_t effect)
{
    return effect == ER_EFFECT_SAY || effect == ER_EFFECT_CLAIM || effect == ER_EFFECT_FACT;
}

static bool takes_infinitive(uint8_t effect)
{
    return !er_is_saying(effect) && effect != ER_EFFECT_LIGHT && effect != ER_EFFECT_UNDERGO;
}

static bool takes_gerund(uint8_t effect)
{
    return effect == ER_EFFECT_REFUSE || effect == ER_EFFECT_DENY || effect == ER_EFFECT_STOP ||
           effect == ER_EFFECT_START || effect == ER_EFFECT_DEMAND || effect == ER_EFFECT_FAVOUR ||
           effect == ER_EFFECT_OPPOSE || effect == ER_EFFECT_TRY;
}

/* "ruled out | sending": right after the verb and its particle. */
static bool follows_as_gerund(const er_sentence_reader *reader, uint32_t verb, uint32_t below)
{
    uint32_t particle = er_particle_of(reader, verb);
    return reader->tree->nodes[below].form == ER_FORM_VBG &&
           below == (particle == ER_NONE ? verb : particle) + 1;
}

static bool is_judgement(uint8_t effect)
{
    return effect == ER_EFFECT_FAVOUR || effect == ER_EFFECT_OPPOSE;
}

/* "condemnation of | the attack", "anger at the raid": the preposition before what is judged. */
static bool judges_act_after(const er_sentence_reader *reader, uint32_t act)
{
    static const char *const words[] = {"of", "at", "for", "over", "about", "with", NULL};
    for (const char *const *word = words; *word; word++)
        if (er_tree_has_preposition(reader->tree, act, *word))
            return true;
    return false;
}

/* Whether the entry of a word takes, as the act that it bears on, what hangs below it. */
static bool bears_on(const er_sentence_reader *reader, const er_event_entry *entry, uint32_t head,
                     uint32_t below, uint8_t relation)
{
    er_verb_group group;
    switch (relation) {
    case ER_DEP_CCOMP:
    case ER_DEP_XCOMP:
        return entry->effect != ER_EFFECT_LIGHT && entry->effect != ER_EFFECT_UNDERGO &&
               (entry->effect != ER_EFFECT_DEMAND || !er_is_question(reader->tree, below));
    case ER_DEP_OBJ:
    case ER_DEP_NSUBJ_PASS:
        return true;
    case ER_DEP_OBL:
    case ER_DEP_NMOD:
        return passes_through(reader, entry, (er_view){NULL, 0}, below) ||
               (relation == ER_DEP_NMOD && is_judgement(entry->effect) &&
                judges_act_after(reader, below)) ||
               (relation == ER_DEP_NMOD && entry->effect != ER_EFFECT_LIGHT &&
                er_tree_has_preposition(reader->tree, below, "of") &&
                entry->event_class == ER_CLASS_COUNT);
    case ER_DEP_ADVCL:
    case ER_DEP_ACL:
        er_tree_verb_group(reader->tree, below, &group);
        if (group.infinitive)
            return takes_infinitive(entry->effect);
        if (group.mark != ER_NONE && er_view_is(reader->tree->nodes[group.mark].lemma, "that"))
            return relation == ER_DEP_ACL && entry->effect != ER_EFFECT_LIGHT;
        if (group.mark == ER_NONE)
            return follows_as_gerund(reader, head, below) && takes_gerund(entry->effect);
        if (passes_through(reader, entry, reader->tree->nodes[group.mark].lemma, below))
            return true; /* "erred in striking" */
        return entry->effect != ER_EFFECT_LIGHT &&
               (er_view_is(reader->tree->nodes[group.mark].lemma, "of") ||
                er_view_is(reader->tree->nodes[group.mark].lemma, "from") ||
                er_view_is(reader->tree->nodes[group.mark].lemma, "for") ||
                er_view_is(reader->tree->nodes[group.mark].lemma, "against"));
    default:
        return false;
    }
}

static bool fill_governor(const er_sentence_reader *reader, uint32_t head, uint32_t below,
                          uint8_t relation, er_governor *g)
{
    er_event_word_kind kind;
    uint32_t next = er_event_reading(reader, head, &kind);
    for (; next != ER_NONE; next = er_event_lexicon_entry(reader->lexicon, next)->next) {
        const er_event_entry *entry = er_event_lexicon_entry(reader->lexicon, next);
        if (entry->effect == ER_EFFECT_NONE || entry->effect == ER_EFFECT_JUDGE ||
            !bears_on(reader, entry, head, below, relation))
            continue;
        if (relation != ER_DEP_CCOMP && relation != ER_DEP_XCOMP &&
            !er_entry_fits(reader, head, kind, entry))
            continue;
        *g = (er_governor){.node = head,
                           .effect = entry->effect,
                           .event_class = entry->event_class,
                           .negated = er_tree_is_negated(reader->tree, head),
                           .noun = kind == ER_EVENT_NOUN,
                           .clause = relation != ER_DEP_OBJ && relation != ER_DEP_NSUBJ_PASS &&
                                     relation != ER_DEP_OBL && relation != ER_DEP_NMOD};
        return true;
    }
    return false;
}

/* "..., Moor said": the word of saying hangs below what is said. */
static bool find_aside(const er_sentence_reader *reader, uint32_t node, er_governor *g)
{
    const er_tree *tree = reader->tree;
    for (uint32_t c = er_tree_child(tree, node, ER_DEP_PARATAXIS); c != ER_NONE;
         c = er_tree_next(tree, c)) {
        if (!fill_governor(reader, c, node, ER_DEP_CCOMP, g) || !er_is_saying(g->effect))
            continue;
        return true;
    }
    return false;
}

/* "expressed alarm | at the raid": the judgement is the object of a verb that only carries it. */
static bool find_judgement_beside(const er_sentence_reader *reader, uint32_t node, er_governor *g)
{
    const er_tree *tree = reader->tree;
    const er_tree_node *n = &tree->nodes[node];
    uint32_t noun = n->head == ER_NONE || n->relation != ER_DEP_OBL
                        ? ER_NONE
                        : er_tree_child(tree, n->head, ER_DEP_OBJ);
    er_governor carrier;
    return noun != ER_NONE && noun < node && judges_act_after(reader, node) &&
           fill_governor(reader, n->head, noun, ER_DEP_OBJ, &carrier) &&
           carrier.effect == ER_EFFECT_LIGHT && fill_governor(reader, noun, node, ER_DEP_NMOD, g) &&
           is_judgement(g->effect);
}

bool er_find_governor(const er_sentence_reader *reader, uint32_t node, er_governor *g)
{
    const er_tree *tree = reader->tree;
    if (find_aside(reader, node, g))
        return true;
    uint32_t first = er_tree_first_conjunct(tree, node);
    const er_tree_node *n = &tree->nodes[first];
    if (first != node && find_aside(reader, first, g))
        return true;
    if (n->head != ER_NONE && (n->relation == ER_DEP_XCOMP || n->relation == ER_DEP_CCOMP) &&
        er_view_is(tree->nodes[n->head].lemma, "have") && tree->nodes[n->head].head != ER_NONE) {
        first = n->head; /* "denied | having | attacked" */
        n = &tree->nodes[first];
    }
    if (n->head != ER_NONE && fill_governor(reader, n->head, first, n->relation, g))
        return true;
    return find_judgement_beside(reader, first, g);
}
