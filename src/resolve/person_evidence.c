#include "resolve/person_evidence.h"

#include "base/date.h"
#include "base/utf8.h"

static er_gender gender_of_flags(uint32_t flags, uint32_t male, uint32_t female)
{
    if ((flags & male) && !(flags & female))
        return ER_MALE;
    if ((flags & female) && !(flags & male))
        return ER_FEMALE;
    return ER_GENDER_UNKNOWN;
}

/* By the table; a spelling that it does not have, by the one that stands for it. */
er_gender er_gender_of_given_name(const er_names *names, er_view given)
{
    uint32_t flags = er_names_flags(names, given);
    if (!(flags & (ER_NAME_MALE | ER_NAME_FEMALE)))
        flags = er_names_flags(names, er_names_preferred(names, given));
    return gender_of_flags(flags, ER_NAME_MALE, ER_NAME_FEMALE);
}

/* What the word before a mention says: Mr., Mrs., King, Queen. */
er_status er_gender_of_title(er_work *work, uint32_t mention, er_gender *gender)
{
    const er_mention *m = &work->document->mentions[mention];
    *gender = ER_GENDER_UNKNOWN;
    if (m->first_token == 0 || m->first_token >= work->document->token_count)
        return ER_OK;
    er_view word = er_token_view(work->document, m->first_token - 1);
    er_buffer_clear(&work->buffer);
    er_utf8_fold(word, &work->buffer);
    if (work->buffer.failed)
        return er_fail_memory(work->error);
    er_view folded = er_buffer_view(&work->buffer);
    if (folded.length > 1 && folded.data[folded.length - 1] == '.')
        folded.length--;
    *gender = gender_of_flags(er_names_flags(work->resolver->names, folded), ER_NAME_TITLE_MALE,
                              ER_NAME_TITLE_FEMALE);
    return ER_OK;
}

/* Who bears it is called by the given name, and is nobody of that given name without it. */
static bool is_monarch_title(const er_document *document, uint32_t mention)
{
    static const char *const TITLES[] = {"Emperor", "Empress", "King", "Queen",  "Tsar",
                                         "Czar",    "Kaiser",  "Pope", "Sultan", "Saint"};
    uint32_t first = document->mentions[mention].first_token;
    for (size_t i = 0; i < sizeof TITLES / sizeof *TITLES && first > 0; i++)
        if (er_view_is(er_token_view(document, first - 1), TITLES[i]))
            return true;
    return false;
}

/* "Al Tayer" where the text has Mattar Al Tayer: no given name Al, but the family name with its
   particle. */
static void read_bare_family(er_work *work, er_group *group)
{
    const er_names *names = work->resolver->names;
    er_person_name *name = &group->name;
    if (group->type != ER_PERSON || name->count != 2 || name->family_first ||
        !(er_names_flags(names, name->parts[0]) & ER_NAME_PARTICLE) ||
        !er_work_spend(work, work->group_count))
        return;
    for (uint32_t i = 0; i < work->group_count; i++) {
        const er_person_name *other = &work->groups[i].name;
        if (work->groups[i].type != ER_PERSON || other->count < 2 || !other->particle ||
            er_names_compare(names, name->parts[1], name->keys[1], other->parts[other->count - 1],
                             other->keys[other->count - 1], false) < ER_MATCH_SPELLING)
            continue;
        name->parts[0] = name->parts[1];
        name->keys[0] = name->keys[1];
        name->count = 1;
        name->given = name->family = 0;
        group->gender = ER_GENDER_UNKNOWN;
        return;
    }
}

static er_status read_names(er_work *work)
{
    const er_names *names = work->resolver->names;
    for (uint32_t i = 0; i < work->group_count; i++) {
        er_group *group = &work->groups[i];
        if (group->type != ER_PERSON || group->nominal)
            continue;
        er_status status = er_person_name_read(names, group->text, &work->document->arena,
                                               &group->name, work->error);
        if (status)
            return status;
        if (group->name.count > 1 && !group->name.family_first)
            group->gender = er_gender_of_given_name(names, group->name.parts[0]);
    }
    for (uint32_t i = 0; i < work->group_count; i++)
        read_bare_family(work, &work->groups[i]);
    return ER_OK;
}

/* Titles give a full name its gender; a surname may be that of several persons. */
static er_status read_titles(er_work *work)
{
    for (uint32_t i = 0; i < work->document->mention_count; i++) {
        if (work->group_of[i] == ER_NONE || work->document->mentions[i].type != ER_PERSON)
            continue;
        er_gender gender;
        er_status status = er_gender_of_title(work, i, &gender);
        if (status)
            return status;
        er_group *group = &work->groups[work->group_of[i]];
        group->monarch |= is_monarch_title(work->document, i);
        if (gender != ER_GENDER_UNKNOWN && group->name.count > 1)
            group->gender = gender;
        else if (gender != ER_GENDER_UNKNOWN)
            group->title = gender;
    }
    return ER_OK;
}

/* What the words around its mentions say of the years of a person. Where they contradict one
   another, nothing is known. */
static void read_lives(er_work *work)
{
    const er_document *document = work->document;
    uint32_t year = er_date_parse(document->date) / 10000;
    for (uint32_t i = 0; i < document->mention_count; i++) {
        const er_mention *m = &document->mentions[i];
        if (m->type != ER_PERSON || m->kind != ER_NAME || work->group_of[i] == ER_NONE)
            continue;
        const er_sentence *s = &document->sentences[m->sentence];
        er_life life = er_life_behind(
            er_document_span(document, m->end, s->end > m->end ? s->end : m->end), year);
        if (!er_life_is_known(&life))
            life = er_life_before(
                er_document_span(document, s->start < m->start ? s->start : m->start, m->start),
                year);
        er_group *group = &work->groups[work->group_of[i]];
        group->life =
            er_lives_agree(&group->life, &life) ? er_lives_join(group->life, life) : (er_life){0};
    }
}

/* The state that a person serves, where the text says so. */
static void read_roles(er_work *work)
{
    const er_document *document = work->document;
    for (uint32_t i = 0; i < document->role_count; i++) {
        const er_role *role = &document->roles[i];
        if (role->person == ER_NONE || role->holder_of == ER_NONE || role->inferred ||
            work->group_of[role->person] == ER_NONE)
            continue;
        const er_mention *body = &document->mentions[role->holder_of];
        er_group *group = &work->groups[work->group_of[role->person]];
        if (body->type == ER_STATE && group->type == ER_PERSON && group->state == ER_NONE)
            group->state = body->state;
    }
}

er_status er_read_persons(er_work *work)
{
    er_status status = read_names(work);
    if (!status)
        status = read_titles(work);
    if (!status) {
        read_roles(work);
        read_lives(work);
    }
    return status;
}
