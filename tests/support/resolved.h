/* Marked texts (see marked.h) that are resolved as the program does it: with the real table of
   states and the roles of the text. Include after cmocka. */
#ifndef ERGRAPH_TESTS_RESOLVED_H
#define ERGRAPH_TESTS_RESOLVED_H

#include "facts/facts.h"
#include "marked.h"
#include "relate/roles.h"
#include "resolve/resolve.h"

/* The states of the marked document by the real table: by the text of the mention, or, where the
   mark says =, by the name behind it. */
static inline void er_resolved_states(const er_facts *facts, er_document *document)
{
    for (uint32_t i = 0; i < document->mention_count; i++) {
        er_mention *m = &document->mentions[i];
        if (m->state == ER_NONE)
            continue;
        er_view name = er_view_of(document->entities[m->state].label);
        m->state = er_facts_find_state(facts, name, NULL);
    }
    document->entity_count = 0;
}

/* The roles as the relations that the pipeline makes of them. */
static inline void er_resolved_relate(er_document *document)
{
    for (uint32_t i = 0; i < document->role_count; i++) {
        const er_role *role = &document->roles[i];
        if (role->person == ER_NONE || role->holder_of == ER_NONE)
            continue;
        const er_mention *person = &document->mentions[role->person];
        const er_mention *body = &document->mentions[role->holder_of];
        if (person->entity == ER_NONE || body->entity == ER_NONE)
            continue;
        er_relation *relation = er_document_add_relation(document);
        if (!relation)
            abort();
        *relation = (er_relation){.source = person->entity,
                                  .target = body->entity,
                                  .source_mention = role->person,
                                  .target_mention = role->holder_of,
                                  .sentence = role->sentence,
                                  .relation_class = ER_ROLE,
                                  .modality = role->former ? ER_HISTORICAL : ER_ACTUAL,
                                  .predicate = role->office,
                                  .role = role->office};
        if (role->end_token > role->first_token) {
            relation->trigger_start = document->tokens[role->first_token].start;
            relation->trigger_end = document->tokens[role->end_token - 1].end;
        }
    }
}

/* A document with its entities. date may be NULL. Give it back with er_marked_free. */
static inline er_marked er_resolved_new(const er_facts *facts, const er_resolver *resolver,
                                        const char *text, const char *date)
{
    er_marked marked = er_marked_new(text, false);
    er_resolved_states(facts, marked.document);
    if (date)
        marked.document->date = er_arena_copy(&marked.document->arena, er_view_of(date));
    if (er_find_roles_with(er_facts_offices(facts), marked.document, NULL) != ER_OK ||
        er_resolve(resolver, marked.document, NULL) != ER_OK)
        abort();
    er_resolved_relate(marked.document);
    return marked;
}

/* All entities as "label: mention, mention; ..." in the order of the mentions; open mentions under
   "?". */
static inline void er_resolved_describe(const er_document *document, er_buffer *out)
{
    er_buffer_append_string(out, "");
    for (uint32_t e = 0; e <= document->entity_count; e++) {
        bool open = e == document->entity_count, first = true;
        for (uint32_t i = 0; i < document->mention_count; i++) {
            const er_mention *m = &document->mentions[i];
            if (m->entity != (open ? ER_NONE : e))
                continue;
            if (first && out->length)
                er_buffer_append_string(out, "; ");
            if (first)
                er_buffer_printf(out, "%s: ", open ? "?" : document->entities[e].label);
            else
                er_buffer_append_string(out, ", ");
            first = false;
            er_buffer_append_view(out, er_document_span(document, m->start, m->end));
        }
    }
}

#endif
