#include "train/parser_show.h"

#include <stdlib.h>

#include "recognize/recognize.h"
#include "relate/roles.h"
#include "tag/parser.h"
#include "text/segmenter.h"
#include "train/parser_file.h"

typedef struct er_viewer {
    er_facts *facts;
    er_segmenter *segmenter;
    er_recognizer *recognizer;
    er_recognizer_scratch *recognizer_scratch;
    er_parser *parser;
    er_parser_scratch *parser_scratch;
    er_document *document;
    er_tree tree;
} er_viewer;

static er_status open_viewer(er_viewer *v, er_error *error)
{
    er_status status = er_facts_new(&v->facts, error);
    if (status == ER_OK)
        status = er_segmenter_new(&v->segmenter, error);
    if (status == ER_OK)
        status = er_recognizer_new(v->facts, &v->recognizer, error);
    if (status == ER_OK)
        status = er_recognizer_scratch_new(&v->recognizer_scratch, error);
    if (status == ER_OK)
        status = er_parser_new(&v->parser, error);
    if (status == ER_OK)
        status = er_parser_scratch_new(&v->parser_scratch, error);
    if (status == ER_OK)
        status = er_document_new(&v->document, error);
    return status;
}

static void close_viewer(er_viewer *v)
{
    er_tree_free(&v->tree);
    er_document_free(v->document);
    er_parser_scratch_free(v->parser_scratch);
    er_parser_free(v->parser);
    er_recognizer_scratch_free(v->recognizer_scratch);
    er_recognizer_free(v->recognizer);
    er_segmenter_free(v->segmenter);
    er_facts_free(v->facts);
}

static er_view node_text(const er_document *document, const er_tree_node *node)
{
    return er_document_span(document, document->tokens[node->first_token].start,
                            document->tokens[node->end_token - 1].end);
}

static void show_sentence(const er_viewer *v, uint32_t sentence, FILE *out)
{
    const er_sentence *s = &v->document->sentences[sentence];
    er_view text = er_document_span(v->document, s->start, s->end);
    fprintf(out, "# %.*s\n", (int)text.length, text.data);
    for (uint32_t i = 0; i < v->tree.count; i++) {
        const er_tree_node *node = &v->tree.nodes[i];
        er_view word = node_text(v->document, node), head = er_view_of("");
        if (node->head != ER_NONE)
            head = node_text(v->document, &v->tree.nodes[node->head]);
        fprintf(out, "%s%.*s/%s>%.*s:%s\n", node->mention == ER_NONE ? "  " : "* ",
                (int)word.length, word.data, er_form_name((er_form)node->form), (int)head.length,
                head.data, er_dependency_name((er_dependency)node->relation));
    }
}

static er_status show_text(er_viewer *v, const char *text, size_t length, FILE *out,
                           er_error *error)
{
    er_status status = er_document_set(v->document, "text", NULL, NULL, NULL, text, length, error);
    if (status == ER_OK)
        status = er_segment(v->segmenter, v->document, error);
    if (status == ER_OK)
        status = er_recognize(v->recognizer, v->recognizer_scratch, v->document, error);
    if (status == ER_OK)
        status = er_find_roles(v->facts, v->document, error);
    for (uint32_t i = 0; status == ER_OK && i < v->document->sentence_count; i++) {
        status = er_parse(v->parser, v->parser_scratch, v->document, i, &v->tree, error);
        if (status == ER_OK)
            show_sentence(v, i, out);
    }
    return status;
}

er_status er_trees_show(const char *path, FILE *out, er_error *error)
{
    er_viewer viewer = {0};
    char *text = NULL;
    size_t length = 0;
    er_status status = er_file_read(path, &text, &length, error);
    if (status == ER_OK)
        status = open_viewer(&viewer, error);
    if (status == ER_OK)
        status = show_text(&viewer, text, length, out, error);
    close_viewer(&viewer);
    free(text);
    return status;
}
