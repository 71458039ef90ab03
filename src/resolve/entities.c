/* From groups of mentions to the table of entities of the document. */
#include <stdlib.h>

#include "base/array.h"
#include "facts/body_key.h"
#include "resolve/work.h"

/* One surface form of an entity and how often it stands in the document. */
typedef struct form {
    uint32_t entity;
    er_view text;
    uint32_t count;
    uint32_t order; /* of its first appearance */
    uint8_t kind;   /* er_kind */
} form;

static er_status number_entities(er_work *work, uint32_t *entity_of, uint32_t *root_of)
{
    er_document *document = work->document;
    for (uint32_t i = 0; i < work->group_count; i++)
        entity_of[i] = ER_NONE;
    for (uint32_t i = 0; i < document->mention_count; i++) {
        if (work->group_of[i] == ER_NONE)
            continue;
        uint32_t root = er_group_root(work, work->group_of[i]);
        if (entity_of[root] == ER_NONE) {
            er_entity *entity = er_document_add_entity(document);
            if (!entity)
                return er_fail_memory(work->error);
            const er_group *group = &work->groups[root];
            *entity = (er_entity){.type = group->type,
                                  .gender = group->gender,
                                  .state = group->state,
                                  .life = group->life,
                                  .holder_of = ER_NONE};
            entity_of[root] = document->entity_count - 1;
            root_of[entity_of[root]] = root;
        }
        document->mentions[i].entity = entity_of[root];
        document->entities[entity_of[root]].mention_count++;
    }
    return ER_OK;
}

/* Every surface form once, in order of appearance. */
static er_status collect_forms(er_work *work, form *forms, uint32_t *count)
{
    const er_document *document = work->document;
    er_index seen = {0};
    *count = 0;
    for (uint32_t i = 0; i < document->mention_count; i++) {
        const er_mention *mention = &document->mentions[i];
        if (mention->entity == ER_NONE || mention->kind == ER_NOMINAL ||
            mention->kind == ER_PRONOUN)
            continue;
        er_view text = er_mention_text(work, i);
        uint64_t key = er_hash_mix(er_view_hash(text), mention->entity);
        uint32_t *slot = er_index_add(&seen, key, *count);
        if (!slot) {
            er_index_free(&seen);
            return er_fail_memory(work->error);
        }
        if (*slot == *count)
            forms[(*count)++] = (form){mention->entity, text, 0, i, (uint8_t)mention->kind};
        forms[*slot].count++;
    }
    er_index_free(&seen);
    return ER_OK;
}

static int compare_forms(const void *a, const void *b)
{
    const form *x = a, *y = b;
    if (x->entity != y->entity)
        return x->entity < y->entity ? -1 : 1;
    return x->order < y->order ? -1 : x->order > y->order;
}

static uint32_t words_of(er_view text)
{
    uint32_t words = 1;
    for (uint32_t i = 0; i < text.length; i++)
        words += text.data[i] == ' ' || text.data[i] == '-';
    return words;
}

/* Whether a is the better label: a name before a demonym, then, where longest is asked for, the
   more words, then the more frequent, the earlier. */
static bool is_better_label(bool longest, const form *a, const form *b)
{
    if ((a->kind == ER_NAME) != (b->kind == ER_NAME))
        return a->kind == ER_NAME;
    if (longest) {
        uint32_t words_a = words_of(a->text), words_b = words_of(b->text);
        if (words_a != words_b)
            return words_a > words_b;
    }
    if (a->count != b->count)
        return a->count > b->count;
    return a->order < b->order;
}

/* The label that the tables have for the group, or an empty view. */
static er_view listed_label(const er_work *work, uint32_t root)
{
    uint32_t body = work->groups[root].body;
    if (work->groups[root].label.length)
        return work->groups[root].label;
    if (body == ER_NONE || er_bodies_row(work->resolver->bodies, body)->organ)
        return (er_view){"", 0};
    return er_bodies_row(work->resolver->bodies, body)->label;
}

/* Of a person whom the document does not name. */
static er_status keep_office(er_work *work, er_entity *entity, uint32_t root)
{
    const er_group *group = &work->groups[root];
    if (!group->office.length || entity->alias_count)
        return ER_OK;
    entity->office = er_arena_copy(&work->document->arena, group->office);
    entity->holder_of = work->document->mentions[group->office_owner].entity;
    entity->described = group->described;
    return entity->office ? ER_OK : er_fail_memory(work->error);
}

static er_status fill_entity(er_work *work, er_entity *entity, uint32_t root, const form *forms,
                             uint32_t count)
{
    er_arena *arena = &work->document->arena;
    entity->aliases = er_arena_alloc(arena, (count ? count : 1) * sizeof *entity->aliases);
    if (!entity->aliases)
        return er_fail_memory(work->error);
    const form *label = count ? &forms[0] : NULL;
    bool longest = entity->type == ER_PERSON ||
                   (entity->type == ER_ORGANIZATION && work->groups[root].body == ER_NONE);
    for (uint32_t i = 0; i < count; i++) {
        if (is_better_label(longest, &forms[i], label))
            label = &forms[i];
        const char *alias = er_arena_copy(arena, forms[i].text);
        if (!alias)
            return er_fail_memory(work->error);
        entity->aliases[entity->alias_count++] = alias;
    }
    er_view text = listed_label(work, root);
    const er_states *states = er_facts_states(work->resolver->facts);
    if (entity->type == ER_STATE && entity->state < states->count)
        text = er_view_of(states->rows[entity->state].label);
    if (!text.length)
        text = label ? label->text : work->groups[root].text;
    entity->label = er_arena_copy(arena, text);
    return entity->label ? keep_office(work, entity, root) : er_fail_memory(work->error);
}

static er_status fill_entities(er_work *work, const uint32_t *root_of, form *forms)
{
    uint32_t count, at = 0;
    er_status status = collect_forms(work, forms, &count);
    if (status)
        return status;
    qsort(forms, count, sizeof *forms, compare_forms);
    for (uint32_t e = 0; e < work->document->entity_count && !status; e++) {
        uint32_t end = at;
        while (end < count && forms[end].entity == e)
            end++;
        status = fill_entity(work, &work->document->entities[e], root_of[e], forms + at, end - at);
        at = end;
    }
    return status;
}

er_status er_make_entities(er_work *work)
{
    uint32_t *entity_of = malloc((size_t)(work->group_count + 1) * sizeof *entity_of);
    uint32_t *root_of = malloc((size_t)(work->group_count + 1) * sizeof *root_of);
    form *forms = malloc((size_t)(work->document->mention_count + 1) * sizeof *forms);
    er_status status = entity_of && root_of && forms ? ER_OK : er_fail_memory(work->error);
    if (!status)
        status = number_entities(work, entity_of, root_of);
    if (!status)
        status = fill_entities(work, root_of, forms);
    free(entity_of);
    free(root_of);
    free(forms);
    return status;
}
