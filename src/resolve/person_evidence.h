/* What a document says of its persons before any of them are joined: their names taken apart,
   gender, the state they serve, years of life. */
#ifndef ERGRAPH_RESOLVE_PERSON_EVIDENCE_H
#define ERGRAPH_RESOLVE_PERSON_EVIDENCE_H

#include "resolve/work.h"

/* Fills name, gender, title, monarch, state and life of the groups of persons. */
er_status er_read_persons(er_work *work);

/* What the word before a mention says: Mr., Mrs., King, Queen. */
er_status er_gender_of_title(er_work *work, uint32_t mention, er_gender *gender);

/* By the table of given names; a spelling that it does not have, by the one that stands for it. */
er_gender er_gender_of_given_name(const er_names *names, er_view given);

#endif
