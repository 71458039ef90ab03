/* The words that say what one does to another: verbs, event nouns and adjectives with their
   classes, the slots where the other end stands, and what they make of an act below them
   ("refuse to help"). src/data/event_verbs.tsv describes the notation. */
#ifndef ERGRAPH_RELATE_EVENT_LEXICON_H
#define ERGRAPH_RELATE_EVENT_LEXICON_H

#include "document/document.h"

/* What a word makes of the act that it governs. */
typedef enum er_effect {
    ER_EFFECT_NONE,
    ER_EFFECT_COMMIT,   /* vow to help: agree; vow to attack: threaten */
    ER_EFFECT_REFUSE,   /* refuse to help: reject */
    ER_EFFECT_DEMAND,   /* urge X to leave: request */
    ER_EFFECT_THREATEN, /* threaten to attack: threaten */
    ER_EFFECT_DENY,     /* deny having attacked: reject */
    ER_EFFECT_STOP,     /* halt aid: sanction; lift sanctions: concede; end a siege: retreat */
    ER_EFFECT_ALLOW,    /* allow X to trade: concede */
    ER_EFFECT_PREVENT,  /* bar X from trading: coerce */
    ER_EFFECT_SAY,      /* say that X attacked: claimed */
    ER_EFFECT_CLAIM,    /* claim to have attacked: claimed, whoever acts */
    ER_EFFECT_FACT,     /* announce that: as said */
    ER_EFFECT_FAVOUR,   /* praise X for helping: support */
    ER_EFFECT_OPPOSE,   /* condemn the attack by X: accuse */
    ER_EFFECT_LIGHT,    /* hold talks: as the noun */
    ER_EFFECT_START,    /* begin to help: as the act */
    ER_EFFECT_PLAN,     /* plan to help: future */
    ER_EFFECT_TRY,      /* try to help: hypothetical */
    ER_EFFECT_FAIL,     /* fail to help: negated */
    ER_EFFECT_JUDGE,    /* call X a liar: as the judgement */
    ER_EFFECT_UNDERGO,  /* receive aid from X: the act, done to the subject */
    ER_EFFECT_COUNT
} er_effect;

typedef enum er_slot_kind {
    ER_SLOT_OBJECT, /* the object, or what it is about */
    ER_SLOT_WHO,    /* the object itself */
    ER_SLOT_INDIRECT,
    ER_SLOT_EACH,    /* the others of a subject in the plural */
    ER_SLOT_SUBJECT, /* of an adjective: what is judged */
    ER_SLOT_PREPOSITION
} er_slot_kind;

typedef struct er_slot {
    uint8_t kind;  /* er_slot_kind */
    bool through;  /* ~for: an act stands there, not the other end */
    bool of_actor; /* <from: the one who acts stands there */
    bool excludes; /* !about: with this preposition it is another meaning */
    bool requires; /* +over: only with this preposition it is this meaning */
    er_view preposition;
} er_slot;

/* One reading of a word. */
typedef struct er_event_entry {
    uint8_t event_class; /* er_class; ER_CLASS_COUNT where it is none by itself */
    uint8_t effect;      /* er_effect */
    bool needs_none;     /* only without an object */
    bool excludes_none;
    bool needs_infinitive; /* only with an infinitive below it */
    bool needs_person;     /* only where a person acts */
    bool needs_name;       /* only where the object is a name */
    bool needs_body;       /* only where no person acts */
    bool needs_negation;   /* only where it is denied: "does not care" */
    uint64_t needs;        /* categories of which the object has one; 0: any */
    uint64_t excludes;     /* categories that the object does not have */
    uint32_t first_slot, slot_count;
    uint32_t next; /* the next reading of the same word, or ER_NONE */
} er_event_entry;

typedef enum er_event_word_kind {
    ER_EVENT_VERB,
    ER_EVENT_NOUN,
    ER_EVENT_ADJECTIVE,
    ER_OPINION_VERB, /* what is blame or praise of who does it, when somebody says it */
    ER_OPINION_NOUN, /* the same of whose it is */
    ER_OPINION_ADJECTIVE,
    ER_EVENT_WORD_KINDS
} er_event_word_kind;

typedef struct er_event_lexicon er_event_lexicon;

er_status er_event_lexicon_new(er_event_lexicon **lexicon, er_error *error);
void er_event_lexicon_free(er_event_lexicon *lexicon); /* NULL is ignored */

/* The first reading of a word or phrase (lower case, one blank between words), or ER_NONE. */
uint32_t er_event_lexicon_find(const er_event_lexicon *lexicon, er_event_word_kind kind,
                               er_view lemma);

const er_event_entry *er_event_lexicon_entry(const er_event_lexicon *lexicon, uint32_t entry);
const er_slot *er_event_lexicon_slots(const er_event_lexicon *lexicon, const er_event_entry *entry);

/* The categories of a noun as bits; 0 for one that is not listed. */
uint64_t er_event_lexicon_categories(const er_event_lexicon *lexicon, er_view lemma);

/* The bit of a category; 0 where there is none of that name. */
uint64_t er_event_lexicon_category(const er_event_lexicon *lexicon, const char *name);

/* How many words and phrases are listed with a class or an effect, for the documentation. */
uint32_t er_event_lexicon_size(const er_event_lexicon *lexicon);

#endif
