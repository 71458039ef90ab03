#include <stdlib.h>

#include "base/array.h"
#include "base/pull.h"
#include "document/record.h"

/* Tables whose rows stand in lists of their own. */
typedef struct er_record_lists {
    uint32_t paragraph_count, text_count;
    uint32_t *paragraphs; /* heap */
    const char **texts;   /* heap */
    uint32_t paragraph_capacity, text_capacity;
    const char **mention_texts; /* heap */
    uint32_t mention_text_count, mention_text_capacity;
} er_record_lists;

typedef struct er_record_parser {
    er_pull json;
    er_document *document;
    er_record_lists lists;
    er_arena scratch; /* words that are looked up and forgotten */
} er_record_parser;

/* ---- values -------------------------------------------------------------------------------- */

/* A string that lives as long as the document, or NULL for null. */
static bool read_string(er_record_parser *p, const char **string)
{
    er_view view;
    *string = NULL;
    if (er_pull_read_null(&p->json))
        return true;
    if (!er_pull_read_string(&p->json, &p->document->arena, &view))
        return false;
    if (memchr(view.data, 0, view.length))
        return er_pull_fail(&p->json, "a zero character in a string");
    *string = view.data;
    return true;
}

/* A word of the format: the value that named gives for it, below count. */
#define READ_WORD(p, out, named, count, problem)                                                   \
    do {                                                                                           \
        er_view word;                                                                              \
        er_arena_reset(&(p)->scratch);                                                             \
        if (er_pull_read_string(&(p)->json, &(p)->scratch, &word)) {                               \
            *(out) = named(word.data);                                                             \
            if ((int)*(out) == (int)(count))                                                       \
                er_pull_fail(&(p)->json, problem);                                                 \
        }                                                                                          \
    } while (0)

static void read_index(er_record_parser *p, uint32_t *index)
{
    *index = ER_NONE;
    if (!er_pull_read_null(&p->json))
        er_pull_read_unsigned(&p->json, index);
}

static void read_probability(er_record_parser *p, float *probability)
{
    double value = 0;
    if (er_pull_read_double(&p->json, &value) && (value < 0 || value > 1))
        er_pull_fail(&p->json, "a confidence is from 0 to 1");
    *probability = (float)value;
}

static void read_span(er_record_parser *p, uint32_t *start, uint32_t *end)
{
    if (!er_pull_enter(&p->json, '['))
        return;
    uint32_t *values[] = {start, end};
    uint32_t count = 0;
    while (er_pull_next_element(&p->json)) {
        if (count == 2)
            er_pull_fail(&p->json, "a span is a start and an end");
        else if (er_pull_read_unsigned(&p->json, values[count]))
            count++;
    }
    if (!p->json.problem && (count != 2 || *start > *end))
        er_pull_fail(&p->json, "a span is a start and an end");
}

/* ---- rows ---------------------------------------------------------------------------------- */

static void read_mention(er_record_parser *p)
{
    er_mention *m = er_document_add_mention(p->document);
    er_record_lists *l = &p->lists;
    if (!m || !er_array_reserve((void **)&l->mention_texts, &l->mention_text_capacity,
                                (uint64_t)l->mention_text_count + 1, sizeof *l->mention_texts)) {
        er_pull_fail_memory(&p->json);
        return;
    }
    m->first_token = m->end_token = m->entity = m->state = ER_NONE;
    const char **text = &l->mention_texts[l->mention_text_count++];
    *text = NULL;
    er_view key;
    if (!er_pull_enter(&p->json, '{'))
        return;
    while (er_pull_next_key(&p->json, &key)) {
        if (er_view_is(key, "start"))
            er_pull_read_unsigned(&p->json, &m->start);
        else if (er_view_is(key, "end"))
            er_pull_read_unsigned(&p->json, &m->end);
        else if (er_view_is(key, "text"))
            read_string(p, text);
        else if (er_view_is(key, "type"))
            READ_WORD(p, &m->type, er_type_named, ER_TYPE_COUNT, "no type of this name");
        else if (er_view_is(key, "kind"))
            READ_WORD(p, &m->kind, er_kind_named, ER_KIND_COUNT, "no kind of this name");
        else if (er_view_is(key, "entity"))
            read_index(p, &m->entity);
        else if (er_view_is(key, "sentence"))
            er_pull_read_unsigned(&p->json, &m->sentence);
        else if (er_view_is(key, "confidence"))
            read_probability(p, &m->confidence);
        else
            er_pull_skip(&p->json);
    }
    if (!p->json.problem && (m->start > m->end || !*text))
        er_pull_fail(&p->json, "a mention has a start, an end after it, and a text");
}

static er_gender gender_named(const char *name)
{
    if (strcmp(name, "male") == 0)
        return ER_MALE;
    return strcmp(name, "female") == 0 ? ER_FEMALE : ER_GENDER_UNKNOWN;
}

static void read_aliases(er_record_parser *p, er_entity *e)
{
    const char **aliases = NULL;
    uint32_t count = 0, capacity = 0;
    if (er_pull_enter(&p->json, '['))
        while (er_pull_next_element(&p->json)) {
            if (!er_array_reserve((void **)&aliases, &capacity, (uint64_t)count + 1,
                                  sizeof *aliases)) {
                er_pull_fail_memory(&p->json);
                break;
            }
            if (read_string(p, &aliases[count]) && !aliases[count])
                er_pull_fail(&p->json, "an alias is a string");
            count += !p->json.problem;
        }
    e->aliases = er_arena_alloc(&p->document->arena, (count + 1) * sizeof *aliases);
    if (!e->aliases)
        er_pull_fail_memory(&p->json);
    else if (count)
        memcpy(e->aliases, aliases, count * sizeof *aliases);
    e->alias_count = count;
    free(aliases);
}

static void read_entity(er_record_parser *p)
{
    er_entity *e = er_document_add_entity(p->document);
    if (!e) {
        er_pull_fail_memory(&p->json);
        return;
    }
    e->state = e->holder_of = ER_NONE;
    er_view key;
    if (!er_pull_enter(&p->json, '{'))
        return;
    while (er_pull_next_key(&p->json, &key)) {
        if (er_view_is(key, "label"))
            read_string(p, &e->label);
        else if (er_view_is(key, "type"))
            READ_WORD(p, &e->type, er_type_named, ER_TYPE_COUNT, "no type of this name");
        else if (er_view_is(key, "gender") && er_pull_peek(&p->json) == '"')
            READ_WORD(p, &e->gender, gender_named, ER_GENDER_UNKNOWN, "no gender of this name");
        else if (er_view_is(key, "state"))
            read_index(p, &e->state);
        else if (er_view_is(key, "mentions"))
            er_pull_read_unsigned(&p->json, &e->mention_count);
        else if (er_view_is(key, "born"))
            read_span(p, &e->life.born_from, &e->life.born_to);
        else if (er_view_is(key, "died"))
            er_pull_read_unsigned(&p->json, &e->life.died);
        else if (er_view_is(key, "office"))
            read_string(p, &e->office);
        else if (er_view_is(key, "holder_of"))
            read_index(p, &e->holder_of);
        else if (er_view_is(key, "described"))
            er_pull_read_bool(&p->json, &e->described);
        else if (er_view_is(key, "aliases"))
            read_aliases(p, e);
        else
            er_pull_skip(&p->json);
    }
    if (!p->json.problem && (!e->label || !*e->label || !e->aliases))
        er_pull_fail(&p->json, "an entity has a label and aliases");
}

/* The keys of a relation that hold words or numbers. False: it is none of them. */
static bool read_relation_value(er_record_parser *p, er_relation *r, er_view key)
{
    int64_t polarity = 0;
    if (er_view_is(key, "class")) {
        READ_WORD(p, &r->relation_class, er_class_named, ER_CLASS_COUNT, "no class of this name");
    } else if (er_view_is(key, "modality")) {
        READ_WORD(p, &r->modality, er_modality_named, ER_MODALITY_COUNT,
                  "no modality of this name");
    } else if (er_view_is(key, "predicate")) {
        read_string(p, &r->predicate);
    } else if (er_view_is(key, "role")) {
        read_string(p, &r->role);
    } else if (er_view_is(key, "polarity")) {
        if (er_pull_read_integer(&p->json, &polarity) && (polarity < -1 || polarity > 1))
            er_pull_fail(&p->json, "a polarity is -1, 0 or 1");
        r->polarity = (int)polarity;
    } else if (er_view_is(key, "symmetric")) {
        er_pull_read_bool(&p->json, &r->symmetric);
    } else if (er_view_is(key, "trigger")) {
        read_span(p, &r->trigger_start, &r->trigger_end);
    } else if (er_view_is(key, "confidence")) {
        read_probability(p, &r->confidence);
    } else {
        return false;
    }
    return true;
}

static void read_relation(er_record_parser *p)
{
    er_relation *r = er_document_add_relation(p->document);
    if (!r) {
        er_pull_fail_memory(&p->json);
        return;
    }
    r->source = r->target = r->source_mention = r->target_mention = ER_NONE;
    er_view key;
    if (!er_pull_enter(&p->json, '{'))
        return;
    while (er_pull_next_key(&p->json, &key)) {
        if (er_view_is(key, "source"))
            read_index(p, &r->source);
        else if (er_view_is(key, "target"))
            read_index(p, &r->target);
        else if (er_view_is(key, "source_mention"))
            read_index(p, &r->source_mention);
        else if (er_view_is(key, "target_mention"))
            read_index(p, &r->target_mention);
        else if (er_view_is(key, "sentence"))
            er_pull_read_unsigned(&p->json, &r->sentence);
        else if (!read_relation_value(p, r, key))
            er_pull_skip(&p->json);
    }
}

static void read_sentence(er_record_parser *p)
{
    er_sentence *s = er_document_add_sentence(p->document);
    if (!s) {
        er_pull_fail_memory(&p->json);
        return;
    }
    s->first_token = s->end_token = ER_NONE;
    read_span(p, &s->start, &s->end);
}

static void read_paragraph(er_record_parser *p)
{
    er_record_lists *l = &p->lists;
    if (!er_array_reserve((void **)&l->paragraphs, &l->paragraph_capacity,
                          (uint64_t)l->paragraph_count + 1, sizeof *l->paragraphs))
        er_pull_fail_memory(&p->json);
    else
        er_pull_read_unsigned(&p->json, &l->paragraphs[l->paragraph_count++]);
}

static void read_text(er_record_parser *p)
{
    er_record_lists *l = &p->lists;
    if (!er_array_reserve((void **)&l->texts, &l->text_capacity, (uint64_t)l->text_count + 1,
                          sizeof *l->texts))
        er_pull_fail_memory(&p->json);
    else
        read_string(p, &l->texts[l->text_count++]);
}

/* ---- the whole ----------------------------------------------------------------------------- */

static void read_rows(er_record_parser *p, void (*read_row)(er_record_parser *p))
{
    if (er_pull_enter(&p->json, '['))
        while (er_pull_next_element(&p->json))
            read_row(p);
}

static void read_line(er_record_parser *p)
{
    er_document *d = p->document;
    er_view key;
    if (!er_pull_enter(&p->json, '{'))
        return;
    while (er_pull_next_key(&p->json, &key)) {
        if (er_view_is(key, "doc"))
            read_string(p, &d->id);
        else if (er_view_is(key, "date"))
            read_string(p, &d->date);
        else if (er_view_is(key, "title"))
            read_string(p, &d->title);
        else if (er_view_is(key, "url"))
            read_string(p, &d->url);
        else if (er_view_is(key, "tokens"))
            er_pull_read_unsigned(&p->json, &d->recorded_tokens);
        else if (er_view_is(key, "mentions"))
            read_rows(p, read_mention);
        else if (er_view_is(key, "entities"))
            read_rows(p, read_entity);
        else if (er_view_is(key, "relations"))
            read_rows(p, read_relation);
        else if (er_view_is(key, "sentences"))
            read_rows(p, read_sentence);
        else if (er_view_is(key, "paragraphs"))
            read_rows(p, read_paragraph);
        else if (er_view_is(key, "texts"))
            read_rows(p, read_text);
        else
            er_pull_skip(&p->json);
    }
}

static bool is_index(uint32_t index, uint32_t count)
{
    return index == ER_NONE || index < count;
}

/* What is wrong with how the tables refer to each other, or NULL. */
static const char *find_flaw(const er_document *d, const er_record_lists *l)
{
    if (!d->id)
        return "no document: \"doc\" is missing";
    if (l->paragraph_count != d->sentence_count || l->text_count != d->sentence_count)
        return "sentences, paragraphs and texts are not equally many";
    for (uint32_t i = 0; i < d->mention_count; i++) {
        const er_mention *m = &d->mentions[i];
        if (m->sentence >= d->sentence_count || !is_index(m->entity, d->entity_count))
            return "a mention of no such sentence or entity";
        if (i && m->start < m[-1].start)
            return "mentions are not in the order of the text";
    }
    for (uint32_t i = 0; i < d->entity_count; i++)
        if (!is_index(d->entities[i].holder_of, d->entity_count))
            return "an office of no such entity";
    for (uint32_t i = 0; i < d->relation_count; i++) {
        const er_relation *r = &d->relations[i];
        if (r->source >= d->entity_count || r->target >= d->entity_count ||
            r->sentence >= d->sentence_count || !is_index(r->source_mention, d->mention_count) ||
            !is_index(r->target_mention, d->mention_count))
            return "a relation of no such entity, sentence or mention";
    }
    return NULL;
}

/* The lists become the document's. */
static er_status take_lists(er_document *d, const er_record_lists *l, er_error *error)
{
    size_t texts = d->sentence_count * sizeof *l->texts;
    size_t mention_texts = d->mention_count * sizeof *l->mention_texts;
    d->sentence_texts = er_arena_alloc(&d->arena, texts + 1);
    d->mention_texts = er_arena_alloc(&d->arena, mention_texts + 1);
    if (!d->sentence_texts || !d->mention_texts)
        return er_fail_memory(error);
    if (texts)
        memcpy(d->sentence_texts, l->texts, texts);
    if (mention_texts)
        memcpy(d->mention_texts, l->mention_texts, mention_texts);
    for (uint32_t i = 0; i < d->sentence_count; i++)
        d->sentences[i].paragraph = l->paragraphs[i];
    return ER_OK;
}

static er_status finish(er_record_parser *p, er_error *error)
{
    if (er_pull_at_end(&p->json)) {
        const char *flaw = find_flaw(p->document, &p->lists);
        return flaw ? er_fail(error, ER_BAD_FORMAT, "%s", flaw)
                    : take_lists(p->document, &p->lists, error);
    }
    if (p->json.no_memory)
        return er_fail_memory(error);
    return er_fail_at(error, ER_BAD_FORMAT, NULL, ER_NO_POSITION,
                      (uint64_t)(p->json.at - p->json.begin), "%s", p->json.problem);
}

er_status er_record_read(const char *line, size_t length, er_document *document, er_error *error)
{
    er_document_reset(document);
    er_record_parser p = {.document = document};
    er_pull_open(&p.json, line, length);
    read_line(&p);
    er_status status = finish(&p, error);
    er_pull_close(&p.json);
    er_arena_free(&p.scratch);
    free(p.lists.paragraphs);
    free(p.lists.texts);
    free(p.lists.mention_texts);
    return status;
}
