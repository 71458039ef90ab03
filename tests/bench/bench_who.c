/* Resolving many mentions of many names: bench_who MENTIONS NAMES [SECONDS MEGABYTES]. Documents of
   fifty mentions each, most of them of full names, some of family names alone; prints the time of
   each step and the memory at the end. Exit status 1 where it takes more than is allowed. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#include "facts/facts.h"
#include "resolve/registry.h"
#include "resolve/resolve.h"
#include "text/segmenter.h"

#define MENTIONS_PER_DOCUMENT 50

typedef struct tools {
    er_facts *facts;
    er_resolver *resolver;
    er_registry *registry;
    er_segmenter *segmenter;
    er_document *document;
    double resolving; /* seconds within documents */
} tools;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time); /* other work on the machine does not count */
    return (double)time.tv_sec + 1e-9 * (double)time.tv_nsec;
}

/* The numbers of a name: the same for the same document and place in both passes. */
static uint32_t draw(uint32_t *state)
{
    *state = *state * 1664525u + 1013904223u;
    return *state >> 8;
}

/* A word of syllables that is different for every number below 8000. */
static void append_word(er_buffer *out, uint32_t number)
{
    static const char *const SYLLABLES[] = {"ba", "de", "gi", "ko", "lu", "ma", "ne",
                                            "pi", "ro", "su", "ta", "ve", "zi", "bo",
                                            "du", "fa", "ge", "ki", "lo", "mu"};
    size_t start = out->length;
    for (int i = 0; i < 3; i++, number /= 20)
        er_buffer_append_string(out, SYLLABLES[number % 20]);
    out->data[start] = (char)(out->data[start] - 32);
}

/* Name number n: given n % 400, family n / 400. */
static void append_name(er_buffer *out, uint32_t name, bool full)
{
    if (full) {
        append_word(out, name % 400 + 7000);
        er_buffer_append_char(out, ' ');
    }
    append_word(out, name / 400);
}

static void make_document(tools *t, uint32_t number, uint32_t names)
{
    uint32_t state = number * 2654435761u + 1, starts[MENTIONS_PER_DOCUMENT];
    uint32_t ends[MENTIONS_PER_DOCUMENT];
    er_buffer text = {0};
    char id[16];
    for (uint32_t i = 0; i < MENTIONS_PER_DOCUMENT; i++) {
        uint32_t name = draw(&state) % names;
        starts[i] = (uint32_t)text.length;
        append_name(&text, name, draw(&state) % 10 != 0);
        ends[i] = (uint32_t)text.length;
        er_buffer_append_string(&text, i % 5 == 4 ? " said so. " : " met ");
    }
    snprintf(id, sizeof id, "%u", number);
    if (text.failed ||
        er_document_set(t->document, id, NULL, NULL, NULL, text.data, text.length, NULL) ||
        er_segment(t->segmenter, t->document, NULL))
        abort();
    uint32_t token = 0, sentence = 0;
    for (uint32_t i = 0; i < MENTIONS_PER_DOCUMENT; i++) {
        er_mention *m = er_document_add_mention(t->document);
        if (!m)
            abort();
        while (t->document->tokens[token].start < starts[i])
            token++;
        uint32_t end = token + 1;
        while (end < t->document->token_count && t->document->tokens[end].start < ends[i])
            end++;
        while (t->document->sentences[sentence].end_token <= token)
            sentence++;
        *m = (er_mention){.start = starts[i],
                          .end = ends[i],
                          .first_token = token,
                          .end_token = end,
                          .sentence = sentence,
                          .entity = ER_NONE,
                          .state = ER_NONE,
                          .type = ER_PERSON,
                          .kind = ER_NAME,
                          .confidence = 1};
    }
    er_buffer_free(&text);
    double start = now();
    if (er_resolve(t->resolver, t->document, NULL))
        abort();
    t->resolving += now() - start;
}

static double pass(tools *t, uint32_t documents, uint32_t names, bool second, uint64_t *found)
{
    double seconds = 0;
    for (uint32_t d = 0; d < documents; d++) {
        make_document(t, d, names);
        double start = now();
        if (!second && er_registry_add(t->registry, t->document, NULL))
            abort();
        for (uint32_t e = 0; second && e < t->document->entity_count; e++)
            *found += er_registry_find(t->registry, t->document, e) != ER_NONE;
        seconds += now() - start;
    }
    return seconds;
}

int main(int argc, char **argv)
{
    tools t = {0};
    if (argc < 3) {
        fprintf(stderr, "usage: bench_who MENTIONS NAMES [SECONDS MEGABYTES]\n");
        return 2;
    }
    uint32_t mentions = (uint32_t)strtoul(argv[1], NULL, 10);
    uint32_t names = (uint32_t)strtoul(argv[2], NULL, 10);
    if (!names || er_facts_new(&t.facts, NULL) || er_resolver_new(t.facts, &t.resolver, NULL) ||
        er_registry_new(t.facts, &t.registry, NULL) || er_segmenter_new(&t.segmenter, NULL) ||
        er_document_new(&t.document, NULL))
        return 1;
    uint32_t documents = mentions / MENTIONS_PER_DOCUMENT;
    uint64_t found = 0;
    double add = pass(&t, documents, names, false, &found), within = t.resolving, start = now();
    if (er_registry_resolve(t.registry, NULL))
        return 1;
    double join = now() - start, find = pass(&t, documents, names, true, &found);
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    double megabytes = (double)usage.ru_maxrss / 1024, seconds = within + add + join + find;
    printf("%u mentions, %u identities, %lu found: within documents %.2f s, add %.2f s, join %.2f "
           "s, find %.2f s; %.0f MB\n",
           mentions, er_registry_count(t.registry), (unsigned long)found, within, add, join, find,
           megabytes);
    er_registry_free(t.registry);
    er_resolver_free(t.resolver);
    er_facts_free(t.facts);
    er_segmenter_free(t.segmenter);
    er_document_free(t.document);
    if (argc < 5)
        return 0;
    return seconds <= strtod(argv[3], NULL) && megabytes <= strtod(argv[4], NULL) ? 0 : 1;
}
