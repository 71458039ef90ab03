/* The last step of the builder: what was counted becomes the tables of a network. */
#include <stdlib.h>

#include "base/array.h"
#include "base/date.h"
#include "network/association.h"
#include "network/counts.h"

typedef struct assembly {
    er_network_builder *builder;
    er_network *network;
    uint32_t *node_of;  /* [directory.count], ER_NONE where it is no node */
    const char **words; /* [words.count], in the network's arena */
    er_symbols days;    /* dates that many share; its arena becomes the network's */
} assembly;

/* A day as text; NULL where it is none. *fine turns false where memory is out. */
static const char *day_string(assembly *a, uint32_t day, bool *fine)
{
    if (!day)
        return NULL;
    char text[ER_DATE_SIZE];
    er_date_print(day, text);
    uint32_t symbol = er_symbols_add(&a->days, er_view_of(text));
    *fine = *fine && symbol != ER_NONE;
    return symbol == ER_NONE ? NULL : a->days.views[symbol].data;
}

static const char *copy_string(er_network *network, const char *string, bool *fine)
{
    if (!string)
        return NULL;
    const char *copy = er_arena_copy(&network->arena, er_view_of(string));
    *fine = *fine && copy;
    return copy;
}

/* ---- nodes --------------------------------------------------------------------------------- */

static int compare_strings(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

/* The aliases and the label, sorted, each once. */
static bool add_aliases(er_network *network, er_node *node, const er_who *who)
{
    const char **aliases =
        er_arena_alloc_zero(&network->arena, (size_t)who->alias_count + 1, sizeof *aliases);
    if (!aliases)
        return false;
    bool fine = true;
    aliases[0] = node->label;
    for (uint32_t i = 0; i < who->alias_count; i++)
        aliases[i + 1] = copy_string(network, who->aliases[i], &fine);
    if (!fine)
        return false;
    qsort(aliases, (size_t)who->alias_count + 1, sizeof *aliases, compare_strings);
    uint32_t count = 0;
    for (uint32_t i = 0; i <= who->alias_count; i++)
        if (!count || strcmp(aliases[count - 1], aliases[i]) != 0)
            aliases[count++] = aliases[i];
    node->aliases = aliases;
    node->alias_count = count;
    return true;
}

static bool add_node(assembly *a, uint32_t number)
{
    const er_node_counts *counts = &a->builder->nodes[number];
    er_who who = {0};
    a->builder->directory.who(a->builder->directory.context, number, &who);
    er_node *node = er_network_add_node(a->network);
    if (!node)
        return false;
    bool fine = true;
    a->node_of[number] = a->network->node_count - 1;
    node->id = copy_string(a->network, who.id, &fine);
    node->label = copy_string(a->network, who.label, &fine);
    node->type = who.type;
    node->mentions = counts->mentions;
    node->documents = counts->documents;
    node->first = day_string(a, counts->first, &fine);
    node->last = day_string(a, counts->last, &fine);
    return fine && add_aliases(a->network, node, &who);
}

static bool add_nodes(assembly *a)
{
    for (uint32_t i = 0; i < a->builder->directory.count; i++) {
        a->node_of[i] = ER_NONE;
        if (a->builder->nodes[i].mentions && !add_node(a, i))
            return false;
    }
    return true;
}

/* ---- links --------------------------------------------------------------------------------- */

static const char *word_of(assembly *a, uint32_t word, bool *fine)
{
    if (!a->words[word]) {
        a->words[word] = er_arena_copy(&a->network->arena, a->builder->words.views[word]);
        *fine = *fine && a->words[word];
    }
    return a->words[word];
}

/* The words of tallies, the most frequent first, equals by bytes. */
static const char **words_by_count(assembly *a, er_tallies *tallies, bool *fine)
{
    const char **words = er_arena_alloc_zero(&a->network->arena, tallies->count, sizeof *words);
    if (!words) {
        *fine = false;
        return NULL;
    }
    const er_view *views = a->builder->words.views;
    for (uint32_t i = 1; i < tallies->count; i++) { /* short lists: insertion */
        er_tally item = tallies->items[i];
        uint32_t at = i;
        while (at &&
               (tallies->items[at - 1].count < item.count ||
                (tallies->items[at - 1].count == item.count &&
                 er_view_compare(views[tallies->items[at - 1].word], views[item.word]) > 0))) {
            tallies->items[at] = tallies->items[at - 1];
            at--;
        }
        tallies->items[at] = item;
    }
    for (uint32_t i = 0; i < tallies->count; i++)
        words[i] = word_of(a, tallies->items[i].word, fine);
    return words;
}

/* The index of the greatest count; of equals the first. */
static uint32_t most_frequent(const uint32_t *counts, uint32_t count)
{
    uint32_t best = 0;
    for (uint32_t i = 1; i < count; i++)
        if (counts[i] > counts[best])
            best = i;
    return best;
}

/* The most frequent polarity; of equals the class's own. */
static int polarity_of(const er_link_counts *counts)
{
    const uint32_t *polarities = counts->relation->polarities;
    int own = er_class_facts_of(counts->relation_class)->polarity;
    uint32_t most = most_frequent(polarities, 3);
    return polarities[most] == polarities[own + 1] ? own : (int)most - 1;
}

static bool describe_relation(assembly *a, er_link *link, const er_link_counts *counts)
{
    bool fine = true;
    const er_class_facts *facts = er_class_facts_of(counts->relation_class);
    link->kind = ER_RELATION;
    link->relation_class = counts->relation_class;
    link->symmetric = facts->symmetric;
    link->score = facts->score;
    link->polarity = polarity_of(counts);
    link->modality = (er_modality)most_frequent(counts->relation->modalities, ER_MODALITY_COUNT);
    link->predicates = words_by_count(a, &counts->relation->predicates, &fine);
    link->predicate_count = counts->relation->predicates.count;
    link->roles = words_by_count(a, &counts->relation->roles, &fine);
    link->role_count = counts->relation->roles.count;
    return fine;
}

static void describe_cooccurrence(assembly *a, er_link *link, const er_link_counts *counts)
{
    er_cooccurrence_counts windows = {.both = counts->weight,
                                      .a = a->builder->nodes[counts->source].windows,
                                      .b = a->builder->nodes[counts->target].windows,
                                      .total = a->builder->windows};
    link->kind = ER_COOCCURRENCE;
    link->symmetric = true;
    link->npmi = er_number_round(er_association_npmi(&windows), ER_VALUE_DIGITS);
    link->g2 = er_number_round(er_association_g2(&windows), ER_VALUE_DIGITS);
}

/* The strings of a passage and its document in the arena: copied once, however many share them. */
static bool settle_passage(assembly *a, er_passage *passage)
{
    bool fine = true;
    er_source *source = passage->source;
    if (!source->done_id) {
        source->done_id = copy_string(a->network, source->id, &fine);
        source->done_url = copy_string(a->network, source->url, &fine);
        source->done_date = day_string(a, source->day, &fine);
    }
    if (!passage->done)
        passage->done = copy_string(a->network, passage->text, &fine);
    return fine;
}

static bool add_evidence(assembly *a, er_link *link, const er_observations *kept)
{
    er_evidence *evidence = er_arena_alloc_zero(&a->network->arena, kept->count, sizeof *evidence);
    bool fine = evidence != NULL;
    for (uint32_t i = 0; fine && i < kept->count; i++) {
        const er_observation *item = &kept->items[i];
        fine = settle_passage(a, item->passage);
        evidence[i] = (er_evidence){
            .doc = item->passage->source->done_id,
            .date = item->passage->source->done_date,
            .url = item->passage->source->done_url,
            .start = item->passage->start,
            .end = item->passage->end,
            .text = item->passage->done,
            .source_start = item->source_start,
            .source_end = item->source_end,
            .target_start = item->target_start,
            .target_end = item->target_end,
            .trigger_start = item->trigger_start,
            .trigger_end = item->trigger_end,
            .predicate = item->predicate == ER_NONE ? NULL : word_of(a, item->predicate, &fine),
            .modality = item->modality,
            .confidence = item->confidence};
    }
    link->evidence = evidence;
    link->evidence_count = kept->count;
    return fine;
}

static bool add_link(assembly *a, er_link_counts *counts)
{
    er_link *link = er_network_add_link(a->network);
    if (!link)
        return false;
    bool fine = true;
    link->source = a->node_of[counts->source];
    link->target = a->node_of[counts->target];
    link->weight = counts->weight;
    link->documents = counts->documents;
    link->first = day_string(a, counts->first, &fine);
    link->last = day_string(a, counts->last, &fine);
    link->months = er_arena_alloc(&a->network->arena, counts->month_count * sizeof(er_month));
    link->month_count = counts->month_count;
    if (!fine || !link->months)
        return false;
    memcpy(link->months, counts->months, counts->month_count * sizeof(er_month));
    if (!counts->relation)
        describe_cooccurrence(a, link, counts);
    else if (!describe_relation(a, link, counts))
        return false;
    fine = add_evidence(a, link, &counts->evidence);
    er_counts_free(counts); /* so that a link is held twice only while it is at hand */
    return fine;
}

static bool assemble(assembly *a)
{
    er_network_builder *builder = a->builder;
    bool fine = er_array_reserve((void **)&a->network->links, &a->network->link_capacity,
                                 builder->link_count, sizeof *a->network->links) &&
                add_nodes(a);
    for (uint32_t i = 0; fine && i < builder->link_count; i++) {
        const er_link_counts *counts = &builder->links[i];
        /* A relation can name an entity that no mention stands for: it is no node then. */
        if (a->node_of[counts->source] != ER_NONE && a->node_of[counts->target] != ER_NONE)
            fine = add_link(a, &builder->links[i]);
    }
    er_network_facts *facts = &a->network->facts;
    facts->window = builder->options.window;
    facts->documents = builder->documents;
    facts->sentences = builder->sentences;
    facts->tokens = builder->tokens;
    facts->mentions = builder->mentions;
    facts->first = day_string(a, builder->first, &fine);
    facts->last = day_string(a, builder->last, &fine);
    return fine;
}

static er_status name_links(er_network *network, er_error *error)
{
    for (uint32_t i = 0; i < network->link_count; i++) {
        network->links[i].id = er_link_make_id(network, &network->links[i]);
        if (!network->links[i].id)
            return er_fail_memory(error);
    }
    return ER_OK;
}

er_status er_network_builder_finish(er_network_builder *builder, er_network **network,
                                    er_error *error)
{
    *network = NULL;
    assembly a = {.builder = builder};
    uint32_t numbers = builder->directory.count, words = builder->words.count;
    a.node_of = malloc((numbers ? numbers : 1) * sizeof *a.node_of);
    a.words = calloc(words ? words : 1, sizeof *a.words);
    er_status status =
        a.node_of && a.words ? er_network_new(&a.network, error) : er_fail_memory(error);
    if (status == ER_OK && !assemble(&a))
        status = er_fail_memory(error);
    if (status == ER_OK)
        status = er_network_sort(a.network, error);
    if (status == ER_OK)
        status = name_links(a.network, error);
    free(a.node_of);
    free(a.words);
    if (a.network) {
        a.network->shared = a.days.arena;
        a.days.arena = (er_arena){0};
    }
    er_symbols_free(&a.days);
    if (status == ER_OK)
        *network = a.network;
    else
        er_network_free(a.network);
    return status;
}
