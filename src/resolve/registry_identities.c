/* From trees of profiles to identities: label, aliases, id. */
#include <stdlib.h>

#include "base/utf8.h"
#include "facts/body_key.h"
#include "resolve/organization_name.h"
#include "resolve/registry_work.h"

/* A form of an identity, summed over its profiles. */
typedef struct summed_form {
    er_view text;
    uint32_t documents, labels;
} summed_form;

typedef struct forms {
    summed_form *rows; /* [count], by bytes */
    uint32_t count;
} forms;

static int compare_texts(const void *a, const void *b)
{
    return er_view_compare(((const summed_form *)a)->text, ((const summed_form *)b)->text);
}

static uint32_t count_forms(const er_registry *registry, uint32_t root)
{
    uint32_t count = 0, member = root;
    do {
        for (uint32_t f = registry->profiles[member].first_form; f != ER_NONE;
             f = registry->forms[f].next)
            count++;
        member = registry->profiles[member].next;
    } while (member != root);
    return count;
}

/* All forms of a tree, each once. rows is on the heap. */
static bool sum_forms(const er_registry *registry, uint32_t root, forms *out)
{
    uint32_t count = 0, kept = 0, member = root;
    out->rows = malloc((size_t)(count_forms(registry, root) + 1) * sizeof *out->rows);
    if (!out->rows)
        return false;
    do {
        for (uint32_t f = registry->profiles[member].first_form; f != ER_NONE;
             f = registry->forms[f].next) {
            const er_form *form = &registry->forms[f];
            out->rows[count++] =
                (summed_form){registry->texts.views[form->text], form->documents, form->labels};
        }
        member = registry->profiles[member].next;
    } while (member != root);
    qsort(out->rows, count, sizeof *out->rows, compare_texts);
    for (uint32_t i = 0; i < count; i++) {
        if (kept && er_view_equal(out->rows[kept - 1].text, out->rows[i].text)) {
            out->rows[kept - 1].documents += out->rows[i].documents;
            out->rows[kept - 1].labels += out->rows[i].labels;
        } else {
            out->rows[kept++] = out->rows[i];
        }
    }
    out->count = kept;
    return true;
}

static uint32_t count_words(er_view text)
{
    uint32_t words = 1;
    for (uint32_t i = 0; i < text.length; i++)
        words += text.data[i] == ' ';
    return words;
}

/* Full names before short ones, long names of organisations before acronyms; then what most
   documents use, then the longer, then the first by bytes. */
static bool is_better(er_type type, const summed_form *a, const summed_form *b)
{
    if (type == ER_PERSON) {
        bool full_a = count_words(a->text) > 1, full_b = count_words(b->text) > 1;
        if (full_a != full_b)
            return full_a;
    }
    if (type == ER_ORGANIZATION) {
        bool short_a = er_is_acronym(a->text), short_b = er_is_acronym(b->text);
        if (short_a != short_b)
            return short_b;
    }
    if (a->labels != b->labels)
        return a->labels > b->labels;
    if (a->documents != b->documents)
        return a->documents > b->documents;
    if (a->text.length != b->text.length)
        return a->text.length > b->text.length;
    return er_view_compare(a->text, b->text) < 0;
}

static er_view best_form(er_type type, const forms *all)
{
    const summed_form *best = NULL;
    for (uint32_t i = 0; i < all->count; i++)
        if (all->rows[i].labels && (!best || is_better(type, &all->rows[i], best)))
            best = &all->rows[i];
    return best ? best->text : (er_view){"", 0};
}

static const er_state *state_row(const er_registry *registry, uint32_t state)
{
    const er_states *states = er_facts_states(registry->facts);
    return state < states->count ? &states->rows[state] : NULL;
}

/* What the tree as a whole is. */
static void sum_profiles(const er_registry *registry, uint32_t root, er_identity *identity,
                         uint32_t *body)
{
    uint32_t member = root;
    const er_profile *first = &registry->profiles[root];
    identity->type = first->set_type == ER_TYPE_COUNT ? first->type : first->set_type;
    identity->state = ER_NONE;
    *body = ER_NONE;
    do {
        const er_profile *profile = &registry->profiles[member];
        identity->documents += profile->documents;
        identity->mentions += profile->mentions;
        if (identity->state == ER_NONE)
            identity->state = profile->state;
        if (identity->gender == ER_GENDER_UNKNOWN)
            identity->gender = profile->gender;
        if (*body == ER_NONE)
            *body = profile->body;
        member = profile->next;
    } while (member != root);
}

/* "Foreign Ministry of Russia" */
static const char *name_of_organ(er_registry *registry, uint32_t state, er_view usual)
{
    er_buffer text = {0};
    er_buffer_append_view(&text, usual);
    er_buffer_printf(&text, " of %s", state_row(registry, state)->label);
    const char *copy = text.failed ? NULL : er_arena_copy(&registry->arena, er_buffer_view(&text));
    er_buffer_free(&text);
    return copy;
}

/* Whether a form says whose organ it is: "Russian Foreign Ministry". */
static bool names_owner(const er_registry *registry, er_view form, uint32_t state)
{
    er_arena arena = {0};
    er_organization_name name;
    bool owner = er_organization_name_read(registry->facts, registry->bodies, form, &arena, &name,
                                           NULL) == ER_OK &&
                 name.state == state;
    er_arena_free(&arena);
    return owner;
}

/* What the documents call the organ of a state, where they name the state with it; else its usual
   name "of" the state. */
static const char *label_organ(er_registry *registry, const er_identity *identity, er_view usual,
                               const forms *all)
{
    const summed_form *best = NULL;
    for (uint32_t i = 0; i < all->count; i++)
        if (names_owner(registry, all->rows[i].text, identity->state) &&
            (!best || is_better(ER_ORGANIZATION, &all->rows[i], best)))
            best = &all->rows[i];
    if (best)
        return er_arena_copy(&registry->arena, best->text);
    return name_of_organ(registry, identity->state, usual);
}

/* The row of the table that has the person; NULL where none, or not all forms agree with it. */
static const er_holder *find_known(const er_registry *registry, uint32_t root)
{
    const er_holder *found = NULL;
    uint32_t member = root;
    do {
        const er_profile *profile = &registry->profiles[member];
        const er_holder *holder = er_known_by_full_name(registry->known, &profile->name);
        if (profile->name.count > 1 &&
            (!holder || (found && !er_view_equal(found->name, holder->name))))
            return NULL;
        found = holder ? holder : found;
        member = profile->next;
    } while (member != root);
    return found;
}

static const char *make_label(er_registry *registry, const er_identity *identity, uint32_t root,
                              uint32_t body, const forms *all)
{
    if (registry->profiles[root].set_label)
        return registry->profiles[root].set_label;
    const er_state *state = state_row(registry, identity->state);
    if (identity->type == ER_STATE && state)
        return state->label;
    if (body == ER_NONE)
        return er_arena_copy(&registry->arena, best_form(identity->type, all));
    const er_body *row = er_bodies_row(registry->bodies, body);
    return row->organ && state ? label_organ(registry, identity, row->label, all)
                               : er_arena_copy(&registry->arena, row->label);
}

static bool fill_aliases(er_registry *registry, er_identity *identity, const forms *all)
{
    identity->aliases =
        er_arena_alloc(&registry->arena, ((size_t)all->count + 1) * sizeof *identity->aliases);
    if (!identity->aliases)
        return false;
    er_view label = er_view_of(identity->label);
    bool placed = false;
    for (uint32_t i = 0; i < all->count; i++) {
        int order = er_view_compare(label, all->rows[i].text);
        if (!placed && order <= 0) {
            placed = true;
            identity->aliases[identity->alias_count++] = identity->label;
            if (order == 0)
                continue;
        }
        /* symbols end in a zero byte */
        identity->aliases[identity->alias_count++] = all->rows[i].text.data;
    }
    if (!placed)
        identity->aliases[identity->alias_count++] = identity->label;
    return true;
}

static void append_slug(er_view folded, er_buffer *out)
{
    bool gap = false;
    size_t start = out->length;
    for (uint32_t i = 0; i < folded.length; i++) {
        unsigned char c = (unsigned char)folded.data[i];
        bool letter = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c >= 0x80;
        if (c == '\'' || c == '.')
            continue;
        if (!letter) {
            gap = true;
            continue;
        }
        if (gap && out->length > start)
            er_buffer_append_char(out, '-');
        gap = false;
        er_buffer_append_char(out, (char)c);
    }
}

/* The words of a person's name in their usual spelling and without initials, so that the id stays
   when other documents spell it in another way. */
static void append_person_slug(const er_registry *registry, er_view label, er_buffer *out)
{
    er_buffer folded = {0}, words = {0};
    er_utf8_fold(label, &folded);
    er_view rest = er_buffer_view(&folded), word;
    while (er_view_split(&rest, ' ', &word)) {
        bool initial = word.length == 1 || (word.length == 2 && word.data[1] == '.');
        if (initial && words.length && rest.length)
            continue;
        if (words.length)
            er_buffer_append_char(&words, ' ');
        er_buffer_append_view(&words, er_names_preferred(registry->names, word));
    }
    append_slug(er_buffer_view(&words), out);
    out->failed |= folded.failed || words.failed;
    er_buffer_free(&folded);
    er_buffer_free(&words);
}

static void append_folded_slug(er_view label, er_buffer *out)
{
    er_buffer folded = {0};
    er_utf8_fold(label, &folded);
    append_slug(er_buffer_view(&folded), out);
    out->failed |= folded.failed;
    er_buffer_free(&folded);
}

/* The id comes from what does not change when other documents use other words: the tables where
   they have the entity, the usual spelling of the words of a name. */
static const char *make_id(er_registry *registry, const er_identity *identity, uint32_t root,
                           uint32_t body)
{
    er_buffer id = {0};
    const er_state *state = state_row(registry, identity->state);
    const er_body *row = body == ER_NONE ? NULL : er_bodies_row(registry->bodies, body);
    const er_holder *holder = identity->type == ER_PERSON ? find_known(registry, root) : NULL;
    er_buffer_printf(&id, "%s-", er_type_name(identity->type));
    size_t start = id.length;
    if (registry->profiles[root].set_label) {
        append_folded_slug(er_view_of(identity->label), &id);
    } else if (identity->type == ER_STATE && state) {
        er_buffer_append_string(&id, state->id);
    } else if (holder) {
        append_folded_slug(holder->name, &id);
    } else if (identity->type == ER_PERSON) {
        append_person_slug(registry, er_view_of(identity->label), &id);
    } else if (row && row->organ && state) {
        append_folded_slug(row->label, &id);
        er_buffer_printf(&id, "-of-%s", state->id);
    } else {
        append_folded_slug(er_view_of(identity->label), &id);
    }
    if (id.length == start)
        er_buffer_append_string(&id, "unnamed");
    const char *copy = id.failed ? NULL : er_arena_copy(&registry->arena, er_buffer_view(&id));
    er_buffer_free(&id);
    return copy;
}

static bool make_identity(er_registry *registry, uint32_t root)
{
    er_identity identity = {0};
    uint32_t body;
    forms all;
    sum_profiles(registry, root, &identity, &body);
    if (!sum_forms(registry, root, &all))
        return false;
    identity.label = make_label(registry, &identity, root, body, &all);
    bool ok = identity.label && fill_aliases(registry, &identity, &all);
    free(all.rows);
    if (ok)
        identity.id = make_id(registry, &identity, root, body);
    registry->identities[registry->identity_count] = identity;
    uint32_t member = root;
    do {
        registry->profiles[member].identity = registry->identity_count;
        member = registry->profiles[member].next;
    } while (member != root);
    registry->identity_count++;
    return ok && identity.id;
}

/* Of those with one id the one of most documents keeps it; the others get their state, then a
   number. */
static int compare_identities(const void *a, const void *b)
{
    const er_identity *const *x = a, *const *y = b;
    int order = strcmp((*x)->id, (*y)->id);
    if (order)
        return order;
    if ((*x)->documents != (*y)->documents)
        return (*x)->documents > (*y)->documents ? -1 : 1;
    if ((*x)->mentions != (*y)->mentions)
        return (*x)->mentions > (*y)->mentions ? -1 : 1;
    if ((*x)->state != (*y)->state)
        return (*x)->state < (*y)->state ? -1 : 1;
    order = strcmp((*x)->label, (*y)->label);
    return order ? order : (*x > *y) - (*x < *y);
}

static bool rename_twins(er_registry *registry, er_identity **sorted)
{
    er_symbols taken = {0};
    bool ok = true;
    for (uint32_t i = 0; i < registry->identity_count && ok; i++)
        ok = er_symbols_add(&taken, er_view_of(sorted[i]->id)) != ER_NONE;
    const char *first = "";
    for (uint32_t i = 0; i < registry->identity_count && ok; i++) {
        if (strcmp(first, sorted[i]->id) != 0) {
            first = sorted[i]->id;
            continue;
        }
        er_buffer id = {0};
        const er_state *state = state_row(registry, sorted[i]->state);
        for (uint32_t n = 1; n == 1 || er_symbols_find(&taken, er_buffer_view(&id)) != ER_NONE;
             n++) {
            er_buffer_clear(&id);
            er_buffer_printf(&id, "%s", first);
            if (state)
                er_buffer_printf(&id, "-%s", state->id);
            if (n > 1 || !state)
                er_buffer_printf(&id, "-%u", state ? n : n + 1);
            if (id.failed)
                break;
        }
        ok = !id.failed && er_symbols_add(&taken, er_buffer_view(&id)) != ER_NONE;
        if (ok)
            sorted[i]->id = er_arena_copy(&registry->arena, er_buffer_view(&id));
        ok = ok && sorted[i]->id;
        er_buffer_free(&id);
    }
    er_symbols_free(&taken);
    return ok;
}

static int compare_ids(const void *a, const void *b)
{
    return strcmp((*(er_identity *const *)a)->id, (*(er_identity *const *)b)->id);
}

/* Puts the identities into the order of their ids. */
static bool sort_identities(er_registry *registry, er_identity **sorted)
{
    uint32_t count = registry->identity_count;
    er_identity *moved = malloc((size_t)(count + 1) * sizeof *moved);
    uint32_t *moved_to = malloc((size_t)(count + 1) * sizeof *moved_to);
    if (moved && moved_to) {
        qsort(sorted, count, sizeof *sorted, compare_ids);
        for (uint32_t i = 0; i < count; i++) {
            moved[i] = *sorted[i];
            moved_to[sorted[i] - registry->identities] = i;
        }
        memcpy(registry->identities, moved, count * sizeof *moved);
        for (uint32_t i = 0; i < registry->profile_count; i++)
            if (registry->profiles[i].identity != ER_NONE)
                registry->profiles[i].identity = moved_to[registry->profiles[i].identity];
    }
    free(moved);
    free(moved_to);
    return moved && moved_to;
}

/* A tree is left out where its root's every member is. */
static bool is_left_out(const er_registry *registry, uint32_t root)
{
    uint32_t member = root;
    do {
        if (!registry->profiles[member].left_out)
            return false;
        member = registry->profiles[member].next;
    } while (member != root);
    return true;
}

er_status er_registry_make_identities(er_registry *registry, er_error *error)
{
    size_t size = (size_t)registry->profile_count + 1;
    registry->identities = calloc(size, sizeof *registry->identities);
    er_identity **sorted = malloc(size * sizeof *sorted);
    bool ok = registry->identities && sorted;
    for (uint32_t i = 0; i < registry->profile_count && ok; i++) {
        uint32_t profile = registry->order[i];
        if (er_profile_root(registry, profile) == profile && !is_left_out(registry, profile))
            ok = make_identity(registry, profile);
    }
    if (ok) {
        for (uint32_t i = 0; i < registry->identity_count; i++)
            sorted[i] = &registry->identities[i];
        qsort(sorted, registry->identity_count, sizeof *sorted, compare_identities);
        ok = rename_twins(registry, sorted) && sort_identities(registry, sorted);
    }
    free(sorted);
    return ok ? ER_OK : er_fail_memory(error);
}
