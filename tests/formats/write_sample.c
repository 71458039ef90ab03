/* Writes a network for the tests: write_sample news NODES LINKS FORMAT FILE [THEME]
                                   write_sample hostile FORMAT FILE [THEME] */
#include <string.h>

#include "ergraph/export.h"
#include "formats/sample_network.h"

static int write_network(er_network *network, const char *format, const char *file,
                         const char *theme)
{
    er_error error = {0};
    er_writer *writer = NULL;
    er_export_options options = {.draw = {.title = NULL}};
    if (theme)
        options.draw.theme = er_theme_named(theme);
    FILE *stream = fopen(file, "wb");
    if (!stream) {
        perror(file);
        return 1;
    }
    er_status status = er_network_layout(network, &options.draw, &error);
    if (status == ER_OK)
        status = er_writer_new_stream(&writer, stream, &error);
    if (status == ER_OK)
        status = er_export(network, format, &options, writer, &error);
    if (status == ER_OK)
        status = er_writer_finish(writer, &error);
    er_writer_free(writer);
    if (fclose(stream) != 0 && status == ER_OK)
        status = ER_WRITE_FAILED;
    if (status != ER_OK)
        fprintf(stderr, "%s: %s\n", er_status_name(status), error.message);
    printf("%u nodes %u links\n", network->node_count, network->link_count);
    er_network_free(network);
    return status != ER_OK;
}

int main(int count, char **words)
{
    if (count >= 6 && strcmp(words[1], "news") == 0)
        return write_network(sample_news((uint32_t)atoi(words[2]), (uint32_t)atoi(words[3])),
                             words[4], words[5], count > 6 ? words[6] : NULL);
    if (count >= 4 && strcmp(words[1], "hostile") == 0)
        return write_network(sample_hostile(), words[2], words[3], count > 4 ? words[4] : NULL);
    fprintf(stderr, "usage: write_sample news NODES LINKS | hostile  FORMAT FILE [THEME]\n");
    return 2;
}
