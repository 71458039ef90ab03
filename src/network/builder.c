#include "network/builder.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/buffer.h"
#include "base/date.h"
#include "network/counts.h"

/* A node in the window at hand, by its surest mention there. */
typedef struct window_entry {
    uint32_t number;
    uint32_t mention;
} window_entry;

/* The document at hand. */
typedef struct counting {
    er_network_builder *builder;
    const er_document *document;
    const uint32_t *number_of;
    uint32_t day;
    er_source *source;   /* NULL until evidence of this document is kept */
    er_passage *passage; /* the last one made: most links of a sentence share it */
    window_entry *entries;
    uint32_t entry_count, entry_capacity;
    er_buffer text; /* scratch */
} counting;

er_network_options er_network_options_default(void)
{
    return (er_network_options){.window = ER_WINDOW_SENTENCE,
                                .types = ER_TYPE_BIT(ER_PERSON) | ER_TYPE_BIT(ER_STATE) |
                                         ER_TYPE_BIT(ER_ORGANIZATION),
                                .evidence = 5};
}

er_status er_network_builder_new(er_network_builder **builder, const er_network_options *options,
                                 const er_directory *directory, er_error *error)
{
    *builder = NULL;
    if (directory->count >= ER_BUILDER_NODES_MAX)
        return er_fail(error, ER_BAD_ARGUMENT, "more than %u entities", ER_BUILDER_NODES_MAX - 1);
    er_network_builder *b = calloc(1, sizeof *b);
    if (!b)
        return er_fail_memory(error);
    b->options = options ? *options : er_network_options_default();
    b->directory = *directory;
    b->nodes = calloc(directory->count ? directory->count : 1, sizeof *b->nodes);
    if (!b->nodes) {
        er_network_builder_free(b);
        return er_fail_memory(error);
    }
    for (uint32_t i = 0; i < directory->count; i++) {
        er_who who = {0};
        directory->who(directory->context, i, &who);
        b->nodes[i].wanted = (b->options.types & ER_TYPE_BIT(who.type)) != 0;
        b->nodes[i].entry = ER_NONE;
    }
    *builder = b;
    return ER_OK;
}

/* The node of a document's entity, or ER_NONE where it has none or its type is not wanted. */
static uint32_t number_of(const counting *c, uint32_t entity)
{
    if (entity >= c->document->entity_count)
        return ER_NONE;
    uint32_t number = c->number_of[entity];
    return number < c->builder->directory.count && c->builder->nodes[number].wanted ? number
                                                                                    : ER_NONE;
}

/* ---- evidence ------------------------------------------------------------------------------ */

/* The text of a sentence, {NULL, 0} where it was not kept. */
static er_view sentence_text(const er_document *document, uint32_t sentence)
{
    const er_sentence *s = &document->sentences[sentence];
    if (document->sentence_texts)
        return er_view_of(document->sentence_texts[sentence]);
    if (document->text.data && s->start <= s->end && s->end <= document->text.length)
        return er_document_span(document, s->start, s->end);
    return (er_view){0};
}

/* Both sentences where the ends of a link stand in two: with an ellipsis between sentences that
   do not follow each other. */
static er_view joined_text(counting *c, uint32_t first, uint32_t last)
{
    er_view from = sentence_text(c->document, first);
    if (first == last)
        return from;
    er_view to = sentence_text(c->document, last);
    er_buffer_clear(&c->text);
    er_buffer_append(&c->text, from.data, from.length);
    if (from.length && to.length)
        er_buffer_append_string(&c->text, last == first + 1 ? " " : " \xE2\x80\xA6 ");
    er_buffer_append(&c->text, to.data, to.length);
    return er_buffer_view(&c->text);
}

/* The passage from sentence first to last, made where the last one was another. NULL where memory
   is out. It belongs to c. */
static er_passage *passage_of(counting *c, uint32_t first, uint32_t last)
{
    uint32_t start = c->document->sentences[first].start, end = c->document->sentences[last].end;
    if (c->passage && c->passage->start == start && c->passage->end == end)
        return c->passage;
    er_view text = joined_text(c, first, last);
    er_passage_release(c->passage);
    c->passage = c->text.failed ? NULL : er_passage_new(c->source, start, end, text);
    return c->passage;
}

/* Keeps observation, whose passage is filled here, where it is among the best of link. */
static bool keep(counting *c, er_link_counts *link, er_observation *observation, uint32_t first,
                 uint32_t last)
{
    uint32_t most = c->builder->options.evidence;
    if (!c->source) {
        c->source = er_source_new(c->document->id, c->day, c->document->url);
        if (!c->source)
            return false;
    }
    if (!er_observations_wants(&link->evidence, most, observation->confidence, c->source,
                               c->document->sentences[first].start))
        return true;
    observation->passage = passage_of(c, first, last);
    return observation->passage && er_observations_add(&link->evidence, most, observation);
}

/* ---- co-occurrence ------------------------------------------------------------------------- */

static bool count_pair(counting *c, const window_entry *a, const window_entry *b)
{
    if (a->number > b->number) {
        const window_entry *swap = a;
        a = b;
        b = swap;
    }
    er_link_counts *link = er_counts_link(c->builder, a->number, b->number, ER_CLASS_COUNT);
    if (!link || !er_counts_add(c->builder, link, c->day))
        return false;
    const er_mention *source = &c->document->mentions[a->mention];
    const er_mention *target = &c->document->mentions[b->mention];
    er_observation observation = {.source_start = source->start,
                                  .source_end = source->end,
                                  .target_start = target->start,
                                  .target_end = target->end,
                                  .predicate = ER_NONE,
                                  .confidence = source->confidence < target->confidence
                                                    ? source->confidence
                                                    : target->confidence};
    bool in_order = source->sentence <= target->sentence;
    return keep(c, link, &observation, in_order ? source->sentence : target->sentence,
                in_order ? target->sentence : source->sentence);
}

/* Counts the pairs of the window at hand and empties it. */
static bool close_window(counting *c)
{
    bool fine = true;
    for (uint32_t i = 0; i < c->entry_count; i++) {
        for (uint32_t k = 0; k < i && fine; k++)
            fine = count_pair(c, &c->entries[k], &c->entries[i]);
        c->builder->nodes[c->entries[i].number].windows++;
        c->builder->nodes[c->entries[i].number].entry = ER_NONE;
    }
    c->entry_count = 0;
    return fine;
}

/* Whether mention a shows an entity better than b: surer, then by kind (a name before "he"). */
static bool shows_better(const er_mention *a, const er_mention *b)
{
    return a->confidence != b->confidence ? a->confidence > b->confidence : a->kind < b->kind;
}

static bool enter_window(counting *c, uint32_t number, uint32_t mention)
{
    er_node_counts *node = &c->builder->nodes[number];
    const er_mention *mentions = c->document->mentions;
    if (node->entry != ER_NONE) {
        window_entry *entry = &c->entries[node->entry];
        if (shows_better(&mentions[mention], &mentions[entry->mention]))
            entry->mention = mention;
        return true;
    }
    if (c->entry_count == ER_WINDOW_NODES_MAX)
        return true;
    if (!er_array_reserve((void **)&c->entries, &c->entry_capacity, (uint64_t)c->entry_count + 1,
                          sizeof *c->entries))
        return false;
    node->entry = c->entry_count;
    c->entries[c->entry_count++] = (window_entry){.number = number, .mention = mention};
    return true;
}

static uint32_t window_of(const counting *c, uint32_t sentence)
{
    switch (c->builder->options.window) {
    case ER_WINDOW_PARAGRAPH:
        return c->document->sentences[sentence].paragraph;
    case ER_WINDOW_DOCUMENT:
        return 0;
    default:
        return sentence;
    }
}

static void count_node(counting *c, uint32_t number)
{
    er_node_counts *node = &c->builder->nodes[number];
    c->builder->mentions++;
    node->mentions++;
    if (node->last_document == c->builder->documents)
        return;
    node->last_document = c->builder->documents;
    node->documents++;
    er_counts_widen(&node->first, &node->last, c->day);
}

/* Mentions stand in the order of the text, so that a window's are neighbours. */
static bool count_mentions(counting *c)
{
    uint32_t window = ER_NONE;
    for (uint32_t i = 0; i < c->document->mention_count; i++) {
        const er_mention *mention = &c->document->mentions[i];
        uint32_t number = number_of(c, mention->entity);
        if (number == ER_NONE || mention->sentence >= c->document->sentence_count)
            continue;
        count_node(c, number);
        uint32_t here = window_of(c, mention->sentence);
        if (here != window && !close_window(c))
            return false;
        window = here;
        if (!enter_window(c, number, i))
            return false;
    }
    return close_window(c);
}

static uint64_t count_windows(const er_document *document, er_window window)
{
    if (window == ER_WINDOW_DOCUMENT)
        return 1;
    if (window == ER_WINDOW_SENTENCE)
        return document->sentence_count;
    uint64_t count = document->sentence_count ? 1 : 0;
    for (uint32_t i = 1; i < document->sentence_count; i++)
        count += document->sentences[i].paragraph != document->sentences[i - 1].paragraph;
    return count;
}

/* ---- relations ----------------------------------------------------------------------------- */

static bool tally(er_network_builder *builder, er_tallies *tallies, const char *word)
{
    return !word || !*word ||
           er_tallies_add(tallies, er_symbols_add(&builder->words, er_view_of(word)));
}

static void mention_span(const er_document *document, uint32_t mention, uint32_t *start,
                         uint32_t *end)
{
    if (mention >= document->mention_count)
        return;
    *start = document->mentions[mention].start;
    *end = document->mentions[mention].end;
}

static bool count_relation(counting *c, const er_relation *relation)
{
    er_network_builder *builder = c->builder;
    uint32_t source = number_of(c, relation->source), target = number_of(c, relation->target);
    if (source == ER_NONE || target == ER_NONE || source == target ||
        relation->sentence >= c->document->sentence_count ||
        (unsigned)relation->relation_class >= ER_CLASS_COUNT ||
        (relation->relation_class == ER_STATEMENT && !builder->options.statements))
        return true;
    bool swap = er_class_facts_of(relation->relation_class)->symmetric && source > target;
    er_link_counts *link = er_counts_link(builder, swap ? target : source, swap ? source : target,
                                          relation->relation_class);
    if (!link || !er_counts_add(builder, link, c->day) ||
        !tally(builder, &link->relation->predicates, relation->predicate) ||
        !tally(builder, &link->relation->roles, relation->role))
        return false;
    link->relation->modalities[(unsigned)relation->modality % ER_MODALITY_COUNT]++;
    link->relation->polarities[(relation->polarity > 0) - (relation->polarity < 0) + 1]++;
    er_observation observation = {.trigger_start = relation->trigger_start,
                                  .trigger_end = relation->trigger_end,
                                  .predicate = ER_NONE,
                                  .modality = relation->modality,
                                  .confidence = relation->confidence};
    if (relation->predicate && *relation->predicate)
        observation.predicate = er_symbols_find(&builder->words, er_view_of(relation->predicate));
    mention_span(c->document, swap ? relation->target_mention : relation->source_mention,
                 &observation.source_start, &observation.source_end);
    mention_span(c->document, swap ? relation->source_mention : relation->target_mention,
                 &observation.target_start, &observation.target_end);
    return keep(c, link, &observation, relation->sentence, relation->sentence);
}

static bool count_document(counting *c)
{
    if (!count_mentions(c))
        return false;
    for (uint32_t i = 0; i < c->document->relation_count; i++)
        if (!count_relation(c, &c->document->relations[i]))
            return false;
    return true;
}

er_status er_network_builder_add(er_network_builder *builder, const er_document *document,
                                 const uint32_t *number_of_entity, er_error *error)
{
    counting c = {.builder = builder,
                  .document = document,
                  .number_of = number_of_entity,
                  .day = er_date_parse(document->date)};
    builder->documents++;
    builder->sentences += document->sentence_count;
    builder->tokens += (uint64_t)document->token_count + document->recorded_tokens;
    builder->windows += count_windows(document, builder->options.window);
    er_counts_widen(&builder->first, &builder->last, c.day);
    bool fine = count_document(&c);
    er_passage_release(c.passage);
    er_source_release(c.source);
    er_buffer_free(&c.text);
    free(c.entries);
    return fine ? ER_OK : er_fail_memory(error);
}

void er_network_builder_free(er_network_builder *builder)
{
    if (!builder)
        return;
    for (uint32_t i = 0; i < builder->link_count; i++)
        er_counts_free(&builder->links[i]);
    free(builder->links);
    free(builder->nodes);
    er_index_free(&builder->link_of);
    er_symbols_free(&builder->words);
    free(builder);
}
