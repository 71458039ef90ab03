/* Reading, analysing, extracting and building are done once for each of their allocations (or, of
   the long ones, each of a sample), with that one and all after it failing: they must say
   ER_NO_MEMORY, leave nothing behind (which the address sanitizer sees) and no output. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "document/record.h"
#include "ergraph/build.h"
#include "failing_allocator.h"

#define SAMPLES 60 /* allocations of a long job that are made to fail, one run each */

typedef struct folder {
    char path[64]; /* of the directory */
    char text[80], page[80], lines[80], extract[80], output[80];
} folder;

static void write_file(char path[80], const char *directory, const char *name, const char *text)
{
    snprintf(path, 80, "%s/%s", directory, name);
    FILE *file = fopen(path, "w");
    assert_non_null(file);
    assert_true(fputs(text, file) >= 0);
    assert_int_equal(fclose(file), 0);
}

static folder make_folder(void)
{
    folder f = {.path = "/tmp/ergraph-memory-XXXXXX"};
    assert_non_null(mkdtemp(f.path));
    write_file(f.text, f.path, "2025-01-02.txt",
               "Angela Merkel met Emmanuel Macron in Paris.\n\nShe praised France.\n");
    write_file(f.page, f.path, "page.html",
               "<title>T</title><article><h1>H</h1><p>Norway accused Sweden.</p></article>");
    write_file(f.lines, f.path, "lines.jsonl",
               "{\"id\":\"a\",\"text\":\"NATO met.\",\"date\":\"2025-01-01\"}\n"
               "{\"id\":\"b\\u00e9\",\"text\":\"Gen\xe8ve\",\"title\":\"x\"}\n");
    snprintf(f.extract, sizeof f.extract, "%s/extract", f.path);
    snprintf(f.output, sizeof f.output, "%s/output", f.path);
    return f;
}

static void remove_folder(const folder *f)
{
    unlink(f->text);
    unlink(f->page);
    unlink(f->lines);
    unlink(f->extract);
    rmdir(f->output);
    assert_int_equal(rmdir(f->path), 0); /* nothing else was left in it */
}

static er_status read_all(const folder *f)
{
    er_input *input = NULL;
    er_document *document = NULL;
    const char *paths[] = {f->path};
    bool more = true;
    er_status status = er_input_new(&input, paths, 1, NULL, NULL, NULL);
    if (status == ER_OK)
        status = er_document_new(&document, NULL);
    while (status == ER_OK && more)
        status = er_input_next(input, document, &more, NULL);
    er_document_free(document);
    er_input_free(input);
    return status;
}

static er_status extract_all(const folder *f)
{
    er_analyzer *analyzer = NULL;
    er_writer *writer = NULL;
    const char *paths[] = {f->text, f->lines};
    const er_extract_options options = {.jobs = 1};
    er_status status = er_analyzer_new(&analyzer, NULL);
    if (status == ER_OK)
        status = er_writer_new_memory(&writer, NULL);
    if (status == ER_OK)
        status = er_extract(analyzer, paths, 2, &options, writer, NULL, NULL, NULL);
    er_writer_free(writer);
    er_analyzer_free(analyzer);
    return status;
}

static er_status merge_all(const folder *f)
{
    static const char *const formats[] = {"json", "csv", ER_MENTIONS_FORMAT};
    const char *paths[] = {f->extract};
    er_build_options options = er_build_options_default();
    options.formats = formats;
    options.format_count = 3;
    return er_merge(paths, 1, &options, f->output, NULL, NULL, NULL, NULL);
}

/* Runs job with its allocations failing from the n-th on, for at most most different n. */
static void fail_each(er_status (*job)(const folder *f), const folder *f, uint64_t most)
{
    fail_allocations(UINT64_MAX);
    assert_int_equal(job(f), ER_OK);
    uint64_t count = allocations_asked(), step = count / most + 1;
    for (uint64_t n = 0; n < count; n += step) {
        fail_allocations(n);
        er_status status = job(f);
        fail_allocations(UINT64_MAX);
        if (status != ER_NO_MEMORY)
            print_error("allocation %llu of %llu\n", (unsigned long long)n,
                        (unsigned long long)count);
        assert_int_equal(status, ER_NO_MEMORY);
    }
}

static void reading_stops_cleanly(void **state)
{
    (void)state;
    folder f = make_folder();
    fail_each(read_all, &f, UINT64_MAX);
    remove_folder(&f);
}

static void extracting_stops_cleanly(void **state)
{
    (void)state;
    folder f = make_folder();
    fail_each(extract_all, &f, SAMPLES);
    remove_folder(&f);
}

static void merging_stops_cleanly_and_leaves_no_files(void **state)
{
    (void)state;
    folder f = make_folder();
    write_file(f.extract, f.path, "extract",
               "{\"doc\":\"a\",\"tokens\":9,\"mentions\":[{\"start\":0,\"end\":1,\"text\":\"A\","
               "\"type\":\"state\",\"kind\":\"name\",\"entity\":0,\"sentence\":0,"
               "\"confidence\":0.5}],\"entities\":[{\"label\":\"A\",\"type\":\"state\","
               "\"aliases\":[\"A\"]}],\"relations\":[],\"sentences\":[[0,9]],"
               "\"paragraphs\":[0],\"texts\":[\"A b c d.\"]}\n");
    fail_allocations(UINT64_MAX);
    assert_int_equal(merge_all(&f), ER_OK);
    uint64_t count = allocations_asked(), step = count / SAMPLES + 1;
    for (int i = 0; i < 4; i++) {
        static const char *const names[] = {"network.json", "edges.csv", "mentions.jsonl", ""};
        char path[200];
        snprintf(path, sizeof path, "%s/%s", f.output, names[i]);
        assert_int_equal(*names[i] ? unlink(path) : rmdir(path), 0);
    }
    for (uint64_t n = 0; n < count; n += step) {
        fail_allocations(n);
        er_status status = merge_all(&f);
        fail_allocations(UINT64_MAX);
        assert_int_equal(status, ER_NO_MEMORY);
        struct stat about;
        assert_true(stat(f.output, &about) != 0 || rmdir(f.output) == 0); /* empty */
    }
    remove_folder(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reading_stops_cleanly),
        cmocka_unit_test(extracting_stops_cleanly),
        cmocka_unit_test(merging_stops_cleanly_and_leaves_no_files),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
