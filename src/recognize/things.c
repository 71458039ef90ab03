#include "recognize/things.h"

bool er_is_place_word(const er_draft *d, uint32_t token)
{
    static const char *const words[] = {"street",
                                        "road",
                                        "avenue",
                                        "square",
                                        "airport",
                                        "university",
                                        "hospital",
                                        "court",
                                        "prize",
                                        "award",
                                        "bridge",
                                        "county",
                                        "park",
                                        "center",
                                        "centre",
                                        "school",
                                        "college",
                                        "house",
                                        "office",
                                        "council",
                                        "hall",
                                        "palace",
                                        "stadium",
                                        "library",
                                        "cup",
                                        "act",
                                        "day",
                                        "party",
                                        "island",
                                        "islands",
                                        "river",
                                        "lake",
                                        "bay",
                                        "city",
                                        "station",
                                        "foundation",
                                        "institute",
                                        "church",
                                        "cathedral",
                                        "arena",
                                        "tower",
                                        "towers",
                                        "staff",
                                        "assembly",
                                        "boulevard",
                                        "museum",
                                        "theatre",
                                        "theater",
                                        "mosque",
                                        "valley",
                                        "mountain",
                                        "mountains",
                                        "beach",
                                        "highway",
                                        "dam",
                                        "plaza",
                                        "refinery",
                                        "prison",
                                        "organization",
                                        "organisation",
                                        "group",
                                        "administration",
                                        NULL};
    return er_draft_is_one_of(d, token, words);
}

bool er_is_event_word(const er_draft *d, uint32_t token)
{
    static const char *const words[] = {
        "act",           "law",         "bill",      "treaty",     "agreement",  "accord",
        "accords",       "protocol",    "prize",     "award",      "awards",     "championship",
        "championships", "games",       "olympics",  "war",        "day",        "summit",
        "deal",          "declaration", "code",      "charter",    "resolution", "strategy",
        "revolution",    "festival",    "marathon",  "convention", "doctrine",   "plan",
        "initiative",    "statute",     "amendment", "massacre",   "bridge",     "tower",
        "stadium",       "arena",       "airport",   "palace",     "square",     "trophy",
        "cup",           "open",        "prix",      "referendum", "index",      NULL};
    return er_draft_is_one_of(d, token, words);
}

bool er_is_ship_word(const er_draft *d, uint32_t token)
{
    static const char *const words[] = {"hms", "uss", "rms", "ins", "hmas", "mv", NULL};
    return er_draft_is_one_of(d, token, words) &&
           d->document->tokens[token].letter_case == ER_CASE_UPPER;
}
