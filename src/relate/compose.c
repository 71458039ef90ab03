#include "relate/governor.h"
#include "relate/speakers.h"

#define LEVELS_MAX 4

/* ---- what it makes of the event ---- */

static bool is_hostile(er_class c)
{
    return er_class_facts_of(c)->polarity < 0;
}

/* What harms the other end, not only in words. */
static bool is_attack(er_class c)
{
    return c == ER_ASSAULT || c == ER_COERCE || c == ER_MOBILIZE || c == ER_THREATEN ||
           c == ER_SANCTION || c == ER_PROTEST;
}

static void emit_beside(const er_sentence_reader *reader, const er_event *event, er_class c,
                        uint32_t node, const er_ends *actors, const er_ends *targets)
{
    er_event beside = *event;
    beside.event_class = c;
    beside.node = node;
    beside.actors = *actors;
    beside.targets = *targets;
    beside.mutual = false;
    beside.modality = ER_ACTUAL;
    beside.confidence *= 0.9f;
    er_emit_event(reader, &beside);
}

static void become(er_event *event, const er_governor *g, er_class c, const er_ends *actors)
{
    event->event_class = c;
    event->node = g->node;
    if (actors->count)
        event->actors = *actors;
    event->modality = ER_ACTUAL;
    event->confidence *= 0.95f;
    event->mutual = event->mutual && (c == ER_AGREE || c == ER_SANCTION || c == ER_RETREAT);
}

/* Whether the event has one who acts and is not the one who governs it. */
static bool has_own_actor(const er_event *event, const er_ends *above)
{
    for (uint32_t i = 0; i < event->actors.count; i++)
        if (!er_ends_have(above, event->actors.ends[i].entity))
            return true;
    return false;
}

/* Where another acts below, the governor is about that one; else about the target. */
static void aim_at_actor(er_event *event, const er_ends *above)
{
    if (has_own_actor(event, above)) {
        event->targets = event->actors;
        event->mutual = false;
    }
}

static bool apply_plan(er_event *event, const er_ends *above)
{
    if (!event->actors.count)
        event->actors = *above;
    if (event->modality == ER_ACTUAL)
        event->modality = ER_FUTURE;
    return true;
}

/* Whether the negation stands between the verb and the act: it is the act that is denied. */
static bool negation_stands_after(const er_sentence_reader *reader, uint32_t verb, uint32_t act)
{
    const er_tree *tree = reader->tree;
    for (uint32_t c = er_tree_child(tree, verb, ER_DEP_ADVMOD); c != ER_NONE;
         c = er_tree_next(tree, c))
        if (c > verb && c < act &&
            (er_view_is(tree->nodes[c].lemma, "never") || er_view_is(tree->nodes[c].lemma, "not")))
            return true;
    return false;
}

static bool apply_commit(const er_sentence_reader *reader, er_event *event, const er_governor *g,
                         const er_ends *above)
{
    if (g->negated) { /* "promised never to attack" */
        bool below = negation_stands_after(reader, g->node, event->act);
        if (!event->targets.count)
            aim_at_actor(event, above); /* "will never accept Peru's demands" */
        become(event, g, below && is_hostile(event->event_class) ? ER_AGREE : ER_REJECT, above);
        return true;
    }
    if (event->event_class == ER_REQUEST && has_own_actor(event, above)) {
        aim_at_actor(event, above); /* "accepted the demands of Peru" */
        bool demand = er_categories_of(reader, event->act) &
                      er_event_lexicon_category(reader->lexicon, "demand");
        become(event, g, demand ? ER_CONCEDE : ER_AGREE, above);
        return true;
    }
    if (event->event_class == ER_REQUEST || event->event_class == ER_STATEMENT)
        return true;
    if (g->clause && has_own_actor(event, above) && event->targets.count)
        return true; /* "assured that Peru had joined Chile": no pledge of his own */
    if (has_own_actor(event, above) && !event->targets.count) {
        if (event->event_class == ER_SUPPORT || event->event_class == ER_AID)
            return false; /* "pledged Norwegian support", to somebody */
        aim_at_actor(event, above);
    }
    if (is_hostile(event->event_class) && !is_attack(event->event_class))
        return apply_plan(event, above); /* "determined to resist": as the act itself */
    become(event, g, is_hostile(event->event_class) ? ER_THREATEN : ER_AGREE, above);
    return true;
}

static bool apply_refuse(er_event *event, const er_governor *g, const er_ends *above)
{
    bool hostile = is_hostile(event->event_class) && !has_own_actor(event, above);
    if (hostile && !g->negated && event->event_class != ER_MOBILIZE)
        return false; /* to refuse to attack, or an attack, says little of the two */
    aim_at_actor(event, above);
    er_class open = hostile && event->event_class != ER_MOBILIZE ? ER_THREATEN : ER_AGREE;
    become(event, g, g->negated ? open : ER_REJECT, above);
    if (g->negated)
        event->modality = ER_HYPOTHETICAL;
    return true;
}

static bool apply_demand(er_event *event, const er_governor *g, const er_ends *above)
{
    bool other = has_own_actor(event, above);
    if (!other && event->modality == ER_NEGATED)
        return false; /* "urged them not to attack" */
    aim_at_actor(event, above);
    if (g->noun && !above->count)
        event->actors.count = 0; /* nobody is said to demand it */
    er_class c = !other && event->event_class == ER_SANCTION ? ER_ACCUSE : ER_REQUEST;
    become(event, g, c, above);
    if (g->negated)
        event->modality = ER_NEGATED;
    return true;
}

static bool apply_deny(const er_sentence_reader *reader, er_event *event, const er_governor *g,
                       const er_ends *above)
{
    if (g->negated)
        return false;
    if (has_own_actor(event, above) && is_hostile(event->event_class)) {
        emit_beside(reader, event, ER_SUPPORT, g->node, above, &event->actors);
        event->modality = ER_NEGATED;
        return true;
    }
    aim_at_actor(event, above);
    become(event, g, ER_REJECT, above);
    return true;
}

static bool apply_stop(er_event *event, const er_governor *g, const er_ends *above)
{
    if (g->negated)
        return true;
    if (has_own_actor(event, above) && above->count) { /* "stopped Peru from fishing" */
        bool trade = event->event_class == ER_COOPERATE || event->event_class == ER_AID;
        if (!g->clause && (!trade || event->mutual || event->targets.count))
            return true;
        aim_at_actor(event, above); /* "banned Peruvian imports" */
        become(event, g, g->clause ? ER_COERCE : ER_SANCTION, above);
        return true;
    }
    er_class c = ER_SANCTION;
    if (event->event_class == ER_SANCTION)
        c = ER_CONCEDE;
    else if (event->event_class == ER_ACCUSE)
        c = ER_CONCEDE; /* "dropped the charges" */
    else if (is_hostile(event->event_class))
        c = ER_RETREAT;
    else if (event->event_class == ER_REQUEST || event->event_class == ER_STATEMENT)
        return false;
    er_modality modality = event->modality;
    become(event, g, c, event->actors.count && !g->noun ? &event->actors : above);
    if (above->count)
        event->actors = *above;
    event->modality = modality;
    return true;
}

/* "the Peruvian ministry said that Peru had struck": nobody accuses himself. */
static bool is_own_side(const er_sentence_reader *reader, const er_event *event,
                        const er_ends *above)
{
    const er_entity *entities = reader->document->entities;
    for (uint32_t a = 0; a < above->count; a++)
        for (uint32_t i = 0; i < event->actors.count; i++) {
            uint32_t one = entities[above->ends[a].entity].state;
            if (one != ER_NONE && one == entities[event->actors.ends[i].entity].state)
                return true;
        }
    return false;
}

/* What somebody says that he will do is a pledge or a threat. spoken: he says so himself. */
static void announce(const er_sentence_reader *reader, er_event *event, bool spoken)
{
    er_verb_group group;
    er_tree_verb_group(reader->tree, event->act, &group);
    bool would = spoken && group.modal != ER_NONE &&
                 (er_view_is(reader->tree->nodes[group.modal].lemma, "would") ||
                  er_view_is(reader->tree->nodes[group.modal].lemma, "will"));
    if (event->modality != ER_FUTURE && !(would && event->modality == ER_HYPOTHETICAL))
        return;
    switch (event->event_class) {
    case ER_SUPPORT:
    case ER_COOPERATE:
    case ER_AID:
    case ER_CONCEDE:
    case ER_RETREAT:
        event->event_class = ER_AGREE;
        break;
    case ER_ASSAULT:
    case ER_COERCE:
    case ER_SANCTION:
    case ER_MOBILIZE:
        if (!spoken)
            return;
        event->event_class = ER_THREATEN;
        break;
    default:
        return;
    }
    event->modality = ER_ACTUAL;
}

/* Whether the act is what is said, or stands somewhere in it: "said that despite the occupation by
   Peru" accuses nobody. */
static bool states_act(const er_sentence_reader *reader, const er_event *event,
                       const er_governor *g)
{
    const er_tree *tree = reader->tree;
    if (g->node != event->node)
        return true;
    if (!er_form_is_verb(tree->nodes[event->act].form) || !event->targets.count || event->each)
        return false;
    for (uint32_t n = event->outer; tree->nodes[n].head != ER_NONE; n = tree->nodes[n].head) {
        uint8_t relation = tree->nodes[n].relation;
        if (relation != ER_DEP_CONJ && relation != ER_DEP_CCOMP && relation != ER_DEP_XCOMP &&
            relation != ER_DEP_PARATAXIS)
            return false;
        if (er_says(reader, tree->nodes[n].head))
            break;
    }
    return true;
}

/* Whether somebody is said to have done it to somebody. */
static bool is_said_to_be(const er_sentence_reader *reader, const er_event *event)
{
    bool happened = event->modality == ER_ACTUAL || event->modality == ER_CLAIMED ||
                    event->modality == ER_HISTORICAL;
    return happened &&
           (event->targets.count || er_form_is_verb(reader->tree->nodes[event->act].form));
}

/* "said that Peru had attacked Chile": a claim, and an accusation of Peru. */
static bool apply_say(const er_sentence_reader *reader, er_event *event, const er_governor *g,
                      const er_ends *above)
{
    if (g->negated)
        return false;
    if (!event->actors.count && event->judged)
        event->actors = *above;
    else if (states_act(reader, event, g) && is_attack(event->event_class) &&
             event->event_class != ER_SANCTION && event->event_class != ER_PROTEST &&
             has_own_actor(event, above) && !is_own_side(reader, event, above) &&
             is_said_to_be(reader, event) && g->effect != ER_EFFECT_FACT)
        emit_beside(reader, event, ER_ACCUSE, g->node, above, &event->actors);
    if (g->effect == ER_EFFECT_SAY && !has_own_actor(event, above) && event->actors.count)
        announce(reader, event, true);
    bool claim =
        g->effect == ER_EFFECT_CLAIM || (g->effect == ER_EFFECT_SAY && has_own_actor(event, above));
    if (claim && event->modality == ER_ACTUAL)
        event->modality = ER_CLAIMED;
    return true;
}

/* Arrests and executions, unlike other killings, are done by those who rule where they happen. */
static bool is_act_of_rulers(const er_sentence_reader *reader, const er_event *event)
{
    return event->event_class == ER_COERCE ||
           er_view_is(reader->tree->nodes[event->act].lemma, "execution");
}

/* "the arrests in Peru", "the execution of two activists in Peru". */
static void find_rulers(const er_sentence_reader *reader, uint32_t act, er_ends *rulers)
{
    er_ends_of_preposition(reader, act, er_view_of("in"), ER_ENDS_PEOPLE, rulers);
    uint32_t whom = er_tree_child(reader->tree, act, ER_DEP_NMOD);
    if (!rulers->count && whom != ER_NONE && reader->tree->nodes[whom].mention == ER_NONE)
        er_ends_of_preposition(reader, whom, er_view_of("in"), ER_ENDS_PEOPLE, rulers);
}

static bool apply_judgement(const er_sentence_reader *reader, er_event *event, const er_governor *g,
                            const er_ends *above)
{
    er_class c = g->effect == ER_EFFECT_FAVOUR ? ER_SUPPORT : ER_ACCUSE;
    if (event->mutual)
        return !g->negated;
    if (has_own_actor(event, above)) {
        emit_beside(reader, event, g->negated ? ER_REJECT : c, g->node, above, &event->actors);
        if (g->clause && c == ER_ACCUSE && event->modality == ER_ACTUAL)
            event->modality = ER_CLAIMED; /* "accused of shelling" */
        return true;                      /* what is judged has happened */
    }
    if (c == ER_ACCUSE && is_act_of_rulers(reader, event) && !g->negated) {
        er_ends there = {0};
        find_rulers(reader, event->act, &there);
        emit_beside(reader, event, ER_ACCUSE, g->node, above, &there);
    }
    if (is_hostile(event->event_class))
        return false; /* "condemned the attack on Peru" is for Peru, if anything */
    become(event, g, g->negated ? ER_REJECT : c, above);
    return true;
}

static bool apply_transparent(const er_sentence_reader *reader, er_event *event,
                              const er_governor *g, const er_ends *above)
{
    if (g->effect == ER_EFFECT_LIGHT && event->event_class == ER_SUPPORT && !g->negated &&
        has_own_actor(event, above)) /* "Moor reaffirmed Peru's support for Chile" */
        emit_beside(reader, event, ER_SUPPORT, event->node, above, &event->targets);
    if (!event->actors.count) {
        event->actors = *above;
    } else if (event->event_class == ER_COOPERATE && !event->targets.count && !event->mutual &&
               has_own_actor(event, above)) { /* "resumed Peruvian imports" */
        event->targets = event->actors;
        event->actors = *above;
    }
    if (event->mutual && event->actors.count < 2)
        event->mutual = false;
    if ((er_class_facts_of(event->event_class)->symmetric || event->each) &&
        !event->targets.count && event->actors.count > 1)
        event->mutual = true; /* "X and Y held talks" */
    er_modality modality = er_modality_of(reader, g->node);
    if (g->effect == ER_EFFECT_PLAN && modality == ER_ACTUAL)
        modality = ER_FUTURE;
    if (g->effect == ER_EFFECT_TRY)
        modality = ER_HYPOTHETICAL;
    if (modality != ER_ACTUAL && event->modality == ER_ACTUAL)
        event->modality = modality;
    if (g->effect == ER_EFFECT_FAIL && (g->noun || event->event_class == ER_SUPPORT))
        event->modality = ER_NEGATED; /* "their inability to see" refuses nothing */
    else if (g->negated || g->effect == ER_EFFECT_FAIL)
        er_negate_event(event, er_negation_is_firm(reader, g->node));
    return true;
}

/* "received aid from Peru": the act is done to the subject. Who does it, the noun has to say. */
static bool apply_undergo(const er_sentence_reader *reader, er_event *event, const er_governor *g,
                          const er_ends *above)
{
    if (event->mutual || !above->count)
        return !g->negated;
    if (!event->actors.count && event->event_class == ER_REQUEST)
        event->actors = event->targets; /* "faces demands from Peru" */
    if (!event->actors.count)
        er_ends_of_preposition(reader, g->node, er_view_of("from"), 0, &event->actors);
    if (!event->actors.count)
        er_ends_of_preposition(reader, g->node, er_view_of("by"), 0, &event->actors);
    if (!event->actors.count || !has_own_actor(event, above))
        return false;
    event->targets = *above;
    event->confidence *= 0.95f;
    if (g->negated)
        er_negate_event(event, false);
    return true;
}

/* Whether the governor is an act of somebody who is no entity: "urged donors to cut off aid". */
static bool acts_foreign(const er_sentence_reader *reader, const er_governor *g)
{
    if (g->noun || er_is_saying(g->effect))
        return false;
    uint32_t agent = er_tree_agent(reader->tree, g->node, NULL);
    return agent != ER_NONE && reader->tree->nodes[agent].tag != ER_TAG_PRON;
}

/* False where nothing is left to say. */
static bool apply(const er_sentence_reader *reader, er_event *event, const er_governor *g)
{
    er_ends above = {0};
    er_governor carrier;
    er_actors_of(reader, g->node, &above, &event->confidence);
    if (!above.count && g->noun && er_find_governor(reader, g->node, &carrier) &&
        carrier.effect == ER_EFFECT_LIGHT) /* "expressed | alarm at Peru's raids" */
        er_actors_of(reader, carrier.node, &above, &event->confidence);
    if (!above.count && er_is_saying(g->effect))
        er_speakers_of(reader, event->node, &above);
    event->outer = g->node;
    if (!above.count && !event->actors.count && acts_foreign(reader, g))
        return false;
    er_modality modality = er_modality_of(reader, g->node);
    bool going = true;
    switch (g->effect) {
    case ER_EFFECT_COMMIT:
        going = apply_commit(reader, event, g, &above);
        break;
    case ER_EFFECT_REFUSE:
        going = apply_refuse(event, g, &above);
        break;
    case ER_EFFECT_DEMAND:
        going = apply_demand(event, g, &above);
        break;
    case ER_EFFECT_THREATEN:
        aim_at_actor(event, &above);
        become(event, g, ER_THREATEN, &above);
        break;
    case ER_EFFECT_DENY:
        going = apply_deny(reader, event, g, &above);
        break;
    case ER_EFFECT_STOP:
        going = apply_stop(event, g, &above);
        break;
    case ER_EFFECT_ALLOW:
    case ER_EFFECT_PREVENT:
        aim_at_actor(event, &above);
        become(event, g,
               g->effect == ER_EFFECT_PREVENT ? ER_COERCE
               : g->negated                   ? ER_REJECT
                                              : ER_CONCEDE,
               &above);
        break;
    case ER_EFFECT_SAY:
    case ER_EFFECT_CLAIM:
    case ER_EFFECT_FACT:
        return apply_say(reader, event, g, &above);
    case ER_EFFECT_UNDERGO:
        going = apply_undergo(reader, event, g, &above);
        break;
    case ER_EFFECT_FAVOUR:
    case ER_EFFECT_OPPOSE:
        return apply_judgement(reader, event, g, &above);
    default:
        if (g->event_class == ER_REQUEST && has_own_actor(event, &above)) {
            going = apply_demand(event, g, &above); /* "wants Peru to leave" */
            break;
        }
        return apply_transparent(reader, event, g, &above);
    }
    if (going && modality != ER_ACTUAL && event->modality == ER_ACTUAL)
        event->modality = modality;
    return going;
}

/* "told Peru to leave | or face war": what is asked for is a threat. */
static bool has_or_else(const er_sentence_reader *reader, uint32_t node)
{
    static const char *const words[] = {"face", "risk", "suffer", "else", "lose", NULL};
    const er_tree_node *nodes = reader->tree->nodes;
    if (er_tree_child(reader->tree, node, ER_DEP_XCOMP) == ER_NONE)
        return false;
    for (uint32_t i = node + 1; i + 1 < reader->tree->count; i++)
        if (er_view_is(nodes[i].lemma, "or") && er_view_is_one_of(nodes[i + 1].lemma, words))
            return true;
    return false;
}

/* Whether the opinion is not that of the one who speaks: "Lind, who is accused of fraud"; or is
   none: "would make Peru stronger". */
static bool is_opinion_of_others(const er_sentence_reader *reader, const er_event *event)
{
    const er_tree_node *act = &reader->tree->nodes[event->act];
    if (!event->judged || event->actors.count)
        return false;
    if (!er_form_is_verb(act->form))
        return act->form == ER_FORM_JJR || act->relation == ER_DEP_XCOMP;
    if (er_tree_subject(reader->tree, event->act, NULL) == ER_NONE)
        return true; /* "the elected leaders Lind and Brem" */
    return er_tree_is_passive(reader->tree, event->act) &&
           er_modality_of(reader, event->act) == ER_ACTUAL;
}

void er_compose_event(const er_sentence_reader *reader, er_event *event)
{
    er_governor g;
    uint32_t node = event->outer;
    bool spoken = false;
    if (event->foreign)
        return;
    for (uint32_t level = 0; level < LEVELS_MAX && er_find_governor(reader, node, &g); level++) {
        if (g.node == event->outer && level)
            break;
        spoken |= er_is_saying(g.effect);
        if (er_is_conditional(reader, g.node) || !apply(reader, event, &g))
            return;
        node = g.node;
    }
    er_ends speakers = {0};
    if (!spoken && !is_opinion_of_others(reader, event))
        er_speakers_of(reader, event->node, &speakers);
    g = (er_governor){.node = event->node, .effect = ER_EFFECT_SAY};
    if (speakers.count)
        apply_say(reader, event, &g, &speakers); /* a quote, or deeper in what is reported */
    else if (!spoken)
        announce(reader, event, false);
    if (event->event_class == ER_REQUEST && has_or_else(reader, event->node))
        event->event_class = ER_THREATEN;
    er_emit_event(reader, event);
}
