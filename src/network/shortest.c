#include "network/shortest.h"

#include <math.h>
#include <stdlib.h>

#define EQUAL 1e-10 /* relative difference of lengths that rounding may make */

er_status er_walk_new(er_walk *walk, const er_adjacency *outgoing, uint32_t node_count,
                      bool unweighted, er_error *error)
{
    size_t count = (size_t)node_count + 1;
    *walk = (er_walk){.outgoing = outgoing,
                      .node_count = node_count,
                      .unweighted = unweighted,
                      .distance = malloc(count * sizeof(double)),
                      .paths = malloc(count * sizeof(double)),
                      .dependency = malloc(count * sizeof(double)),
                      .order = malloc(count * sizeof(uint32_t)),
                      .heap = malloc(count * sizeof(uint32_t)),
                      .slots = calloc(count, sizeof(uint32_t))};
    return walk->distance && walk->paths && walk->dependency && walk->order && walk->heap &&
                   walk->slots
               ? ER_OK
               : er_fail_memory(error);
}

void er_walk_free(er_walk *walk)
{
    free(walk->distance);
    free(walk->paths);
    free(walk->dependency);
    free(walk->order);
    free(walk->heap);
    free(walk->slots);
    *walk = (er_walk){0};
}

/* length is finite, known may not be. */
static bool equal(double length, double known)
{
    return fabs(length - known) <= EQUAL * length;
}

bool er_walk_leads_on(const er_walk *walk, uint32_t node, const er_adjacency_entry *entry)
{
    return equal(walk->distance[node] + entry->weight, walk->distance[entry->node]);
}

/* ---- heap of nodes by distance, at 1 .. waiting ------------------------------------------- */

static void place(er_walk *walk, uint32_t slot, uint32_t node)
{
    walk->heap[slot] = node;
    walk->slots[node] = slot;
}

/* Moves a node that is new or came nearer to its place. */
static void come_nearer(er_walk *walk, uint32_t node)
{
    uint32_t slot = walk->slots[node] ? walk->slots[node] : ++walk->waiting;
    double distance = walk->distance[node];
    while (slot > 1 && distance < walk->distance[walk->heap[slot / 2]]) {
        place(walk, slot, walk->heap[slot / 2]);
        slot /= 2;
    }
    place(walk, slot, node);
}

static uint32_t take_nearest(er_walk *walk)
{
    uint32_t nearest = walk->heap[1], node = walk->heap[walk->waiting--], slot = 1;
    walk->slots[nearest] = 0;
    if (!walk->waiting)
        return nearest;
    while (2 * slot <= walk->waiting) {
        uint32_t child = 2 * slot;
        if (child < walk->waiting &&
            walk->distance[walk->heap[child + 1]] < walk->distance[walk->heap[child]])
            child++;
        if (walk->distance[node] <= walk->distance[walk->heap[child]])
            break;
        place(walk, slot, walk->heap[child]);
        slot = child;
    }
    place(walk, slot, node);
    return nearest;
}

/* ---- walking ------------------------------------------------------------------------------- */

/* Breadth first: order is the queue. */
static void spread_evenly(er_walk *walk)
{
    for (uint32_t at = 0; at < walk->reached; at++) {
        uint32_t node = walk->order[at];
        for (uint32_t k = walk->outgoing->offsets[node]; k < walk->outgoing->offsets[node + 1];
             k++) {
            uint32_t next = walk->outgoing->entries[k].node;
            if (isinf(walk->distance[next])) {
                walk->distance[next] = walk->distance[node] + 1;
                walk->order[walk->reached++] = next;
            }
            if (walk->distance[next] == walk->distance[node] + 1)
                walk->paths[next] += walk->paths[node];
        }
    }
}

static void spread_by_length(er_walk *walk, uint32_t source)
{
    walk->reached = 0;
    come_nearer(walk, source);
    while (walk->waiting) {
        uint32_t node = take_nearest(walk);
        walk->order[walk->reached++] = node;
        for (uint32_t k = walk->outgoing->offsets[node]; k < walk->outgoing->offsets[node + 1];
             k++) {
            const er_adjacency_entry *entry = &walk->outgoing->entries[k];
            double distance = walk->distance[node] + entry->weight;
            double known = walk->distance[entry->node];
            if (equal(distance, known)) {
                walk->paths[entry->node] += walk->paths[node];
            } else if (distance < known) {
                walk->distance[entry->node] = distance;
                walk->paths[entry->node] = walk->paths[node];
                come_nearer(walk, entry->node);
            }
        }
    }
}

/* From the farthest node backwards: a node has a share in all paths that go on from it. */
static void sum_dependencies(er_walk *walk)
{
    for (uint32_t at = walk->reached; at-- > 0;) {
        uint32_t node = walk->order[at];
        double sum = 0;
        for (uint32_t k = walk->outgoing->offsets[node]; k < walk->outgoing->offsets[node + 1];
             k++) {
            const er_adjacency_entry *entry = &walk->outgoing->entries[k];
            uint32_t next = entry->node;
            if (er_walk_leads_on(walk, node, entry))
                sum += walk->paths[node] / walk->paths[next] * (1 + walk->dependency[next]);
        }
        walk->dependency[node] = sum;
    }
}

void er_walk_from(er_walk *walk, uint32_t source, bool counted)
{
    for (uint32_t i = 0; i < walk->node_count; i++) {
        walk->distance[i] = INFINITY;
        walk->paths[i] = 0;
    }
    walk->distance[source] = 0;
    walk->paths[source] = 1;
    walk->order[0] = source;
    walk->reached = 1;
    if (walk->unweighted)
        spread_evenly(walk);
    else
        spread_by_length(walk, source);
    if (counted)
        sum_dependencies(walk);
}
