/* The tables behind the registry: profiles, the forms that each was seen in, and how they were
   joined. */
#ifndef ERGRAPH_RESOLVE_REGISTRY_WORK_H
#define ERGRAPH_RESOLVE_REGISTRY_WORK_H

#include "base/index.h"
#include "base/symbols.h"
#include "facts/bodies.h"
#include "facts/facts.h"
#include "facts/names.h"
#include "resolve/alias_file.h"
#include "resolve/known_persons.h"
#include "resolve/life.h"
#include "resolve/registry.h"
#include "resolve/registry_blocks.h"

/* What identifies an entity of a document. */
typedef struct er_profile {
    er_view key;  /* type, name, state and so on as one string; equal for equal profiles */
    er_view word; /* the name in the form in which it is compared (er_body_key, folded) */
    er_type type;
    uint32_t state;      /* row, or ER_NONE */
    uint32_t body;       /* row of the table of bodies, or ER_NONE */
    uint32_t year;       /* of a person known by the family name alone; 0: unknown */
    er_person_name name; /* of a person */
    er_life life;

    er_view office; /* of a person whom the document does not name; else empty */
    uint32_t owner; /* with office: profile of the state or body, or ER_NONE */
    uint32_t week;  /* with office: of the document, see registry_offices.c; 0: unknown */
    bool described; /* with office: has no name */

    er_gender gender;
    uint32_t documents, mentions;
    uint32_t first_form;   /* chain of forms */
    uint32_t forms;        /* first_form before the joins, */
    uint8_t name_parts;    /* and name.count: what a join can take away */
    bool left_out;         /* has no identity */
    bool unusable;         /* left_out from the start */
    bool kept_apart;       /* the user named it in a not-same */
    er_type set_type;      /* by the user; ER_TYPE_COUNT: not set */
    const char *set_label; /* by the user, or NULL */

    uint32_t parent; /* of the tree of joins */
    uint32_t next;   /* the ring of the profiles joined with this one */
    uint32_t identity;
} er_profile;

/* A surface form of a profile. */
typedef struct er_form {
    uint32_t text;      /* symbol */
    uint32_t documents; /* that have it */
    uint32_t labels;    /* documents in which it is the label */
    uint32_t next;
} er_form;

typedef enum er_join_reason {
    ER_JOIN_USER,
    ER_JOIN_SAME_NAME,
    ER_JOIN_SPELLING,
    ER_JOIN_NICKNAME,
    ER_JOIN_LONGER_NAME,
    ER_JOIN_ALIAS,
    ER_JOIN_OFFICE,
    ER_JOIN_FAMILY_NAME,
    ER_JOIN_REASON_COUNT
} er_join_reason;

typedef struct er_join {
    uint32_t a, b; /* profiles */
    er_join_reason reason;
    float score; /* 0 .. 1 */
} er_join;

/* An entry of the user's corrections. */
typedef struct er_alias_rule {
    er_alias_entry entry;
    const char *file;              /* symbol table owns it */
    bool matched[2];               /* whether its name, and its other name, mean something */
    uint32_t first_mark, end_mark; /* the profiles that it means, in registry->marks */
} er_alias_rule;

struct er_handles; /* resolve/registry_handles.h */

/* Documents that state who holds an office: "Norwegian Foreign Minister Adela Moor". */
typedef struct er_statement {
    uint32_t person, owner; /* profiles */
    uint32_t office;        /* symbol */
    uint32_t week;          /* of the documents; 0: not known */
    uint32_t documents;
} er_statement;

struct er_registry {
    const er_facts *facts;
    const er_names *names; /* this and the next two: of facts */
    const er_bodies *bodies;
    const er_holders *holders;
    er_known_persons *known;
    er_arena arena;
    er_symbols texts;
    er_profile *profiles;
    uint32_t profile_count, profile_capacity;
    er_index by_key; /* hash of key -> profile */
    er_form *forms;
    uint32_t form_count, form_capacity;
    er_index form_of; /* profile and text -> form */
    uint32_t *order;  /* [profile_count], by key: all that depends on an order uses this one */
    er_statement *statements;
    uint32_t statement_count, statement_capacity;
    er_index statement_of; /* hash of person, owner, office and week -> statement */
    er_index together;     /* profiles of one sentence, of which one is described: not one person */
    er_join *joins;
    uint32_t join_count, join_capacity;
    er_alias_rule *rules;
    uint32_t rule_count, rule_capacity;
    uint32_t *marks; /* profiles that rules mean */
    uint32_t mark_count, mark_capacity;
    er_index forbidden; /* profile and rule -> side (1 or 2) of a rule that keeps apart */
    er_identity *identities;
    uint32_t identity_count;
    bool resolved;
};

/* Fills what identifies the entity; strings live in arena. */
er_status er_profile_read(const er_registry *registry, const er_document *document,
                          const er_entity *entity, er_arena *arena, er_profile *profile,
                          er_error *error);

/* Takes note of who is said to hold which office, and of the persons in the sentences of those who
   are named by their office alone. profiles: [document->entity_count], of its entities. */
er_status er_registry_add_statements(er_registry *registry, const er_document *document,
                                     const uint32_t *profiles, er_error *error);

/* The week of a date; 0 where the date does not say the day. */
uint32_t er_week_of(const char *date);

/* The text of a profile's most frequent label. */
er_view er_profile_label(const er_registry *registry, uint32_t profile);

uint32_t er_profile_root(er_registry *registry, uint32_t profile);

/* The root of the only tree but the profile's own that has a profile in the block of the hash;
   ER_NONE where there is none, or several. */
uint32_t er_find_bearer(er_registry *registry, const er_blocks *blocks, uint64_t hash,
                        uint32_t profile);

/* Whether the one is the two family names of the other: Lopez Obrador, Boone Isaacs. What begins
   with a given name is another person. */
bool er_is_double_family_name(const er_registry *registry, const er_person_name *shorter,
                              const er_person_name *longer);

/* Whether nothing speaks against joining the two trees: state, gender, generation, names of their
   members, the user's word. */
bool er_profiles_can_join(er_registry *registry, uint32_t a, uint32_t b);

/* The same without the names: state, gender, years, the user's word. */
bool er_profiles_know_alike(er_registry *registry, uint32_t a, uint32_t b);

/* Whether the user said of members of the trees of two profiles that they are not the same. */
bool er_profiles_are_forbidden(const er_registry *registry, uint32_t a, uint32_t b);

/* Joins the trees of two profiles and notes why. False where memory is out. */
bool er_profiles_join(er_registry *registry, uint32_t a, uint32_t b, er_join_reason reason,
                      double score);

/* Whether one of the user's corrections names the id of a node. */
bool er_registry_has_ids(const er_registry *registry);

/* The steps of er_registry_resolve. */
er_status er_registry_join_same_names(er_registry *registry, er_error *error);
er_status er_registry_join_persons(er_registry *registry, er_error *error);
er_status er_registry_join_other_names(er_registry *registry, er_error *error);
er_status er_registry_join_organizations(er_registry *registry, er_error *error);
er_status er_registry_join_offices(er_registry *registry, er_error *error);
er_status er_registry_read_rules(er_registry *registry, const struct er_handles *handles,
                                 er_error *error);
er_status er_registry_apply_rules(er_registry *registry, er_error *error);
er_status er_registry_make_identities(er_registry *registry, er_error *error);

#endif
