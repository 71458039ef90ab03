#include "facts/holders.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/index.h"
#include "base/table.h"
#include "data/data.h"
#include "facts/body_key.h"

extern const char er_data_holders[], er_data_holders_end[];

struct er_holders {
    er_holder *rows; /* by owner, then office, then from */
    uint32_t count, capacity;
};

static bool read_number(er_view text, uint32_t at, uint32_t digits, uint32_t *number)
{
    if (at + digits > text.length)
        return false;
    *number = 0;
    for (uint32_t i = at; i < at + digits; i++) {
        if (text.data[i] < '0' || text.data[i] > '9')
            return false;
        *number = *number * 10 + (uint32_t)(text.data[i] - '0');
    }
    return true;
}

bool er_date_range(er_view date, uint32_t *first, uint32_t *last)
{
    uint32_t year, month, day;
    if (!read_number(date, 0, 4, &year))
        return false;
    *first = year * 10000 + 101;
    *last = year * 10000 + 1231;
    if (date.length < 7 || date.data[4] != '-' || !read_number(date, 5, 2, &month))
        return true;
    *first = year * 10000 + month * 100 + 1;
    *last = year * 10000 + month * 100 + 31;
    if (date.length < 10 || date.data[7] != '-' || !read_number(date, 8, 2, &day))
        return true;
    *first = *last = year * 10000 + month * 100 + day;
    return true;
}

/* "@" and the label of a body. */
static er_status find_body(const er_bodies *bodies, er_view label, uint32_t *body, er_error *error)
{
    er_buffer key = {0};
    er_body_key((er_view){label.data + 1, label.length - 1}, &key);
    er_status status = key.failed ? er_fail_memory(error) : ER_OK;
    *body = status ? ER_NONE : er_bodies_find(bodies, er_buffer_view(&key));
    er_buffer_free(&key);
    return status;
}

static er_status add_row(er_holders *holders, const er_states *states, const er_bodies *bodies,
                         const er_view fields[5], uint64_t line, er_error *error)
{
    er_holder row = {ER_NONE, ER_NONE, fields[1], fields[2], 0, UINT32_MAX};
    uint32_t unused;
    if (fields[0].length > 1 && fields[0].data[0] == '@') {
        er_status status = find_body(bodies, fields[0], &row.body, error);
        if (status)
            return status;
    } else {
        row.state = er_states_find_id(states, fields[0]);
    }
    if ((row.state == ER_NONE && row.body == ER_NONE) ||
        !er_date_range(fields[3], &row.from, &unused) ||
        (fields[4].length && !er_date_range(fields[4], &unused, &row.to)))
        return er_fail_at(error, ER_BAD_FORMAT, "holders.tsv", line, ER_NO_POSITION,
                          "no such state or body, or no date");
    if (!er_array_reserve((void **)&holders->rows, &holders->capacity, (uint64_t)holders->count + 1,
                          sizeof *holders->rows))
        return er_fail_memory(error);
    holders->rows[holders->count++] = row;
    return ER_OK;
}

static int compare_owners(const er_holder *x, uint32_t state, uint32_t body)
{
    if (x->state != state)
        return x->state < state ? -1 : 1;
    return x->body < body ? -1 : x->body > body;
}

static int compare_rows(const void *a, const void *b)
{
    const er_holder *x = a, *y = b;
    int order = compare_owners(x, y->state, y->body);
    if (!order)
        order = er_view_compare(x->office, y->office);
    if (!order && x->from != y->from)
        order = x->from < y->from ? -1 : 1;
    return order ? order : er_view_compare(x->name, y->name);
}

er_status er_holders_new(const er_states *states, const er_bodies *bodies, er_holders **holders,
                         er_error *error)
{
    *holders = calloc(1, sizeof **holders);
    if (!*holders)
        return er_fail_memory(error);
    er_view rest = ER_DATA(holders), fields[5];
    uint64_t line = 0;
    er_status status = ER_OK;
    while (!status && er_table_next(&rest, fields, 5, &line))
        status = add_row(*holders, states, bodies, fields, line, error);
    if (status) {
        er_holders_free(*holders);
        *holders = NULL;
        return status;
    }
    qsort((*holders)->rows, (*holders)->count, sizeof *(*holders)->rows, compare_rows);
    return ER_OK;
}

void er_holders_free(er_holders *holders)
{
    if (!holders)
        return;
    free(holders->rows);
    free(holders);
}

uint32_t er_holders_of(const er_holders *holders, uint32_t state, uint32_t body,
                       const er_holder **first)
{
    uint32_t low = 0, high = holders->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (compare_owners(&holders->rows[middle], state, body) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    uint32_t end = low;
    while (end < holders->count && compare_owners(&holders->rows[end], state, body) == 0)
        end++;
    *first = holders->rows + low;
    return end - low;
}

const er_holder *er_holders_all(const er_holders *holders, uint32_t *count)
{
    *count = holders->count;
    return holders->rows;
}

/* Words of offices that mean the same; the first stands for the others. */
static const char *const SAME_OFFICES[][2] = {
    {"prime minister", "premier"},
    {"prime minister", "taoiseach"},
    {"foreign minister", "foreign secretary"},
    {"defense minister", "defense secretary"},
    {"defense minister", "secretary of defense"},
    {"finance minister", "chancellor of the exchequer"},
    {"treasury secretary", "secretary of the treasury"},
    {"chair", "chairman"},
    {"chair", "chairwoman"},
    {"secretary-general", "secretary general"},
    {"director-general", "director general"},
    {"foreign minister", "top diplomat"},
    {"foreign minister", "foreign affairs minister"},
    {"foreign minister", "minister of foreign affairs"},
    {"defense minister", "minister of defense"},
    {"supreme leader", "ayatollah"},
};

static er_view usual_office(er_view office)
{
    for (size_t i = 0; i < sizeof SAME_OFFICES / sizeof *SAME_OFFICES; i++)
        if (er_view_is(office, SAME_OFFICES[i][1]))
            return er_view_of(SAME_OFFICES[i][0]);
    return office;
}

static bool leads(er_view office)
{
    static const char *const LEADERS[] = {
        "leader",           "president",        "prime minister",    "chancellor",
        "premier",          "supreme leader",   "secretary-general", "chair",
        "director-general", "managing director"};
    for (size_t i = 0; i < sizeof LEADERS / sizeof *LEADERS; i++)
        if (er_view_is(office, LEADERS[i]))
            return true;
    return false;
}

bool er_offices_agree(er_view asked, er_view held)
{
    asked = usual_office(asked);
    held = usual_office(held);
    if (er_view_equal(asked, held))
        return true;
    bool vague = er_view_is(asked, "leader") || er_view_is(asked, "chief") ||
                 er_view_is(asked, "head") || er_view_is(asked, "boss");
    return vague && leads(held);
}
