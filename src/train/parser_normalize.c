/* What the treebank and the program split differently, and arcs that cross. */
#include <stdlib.h>

#include "tag/tree.h"
#include "train/parser_corpus.h"

/* The word of the group first .. end-1 whose head lies outside it; of several the last. */
static uint32_t top_of(const er_gold_sentence *s, uint32_t first, uint32_t end)
{
    uint32_t top = first;
    for (uint32_t i = first; i < end; i++)
        if (s->words[i].head < first || s->words[i].head >= end)
            top = i;
    return top;
}

static bool has_capital(er_view text)
{
    return text.length > 0 && text.data[0] >= 'A' && text.data[0] <= 'Z';
}

/* The end of the run of hyphenated words that begins at first; first + 1 where none does. */
static uint32_t hyphen_run(const er_gold_sentence *s, uint32_t first)
{
    uint32_t end = first + 1;
    if (has_capital(s->words[first].text))
        return end;
    while (end + 1 < s->count && er_view_is(s->words[end].text, "-") &&
           s->words[end].form == ER_FORM_HYPH && !s->words[end - 1].space_after &&
           !s->words[end].space_after && !has_capital(s->words[end + 1].text))
        end += 2;
    return end;
}

/* Tag and relation of "long-term", "state-owned", "20-year-old" before a noun are those of an
   adjective; else those of its highest part. */
static er_gold_word join_hyphenated(const er_gold_sentence *s, uint32_t first, uint32_t end)
{
    er_gold_word joined = s->words[top_of(s, first, end)];
    const er_gold_word *last = &s->words[end - 1];
    joined.space_after = last->space_after;
    bool before_head = joined.head != s->count && joined.head >= end;
    bool noun = joined.form == ER_FORM_NN || joined.form == ER_FORM_NNS;
    if (before_head && joined.relation == ER_DEP_COMPOUND && (noun || joined.form == ER_FORM_CD)) {
        joined.form = ER_FORM_JJ;
        joined.relation = ER_DEP_AMOD;
    }
    if (before_head && joined.relation == ER_DEP_AMOD && er_form_is_verb(joined.form))
        joined.form = ER_FORM_JJ;
    joined.lemma = joined.text;
    return joined;
}

/* The parts of a joined word stand on lines of their own in the file: write them together. */
static bool write_together(er_treebank *c, const er_gold_sentence *s, uint32_t first, uint32_t end,
                           er_view *text)
{
    uint32_t length = 0, used = 0;
    for (uint32_t i = first; i < end; i++)
        length += s->words[i].text.length;
    char *copy = er_arena_alloc(&c->arena, length ? length : 1);
    if (!copy)
        return false;
    for (uint32_t i = first; i < end; i++) {
        memcpy(copy + used, s->words[i].text.data, s->words[i].text.length);
        used += s->words[i].text.length;
    }
    *text = (er_view){copy, length};
    return true;
}

/* Turns heads from old words to groups. */
static void renumber(er_gold_sentence *s, uint32_t new_count, uint32_t old_count,
                     const uint32_t *group)
{
    for (uint32_t i = 0; i < new_count; i++) {
        uint32_t head = s->words[i].head;
        s->words[i].head = head == old_count ? new_count : group[head];
    }
    s->count = new_count;
}

er_status er_treebank_join_hyphens(er_treebank *c, er_error *error)
{
    uint32_t longest = er_treebank_longest(c);
    uint32_t *group = malloc((longest + 1) * sizeof *group);
    if (!group)
        return er_fail_memory(error);
    er_status status = ER_OK;
    for (uint32_t n = 0; n < c->count && status == ER_OK; n++) {
        er_gold_sentence *s = &c->sentences[n];
        uint32_t kept = 0, old_count = s->count;
        for (uint32_t i = 0, end; i < old_count; i = end) {
            end = hyphen_run(s, i);
            er_gold_word joined = s->words[i];
            if (end > i + 1) {
                joined = join_hyphenated(s, i, end);
                if (!write_together(c, s, i, end, &joined.text))
                    status = er_fail_memory(error);
            }
            for (uint32_t k = i; k < end; k++)
                group[k] = kept;
            s->words[kept++] = joined; /* kept <= i: what is overwritten was read */
        }
        renumber(s, kept, old_count, group);
    }
    free(group);
    return status;
}

static bool is_proper(const er_gold_word *w)
{
    return w->form == ER_FORM_NNP || w->form == ER_FORM_NNPS;
}

/* Whether word i hangs on its head as a part of the same name. */
static bool is_name_part(const er_gold_sentence *s, uint32_t i)
{
    const er_gold_word *w = &s->words[i];
    if (w->head == s->count || !is_proper(&s->words[w->head]))
        return false;
    bool hyphen = w->form == ER_FORM_HYPH;
    if (!is_proper(w) && !hyphen)
        return false;
    return w->relation == ER_DEP_FLAT || w->relation == ER_DEP_COMPOUND ||
           w->relation == ER_DEP_NMOD_DESC || w->relation == ER_DEP_AMOD || hyphen;
}

/* The topmost word of the name that word i is a part of. */
static uint32_t name_top(const er_gold_sentence *s, uint32_t i)
{
    for (uint32_t steps = 0; is_name_part(s, i) && steps < s->count; steps++)
        i = s->words[i].head;
    return i;
}

/* The end of the longest run from first whose words are all of one name with its top among them. */
static uint32_t name_run(const er_gold_sentence *s, uint32_t first)
{
    uint32_t top = name_top(s, first), end = first + 1;
    while (end < s->count && name_top(s, end) == top)
        end++;
    return top >= first && top < end && is_proper(&s->words[first]) ? end : first + 1;
}

er_status er_treebank_collapse(const er_treebank *from, er_treebank *to, er_error *error)
{
    uint32_t *group = malloc((er_treebank_longest(from) + 1) * sizeof *group);
    er_gold_word *words = malloc((er_treebank_longest(from) + 1) * sizeof *words);
    er_status status = group && words ? ER_OK : er_fail_memory(error);
    for (uint32_t n = 0; n < from->count && status == ER_OK; n++) {
        const er_gold_sentence *s = &from->sentences[n];
        er_gold_sentence new = {words, 0};
        for (uint32_t i = 0, end; i < s->count; i = end) {
            end = name_run(s, i);
            er_gold_word joined = s->words[top_of(s, i, end)];
            if (end > i + 1) {
                joined.text = s->words[end - 1].text;
                joined.space_after = s->words[end - 1].space_after;
                joined.form = ER_FORM_NNP;
                joined.joined = true;
            }
            for (uint32_t k = i; k < end; k++)
                group[k] = new.count;
            words[new.count++] = joined;
        }
        renumber(&new, new.count, s->count, group);
        status = er_treebank_add(to, &new, error);
    }
    free(group);
    free(words);
    return status;
}

/* Whether the arc of word i crosses another. */
static bool crosses(const er_gold_sentence *s, uint32_t i)
{
    uint32_t head = s->words[i].head;
    uint32_t low = i < head ? i : head, high = i < head ? head : i;
    for (uint32_t k = low + 1; k < high; k++) {
        uint32_t other = s->words[k].head;
        if (other < low || other > high)
            return true;
    }
    return false;
}

/* The word with the shortest arc that crosses another and can be hung higher, or count. */
static uint32_t worst_crossing(const er_gold_sentence *s)
{
    uint32_t worst = s->count, shortest = UINT32_MAX;
    for (uint32_t i = 0; i < s->count; i++) {
        uint32_t head = s->words[i].head;
        uint32_t length = i < head ? head - i : i - head;
        if (head != s->count && length < shortest && crosses(s, i)) {
            shortest = length;
            worst = i;
        }
    }
    return worst;
}

uint32_t er_treebank_make_projective(er_treebank *c)
{
    uint32_t lifted = 0;
    for (uint32_t n = 0; n < c->count; n++) {
        er_gold_sentence *s = &c->sentences[n];
        for (uint32_t i = worst_crossing(s); i < s->count; i = worst_crossing(s)) {
            uint32_t above = s->words[s->words[i].head].head;
            if (above == s->count)
                break; /* a second root is worse than a crossing */
            s->words[i].head = above;
            lifted++;
        }
    }
    return lifted;
}
