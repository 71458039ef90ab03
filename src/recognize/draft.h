/* What the passes of the recogniser work on: the names of the tables that occur in a document, the
   spans of the model, and the mentions that are put together from both. Every token has at most
   one owner, so that asking whether a place is taken costs nothing. */
#ifndef ERGRAPH_RECOGNIZE_DRAFT_H
#define ERGRAPH_RECOGNIZE_DRAFT_H

#include "base/index.h"
#include "facts/facts.h"
#include "facts/names.h"
#include "recognize/cues.h"
#include "recognize/sequence.h"
#include "recognize/word_lists.h"

/* A name of the tables in the text. */
typedef struct er_hit {
    uint32_t first, end; /* tokens */
    const er_sense *sense;
} er_hit;

typedef enum er_draft_source {
    ER_FROM_MODEL,
    ER_FROM_TABLE,
    ER_FROM_RULE,    /* a pattern of words: "... Ministry of ..." */
    ER_FROM_DOCUMENT /* the same words stand elsewhere in the document */
} er_draft_source;

typedef struct er_draft_row {
    uint32_t first, end; /* tokens */
    uint32_t state;
    uint8_t type, kind; /* er_type, er_kind */
    uint8_t source;     /* er_draft_source */
    bool hidden;        /* takes its tokens, but is no mention: a festival, a product */
    bool titled;        /* a title or honorific stands before it */
    bool seat;          /* a capital or seat of government */
    bool open;          /* a name of the tables that can also name something else */
    float confidence;
} er_draft_row;

/* How a sentence is written: a heading can have a capital on each of its words. */
typedef enum er_sentence_case {
    ER_SENTENCE_PLAIN,
    ER_SENTENCE_TITLE,
    ER_SENTENCE_UPPER
} er_sentence_case;

/* How the document writes a word, sentence starts and headings left out. */
typedef struct er_word_use {
    uint32_t small, capital;
} er_word_use;

/* A string that is a mention somewhere in the document, and what speaks for each of its types. */
typedef struct er_draft_string {
    uint32_t first, end; /* tokens of its first occurrence */
    uint32_t rows;       /* how often it was found */
    bool surname;        /* of a person whose full name is in the document */
    float weight[ER_TYPE_COUNT];
} er_draft_string;

/* What the tables know of a form. */
typedef struct er_form {
    uint32_t word;  /* its number in the tables of facts, or ER_NONE */
    uint32_t lists; /* those it stands in, as bits */
} er_form;

typedef struct er_draft {
    const er_facts *facts;
    const er_names *person_names;
    const er_word_lists *lists;
    const er_document *document;
    er_word_ids words;
    uint32_t *forms;   /* [token_count] number of the token's folded form in this document */
    er_word_use *uses; /* [form_count] */
    er_form *known;    /* [form_count] */
    uint32_t form_capacity, use_capacity, known_capacity;
    er_symbols symbols; /* the folded forms */
    er_hit *hits;
    uint32_t hit_count, hit_capacity;
    uint32_t *hit_at; /* [token_count] hit that covers the token, or ER_NONE */
    uint32_t hit_at_capacity;
    er_draft_row *rows;
    uint32_t row_count, row_capacity;
    uint32_t *owner; /* [token_count] row, or ER_NONE */
    uint32_t owner_capacity;
    uint32_t *sentence; /* [token_count] */
    uint32_t sentence_capacity;
    uint8_t *cases; /* [sentence_count] er_sentence_case */
    uint32_t case_capacity;
    uint32_t *support; /* [states] plain mentions of each state in the document */
    uint32_t support_capacity;
    bool small; /* the document has no capitals */
    bool ties;  /* " - " can stand for a hyphen: the text was cut into words and joined again */
    uint32_t *listed; /* [rows of the gazetteer] plain mentions of each in the document */
    uint32_t listed_capacity;
    er_index seen;            /* of the pass over the whole document: consistency.c */
    er_draft_string *strings; /* of the same */
    uint32_t string_count, string_capacity;
} er_draft;

/* Empties the draft and fills words, forms, uses, hits, support. facts, person_names and lists must
   be set; they stay. */
er_status er_draft_begin(er_draft *draft, const er_document *document, er_error *error);
void er_draft_free(er_draft *draft);

/* Appends a row that owns its tokens, which must be free. NULL where memory is out. */
er_draft_row *er_draft_add(er_draft *draft, uint32_t first, uint32_t end, er_type type,
                           er_draft_source source, float confidence);

/* No token of [first, end) has an owner. */
bool er_draft_is_free(const er_draft *draft, uint32_t first, uint32_t end);

/* Gives the tokens of a row back; the row stays in the table with first == end. */
void er_draft_drop(er_draft *draft, uint32_t row);

/* Gives the row other tokens, which must be free or its own. */
void er_draft_resize(er_draft *draft, uint32_t row, uint32_t first, uint32_t end);

/* ---- questions about tokens ---- */

/* The name of the tables that covers the token, or NULL. */
static inline const er_hit *er_draft_hit(const er_draft *draft, uint32_t token)
{
    return draft->hit_at[token] == ER_NONE ? NULL : &draft->hits[draft->hit_at[token]];
}

/* The token (any index) is this word, whatever its case. */
bool er_draft_is_word(const er_draft *draft, uint32_t token, const char *word);
bool er_draft_is_one_of(const er_draft *draft, uint32_t token, const char *const *words);
bool er_draft_is_listed(const er_draft *draft, uint32_t token, er_word_list list);

static inline er_sentence_case er_draft_sentence_case(const er_draft *draft, uint32_t sentence)
{
    return (er_sentence_case)draft->cases[sentence];
}

static inline bool er_draft_is_capital(const er_draft *draft, uint32_t token)
{
    uint8_t c = draft->document->tokens[token].letter_case;
    return c == ER_CASE_TITLE || c == ER_CASE_UPPER || c == ER_CASE_MIXED;
}

/* A capitalised first name of the tables; not one that is also an unmistakable other name. */
bool er_draft_is_given_name(const er_draft *draft, uint32_t token);

/* First token of its sentence, opening quotes and brackets aside. */
bool er_draft_opens_sentence(const er_draft *draft, uint32_t token);

/* "MPs", "NGOs": several of a kind, and nobody's name. */
bool er_draft_is_plural_acronym(const er_draft *draft, uint32_t token);

/* A hyphen that ties the words beside it to one. */
bool er_draft_is_hyphen(const er_draft *draft, uint32_t token);

/* "'s" or "'" glued to what stands before it. */
bool er_draft_is_possessive(const er_draft *draft, uint32_t token);

/* ---- the passes, in their order ---- */

/* Rows from the spans of the model, trimmed and corrected by the tables. */
er_status er_draft_spans(er_draft *draft, const er_label_span *spans, uint32_t count,
                         er_error *error);

/* Rows from the names of the tables that no span took. */
er_status er_draft_hits(er_draft *draft, er_error *error);

/* Persons that the model overlooked, by the titles before them. */
er_status er_draft_persons(er_draft *draft, er_error *error);

/* Organisations by their head words: ministries, courts, armies, universities. */
er_status er_draft_organizations(er_draft *draft, er_error *error);

/* What the document explains an acronym by: a thing is no body. */
void er_draft_acronyms(er_draft *draft);

/* The names of a list are of one kind: the doubtful ones follow the certain ones. */
void er_draft_lists(er_draft *draft);

/* One type for one name in a document, and names found again where the model missed them. */
er_status er_draft_consistency(er_draft *draft, er_error *error);

/* Capitals: the government or the place. */
void er_draft_seats(er_draft *draft, const er_cues *cues);

#endif
