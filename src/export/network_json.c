#include "export/network_json.h"

#include "base/date.h"

cJSON *er_json_facts(er_json *json, const er_network_facts *facts)
{
    cJSON *object = er_json_object(json);
    er_json_string(json, object, "generator", "ergraph " ER_VERSION);
    er_json_number(json, object, "documents", (double)facts->documents);
    er_json_number(json, object, "sentences", (double)facts->sentences);
    er_json_number(json, object, "tokens", (double)facts->tokens);
    er_json_number(json, object, "mentions", (double)facts->mentions);
    er_json_string(json, object, "first", facts->first);
    er_json_string(json, object, "last", facts->last);
    er_json_number(json, object, "hidden_nodes", facts->hidden_nodes);
    er_json_number(json, object, "hidden_links", facts->hidden_links);
    er_json_number(json, object, "modularity", facts->modularity);
    return object;
}

cJSON *er_json_node(er_json *json, const er_node *node)
{
    cJSON *object = er_json_object(json);
    er_json_string(json, object, "id", node->id);
    er_json_string(json, object, "label", node->label);
    er_json_string(json, object, "type", er_type_name(node->type));
    er_json_strings(json, object, "aliases", node->aliases, node->alias_count);
    er_json_number(json, object, "mentions", node->mentions);
    er_json_number(json, object, "documents", node->documents);
    er_json_string(json, object, "first", node->first);
    er_json_string(json, object, "last", node->last);
    if (node->community != ER_NONE)
        er_json_number(json, object, "community", node->community);
    er_json_number(json, object, "degree", node->degree);
    er_json_number(json, object, "strength", node->strength);
    er_json_number(json, object, "pagerank", node->pagerank);
    er_json_number(json, object, "betweenness", node->betweenness);
    er_json_number(json, object, "x", node->x);
    er_json_number(json, object, "y", node->y);
    return object;
}

static void add_span(er_json *json, cJSON *object, const char *key, uint32_t start, uint32_t end)
{
    if (start == end)
        return;
    cJSON *span = er_json_array(json);
    er_json_append(json, span, er_json_number_item(json, start));
    er_json_append(json, span, er_json_number_item(json, end));
    er_json_add(json, object, key, span);
}

static void add_months(er_json *json, cJSON *object, const er_link *link)
{
    cJSON *months = er_json_array(json);
    for (uint32_t i = 0; i < link->month_count; i++) {
        const er_month *month = &link->months[i];
        cJSON *item = er_json_object(json);
        if (month->month) {
            char text[ER_DATE_SIZE];
            er_date_print(month->month / 12 * 10000 + (month->month % 12 + 1) * 100, text);
            er_json_add(json, item, "month", cJSON_CreateString(text));
        }
        er_json_number(json, item, "weight", month->weight);
        er_json_number(json, item, "documents", month->documents);
        er_json_append(json, months, item);
    }
    er_json_add(json, object, "months", months);
}

static cJSON *evidence_item(er_json *json, const er_link *link, const er_evidence *evidence)
{
    cJSON *object = er_json_object(json);
    er_json_string(json, object, "doc", evidence->doc);
    er_json_string(json, object, "date", evidence->date);
    er_json_string(json, object, "url", evidence->url);
    er_json_number(json, object, "start", evidence->start);
    er_json_number(json, object, "end", evidence->end);
    er_json_string(json, object, "text", evidence->text);
    add_span(json, object, "source", evidence->source_start, evidence->source_end);
    add_span(json, object, "target", evidence->target_start, evidence->target_end);
    if (link->kind == ER_RELATION) {
        add_span(json, object, "trigger", evidence->trigger_start, evidence->trigger_end);
        er_json_string(json, object, "predicate", evidence->predicate);
        er_json_string(json, object, "modality", er_modality_name(evidence->modality));
    }
    er_json_float(json, object, "confidence", evidence->confidence);
    return object;
}

static void add_relation(er_json *json, cJSON *object, const er_link *link)
{
    er_json_string(json, object, "class", er_class_facts_of(link->relation_class)->name);
    er_json_bool(json, object, "symmetric", link->symmetric);
    er_json_number(json, object, "polarity", link->polarity);
    er_json_number(json, object, "score", link->score);
    er_json_string(json, object, "modality", er_modality_name(link->modality));
    er_json_strings(json, object, "predicates", link->predicates, link->predicate_count);
    if (link->role_count)
        er_json_strings(json, object, "roles", link->roles, link->role_count);
}

cJSON *er_json_link(er_json *json, const er_network *network, const er_link *link, bool nested)
{
    cJSON *object = er_json_object(json);
    er_json_string(json, object, "id", link->id);
    er_json_string(json, object, "source", network->nodes[link->source].id);
    er_json_string(json, object, "target", network->nodes[link->target].id);
    er_json_string(json, object, "kind", er_link_kind_name(link->kind));
    if (link->kind == ER_RELATION)
        add_relation(json, object, link);
    er_json_number(json, object, "weight", link->weight);
    er_json_number(json, object, "documents", link->documents);
    er_json_number(json, object, "npmi", link->npmi);
    er_json_number(json, object, "g2", link->g2);
    er_json_string(json, object, "first", link->first);
    er_json_string(json, object, "last", link->last);
    if (!nested)
        return object;
    add_months(json, object, link);
    cJSON *evidence = er_json_array(json);
    for (uint32_t i = 0; i < link->evidence_count; i++)
        er_json_append(json, evidence, evidence_item(json, link, &link->evidence[i]));
    er_json_add(json, object, "evidence", evidence);
    return object;
}

void er_write_network_json(const er_network *network, er_writer *writer)
{
    er_json json = {.writer = writer};
    er_writer_string(writer, "{\"directed\":true,\"multigraph\":true,\"graph\":");
    er_json_write(&json, er_json_facts(&json, &network->facts));
    er_writer_string(writer, ",\n\"nodes\":[");
    for (uint32_t i = 0; i < network->node_count && !er_writer_failed(writer); i++) {
        er_writer_string(writer, i ? ",\n" : "\n");
        er_json_write(&json, er_json_node(&json, &network->nodes[i]));
    }
    er_writer_string(writer, "],\n\"links\":[");
    for (uint32_t i = 0; i < network->link_count && !er_writer_failed(writer); i++) {
        er_writer_string(writer, i ? ",\n" : "\n");
        er_json_write(&json, er_json_link(&json, network, &network->links[i], true));
    }
    er_writer_string(writer, "]}\n");
    er_json_done(&json);
}
