#include "relate/relate.h"

#include <stdlib.h>

#include "base/array.h"
#include "relate/events.h"
#include "relate/opinions.h"
#include "relate/repair.h"
#include "relate/ties.h"

struct er_relater {
    const er_parser *parser; /* may be NULL */
    er_ties *ties;
    er_event_lexicon *lexicon;
};

struct er_relater_scratch {
    er_parser_scratch *parser;
    er_tree tree;
    er_word_reading *words; /* [tree.count] */
    uint32_t word_capacity;
    er_known_entities known;
    er_quotations quotations;
};

er_status er_relater_new(const er_facts *facts, const er_parser *parser, er_relater **relater,
                         er_error *error)
{
    er_relater *made = calloc(1, sizeof *made);
    *relater = NULL;
    if (!made)
        return er_fail_memory(error);
    made->parser = parser;
    er_status status = er_ties_new(er_facts_offices(facts), &made->ties, error);
    if (status == ER_OK)
        status = er_event_lexicon_new(&made->lexicon, error);
    if (status != ER_OK) {
        er_relater_free(made);
        return status;
    }
    *relater = made;
    return ER_OK;
}

void er_relater_free(er_relater *relater)
{
    if (!relater)
        return;
    er_ties_free(relater->ties);
    er_event_lexicon_free(relater->lexicon);
    free(relater);
}

er_status er_relater_scratch_new(er_relater_scratch **scratch, er_error *error)
{
    *scratch = calloc(1, sizeof **scratch);
    if (!*scratch)
        return er_fail_memory(error);
    er_status status = er_parser_scratch_new(&(*scratch)->parser, error);
    if (status != ER_OK) {
        er_relater_scratch_free(*scratch);
        *scratch = NULL;
    }
    return status;
}

void er_relater_scratch_free(er_relater_scratch *scratch)
{
    if (!scratch)
        return;
    er_parser_scratch_free(scratch->parser);
    er_tree_free(&scratch->tree);
    free(scratch->words);
    er_known_entities_free(&scratch->known);
    er_quotations_free(&scratch->quotations);
    free(scratch);
}

/* What is looked at: a sentence with its mentions and roles. */
typedef struct sentence_part {
    uint32_t first_mention, end_mention;
    uint32_t first_role, end_role;
} sentence_part;

/* The entity that stands for a mention: a state in somebody's title is one with that person. */
static uint32_t key_of(const er_emitter *emitter, const sentence_part *part, uint32_t mention)
{
    const er_document *document = emitter->document;
    const er_mention *m = &document->mentions[mention];
    for (uint32_t i = part->first_role; i < part->end_role; i++)
        if (document->roles[i].title && !document->roles[i].inferred &&
            document->roles[i].holder_of == mention)
            return document->mentions[document->roles[i].person].entity;
    if (m->type == ER_PLACE)
        return er_index_find(&emitter->known->states, m->state);
    return er_can_be_end(document, m->entity) ? m->entity : ER_NONE;
}

/* Two at least that could have to do with each other, the speaker of a quote being one: only then
   is a parse worth its time. A place counts as its state, for which it may stand. */
static bool has_something_to_relate(const er_emitter *emitter, const sentence_part *part,
                                    const er_quotation *quote)
{
    uint32_t one = quote ? quote->speaker.entity : ER_NONE;
    for (uint32_t i = part->first_mention; i < part->end_mention; i++) {
        uint32_t key = key_of(emitter, part, i);
        if (key == ER_NONE)
            continue;
        if (one != ER_NONE && one != key)
            return true;
        one = key;
    }
    return false;
}

static er_status relate_events(const er_relater *relater, er_relater_scratch *scratch,
                               er_emitter *emitter, const sentence_part *part, er_error *error)
{
    er_status status = er_parse(relater->parser, scratch->parser, emitter->document,
                                emitter->sentence, &scratch->tree, error);
    if (status == ER_OK)
        status = er_repair_tree(emitter->document, part->first_role, part->end_role, &scratch->tree,
                                error);
    if (status == ER_OK && !er_array_reserve((void **)&scratch->words, &scratch->word_capacity,
                                             scratch->tree.count, sizeof *scratch->words))
        status = er_fail_memory(error);
    if (status != ER_OK)
        return status;
    er_sentence_reader reader = {.lexicon = relater->lexicon,
                                 .document = emitter->document,
                                 .tree = &scratch->tree,
                                 .words = scratch->words,
                                 .emitter = emitter,
                                 .quotations = &scratch->quotations};
    for (uint32_t node = 0; node < scratch->tree.count; node++)
        scratch->words[node] = er_read_word(&reader, node);
    for (uint32_t node = 0; node < scratch->tree.count; node++) {
        er_event event;
        if (er_read_event(&reader, node, &event))
            er_compose_event(&reader, &event);
    }
    bool demands = er_may_demand(&reader);
    for (uint32_t node = 0; node < scratch->tree.count; node++) {
        er_read_statement(&reader, node);
        if (demands)
            er_read_demand(&reader, node);
        er_read_opinion(&reader, node);
    }
    er_read_quote(&reader);
    return ER_OK;
}

er_status er_relate(const er_relater *relater, er_relater_scratch *scratch, er_document *document,
                    er_error *error)
{
    er_emitter emitter = {.document = document, .known = &scratch->known};
    er_status status = ER_OK;
    document->relation_count = 0;
    if (!er_known_entities_fill(&scratch->known, document) ||
        !er_quotations_find(&scratch->quotations, document))
        return er_fail_memory(error);
    sentence_part part = {0};
    for (uint32_t s = 0; s < document->sentence_count && status == ER_OK; s++) {
        while (part.end_mention < document->mention_count &&
               document->mentions[part.end_mention].sentence == s)
            part.end_mention++;
        while (part.end_role < document->role_count && document->roles[part.end_role].sentence <= s)
            part.end_role++;
        const er_quotation *quote = er_quotation_in(&scratch->quotations, &document->sentences[s]);
        er_emitter_start(&emitter, s);
        if (part.end_mention > part.first_mention)
            er_find_ties(relater->ties, &emitter, part.first_mention, part.end_mention,
                         part.first_role, part.end_role);
        if (relater->parser && has_something_to_relate(&emitter, &part, quote))
            status = relate_events(relater, scratch, &emitter, &part, error);
        part.first_mention = part.end_mention;
        part.first_role = part.end_role;
        if (emitter.no_memory)
            status = er_fail_memory(error);
    }
    er_emitter_finish(&emitter);
    return status;
}
