#include "resolve/known_persons.h"

#include <stdlib.h>

#include "base/index.h"

struct er_known_persons {
    const er_names *names;
    const er_holder *rows;  /* [count], of the table */
    er_person_name *parsed; /* [count] */
    uint32_t *next;         /* [count]; the chain of a family name; ER_NONE ends it */
    uint32_t count;
    er_index by_family; /* hash of the word -> first of the chain */
    er_arena arena;
};

/* Puts the row in front of the chain of a word of its name. */
static er_status add_row(er_known_persons *known, uint32_t row, er_error *error)
{
    er_person_name *name = &known->parsed[row];
    er_status status =
        er_person_name_read(known->names, known->rows[row].name, &known->arena, name, error);
    if (status || !name->count)
        return status;
    uint32_t *head = er_index_add(&known->by_family, name->keys[name->family].spelling, row);
    if (!head)
        return er_fail_memory(error);
    known->next[row] = *head == row ? ER_NONE : *head;
    *head = row;
    return ER_OK;
}

er_status er_known_persons_new(const er_names *names, const er_holders *holders,
                               er_known_persons **known, er_error *error)
{
    er_known_persons *k = *known = calloc(1, sizeof *k);
    if (!k)
        return er_fail_memory(error);
    k->names = names;
    k->rows = er_holders_all(holders, &k->count);
    k->parsed = calloc((size_t)k->count + 1, sizeof *k->parsed);
    k->next = malloc(((size_t)k->count + 1) * sizeof *k->next);
    er_status status = k->parsed && k->next ? ER_OK : er_fail_memory(error);
    for (uint32_t i = 0; i < k->count && !status; i++) {
        k->next[i] = ER_NONE;
        status = add_row(k, i, error);
    }
    if (status) {
        er_known_persons_free(k);
        *known = NULL;
    }
    return status;
}

void er_known_persons_free(er_known_persons *known)
{
    if (!known)
        return;
    er_index_free(&known->by_family);
    er_arena_free(&known->arena);
    free(known->parsed);
    free(known->next);
    free(known);
}

const er_person_name *er_known_name(const er_known_persons *known, const er_holder *holder)
{
    return &known->parsed[holder - known->rows];
}

/* Two rows are of one person where the names are the same. */
static bool is_other(const er_known_persons *known, uint32_t a, uint32_t b)
{
    return a != ER_NONE && !er_view_equal(known->rows[a].name, known->rows[b].name);
}

const er_holder *er_known_by_full_name(const er_known_persons *known, const er_person_name *name)
{
    uint32_t found = ER_NONE;
    if (name->count < 2)
        return NULL;
    uint64_t hash = name->keys[name->family].spelling;
    for (uint32_t i = er_index_find(&known->by_family, hash); i != ER_NONE; i = known->next[i]) {
        if (er_person_names_compare(known->names, &known->parsed[i], name) == ER_NAMES_DIFFER)
            continue;
        if (is_other(known, found, i))
            return NULL;
        found = i;
    }
    return found == ER_NONE ? NULL : &known->rows[found];
}

const er_holder *er_known_by_family_name(const er_known_persons *known, const er_person_name *name,
                                         uint32_t first_day, uint32_t last_day)
{
    uint32_t found = ER_NONE;
    if (name->count != 1)
        return NULL;
    uint64_t hash = name->keys[0].spelling;
    for (uint32_t i = er_index_find(&known->by_family, hash); i != ER_NONE; i = known->next[i]) {
        if (known->parsed[i].count < 2 || !er_holder_serves(&known->rows[i], first_day, last_day) ||
            er_person_name_shortens(known->names, name, &known->parsed[i]) != ER_SHORT_FAMILY)
            continue;
        if (is_other(known, found, i))
            return NULL;
        found = i;
    }
    return found == ER_NONE ? NULL : &known->rows[found];
}
