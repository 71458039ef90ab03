/* What the user can call a profile by: any of its forms, and, where others have the same, with what
   tells it apart in brackets: "Chris Smith (Canada)", "Moor (2019)", "Moor (Norway, 2019)",
   "foreign minister (Norway, 2024-05-16)". The report writes the most exact one. */
#include <stdlib.h>

#include "base/utf8.h"
#include "resolve/registry_handles.h"

/* The first day of the week that er_week_of gave (civil_from_days of Howard Hinnant). */
static void append_week(uint32_t week, er_buffer *out)
{
    uint32_t days = (week - 1) * 7;
    uint32_t era = days / 146097, of_era = days % 146097;
    uint32_t year_of_era = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    uint32_t of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    uint32_t month = (5 * of_year + 2) / 153, day = of_year - (153 * month + 2) / 5 + 1;
    month = month < 10 ? month + 3 : month - 9;
    er_buffer_printf(out, "%u-%02u-%02u", year_of_era + era * 400 + (month <= 2), month, day);
}

/* Whose the office, or which state: empty where it is not known. */
static er_view owner_of(const er_registry *registry, const er_profile *p)
{
    const er_states *states = er_facts_states(registry->facts);
    if (p->type != ER_STATE && p->state < states->count)
        return er_view_of(states->rows[p->state].label);
    return p->office.length && p->owner != ER_NONE ? er_profile_label(registry, p->owner)
                                                   : (er_view){"", 0};
}

/* "text", and in brackets the details that are asked for and known. False where none is. */
static bool append_handle(const er_registry *registry, const er_profile *p, er_view text,
                          bool owner, bool date, er_buffer *out)
{
    er_view whose = owner ? owner_of(registry, p) : (er_view){"", 0};
    bool dated = date && (p->office.length ? p->week : p->year + p->life.born_from);
    er_buffer_append_view(out, text);
    if (!whose.length && !dated)
        return false;
    er_buffer_append_string(out, " (");
    er_buffer_append_view(out, whose);
    if (whose.length && dated)
        er_buffer_append_string(out, ", ");
    if (dated && p->office.length)
        append_week(p->week, out);
    else if (dated && !p->year)
        er_buffer_printf(out, p->life.born_to > p->life.born_from ? "born %u-%u" : "born %u",
                         p->life.born_from, p->life.born_to);
    else if (dated)
        er_buffer_printf(out, "%u", p->year);
    er_buffer_append_char(out, ')');
    return true;
}

void er_profile_handle(const er_registry *registry, uint32_t profile, er_buffer *out)
{
    const er_profile *p = &registry->profiles[profile];
    er_view text = p->described ? p->office : er_profile_label(registry, profile);
    append_handle(registry, p, text, true, true, out);
}

static uint64_t hash_folded(er_view text, er_buffer *scratch)
{
    er_buffer_clear(scratch);
    er_utf8_fold(text, scratch);
    return er_view_hash(er_buffer_view(scratch));
}

/* The text alone and with each choice of details. */
static bool add_text(const er_registry *registry, er_blocks *blocks, uint32_t profile, er_view text,
                     er_buffer *handle, er_buffer *scratch)
{
    const er_profile *p = &registry->profiles[profile];
    uint64_t added[4];
    uint32_t count = 0;
    for (uint32_t details = 0; details < 4; details++) {
        er_buffer_clear(handle);
        append_handle(registry, p, text, details & 1, details & 2, handle);
        uint64_t hash = hash_folded(er_buffer_view(handle), scratch);
        bool known = handle->failed;
        for (uint32_t i = 0; i < count; i++)
            known |= added[i] == hash;
        if (known)
            continue;
        added[count++] = hash;
        if (!er_blocks_add(blocks, hash, profile))
            return false;
    }
    return !handle->failed && !scratch->failed;
}

static bool add_profile(const er_registry *registry, er_handles *handles, uint32_t profile,
                        er_buffer *handle, er_buffer *scratch)
{
    const er_states *states = er_facts_states(registry->facts);
    const er_profile *p = &registry->profiles[profile];
    bool ok = true;
    for (uint32_t f = p->first_form; f != ER_NONE && ok; f = registry->forms[f].next)
        ok = add_text(registry, registry->forms[f].labels ? &handles->labels : &handles->others,
                      profile, registry->texts.views[registry->forms[f].text], handle, scratch);
    if (p->described)
        ok = ok && add_text(registry, &handles->labels, profile, p->office, handle, scratch);
    if (p->type == ER_STATE && p->state < states->count)
        ok = ok &&
             er_blocks_add(&handles->labels,
                           hash_folded(er_view_of(states->rows[p->state].label), scratch), profile);
    if (p->body != ER_NONE)
        ok = ok && add_text(registry, &handles->labels, profile,
                            er_bodies_row(registry->bodies, p->body)->label, handle, scratch);
    return ok;
}

er_status er_handles_fill(er_handles *handles, const er_registry *registry, er_error *error)
{
    er_buffer handle = {0}, scratch = {0};
    bool ok = true;
    for (uint32_t i = 0; i < registry->profile_count && ok; i++)
        ok = add_profile(registry, handles, registry->order[i], &handle, &scratch);
    er_buffer_free(&handle);
    er_buffer_free(&scratch);
    return ok ? ER_OK : er_fail_memory(error);
}

er_status er_handles_add_ids(er_handles *handles, const er_registry *registry, er_error *error)
{
    for (uint32_t i = 0; i < registry->profile_count; i++) {
        uint32_t profile = registry->order[i], identity = registry->profiles[profile].identity;
        if (identity != ER_NONE &&
            !er_blocks_add(&handles->ids,
                           er_view_hash(er_view_of(registry->identities[identity].id)), profile))
            return er_fail_memory(error);
    }
    return ER_OK;
}

const er_blocks *er_handles_find(const er_handles *handles, const char *name, uint32_t *first)
{
    er_buffer scratch = {0};
    uint64_t hash = hash_folded(er_view_of(name), &scratch);
    const er_blocks *const kinds[] = {&handles->labels, &handles->others, &handles->ids};
    *first = ER_NONE;
    size_t i = 0;
    for (; i < 3 && *first == ER_NONE && !scratch.failed; i++)
        *first = er_blocks_find(kinds[i], i == 2 ? er_view_hash(er_view_of(name)) : hash);
    er_buffer_free(&scratch);
    return *first == ER_NONE ? NULL : kinds[i - 1];
}

bool er_is_node_id(const char *name)
{
    for (uint32_t type = 0; type < ER_TYPE_COUNT; type++) {
        const char *word = er_type_name((er_type)type);
        size_t length = strlen(word);
        if (strncmp(name, word, length) == 0 && name[length] == '-' && !strchr(name, ' '))
            return true;
    }
    return false;
}

void er_handles_free(er_handles *handles)
{
    er_blocks_free(&handles->labels);
    er_blocks_free(&handles->others);
    er_blocks_free(&handles->ids);
}
