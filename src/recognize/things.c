#include "recognize/things.h"

bool er_is_place_word(const er_draft *d, uint32_t token)
{
    return er_draft_is_listed(d, token, ER_WORDS_PLACE_WORD);
}

bool er_is_event_word(const er_draft *d, uint32_t token)
{
    return er_draft_is_listed(d, token, ER_WORDS_EVENT_WORD);
}

bool er_is_ship_word(const er_draft *d, uint32_t token)
{
    static const char *const words[] = {"hms", "uss", "rms", "ins", "hmas", "mv", NULL};
    return er_draft_is_one_of(d, token, words) &&
           d->document->tokens[token].letter_case == ER_CASE_UPPER;
}
