#include "tag/parser.h"

#include <stdlib.h>

#include "base/array.h"
#include "data/data.h"
#include "tag/arcs.h"
#include "tag/auxiliaries.h"
#include "tag/labeller.h"
#include "tag/lemma.h"
#include "tag/model.h"
#include "tag/tagger.h"
#include "tag/upos.h"

struct er_parser {
    er_models models;
    er_lemmas lemmas;
};

struct er_parser_scratch {
    er_unit *units;
    uint8_t *certainty;
    uint32_t unit_capacity, certainty_capacity;
    er_arc_search search;
    er_label_tree labels;
};

er_status er_parser_new_from(er_view models, er_parser **parser, er_error *error)
{
    *parser = calloc(1, sizeof **parser);
    if (!*parser)
        return er_fail_memory(error);
    er_status status = er_models_open(models, &(*parser)->models, error);
    if (status == ER_OK)
        status = er_lemmas_read_verbs(&(*parser)->lemmas, ER_DATA(irregular_verbs), error);
    if (status == ER_OK)
        status = er_lemmas_read(&(*parser)->lemmas, ER_DATA(lemmas), error);
    if (status != ER_OK) {
        er_parser_free(*parser);
        *parser = NULL;
    }
    return status;
}

er_status er_parser_new(er_parser **parser, er_error *error)
{
    return er_parser_new_from(ER_DATA(parser_model), parser, error);
}

void er_parser_free(er_parser *parser)
{
    if (!parser)
        return;
    er_lemmas_free(&parser->lemmas);
    free(parser);
}

er_status er_parser_scratch_new(er_parser_scratch **scratch, er_error *error)
{
    *scratch = calloc(1, sizeof **scratch);
    return *scratch ? ER_OK : er_fail_memory(error);
}

void er_parser_scratch_free(er_parser_scratch *scratch)
{
    if (!scratch)
        return;
    free(scratch->units);
    free(scratch->certainty);
    er_arc_search_free(&scratch->search);
    er_label_tree_free(&scratch->labels);
    free(scratch);
}

/* Whether the case of letters says nothing in this sentence: most words of a line are in title
   case or capitals. Short words are in lower case in titles too. */
static bool has_title_case(const er_document *document, const er_sentence *sentence)
{
    uint32_t upper = 0, lower = 0;
    for (uint32_t t = sentence->first_token; t < sentence->end_token; t++) {
        const er_token *token = &document->tokens[t];
        if (token->kind != ER_WORD || token->end - token->start < 4)
            continue;
        lower += token->letter_case == ER_CASE_LOWER;
        upper += token->letter_case != ER_CASE_LOWER && token->letter_case != ER_CASE_NONE;
    }
    return upper >= 3 && upper >= 3 * lower;
}

/* Mentions of these kinds are names: one node each. */
static bool is_name(const er_mention *mention)
{
    return mention->kind == ER_NAME || mention->kind == ER_DEMONYM || mention->kind == ER_METONYM;
}

/* The first role of the document in or after a sentence; roles stand in the order of sentences. */
static uint32_t first_role_from(const er_document *document, uint32_t sentence)
{
    uint32_t low = 0, high = document->role_count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (document->roles[middle].sentence < sentence)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

static bool is_honorific(er_view word)
{
    static const char *const honorifics[] = {"Mr", "Mr.", "Mrs", "Mrs.", "Ms",   "Ms.",   "Miss",
                                             "Dr", "Dr.", "Sir", "Lord", "Lady", "Prof.", "Rev."};
    for (uint32_t i = 0; i < sizeof honorifics / sizeof *honorifics; i++)
        if (er_view_is(word, honorifics[i]))
            return true;
    return false;
}

/* The first token of the title before a mention, not before least; the mention's own first token
   where there is none. */
static uint32_t title_start(const er_document *document, uint32_t mention, uint32_t least)
{
    const er_mention *m = &document->mentions[mention];
    uint32_t start = m->first_token;
    if (m->type != ER_PERSON || m->kind != ER_NAME)
        return start;
    for (uint32_t i = first_role_from(document, m->sentence);
         i < document->role_count && document->roles[i].sentence == m->sentence; i++) {
        const er_role *role = &document->roles[i];
        if (role->person == mention && role->title && role->end_token == m->first_token &&
            role->first_token >= least && role->first_token < start)
            start = role->first_token;
    }
    if (start == m->first_token && start > least &&
        is_honorific(er_token_view(document, start - 1)))
        start--;
    return start;
}

static er_unit *add_unit(const er_parser *parser, er_parser_scratch *scratch, uint32_t *count,
                         const er_document *document, uint32_t last_token, bool lower)
{
    if (!er_array_reserve((void **)&scratch->units, &scratch->unit_capacity, (uint64_t)*count + 1,
                          sizeof *scratch->units))
        return NULL;
    er_unit *unit = &scratch->units[*count];
    const er_token *token = &document->tokens[last_token];
    er_unit_set_word(unit, &parser->models.words, er_token_view(document, last_token),
                     (er_unit_place){*count == 0, !token->space_before, lower});
    unit->first_token = last_token;
    unit->end_token = last_token + 1;
    (*count)++;
    return unit;
}

/* "-led" right behind a name: where the adjective ends that the name begins; else end. */
static uint32_t adjective_end(const er_document *document, uint32_t end)
{
    if (end + 1 >= document->token_count || document->tokens[end].space_before ||
        document->tokens[end + 1].space_before || !er_view_is(er_token_view(document, end), "-") ||
        document->tokens[end + 1].kind != ER_WORD ||
        document->tokens[end + 1].letter_case != ER_CASE_LOWER)
        return end;
    return end + 2;
}

/* A name as one unit, which takes the place of the units of its title. */
static bool add_name(const er_parser *parser, er_parser_scratch *scratch, uint32_t *count,
                     const er_document *document, uint32_t mention, uint32_t least)
{
    const er_mention *m = &document->mentions[mention];
    uint32_t start = title_start(document, mention, least);
    while (*count > 0 && scratch->units[*count - 1].end_token > start)
        (*count)--;
    er_unit *unit = add_unit(parser, scratch, count, document, m->end_token - 1, false);
    if (!unit)
        return false;
    unit->first_token = start;
    unit->end_token = adjective_end(document, m->end_token);
    unit->mention = mention;
    unit->joined = unit->end_token - start > 1;
    unit->form_fixed = unit->joined || m->kind != ER_DEMONYM;
    bool adjective = m->kind == ER_DEMONYM || unit->end_token > m->end_token;
    if (unit->form_fixed)
        unit->form = adjective ? ER_FORM_JJ : ER_FORM_NNP;
    return true;
}

static er_status make_units(const er_parser *parser, er_parser_scratch *scratch,
                            const er_document *document, const er_sentence *sentence,
                            uint32_t *count, er_error *error)
{
    bool lower = has_title_case(document, sentence);
    uint32_t mention = er_first_mention_from(document, sentence->first_token), least;
    *count = 0;
    least = sentence->first_token; /* titles do not reach back over the name before */
    for (uint32_t token = sentence->first_token; token < sentence->end_token;) {
        while (mention < document->mention_count &&
               (document->mentions[mention].first_token < token ||
                !is_name(&document->mentions[mention])))
            mention++;
        const er_mention *m =
            mention < document->mention_count ? &document->mentions[mention] : NULL;
        if (m && m->first_token == token && m->end_token <= sentence->end_token &&
            m->end_token > token) {
            if (!add_name(parser, scratch, count, document, mention, least))
                return er_fail_memory(error);
            token = least = scratch->units[*count - 1].end_token;
            continue;
        }
        if (!add_unit(parser, scratch, count, document, token, lower))
            return er_fail_memory(error);
        token++;
    }
    return ER_OK;
}

static er_status find_arcs(const er_parser *parser, er_parser_scratch *scratch, uint32_t count,
                           er_error *error)
{
    const er_models *models = &parser->models;
    er_tagger_run(&models->tagger, scratch->units, count);
    er_status status = er_label_tree_begin(&scratch->labels, scratch->units, count, error);
    if (status == ER_OK)
        status = er_arc_search_begin(&scratch->search, scratch->units, count,
                                     er_arc_scorer_of(&models->arcs), error);
    if (status == ER_OK)
        status = er_arc_search_run(&scratch->search, models->beam_width, models->beam_margin,
                                   scratch->labels.heads, error);
    if (status == ER_OK &&
        !er_array_reserve((void **)&scratch->certainty, &scratch->certainty_capacity, count, 1))
        status = er_fail_memory(error);
    if (status != ER_OK)
        return status;
    er_label_tree_link(&scratch->labels);
    er_labeller_run(&models->labeller, &scratch->labels, scratch->certainty);
    return ER_OK;
}

/* The lemma of a node, kept alive with the tree where it is no part of text or table. */
static bool set_lemma(const er_parser *parser, const er_document *document, const er_unit *unit,
                      er_tree *tree, er_tree_node *node)
{
    char room[ER_LEMMA_MAX];
    if (unit->mention != ER_NONE && unit->form == ER_FORM_NNP) {
        const er_mention *m = &document->mentions[unit->mention];
        node->lemma = er_document_span(document, m->start, m->end);
        return true;
    }
    er_view word = er_token_view(document, unit->end_token - 1);
    node->lemma = er_lemma_of(&parser->lemmas, word, unit->form, room);
    if (node->lemma.data == room)
        node->lemma = er_arena_copy_view(&tree->lemmas, node->lemma);
    return node->lemma.data != NULL;
}

static er_status fill_tree(const er_parser *parser, const er_parser_scratch *scratch,
                           const er_document *document, uint32_t count, er_tree *tree,
                           er_error *error)
{
    for (uint32_t i = 0; i < count; i++) {
        const er_unit *unit = &scratch->units[i];
        er_tree_node *node = er_tree_add(tree);
        if (!node || !set_lemma(parser, document, unit, tree, node))
            return er_fail_memory(error);
        uint32_t head = scratch->labels.heads[i];
        node->first_token = unit->first_token;
        node->end_token = unit->end_token;
        node->mention = unit->mention;
        node->head = head == count ? ER_NONE : head;
        node->relation = scratch->labels.labels[i];
        node->form = unit->form;
        node->certainty = scratch->certainty[i];
    }
    er_tree_right_auxiliaries(tree);
    er_status status = er_tree_link(tree, error);
    if (status == ER_OK)
        er_tree_set_tags(tree);
    return status;
}

/* Gives nominal and pronoun mentions to the highest node within them. */
static void place_other_mentions(const er_document *document, const er_sentence *sentence,
                                 er_tree *tree)
{
    for (uint32_t i = er_first_mention_from(document, sentence->first_token);
         i < document->mention_count && document->mentions[i].first_token < sentence->end_token;
         i++) {
        const er_mention *m = &document->mentions[i];
        if (is_name(m) || m->end_token > sentence->end_token)
            continue;
        uint32_t node = er_tree_node_at(tree, m->end_token - 1);
        while (node != ER_NONE && tree->nodes[node].head != ER_NONE &&
               tree->nodes[tree->nodes[node].head].first_token >= m->first_token &&
               tree->nodes[tree->nodes[node].head].end_token <= m->end_token)
            node = tree->nodes[node].head;
        if (node != ER_NONE && tree->nodes[node].mention == ER_NONE)
            tree->nodes[node].mention = i;
    }
}

er_status er_parse(const er_parser *parser, er_parser_scratch *scratch, const er_document *document,
                   uint32_t sentence, er_tree *tree, er_error *error)
{
    er_tree_reset(tree);
    if (sentence >= document->sentence_count)
        return er_fail(error, ER_BAD_ARGUMENT, "there is no sentence %u", sentence);
    const er_sentence *s = &document->sentences[sentence];
    uint32_t count;
    er_status status = make_units(parser, scratch, document, s, &count, error);
    if (status == ER_OK && count > 0) {
        status = find_arcs(parser, scratch, count, error);
        if (status == ER_OK)
            status = fill_tree(parser, scratch, document, count, tree, error);
        if (status == ER_OK)
            place_other_mentions(document, s, tree);
    }
    if (status != ER_OK)
        er_tree_reset(tree);
    return status;
}
