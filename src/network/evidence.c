#include "network/evidence.h"

#include <stdlib.h>

er_source *er_source_new(const char *id, uint32_t day, const char *url)
{
    size_t id_size = strlen(id) + 1, url_size = url ? strlen(url) + 1 : 0;
    er_source *source = malloc(sizeof *source + id_size + url_size);
    if (!source)
        return NULL;
    char *strings = (char *)(source + 1);
    *source = (er_source){.references = 1, .day = day, .id = strings};
    memcpy(strings, id, id_size);
    if (url)
        source->url = memcpy(strings + id_size, url, url_size);
    return source;
}

void er_source_release(er_source *source)
{
    if (source && --source->references == 0)
        free(source);
}

er_passage *er_passage_new(er_source *source, uint32_t start, uint32_t end, er_view text)
{
    er_passage *passage = malloc(sizeof *passage + text.length + 1);
    if (!passage)
        return NULL;
    *passage = (er_passage){.references = 1, .start = start, .end = end, .source = source};
    source->references++;
    if (text.length)
        memcpy(passage->text, text.data, text.length);
    passage->text[text.length] = '\0';
    return passage;
}

void er_passage_release(er_passage *passage)
{
    if (!passage || --passage->references)
        return;
    er_source_release(passage->source);
    free(passage);
}

static int by_number(uint32_t a, uint32_t b)
{
    return (a > b) - (a < b);
}

/* Negative: (confidence, source, start) is better than b. */
static int compare_place(float confidence, const er_source *source, uint32_t start,
                         const er_observation *b)
{
    const er_source *other = b->passage->source;
    if (confidence != b->confidence)
        return confidence > b->confidence ? -1 : 1;
    if (source->day != other->day)
        return by_number(source->day - 1, other->day - 1); /* none wraps round to the last */
    int by_document = source == other ? 0 : strcmp(source->id, other->id);
    return by_document ? by_document : by_number(start, b->passage->start);
}

/* The whole order: it does not depend on which came first. */
static int compare(const er_observation *a, const er_observation *b)
{
    int order = compare_place(a->confidence, a->passage->source, a->passage->start, b);
    if (!order)
        order = by_number(a->passage->end, b->passage->end);
    if (!order)
        order = by_number(a->trigger_start, b->trigger_start);
    if (!order)
        order = by_number(a->source_start, b->source_start);
    if (!order)
        order = by_number(a->target_start, b->target_start);
    return order ? order : by_number(a->modality, b->modality);
}

static bool same_passage(const er_passage *a, const er_passage *b)
{
    return a == b ||
           (a->start == b->start && a->end == b->end && strcmp(a->source->id, b->source->id) == 0 &&
            a->source->day == b->source->day && strcmp(a->text, b->text) == 0);
}

bool er_observations_wants(const er_observations *kept, uint32_t most, float confidence,
                           const er_source *source, uint32_t start)
{
    if (kept->count < most)
        return true;
    return most && compare_place(confidence, source, start, &kept->items[kept->count - 1]) <= 0;
}

static void remove_at(er_observations *kept, uint32_t at)
{
    er_passage_release(kept->items[at].passage);
    kept->count--;
    memmove(&kept->items[at], &kept->items[at + 1], (kept->count - at) * sizeof *kept->items);
}

/* Makes place for one more; false where the new one is not good enough or memory is out. */
static bool make_room(er_observations *kept, uint32_t most, const er_observation *observation,
                      bool *out_of_memory)
{
    for (uint32_t i = 0; i < kept->count; i++)
        if (same_passage(kept->items[i].passage, observation->passage)) {
            if (compare(observation, &kept->items[i]) >= 0)
                return false;
            remove_at(kept, i);
            return true;
        }
    if (kept->count == most) {
        if (!most || compare(observation, &kept->items[most - 1]) >= 0)
            return false;
        remove_at(kept, most - 1);
        return true;
    }
    er_observation *moved = realloc(kept->items, (kept->count + 1) * sizeof *moved);
    *out_of_memory = !moved;
    if (moved)
        kept->items = moved;
    return moved != NULL;
}

bool er_observations_add(er_observations *kept, uint32_t most, const er_observation *observation)
{
    bool out_of_memory = false;
    if (!make_room(kept, most, observation, &out_of_memory))
        return !out_of_memory;
    uint32_t at = kept->count++;
    while (at && compare(observation, &kept->items[at - 1]) < 0) {
        kept->items[at] = kept->items[at - 1];
        at--;
    }
    kept->items[at] = *observation;
    observation->passage->references++;
    return true;
}

void er_observations_free(er_observations *kept)
{
    for (uint32_t i = 0; i < kept->count; i++)
        er_passage_release(kept->items[i].passage);
    free(kept->items);
    *kept = (er_observations){0};
}
