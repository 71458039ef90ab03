#include "resolve/body_nouns.h"

#include "base/utf8.h"

static const char *const NOUNS[ER_BODY_KINDS][24] = {
    [ER_BODY_COMPANY] = {"company",   "firm",        "conglomerate", "carmaker",    "automaker",
                         "airline",   "retailer",    "manufacturer", "startup",     "start-up",
                         "insurer",   "broadcaster", "newspaper",    "corporation", "developer",
                         "chipmaker", "brewer",      "producer",     "operator",    NULL},
    [ER_BODY_PARTY] = {"party", NULL},
    [ER_BODY_GROUP] = {"group", "militia", "movement", "faction", "network", NULL},
    [ER_BODY_BANK] = {"bank", "lender", NULL},
    [ER_BODY_AGENCY] = {"agency", "regulator", "ministry", "commission", "department", "authority",
                        "watchdog", "bureau", NULL},
    [ER_BODY_ORGANIZATION] = {"organisation", "organization", "charity", "union", "association",
                              "foundation", "federation", "institute", "club", "society", NULL},
    [ER_BODY_ALLIANCE] = {"alliance", "bloc", NULL},
};

/* Words of names that say what a body is. */
static const struct name_word {
    const char *word;
    er_body_kind kind;
} NAME_WORDS[] = {
    {"inc", ER_BODY_COMPANY},
    {"corp", ER_BODY_COMPANY},
    {"corporation", ER_BODY_COMPANY},
    {"ltd", ER_BODY_COMPANY},
    {"limited", ER_BODY_COMPANY},
    {"plc", ER_BODY_COMPANY},
    {"co", ER_BODY_COMPANY},
    {"company", ER_BODY_COMPANY},
    {"holdings", ER_BODY_COMPANY},
    {"holding", ER_BODY_COMPANY},
    {"technologies", ER_BODY_COMPANY},
    {"technology", ER_BODY_COMPANY},
    {"motors", ER_BODY_COMPANY},
    {"motor", ER_BODY_COMPANY},
    {"airlines", ER_BODY_COMPANY},
    {"airways", ER_BODY_COMPANY},
    {"energy", ER_BODY_COMPANY},
    {"industries", ER_BODY_COMPANY},
    {"systems", ER_BODY_COMPANY},
    {"times", ER_BODY_COMPANY},
    {"post", ER_BODY_COMPANY},
    {"news", ER_BODY_COMPANY},
    {"tv", ER_BODY_COMPANY},
    {"insurance", ER_BODY_COMPANY},
    {"securities", ER_BODY_COMPANY},
    {"pharma", ER_BODY_COMPANY},
    {"party", ER_BODY_PARTY},
    {"congress", ER_BODY_PARTY},
    {"democrats", ER_BODY_PARTY},
    {"conservatives", ER_BODY_PARTY},
    {"republicans", ER_BODY_PARTY},
    {"labour", ER_BODY_PARTY},
    {"greens", ER_BODY_PARTY},
    {"front", ER_BODY_GROUP},
    {"brigade", ER_BODY_GROUP},
    {"brigades", ER_BODY_GROUP},
    {"movement", ER_BODY_GROUP},
    {"group", ER_BODY_GROUP},
    {"militia", ER_BODY_GROUP},
    {"bank", ER_BODY_BANK},
    {"ministry", ER_BODY_AGENCY},
    {"department", ER_BODY_AGENCY},
    {"agency", ER_BODY_AGENCY},
    {"commission", ER_BODY_AGENCY},
    {"authority", ER_BODY_AGENCY},
    {"police", ER_BODY_AGENCY},
    {"office", ER_BODY_AGENCY},
    {"bureau", ER_BODY_AGENCY},
    {"administration", ER_BODY_AGENCY},
    {"secretariat", ER_BODY_AGENCY},
    {"service", ER_BODY_AGENCY},
    {"directorate", ER_BODY_AGENCY},
    {"council", ER_BODY_AGENCY},
    {"board", ER_BODY_AGENCY},
    {"court", ER_BODY_KINDS},
    {"parliament", ER_BODY_KINDS},
    {"senate", ER_BODY_KINDS},
    {"house", ER_BODY_KINDS},
    {"assembly", ER_BODY_KINDS},
    {"army", ER_BODY_KINDS},
    {"navy", ER_BODY_KINDS},
    {"forces", ER_BODY_KINDS},
    {"university", ER_BODY_KINDS},
    {"college", ER_BODY_KINDS},
    {"school", ER_BODY_KINDS},
    {"museum", ER_BODY_KINDS},
    {"committee", ER_BODY_KINDS},
    {"hospital", ER_BODY_KINDS},
    {"government", ER_BODY_KINDS},
    {"cabinet", ER_BODY_KINDS},
    {"kremlin", ER_BODY_KINDS},
    {"league", ER_BODY_ORGANIZATION},
    {"union", ER_BODY_ORGANIZATION},
    {"association", ER_BODY_ORGANIZATION},
    {"federation", ER_BODY_ORGANIZATION},
    {"foundation", ER_BODY_ORGANIZATION},
    {"organization", ER_BODY_ORGANIZATION},
    {"organisation", ER_BODY_ORGANIZATION},
    {"institute", ER_BODY_ORGANIZATION},
    {"society", ER_BODY_ORGANIZATION},
    {"club", ER_BODY_ORGANIZATION},
    {"fc", ER_BODY_ORGANIZATION},
    {"trust", ER_BODY_ORGANIZATION},
    {"fund", ER_BODY_ORGANIZATION},
};

er_body_kind er_body_kind_of(er_view noun)
{
    for (uint32_t k = 0; k < ER_BODY_KINDS; k++)
        if (er_view_is_one_of(noun, NOUNS[k]))
            return (er_body_kind)k;
    return ER_BODY_KINDS;
}

/* The last word of a name that tells its kind, or NULL. */
static const struct name_word *telling_word(er_view name, er_buffer *buffer)
{
    const struct name_word *told = NULL;
    er_view rest, word;
    er_buffer_clear(buffer);
    er_utf8_fold(name, buffer);
    rest = er_buffer_view(buffer);
    while (er_view_split(&rest, ' ', &word)) {
        word.length -= word.length > 1 && word.data[word.length - 1] == '.';
        for (size_t i = 0; i < sizeof NAME_WORDS / sizeof *NAME_WORDS; i++)
            if (er_view_is(word, NAME_WORDS[i].word))
                told = &NAME_WORDS[i];
    }
    return told;
}

static bool is_acronym(er_view name)
{
    for (uint32_t i = 0; i < name.length; i++)
        if (name.data[i] < 'A' || name.data[i] > 'Z')
            return false;
    return name.length > 1 && name.length < 8;
}

/* "the regulator" can be a commission, "the ministry" only a ministry. */
static bool names_kind(const struct name_word *told, er_body_kind kind, er_view noun)
{
    static const char *const GENERAL[] = {"regulator", "watchdog", "agency", NULL};
    if (told->kind == kind)
        return kind != ER_BODY_AGENCY || er_view_is(noun, told->word) ||
               er_view_is_one_of(noun, GENERAL);
    return kind == ER_BODY_COMPANY && (told->kind == ER_BODY_GROUP || told->kind == ER_BODY_BANK);
}

er_body_fit er_body_fits(er_work *work, const er_group *group, er_view noun)
{
    er_body_kind kind = er_body_kind_of(noun);
    if (!er_work_spend(work, group->text.length))
        return ER_FIT_NOT;
    const struct name_word *told = telling_word(group->text, &work->buffer);
    if (work->buffer.failed || kind == ER_BODY_KINDS)
        return ER_FIT_NOT;
    if (told)
        return names_kind(told, kind, noun) ? ER_FIT_LIKELY : ER_FIT_NOT;
    const er_body *body =
        group->body == ER_NONE ? NULL : er_bodies_row(work->resolver->bodies, group->body);
    if (body && (body->organ || body->state.length))
        return kind == ER_BODY_AGENCY ? ER_FIT_LIKELY : ER_FIT_NOT;
    if (kind == ER_BODY_AGENCY || kind == ER_BODY_BANK || kind == ER_BODY_ALLIANCE)
        return is_acronym(group->text) ? ER_FIT_LIKELY : ER_FIT_PERHAPS;
    return !body || kind == ER_BODY_ORGANIZATION ? ER_FIT_LIKELY : ER_FIT_NOT;
}
