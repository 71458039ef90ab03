#include "draw/graphviz.h"

#include <graphviz/gvc.h>
#include <pthread.h>
#include <stdlib.h>

/* What Graphviz makes unavoidable, all under the lock. It reports by a function that gets nothing
   of ours: the message waits here. And it loses some kilobytes with every context that is freed:
   there is one, made for the first drawing and kept. */
static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static char message[512];
static GVC_t *context;

static int keep_message(char *text)
{
    size_t length = strlen(message);
    for (; *text && length + 1 < sizeof message; text++)
        message[length++] = (unsigned char)*text < 0x20 ? ' ' : *text;
    message[length] = '\0';
    return 0;
}

/* A graph on its way through Graphviz. */
typedef struct session {
    Agraph_t *graph;
    bool laid_out;
    agusererrf previous;
} session;

static er_status begin(session *work, const char *description, const char *engine, er_error *error)
{
    pthread_mutex_lock(&lock);
    message[0] = '\0';
    *work = (session){.previous = agseterrf(keep_message)};
    srand(42); /* sfdp takes from rand(): the same places in every run */
    srand48(42);
    if (!context)
        context = gvContext();
    work->graph = context ? agmemread(description) : NULL;
    if (!work->graph)
        return er_fail(error, ER_LIBRARY_FAILED, "Graphviz cannot read the diagram: %s", message);
    if (gvLayout(context, work->graph, engine) != 0)
        return er_fail(error, ER_LIBRARY_FAILED, "Graphviz cannot lay the diagram out: %s",
                       message);
    work->laid_out = true;
    return ER_OK;
}

static void end(session *work)
{
    if (work->laid_out)
        gvFreeLayout(context, work->graph);
    if (work->graph)
        agclose(work->graph);
    agseterrf(work->previous);
    pthread_mutex_unlock(&lock);
}

er_status er_graphviz_layout(const char *description, const char *engine, er_place *places,
                             uint32_t count, er_error *error)
{
    session work;
    er_status status = begin(&work, description, engine, error);
    uint32_t i = 0;
    if (status == ER_OK) {
        for (Agnode_t *node = agfstnode(work.graph); node && i < count;
             node = agnxtnode(work.graph, node), i++)
            places[i] = (er_place){ND_coord(node).x, ND_coord(node).y};
        if (i < count)
            status = er_fail(error, ER_LIBRARY_FAILED, "Graphviz lost a node");
    }
    end(&work);
    return status;
}

er_status er_graphviz_draw(const char *description, const char *engine, const char *format,
                           er_buffer *out, er_error *error)
{
    session work;
    char *data = NULL;
    unsigned int length = 0;
    er_status status = begin(&work, description, engine, error);
    if (status == ER_OK &&
        (gvRenderData(context, work.graph, format, &data, &length) != 0 || !data))
        status =
            er_fail(error, ER_LIBRARY_FAILED, "Graphviz cannot draw as %s: %s", format, message);
    if (status == ER_OK) {
        er_buffer_append(out, data, length);
        if (out->failed)
            status = er_fail_memory(error);
    }
    if (data)
        gvFreeRenderData(data);
    end(&work);
    return status;
}
