#include "explain.h"
#include "result.h"

static bool add_string(cJSON *object, const char *key, const char *value)
{
    return value ? cJSON_AddStringToObject(object, key, value) != NULL
                 : cJSON_AddNullToObject(object, key) != NULL;
}

static bool add_strings(cJSON *object, const char *key, const char *const *values, uint32_t count)
{
    cJSON *array = cJSON_AddArrayToObject(object, key);
    for (uint32_t i = 0; i < count; i++)
        if (!cJSON_AddItemToArray(array, cJSON_CreateString(values[i])))
            return false;
    return array;
}

static bool add_node(cJSON *object, const char *key, const er_node *node)
{
    cJSON *item = cJSON_AddObjectToObject(object, key);
    return item && add_string(item, "id", node->id) && add_string(item, "label", node->label) &&
           add_string(item, "type", er_type_name(node->type)) &&
           add_strings(item, "aliases", node->aliases, node->alias_count) &&
           cJSON_AddNumberToObject(item, "mentions", node->mentions) &&
           cJSON_AddNumberToObject(item, "documents", node->documents) &&
           add_string(item, "first", node->first) && add_string(item, "last", node->last);
}

static bool add_signs(cJSON *object, uint32_t cooperation, uint32_t conflict, uint32_t neutral)
{
    return cJSON_AddNumberToObject(object, "cooperation", cooperation) &&
           cJSON_AddNumberToObject(object, "conflict", conflict) &&
           cJSON_AddNumberToObject(object, "neutral", neutral);
}

static bool add_evidence(cJSON *array, const er_evidence *e)
{
    cJSON *object = cli_add_object(array);
    return object && add_string(object, "doc", e->doc) && add_string(object, "date", e->date) &&
           add_string(object, "url", e->url) &&
           cJSON_AddNumberToObject(object, "start", e->start) &&
           cJSON_AddNumberToObject(object, "end", e->end) && add_string(object, "text", e->text) &&
           add_string(object, "predicate", e->predicate) &&
           add_string(object, "modality", er_modality_name(e->modality));
}

static bool add_relation(cJSON *array, const er_network *network, const er_link *link)
{
    cJSON *object = cli_add_object(array), *evidence;
    bool fine = object && add_string(object, "id", link->id) &&
                add_string(object, "source", cli_node(network, link->source)->id) &&
                add_string(object, "target", cli_node(network, link->target)->id) &&
                add_string(object, "class", er_class_facts_of(link->relation_class)->name) &&
                cJSON_AddBoolToObject(object, "symmetric", link->symmetric) &&
                cJSON_AddNumberToObject(object, "weight", link->weight) &&
                add_strings(object, "predicates", link->predicates, link->predicate_count) &&
                add_strings(object, "roles", link->roles, link->role_count) &&
                (evidence = cJSON_AddArrayToObject(object, "evidence"));
    for (uint32_t i = 0; fine && i < link->evidence_count; i++)
        fine = add_evidence(evidence, &link->evidence[i]);
    return fine;
}

static bool add_relations(cJSON *top, const er_network *network, const uint32_t *links,
                          uint32_t count)
{
    cJSON *array = cJSON_AddArrayToObject(top, "relations");
    bool fine = array;
    for (uint32_t i = 0; i < count && fine; i++)
        fine = add_relation(array, network, cli_link(network, links[i]));
    return fine;
}

static bool add_months(cJSON *top, const er_period *months, uint32_t count)
{
    cJSON *array = cJSON_AddArrayToObject(top, "months");
    bool fine = array;
    for (uint32_t i = 0; i < count && fine; i++) {
        const er_period *p = &months[i];
        char month[16];
        snprintf(month, sizeof month, "%04u-%02u", p->month / 12 % 10000, p->month % 12 + 1);
        cJSON *object = cli_add_object(array);
        fine = object && add_string(object, "month", p->month ? month : NULL) &&
               cJSON_AddNumberToObject(object, "together", p->together) &&
               add_signs(object, p->cooperation, p->conflict, p->neutral);
    }
    return fine;
}

static bool add_neighbours(cJSON *top, const er_network *network, const er_profile *p)
{
    cJSON *array = cJSON_AddArrayToObject(top, "neighbours");
    bool fine = array;
    for (uint32_t i = 0; i < p->neighbour_count && fine; i++) {
        const er_neighbour *n = &p->neighbours[i];
        cJSON *object = cli_add_object(array);
        fine = object && add_string(object, "id", cli_node(network, n->node)->id) &&
               add_string(object, "label", cli_node(network, n->node)->label) &&
               cJSON_AddNumberToObject(object, "weight", n->weight) &&
               cJSON_AddNumberToObject(object, "documents", n->documents) &&
               add_signs(object, n->cooperation, n->conflict, n->neutral);
    }
    return fine;
}

static cJSON *only_if(bool fine, cJSON *json)
{
    if (fine)
        return json;
    cJSON_Delete(json);
    return NULL;
}

cJSON *cli_explain_one_json(const er_network *network, const er_profile *p)
{
    cJSON *top = cJSON_CreateObject();
    return only_if(add_node(top, "entity", cli_node(network, p->node)) &&
                       add_neighbours(top, network, p) &&
                       add_relations(top, network, p->relations, p->relation_count) &&
                       add_months(top, p->months, p->month_count),
                   top);
}

/* The sentences in which both stand, where they are not those of a relation. */
static bool add_together(cJSON *top, const er_network *network, const er_story *s)
{
    cJSON *object = cJSON_AddObjectToObject(top, "together");
    cJSON *evidence = cJSON_AddArrayToObject(object, "evidence");
    if (s->cooccurrence == ER_NONE)
        return evidence && cJSON_AddNumberToObject(object, "weight", 0);
    const er_link *link = cli_link(network, s->cooccurrence);
    bool fine = evidence && cJSON_AddNumberToObject(object, "weight", link->weight) &&
                cJSON_AddNumberToObject(object, "documents", link->documents);
    for (uint32_t i = 0; i < link->evidence_count && fine; i++)
        fine = add_evidence(evidence, &link->evidence[i]);
    return fine;
}

cJSON *cli_explain_two_json(const er_network *network, const er_story *s)
{
    cJSON *top = cJSON_CreateObject(), *common;
    bool fine = add_node(top, "a", cli_node(network, s->a)) &&
                add_node(top, "b", cli_node(network, s->b)) && add_together(top, network, s) &&
                add_signs(top, s->cooperation, s->conflict, s->neutral) &&
                add_relations(top, network, s->relations, s->relation_count) &&
                (common = cJSON_AddArrayToObject(top, "common"));
    for (uint32_t i = 0; fine && i < s->common_count; i++)
        fine =
            cJSON_AddItemToArray(common, cJSON_CreateString(cli_node(network, s->common[i])->id));
    return only_if(fine && add_months(top, s->months, s->month_count), top);
}
