#include "draw/page.h"

#include <math.h>
#include <stdio.h>

#include "base/utf8.h"

#define MARGIN 26.0      /* around the nodes: lines bend out there */
#define WIDEST_FONT 1.16 /* the letters of DejaVu Sans beside those that are measured */
#define NARROWEST 680.0  /* points: the legend needs as much */
#define LEGEND_SIZE 11.5 /* points, times the scale */

/* "3 people", "1 person". */
static void append_count(er_buffer *out, uint64_t count, const char *one, const char *many)
{
    er_buffer_printf(out, "%llu %s", (unsigned long long)count, count == 1 ? one : many);
}

/* "24 August 2025" from "2025-08-24..."; other forms as they are. */
static void append_date(er_buffer *out, const char *date)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    int year = 0, month = 0, day = 0;
    int read = sscanf(date, "%4d-%2d-%2d", &year, &month, &day);
    if (read == 3 && month >= 1 && month <= 12)
        er_buffer_printf(out, "%d %s %d", day, months[month - 1], year);
    else
        er_buffer_append_string(out, date);
}

void er_page_title(const er_drawing *drawing, er_buffer *out)
{
    if (drawing->options.title) {
        er_buffer_append_string(out, drawing->options.title);
        return;
    }
    uint32_t named = drawing->node_count < 3 ? drawing->node_count : 3;
    uint32_t others = drawing->node_count - named;
    for (uint32_t i = 0; i < named; i++) {
        if (i > 0)
            er_buffer_append_string(out, i + 1 == named && others == 0 ? " and " : ", ");
        er_buffer_append_string(out, er_drawn(drawing, i)->label);
    }
    if (others > 0) {
        er_buffer_append_string(out, " and ");
        append_count(out, others, "other", "others");
    }
    if (drawing->node_count == 0)
        er_buffer_append_string(out, "An empty network");
}

void er_page_summary(const er_drawing *drawing, er_buffer *out)
{
    static const char *const one[] = {"person", "state", "organization", "place"};
    static const char *const many[] = {"people", "states", "organizations", "places"};
    const er_network_facts *facts = &drawing->network->facts;
    uint32_t counts[ER_TYPE_COUNT] = {0}, parts = 0, seen = 0;
    for (uint32_t i = 0; i < drawing->node_count; i++)
        counts[er_drawn(drawing, i)->type]++;
    for (int type = 0; type < ER_TYPE_COUNT; type++)
        parts += counts[type] > 0;
    for (int type = 0; type < ER_TYPE_COUNT; type++) {
        if (counts[type] == 0)
            continue;
        if (seen > 0)
            er_buffer_append_string(out, seen + 1 == parts ? " and " : ", ");
        append_count(out, counts[type], one[type], many[type]);
        seen++;
    }
    if (facts->documents > 0) {
        er_buffer_append_string(out, parts ? " in " : "");
        append_count(out, facts->documents, "document", "documents");
    }
    if (facts->first) {
        er_buffer_append_string(out, ", ");
        append_date(out, facts->first);
        if (facts->last && strcmp(facts->first, facts->last) != 0) {
            er_buffer_append_string(out, " to ");
            append_date(out, facts->last);
        }
    }
}

/* What the picture leaves out, so that nobody takes it for the whole. */
static void append_hidden(const er_drawing *drawing, er_buffer *out)
{
    const er_network_facts *facts = &drawing->network->facts;
    er_buffer_printf(out, "%u of %u linked pairs are drawn, the strongest", drawing->shown_count,
                     drawing->line_count);
    if (drawing->shown_count == drawing->line_count) {
        er_buffer_clear(out);
        append_count(out, drawing->line_count, "linked pair", "linked pairs");
    }
    if (drawing->label_count < drawing->node_count)
        er_buffer_printf(out, "; only the top %u are named", drawing->label_count);
    if (drawing->hidden_nodes > 0)
        er_buffer_printf(out, "; %u with less weight are not drawn", drawing->hidden_nodes);
    if (drawing->lone_nodes > 0)
        er_buffer_printf(out, "; %u without a link are not drawn", drawing->lone_nodes);
    if (facts->hidden_nodes > 0 || facts->hidden_links > 0) {
        er_buffer_append_string(out, "; filters left out ");
        append_count(out, facts->hidden_nodes, "node", "nodes");
        er_buffer_append_string(out, " and ");
        append_count(out, facts->hidden_links, "link", "links");
    }
}

/* Text from the network on one line, valid, without what would change the line. */
static const char *plain(er_page *page, const er_buffer *text)
{
    er_buffer clean = {0};
    er_utf8_repair(text->data, text->length, &clean);
    char *copy = clean.failed ? NULL : er_arena_copy(&page->arena, er_buffer_view(&clean));
    for (char *c = copy; c && *c; c++) {
        if ((unsigned char)*c < 0x20 || *c == 0x7F)
            *c = ' ';
    }
    er_buffer_free(&clean);
    return copy;
}

static bool add_text(er_page *page, double x, double y, double size, const char *text)
{
    if (!text || page->text_count == ER_PAGE_TEXTS)
        return text != NULL;
    page->texts[page->text_count++] = (er_page_text){.x = x, .y = y, .size = size, .text = text};
    return true;
}

/* The legend as it flows: items side by side, in rows. */
typedef struct legend {
    er_page *page;
    double x, y, size;
} legend;

static void new_row(legend *flow)
{
    flow->x = flow->page->left + MARGIN;
    flow->y -= flow->size * 1.75;
}

/* A sample with its words. */
static void add_item(legend *flow, er_page_mark mark, const char *words)
{
    double text = er_text_width(words) * flow->size * WIDEST_FONT;
    double whole = mark.width + flow->size * 0.5 + text;
    if (flow->x + whole > flow->page->right - MARGIN && flow->x > flow->page->left + MARGIN)
        new_row(flow);
    mark.x = flow->x;
    mark.y = flow->y + flow->size * 0.34;
    if (mark.width > 0 && flow->page->mark_count < ER_PAGE_MARKS)
        flow->page->marks[flow->page->mark_count++] = mark;
    double gap = mark.width > 0 ? flow->size * 0.5 : 0;
    add_text(flow->page, flow->x + mark.width + gap, flow->y, flow->size, words);
    flow->x += whole + flow->size * 1.6;
}

static void add_types(legend *flow, const er_drawing *drawing)
{
    static const char *const words[] = {"person", "state", "organization", "place"};
    static const char *const measures[] = {
        "size: importance (PageRank)", "size: number of neighbours", "size: strength of its links",
        "size: betweenness", "size: mentions"};
    bool present[ER_TYPE_COUNT] = {0};
    for (uint32_t i = 0; i < drawing->node_count; i++)
        present[er_drawn(drawing, i)->type] = true;
    for (int type = 0; type < ER_TYPE_COUNT; type++) {
        if (!present[type])
            continue;
        er_page_mark mark = {.shape = ER_MARK_NODE,
                             .type = (er_type)type,
                             .width = flow->size * 1.5,
                             .height = flow->size};
        add_item(flow, mark, words[type]);
    }
    add_item(flow, (er_page_mark){0}, measures[drawing->options.size]);
}

static void add_lines(legend *flow, const er_drawing *drawing, const er_look *look)
{
    bool friendly = false, hostile = false, neutral = false, together = false, directed = false;
    for (uint32_t i = 0; i < drawing->line_count; i++) {
        const er_drawn_line *line = &drawing->lines[i];
        if (!line->shown)
            continue;
        friendly |= line->balance > 0;
        hostile |= line->balance < 0;
        neutral |= line->relation && !(line->balance < 0) && !(line->balance > 0);
        together |= !line->relation;
        directed |= line->forward || line->backward;
    }
    er_page_mark mark = {.shape = ER_MARK_LINE, .width = flow->size * 2.4, .thickness = 2.2};
    mark.colour = look->friendly;
    if (friendly)
        add_item(flow, mark, "agrees, meets, supports, helps");
    mark.dashed = true;
    mark.colour = look->hostile;
    if (hostile)
        add_item(flow, mark, "accuses, rejects, sanctions, attacks");
    mark.dashed = false;
    mark.colour = look->neutral;
    if (neutral)
        add_item(flow, mark, "role, membership, demand, or mixed");
    mark.thickness = 1.2;
    mark.arrow = true;
    mark.colour = look->ink;
    if (directed)
        add_item(flow, mark, "from the one who acts");
    mark.arrow = false;
    mark.colour = look->together;
    if (together)
        add_item(flow, mark, "mentioned together");
}

static void find_frame(er_page *page, const er_drawing *drawing)
{
    double left = 0, right = 0, bottom = 0, top = 0;
    for (uint32_t i = 0; i < drawing->node_count; i++) {
        const er_drawn_node *node = &drawing->nodes[i];
        double x = node->width / 2, y = node->height / 2;
        left = i ? fmin(left, node->x - x) : node->x - x;
        right = i ? fmax(right, node->x + x) : node->x + x;
        bottom = i ? fmin(bottom, node->y - y) : node->y - y;
        top = i ? fmax(top, node->y + y) : node->y + y;
    }
    page->scale = fmax(1, fmin(6, (right - left) / 1000));
    double missing = fmax(0, NARROWEST - (right - left));
    page->left = left - missing / 2 - MARGIN * page->scale;
    page->right = right + missing / 2 + MARGIN * page->scale;
    page->bottom = bottom - MARGIN * page->scale;
    page->top = top + MARGIN * page->scale;
}

/* The title as large as fits one line, the summary under it. */
static bool add_head(er_page *page, const er_drawing *drawing)
{
    er_buffer text = {0};
    er_page_summary(drawing, &text);
    const char *summary = text.failed ? NULL : plain(page, &text);
    er_buffer_clear(&text);
    er_page_title(drawing, &text);
    const char *title = text.failed ? NULL : plain(page, &text);
    er_buffer_free(&text);
    if (!title || !summary)
        return false;
    double size = 24 * page->scale;
    double fits = (page->right - page->left - 2 * MARGIN) / (er_text_width(title) * 1.08 + 0.01);
    if (fits < size)
        size = fmax(fits, size * 0.4);
    double x = page->left + MARGIN;
    double y = page->top + LEGEND_SIZE * page->scale * 1.9;
    add_text(page, x, y, 13 * page->scale, summary);
    page->texts[page->text_count - 1].faint = true;
    y += 13 * page->scale * 1.6;
    add_text(page, x, y, size, title);
    page->texts[page->text_count - 1].bold = true;
    page->top = y + size + MARGIN * 0.6;
    return true;
}

er_status er_page_make(er_page *page, const er_drawing *drawing, er_error *error)
{
    *page = (er_page){0};
    find_frame(page, drawing);
    double bottom = page->bottom;
    bool done = add_head(page, drawing);
    legend flow = {.page = page, .size = LEGEND_SIZE * page->scale, .y = bottom};
    new_row(&flow);
    add_types(&flow, drawing);
    new_row(&flow);
    add_lines(&flow, drawing, er_look_of(drawing->options.theme));
    new_row(&flow);
    er_buffer hidden = {0};
    append_hidden(drawing, &hidden);
    done = done && !hidden.failed &&
           add_text(page, flow.x, flow.y, flow.size * 0.92, plain(page, &hidden));
    er_buffer_free(&hidden);
    if (done)
        page->texts[page->text_count - 1].faint = true;
    page->bottom = flow.y - MARGIN * 0.9;
    return done ? ER_OK : er_fail_memory(error);
}

void er_page_free(er_page *page)
{
    er_arena_free(&page->arena);
}
