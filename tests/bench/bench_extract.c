/* How fast one core turns text into what is found in it, stage by stage, and what memory that
   takes: bench_extract [MEGABYTES [PATH...]]      5 MB of the sample articles, again and again */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <time.h>

#include "document/record.h"
#include "ergraph/input.h"
#include "facts/facts.h"
#include "recognize/recognize.h"
#include "relate/relate.h"
#include "relate/roles.h"
#include "resolve/resolve.h"
#include "text/segmenter.h"

enum { READ, SEGMENT, RECOGNIZE, ROLES, RESOLVE, RELATE, WRITE, READ_BACK, STAGES };

static const char *const NAMES[STAGES] = {"read",       "sentences and tokens", "mentions",
                                          "roles",      "who is who",           "relations",
                                          "write JSON", "read it back (merge)"};

typedef struct bench {
    er_facts *facts;
    er_segmenter *segmenter;
    er_recognizer *recognizer;
    er_recognizer_scratch *recognizing;
    er_resolver *resolver;
    er_parser *parser;
    er_relater *relater;
    er_relater_scratch *relating;
    er_document *document, *copy;
    er_buffer line;
    double seconds[STAGES];
    double begun;
    uint64_t bytes, tokens, documents, output;
} bench;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void stop_at(er_status status, const er_error *error)
{
    if (status == ER_OK)
        return;
    fprintf(stderr, "%s: %s\n", error->file, error->message);
    exit(1);
}

static void begin(bench *b)
{
    b->begun = now();
}

/* Books the time since the last call under a stage. */
static void end(bench *b, int stage, er_status status, const er_error *error)
{
    stop_at(status, error);
    double time = now();
    b->seconds[stage] += time - b->begun;
    b->begun = time;
}

static void prepare(bench *b)
{
    er_error e;
    stop_at(er_facts_new(&b->facts, &e), &e);
    stop_at(er_segmenter_new(&b->segmenter, &e), &e);
    stop_at(er_recognizer_new(b->facts, &b->recognizer, &e), &e);
    stop_at(er_recognizer_scratch_new(&b->recognizing, &e), &e);
    stop_at(er_resolver_new(b->facts, &b->resolver, &e), &e);
    stop_at(er_parser_new(&b->parser, &e), &e);
    stop_at(er_relater_new(b->facts, b->parser, &b->relater, &e), &e);
    stop_at(er_relater_scratch_new(&b->relating, &e), &e);
    stop_at(er_document_new(&b->document, &e), &e);
    stop_at(er_document_new(&b->copy, &e), &e);
}

static void give_back(bench *b)
{
    er_document_free(b->document);
    er_document_free(b->copy);
    er_relater_scratch_free(b->relating);
    er_relater_free(b->relater);
    er_parser_free(b->parser);
    er_resolver_free(b->resolver);
    er_recognizer_scratch_free(b->recognizing);
    er_recognizer_free(b->recognizer);
    er_segmenter_free(b->segmenter);
    er_facts_free(b->facts);
    er_buffer_free(&b->line);
}

/* The stages in the order of the analyzer. */
static void process(bench *b)
{
    er_error e;
    er_document *d = b->document;
    end(b, SEGMENT, er_segment(b->segmenter, d, &e), &e);
    end(b, RECOGNIZE, er_recognize(b->recognizer, b->recognizing, d, &e), &e);
    end(b, ROLES, er_find_roles(b->facts, d, &e), &e);
    end(b, RESOLVE, er_resolve(b->resolver, d, &e), &e);
    end(b, RELATE, er_relate(b->relater, b->relating, d, &e), &e);
    er_buffer_clear(&b->line);
    er_record_write(d, NULL, &b->line);
    end(b, WRITE, b->line.failed ? ER_NO_MEMORY : ER_OK, &e);
    end(b, READ_BACK, er_record_read(b->line.data, b->line.length, b->copy, &e), &e);
    b->bytes += d->text.length;
    b->tokens += d->token_count;
    b->output += b->line.length;
    b->documents++;
}

/* All documents of the paths once. */
static void pass(bench *b, const char *const *paths, uint32_t count, double limit)
{
    er_input *input;
    er_error e;
    bool more = true;
    stop_at(er_input_new(&input, paths, count, NULL, NULL, &e), &e);
    uint64_t before = b->documents;
    for (;;) {
        begin(b);
        end(b, READ, er_input_next(input, b->document, &more, &e), &e);
        if (!more || (double)b->bytes >= limit)
            break;
        process(b);
    }
    er_input_free(input);
    if (b->documents == before && (double)b->bytes < limit) {
        fprintf(stderr, "nothing to read\n");
        exit(1);
    }
}

static void print(const bench *b)
{
    double sum = 0, megabytes = (double)b->bytes / 1e6;
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    for (int i = 0; i < READ_BACK; i++)
        sum += b->seconds[i];
    printf("%llu documents, %.1f MB, %llu tokens; extracts %.1f MB\n",
           (unsigned long long)b->documents, megabytes, (unsigned long long)b->tokens,
           (double)b->output / 1e6);
    for (int i = 0; i < STAGES; i++)
        printf("  %-22s %7.3f s  %8.2f MB/s  %5.1f %%\n", NAMES[i], b->seconds[i],
               megabytes / b->seconds[i], 100 * b->seconds[i] / sum);
    printf("extraction on one core: %.2f MB/s, %.0f tokens/s; peak memory %.1f MB\n",
           megabytes / sum, (double)b->tokens / sum, (double)usage.ru_maxrss / 1e3);
}

int main(int count, char **words)
{
    static const char *const samples[] = {ER_SAMPLES};
    const char *const *paths = count > 2 ? (const char *const *)(words + 2) : samples;
    uint32_t path_count = count > 2 ? (uint32_t)(count - 2) : 1;
    double limit = 1e6 * (count > 1 ? atof(words[1]) : 5);
    bench b = {0};
    double start = now();
    prepare(&b);
    printf("start-up: %.3f s\n", now() - start);
    while ((double)b.bytes < limit)
        pass(&b, paths, path_count, limit);
    print(&b);
    give_back(&b);
    return 0;
}
