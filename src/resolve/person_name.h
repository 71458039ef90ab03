/* A person's name taken apart, and two of them compared. */
#ifndef ERGRAPH_RESOLVE_PERSON_NAME_H
#define ERGRAPH_RESOLVE_PERSON_NAME_H

#include "base/arena.h"
#include "facts/names.h"

#define ER_NAME_PARTS 8 /* words of a name at most; those in between are dropped */

typedef struct er_person_name {
    er_view parts[ER_NAME_PARTS]; /* folded, without particles, points and generation */
    er_name_key keys[ER_NAME_PARTS];
    uint8_t count;       /* at least 1 in a name that was read */
    uint8_t given;       /* part that is the first given name; with one part 0 */
    uint8_t family;      /* part that is the (last) family name; with one part 0 */
    bool family_first;   /* Kim Jong Un */
    bool particle;       /* before the last part: Mattar Al Tayer */
    uint32_t generation; /* ER_NAME_SENIOR, _JUNIOR ... or 0 */
} er_person_name;

/* Reads text; the parts live in arena. A text without a letter gives count 0. */
er_status er_person_name_read(const er_names *names, er_view text, er_arena *arena,
                              er_person_name *name, er_error *error);

/* What two full names (two parts at least) say about one another. */
typedef enum er_name_agreement {
    ER_NAMES_DIFFER,   /* other family name, other given name, other generation */
    ER_NAMES_ONE_LONG, /* one is the other with parts left out, or with initials */
    ER_NAMES_NICKNAME,
    ER_NAMES_SPELLING,
    ER_NAMES_SAME
} er_name_agreement;

er_name_agreement er_person_names_compare(const er_names *names, const er_person_name *a,
                                          const er_person_name *b);

/* How a name stands to one that is longer. */
typedef enum er_short_form {
    ER_SHORT_NONE,
    ER_SHORT_INNER, /* a given name in the middle: Lula */
    ER_SHORT_GIVEN, /* the first given name */
    ER_SHORT_FAMILY /* the family name, or all of its parts */
} er_short_form;

/* Whether shorter (parts fewer than longer's) can stand for longer in a text that named longer. */
er_short_form er_person_name_shortens(const er_names *names, const er_person_name *shorter,
                                      const er_person_name *longer);

#endif
