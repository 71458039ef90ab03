/* A network.json is read, or refused; what was read can be written in every format of text. */
#include <string.h>

#include "ergraph/export.h"
#include "fuzz.h"

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
    if (status == ER_OK)
        write_formats(network);
    er_network_free(network);
    return 0;
}
