/* What is known of the names of persons: gender of first names, nicknames, spellings of one name
   in Latin letters, particles, family names that come first. All words are folded
   (er_utf8_fold). Const after creation. */
#ifndef ERGRAPH_FACTS_NAMES_H
#define ERGRAPH_FACTS_NAMES_H

#include "base/fail.h"
#include "base/symbols.h"
#include "base/view.h"

typedef struct er_names er_names;

enum {
    ER_NAME_MALE = 1,
    ER_NAME_FEMALE = 2,
    ER_NAME_PARTICLE = 4,      /* de, bin, von, el */
    ER_NAME_FAMILY_FIRST = 8,  /* Kim, Xi: stands before the given name */
    ER_NAME_COMMON = 16,       /* a family name that so many bear that it says little */
    ER_NAME_SYLLABLE = 32,     /* of a Chinese, Korean or Vietnamese given name */
    ER_NAME_SENIOR = 64,       /* Sr., the Elder */
    ER_NAME_JUNIOR = 128,      /* Jr., the Younger */
    ER_NAME_THIRD = 256,       /* III */
    ER_NAME_FOURTH = 512,      /* IV */
    ER_NAME_SECOND = 1024,     /* II */
    ER_NAME_TITLE_MALE = 2048, /* Mr., King: before the name of a man */
    ER_NAME_TITLE_FEMALE = 4096,
    ER_NOUN_MALE = 8192, /* man, father: common nouns for one person */
    ER_NOUN_FEMALE = 16384,
    ER_NOUN_PERSON = 32768 /* of either gender: official, lawyer */
};

/* Reads the tables that are part of the program. er_names_free gives it back; NULL is ignored. */
er_status er_names_new(er_names **names, er_error *error);
void er_names_free(er_names *names);

/* The flags of a folded word; 0 for one that is not known. */
uint32_t er_names_flags(const er_names *names, er_view word);

/* Those of its flags that begin with ER_NOUN; as er_names_flags, in a table of these words alone,
   which is small enough to be asked for every word of a text. */
uint32_t er_names_noun(const er_names *names, er_view word);

/* How two words of a name agree, the more exact the higher. */
typedef enum er_name_match {
    ER_MATCH_NONE,
    ER_MATCH_INITIAL,  /* J. and John */
    ER_MATCH_NICKNAME, /* Bill and William */
    ER_MATCH_SPELLING, /* Sergei and Sergey, Qaddafi and Gaddafi */
    ER_MATCH_EQUAL
} er_name_match;

/* What a word is compared by, found once and kept. */
typedef struct er_name_key {
    uint64_t spelling; /* hash; equal for words that could be spellings of one another */
    uint32_t word;     /* row of the table, or ER_NONE */
} er_name_key;

er_name_key er_names_key(const er_names *names, er_view word);

/* given says that the words are given names: initials and nicknames count only there. */
er_name_match er_names_compare(const er_names *names, er_view a, er_name_key key_a, er_view b,
                               er_name_key key_b, bool given);

/* The spelling that stands for all spellings of the word in the table: "sergey" -> "sergei"; the
   word itself where it has no other. */
er_view er_names_preferred(const er_names *names, er_view word);

/* The words that are short forms of the word of a key, or that it is a short form of: their keys.
   Sets *keys and returns how many. */
uint32_t er_names_nicknames(const er_names *names, er_name_key key, const er_name_key **keys);

/* True where all of the word can be read as at most two syllables of an East Asian given name
   ("jinping", "jong", "myung"). */
bool er_names_is_syllables(const er_names *names, er_view word);

#endif
