/* Finding a node by what people call it. */
#include "base/utf8.h"
#include "ergraph/query.h"
#include "network/network.h"

typedef enum name_match { NO_MATCH, IN_NAME, IS_ALIAS, IS_LABEL, IS_ID } name_match;

/* name folded, words parted by one space. */
static bool fold(const char *name, er_buffer *folded)
{
    er_view rest = er_view_trim(er_view_of(name));
    er_buffer_clear(folded);
    er_buffer_append(folded, "", 0);
    er_utf8_fold(rest, folded);
    size_t length = 0;
    for (size_t i = 0; i < folded->length; i++)
        if (folded->data[i] != ' ' || (length && folded->data[length - 1] != ' '))
            folded->data[length++] = folded->data[i];
    if (!folded->failed) {
        folded->length = length;
        folded->data[length] = '\0';
    }
    return !folded->failed;
}

/* How name (folded to wanted) fits one form of a node. */
static name_match fits(const char *form, bool label, const char *wanted, er_buffer *scratch)
{
    if (!fold(form, scratch))
        return NO_MATCH;
    if (strcmp(scratch->data, wanted) == 0)
        return label ? IS_LABEL : IS_ALIAS;
    return *wanted && strstr(scratch->data, wanted) ? IN_NAME : NO_MATCH;
}

static name_match best_match(const er_node *node, const char *name, const char *wanted,
                             er_buffer *scratch)
{
    if (strcmp(node->id, name) == 0)
        return IS_ID;
    name_match best = fits(node->label, true, wanted, scratch);
    for (uint32_t i = 0; i < node->alias_count && best < IS_ALIAS; i++) {
        name_match match = fits(node->aliases[i], false, wanted, scratch);
        best = match > best ? match : best;
    }
    return best;
}

/* Puts node among the most mentioned; equals keep the order of the ids. */
static void add_match(const er_network *network, er_matches *matches, uint32_t node)
{
    uint32_t at = matches->count;
    while (at && network->nodes[matches->nodes[at - 1]].mentions < network->nodes[node].mentions)
        at--;
    if (at == ER_MATCHES_MAX)
        return;
    if (matches->count < ER_MATCHES_MAX)
        matches->count++;
    memmove(&matches->nodes[at + 1], &matches->nodes[at],
            (matches->count - at - 1) * sizeof *matches->nodes);
    matches->nodes[at] = node;
}

static er_status report(const er_network *network, const char *name, const er_matches *matches,
                        uint32_t found, er_status status, er_error *error)
{
    er_buffer list = {0};
    er_buffer_append(&list, "", 0);
    for (uint32_t i = 0; i < matches->count; i++) {
        const er_node *node = &network->nodes[matches->nodes[i]];
        er_buffer_printf(&list, "%s%s (%s)", i ? ", " : "", node->label, node->id);
    }
    if (list.failed)
        status = er_fail_memory(error);
    else if (status == ER_AMBIGUOUS)
        er_fail(error, status, "'%s' is the name of %u nodes: %s", name, found, list.data);
    else if (matches->count)
        er_fail(error, status, "there is no '%s'; like it: %s", name, list.data);
    else
        er_fail(error, status, "there is no '%s'", name);
    er_buffer_free(&list);
    return status;
}

er_status er_network_find(const er_network *network, const char *name, uint32_t *node,
                          er_matches *matches, er_error *error)
{
    er_matches of[IS_ID + 1] = {0};
    uint32_t found[IS_ID + 1] = {0};
    er_buffer wanted = {0}, scratch = {0};
    er_status status = fold(name, &wanted) ? ER_OK : er_fail_memory(error);
    *node = ER_NONE;
    for (uint32_t i = 0; status == ER_OK && i < network->node_count; i++) {
        name_match match = best_match(&network->nodes[i], name, wanted.data, &scratch);
        found[match]++;
        if (match != NO_MATCH)
            add_match(network, &of[match], i);
        if (scratch.failed)
            status = er_fail_memory(error);
    }
    er_buffer_free(&wanted);
    er_buffer_free(&scratch);
    if (status != ER_OK)
        return status;
    name_match best = IS_ID;
    while (best > IN_NAME && !found[best])
        best--;
    if (matches)
        *matches = of[best];
    if (best > IN_NAME && found[best] == 1) {
        *node = of[best].nodes[0];
        return ER_OK;
    }
    return report(network, name, &of[best], found[best],
                  best > IN_NAME ? ER_AMBIGUOUS : ER_NOT_FOUND, error);
}
