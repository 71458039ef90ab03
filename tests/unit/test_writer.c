/* The writer: every byte arrives in order, and a lost one is reported. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ergraph/writer.h"

static void memory_keeps_all_bytes(void **state)
{
    (void)state;
    er_writer *writer = NULL;
    assert_int_equal(er_writer_new_memory(&writer, NULL), ER_OK);
    size_t length = 1;
    assert_string_equal(er_writer_memory(writer, &length), "");
    assert_int_equal(length, 0);
    char long_word[1000];
    memset(long_word, 'x', sizeof long_word - 1);
    long_word[sizeof long_word - 1] = '\0';
    er_writer_string(writer, "a");
    er_writer_printf(writer, "%d%s", 7, long_word);
    er_writer_write(writer, "\0z", 2);
    assert_int_equal(er_writer_finish(writer, NULL), ER_OK);
    const char *data = er_writer_memory(writer, &length);
    assert_int_equal(length, 2 + 999 + 2);
    assert_memory_equal(data, "a7x", 3);
    assert_memory_equal(data + length - 2, "\0z", 3);
    er_writer_free(writer);
}

typedef struct taken {
    size_t bytes, calls, limit;
    char last;
} taken;

static bool take(void *context, const char *data, size_t length)
{
    taken *t = context;
    t->calls++;
    if (t->bytes + length > t->limit)
        return false;
    t->bytes += length;
    t->last = data[length - 1];
    return true;
}

static void small_writes_are_collected(void **state)
{
    (void)state;
    er_writer *writer = NULL;
    taken t = {.limit = SIZE_MAX};
    assert_int_equal(er_writer_new_function(&writer, take, &t, NULL), ER_OK);
    for (int i = 0; i < 100000; i++)
        er_writer_string(writer, "ab");
    assert_int_equal(er_writer_finish(writer, NULL), ER_OK);
    assert_int_equal(t.bytes, 200000);
    assert_int_equal(t.last, 'b');
    assert_true(t.calls < 10);
    er_writer_free(writer);
}

static void the_first_failure_stays(void **state)
{
    (void)state;
    er_writer *writer = NULL;
    taken t = {.limit = 100000};
    assert_int_equal(er_writer_new_function(&writer, take, &t, NULL), ER_OK);
    for (int i = 0; i < 100000; i++)
        er_writer_string(writer, "ab");
    assert_true(er_writer_failed(writer));
    size_t calls = t.calls;
    er_writer_fail(writer, ER_NO_MEMORY, "later");
    er_error error = {0};
    assert_int_equal(er_writer_finish(writer, &error), ER_WRITE_FAILED);
    assert_int_equal(error.status, ER_WRITE_FAILED);
    assert_int_equal(t.calls, calls);
    er_writer_free(writer);
}

static void a_full_disk_is_reported(void **state)
{
    (void)state;
    FILE *full = fopen("/dev/full", "w");
    if (!full)
        skip();
    er_writer *writer = NULL;
    assert_int_equal(er_writer_new_stream(&writer, full, NULL), ER_OK);
    er_writer_string(writer, "one line\n");
    er_error error = {0};
    assert_int_equal(er_writer_finish(writer, &error), ER_WRITE_FAILED);
    assert_string_equal(error.message, "No space left on device");
    er_writer_free(writer);
    fclose(full);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(memory_keeps_all_bytes),
        cmocka_unit_test(small_writes_are_collected),
        cmocka_unit_test(the_first_failure_stays),
        cmocka_unit_test(a_full_disk_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
