/* The work of resolving one document. Mentions that are written alike form a group; the sieves
   join groups that are one entity, and say of single mentions to which group they belong. */
#ifndef ERGRAPH_RESOLVE_WORK_H
#define ERGRAPH_RESOLVE_WORK_H

#include "base/buffer.h"
#include "base/index.h"
#include "document/document.h"
#include "facts/bodies.h"
#include "facts/facts.h"
#include "facts/names.h"
#include "resolve/known_persons.h"
#include "resolve/life.h"

struct er_resolver {
    const er_facts *facts;
    const er_names *names; /* this and the next two: of facts */
    const er_bodies *bodies;
    const er_holders *holders;
    er_known_persons *known;
};

typedef struct er_group {
    er_type type;
    uint32_t parent; /* the group it was joined to; itself at the root */
    uint32_t next;   /* the ring of the groups joined with this one */
    uint32_t state;  /* row: which state it is, or which one it belongs to; ER_NONE */
    uint32_t body;   /* row of the table of bodies, or ER_NONE */
    er_view text;    /* as first written */
    er_view label;   /* where it is better known than any of its forms says; else empty */
    er_view key;     /* in the form in which it is compared */
    uint32_t mention_count;
    uint32_t first_mention;
    er_gender gender;
    er_gender title;     /* what the titles before a family name alone say */
    bool monarch;        /* a title that goes with the given name stands before it: Emperor Otto */
    er_person_name name; /* of a person */
    er_life life;
    bool nominal;          /* somebody without a name, in a document that came with such mentions */
    bool open;             /* its mentions are decided one by one */
    er_view office;        /* what the document calls a person whom it does not name; else empty */
    uint32_t office_owner; /* with office: mention of the state or body */
    bool described;        /* with office: text is no name but the phrase */
} er_group;

typedef struct er_work {
    const struct er_resolver *resolver;
    er_document *document;
    er_group *groups; /* [group_count]; a root has the smallest index of all that it joins */
    uint32_t group_count, group_capacity;
    uint32_t *group_of; /* [mention_count]; ER_NONE for a mention left open */
    uint32_t group_of_capacity;
    uint32_t name_count; /* mentions that were there before; those added stand behind them */
    er_index by_key;     /* hash of type and key -> group */
    er_buffer buffer;    /* for short use */
    uint64_t budget;     /* steps left for what compares each with each (er_work_spend) */
    er_error *error;
} er_work;

#define ER_WORK_BUDGET                                                                             \
    UINT64_C(300000000) /* steps a document; a book of names uses a hundredth                      \
                         */

/* Takes steps off the budget. False where it is used up: what would cost more is then left open, so
   that no document can take more than its time. */
static inline bool er_work_spend(er_work *work, uint64_t steps)
{
    if (work->budget < steps) {
        work->budget = 0;
        return false;
    }
    work->budget -= steps;
    return true;
}

/* The root of a group. */
uint32_t er_group_root(er_work *work, uint32_t group);

/* Joins two groups; the root that came first in the text stays root. What the other knew and it did
   not (state, body, gender) is kept. */
void er_groups_join(er_work *work, uint32_t a, uint32_t b);

/* The group of type and key, made where there is none; ER_NONE where memory is out. key is copied.
 */
uint32_t er_group_of_key(er_work *work, er_type type, er_view key, er_view text);

/* The text of a mention. */
er_view er_mention_text(const er_work *work, uint32_t mention);

/* Appends a mention that was resolved to a group, of the group's type; tokens first to end. */
er_status er_add_resolved_mention(er_work *work, uint32_t first_token, uint32_t end_token,
                                  er_kind kind, uint32_t group, float confidence);

/* Somebody whom the document does not name. */
typedef struct er_described_person {
    uint32_t owner; /* mention of the state or body whose office it is */
    er_view office;
    er_view text;            /* the phrase, without article */
    const er_holder *holder; /* the row of the table that fits, or NULL */
} er_described_person;

/* The group of the person, made where there is none; ER_NONE in *group where the phrase could mean
   several ("the Norwegian ambassador"). */
er_status er_describe_person(er_work *work, const er_described_person *person, uint32_t *group);

/* The only person described so far by an office that agrees; ER_NONE where there is none, or
   several. */
uint32_t er_find_described(er_work *work, er_view office);

/* Sieves. Each returns the first failure. */
er_status er_resolve_persons(er_work *work);
er_status er_resolve_organizations(er_work *work);
er_status er_resolve_phrases(er_work *work);
er_status er_resolve_pronouns(er_work *work);
er_status er_resolve_references(er_work *work);
er_status er_join_renamed(er_work *work);
er_status er_name_known_persons(er_work *work);

/* The state that is named right before or behind a mention as the one that it belongs to: "Russia's
   powerful [Defense Ministry]", "Polish [police]", "[Ministry of Trade] of Chile". The mention of
   the state, or ER_NONE. */
uint32_t er_owner_of_mention(const er_work *work, uint32_t mention);

/* Fills document->entities from the groups. */
er_status er_make_entities(er_work *work);

#endif
