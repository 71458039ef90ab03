/* igraph reads network.graphml: read_igraph FILE prints "N nodes M links" and the first label. */
#include <igraph.h>
#include <stdio.h>

int main(int count, char **words)
{
    igraph_t graph;
    FILE *file = count == 2 ? fopen(words[1], "rb") : NULL;
    if (!file) {
        fprintf(stderr, "usage: read_igraph FILE\n");
        return 2;
    }
    igraph_set_attribute_table(&igraph_cattribute_table);
    igraph_set_error_handler(igraph_error_handler_printignore);
    igraph_error_t failed = igraph_read_graph_graphml(&graph, file, 0);
    fclose(file);
    if (failed)
        return 1;
    printf("%ld nodes %ld links\n", (long)igraph_vcount(&graph), (long)igraph_ecount(&graph));
    if (igraph_vcount(&graph) > 0)
        printf("%s\n", VAS(&graph, "label", 0));
    igraph_destroy(&graph);
    return 0;
}
