/* How well the resolver does on our own material:
       who_quality pairs FILE LEAST_JOINS      no wrong join is allowed; LEAST_JOINS per cent found
       who_quality phrases FILE LEAST_RIGHT    per cent of the phrases that are right
   Exit status 0 where the floors are reached. */
#include <stdio.h>
#include <stdlib.h>

#include "../support/resolved.h"
#include "resolve/registry.h"

#define LINE_MAX_BYTES 4096
#define EXPECTED_MAX 64

typedef struct tools {
    er_facts *facts;
    er_resolver *resolver;
} tools;

/* [DATE ]text */
static const char *cut_date(char *line, char date[11])
{
    date[0] = '\0';
    if ((line[0] != '1' && line[0] != '2') || strlen(line) < 11 || line[10] != ' ')
        return line;
    snprintf(date, 11, "%.10s", line);
    return line + 11;
}

static er_marked read_document(const tools *t, char *line)
{
    char date[11];
    const char *text = cut_date(line, date);
    return er_resolved_new(t->facts, t->resolver, text, date[0] ? date : NULL);
}

/* The entity of the last name of the document, back steps before the last. */
static uint32_t last_entity(const er_document *document, uint32_t back)
{
    for (uint32_t i = document->mention_count; i-- > 0;) {
        const er_mention *m = &document->mentions[i];
        if (m->kind == ER_NOMINAL || m->kind == ER_PRONOUN)
            continue;
        if (back-- == 0)
            return m->entity;
    }
    return ER_NONE;
}

/* Whether the two documents name one; with NULL for the second, the last two of the first. */
static bool are_one(const tools *t, char *first, char *second)
{
    er_marked a = read_document(t, first);
    uint32_t last = last_entity(a.document, 0);
    if (!second) {
        bool same = last != ER_NONE && last == last_entity(a.document, 1);
        er_marked_free(&a);
        return same;
    }
    er_marked b = read_document(t, second);
    er_registry *registry;
    if (er_registry_new(t->facts, &registry, NULL) || er_registry_add(registry, a.document, NULL) ||
        er_registry_add(registry, b.document, NULL) || er_registry_resolve(registry, NULL))
        abort();
    uint32_t x = er_registry_find(registry, a.document, last);
    uint32_t y = er_registry_find(registry, b.document, last_entity(b.document, 0));
    er_registry_free(registry);
    er_marked_free(&a);
    er_marked_free(&b);
    return x != ER_NONE && x == y;
}

static int test_pairs(const tools *t, FILE *file, double least)
{
    char line[LINE_MAX_BYTES];
    uint32_t joins = 0, found = 0, others = 0, wrong = 0;
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if ((line[0] != '+' && line[0] != '-') || line[1] != ' ')
            continue;
        char copy[LINE_MAX_BYTES];
        memcpy(copy, line, sizeof copy);
        char *second = strstr(line, " || ");
        if (second) {
            *second = '\0';
            second += 4;
        }
        bool one = are_one(t, line + 2, second), wanted = line[0] == '+';
        joins += wanted;
        found += wanted && one;
        others += !wanted;
        wrong += !wanted && one;
        if (one != wanted)
            printf("%s %s\n", wanted ? "missed:" : "WRONG: ", copy + 2);
    }
    double recall = joins ? 100.0 * found / joins : 0;
    printf("joins: %u of %u found (%.1f %%); kept apart: %u of %u\n", found, joins, recall,
           others - wrong, others);
    return wrong == 0 && recall >= least && joins + others >= 100 ? 0 : 1;
}

/* A phrase that has to be found: where it ends, and what it is. */
typedef struct expected {
    uint32_t end;
    const char *label; /* "?": open */
} expected;

/* Takes the nominal mentions out of the document, as what is expected. */
static uint32_t take_expected(er_document *document, expected *out)
{
    uint32_t count = 0, kept = 0;
    for (uint32_t i = 0; i < document->mention_count; i++) {
        const er_mention m = document->mentions[i];
        if (m.kind != ER_NOMINAL) {
            document->mentions[kept++] = m;
            continue;
        }
        const char *label = document->entities[m.entity].label;
        if (count < EXPECTED_MAX)
            out[count++] = (expected){m.end, label};
    }
    document->mention_count = kept;
    return count;
}

/* Whether one of the wanted that end there has the label: several do in a phrase for two. */
static bool is_wanted(const expected *wanted, uint32_t count, uint32_t end, const char *label)
{
    for (uint32_t i = 0; i < count; i++)
        if (wanted[i].end == end && strcmp(wanted[i].label, label) == 0)
            return true;
    return false;
}

/* Whether the phrase that ends where wanted[at] does was found as what it is, and as nothing else.
 */
static bool is_right(const er_document *document, const expected *wanted, uint32_t count,
                     uint32_t at)
{
    bool found = false, open = true;
    for (uint32_t i = 0; i < document->mention_count; i++) {
        const er_mention *m = &document->mentions[i];
        if ((m->kind != ER_NOMINAL && m->kind != ER_PRONOUN) || m->end != wanted[at].end ||
            m->entity == ER_NONE || document->entities[m->entity].described)
            continue;
        const char *label = document->entities[m->entity].label;
        open = false;
        found |= strcmp(label, wanted[at].label) == 0;
        if (!is_wanted(wanted, count, m->end, label))
            return false;
    }
    return found || (open && strcmp(wanted[at].label, "?") == 0);
}

/* The names inside of a marked phrase ("[Norway's foreign minister|n=...]") cannot be marked, so
   states and bodies that the facts know are added. */
static void add_states(const tools *t, er_document *document)
{
    for (uint32_t token = 0; token < document->token_count; token++) {
        er_name_kind kind;
        const er_token *at = &document->tokens[token];
        uint32_t row = er_facts_find_state(t->facts, er_token_view(document, token), &kind);
        er_view text = er_token_view(document, token);
        bool body =
            er_view_is(text, "NATO") || er_view_is(text, "UN") || er_view_is(text, "Kremlin");
        bool covered = at->letter_case == ER_CASE_LOWER || (row == ER_NONE && !body);
        for (uint32_t i = 0; i < document->mention_count; i++)
            covered |= document->mentions[i].first_token <= token &&
                       token < document->mentions[i].end_token;
        if (covered)
            continue;
        er_mention *m = er_document_add_mention(document);
        if (!m)
            abort();
        *m = (er_mention){.start = at->start,
                          .end = at->end,
                          .first_token = token,
                          .end_token = token + 1,
                          .entity = ER_NONE,
                          .state = row,
                          .type = body ? ER_ORGANIZATION : ER_STATE,
                          .kind = body || kind == ER_NAME_STATE ? ER_NAME : ER_DEMONYM,
                          .confidence = 1};
        while (document->sentences[m->sentence].end_token <= token)
            m->sentence++;
    }
    if (er_document_sort_mentions(document, NULL) != ER_OK)
        abort();
}

static int test_phrases(const tools *t, FILE *file, double least)
{
    char line[LINE_MAX_BYTES], date[11];
    uint32_t all = 0, right = 0;
    while (fgets(line, sizeof line, file)) {
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '#' || line[0] == '\0')
            continue;
        const char *text = cut_date(line, date);
        er_marked marked = er_marked_new(text, true);
        er_document *document = marked.document;
        expected wanted[EXPECTED_MAX];
        uint32_t count = take_expected(document, wanted);
        er_resolved_states(t->facts, document);
        add_states(t, document);
        for (uint32_t i = 0; i < document->mention_count; i++)
            document->mentions[i].entity = ER_NONE;
        if (date[0])
            document->date = date;
        if (er_find_roles_with(er_facts_offices(t->facts), document, NULL) != ER_OK ||
            er_resolve(t->resolver, document, NULL) != ER_OK)
            abort();
        for (uint32_t i = 0; i < count; i++) {
            bool good = is_right(document, wanted, count, i);
            right += good;
            if (!good)
                printf("not '%s': %s\n", wanted[i].label, line);
        }
        all += count;
        er_marked_free(&marked);
    }
    double share = all ? 100.0 * right / all : 0;
    printf("phrases: %u of %u right (%.1f %%)\n", right, all, share);
    return share >= least && all >= 50 ? 0 : 1;
}

int main(int argc, char **argv)
{
    tools t;
    if (argc != 4) {
        fprintf(stderr, "usage: who_quality pairs|phrases FILE LEAST\n");
        return 2;
    }
    FILE *file = fopen(argv[2], "rb");
    if (!file || er_facts_new(&t.facts, NULL) || er_resolver_new(t.facts, &t.resolver, NULL))
        return 1;
    double least = strtod(argv[3], NULL);
    int result =
        strcmp(argv[1], "pairs") == 0 ? test_pairs(&t, file, least) : test_phrases(&t, file, least);
    fclose(file);
    er_resolver_free(t.resolver);
    er_facts_free(t.facts);
    return result;
}
