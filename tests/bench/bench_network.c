/* How long the steps of a large network take, and how much memory they need:
       bench_network [NODES [LINKS]]      100,000 and 1,000,000 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>
#include <unistd.h>

#include "ergraph/export.h"
#include "ergraph/filter.h"
#include "ergraph/measure.h"
#include "ergraph/query.h"
#include "network/network.h"

typedef struct bench {
    er_network *network;
    er_error error;
    char path[64];
} bench;

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static long peak_mebibytes(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

static void check(const bench *b, er_status status, const char *what)
{
    if (status == ER_OK)
        return;
    fprintf(stderr, "%s: %s\n", what, b->error.message);
    exit(1);
}

/* ---- a network like those of news: few with many links, evidence at each ------------------- */

static uint64_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return *state >> 33;
}

/* A node; small numbers much more often. */
static uint32_t popular(uint64_t *state, uint32_t nodes)
{
    double part = (double)(next_random(state) % 1000003) / 1000003;
    return (uint32_t)(part * part * part * nodes);
}

static const char *copy(er_network *network, const char *text)
{
    const char *string = er_arena_copy(&network->arena, er_view_of(text));
    if (!string)
        exit(1);
    return string;
}

static void add_node(er_network *network, uint32_t i)
{
    char text[64];
    er_node *node = er_network_add_node(network);
    snprintf(text, sizeof text, "person-%06u", i);
    node->id = copy(network, text);
    snprintf(text, sizeof text, "Person Number %u", i);
    node->label = copy(network, text);
    node->aliases = er_arena_alloc_zero(&network->arena, 1, sizeof *node->aliases);
    node->aliases[0] = node->label;
    node->alias_count = 1;
    node->mentions = node->documents = 1;
}

static void add_link(er_network *network, uint32_t a, uint32_t b, uint64_t *state)
{
    char text[160];
    er_link *link = er_network_add_link(network);
    link->source = a < b ? a : b;
    link->target = a < b ? b : a;
    link->symmetric = true;
    link->weight = link->documents = 1 + (uint32_t)(next_random(state) % 8);
    link->npmi = (double)(next_random(state) % 1000) / 1000;
    link->g2 = (double)(next_random(state) % 100000) / 1000;
    link->id = er_link_make_id(network, link);
    link->first = link->last = copy(network, "2025-08-24");
    link->months = er_arena_alloc_zero(&network->arena, 1, sizeof *link->months);
    link->months[0] = (er_month){2025 * 12 + 7, link->weight, link->documents};
    link->month_count = 1;
    link->evidence = er_arena_alloc_zero(&network->arena, 1, sizeof *link->evidence);
    snprintf(text, sizeof text,
             "The sentence that names both, %u and %u, as long as sentences in the news are.", a,
             b);
    link->evidence[0] = (er_evidence){.doc = "articles/2025/08/24.txt",
                                      .date = "2025-08-24",
                                      .start = 100,
                                      .end = 190,
                                      .source_start = 120,
                                      .source_end = 128,
                                      .target_start = 130,
                                      .target_end = 138,
                                      .text = copy(network, text),
                                      .confidence = 0.9f};
    link->evidence_count = 1;
}

static int compare_pairs(const void *a, const void *b)
{
    uint64_t left = *(const uint64_t *)a, right = *(const uint64_t *)b;
    return (left > right) - (left < right);
}

static void make_network(bench *b, uint32_t nodes, uint32_t links)
{
    uint64_t state = 1, *pairs = malloc(links * sizeof *pairs);
    check(b, er_network_new(&b->network, &b->error), "new");
    for (uint32_t i = 0; i < nodes; i++)
        add_node(b->network, i);
    for (uint32_t i = 0; i < links; i++) {
        uint32_t from = popular(&state, nodes), to = (uint32_t)(next_random(&state) % nodes);
        uint32_t group = from % (nodes / 100 + 1);
        if (next_random(&state) % 10 < 7) /* seven of ten within a group */
            to = to / (nodes / 100 + 1) * (nodes / 100 + 1) + group;
        if (from == to || to >= nodes)
            to = (from + 1) % nodes;
        pairs[i] = from < to ? (uint64_t)from << 32 | to : (uint64_t)to << 32 | from;
    }
    qsort(pairs, links, sizeof *pairs, compare_pairs);
    for (uint32_t i = 0; i < links; i++)
        if (!i || pairs[i] != pairs[i - 1])
            add_link(b->network, (uint32_t)(pairs[i] >> 32), (uint32_t)pairs[i], &state);
    free(pairs);
    b->network->facts.documents = 100000;
}

/* ---- the steps ----------------------------------------------------------------------------- */

static void write_file(bench *b, const char *format)
{
    er_writer *writer = NULL;
    FILE *file = fopen(b->path, "wb");
    if (!file)
        exit(1);
    check(b, er_writer_new_stream(&writer, file, &b->error), format);
    check(b, er_export(b->network, format, NULL, writer, &b->error), format);
    check(b, er_writer_finish(writer, &b->error), format);
    er_writer_free(writer);
    fprintf(stderr, "%8.1f MB ", (double)ftell(file) / 1e6);
    fclose(file);
}

static void write_json(bench *b)
{
    write_file(b, "json");
}

static void read_json(bench *b)
{
    er_network_free(b->network);
    check(b, er_network_read_file(&b->network, b->path, &b->error), "read");
}

static void write_csv(bench *b)
{
    write_file(b, "csv");
}

static void write_gexf(bench *b)
{
    write_file(b, "gexf");
}

static void write_adjacency(bench *b)
{
    write_file(b, "adjacency");
}

static void compute(bench *b, er_measure measure)
{
    double *values = malloc(b->network->node_count * sizeof *values);
    check(b, er_measures_compute(b->network, NULL, &measure, 1, values, NULL, &b->error),
          er_measure_facts_of(measure)->name);
    free(values);
}

static void pagerank(bench *b)
{
    compute(b, ER_MEASURE_PAGERANK);
}

static void eigenvector(bench *b)
{
    compute(b, ER_MEASURE_EIGENVECTOR);
}

static void betweenness(bench *b)
{
    compute(b, ER_MEASURE_BETWEENNESS);
}

static void leiden(bench *b)
{
    er_communities *communities = NULL;
    check(b, er_communities_find(&communities, b->network, NULL, &b->error), "communities");
    fprintf(stderr, "Q %.3f ", er_communities_modularity(communities));
    er_communities_free(communities);
}

static void filter(bench *b, er_filter filter)
{
    er_network *part = NULL;
    check(b, er_network_filter(b->network, &filter, &part, &b->error), "filter");
    uint32_t nodes, links;
    er_network_nodes(part, &nodes);
    er_network_links(part, &links);
    fprintf(stderr, "%u nodes %u links ", nodes, links);
    er_network_free(part);
}

static void backbone(bench *b)
{
    filter(b, (er_filter){.backbone = ER_BACKBONE_NOISE_CORRECTED});
}

static void top(bench *b)
{
    filter(b, (er_filter){.top = 300, .top_by = ER_MEASURE_PAGERANK});
}

static void path(bench *b)
{
    er_path *found = NULL;
    check(b,
          er_path_find(&found, b->network, 0, b->network->node_count - 1, ER_PATH_COOCCURRENCE,
                       &b->error),
          "path");
    er_path_free(found);
}

int main(int count, char **words)
{
    static const struct {
        const char *name;
        void (*run)(bench *b);
    } steps[] = {{"write network.json", write_json},
                 {"read network.json", read_json},
                 {"write edges.csv", write_csv},
                 {"write adjacency.json", write_adjacency},
                 {"write network.gexf", write_gexf},
                 {"pagerank", pagerank},
                 {"eigenvector", eigenvector},
                 {"communities", leiden},
                 {"backbone", backbone},
                 {"top 300", top},
                 {"path", path},
                 {"betweenness, sampled", betweenness}};
    bench b = {.network = NULL};
    snprintf(b.path, sizeof b.path, "bench-network-%ld", (long)getpid());
    uint32_t nodes = count > 1 ? (uint32_t)atoi(words[1]) : 100000;
    make_network(&b, nodes, count > 2 ? (uint32_t)atoi(words[2]) : 1000000);
    fprintf(stderr, "%u nodes, %u links, %ld MiB\n", b.network->node_count, b.network->link_count,
            peak_mebibytes());
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        double start = seconds();
        steps[i].run(&b);
        fprintf(stderr, "%-22s %7.2f s  peak %ld MiB\n", steps[i].name, seconds() - start,
                peak_mebibytes());
    }
    remove(b.path);
    er_network_free(b.network);
    return 0;
}
