/* Somebody whom the document names by his office alone: "the Norwegian foreign minister". He is a
   person of his own with what is known of him; other documents can tell his name. */
#include "base/utf8.h"
#include "facts/offices.h"
#include "resolve/work.h"

/* What the group is told apart by: a holder that the table knows by his name, whatever office he
   is called by; else office and owner. */
static er_status key_of_described(er_work *work, const er_described_person *person)
{
    er_buffer_clear(&work->buffer);
    if (person->holder) {
        er_utf8_fold(person->holder->name, &work->buffer);
    } else {
        uint32_t owner = er_group_root(work, work->group_of[person->owner]);
        er_buffer_printf(&work->buffer, "=%.*s@%u", (int)person->office.length, person->office.data,
                         owner);
    }
    return work->buffer.failed ? er_fail_memory(work->error) : ER_OK;
}

er_status er_describe_person(er_work *work, const er_described_person *person, uint32_t *group)
{
    *group = ER_NONE;
    if (!person->holder &&
        (work->group_of[person->owner] == ER_NONE || !er_office_is_single(person->office)))
        return ER_OK;
    er_status status = key_of_described(work, person);
    if (status)
        return status;
    er_view text = person->holder ? person->holder->name : person->text;
    *group = er_group_of_key(work, ER_PERSON, er_buffer_view(&work->buffer), text);
    if (*group == ER_NONE)
        return er_fail_memory(work->error);
    er_group *made = &work->groups[*group];
    if (made->office.length)
        return ER_OK;
    made->office = er_arena_copy_view(&work->document->arena, person->office);
    if (!made->office.data)
        return er_fail_memory(work->error);
    made->office_owner = person->owner;
    made->described = !person->holder;
    made->nominal = !person->holder;
    made->state = person->holder
                      ? person->holder->state
                      : work->groups[er_group_root(work, work->group_of[person->owner])].state;
    return person->holder ? er_person_name_read(work->resolver->names, text, &work->document->arena,
                                                &made->name, work->error)
                          : ER_OK;
}

uint32_t er_find_described(er_work *work, er_view office)
{
    uint32_t found = ER_NONE;
    if (!er_work_spend(work, work->group_count))
        return ER_NONE;
    for (uint32_t i = 0; i < work->group_count; i++) {
        const er_group *group = &work->groups[i];
        if (!group->office.length || !er_offices_agree(office, group->office))
            continue;
        uint32_t root = er_group_root(work, i);
        if (found != ER_NONE && found != root)
            return ER_NONE;
        found = root;
    }
    return found;
}
