/* A network.json is read, or refused; what was read can be written in every format of text, its own
   bytes read back to the same bytes, and so do those of a part of it. */
#include <string.h>

#include "ergraph/export.h"
#include "ergraph/filter.h"
#include "fuzz.h"

static er_writer *write_json(const er_network *network)
{
    er_writer *writer;
    EXPECT(er_writer_new_memory(&writer, NULL) == ER_OK);
    EXPECT(er_export(network, "json", NULL, writer, NULL) == ER_OK);
    EXPECT(er_writer_finish(writer, NULL) == ER_OK);
    return writer;
}

static void check_round_trip(const er_network *network)
{
    size_t length, length_again;
    er_network *again;
    er_writer *first = write_json(network);
    const char *text = er_writer_memory(first, &length);
    EXPECT(er_network_read(&again, text, length, NULL) == ER_OK);
    er_writer *second = write_json(again);
    const char *text_again = er_writer_memory(second, &length_again);
    EXPECT(length == length_again && memcmp(text, text_again, length) == 0);
    er_network_free(again);
    er_writer_free(first);
    er_writer_free(second);
}

static void check_part(const er_network *network)
{
    er_filter filter = {.from = "2024-06", .backbone = ER_BACKBONE_NOISE_CORRECTED, .top = 3};
    er_network *part;
    EXPECT(er_network_filter(network, &filter, &part, NULL) == ER_OK);
    check_round_trip(part);
    er_network_free(part);
}

static void write_formats(const er_network *network)
{
    uint32_t count;
    const er_export_format *formats = er_export_formats(&count);
    for (uint32_t i = 0; i < count; i++) {
        if (formats[i].drawn) /* Graphviz is slow, and not ours */
            continue;
        er_writer *writer;
        size_t length;
        EXPECT(er_writer_new_memory(&writer, NULL) == ER_OK);
        EXPECT(er_export(network, formats[i].name, NULL, writer, NULL) == ER_OK);
        EXPECT(er_writer_finish(writer, NULL) == ER_OK);
        EXPECT(er_writer_memory(writer, &length) && length > 0);
        er_writer_free(writer);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    er_network *network = NULL;
    er_error error;
    er_status status = er_network_read(&network, (const char *)data, size, &error);
    EXPECT(status == ER_OK || (status == ER_BAD_FORMAT && error.message[0]));
    if (status == ER_OK) {
        write_formats(network);
        check_round_trip(network);
        check_part(network);
    }
    er_network_free(network);
    return 0;
}
