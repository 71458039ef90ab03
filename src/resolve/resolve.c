#include "resolve/resolve.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/utf8.h"
#include "facts/body_key.h"
#include "resolve/organization_name.h"
#include "resolve/work.h"

er_status er_resolver_new(const struct er_facts *facts, er_resolver **resolver, er_error *error)
{
    *resolver = calloc(1, sizeof **resolver);
    if (!*resolver)
        return er_fail_memory(error);
    (*resolver)->facts = facts;
    (*resolver)->names = er_facts_person_names(facts);
    (*resolver)->bodies = er_facts_bodies(facts);
    (*resolver)->holders = er_facts_holders(facts);
    er_status status =
        er_known_persons_new((*resolver)->names, (*resolver)->holders, &(*resolver)->known, error);
    if (status) {
        er_resolver_free(*resolver);
        *resolver = NULL;
    }
    return status;
}

void er_resolver_free(er_resolver *resolver)
{
    if (!resolver)
        return;
    er_known_persons_free(resolver->known);
    free(resolver);
}

er_view er_mention_text(const er_work *work, uint32_t mention)
{
    const er_mention *m = &work->document->mentions[mention];
    return er_document_span(work->document, m->start, m->end);
}

uint32_t er_group_root(er_work *work, uint32_t group)
{
    while (work->groups[group].parent != group) {
        work->groups[group].parent = work->groups[work->groups[group].parent].parent;
        group = work->groups[group].parent;
    }
    return group;
}

void er_groups_join(er_work *work, uint32_t a, uint32_t b)
{
    a = er_group_root(work, a);
    b = er_group_root(work, b);
    if (a == b)
        return;
    er_group *root = &work->groups[a < b ? a : b], *joined = &work->groups[a < b ? b : a];
    joined->parent = root->parent;
    uint32_t next = root->next;
    root->next = joined->next;
    joined->next = next;
    root->mention_count += joined->mention_count;
    root->state = root->state == ER_NONE ? joined->state : root->state;
    root->body = root->body == ER_NONE ? joined->body : root->body;
    root->gender = root->gender == ER_GENDER_UNKNOWN ? joined->gender : root->gender;
    root->life = er_lives_join(root->life, joined->life);
}

uint32_t er_group_of_key(er_work *work, er_type type, er_view key, er_view text)
{
    uint64_t hash = er_hash_mix(er_view_hash(key), (uint64_t)type + 1);
    uint32_t *slot = er_index_add(&work->by_key, hash, work->group_count);
    if (!slot || *slot < work->group_count)
        return slot ? *slot : ER_NONE;
    if (!er_array_reserve((void **)&work->groups, &work->group_capacity,
                          (uint64_t)work->group_count + 1, sizeof *work->groups))
        return ER_NONE;
    uint32_t group = work->group_count++;
    work->groups[group] = (er_group){.type = type,
                                     .parent = group,
                                     .next = group,
                                     .state = ER_NONE,
                                     .body = ER_NONE,
                                     .first_mention = ER_NONE,
                                     .text = text};
    work->groups[group].key = er_arena_copy_view(&work->document->arena, key);
    return work->groups[group].key.data ? group : ER_NONE;
}

static bool is_possessive(er_view token)
{
    return er_view_is(token, "'s") || er_view_is(token, "\u2019s") || er_view_is(token, "'") ||
           er_view_is(token, "\u2019");
}

#define OWNER_GAP 3 /* tokens between "Russia's" and what is Russia's */

/* Only lower-case words may stand between. */
static bool is_owner_before(const er_document *document, const er_mention *owner,
                            const er_mention *mention)
{
    uint32_t at = owner->end_token;
    if (owner->kind == ER_METONYM || at > mention->first_token ||
        mention->first_token - at > OWNER_GAP)
        return false;
    bool possessive = at < mention->first_token && is_possessive(er_token_view(document, at));
    if (!possessive && owner->kind == ER_NAME && at < mention->first_token)
        return false;
    for (at += possessive; at < mention->first_token; at++)
        if (document->tokens[at].letter_case != ER_CASE_LOWER)
            return false;
    return true;
}

static bool is_owner_behind(const er_document *document, const er_mention *owner,
                            const er_mention *mention)
{
    uint32_t at = mention->end_token;
    if (owner->kind != ER_NAME || at >= document->token_count ||
        !er_view_is(er_token_view(document, at), "of"))
        return false;
    at++;
    if (at < document->token_count && er_view_is(er_token_view(document, at), "the"))
        at++;
    return owner->first_token == at;
}

uint32_t er_owner_of_mention(const er_work *work, uint32_t mention)
{
    const er_document *document = work->document;
    const er_mention *m = &document->mentions[mention];
    if (mention > 0) {
        const er_mention *before = &document->mentions[mention - 1];
        if (before->type == ER_STATE && before->sentence == m->sentence &&
            is_owner_before(document, before, m))
            return mention - 1;
    }
    if (mention + 1 < document->mention_count) {
        const er_mention *behind = &document->mentions[mention + 1];
        if (behind->type == ER_STATE && behind->sentence == m->sentence &&
            is_owner_behind(document, behind, m))
            return mention + 1;
    }
    return ER_NONE;
}

/* What a group is told apart by: states by their row, organisations by the form without article and
   legal suffix, and those that every state has by their state too, the others by their folded text.
 */
static er_status key_of_mention(er_work *work, uint32_t index, er_organization_name *name)
{
    const er_mention *mention = &work->document->mentions[index];
    er_view text = er_mention_text(work, index);
    *name = (er_organization_name){.body = ER_NONE, .state = ER_NONE};
    er_buffer_clear(&work->buffer);
    if (mention->type == ER_STATE && mention->state != ER_NONE) {
        er_buffer_printf(&work->buffer, "#%u", mention->state);
    } else if (mention->type == ER_ORGANIZATION && mention->kind != ER_NOMINAL) {
        const er_resolver *resolver = work->resolver;
        er_status status = er_organization_name_read(resolver->facts, resolver->bodies, text,
                                                     &work->document->arena, name, work->error);
        if (status)
            return status;
        bool organ = name->body != ER_NONE && er_bodies_row(resolver->bodies, name->body)->organ;
        uint32_t owner = er_owner_of_mention(work, index);
        if (name->state == ER_NONE && owner != ER_NONE && (organ || er_is_kind_of_body(name->core)))
            name->state = work->document->mentions[owner].state;
        er_buffer_append_view(&work->buffer, name->core);
        if (organ || name->state != ER_NONE)
            er_buffer_printf(&work->buffer, "#%u", name->state);
    } else if (mention->kind == ER_NOMINAL) {
        er_buffer_printf(&work->buffer, "~%u",
                         index); /* one that is not resolved: a person of its own */
    } else {
        er_utf8_fold(text, &work->buffer);
    }
    return work->buffer.failed ? er_fail_memory(work->error) : ER_OK;
}

static er_status group_mention(er_work *work, uint32_t index)
{
    const er_mention *mention = &work->document->mentions[index];
    er_organization_name name;
    er_status status = key_of_mention(work, index, &name);
    if (status)
        return status;
    uint32_t id = er_group_of_key(work, mention->type, er_buffer_view(&work->buffer),
                                  er_mention_text(work, index));
    if (id == ER_NONE)
        return er_fail_memory(work->error);
    er_group *group = &work->groups[id];
    group->mention_count++;
    group->nominal = mention->kind == ER_NOMINAL;
    if (group->first_mention == ER_NONE)
        group->first_mention = index;
    if (mention->type == ER_ORGANIZATION) {
        group->key = name.core;
        group->body = name.body;
    }
    group->state = mention->type == ER_STATE ? mention->state : name.state;
    work->group_of[index] = id;
    return ER_OK;
}

static er_status group_mentions(er_work *work)
{
    const er_document *document = work->document;
    work->name_count = document->mention_count;
    if (!er_array_reserve((void **)&work->group_of, &work->group_of_capacity,
                          (uint64_t)document->mention_count + 1, sizeof *work->group_of))
        return er_fail_memory(work->error);
    for (uint32_t i = 0; i < document->mention_count; i++) {
        work->group_of[i] = ER_NONE;
        if (document->mentions[i].kind == ER_PRONOUN)
            continue;
        er_status status = group_mention(work, i);
        if (status)
            return status;
    }
    return ER_OK;
}

er_status er_add_resolved_mention(er_work *work, uint32_t first_token, uint32_t end_token,
                                  er_kind kind, uint32_t group, float confidence)
{
    er_document *document = work->document;
    er_mention *mention = er_document_add_mention(document);
    if (!mention || !er_array_reserve((void **)&work->group_of, &work->group_of_capacity,
                                      document->mention_count, sizeof *work->group_of))
        return er_fail_memory(work->error);
    uint32_t root = er_group_root(work, group), low = 0, high = document->sentence_count;
    while (low + 1 < high) {
        uint32_t middle = low + (high - low) / 2;
        if (document->sentences[middle].first_token <= first_token)
            low = middle;
        else
            high = middle;
    }
    *mention = (er_mention){.start = document->tokens[first_token].start,
                            .end = document->tokens[end_token - 1].end,
                            .first_token = first_token,
                            .end_token = end_token,
                            .sentence = low,
                            .entity = ER_NONE,
                            .state = ER_NONE,
                            .type = work->groups[root].type,
                            .kind = kind,
                            .confidence = confidence};
    if (mention->type == ER_STATE)
        mention->state = work->groups[root].state;
    work->group_of[document->mention_count - 1] = root;
    work->groups[root].mention_count++;
    return ER_OK;
}

er_status er_resolve(const er_resolver *resolver, er_document *document, er_error *error)
{
    static er_status (*const SIEVES[])(er_work *) = {
        group_mentions,      er_resolve_persons,    er_resolve_organizations,
        er_join_renamed,     er_name_known_persons, er_resolve_phrases,
        er_resolve_pronouns, er_resolve_references, er_make_entities};
    er_work work = {
        .resolver = resolver, .document = document, .error = error, .budget = ER_WORK_BUDGET};
    er_status status = ER_OK;
    for (size_t i = 0; i < sizeof SIEVES / sizeof *SIEVES && !status; i++)
        status = SIEVES[i](&work);
    if (!status && document->mention_count > work.name_count)
        status = er_document_sort_mentions(document, error);
    er_index_free(&work.by_key);
    er_buffer_free(&work.buffer);
    free(work.groups);
    free(work.group_of);
    return status;
}
