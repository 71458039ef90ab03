/* When somebody was born and died, as a text says it. */
#ifndef ERGRAPH_RESOLVE_LIFE_H
#define ERGRAPH_RESOLVE_LIFE_H

#include "ergraph/document.h"

#include "base/view.h"

/* What stands right behind a name (to the end of its sentence) says of its bearer: "(1926-2016)",
   "(born 1954)", ", born in Oslo in 1954", ", who died in 1999", ", 54,", ", aged 54". year: of the
   document, 0 where it is not known; ages say nothing then. Returns an empty life where nothing is
   said. */
er_life er_life_behind(er_view text, uint32_t year);

/* The same for what stands right before a name: "the 54-year-old lawyer". */
er_life er_life_before(er_view text, uint32_t year);

/* Whether two could be one person's: ages and years in the news are off by one at times. */
static inline bool er_lives_agree(const er_life *a, const er_life *b)
{
    bool born = !a->born_from || !b->born_from ||
                (a->born_from <= b->born_to + 1 && b->born_from <= a->born_to + 1);
    bool died = !a->died || !b->died || (a->died <= b->died + 1 && b->died <= a->died + 1);
    return born && died;
}

static inline bool er_life_is_known(const er_life *life)
{
    return life->born_from || life->died;
}

/* What both say together; they agree. */
static inline er_life er_lives_join(er_life a, er_life b)
{
    if (!a.born_from || (b.born_from && b.born_to - b.born_from < a.born_to - a.born_from)) {
        a.born_from = b.born_from;
        a.born_to = b.born_to;
    }
    a.died = a.died ? a.died : b.died;
    return a;
}

#endif
