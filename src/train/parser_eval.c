#include "train/parser_eval.h"

#include <stdlib.h>
#include <time.h>

#include "data/data.h"
#include "tag/arcs.h"
#include "tag/labeller.h"
#include "tag/lemma.h"
#include "tag/tagger.h"
#include "tag/tree.h"

static double cpu_seconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

/* nsubj and nsubj:pass have one main type. */
static er_dependency main_type(uint8_t relation)
{
    er_view name = er_view_of(er_dependency_name(relation)), rest = name, part;
    er_view_split(&rest, ':', &part);
    return er_dependency_named(part);
}

/* Whether a and b differ in the case of their letters at most. */
static bool equal_but_case(er_view a, er_view b)
{
    for (uint32_t i = 0; i < a.length && a.length == b.length; i++) {
        char x = a.data[i], y = b.data[i];
        if (x != y && ((x ^ y) != 0x20 || (x | 0x20) < 'a' || (x | 0x20) > 'z'))
            return false;
    }
    return a.length == b.length;
}

static void count_lemma(const er_lemmas *lemmas, const er_gold_word *w, uint8_t form,
                        er_scores *scores)
{
    char room[ER_LEMMA_MAX];
    if (w->form == ER_FORM_NNP || w->form == ER_FORM_NNPS || !er_lemma_class(w->form))
        return;
    scores->lemma_words++;
    scores->lemmas += equal_but_case(er_lemma_of(lemmas, w->text, form, room), w->lemma);
}

static void count_sentence(const er_lemmas *lemmas, const er_gold_sentence *gold,
                           const er_unit *units, const er_label_tree *tree, er_scores *scores)
{
    for (uint32_t i = 0; i < gold->count; i++) {
        const er_gold_word *w = &gold->words[i];
        bool head = tree->heads[i] == w->head, label = tree->labels[i] == w->relation;
        scores->words++;
        count_lemma(lemmas, w, units[i].form, scores);
        scores->tags += units[i].form == w->form;
        scores->heads += head;
        scores->labels += head && label;
        scores->main_labels += head && main_type(tree->labels[i]) == main_type(w->relation);
        scores->gold[w->relation]++;
        scores->found[tree->labels[i]]++;
        scores->right[w->relation] += head && label;
    }
}

static er_status evaluate_with(const er_lemmas *lemmas, const er_models *models,
                               const er_treebank *corpus, er_scores *scores, er_error *error)
{
    er_arc_search search = {0};
    er_label_tree tree = {0};
    er_unit *units = malloc((er_treebank_longest(corpus) + 1) * sizeof *units);
    er_status status = units ? ER_OK : er_fail_memory(error);
    for (uint32_t i = 0; i < corpus->count && status == ER_OK; i++) {
        const er_gold_sentence *gold = &corpus->sentences[i];
        double start = cpu_seconds();
        er_treebank_units(gold, &models->words, units);
        er_tagger_run(&models->tagger, units, gold->count);
        status = er_label_tree_begin(&tree, units, gold->count, error);
        if (status == ER_OK)
            status = er_arc_search_begin(&search, units, gold->count,
                                         er_arc_scorer_of(&models->arcs), error);
        if (status == ER_OK)
            status = er_arc_search_run(&search, models->beam_width, models->beam_margin, tree.heads,
                                       error);
        if (status != ER_OK)
            break;
        er_label_tree_link(&tree);
        er_labeller_run(&models->labeller, &tree, NULL);
        scores->seconds += cpu_seconds() - start;
        count_sentence(lemmas, gold, units, &tree, scores);
    }
    free(units);
    er_arc_search_free(&search);
    er_label_tree_free(&tree);
    return status;
}

er_status er_models_evaluate(const er_models *models, const er_treebank *corpus, er_scores *scores,
                             er_error *error)
{
    er_lemmas lemmas = {0};
    er_status status = er_lemmas_read_verbs(&lemmas, ER_DATA(irregular_verbs), error);
    if (status == ER_OK)
        status = er_lemmas_read(&lemmas, ER_DATA(lemmas), error);
    if (status == ER_OK)
        status = evaluate_with(&lemmas, models, corpus, scores, error);
    er_lemmas_free(&lemmas);
    return status;
}

void er_scores_print(const er_scores *s, const char *name, bool details, FILE *out)
{
    double words = (double)s->words / 100;
    fprintf(out,
            "%s: tags %.2f, lemmas %.2f, UAS %.2f, LAS %.2f (main types %.2f), %llu words, %.0f "
            "words/s\n",
            name, (double)s->tags / words, 100.0 * (double)s->lemmas / (double)s->lemma_words,
            (double)s->heads / words, (double)s->labels / words, (double)s->main_labels / words,
            (unsigned long long)s->words, (double)s->words / s->seconds);
    for (uint32_t i = 0; details && i < ER_DEP_COUNT; i++)
        if (s->gold[i] + s->found[i] > 0)
            fprintf(out, "    %-14s gold %6llu  F1 %5.1f\n", er_dependency_name(i),
                    (unsigned long long)s->gold[i],
                    200.0 * (double)s->right[i] / (double)(s->gold[i] + s->found[i]));
}
