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

#define NAMES_MAX 16u /* of a line; more are left out */

/* The numbers of the keys of the names that mean one thing only; a key that is new has no row yet.
   Their number, ER_NONE where memory is out. */
static uint32_t add_keys(er_bodies *bodies, er_view names, uint32_t *ids)
{
    er_buffer key = {0};
    er_view name;
    uint32_t count = 0;
    while (count < NAMES_MAX && !key.failed && er_view_split(&names, '|', &name)) {
        if (is_open(name))
            continue;
        er_buffer_clear(&key);
        er_body_key(name, &key);
        uint32_t before = bodies->keys.count;
        uint32_t id = er_symbols_add(&bodies->keys, er_buffer_view(&key));
        if (key.failed || id == ER_NONE ||
            !er_array_reserve((void **)&bodies->row_of_key, &bodies->key_capacity,
                              bodies->keys.count, sizeof *bodies->row_of_key)) {
            er_buffer_free(&key);
            return ER_NONE;
        }
        if (id == before)
            bodies->row_of_key[id] = ER_NONE;
        ids[count++] = id;
    }
    er_buffer_free(&key);
    return count;
}

static bool has_two_names(er_view names)
{
    uint32_t count = 0;
    er_view name;
    while (er_view_split(&names, '|', &name))
        count += !is_open(name);
    return count >= 2;
}

/* A line of several names joins them, to the body that one of them has already; the others are
   known by their one name anyway. An organ, which every state has, says nothing. */
static er_status add_listed(er_bodies *bodies, const er_view fields[3], er_error *error)
{
    uint32_t ids[NAMES_MAX], row = ER_NONE;
    if (!has_two_names(fields[1]))
        return ER_OK;
    uint32_t count = add_keys(bodies, fields[1], ids), differ = 0;
    for (uint32_t i = 1; count != ER_NONE && i < count; i++)
        differ += ids[i] != ids[0];
    if (count != ER_NONE && differ == 0)
        return ER_OK; /* "Apple Inc.", "Apple Inc" */
    if (count == ER_NONE || !er_array_reserve((void **)&bodies->rows, &bodies->capacity,
                                              (uint64_t)bodies->count + 1, sizeof *bodies->rows))
        return er_fail_memory(error);
    for (uint32_t i = 0; i < count && row == ER_NONE; i++) {
        uint32_t known = bodies->row_of_key[ids[i]];
        row = known != ER_NONE && !bodies->rows[known].organ ? known : ER_NONE;
    }
    if (row == ER_NONE) {
        er_view label = {"", 0}, names = fields[1];
        er_view_split(&names, '|', &label);
        label.length -= is_open(label);
        row = bodies->count++;
        bodies->rows[row] = (er_body){label, fields[2], false};
    }
    for (uint32_t i = 0; i < count; i++)
        if (bodies->row_of_key[ids[i]] == ER_NONE)
            bodies->row_of_key[ids[i]] = row;
    return ER_OK;
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
