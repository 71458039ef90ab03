/* Why a surface form belongs to an entity, found again from label and form. */
#include <stdlib.h>

#include "base/utf8.h"
#include "ergraph/aliases.h"
#include "facts/body_key.h"
#include "facts/facts.h"
#include "resolve/organization_name.h"
#include "resolve/person_name.h"

struct er_alias_reasons {
    er_facts *facts;
};

er_status er_alias_reasons_new(er_alias_reasons **reasons, er_error *error)
{
    *reasons = calloc(1, sizeof **reasons);
    if (!*reasons)
        return er_fail_memory(error);
    er_status status = er_facts_new(&(*reasons)->facts, error);
    if (status) {
        er_alias_reasons_free(*reasons);
        *reasons = NULL;
    }
    return status;
}

void er_alias_reasons_free(er_alias_reasons *reasons)
{
    if (!reasons)
        return;
    er_facts_free(reasons->facts);
    free(reasons);
}

static const char *reason_of_state(const er_alias_reasons *r, er_view alias)
{
    er_name_kind kind;
    if (er_facts_find_state(r->facts, alias, &kind) == ER_NONE)
        return "other name";
    switch (kind) {
    case ER_NAME_ADJECTIVE:
        return "demonym";
    case ER_NAME_PEOPLE:
        return "its people";
    case ER_NAME_SEAT:
        return "seat of government";
    default:
        return "name of the state";
    }
}

static const char *reason_of_person(const er_alias_reasons *r, er_view label, er_view alias,
                                    er_arena *arena)
{
    er_person_name full, form;
    if (er_person_name_read(er_facts_person_names(r->facts), label, arena, &full, NULL) ||
        er_person_name_read(er_facts_person_names(r->facts), alias, arena, &form, NULL))
        return "other name";
    switch (er_person_names_compare(er_facts_person_names(r->facts), &full, &form)) {
    case ER_NAMES_SAME:
    case ER_NAMES_SPELLING:
        return "other spelling";
    case ER_NAMES_NICKNAME:
        return "short form of the given name";
    case ER_NAMES_ONE_LONG:
        return full.count > form.count ? "shorter form" : "longer form";
    default:
        break;
    }
    switch (er_person_name_shortens(er_facts_person_names(r->facts), &form, &full)) {
    case ER_SHORT_FAMILY:
        return "family name";
    case ER_SHORT_GIVEN:
    case ER_SHORT_INNER:
        return "given name";
    default:
        return "other name";
    }
}

static const char *reason_of_body(const er_alias_reasons *r, er_view label, er_view alias,
                                  er_arena *arena)
{
    er_organization_name full, form;
    if (er_is_acronym_of(alias, label) || (er_is_acronym(alias) && !er_is_acronym(label)))
        return "acronym";
    if (er_is_acronym_of(label, alias))
        return "what the acronym stands for";
    if (er_organization_name_read(r->facts, er_facts_bodies(r->facts), label, arena, &full, NULL) ||
        er_organization_name_read(r->facts, er_facts_bodies(r->facts), alias, arena, &form, NULL))
        return "other name";
    if (er_view_equal(full.core, form.core))
        return "same name, written in another way";
    return label.length > alias.length ? "short form" : "longer form";
}

const char *er_alias_reason(const er_alias_reasons *reasons, er_type type, const char *label,
                            const char *alias)
{
    er_view full = er_view_of(label), form = er_view_of(alias);
    er_buffer a = {0}, b = {0};
    er_arena arena = {0};
    er_utf8_fold(full, &a);
    er_utf8_fold(form, &b);
    const char *reason = "other name";
    if (er_view_equal(full, form))
        reason = "label";
    else if (!a.failed && !b.failed && er_view_equal(er_buffer_view(&a), er_buffer_view(&b)))
        reason = "other letters";
    else if (type == ER_STATE)
        reason = reason_of_state(reasons, form);
    else if (type == ER_PERSON)
        reason = reason_of_person(reasons, full, form, &arena);
    else if (type == ER_ORGANIZATION)
        reason = reason_of_body(reasons, full, form, &arena);
    er_arena_free(&arena);
    er_buffer_free(&a);
    er_buffer_free(&b);
    return reason;
}
