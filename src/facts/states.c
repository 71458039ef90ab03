#include "facts/states.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/table.h"
#include "data/data.h"

enum { FIELD_ID, FIELD_LABEL, FIELD_CODE, FIELD_STATUS, FIELD_NAMES, FIELD_COUNT = 8 };

static bool status_named(er_view name, er_state_status *status)
{
    static const char *const names[] = {"sovereign", "treated", "historical", "territory"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (er_view_is(name, names[i])) {
            *status = (er_state_status)i;
            return true;
        }
    return false;
}

/* One form of a state, with its mark. */
static er_status add_form(er_lexicon *names, er_symbols *words, er_view form, uint8_t kind,
                          uint32_t row, er_error *error)
{
    uint8_t flags = 0;
    char last = form.length ? form.data[form.length - 1] : 0;
    if (last == '?' || last == '!') {
        flags = last == '?' ? ER_NAME_AMBIGUOUS : ER_NAME_WEAK_SEAT;
        form.length--;
    }
    return form.length ? er_lexicon_add(names, words, form, kind, flags, row, error) : ER_OK;
}

static er_status add_state(er_states *states, er_lexicon *names, er_symbols *words,
                           const er_view *fields, uint64_t line, er_error *error)
{
    if (!er_array_reserve((void **)&states->rows, &states->capacity, (uint64_t)states->count + 1,
                          sizeof *states->rows))
        return er_fail_memory(error);
    uint32_t row = states->count++;
    er_state *state = &states->rows[row];
    er_view code = er_view_is(fields[FIELD_CODE], "-") ? (er_view){"", 0} : fields[FIELD_CODE];
    *state = (er_state){.id = er_arena_copy(&states->arena, fields[FIELD_ID]),
                        .label = er_arena_copy(&states->arena, fields[FIELD_LABEL]),
                        .code = er_arena_copy(&states->arena, code)};
    if (!state->id || !state->label || !state->code)
        return er_fail_memory(error);
    if (!fields[FIELD_ID].length || !status_named(fields[FIELD_STATUS], &state->status))
        return er_fail_at(error, ER_BAD_FORMAT, "states.tsv", line, ER_NO_POSITION,
                          "a line without an id or a known status");
    for (uint32_t i = FIELD_NAMES; i < FIELD_COUNT; i++) {
        uint8_t kind = (uint8_t)(ER_NAME_STATE + (i - FIELD_NAMES));
        if (state->status == ER_STATE_TERRITORY)
            kind = ER_NAME_TERRITORY;
        er_view rest = fields[i], form;
        while (er_view_split(&rest, '|', &form)) {
            er_status status = add_form(names, words, form, kind, row, error);
            if (status != ER_OK)
                return status;
        }
    }
    return ER_OK;
}

er_status er_states_load(er_states *states, er_lexicon *names, er_symbols *words, er_error *error)
{
    er_view rest = ER_DATA(states), fields[FIELD_COUNT];
    uint64_t line = 0;
    while (er_table_next(&rest, fields, FIELD_COUNT, &line)) {
        er_status status = add_state(states, names, words, fields, line, error);
        if (status != ER_OK)
            return status;
    }
    return ER_OK;
}

void er_states_free(er_states *states)
{
    free(states->rows);
    er_arena_free(&states->arena);
    *states = (er_states){0};
}

uint32_t er_states_find_id(const er_states *states, er_view id)
{
    for (uint32_t i = 0; i < states->count; i++)
        if (er_view_is(id, states->rows[i].id))
            return i;
    return ER_NONE;
}
