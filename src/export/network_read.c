/* Reading network.json: node by node and link by link, from memory or a mapped file. */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/date.h"
#include "base/symbols.h"
#include "export/json_read.h"
#include "network/network.h"

typedef struct reading {
    er_json_text text;
    er_network *network;
    er_symbols ids;   /* of nodes: symbol n is node n */
    er_symbols words; /* documents, predicates ... that many links share */
} reading;

/* What an object's members came to. */
static er_status check(const reading *r, const er_json_object_reader *members, er_json_part part)
{
    char message[128];
    if (members->out_of_memory)
        return er_fail_memory(r->text.error);
    if (!members->wrong)
        return ER_OK;
    snprintf(message, sizeof message, "\"%s\" is missing or not what it should be", members->wrong);
    return er_json_fail(&r->text, part.start, message);
}

/* A string that many share: one copy in the arena for all. */
static void get_shared(reading *r, er_json_object_reader *members, const char *key,
                       const char **value)
{
    const char *word = NULL;
    er_json_get_word(members, key, &word);
    if (!word)
        return;
    uint32_t known = er_symbols_find(&r->words, er_view_of(word));
    if (known == ER_NONE)
        known = er_symbols_add(&r->words, er_view_of(word));
    members->out_of_memory = members->out_of_memory || known == ER_NONE;
    *value = known == ER_NONE ? NULL : r->words.views[known].data;
}

/* ---- nodes --------------------------------------------------------------------------------- */

static void read_node_members(er_json_object_reader *members, er_node *node)
{
    const char *type = "";
    er_json_get_string(members, "id", &node->id);
    er_json_get_string(members, "label", &node->label);
    er_json_get_word(members, "type", &type);
    node->type = er_type_named(type);
    er_json_get_strings(members, "aliases", &node->aliases, &node->alias_count);
    er_json_get_u32(members, "mentions", &node->mentions);
    er_json_get_u32(members, "documents", &node->documents);
    er_json_get_string(members, "first", &node->first);
    er_json_get_string(members, "last", &node->last);
    er_json_get_u32(members, "community", &node->community);
    er_json_get_double(members, "degree", &node->degree);
    er_json_get_double(members, "strength", &node->strength);
    er_json_get_double(members, "pagerank", &node->pagerank);
    er_json_get_double(members, "betweenness", &node->betweenness);
    er_json_get_double(members, "x", &node->x);
    er_json_get_double(members, "y", &node->y);
    if (!node->id)
        er_json_wrong(members, "id");
    if (node->type == ER_TYPE_COUNT)
        er_json_wrong(members, "type");
    if (!node->label)
        node->label = node->id;
}

static er_status read_node(reading *r, const cJSON *item, er_json_part part)
{
    er_node *node = er_network_add_node(r->network);
    if (!node)
        return er_fail_memory(r->text.error);
    er_json_object_reader members = er_json_members(&r->network->arena, item);
    read_node_members(&members, node);
    er_status status = check(r, &members, part);
    if (status != ER_OK)
        return status;
    uint32_t symbol = er_symbols_add(&r->ids, er_view_of(node->id));
    if (symbol == ER_NONE)
        return er_fail_memory(r->text.error);
    return symbol == r->network->node_count - 1
               ? ER_OK
               : er_json_fail(&r->text, part.start, "a second node with this id");
}

/* ---- links --------------------------------------------------------------------------------- */

static void read_evidence_item(reading *r, const cJSON *item, er_evidence *evidence,
                               er_json_object_reader *outer)
{
    er_json_object_reader members = er_json_members(&r->network->arena, item);
    const char *modality = er_modality_name(ER_ACTUAL);
    double confidence = 0;
    get_shared(r, &members, "doc", &evidence->doc);
    get_shared(r, &members, "date", &evidence->date);
    get_shared(r, &members, "url", &evidence->url);
    er_json_get_u32(&members, "start", &evidence->start);
    er_json_get_u32(&members, "end", &evidence->end);
    er_json_get_string(&members, "text", &evidence->text);
    er_json_get_span(&members, "source", &evidence->source_start, &evidence->source_end);
    er_json_get_span(&members, "target", &evidence->target_start, &evidence->target_end);
    er_json_get_span(&members, "trigger", &evidence->trigger_start, &evidence->trigger_end);
    get_shared(r, &members, "predicate", &evidence->predicate);
    er_json_get_word(&members, "modality", &modality);
    er_json_get_double(&members, "confidence", &confidence);
    evidence->modality = er_modality_named(modality);
    evidence->confidence = (float)confidence;
    if (!evidence->doc)
        evidence->doc = "";
    if (!evidence->text)
        evidence->text = "";
    if (members.wrong || evidence->modality == ER_MODALITY_COUNT || evidence->start > evidence->end)
        er_json_wrong(outer, "evidence");
    outer->out_of_memory = outer->out_of_memory || members.out_of_memory;
}

static void read_evidence(reading *r, er_json_object_reader *members, er_link *link)
{
    const cJSON *array = er_json_member(members, "evidence"), *item = NULL;
    if (!array)
        return;
    int count = cJSON_IsArray(array) ? cJSON_GetArraySize(array) : 0;
    link->evidence = er_arena_alloc_zero(&r->network->arena, (size_t)count, sizeof *link->evidence);
    if (!link->evidence) {
        members->out_of_memory = true;
        return;
    }
    cJSON_ArrayForEach(item, array)
    {
        if (link->evidence_count < (uint32_t)count)
            read_evidence_item(r, item, &link->evidence[link->evidence_count++], members);
    }
}

static void read_month(const cJSON *item, er_month *month, er_json_object_reader *outer)
{
    er_json_object_reader members = er_json_members(NULL, item);
    const char *text = NULL;
    er_json_get_word(&members, "month", &text);
    er_json_get_u32(&members, "weight", &month->weight);
    er_json_get_u32(&members, "documents", &month->documents);
    month->month = er_date_month(er_date_parse(text));
    if (members.wrong || (text && !month->month))
        er_json_wrong(outer, "months");
}

static void read_months(reading *r, er_json_object_reader *members, er_link *link)
{
    const cJSON *array = er_json_member(members, "months"), *item = NULL;
    if (!array)
        return;
    int count = cJSON_IsArray(array) ? cJSON_GetArraySize(array) : 0;
    link->months = er_arena_alloc_zero(&r->network->arena, (size_t)count, sizeof *link->months);
    if (!link->months) {
        members->out_of_memory = true;
        return;
    }
    cJSON_ArrayForEach(item, array)
    {
        if (link->month_count < (uint32_t)count)
            read_month(item, &link->months[link->month_count++], members);
        if (link->month_count > 1 &&
            link->months[link->month_count - 1].month <= link->months[link->month_count - 2].month)
            er_json_wrong(members, "months");
    }
}

static void read_relation(er_json_object_reader *members, er_link *link)
{
    const char *relation_class = "", *modality = er_modality_name(ER_ACTUAL);
    er_json_get_word(members, "class", &relation_class);
    link->relation_class = er_class_named(relation_class);
    if (link->relation_class == ER_CLASS_COUNT) {
        er_json_wrong(members, "class");
        return;
    }
    const er_class_facts *facts = er_class_facts_of(link->relation_class);
    const cJSON *symmetric = er_json_member(members, "symmetric");
    double polarity = facts->polarity;
    link->symmetric = symmetric ? cJSON_IsTrue(symmetric) : facts->symmetric;
    link->score = facts->score;
    er_json_get_double(members, "polarity", &polarity);
    link->polarity = (polarity > 0) - (polarity < 0);
    er_json_get_double(members, "score", &link->score);
    er_json_get_word(members, "modality", &modality);
    link->modality = er_modality_named(modality);
    if (link->modality == ER_MODALITY_COUNT)
        er_json_wrong(members, "modality");
    er_json_get_strings(members, "predicates", &link->predicates, &link->predicate_count);
    er_json_get_strings(members, "roles", &link->roles, &link->role_count);
}

static void read_end(const reading *r, er_json_object_reader *members, const char *key,
                     uint32_t *node)
{
    const char *id = NULL;
    er_json_get_word(members, key, &id);
    *node = id ? er_symbols_find(&r->ids, er_view_of(id)) : ER_NONE;
    if (*node == ER_NONE)
        er_json_wrong(members, key);
}

static void read_link_members(reading *r, er_json_object_reader *members, er_link *link)
{
    const char *kind = "";
    er_json_get_string(members, "id", &link->id);
    read_end(r, members, "source", &link->source);
    read_end(r, members, "target", &link->target);
    er_json_get_word(members, "kind", &kind);
    link->kind = er_link_kind_named(kind);
    if (link->kind == ER_LINK_KIND_COUNT || (link->source == link->target && !members->wrong))
        er_json_wrong(members, link->kind == ER_LINK_KIND_COUNT ? "kind" : "target");
    if (link->kind == ER_RELATION)
        read_relation(members, link);
    else
        link->symmetric = true;
    link->weight = 1;
    er_json_get_u32(members, "weight", &link->weight);
    er_json_get_u32(members, "documents", &link->documents);
    er_json_get_double(members, "npmi", &link->npmi);
    er_json_get_double(members, "g2", &link->g2);
    er_json_get_string(members, "first", &link->first);
    er_json_get_string(members, "last", &link->last);
    read_months(r, members, link);
    read_evidence(r, members, link);
}

static er_status read_link(reading *r, const cJSON *item, er_json_part part)
{
    er_link *link = er_network_add_link(r->network);
    if (!link)
        return er_fail_memory(r->text.error);
    er_json_object_reader members = er_json_members(&r->network->arena, item);
    read_link_members(r, &members, link);
    return check(r, &members, part);
}

/* Gives ids to links that came without. */
static er_status name_links(reading *r)
{
    for (uint32_t i = 0; i < r->network->link_count; i++) {
        er_link *link = &r->network->links[i];
        if (!link->id)
            link->id = er_link_make_id(r->network, link);
        if (!link->id)
            return er_fail_memory(r->text.error);
    }
    return ER_OK;
}

/* ---- the whole ----------------------------------------------------------------------------- */

static er_status read_facts(reading *r, const cJSON *item, er_json_part part)
{
    er_network_facts *facts = &r->network->facts;
    er_json_object_reader members = er_json_members(&r->network->arena, item);
    const char *window = er_window_name(ER_WINDOW_SENTENCE);
    er_json_get_word(&members, "window", &window);
    facts->window = er_window_named(window);
    if (facts->window == ER_WINDOW_COUNT)
        er_json_wrong(&members, "window");
    er_json_get_u64(&members, "documents", &facts->documents);
    er_json_get_u64(&members, "sentences", &facts->sentences);
    er_json_get_u64(&members, "tokens", &facts->tokens);
    er_json_get_u64(&members, "mentions", &facts->mentions);
    er_json_get_string(&members, "first", &facts->first);
    er_json_get_string(&members, "last", &facts->last);
    er_json_get_u32(&members, "hidden_nodes", &facts->hidden_nodes);
    er_json_get_u32(&members, "hidden_links", &facts->hidden_links);
    er_json_get_double(&members, "modularity", &facts->modularity);
    er_json_get_u32(&members, "betweenness_sources", &facts->betweenness_sources);
    return check(r, &members, part);
}

typedef er_status (*read_item)(reading *r, const cJSON *item, er_json_part part);

static er_status read_part(reading *r, er_json_part part, read_item read)
{
    cJSON *item = NULL;
    er_status status = er_json_parse(&r->text, part, &item);
    if (status == ER_OK && !cJSON_IsObject(item))
        status = er_json_fail(&r->text, part.start, "no object");
    if (status == ER_OK)
        status = read(r, item, part);
    cJSON_Delete(item);
    return status;
}

static er_status read_list(reading *r, er_json_part list, read_item read)
{
    er_status status = ER_OK;
    size_t at = list.start;
    er_json_part element;
    if (r->text.data[list.start] != '[')
        return er_json_fail(&r->text, list.start, "no list of nodes or links");
    while (er_json_next_element(&r->text, list, &at, &element, &status)) {
        status = read_part(r, element, read);
        if (status != ER_OK)
            return status;
    }
    return status;
}

/* Finds the three parts first: links can stand before the nodes that they name. */
static er_status read_all(reading *r)
{
    er_json_part whole, key, value, graph = {0}, nodes = {0}, links = {0};
    er_status status = er_json_whole(&r->text, &whole);
    if (status != ER_OK)
        return status;
    if (r->text.data[whole.start] != '{')
        return er_json_fail(&r->text, whole.start, "no object");
    size_t at = whole.start;
    while (er_json_next_member(&r->text, whole, &at, &key, &value, &status)) {
        er_view name = {r->text.data + key.start, (uint32_t)(key.end - key.start)};
        if (er_view_is(name, "graph"))
            graph = value;
        else if (er_view_is(name, "nodes"))
            nodes = value;
        else if (er_view_is(name, "links") || er_view_is(name, "edges"))
            links = value;
    }
    if (status == ER_OK && (!nodes.end || !links.end))
        status = er_json_fail(&r->text, whole.start, "a network has \"nodes\" and \"links\"");
    if (status == ER_OK && graph.end)
        status = read_part(r, graph, read_facts);
    if (status == ER_OK)
        status = read_list(r, nodes, read_node);
    if (status == ER_OK)
        status = read_list(r, links, read_link);
    if (status == ER_OK)
        status = er_network_sort(r->network, r->text.error);
    return status == ER_OK ? name_links(r) : status;
}

/* Shared strings end with the table of words unless its memory becomes the network's. */
static er_status read_text(er_network **network, const er_json_text *text)
{
    *network = NULL;
    reading r = {.text = *text};
    er_status status = er_network_new(&r.network, text->error);
    if (status == ER_OK)
        status = read_all(&r);
    er_symbols_free(&r.ids);
    if (status == ER_OK) {
        r.network->shared = r.words.arena;
        r.words.arena = (er_arena){0};
        *network = r.network;
    } else {
        er_network_free(r.network);
    }
    er_symbols_free(&r.words);
    return status;
}

er_status er_network_read(er_network **network, const char *data, size_t length, er_error *error)
{
    return read_text(network, &(er_json_text){.data = data, .length = length, .error = error});
}

static er_status fail_read(const char *path, er_error *error)
{
    return er_fail_at(error, ER_READ_FAILED, path, ER_NO_POSITION, ER_NO_POSITION, "%s",
                      strerror(errno));
}

er_status er_network_read_file(er_network **network, const char *path, er_error *error)
{
    *network = NULL;
    struct stat about;
    int file = open(path, O_RDONLY | O_CLOEXEC);
    if (file < 0)
        return fail_read(path, error);
    void *data = MAP_FAILED;
    er_status status = ER_OK;
    if (fstat(file, &about) != 0)
        status = fail_read(path, error);
    else if (about.st_size == 0 || !S_ISREG(about.st_mode))
        status = er_fail_at(error, ER_BAD_FORMAT, path, ER_NO_POSITION, ER_NO_POSITION,
                            about.st_size || S_ISDIR(about.st_mode) ? "no file" : "empty");
    else if ((data = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, file, 0)) ==
             MAP_FAILED)
        status = fail_read(path, error);
    close(file);
    if (status != ER_OK)
        return status;
    status = read_text(
        network, &(er_json_text){
                     .data = data, .length = (size_t)about.st_size, .file = path, .error = error});
    munmap(data, (size_t)about.st_size);
    return status;
}
