/* The report of joins, doubtful ones first, in the form of an aliases file. */
#include <stdlib.h>

#include "resolve/registry_handles.h"

static const char *const REASONS[ER_JOIN_REASON_COUNT] = {
    "the user's word",    "same name and more known of one",
    "other spelling",     "short form of the given name",
    "longer name",        "named so in another document",
    "office on the date", "family name alone"};

static int compare_joins(const void *a, const void *b)
{
    const er_join *x = a, *y = b;
    if (x->score != y->score)
        return x->score < y->score ? -1 : 1;
    if (x->reason != y->reason)
        return x->reason > y->reason ? -1 : 1;
    return 0; /* rows are made in an order that does not depend on the input's */
}

static void append_quoted(er_buffer *out, er_view text)
{
    er_buffer_append_char(out, '"');
    for (uint32_t i = 0; i < text.length; i++) {
        if (text.data[i] == '"')
            er_buffer_append_char(out, '"');
        er_buffer_append_char(out, text.data[i] == '\n' ? ' ' : text.data[i]);
    }
    er_buffer_append_char(out, '"');
}

/* A join with its place, so that sorting keeps the order of equals. */
typedef struct placed_join {
    er_join join;
    uint32_t place;
} placed_join;

static int compare_placed(const void *a, const void *b)
{
    const placed_join *x = a, *y = b;
    int order = compare_joins(&x->join, &y->join);
    return order ? order : x->place < y->place ? -1 : 1;
}

er_status er_registry_report(const er_registry *registry, er_buffer *out, er_error *error)
{
    placed_join *sorted = malloc(((size_t)registry->join_count + 1) * sizeof *sorted);
    if (!sorted)
        return er_fail_memory(error);
    er_buffer one = {0}, other = {0};
    for (uint32_t i = 0; i < registry->join_count; i++)
        sorted[i] = (placed_join){registry->joins[i], i};
    qsort(sorted, registry->join_count, sizeof *sorted, compare_placed);
    er_buffer_append_string(out, "action,name,other,score,reason\n");
    for (uint32_t i = 0; i < registry->join_count; i++) {
        const er_join *join = &sorted[i].join;
        er_buffer_clear(&one);
        er_buffer_clear(&other);
        er_profile_handle(registry, join->a, &one);
        er_profile_handle(registry, join->b, &other);
        /* two that only the gender tells apart: nothing that a correction could name */
        if (er_view_equal(er_buffer_view(&one), er_buffer_view(&other)))
            continue;
        er_buffer_append_string(out, "same,");
        append_quoted(out, er_buffer_view(&one));
        er_buffer_append_char(out, ',');
        append_quoted(out, er_buffer_view(&other));
        er_buffer_printf(out, ",%.2f,%s\n", (double)join->score, REASONS[join->reason]);
    }
    free(sorted);
    out->failed |= one.failed || other.failed;
    er_buffer_free(&one);
    er_buffer_free(&other);
    return out->failed ? er_fail_memory(error) : ER_OK;
}
