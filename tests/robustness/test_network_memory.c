/* Every job of the network is done once for each of its allocations, with that one and all after it
   failing: it must say ER_NO_MEMORY, and leave nothing behind (which the address sanitizer sees).
 */
#include "unit/network_fixture.h"

#include "ergraph/filter.h"
#include "ergraph/query.h"
#include "failing_allocator.h"

#define DOCUMENTS 3u

typedef struct memory_job {
    er_document *documents[DOCUMENTS];
    er_network *network; /* of the documents, for the jobs after building */
    char *json;
} memory_job;

static void prepare(memory_job *job)
{
    job->documents[0] = fixture_document("one", "2025-01-02", "A B. B C U.");
    job->documents[1] = fixture_document("two", NULL, "A C.|U C.");
    job->documents[2] = fixture_document("three", "2025-03-04", "A U B C.");
    fixture_relate(job->documents[0], 0, ANNA, BOB, ER_ACCUSE, "blame");
    fixture_relate(job->documents[2], 0, BOB, COSTA, ER_ROLE, NULL)->role = "minister";
}

static er_status build(memory_job *job)
{
    er_directory directory = fixture_directory();
    er_network_options options = er_network_options_default();
    options.window = ER_WINDOW_PARAGRAPH;
    er_network_builder *builder = NULL;
    er_network *network = NULL;
    er_status status = er_network_builder_new(&builder, &options, &directory, NULL);
    for (uint32_t i = 0; status == ER_OK && i < DOCUMENTS; i++)
        status = er_network_builder_add(builder, job->documents[i], FIXTURE_NUMBER, NULL);
    if (status == ER_OK)
        status = er_network_builder_finish(builder, &network, NULL);
    er_network_builder_free(builder);
    er_network_free(network);
    return status;
}

static er_status export_as(memory_job *job, const char *format)
{
    er_writer *writer = NULL;
    er_status status = er_writer_new_memory(&writer, NULL);
    if (status != ER_OK)
        return status;
    status = er_export(job->network, format, NULL, writer, NULL);
    if (status == ER_OK)
        status = er_writer_finish(writer, NULL);
    er_writer_free(writer);
    return status;
}

static er_status export_json(memory_job *job)
{
    return export_as(job, "json");
}

static er_status export_adjacency(memory_job *job)
{
    return export_as(job, "adjacency");
}

static er_status export_csv(memory_job *job)
{
    er_status status = export_as(job, "csv");
    return status == ER_OK ? export_as(job, "csv-nodes") : status;
}

static er_status read_again(memory_job *job)
{
    er_network *network = NULL;
    er_status status = er_network_read(&network, job->json, strlen(job->json), NULL);
    er_network_free(network);
    return status;
}

static er_status measure(memory_job *job)
{
    er_measure measures[ER_MEASURE_COUNT];
    double values[ER_MEASURE_COUNT * FIXTURE_ENTITIES];
    for (int i = 0; i < ER_MEASURE_COUNT; i++)
        measures[i] = (er_measure)i;
    er_measure_options options = {.kind = ER_RELATION, .jobs = 1};
    er_status status =
        er_measures_compute(job->network, &options, measures, ER_MEASURE_COUNT, values, NULL, NULL);
    return status == ER_OK ? er_network_measure(job->network, NULL, NULL) : status;
}

static er_status filter(memory_job *job)
{
    const char *const egos[] = {"anna"};
    er_filter filter = {.from = "2025",
                        .egos = egos,
                        .ego_count = 1,
                        .backbone = ER_BACKBONE_DISPARITY,
                        .top = 2,
                        .top_by = ER_MEASURE_DEGREE};
    er_network *part = NULL;
    er_status status = er_network_filter(job->network, &filter, &part, NULL);
    er_network_free(part);
    return status;
}

static er_status ask(memory_job *job)
{
    er_profile *profile = NULL;
    er_story *story = NULL;
    er_path *path = NULL;
    uint32_t node = ER_NONE;
    er_status status = er_network_find(job->network, "anna", &node, NULL, NULL);
    if (status == ER_OK)
        status = er_profile_make(&profile, job->network, node, NULL);
    if (status == ER_OK)
        status = er_story_make(&story, job->network, 0, 1, NULL);
    if (status == ER_OK)
        status = er_path_find(&path, job->network, 0, 3, ER_PATH_BOTH, NULL);
    er_profile_free(profile);
    er_story_free(story);
    er_path_free(path);
    return status;
}

/* Runs what is to be done without a failure, then with the first allocation failing, the second
   ... */
static void check_job(er_status (*run)(memory_job *job))
{
    memory_job job = {.network = NULL};
    prepare(&job);
    job.network = fixture_network(job.documents, DOCUMENTS, NULL);
    job.json = fixture_json(job.network);
    prepare(&job); /* fixture_network freed them */
    fail_allocations(UINT64_MAX);
    assert_int_equal(run(&job), ER_OK);
    uint64_t count = allocations_asked();
    assert_true(count > 0);
    for (uint64_t i = 0; i < count; i++) {
        fail_allocations(i);
        er_status status = run(&job);
        fail_allocations(UINT64_MAX);
        if (status != ER_NO_MEMORY)
            fail_msg("allocation %llu of %llu: %s", (unsigned long long)i,
                     (unsigned long long)count, er_status_name(status));
    }
    for (uint32_t i = 0; i < DOCUMENTS; i++)
        er_document_free(job.documents[i]);
    er_network_free(job.network);
    free(job.json);
}

#define JOB_TEST(name, job)                                                                        \
    static void name(void **state)                                                                 \
    {                                                                                              \
        (void)state;                                                                               \
        check_job(job);                                                                            \
    }

JOB_TEST(building_survives_a_lack_of_memory, build)
JOB_TEST(json_survives_a_lack_of_memory, export_json)
JOB_TEST(adjacency_survives_a_lack_of_memory, export_adjacency)
JOB_TEST(csv_survives_a_lack_of_memory, export_csv)
JOB_TEST(reading_survives_a_lack_of_memory, read_again)
JOB_TEST(measuring_survives_a_lack_of_memory, measure)
JOB_TEST(filtering_survives_a_lack_of_memory, filter)
JOB_TEST(queries_survive_a_lack_of_memory, ask)

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(building_survives_a_lack_of_memory),
        cmocka_unit_test(json_survives_a_lack_of_memory),
        cmocka_unit_test(adjacency_survives_a_lack_of_memory),
        cmocka_unit_test(csv_survives_a_lack_of_memory),
        cmocka_unit_test(reading_survives_a_lack_of_memory),
        cmocka_unit_test(measuring_survives_a_lack_of_memory),
        cmocka_unit_test(filtering_survives_a_lack_of_memory),
        cmocka_unit_test(queries_survive_a_lack_of_memory),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
