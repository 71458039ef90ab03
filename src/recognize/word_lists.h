/* The words of src/data/words.tsv: which of the lists a word stands in, as one bit a list. */
#ifndef ERGRAPH_RECOGNIZE_WORD_LISTS_H
#define ERGRAPH_RECOGNIZE_WORD_LISTS_H

#include "base/fail.h"
#include "base/symbols.h"

/* In the examples the word of the list stands between asterisks. */
typedef enum er_word_list {
    ER_WORDS_BODY_HEAD, /* make the name of a body of the capitals around them: Foreign *Ministry*
                         */
    ER_WORDS_BODY_BEFORE_OF, /* of these, and others, those that go on with "of": *Bank* of Peru */
    ER_WORDS_STATE_ORGAN,    /* organs that every state has: the Peruvian *Navy* */
    ER_WORDS_OPENER,         /* first words of a sentence that are no part of a name */
    ER_WORDS_MINISTRY_KIND,  /* the *foreign* ministry */
    ER_WORDS_NOUN_BEFORE_BODY,  /* common nouns before the name of a body: the *company* Oando */
    ER_WORDS_NOUN_AFTER_BODY,   /* common nouns after one: the Kadima *party* */
    ER_WORDS_SPEAKING,          /* what bodies do in the news: the BfV *said* */
    ER_WORDS_COMMON_IN_BODIES,  /* first words of names of bodies that do not stand for the whole:
                                 *National* Guard */
    ER_WORDS_SMALL_IN_HEADINGS, /* words that a heading in title case writes small */
    ER_WORDS_NO_NAME_PART,     /* words of up to five letters after a hyphen that belong to no name:
                                  Trump-*era* */
    ER_WORDS_AFTER_LANGUAGE,   /* words that can follow the name of a language: in French *and* */
    ER_WORDS_PARTICLE,         /* particles between given name and surname: Mohammed *bin* Salman */
    ER_WORDS_SURNAME_PARTICLE, /* particles that a surname alone begins with: *von der* Leyen */
    ER_WORDS_BEFORE_VERB, /* words between a subject and its verb: Moscow *has repeatedly* rejected
                           */
    ER_WORDS_OFFICE, /* offices that end a phrase which names nobody: U.S. Special *Envoy* for Peru
                      */
    ER_WORDS_DEMONYM_BODY, /* heads of bodies whose name begins with the demonym: Norwegian Nobel
                            *Committee* */
    ER_WORDS_DIRECTION, /* words before a state that are no part of its name: *eastern* Ukraine */
    ER_WORDS_COMPANY_SUFFIX, /* ends of the names of companies: Robert Bosch *GmbH* */
    ER_WORDS_COMPANY_WORD,   /* common last words of them: Lund *Trust* */
    ER_WORDS_SMALL_IN_NAMES, /* words in small letters, of more than three, inside of names: Doctors
                              *Without* Borders */
    ER_WORDS_PLACE_WORD,     /* make the name of a place or building: Rod Laver *Arena* */
    ER_WORDS_EVENT_WORD,     /* make the name of a law, prize or event: Petroleum Industry *Act* */
    ER_WORDS_CREDIT,         /* say before a colon whose picture it is: *Pic*: Peruvian Navy */
    ER_WORDS_COUNT           /* at most 32 */
} er_word_list;

/* {0} is an empty table. */
typedef struct er_word_lists {
    er_symbols words; /* folded */
    uint32_t *masks;  /* [words.count] bit i: the word stands in list i */
} er_word_lists;

er_status er_word_lists_load(er_word_lists *lists, er_error *error);
void er_word_lists_free(er_word_lists *lists);

/* The lists of a folded word, 0 for one in none. */
uint32_t er_word_lists_of(const er_word_lists *lists, er_view word);

#endif
