/* quality_mentions mentions|seats FILE FLOOR [-v]

   Recognises the marked texts of FILE and compares. mentions: documents separated by lines of
   dashes; strict span and type F1 over persons, states and organisations. seats: one sentence a
   line; how many of the marked capitals get the right type. Fails below FLOOR (percent). */
#include <stdio.h>
#include <stdlib.h>

#include "marked_text.h"
#include "recognize/recognize.h"
#include "text/segmenter.h"

typedef struct tally {
    uint32_t right[ER_TYPE_COUNT], found[ER_TYPE_COUNT], gold[ER_TYPE_COUNT];
} tally;

typedef struct setting {
    er_segmenter *segmenter;
    er_facts *facts;
    er_recognizer *recognizer;
    er_recognizer_scratch *scratch;
    er_document *document;
    bool seats, verbose;
} setting;

static bool prepare(setting *s)
{
    er_error error;
    if (er_segmenter_new(&s->segmenter, &error) != ER_OK ||
        er_facts_new(&s->facts, &error) != ER_OK ||
        er_recognizer_new(s->facts, &s->recognizer, &error) != ER_OK ||
        er_recognizer_scratch_new(&s->scratch, &error) != ER_OK ||
        er_document_new(&s->document, &error) != ER_OK) {
        fprintf(stderr, "%s\n", error.message);
        return false;
    }
    return true;
}

static void clean_up(setting *s)
{
    er_document_free(s->document);
    er_recognizer_scratch_free(s->scratch);
    er_recognizer_free(s->recognizer);
    er_facts_free(s->facts);
    er_segmenter_free(s->segmenter);
}

static bool read_file(const char *path, er_buffer *out)
{
    FILE *file = fopen(path, "rb");
    char block[4096];
    size_t size;
    if (!file) {
        perror(path);
        return false;
    }
    while ((size = fread(block, 1, sizeof block, file)) > 0)
        er_buffer_append(out, block, size);
    bool failed = ferror(file) || out->failed;
    fclose(file);
    return !failed;
}

static const er_mention *mention_at(const er_document *d, const er_mark *mark)
{
    uint32_t count;
    const er_mention *mentions = er_document_mentions(d, &count);
    for (uint32_t i = 0; i < count; i++)
        if (mentions[i].start == mark->start && mentions[i].end == mark->end)
            return &mentions[i];
    return NULL;
}

static void show(const setting *s, const er_marked_text *m, const char *what, uint32_t start,
                 uint32_t end, er_type type)
{
    uint32_t from = start > 40 ? start - 40 : 0;
    if (s->verbose)
        printf("%s %s: %.*s  <%.*s>\n", what, er_type_name(type), (int)(start - from),
               m->plain.data + from, (int)(end - start), m->plain.data + start);
}

static bool is_optional(const er_marked_text *m, uint32_t start, uint32_t end)
{
    for (uint32_t i = 0; i < m->count; i++)
        if (m->marks[i].optional && m->marks[i].start < end && start < m->marks[i].end)
            return true;
    return false;
}

static bool is_marked(const er_marked_text *m, const er_mention *mention)
{
    for (uint32_t i = 0; i < m->count; i++)
        if (m->marks[i].start == mention->start && m->marks[i].end == mention->end &&
            m->marks[i].type == mention->type && !m->marks[i].optional)
            return true;
    return false;
}

static void compare_mentions(const setting *s, const er_marked_text *m, tally *t)
{
    uint32_t count;
    const er_mention *mentions = er_document_mentions(s->document, &count);
    for (uint32_t i = 0; i < count; i++) {
        const er_mention *mention = &mentions[i];
        if (mention->type == ER_PLACE)
            continue;
        bool right = is_marked(m, mention);
        if (!right && is_optional(m, mention->start, mention->end))
            continue;
        t->found[mention->type]++;
        t->right[mention->type] += right;
        if (!right)
            show(s, m, "spurious", mention->start, mention->end, mention->type);
    }
    for (uint32_t i = 0; i < m->count; i++) {
        const er_mark *mark = &m->marks[i];
        if (mark->optional || mark->type == ER_PLACE)
            continue;
        t->gold[mark->type]++;
        const er_mention *found = mention_at(s->document, mark);
        if (!found || found->type != mark->type)
            show(s, m, "missed", mark->start, mark->end, mark->type);
    }
}

static void compare_seats(const setting *s, const er_marked_text *m, tally *t)
{
    for (uint32_t i = 0; i < m->count; i++) {
        const er_mark *mark = &m->marks[i];
        const er_mention *found = mention_at(s->document, mark);
        bool right = found && found->type == mark->type;
        t->gold[mark->type]++;
        t->right[mark->type] += right;
        if (found && (found->type == ER_STATE || found->type == ER_PLACE))
            t->found[found->type]++;
        if (!right)
            show(s, m, "wrong", mark->start, mark->end, mark->type);
    }
}

static bool run_text(const setting *s, er_marked_text *m, er_view text, tally *t)
{
    er_error error;
    er_marked_text_clear(m);
    if (!er_marked_text_add(m, text))
        return false;
    er_buffer_append_char(&m->plain, '\0');
    if (er_document_set(s->document, "quality", NULL, NULL, NULL, m->plain.data,
                        m->plain.length - 1, &error) != ER_OK ||
        er_segment(s->segmenter, s->document, &error) != ER_OK ||
        er_recognize(s->recognizer, s->scratch, s->document, &error) != ER_OK) {
        fprintf(stderr, "%s\n", error.message);
        return false;
    }
    if (s->seats)
        compare_seats(s, m, t);
    else
        compare_mentions(s, m, t);
    return true;
}

/* Texts are lines (seats) or end at a line "---" (mentions); lines that begin with # are left
   out. */
static bool run_file(const setting *s, er_view file, tally *t, uint32_t *texts)
{
    er_marked_text marked = {0};
    er_buffer text = {0};
    er_view line;
    bool ok = true;
    while (ok && er_view_split(&file, '\n', &line)) {
        bool separator = er_view_is(line, "---");
        if (line.length && line.data[0] == '#')
            continue;
        if (!separator) {
            er_buffer_append_view(&text, line);
            er_buffer_append_char(&text, '\n');
        }
        if ((separator || s->seats || !file.data) && text.length > 1) {
            ok = run_text(s, &marked, er_buffer_view(&text), t);
            er_buffer_clear(&text);
            ++*texts;
        }
    }
    er_marked_text_free(&marked);
    er_buffer_free(&text);
    return ok;
}

static double percent(double part, double whole)
{
    return whole > 0 ? 100 * part / whole : 0;
}

static double report(const setting *s, const tally *t)
{
    uint32_t right = 0, found = 0, gold = 0;
    for (er_type type = ER_PERSON; type < ER_TYPE_COUNT; type++) {
        double p = percent(t->right[type], t->found[type]);
        double r = percent(t->right[type], t->gold[type]);
        if (t->gold[type])
            printf("%-13s P %5.1f  R %5.1f  F %5.1f  (gold %u)\n", er_type_name(type), p, r,
                   p + r > 0 ? 2 * p * r / (p + r) : 0, t->gold[type]);
        right += t->right[type];
        found += t->found[type];
        gold += t->gold[type];
    }
    double f = s->seats ? percent(right, gold) : percent(2.0 * right, (double)found + gold);
    printf("%-13s %s %5.1f  (gold %u)\n", "all", s->seats ? "accuracy" : "F", f, gold);
    return f;
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fprintf(stderr, "usage: quality_mentions mentions|seats FILE FLOOR [-v]\n");
        return 2;
    }
    setting s = {.seats = strcmp(argv[1], "seats") == 0, .verbose = argc > 4};
    er_buffer file = {0};
    tally t = {0};
    uint32_t texts = 0;
    bool ok =
        read_file(argv[2], &file) && prepare(&s) && run_file(&s, er_buffer_view(&file), &t, &texts);
    if (ok) {
        double floor = strtod(argv[3], NULL), f = report(&s, &t);
        printf("%u texts\n", texts);
        if (f < floor) {
            printf("below the floor of %.1f\n", floor);
            ok = false;
        }
    }
    clean_up(&s);
    er_buffer_free(&file);
    return ok ? 0 : 1;
}
