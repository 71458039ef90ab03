/* How many documents a second become a network, and what memory that takes:
       bench_builder [DOCUMENTS]      100,000, of 20 sentences each */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "network/builder.h"

#define ENTITIES 50000u
#define SENTENCES 20u
#define SENTENCE_LENGTH 120u

static void who(const void *context, uint32_t number, er_who *who)
{
    const char(*ids)[16] = context;
    *who = (er_who){.id = ids[number], .label = ids[number], .type = ER_PERSON};
}

static uint32_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005u + 1442695040888963407u;
    return (uint32_t)(*state >> 33);
}

static void stop_at(er_status status, const er_error *error)
{
    if (status == ER_OK)
        return;
    fprintf(stderr, "%s\n", error->message);
    exit(1);
}

/* A document of eight entities, the small numbers in many documents, two to four in a sentence. */
static void fill(er_document *document, uint32_t *numbers, uint64_t *state, const char *text,
                 uint32_t serial)
{
    char id[32], date[16];
    snprintf(id, sizeof id, "article-%07u", serial);
    snprintf(date, sizeof date, "2025-%02u-%02u", serial % 12 + 1, serial % 28 + 1);
    er_error error = {0};
    stop_at(er_document_set(document, id, NULL, date, NULL, text, strlen(text), &error), &error);
    for (uint32_t i = 0; i < 8; i++) {
        double part = next_random(state) % 100003 / 100003.0;
        numbers[i] = (uint32_t)(part * part * part * ENTITIES);
        *er_document_add_entity(document) = (er_entity){.label = "x", .type = ER_PERSON};
    }
    for (uint32_t s = 0; s < SENTENCES; s++) {
        uint32_t start = s * SENTENCE_LENGTH, count = 2 + next_random(state) % 3;
        *er_document_add_sentence(document) =
            (er_sentence){.start = start, .end = start + SENTENCE_LENGTH, .paragraph = s / 3};
        for (uint32_t m = 0; m < count; m++)
            *er_document_add_mention(document) =
                (er_mention){.start = start + m * 20,
                             .end = start + m * 20 + 10,
                             .sentence = s,
                             .entity = next_random(state) % 8,
                             .state = ER_NONE,
                             .confidence = (float)(next_random(state) % 100) / 100};
        er_relation *relation = s % 4 ? NULL : er_document_add_relation(document);
        if (relation)
            *relation = (er_relation){.source = next_random(state) % 8,
                                      .target = next_random(state) % 8,
                                      .source_mention = ER_NONE,
                                      .target_mention = ER_NONE,
                                      .sentence = s,
                                      .relation_class = next_random(state) % ER_STATEMENT,
                                      .predicate = "meet",
                                      .confidence = 0.5f};
    }
}

static long peak_mebibytes(void)
{
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

static double seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

int main(int count, char **words)
{
    static char ids[ENTITIES][16], text[SENTENCES * SENTENCE_LENGTH + 1];
    uint32_t documents = count > 1 ? (uint32_t)atoi(words[1]) : 100000, numbers[8];
    for (uint32_t i = 0; i < ENTITIES; i++)
        snprintf(ids[i], sizeof ids[i], "person-%05u", i);
    memset(text, 'x', sizeof text - 1);
    er_directory directory = {who, ids, ENTITIES};
    er_error error = {0};
    er_document *document = NULL;
    er_network_builder *builder = NULL;
    er_network *network = NULL;
    uint64_t state = 1;
    stop_at(er_document_new(&document, &error), &error);
    stop_at(er_network_builder_new(&builder, NULL, &directory, &error), &error);
    double spent = 0;
    for (uint32_t i = 0; i < documents; i++) {
        fill(document, numbers, &state, text, i);
        double start = seconds();
        stop_at(er_network_builder_add(builder, document, numbers, &error), &error);
        spent += seconds() - start;
    }
    fprintf(stderr, "%u documents counted in %.2f s, peak %ld MiB\n", documents, spent,
            peak_mebibytes());
    double start = seconds();
    stop_at(er_network_builder_finish(builder, &network, &error), &error);
    uint32_t nodes, links;
    er_network_nodes(network, &nodes);
    er_network_links(network, &links);
    fprintf(stderr, "%u nodes and %u links assembled in %.2f s, peak %ld MiB\n", nodes, links,
            seconds() - start, peak_mebibytes());
    er_network_builder_free(builder);
    er_network_free(network);
    er_document_free(document);
    return 0;
}
