/* Features of tokens as 64-bit keys, made straight from the bytes. Training and use call the same
   functions.

   Features of one word at a distance (er_word_features) depend on nothing else, so that their
   scores can be kept by word; er_place_features are the others: pairs of neighbours, the run of
   capitalised words, the line and the document around. */
#ifndef ERGRAPH_RECOGNIZE_FEATURES_H
#define ERGRAPH_RECOGNIZE_FEATURES_H

#include "base/buffer.h"
#include "recognize/vocabulary.h"

#define ER_FEATURE_REACH 2 /* words looked at to the left and to the right */
#define ER_FEATURE_OFFSETS (2 * ER_FEATURE_REACH + 1)
#define ER_WORD_FEATURES_MAX 56u
#define ER_PLACE_FEATURES_MAX 128u

/* How a word is written. */
typedef enum er_look {
    ER_LOOK_OTHER, /* no letter */
    ER_LOOK_LOWER,
    ER_LOOK_TITLE,   /* Moscow */
    ER_LOOK_INITIAL, /* J, J. */
    ER_LOOK_UPPER,   /* NATO, U.S. */
    ER_LOOK_MIXED    /* McDonald, eBay */
} er_look;

/* What the features need to know of a word; the same for all its places. */
typedef struct er_word {
    uint64_t exact, lower;         /* hashes of the bytes, and of the bytes folded: lower
                                      case without accents */
    uint64_t prefix[4], suffix[4]; /* hashes of 1 .. 4 folded characters; 0: too short */
    uint32_t shape, long_shape;    /* hashes: "Xx", "Xxxxx" */
    uint32_t row;                  /* of the vocabulary, or ER_NONE */
    uint32_t lower_id; /* dense, of the table of words: the same for Moscow and MOSCOW */
    uint16_t cluster[ER_CLUSTERINGS];
    uint16_t marks;
    uint8_t look; /* er_look */
} er_word;

/* What the other places of a word in the document show. */
enum {
    ER_SEEN_LOWER = 1 << 0,   /* in lower case */
    ER_SEEN_CAPITAL = 1 << 1, /* capitalised inside a line that is not all in title case */
    ER_SEEN_TITLED = 1 << 2,  /* after a title or a first name */
    ER_SEEN_IN = 1 << 3,      /* after in, at, from */
    ER_SEEN_SAYS = 1 << 4,    /* before said and its like */
    ER_SEEN_THE = 1 << 5,     /* after the */
    ER_SEEN_BRACKET = 1 << 6, /* alone in brackets, in capitals */
    ER_SEEN_BODY = 1 << 7     /* in a run that ends in the head word of an organisation */
};

/* Reads a word. lower is room for its folded form; vocabulary may be NULL. */
void er_word_read(const er_vocabulary *vocabulary, er_view bytes, er_buffer *lower, er_word *word);

/* The keys of word at offset (-ER_FEATURE_REACH .. ER_FEATURE_REACH) from the place asked about.
   Returns how many, ER_WORD_FEATURES_MAX at most. */
uint32_t er_word_features(const er_word *word, int offset, uint64_t *keys);

/* How the words of a line are written, which decides what a capital means. */
typedef enum er_line_look {
    ER_LINE_PLAIN,
    ER_LINE_TITLE,
    ER_LINE_UPPER,
    ER_LINE_LOWER
} er_line_look;

/* A sentence with the words around it. */
typedef struct er_line {
    const er_word *const *words; /* [-REACH .. count + REACH - 1], boundary words outside */
    const uint32_t *run_first;   /* [count] */
    const uint32_t *run_end;     /* [count]; equal to run_first where no run is */
    uint32_t count;
    const uint8_t *seen; /* [by lower_id], ER_SEEN_... */
    er_line_look look;
} er_line;

er_line_look er_line_look_of(const er_word *const *words, uint32_t count);

/* Finds the runs of capitalised words: fills run_first and run_end [count]. */
void er_line_runs(const er_word *const *words, uint32_t count, uint32_t *run_first,
                  uint32_t *run_end);

/* The keys of the place at. Returns how many, ER_PLACE_FEATURES_MAX at most. */
uint32_t er_place_features(const er_line *line, uint32_t at, uint64_t *keys);

/* The word that stands before and after a sentence. */
void er_word_boundary(er_word *word);

#endif
