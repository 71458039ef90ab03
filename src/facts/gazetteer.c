#include "facts/gazetteer.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/table.h"
#include "data/data.h"

enum { FIELD_KIND, FIELD_NAMES, FIELD_STATE, FIELD_COUNT };

static bool kind_named(er_view name, uint8_t *kind)
{
    static const char *const names[] = {"organization", "place", "other"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (er_view_is(name, names[i])) {
            *kind = (uint8_t)(ER_NAME_ORGANIZATION + i);
            return true;
        }
    return false;
}

static er_status add_names(const er_gazetteer *gazetteer, er_lexicon *names, er_symbols *words,
                           er_view forms, er_error *error)
{
    uint32_t row = gazetteer->count - 1;
    er_view form;
    while (er_view_split(&forms, '|', &form)) {
        uint8_t flags = 0;
        if (form.length && form.data[form.length - 1] == '?') {
            flags = ER_NAME_AMBIGUOUS;
            form.length--;
        }
        er_status status =
            er_lexicon_add(names, words, form, gazetteer->rows[row].kind, flags, row, error);
        if (status != ER_OK)
            return status;
    }
    return ER_OK;
}

static er_status add_row(er_gazetteer *gazetteer, const er_states *states, const er_view *fields,
                         uint64_t line, er_error *error)
{
    if (!er_array_reserve((void **)&gazetteer->rows, &gazetteer->capacity,
                          (uint64_t)gazetteer->count + 1, sizeof *gazetteer->rows))
        return er_fail_memory(error);
    er_gazetteer_row *row = &gazetteer->rows[gazetteer->count++];
    er_view rest = fields[FIELD_NAMES], label;
    *row = (er_gazetteer_row){.state = ER_NONE};
    if (!kind_named(fields[FIELD_KIND], &row->kind) || !er_view_split(&rest, '|', &label))
        return er_fail_at(error, ER_BAD_FORMAT, "gazetteer.tsv", line, ER_NO_POSITION,
                          "a line without a known kind and a name");
    row->label = er_arena_copy(&gazetteer->arena, label);
    if (!row->label)
        return er_fail_memory(error);
    if (!fields[FIELD_STATE].length)
        return ER_OK;
    row->state = er_states_find_id(states, fields[FIELD_STATE]);
    if (row->state == ER_NONE)
        return er_fail_at(error, ER_BAD_FORMAT, "gazetteer.tsv", line, ER_NO_POSITION,
                          "a state that is not in the table of states");
    return ER_OK;
}

er_status er_gazetteer_load(er_gazetteer *gazetteer, const er_states *states, er_lexicon *names,
                            er_symbols *words, er_error *error)
{
    er_view rest = ER_DATA(gazetteer), fields[FIELD_COUNT];
    uint64_t line = 0;
    while (er_table_next(&rest, fields, FIELD_COUNT, &line)) {
        er_status status = add_row(gazetteer, states, fields, line, error);
        if (status == ER_OK)
            status = add_names(gazetteer, names, words, fields[FIELD_NAMES], error);
        if (status != ER_OK)
            return status;
    }
    return ER_OK;
}

void er_gazetteer_free(er_gazetteer *gazetteer)
{
    free(gazetteer->rows);
    er_arena_free(&gazetteer->arena);
    *gazetteer = (er_gazetteer){0};
}
