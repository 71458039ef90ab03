#include "draw/tooltip.h"

#include "base/utf8.h"

#define SENTENCES 3u
#define LONGEST 260u /* bytes of a sentence, and of any other text */
#define ALIASES 8u

/* text on one line, cut where it is long. */
static void append_plain(er_buffer *out, const char *text)
{
    size_t length = strlen(text), used = 0;
    for (size_t i = 0; i < length;) {
        uint32_t size = 1;
        uint32_t code = er_utf8_decode(text + i, length - i, &size);
        i += size;
        used += size;
        if (used > LONGEST) {
            er_buffer_append_string(out, "\xE2\x80\xA6"); /* … */
            return;
        }
        bool control = code < 0x20 || (code >= 0x7F && code < 0xA0);
        bool unfit = code == 0xFFFE || code == 0xFFFF; /* no characters in XML */
        er_utf8_append(out, control ? ' ' : unfit ? ER_REPLACEMENT : code);
    }
}

static void append_span(er_buffer *out, const char *first, const char *last)
{
    if (!first)
        return;
    er_buffer_append_string(out, ", ");
    append_plain(out, first);
    if (last && strcmp(first, last) != 0) {
        er_buffer_append_string(out, " to ");
        append_plain(out, last);
    }
}

void er_tooltip_node(const er_drawing *drawing, uint32_t drawn, er_buffer *out)
{
    const er_node *node = er_drawn(drawing, drawn);
    append_plain(out, node->label);
    er_buffer_printf(out, " (%s)\n%u %s in %u %s", er_type_name(node->type), node->mentions,
                     node->mentions == 1 ? "mention" : "mentions", node->documents,
                     node->documents == 1 ? "document" : "documents");
    append_span(out, node->first, node->last);
    uint32_t listed = 0;
    for (uint32_t i = 0; i < node->alias_count && listed < ALIASES; i++) {
        if (strcmp(node->aliases[i], node->label) == 0)
            continue;
        er_buffer_append_string(out, listed++ ? "; " : "\nalso: ");
        append_plain(out, node->aliases[i]);
    }
}

static void append_link(const er_network *network, const er_link *link, er_buffer *out)
{
    if (link->kind == ER_COOCCURRENCE) {
        er_buffer_printf(out, "\nmentioned together in %u %s", link->weight,
                         link->weight == 1 ? "sentence" : "sentences");
    } else {
        er_buffer_append_char(out, '\n');
        append_plain(out, network->nodes[link->source].label);
        er_buffer_append_string(out,
                                link->symmetric ? " \xE2\x80\x93 " : " \xE2\x86\x92 "); /* – → */
        append_plain(out, network->nodes[link->target].label);
        er_buffer_printf(out, ": %s (%u)", er_class_facts_of(link->relation_class)->name,
                         link->weight);
        if (link->modality != ER_ACTUAL)
            er_buffer_printf(out, ", %s", er_modality_name(link->modality));
        for (uint32_t i = 0; i < link->predicate_count && i < 3; i++) {
            er_buffer_append_string(out, i ? ", " : ": ");
            append_plain(out, link->predicates[i]);
        }
    }
    append_span(out, link->first, link->last);
}

static void append_evidence(const er_evidence *evidence, er_buffer *out)
{
    er_buffer_append_string(out, "\n\xE2\x80\x9C"); /* “ */
    append_plain(out, evidence->text);
    er_buffer_append_string(out, "\xE2\x80\x9D \xE2\x80\x93 "); /* ” – */
    append_plain(out, evidence->doc);
    if (evidence->date) {
        er_buffer_append_string(out, ", ");
        append_plain(out, evidence->date);
    }
}

void er_tooltip_line(const er_drawing *drawing, const er_drawn_line *line, er_buffer *out)
{
    const er_network *network = drawing->network;
    append_plain(out, er_drawn(drawing, line->source)->label);
    er_buffer_append_string(out, " \xE2\x80\x93 "); /* – */
    append_plain(out, er_drawn(drawing, line->target)->label);
    for (uint32_t i = 0; i < line->link_count; i++)
        append_link(network, &network->links[line->links[i]], out);
    uint32_t told = 0;
    for (uint32_t i = 0; i < line->link_count; i++) {
        const er_link *link = &network->links[line->links[i]];
        if (link->evidence_count == 0 || told == SENTENCES || !link->evidence[0].text)
            continue;
        append_evidence(&link->evidence[0], out);
        told++;
    }
}
