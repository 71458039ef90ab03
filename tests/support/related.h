/* For tests of relations: the relater with its parser, and a marked text read by it. */
#ifndef ERGRAPH_TESTS_RELATED_H
#define ERGRAPH_TESTS_RELATED_H

#include "marked.h"
#include "relate/relate.h"
#include "relate/roles.h"

typedef struct fixture {
    er_facts *facts;
    er_parser *parser;
    er_relater *relater;
    er_relater_scratch *scratch;
} fixture;

static inline int set_up(void **state)
{
    fixture *f = calloc(1, sizeof *f);
    *state = f;
    return !f || er_facts_new(&f->facts, NULL) != ER_OK ||
           er_parser_new(&f->parser, NULL) != ER_OK ||
           er_relater_new(f->facts, f->parser, &f->relater, NULL) != ER_OK ||
           er_relater_scratch_new(&f->scratch, NULL) != ER_OK;
}

static inline int tear_down(void **state)
{
    fixture *f = *state;
    er_relater_scratch_free(f->scratch);
    er_relater_free(f->relater);
    er_parser_free(f->parser);
    er_facts_free(f->facts);
    free(f);
    return 0;
}

static inline er_marked relate(void **state, const char *text)
{
    fixture *f = *state;
    er_marked marked = er_marked_new(text, true);
    assert_int_equal(er_find_roles(f->facts, marked.document, NULL), ER_OK);
    assert_int_equal(er_relate(f->relater, f->scratch, marked.document, NULL), ER_OK);
    return marked;
}

/* The relation of that class between the labelled entities, or NULL. */
static inline const er_relation *find(const er_document *document, const char *source, er_class c,
                                      const char *target)
{
    for (uint32_t i = 0; i < document->relation_count; i++) {
        const er_relation *r = &document->relations[i];
        if (r->relation_class == c && !strcmp(document->entities[r->source].label, source) &&
            !strcmp(document->entities[r->target].label, target))
            return r;
    }
    return NULL;
}

#endif
