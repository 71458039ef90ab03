/* The library in fifty lines: articles in, the five who stand between most others and a diagram
   out.   example ARTICLE... > network.svg */
#include <stdio.h>

#include <ergraph/build.h>

static er_status rank(const er_network *network, er_error *error)
{
    const er_measure measure = ER_MEASURE_BETWEENNESS;
    uint32_t count;
    const er_node *nodes = er_network_nodes(network, &count);
    double values[10000];
    if (count > 10000)
        return ER_OK; /* an example: no more than it has room for */
    er_status status = er_measures_compute(network, NULL, &measure, 1, values, NULL, error);
    for (int place = 1; status == ER_OK && place <= 5 && count > 0; place++) {
        uint32_t best = 0;
        for (uint32_t i = 1; i < count; i++)
            best = values[i] > values[best] ? i : best;
        fprintf(stderr, "%d. %s %.3f\n", place, nodes[best].label, values[best]);
        values[best] = -1;
    }
    return status;
}

int main(int count, char **paths)
{
    er_error error = {0};
    er_analyzer *analyzer = NULL;
    er_network *network = NULL;
    er_writer *writer = NULL;
    er_status status = er_analyzer_new(&analyzer, &error);
    if (status == ER_OK)
        status = er_build(analyzer, (const char *const *)paths + 1, (uint32_t)(count - 1), NULL,
                          NULL, NULL, NULL, &network, &error);
    if (status == ER_OK)
        status = rank(network, &error);
    if (status == ER_OK)
        status = er_writer_new_stream(&writer, stdout, &error);
    if (status == ER_OK)
        status = er_export(network, "svg", NULL, writer, &error);
    if (status == ER_OK)
        status = er_writer_finish(writer, &error);
    if (status != ER_OK)
        fprintf(stderr, "%s: %s\n", er_status_name(status), error.message);
    er_writer_free(writer);
    er_network_free(network);
    er_analyzer_free(analyzer);
    return status != ER_OK;
}
