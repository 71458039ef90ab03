#include "export/network_json.h"

#include "base/date.h"
#include "export/formats.h"

cJSON *er_cjson_facts(er_cjson *json, const er_network_facts *facts)
{
    cJSON *object = er_cjson_object(json);
    er_cjson_string(json, object, "generator", "ergraph " ER_VERSION);
    er_cjson_string(json, object, "window", er_window_name(facts->window));
    er_cjson_number(json, object, "documents", (double)facts->documents);
    er_cjson_number(json, object, "sentences", (double)facts->sentences);
    er_cjson_number(json, object, "tokens", (double)facts->tokens);
    er_cjson_number(json, object, "mentions", (double)facts->mentions);
    er_cjson_string(json, object, "first", facts->first);
    er_cjson_string(json, object, "last", facts->last);
    er_cjson_number(json, object, "hidden_nodes", facts->hidden_nodes);
    er_cjson_number(json, object, "hidden_links", facts->hidden_links);
    er_cjson_number(json, object, "modularity", facts->modularity);
    if (facts->betweenness_sources)
        er_cjson_number(json, object, "betweenness_sources", facts->betweenness_sources);
    return object;
}

cJSON *er_cjson_node(er_cjson *json, const er_node *node)
{
    cJSON *object = er_cjson_object(json);
    er_cjson_string(json, object, "id", node->id);
    er_cjson_string(json, object, "label", node->label);
    er_cjson_string(json, object, "type", er_type_name(node->type));
    er_cjson_strings(json, object, "aliases", node->aliases, node->alias_count);
    er_cjson_number(json, object, "mentions", node->mentions);
    er_cjson_number(json, object, "documents", node->documents);
    er_cjson_string(json, object, "first", node->first);
    er_cjson_string(json, object, "last", node->last);
    if (node->community != ER_NONE)
        er_cjson_number(json, object, "community", node->community);
    er_cjson_number(json, object, "degree", node->degree);
    er_cjson_number(json, object, "strength", node->strength);
    er_cjson_number(json, object, "pagerank", node->pagerank);
    er_cjson_number(json, object, "betweenness", node->betweenness);
    er_cjson_number(json, object, "x", node->x);
    er_cjson_number(json, object, "y", node->y);
    return object;
}

static void add_span(er_cjson *json, cJSON *object, const char *key, uint32_t start, uint32_t end)
{
    if (start == end)
        return;
    cJSON *span = er_cjson_array(json);
    er_cjson_append(json, span, er_cjson_number_item(json, start));
    er_cjson_append(json, span, er_cjson_number_item(json, end));
    er_cjson_add(json, object, key, span);
}

static void add_months(er_cjson *json, cJSON *object, const er_link *link)
{
    cJSON *months = er_cjson_array(json);
    for (uint32_t i = 0; i < link->month_count; i++) {
        const er_month *month = &link->months[i];
        cJSON *item = er_cjson_object(json);
        if (month->month) {
            char text[ER_DATE_SIZE];
            er_date_print(month->month / 12 * 10000 + (month->month % 12 + 1) * 100, text);
            er_cjson_add(json, item, "month", cJSON_CreateString(text));
        }
        er_cjson_number(json, item, "weight", month->weight);
        er_cjson_number(json, item, "documents", month->documents);
        er_cjson_append(json, months, item);
    }
    er_cjson_add(json, object, "months", months);
}

static cJSON *evidence_item(er_cjson *json, const er_link *link, const er_evidence *evidence)
{
    cJSON *object = er_cjson_object(json);
    er_cjson_string(json, object, "doc", evidence->doc);
    er_cjson_string(json, object, "date", evidence->date);
    er_cjson_string(json, object, "url", evidence->url);
    er_cjson_number(json, object, "start", evidence->start);
    er_cjson_number(json, object, "end", evidence->end);
    er_cjson_string(json, object, "text", evidence->text);
    add_span(json, object, "source", evidence->source_start, evidence->source_end);
    add_span(json, object, "target", evidence->target_start, evidence->target_end);
    if (link->kind == ER_RELATION) {
        add_span(json, object, "trigger", evidence->trigger_start, evidence->trigger_end);
        er_cjson_string(json, object, "predicate", evidence->predicate);
        er_cjson_string(json, object, "modality", er_modality_name(evidence->modality));
    }
    er_cjson_float(json, object, "confidence", evidence->confidence);
    return object;
}

static void add_relation(er_cjson *json, cJSON *object, const er_link *link)
{
    er_cjson_string(json, object, "class", er_class_facts_of(link->relation_class)->name);
    er_cjson_bool(json, object, "symmetric", link->symmetric);
    er_cjson_number(json, object, "polarity", link->polarity);
    er_cjson_number(json, object, "score", link->score);
    er_cjson_string(json, object, "modality", er_modality_name(link->modality));
    er_cjson_strings(json, object, "predicates", link->predicates, link->predicate_count);
    if (link->role_count)
        er_cjson_strings(json, object, "roles", link->roles, link->role_count);
}

cJSON *er_cjson_link(er_cjson *json, const er_network *network, const er_link *link, bool nested)
{
    cJSON *object = er_cjson_object(json);
    er_cjson_string(json, object, "id", link->id);
    er_cjson_string(json, object, "source", network->nodes[link->source].id);
    er_cjson_string(json, object, "target", network->nodes[link->target].id);
    er_cjson_string(json, object, "kind", er_link_kind_name(link->kind));
    if (link->kind == ER_RELATION)
        add_relation(json, object, link);
    er_cjson_number(json, object, "weight", link->weight);
    er_cjson_number(json, object, "documents", link->documents);
    er_cjson_number(json, object, "npmi", link->npmi);
    er_cjson_number(json, object, "g2", link->g2);
    er_cjson_string(json, object, "first", link->first);
    er_cjson_string(json, object, "last", link->last);
    if (!nested)
        return object;
    add_months(json, object, link);
    cJSON *evidence = er_cjson_array(json);
    for (uint32_t i = 0; i < link->evidence_count; i++)
        er_cjson_append(json, evidence, evidence_item(json, link, &link->evidence[i]));
    er_cjson_add(json, object, "evidence", evidence);
    return object;
}

er_status er_export_json(const er_network *network, const er_export_options *options,
                         er_writer *writer, er_error *error)
{
    (void)options;
    (void)error;
    er_cjson json = {.writer = writer};
    er_writer_string(writer, "{\"directed\":true,\"multigraph\":true,\"graph\":");
    er_cjson_write(&json, er_cjson_facts(&json, &network->facts));
    er_writer_string(writer, ",\n\"nodes\":[");
    for (uint32_t i = 0; i < network->node_count && !er_writer_failed(writer); i++) {
        er_writer_string(writer, i ? ",\n" : "\n");
        er_cjson_write(&json, er_cjson_node(&json, &network->nodes[i]));
    }
    er_writer_string(writer, "],\n\"links\":[");
    for (uint32_t i = 0; i < network->link_count && !er_writer_failed(writer); i++) {
        er_writer_string(writer, i ? ",\n" : "\n");
        er_cjson_write(&json, er_cjson_link(&json, network, &network->links[i], true));
    }
    er_writer_string(writer, "]}\n");
    er_cjson_done(&json);
    return ER_OK;
}
