/* Names that are none of the kinds looked for: buildings, streets, laws, prizes, events, ships. */
#ifndef ERGRAPH_RECOGNIZE_THINGS_H
#define ERGRAPH_RECOGNIZE_THINGS_H

#include "recognize/draft.h"

/* The word makes the name of a place or building of the capitals before it: "Rod Laver Arena". */
bool er_is_place_word(const er_draft *draft, uint32_t token);

/* The word makes the name of a law, prize or event of them: "Petroleum Industry Act". */
bool er_is_event_word(const er_draft *draft, uint32_t token);

/* A ship's prefix: "HMS". */
bool er_is_ship_word(const er_draft *draft, uint32_t token);

#endif
