/* Measures over shortest paths, from all nodes or a sample of them. The sources are dealt to a
   fixed number of hands, each with sums of its own that are added up in their order at the end: so
   the result is the same for any number of threads. */
#include <math.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unistd.h>

#include "network/measures.h"
#include "network/shortest.h"

#define HANDS 16u
#define SEED UINT64_C(0x65726772617068)

/* splitmix64 (Steele, Lea, Flood 2014). */
static uint64_t next_random(uint64_t *state)
{
    uint64_t z = (*state += UINT64_C(0x9E3779B97F4A7C15));
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

/* Selection sampling (Knuth 3.4.2, algorithm S): ascending, each subset equally likely. */
er_status er_sources_make(er_sources *sources, uint32_t node_count, bool exact, er_error *error)
{
    uint32_t count = exact || node_count <= ER_EXACT_NODES ? node_count : ER_SAMPLE_SOURCES;
    *sources = (er_sources){.count = count, .node_count = node_count};
    sources->nodes = malloc((count ? count : 1) * sizeof *sources->nodes);
    if (!sources->nodes)
        return er_fail_memory(error);
    uint64_t state = SEED;
    uint32_t taken = 0;
    for (uint32_t node = 0; taken < count; node++)
        if (next_random(&state) % (node_count - node) < count - taken)
            sources->nodes[taken++] = node;
    return ER_OK;
}

/* Of one node: over the sources from which it is reached. */
typedef struct reached {
    double between;           /* sum of dependencies */
    double distance, inverse; /* sums */
    uint32_t count;
    bool is_source;
} reached;

typedef struct shared {
    const er_distance_request *request;
    er_adjacency outgoing;
    reached *sums; /* [HANDS * node count] */
    atomic_uint next_hand, sources_done;
    atomic_bool stop, out_of_memory;
} shared;

/* ---- one thread ---------------------------------------------------------------------------- */

static void add_walk(const er_walk *walk, uint32_t source, reached *sums)
{
    sums[source].is_source = true;
    for (uint32_t at = 1; at < walk->reached; at++) {
        uint32_t node = walk->order[at];
        sums[node].between += walk->dependency[node];
        sums[node].distance += walk->distance[node];
        sums[node].inverse += 1 / walk->distance[node];
        sums[node].count++;
    }
}

/* Only the thread that called the library speaks to its caller. */
static void look_up(shared *s)
{
    const er_progress *progress = s->request->progress;
    double done = (double)atomic_load(&s->sources_done) / s->request->sources->count;
    if (progress && progress->report)
        progress->report(progress->context, "shortest paths", done);
    if (progress && progress->interrupted && progress->interrupted(progress->context))
        atomic_store(&s->stop, true);
}

static void play_hand(shared *s, er_walk *walk, uint32_t hand, bool caller)
{
    const er_distance_request *request = s->request;
    reached *sums = s->sums + (size_t)hand * request->layer->node_count;
    bool counted = request->betweenness != NULL;
    for (uint32_t i = hand; i < request->sources->count; i += HANDS) {
        if (caller)
            look_up(s);
        if (atomic_load(&s->stop))
            return;
        er_walk_from(walk, request->sources->nodes[i], counted);
        add_walk(walk, request->sources->nodes[i], sums);
        atomic_fetch_add(&s->sources_done, 1);
    }
}

static void work(shared *s, bool caller)
{
    er_walk walk;
    if (er_walk_new(&walk, &s->outgoing, s->request->layer->node_count, s->request->unweighted,
                    NULL) != ER_OK) {
        atomic_store(&s->out_of_memory, true);
        atomic_store(&s->stop, true);
    }
    for (uint32_t hand;
         !atomic_load(&s->stop) && (hand = atomic_fetch_add(&s->next_hand, 1)) < HANDS;)
        play_hand(s, &walk, hand, caller);
    er_walk_free(&walk);
}

static void *work_beside(void *context)
{
    work(context, false);
    return NULL;
}

/* ---- all threads --------------------------------------------------------------------------- */

static uint32_t thread_count(const er_distance_request *request)
{
    long jobs = request->jobs ? (long)request->jobs : sysconf(_SC_NPROCESSORS_ONLN);
    uint32_t useful = request->sources->count / 32 + 1; /* a thread costs as much as a few walks */
    uint32_t most = useful < HANDS ? useful : HANDS;
    return jobs < 1 ? 1 : jobs > (long)most ? most : (uint32_t)jobs;
}

/* Where a thread cannot be started the others take its hands. */
static void work_side_by_side(shared *s)
{
    pthread_t threads[HANDS];
    uint32_t started = 0, wanted = thread_count(s->request) - 1;
    while (started < wanted && pthread_create(&threads[started], NULL, work_beside, s) == 0)
        started++;
    work(s, true);
    for (uint32_t i = 0; i < started; i++)
        pthread_join(threads[i], NULL);
}

/* ---- results ------------------------------------------------------------------------------- */

/* Adds the sums of all hands into those of the first. */
static void join_hands(shared *s)
{
    uint32_t nodes = s->request->layer->node_count;
    for (uint32_t hand = 1; hand < HANDS; hand++)
        for (uint32_t i = 0; i < nodes; i++) {
            const reached *from = &s->sums[(size_t)hand * nodes + i];
            reached *to = &s->sums[i];
            to->between += from->between;
            to->distance += from->distance;
            to->inverse += from->inverse;
            to->count += from->count;
            to->is_source = to->is_source || from->is_source;
        }
}

/* Closeness as Wasserman and Faust scale it: reached / (n - 1) * reached / sum of distances. What a
   source adds to a node of a sample is taken for what all add on average (Brandes, Pich 2007). */
static void finish(const shared *s)
{
    const er_distance_request *request = s->request;
    double n = request->layer->node_count, asked_of_all = request->sources->count;
    for (uint32_t i = 0; i < request->layer->node_count; i++) {
        const reached *sum = &s->sums[i];
        double asked = asked_of_all - (sum->is_source ? 1 : 0), count = sum->count;
        double scale = asked > 0 ? (n - 1) / asked : 0;
        if (request->betweenness)
            request->betweenness[i] =
                n > 2 ? sum->between * (n / asked_of_all) / ((n - 1) * (n - 2)) : 0;
        if (request->closeness)
            request->closeness[i] = count > 0 ? count * scale / (n - 1) * count / sum->distance : 0;
        if (request->harmonic)
            request->harmonic[i] = sum->inverse * scale;
    }
}

er_status er_distance_measures(const er_distance_request *request, er_error *error)
{
    shared s = {.request = request};
    uint32_t nodes = request->layer->node_count;
    if (!nodes)
        return ER_OK;
    er_status status = er_adjacency_make(&s.outgoing, request->layer, ER_OUTGOING, error);
    if (status == ER_OK) {
        er_adjacency_measure(&s.outgoing, nodes, request->unweighted);
        s.sums = calloc((size_t)nodes * HANDS, sizeof *s.sums);
        if (s.sums)
            work_side_by_side(&s);
        if (!s.sums || atomic_load(&s.out_of_memory))
            status = er_fail_memory(error);
        else if (atomic_load(&s.stop))
            status = er_fail(error, ER_INTERRUPTED, "stopped");
    }
    if (status == ER_OK) {
        join_hands(&s);
        finish(&s);
    }
    er_adjacency_free(&s.outgoing);
    free(s.sums);
    return status;
}
