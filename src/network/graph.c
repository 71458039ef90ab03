#include "network/graph.h"

#include <pthread.h>
#include <stdio.h>

/* igraph's handlers take no context: this is theirs, and belongs to whoever holds the lock. */
static pthread_mutex_t igraph_lock = PTHREAD_MUTEX_INITIALIZER;
static struct {
    const er_progress *progress;
    char message[512]; /* the first that igraph gave */
} igraph_call;

static void keep_message(const char *reason, const char *file, int line, igraph_error_t code)
{
    (void)file;
    (void)line;
    (void)code;
    if (!igraph_call.message[0] && reason && *reason)
        snprintf(igraph_call.message, sizeof igraph_call.message, "%s", reason);
    IGRAPH_FINALLY_FREE();
}

static void ignore_warning(const char *reason, const char *file, int line)
{
    (void)reason;
    (void)file;
    (void)line;
}

static bool interrupted(void)
{
    const er_progress *progress = igraph_call.progress;
    return progress && progress->interrupted && progress->interrupted(progress->context);
}

static igraph_error_t ask_to_go_on(void *data)
{
    (void)data;
    if (!interrupted())
        return IGRAPH_SUCCESS;
    IGRAPH_FINALLY_FREE();
    return IGRAPH_INTERRUPTED;
}

void er_graph_enter(const er_progress *progress)
{
    pthread_mutex_lock(&igraph_lock);
    igraph_call.progress = progress;
    igraph_call.message[0] = '\0';
    igraph_set_error_handler(keep_message);
    igraph_set_warning_handler(ignore_warning);
    igraph_set_interruption_handler(ask_to_go_on);
}

er_status er_graph_leave(igraph_error_t code, er_error *error)
{
    er_status status = ER_OK;
    if (code == IGRAPH_INTERRUPTED)
        status = er_fail(error, ER_INTERRUPTED, "stopped");
    else if (code == IGRAPH_ENOMEM)
        status = er_fail_memory(error);
    else if (code != IGRAPH_SUCCESS)
        status = er_fail(error, ER_LIBRARY_FAILED, "%s",
                         igraph_call.message[0] ? igraph_call.message : igraph_strerror(code));
    igraph_call.progress = NULL;
    pthread_mutex_unlock(&igraph_lock);
    return status;
}

static igraph_error_t fill(er_graph *graph, igraph_vector_int_t *ends, const er_layer *layer)
{
    for (uint32_t i = 0; i < layer->edge_count; i++) {
        VECTOR(*ends)[2 * i] = layer->edges[i].from;
        VECTOR(*ends)[2 * i + 1] = layer->edges[i].to;
        VECTOR(graph->weights)[i] = layer->edges[i].weight;
    }
    return igraph_create(&graph->graph, ends, (igraph_integer_t)layer->node_count, layer->directed);
}

igraph_error_t er_graph_make(er_graph *graph, const er_layer *layer)
{
    igraph_vector_int_t ends;
    igraph_error_t code = igraph_vector_int_init(&ends, 2 * (igraph_integer_t)layer->edge_count);
    if (code != IGRAPH_SUCCESS)
        return code;
    code = igraph_vector_init(&graph->weights, (igraph_integer_t)layer->edge_count);
    if (code == IGRAPH_SUCCESS) {
        code = fill(graph, &ends, layer);
        if (code != IGRAPH_SUCCESS)
            igraph_vector_destroy(&graph->weights);
    }
    igraph_vector_int_destroy(&ends);
    return code;
}

void er_graph_free(er_graph *graph)
{
    igraph_destroy(&graph->graph);
    igraph_vector_destroy(&graph->weights);
}
