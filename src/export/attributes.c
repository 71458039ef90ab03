#include "export/attributes.h"

#include <math.h>

#include "base/number.h"

enum node_column {
    NODE_LABEL,
    NODE_TYPE,
    NODE_ALIASES,
    NODE_MENTIONS,
    NODE_DOCUMENTS,
    NODE_FIRST,
    NODE_LAST,
    NODE_COMMUNITY,
    NODE_DEGREE,
    NODE_STRENGTH,
    NODE_PAGERANK,
    NODE_BETWEENNESS,
    NODE_X,
    NODE_Y,
    NODE_COLUMN_COUNT
};

/* "type" is the renderer's own attribute in sigma and others. */
static const er_column node_columns[NODE_COLUMN_COUNT] = {
    [NODE_LABEL] = {"label", ER_COLUMN_TEXT},
    [NODE_TYPE] = {"entity_type", ER_COLUMN_TEXT},
    [NODE_ALIASES] = {"aliases", ER_COLUMN_TEXT},
    [NODE_MENTIONS] = {"mentions", ER_COLUMN_WHOLE},
    [NODE_DOCUMENTS] = {"documents", ER_COLUMN_WHOLE},
    [NODE_FIRST] = {"first", ER_COLUMN_TEXT},
    [NODE_LAST] = {"last", ER_COLUMN_TEXT},
    [NODE_COMMUNITY] = {"community", ER_COLUMN_WHOLE},
    [NODE_DEGREE] = {"degree", ER_COLUMN_REAL},
    [NODE_STRENGTH] = {"strength", ER_COLUMN_REAL},
    [NODE_PAGERANK] = {"pagerank", ER_COLUMN_REAL},
    [NODE_BETWEENNESS] = {"betweenness", ER_COLUMN_REAL},
    [NODE_X] = {"x", ER_COLUMN_REAL},
    [NODE_Y] = {"y", ER_COLUMN_REAL},
};

enum link_column {
    LINK_LABEL,
    LINK_KIND,
    LINK_CLASS,
    LINK_WEIGHT,
    LINK_DOCUMENTS,
    LINK_SYMMETRIC,
    LINK_POLARITY,
    LINK_SCORE,
    LINK_MODALITY,
    LINK_PREDICATES,
    LINK_ROLES,
    LINK_NPMI,
    LINK_G2,
    LINK_FIRST,
    LINK_LAST,
    LINK_EVIDENCE,
    LINK_SOURCES,
    LINK_COLUMN_COUNT
};

static const er_column link_columns[LINK_COLUMN_COUNT] = {
    [LINK_LABEL] = {"label", ER_COLUMN_TEXT},
    [LINK_KIND] = {"kind", ER_COLUMN_TEXT},
    [LINK_CLASS] = {"class", ER_COLUMN_TEXT},
    [LINK_WEIGHT] = {"weight", ER_COLUMN_REAL},
    [LINK_DOCUMENTS] = {"documents", ER_COLUMN_WHOLE},
    [LINK_SYMMETRIC] = {"symmetric", ER_COLUMN_TRUTH},
    [LINK_POLARITY] = {"polarity", ER_COLUMN_WHOLE},
    [LINK_SCORE] = {"score", ER_COLUMN_REAL},
    [LINK_MODALITY] = {"modality", ER_COLUMN_TEXT},
    [LINK_PREDICATES] = {"predicates", ER_COLUMN_TEXT},
    [LINK_ROLES] = {"roles", ER_COLUMN_TEXT},
    [LINK_NPMI] = {"npmi", ER_COLUMN_REAL},
    [LINK_G2] = {"g2", ER_COLUMN_REAL},
    [LINK_FIRST] = {"first", ER_COLUMN_TEXT},
    [LINK_LAST] = {"last", ER_COLUMN_TEXT},
    [LINK_EVIDENCE] = {"evidence", ER_COLUMN_TEXT},
    [LINK_SOURCES] = {"sources", ER_COLUMN_TEXT},
};

const er_column *er_node_columns(uint32_t *count)
{
    *count = NODE_COLUMN_COUNT;
    return node_columns;
}

const er_column *er_link_columns(uint32_t *count)
{
    *count = LINK_COLUMN_COUNT;
    return link_columns;
}

const char *er_link_label(const er_link *link)
{
    return link->kind == ER_COOCCURRENCE ? "mentioned together"
                                         : er_class_facts_of(link->relation_class)->name;
}

static const char *kind_name(er_link_kind kind)
{
    return kind == ER_COOCCURRENCE ? "cooccurrence" : "relation";
}

static bool text_value(er_buffer *out, const char *text)
{
    if (text)
        er_buffer_append_string(out, text);
    return text != NULL;
}

static bool real_value(er_buffer *out, double value)
{
    char text[ER_NUMBER_SIZE];
    if (!isfinite(value))
        return false;
    er_buffer_append(out, text, er_number_text(value, text));
    return true;
}

static bool whole_value(er_buffer *out, long long value)
{
    er_buffer_printf(out, "%lld", value);
    return true;
}

static bool list_value(er_buffer *out, const char *const *items, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        er_buffer_append_string(out, i ? " | " : "");
        er_buffer_append_string(out, items[i]);
    }
    return count > 0;
}

bool er_node_value(const er_node *node, uint32_t column, er_buffer *out)
{
    switch ((enum node_column)column) {
    case NODE_LABEL:
        return text_value(out, node->label);
    case NODE_TYPE:
        return text_value(out, er_type_name(node->type));
    case NODE_ALIASES:
        return list_value(out, node->aliases, node->alias_count);
    case NODE_MENTIONS:
        return whole_value(out, node->mentions);
    case NODE_DOCUMENTS:
        return whole_value(out, node->documents);
    case NODE_FIRST:
        return text_value(out, node->first);
    case NODE_LAST:
        return text_value(out, node->last);
    case NODE_COMMUNITY:
        return node->community != ER_NONE && whole_value(out, node->community);
    case NODE_DEGREE:
        return real_value(out, node->degree);
    case NODE_STRENGTH:
        return real_value(out, node->strength);
    case NODE_PAGERANK:
        return real_value(out, node->pagerank);
    case NODE_BETWEENNESS:
        return real_value(out, node->betweenness);
    case NODE_X:
        return real_value(out, node->x);
    case NODE_Y:
        return real_value(out, node->y);
    default:
        return false;
    }
}

static bool relation_value(const er_link *link, enum link_column column, er_buffer *out)
{
    switch (column) {
    case LINK_CLASS:
        return text_value(out, er_class_facts_of(link->relation_class)->name);
    case LINK_POLARITY:
        return whole_value(out, link->polarity);
    case LINK_SCORE:
        return real_value(out, link->score);
    case LINK_MODALITY:
        return text_value(out, er_modality_name(link->modality));
    case LINK_PREDICATES:
        return list_value(out, link->predicates, link->predicate_count);
    case LINK_ROLES:
        return list_value(out, link->roles, link->role_count);
    default:
        return false;
    }
}

/* Where the first sentence stands. */
static bool source_value(const er_link *link, er_buffer *out)
{
    if (link->evidence_count == 0)
        return false;
    const er_evidence *evidence = &link->evidence[0];
    return text_value(out, evidence->url ? evidence->url : evidence->doc);
}

bool er_link_value(const er_link *link, uint32_t column, er_buffer *out)
{
    switch ((enum link_column)column) {
    case LINK_LABEL:
        return text_value(out, er_link_label(link));
    case LINK_KIND:
        return text_value(out, kind_name(link->kind));
    case LINK_WEIGHT:
        return whole_value(out, link->weight);
    case LINK_DOCUMENTS:
        return whole_value(out, link->documents);
    case LINK_SYMMETRIC:
        return text_value(out, link->symmetric ? "true" : "false");
    case LINK_NPMI:
        return real_value(out, link->npmi);
    case LINK_G2:
        return real_value(out, link->g2);
    case LINK_FIRST:
        return text_value(out, link->first);
    case LINK_LAST:
        return text_value(out, link->last);
    case LINK_EVIDENCE:
        return link->evidence_count > 0 && text_value(out, link->evidence[0].text);
    case LINK_SOURCES:
        return source_value(link, out);
    default:
        return link->kind == ER_RELATION && relation_value(link, (enum link_column)column, out);
    }
}

static void stream_text(er_json_stream *json, const char *key, const char *value)
{
    if (value)
        er_stream_string(json, key, value);
}

static void stream_real(er_json_stream *json, const char *key, double value)
{
    if (isfinite(value))
        er_stream_number(json, key, value);
}

static void stream_list(er_json_stream *json, const char *key, const char *const *items,
                        uint32_t count)
{
    er_stream_begin_array(json, key);
    for (uint32_t i = 0; i < count; i++)
        er_stream_string(json, NULL, items[i]);
    er_stream_end_array(json);
}

void er_stream_node(er_json_stream *json, const er_node *node)
{
    er_stream_string(json, "label", node->label);
    er_stream_string(json, "entity_type", er_type_name(node->type));
    stream_list(json, "aliases", node->aliases, node->alias_count);
    er_stream_unsigned(json, "mentions", node->mentions);
    er_stream_unsigned(json, "documents", node->documents);
    stream_text(json, "first", node->first);
    stream_text(json, "last", node->last);
    if (node->community != ER_NONE)
        er_stream_unsigned(json, "community", node->community);
    stream_real(json, "degree", node->degree);
    stream_real(json, "strength", node->strength);
    stream_real(json, "pagerank", node->pagerank);
    stream_real(json, "betweenness", node->betweenness);
}

static void stream_relation(er_json_stream *json, const er_link *link)
{
    er_stream_string(json, "class", er_class_facts_of(link->relation_class)->name);
    er_stream_integer(json, "polarity", link->polarity);
    stream_real(json, "score", link->score);
    er_stream_string(json, "modality", er_modality_name(link->modality));
    stream_list(json, "predicates", link->predicates, link->predicate_count);
    if (link->role_count > 0)
        stream_list(json, "roles", link->roles, link->role_count);
}

static void stream_evidence(er_json_stream *json, const er_link *link)
{
    er_stream_begin_array(json, "evidence");
    for (uint32_t i = 0; i < link->evidence_count; i++) {
        const er_evidence *evidence = &link->evidence[i];
        er_stream_begin_object(json, NULL);
        stream_text(json, "doc", evidence->doc);
        stream_text(json, "date", evidence->date);
        stream_text(json, "url", evidence->url);
        er_stream_unsigned(json, "start", evidence->start);
        er_stream_unsigned(json, "end", evidence->end);
        stream_text(json, "text", evidence->text);
        stream_text(json, "predicate", evidence->predicate);
        if (link->kind == ER_RELATION)
            er_stream_string(json, "modality", er_modality_name(evidence->modality));
        er_stream_end_object(json);
    }
    er_stream_end_array(json);
}

void er_stream_link(er_json_stream *json, const er_link *link)
{
    er_stream_string(json, "label", er_link_label(link));
    er_stream_string(json, "kind", kind_name(link->kind));
    if (link->kind == ER_RELATION)
        stream_relation(json, link);
    er_stream_unsigned(json, "weight", link->weight);
    er_stream_unsigned(json, "documents", link->documents);
    er_stream_bool(json, "symmetric", link->symmetric);
    stream_real(json, "npmi", link->npmi);
    stream_real(json, "g2", link->g2);
    stream_text(json, "first", link->first);
    stream_text(json, "last", link->last);
    stream_evidence(json, link);
}
