#include "facts/bodies.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/symbols.h"
#include "base/table.h"
#include "data/data.h"
#include "facts/body_key.h"

extern const char er_data_bodies[], er_data_bodies_end[];

struct er_bodies {
    er_body *rows;
    uint32_t count, capacity;
    er_symbols keys;
    uint32_t *row_of_key; /* [keys.count] */
    uint32_t key_capacity;
};

/* A name that is in the table twice keeps its first row. */
static er_status add_name(er_bodies *bodies, er_view name, uint32_t row, er_error *error)
{
    er_buffer key = {0};
    er_body_key(name, &key);
    uint32_t before = bodies->keys.count;
    uint32_t id = key.failed ? ER_NONE : er_symbols_add(&bodies->keys, er_buffer_view(&key));
    er_buffer_free(&key);
    if (id == ER_NONE || !er_array_reserve((void **)&bodies->row_of_key, &bodies->key_capacity,
                                           bodies->keys.count, sizeof *bodies->row_of_key))
        return er_fail_memory(error);
    if (id == before)
        bodies->row_of_key[id] = row;
    return ER_OK;
}

static er_status add_row(er_bodies *bodies, const er_view fields[4], er_error *error)
{
    if (!er_array_reserve((void **)&bodies->rows, &bodies->capacity, (uint64_t)bodies->count + 1,
                          sizeof *bodies->rows))
        return er_fail_memory(error);
    uint32_t row = bodies->count++;
    bool none = er_view_is(fields[2], "-");
    bodies->rows[row] =
        (er_body){fields[1], none ? (er_view){"", 0} : fields[2], er_view_is(fields[0], "organ")};
    er_status status = add_name(bodies, fields[1], row, error);
    er_view rest = fields[3], name;
    while (!status && er_view_split(&rest, '|', &name))
        if (name.length)
            status = add_name(bodies, name, row, error);
    return status;
}

/* ---- the organisations of the gazetteer --------------------------------------------------------
 */

static bool is_open(er_view name)
{
    return !name.length || name.data[name.length - 1] == '?';
}

/* The row that one of the names has already, or ER_NONE; an organ, which every state has, says
   nothing. *several: there are names that differ in more than points and legal forms. */
static er_status find_named(const er_bodies *bodies, er_view names, uint32_t *row, bool *several,
                            er_error *error)
{
    er_buffer key = {0};
    er_view name;
    uint64_t first = 0;
    *row = ER_NONE;
    *several = false;
    while (!key.failed && er_view_split(&names, '|', &name)) {
        if (is_open(name))
            continue;
        er_buffer_clear(&key);
        er_body_key(name, &key);
        uint32_t found = er_bodies_find(bodies, er_buffer_view(&key));
        if (*row == ER_NONE && found != ER_NONE && !bodies->rows[found].organ)
            *row = found;
        uint64_t hash = er_view_hash(er_buffer_view(&key));
        *several |= first && hash != first;
        first = hash;
    }
    bool failed = key.failed;
    er_buffer_free(&key);
    return failed ? er_fail_memory(error) : ER_OK;
}

/* A line of several names joins them; the others are known by their one name anyway. */
static er_status add_listed(er_bodies *bodies, const er_view fields[3], er_error *error)
{
    uint32_t row;
    bool several;
    er_status status = find_named(bodies, fields[1], &row, &several, error);
    if (status || !several)
        return status;
    er_view rest = fields[1], name;
    if (row == ER_NONE) {
        er_view label = {"", 0}, names = fields[1];
        er_view_split(&names, '|', &label);
        label.length -= is_open(label);
        if (!er_array_reserve((void **)&bodies->rows, &bodies->capacity,
                              (uint64_t)bodies->count + 1, sizeof *bodies->rows))
            return er_fail_memory(error);
        row = bodies->count++;
        bodies->rows[row] = (er_body){label, fields[2], false};
    }
    while (!status && er_view_split(&rest, '|', &name))
        if (!is_open(name))
            status = add_name(bodies, name, row, error);
    return status;
}

er_status er_bodies_new(er_bodies **bodies, er_error *error)
{
    *bodies = calloc(1, sizeof **bodies);
    if (!*bodies)
        return er_fail_memory(error);
    er_view rest = ER_DATA(bodies), fields[4];
    er_status status = ER_OK;
    while (!status && er_table_next(&rest, fields, 4, NULL))
        status = add_row(*bodies, fields, error);
    rest = ER_DATA(gazetteer);
    while (!status && er_table_next(&rest, fields, 3, NULL))
        if (er_view_is(fields[0], "organization"))
            status = add_listed(*bodies, fields, error);
    if (status) {
        er_bodies_free(*bodies);
        *bodies = NULL;
    }
    return status;
}

void er_bodies_free(er_bodies *bodies)
{
    if (!bodies)
        return;
    er_symbols_free(&bodies->keys);
    free(bodies->rows);
    free(bodies->row_of_key);
    free(bodies);
}

uint32_t er_bodies_find(const er_bodies *bodies, er_view key)
{
    uint32_t id = er_symbols_find(&bodies->keys, key);
    return id == ER_NONE ? ER_NONE : bodies->row_of_key[id];
}

const er_body *er_bodies_row(const er_bodies *bodies, uint32_t row)
{
    return &bodies->rows[row];
}
