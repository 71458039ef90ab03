/* How well relations are found on tests/quality/relations.txt, whose mentions are given:
       relation_quality FILE [-v] [PRECISION RECALL]
   prints precision and recall of pairs, of typed pairs and of modality, and for each class; exits 1
   where the typed pairs stay below the floors (percent). -v lists what was missed and what is
   wrong. */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../support/marked.h"
#include "relate/relate.h"
#include "relate/roles.h"

#define EXPECTED_MAX 16
#define LINE_MAX_BYTES 1024

typedef struct expected {
    char source[64], target[64];
    er_class relation_class;
    er_modality modality; /* ER_MODALITY_COUNT: any */
    bool optional;
    bool pair_found, found;
} expected;

typedef struct tally {
    unsigned gold, output, pair_right, pair_found, right, found, modality_given, modality_right;
    unsigned class_gold[ER_CLASS_COUNT], class_found[ER_CLASS_COUNT], class_output[ER_CLASS_COUNT],
        class_right[ER_CLASS_COUNT];
} tally;

typedef struct checker {
    er_facts *facts;
    er_parser *parser;
    er_relater *relater;
    er_relater_scratch *scratch;
    bool verbose;
    tally sum;
    char sentence[LINE_MAX_BYTES];
    expected expected[EXPECTED_MAX];
    unsigned count;
} checker;

static double percent(unsigned part, unsigned whole)
{
    return whole ? 100.0 * part / whole : 0.0;
}

static bool same_pair(const er_document *document, const er_relation *r, const expected *e)
{
    const char *source = document->entities[r->source].label;
    const char *target = document->entities[r->target].label;
    if (!strcmp(source, e->source) && !strcmp(target, e->target))
        return true;
    return (r->symmetric || er_class_facts_of(e->relation_class)->symmetric) &&
           !strcmp(source, e->target) && !strcmp(target, e->source);
}

static void print_relation(const char *what, const char *sentence, const char *source,
                           er_class relation_class, const char *target)
{
    printf("%s %s %s %s\n    %s\n", what, source, er_class_facts_of(relation_class)->name, target,
           sentence);
}

static void count_output(checker *c, const er_document *document, const er_relation *r)
{
    bool pair = false, right = false, optional = false;
    for (unsigned i = 0; i < c->count; i++) {
        expected *e = &c->expected[i];
        if (!same_pair(document, r, e))
            continue;
        pair = true;
        e->pair_found = true;
        if (e->relation_class != r->relation_class)
            continue;
        optional |= e->optional;
        right = true;
        if (!e->found && !e->optional && e->modality != ER_MODALITY_COUNT) {
            c->sum.modality_given++;
            c->sum.modality_right += e->modality == r->modality;
        }
        e->found = true;
    }
    if (optional)
        return;
    c->sum.output++;
    c->sum.pair_right += pair;
    c->sum.right += right;
    c->sum.class_output[r->relation_class]++;
    c->sum.class_right[r->relation_class] += right;
    if (!right && c->verbose)
        print_relation("wrong ", c->sentence, document->entities[r->source].label,
                       r->relation_class, document->entities[r->target].label);
}

/* Relates the sentence that was read and counts. False where the program failed. */
static bool check_sentence(checker *c)
{
    if (!c->sentence[0])
        return true;
    er_marked marked = er_marked_new(c->sentence, true);
    bool done = er_find_roles(c->facts, marked.document, NULL) == ER_OK &&
                er_relate(c->relater, c->scratch, marked.document, NULL) == ER_OK;
    for (uint32_t i = 0; i < marked.document->relation_count; i++)
        if (marked.document->relations[i].relation_class != ER_STATEMENT)
            count_output(c, marked.document, &marked.document->relations[i]);
    for (unsigned i = 0; i < c->count; i++) {
        const expected *e = &c->expected[i];
        if (e->optional)
            continue;
        c->sum.gold++;
        c->sum.pair_found += e->pair_found;
        c->sum.found += e->found;
        c->sum.class_gold[e->relation_class]++;
        c->sum.class_found[e->relation_class] += e->found;
        if (!e->found && c->verbose)
            print_relation("missed", c->sentence, e->source, e->relation_class, e->target);
    }
    er_marked_free(&marked);
    c->count = 0;
    c->sentence[0] = 0;
    return done;
}

/* "Norway | consult | Peru | actual" */
static bool read_expected(checker *c, const char *line, bool optional)
{
    char class_name[32], modality[32];
    if (c->count == EXPECTED_MAX)
        return false;
    expected *e = &c->expected[c->count++];
    *e = (expected){.optional = optional, .modality = ER_MODALITY_COUNT};
    int fields = sscanf(line, " %63[^|]| %31[^| ] | %63[^|\n]| %31[^\n ]", e->source, class_name,
                        e->target, modality);
    if (fields < 3)
        return false;
    for (char *name = e->source;; name = e->target) {
        for (size_t length = strlen(name); length && name[length - 1] == ' ';)
            name[--length] = 0;
        if (name == e->target)
            break;
    }
    e->relation_class = er_class_named(class_name);
    if (fields > 3)
        e->modality = er_modality_named(modality);
    return e->relation_class != ER_CLASS_COUNT;
}

static bool read_file(checker *c, const char *path)
{
    char line[LINE_MAX_BYTES];
    unsigned number = 0;
    FILE *file = fopen(path, "r");
    if (!file) {
        fprintf(stderr, "%s: %s\n", path, strerror(errno));
        return false;
    }
    bool good = true;
    while (good && fgets(line, sizeof line, file)) {
        number++;
        line[strcspn(line, "\n")] = 0;
        if (!strncmp(line, "S ", 2)) {
            good = check_sentence(c);
            memcpy(c->sentence, line + 2, strlen(line + 2) + 1);
        } else if (!strncmp(line, "R ", 2) || !strncmp(line, "? ", 2)) {
            good = read_expected(c, line + 2, line[0] == '?');
        } else {
            good = !line[0] || line[0] == '#';
        }
    }
    if (!good)
        fprintf(stderr, "%s:%u: not in the form that the file describes\n", path, number);
    fclose(file);
    return good && check_sentence(c);
}

static void report(const tally *t)
{
    printf("linked pairs  P %5.1f  R %5.1f\n", percent(t->pair_right, t->output),
           percent(t->pair_found, t->gold));
    printf("typed         P %5.1f  R %5.1f  (gold %u, output %u)\n", percent(t->right, t->output),
           percent(t->found, t->gold), t->gold, t->output);
    printf("modality      %5.1f of %u\n", percent(t->modality_right, t->modality_given),
           t->modality_given);
    for (int c = 0; c < ER_CLASS_COUNT; c++)
        if (t->class_gold[c] || t->class_output[c])
            printf("  %-10s P %5.1f  R %5.1f  (gold %u)\n", er_class_facts_of((er_class)c)->name,
                   percent(t->class_right[c], t->class_output[c]),
                   percent(t->class_found[c], t->class_gold[c]), t->class_gold[c]);
}

int main(int argc, char **argv)
{
    static checker c;
    double floors[2] = {0, 0};
    int floor_count = 0;
    const char *path = NULL;
    for (int i = 1; i < argc; i++) {
        if (!strcmp(argv[i], "-v"))
            c.verbose = true;
        else if (!path)
            path = argv[i];
        else if (floor_count < 2)
            floors[floor_count++] = strtod(argv[i], NULL);
    }
    if (!path || er_facts_new(&c.facts, NULL) != ER_OK || er_parser_new(&c.parser, NULL) != ER_OK ||
        er_relater_new(c.facts, c.parser, &c.relater, NULL) != ER_OK ||
        er_relater_scratch_new(&c.scratch, NULL) != ER_OK) {
        fprintf(stderr, "relation_quality: nothing to read, or no memory\n");
        return 2;
    }
    bool good = read_file(&c, path);
    report(&c.sum);
    er_relater_scratch_free(c.scratch);
    er_relater_free(c.relater);
    er_parser_free(c.parser);
    er_facts_free(c.facts);
    bool reached = percent(c.sum.right, c.sum.output) >= floors[0] &&
                   percent(c.sum.found, c.sum.gold) >= floors[1];
    if (!reached)
        printf("below the floors: P %.1f R %.1f\n", floors[0], floors[1]);
    return good && reached ? 0 : 1;
}
