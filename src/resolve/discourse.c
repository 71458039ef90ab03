#include "resolve/discourse.h"

#include <stdlib.h>

#include "base/array.h"

typedef struct placed {
    uint32_t first_token, end_token, mention;
} placed;

static int compare_placed(const void *a, const void *b)
{
    const placed *x = a, *y = b;
    if (x->first_token != y->first_token)
        return x->first_token < y->first_token ? -1 : 1;
    if (x->end_token != y->end_token)
        return x->end_token > y->end_token ? -1 : 1;
    return x->mention < y->mention ? -1 : x->mention > y->mention;
}

er_status er_discourse_start(const er_work *work, er_discourse *discourse)
{
    const er_document *document = work->document;
    uint32_t count = document->mention_count;
    placed *rows = malloc(((size_t)count + 1) * sizeof *rows);
    *discourse = (er_discourse){.order = malloc(((size_t)count + 1) * sizeof *discourse->order),
                                .order_count = count};
    if (!rows || !discourse->order) {
        free(rows);
        return er_fail_memory(work->error);
    }
    for (uint32_t i = 0; i < count; i++)
        rows[i] = (placed){document->mentions[i].first_token, document->mentions[i].end_token, i};
    qsort(rows, count, sizeof *rows, compare_placed);
    for (uint32_t i = 0; i < count; i++)
        discourse->order[i] = rows[i].mention;
    free(rows);
    return ER_OK;
}

void er_discourse_free(er_discourse *discourse)
{
    free(discourse->rows);
    free(discourse->order);
}

static er_status meet(er_work *work, er_discourse *discourse, uint32_t mention)
{
    const er_mention *m = &work->document->mentions[mention];
    uint32_t group = work->group_of[mention];
    if (!er_array_reserve((void **)&discourse->rows, &discourse->capacity,
                          (uint64_t)discourse->count + 1, sizeof *discourse->rows))
        return er_fail_memory(work->error);
    discourse->rows[discourse->count++] =
        (er_spoken){.first_token = m->first_token,
                    .end_token = m->end_token,
                    .sentence = m->sentence,
                    .group = group == ER_NONE ? ER_NONE : er_group_root(work, group),
                    .type = (uint8_t)m->type,
                    .kind = (uint8_t)m->kind};
    return ER_OK;
}

er_status er_discourse_reach(er_work *work, er_discourse *discourse, uint32_t token)
{
    er_status status = ER_OK;
    while (!status && discourse->next < discourse->order_count) {
        uint32_t mention = discourse->order[discourse->next];
        if (work->document->mentions[mention].first_token > token)
            break;
        discourse->next++;
        status = meet(work, discourse, mention);
    }
    return status;
}

er_status er_discourse_add(er_work *work, er_discourse *discourse, uint32_t first_token,
                           uint32_t end_token, er_kind kind, uint32_t group, float confidence)
{
    er_status status =
        er_add_resolved_mention(work, first_token, end_token, kind, group, confidence);
    return status ? status : meet(work, discourse, work->document->mention_count - 1);
}
