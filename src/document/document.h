/* The tables of a document, where the rooms meet: each reads what the rooms before it wrote and
   appends to its own. Tables live on the heap and are kept from one document to the next; strings
   live in the arena and end with the document. Offsets and indices are uint32_t: a text is at
   most ER_DOCUMENT_MAX bytes. */
#ifndef ERGRAPH_DOCUMENT_DOCUMENT_H
#define ERGRAPH_DOCUMENT_DOCUMENT_H

#include "base/arena.h"
#include "base/fail.h"
#include "base/view.h"
#include "ergraph/document.h"

#define ER_DOCUMENT_MAX (UINT32_C(1) << 30) /* bytes */

typedef enum er_case {
    ER_CASE_NONE,  /* no letter */
    ER_CASE_LOWER, /* troops */
    ER_CASE_TITLE, /* Moscow, U */
    ER_CASE_UPPER, /* NATO, U.S.; two letters at least */
    ER_CASE_MIXED  /* McDonald, iPhone, el-Sisi */
} er_case;

typedef enum er_token_kind {
    ER_WORD,   /* has a letter */
    ER_NUMBER, /* has a digit and no letter */
    ER_PUNCTUATION,
    ER_SYMBOL
} er_token_kind;

typedef struct er_token {
    uint32_t start, end;
    uint8_t kind;        /* er_token_kind */
    uint8_t letter_case; /* er_case */
    bool space_before;   /* white space or the start of the text stands before it */
    bool opens_line;     /* the first token of its line */
} er_token;

/* Somebody is said to hold an office: "Russian Foreign Minister Sergei Lavrov". */
typedef struct er_role {
    uint32_t person;    /* mention of the holder */
    uint32_t holder_of; /* mention of the state, organisation or person served, or ER_NONE */
    uint32_t first_token, end_token; /* the words of the office: "Foreign Minister" */
    const char *office;              /* lower case, singular, one spelling: "foreign minister" */
    uint32_t sentence;
    bool former;   /* former, ex-, late, then */
    bool acting;   /* acting, interim, -elect, designate */
    bool title;    /* a title right before the name (also without a state: "President Putin") */
    bool inferred; /* the text leaves unsaid of what: holder_of is a mention of it elsewhere */
    float confidence;
} er_role;

struct er_document {
    er_arena arena;
    const char *id, *title, *date, *url; /* NULL where there is none, but id */
    er_view text;                        /* valid UTF-8, followed by a zero byte */
    uint32_t repaired;                   /* invalid parts that became U+FFFD */

    er_token *tokens;
    uint32_t token_count, token_capacity;
    uint32_t recorded_tokens; /* how many a document read back from an extract had */
    er_sentence *sentences;
    uint32_t sentence_count, sentence_capacity;
    er_mention *mentions; /* by start; of two that start together the longer first */
    uint32_t mention_count, mention_capacity;
    er_role *roles;
    uint32_t role_count, role_capacity;
    er_entity *entities;
    uint32_t entity_count, entity_capacity;
    er_relation *relations; /* by sentence, then source, target, class */
    uint32_t relation_count, relation_capacity;
    /* Only in a document that was read back from an extract, which has no text; else NULL. */
    const char **sentence_texts; /* [sentence_count]; NULL for those that were not kept */
    const char **mention_texts;  /* [mention_count] */
};

static inline er_view er_document_span(const er_document *document, uint32_t start, uint32_t end)
{
    return (er_view){document->text.data + start, end - start};
}

static inline er_view er_token_view(const er_document *document, uint32_t token)
{
    const er_token *t = &document->tokens[token];
    return er_document_span(document, t->start, t->end);
}

/* The first mention that begins at a token or after it, mentions being in order; mention_count
   where there is none. */
uint32_t er_first_mention_from(const er_document *document, uint32_t token);

/* Whether two mentions stand over the same words: a phrase for two ("both sides") has one for each
   of them, side by side in the table. */
static inline bool er_mentions_share_words(const er_document *document, uint32_t a, uint32_t b)
{
    return a < document->mention_count && b < document->mention_count &&
           document->mentions[a].start == document->mentions[b].start &&
           document->mentions[a].end == document->mentions[b].end;
}

/* Whether the mention is one of several over the same words. */
static inline bool er_mention_is_shared(const er_document *document, uint32_t mention)
{
    return er_mentions_share_words(document, mention, mention + 1) ||
           (mention > 0 && er_mentions_share_words(document, mention - 1, mention));
}

/* Empties all tables and the arena. */
void er_document_reset(er_document *document);

/* Appends a row, all zero (indices too: set them), and returns it; NULL where memory is out.
   Valid until the next row is added to the same table. */
er_token *er_document_add_token(er_document *document);
er_sentence *er_document_add_sentence(er_document *document);
er_mention *er_document_add_mention(er_document *document);
er_role *er_document_add_role(er_document *document);
er_entity *er_document_add_entity(er_document *document);
er_relation *er_document_add_relation(er_document *document);

/* Puts mentions into their order; roles and relations that refer to them are kept right. */
er_status er_document_sort_mentions(er_document *document, er_error *error);

#endif
