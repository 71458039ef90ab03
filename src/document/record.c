#include "document/record.h"

#include <stdlib.h>

/* ---- JSON ---------------------------------------------------------------------------------- */

static void put(er_buffer *line, const char *string)
{
    er_buffer_append(line, string, strlen(string));
}

static void put_unsigned(er_buffer *line, uint64_t value)
{
    char digits[20];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value);
    er_buffer_append(line, digits + at, sizeof digits - at);
}

static void put_index(er_buffer *line, uint32_t index)
{
    if (index == ER_NONE)
        put(line, "null");
    else
        put_unsigned(line, index);
}

/* Three decimals: 0.973. */
static void put_probability(er_buffer *line, float value)
{
    int thousandths = (int)(value * 1000 + 0.5f);
    thousandths = thousandths < 0 ? 0 : thousandths > 1000 ? 1000 : thousandths;
    char text[] = {(char)('0' + thousandths / 1000), '.', (char)('0' + thousandths / 100 % 10),
                   (char)('0' + thousandths / 10 % 10), (char)('0' + thousandths % 10)};
    er_buffer_append(line, text, sizeof text);
}

static void put_escape(er_buffer *line, unsigned char c)
{
    static const char HEX[] = "0123456789abcdef";
    char text[6] = {'\\', (char)c};
    size_t length = 2;
    if (c == '\n' || c == '\r' || c == '\t') {
        text[1] = c == '\n' ? 'n' : c == '\r' ? 'r' : 't';
    } else if (c != '"' && c != '\\') {
        memcpy(text + 1, "u00", 3);
        text[4] = HEX[c >> 4];
        text[5] = HEX[c & 15];
        length = 6;
    }
    er_buffer_append(line, text, length);
}

/* The view is valid UTF-8, so that only quotes, backslashes and control characters need care. */
static void put_view(er_buffer *line, er_view view)
{
    er_buffer_append_char(line, '"');
    uint32_t from = 0;
    for (uint32_t at = 0; at < view.length; at++) {
        unsigned char c = (unsigned char)view.data[at];
        if (c >= ' ' && c != '"' && c != '\\' && c != 0x7F)
            continue;
        er_buffer_append(line, view.data + from, at - from);
        put_escape(line, c);
        from = at + 1;
    }
    er_buffer_append(line, view.data + from, view.length - from);
    er_buffer_append_char(line, '"');
}

static void put_string(er_buffer *line, const char *string)
{
    if (string)
        put_view(line, er_view_of(string));
    else
        put(line, "null");
}

static void put_span(er_buffer *line, uint32_t start, uint32_t end)
{
    er_buffer_append_char(line, '[');
    put_unsigned(line, start);
    er_buffer_append_char(line, ',');
    put_unsigned(line, end);
    er_buffer_append_char(line, ']');
}

/* ---- the parts of a line ------------------------------------------------------------------- */

static const er_record_options PLAIN = {0};

static void put_entity_id(er_buffer *line, const er_record_options *options, uint32_t entity)
{
    if (options->ids && entity != ER_NONE)
        put_string(line, options->ids[entity]);
    else
        put_index(line, entity);
}

static er_view mention_text(const er_document *document, uint32_t mention)
{
    if (document->mention_texts)
        return er_view_of(document->mention_texts[mention]);
    const er_mention *m = &document->mentions[mention];
    return er_document_span(document, m->start, m->end);
}

static void put_mention(const er_document *document, const er_record_options *options,
                        uint32_t mention, er_buffer *line)
{
    const er_mention *m = &document->mentions[mention];
    put(line, "{\"start\":");
    put_unsigned(line, m->start);
    put(line, ",\"end\":");
    put_unsigned(line, m->end);
    put(line, ",\"text\":");
    put_view(line, mention_text(document, mention));
    put(line, ",\"type\":\"");
    put(line, er_type_name(m->type));
    put(line, "\",\"kind\":\"");
    put(line, er_kind_name(m->kind));
    put(line, "\",\"entity\":");
    put_entity_id(line, options, m->entity);
    put(line, ",\"sentence\":");
    put_unsigned(line, m->sentence);
    put(line, ",\"confidence\":");
    put_probability(line, m->confidence);
    put(line, "}");
}

static void put_entity(const er_document *document, const er_record_options *options,
                       uint32_t entity, er_buffer *line)
{
    static const char *const GENDERS[] = {"null", "\"male\"", "\"female\""};
    const er_entity *e = &document->entities[entity];
    put(line, "{\"id\":");
    put_entity_id(line, options, entity);
    put(line, ",\"label\":");
    put_string(line, e->label);
    put(line, ",\"type\":\"");
    put(line, er_type_name(e->type));
    put(line, "\",\"gender\":");
    put(line, GENDERS[(unsigned)e->gender % 3]);
    put(line, ",\"state\":");
    put_index(line, e->state);
    put(line, ",\"mentions\":");
    put_unsigned(line, e->mention_count);
    if (e->life.born_from) {
        put(line, ",\"born\":");
        put_span(line, e->life.born_from, e->life.born_to);
    }
    if (e->life.died) {
        put(line, ",\"died\":");
        put_unsigned(line, e->life.died);
    }
    if (e->office) {
        put(line, ",\"office\":");
        put_string(line, e->office);
        put(line, ",\"holder_of\":");
        put_entity_id(line, options, e->holder_of);
        put(line, e->described ? ",\"described\":true" : ",\"described\":false");
    }
    put(line, ",\"aliases\":[");
    for (uint32_t i = 0; i < e->alias_count; i++) {
        put(line, i ? "," : "");
        put_string(line, e->aliases[i]);
    }
    put(line, "]}");
}

static void put_relation(const er_document *document, const er_record_options *options,
                         uint32_t relation, er_buffer *line)
{
    const er_relation *r = &document->relations[relation];
    put(line, "{\"source\":");
    put_entity_id(line, options, r->source);
    put(line, ",\"target\":");
    put_entity_id(line, options, r->target);
    put(line, ",\"class\":\"");
    put(line, er_class_facts_of(r->relation_class)->name);
    put(line, "\",\"predicate\":");
    put_string(line, r->predicate);
    put(line, ",\"role\":");
    put_string(line, r->role);
    put(line, r->polarity < 0 ? ",\"polarity\":-1"
              : r->polarity   ? ",\"polarity\":1"
                              : ",\"polarity\":0");
    put(line, ",\"modality\":\"");
    put(line, er_modality_name(r->modality));
    put(line, r->symmetric ? "\",\"symmetric\":true" : "\",\"symmetric\":false");
    put(line, ",\"sentence\":");
    put_unsigned(line, r->sentence);
    put(line, ",\"trigger\":");
    put_span(line, r->trigger_start, r->trigger_end);
    put(line, ",\"confidence\":");
    put_probability(line, r->confidence);
    put(line, ",\"source_mention\":");
    put_index(line, r->source_mention);
    put(line, ",\"target_mention\":");
    put_index(line, r->target_mention);
    put(line, "}");
}

static void put_sentences(const er_document *document, er_buffer *line)
{
    put(line, ",\"sentences\":[");
    for (uint32_t i = 0; i < document->sentence_count; i++) {
        put(line, i ? "," : "");
        put_span(line, document->sentences[i].start, document->sentences[i].end);
    }
    put(line, "],\"paragraphs\":[");
    for (uint32_t i = 0; i < document->sentence_count; i++) {
        put(line, i ? "," : "");
        put_unsigned(line, document->sentences[i].paragraph);
    }
    put(line, "]");
}

/* The sentences that can become evidence: those in which an entity is mentioned. Mentions stand
   in the order of the text. */
static void put_texts(const er_document *document, er_buffer *line)
{
    put(line, ",\"texts\":[");
    uint32_t m = 0;
    for (uint32_t i = 0; i < document->sentence_count; i++) {
        const er_sentence *s = &document->sentences[i];
        bool kept = false;
        for (; m < document->mention_count && document->mentions[m].sentence <= i; m++)
            kept |= document->mentions[m].sentence == i && document->mentions[m].entity != ER_NONE;
        put(line, i ? "," : "");
        if (document->sentence_texts)
            put_string(line, document->sentence_texts[i]);
        else if (kept)
            put_view(line, er_document_span(document, s->start, s->end));
        else
            put(line, "null");
    }
    put(line, "]");
}

typedef void put_row(const er_document *document, const er_record_options *options, uint32_t row,
                     er_buffer *line);

static void put_rows(const er_document *document, const er_record_options *options, const char *key,
                     uint32_t count, put_row *row, er_buffer *line)
{
    put(line, ",\"");
    put(line, key);
    put(line, "\":[");
    for (uint32_t i = 0; i < count; i++) {
        put(line, i ? "," : "");
        row(document, options, i, line);
    }
    put(line, "]");
}

void er_record_write(const er_document *document, const er_record_options *options, er_buffer *line)
{
    options = options ? options : &PLAIN;
    put(line, "{\"doc\":");
    put_string(line, document->id);
    put(line, ",\"date\":");
    put_string(line, document->date);
    put(line, ",\"title\":");
    put_string(line, document->title);
    put(line, ",\"url\":");
    put_string(line, document->url);
    put(line, ",\"tokens\":");
    put_unsigned(line, (uint64_t)document->token_count + document->recorded_tokens);
    put_rows(document, options, "mentions", document->mention_count, put_mention, line);
    put_rows(document, options, "entities", document->entity_count, put_entity, line);
    put_rows(document, options, "relations", document->relation_count, put_relation, line);
    put_sentences(document, line);
    put_texts(document, line);
    if (options->with_text) {
        put(line, ",\"text\":");
        put_view(line, document->text);
    }
    put(line, "}\n");
}
