/* Labels: what is shown of a name, how it is wrapped, how large it becomes. Widths come from a
   table, so that the same network looks the same whatever fonts a machine has. */
#include <math.h>

#include <utf8proc.h>

#include "base/utf8.h"
#include "draw/drawing.h"

#define WRAP 13u          /* characters of a line, about */
#define LONGEST 44u       /* characters of a label; a longer one is cut */
#define SMALLEST_FONT 9.5 /* points */
#define LARGEST_FONT 21.0
#define MANY_NAMES 60u /* more are written smaller, so that the page is not all names */
#define SMALLER 0.82
#define LINE_HEIGHT 1.16 /* of the font size */

/* Advance widths of Helvetica (and Arial, Liberation Sans, Nimbus Sans), 1/1000 of the size, for
   the characters 32 .. 126. Source: Adobe's core font metrics. */
static const uint16_t widths[] = {
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333,  278, 278, 556, 556, 556,
    556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667,
    611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,  611, 722, 667, 944, 667,
    667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278,  556, 556, 222, 222, 500,
    222, 833, 556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500,  500, 334, 260, 334, 584};

static double character_width(uint32_t code)
{
    if (code >= 32 && code <= 126)
        return widths[code - 32] / 1000.0;
    return 0.62 * utf8proc_charwidth((utf8proc_int32_t)code);
}

double er_text_width(const char *text)
{
    double width = 0;
    size_t length = strlen(text);
    for (size_t i = 0; i < length;) {
        uint32_t size = 1;
        width += character_width(er_utf8_decode(text + i, length - i, &size));
        i += size;
    }
    return width;
}

/* Marks that change the direction of the text around them. */
static bool is_direction(uint32_t code)
{
    return code == 0x061C || code == 0x200E || code == 0x200F ||
           (code >= 0x202A && code <= 0x202E) || (code >= 0x2066 && code <= 0x2069);
}

/* The name as one line: without controls, cut where it is long. */
static void show_name(const char *label, er_buffer *out)
{
    size_t length = strlen(label);
    uint32_t characters = 0;
    for (size_t i = 0; i < length;) {
        uint32_t size = 1;
        uint32_t code = er_utf8_decode(label + i, length - i, &size);
        i += size;
        if (is_direction(code))
            continue;
        if (++characters > LONGEST) {
            er_buffer_append_string(out, "\xE2\x80\xA6"); /* … */
            return;
        }
        bool control =
            code < 0x20 || (code >= 0x7F && code < 0xA0) || code == 0x2028 || code == 0x2029;
        er_utf8_append(out, control ? ' ' : code);
    }
}

static uint32_t character_count(const char *text, const char *end)
{
    uint32_t count = 0;
    for (; text < end; text++)
        count += ((unsigned char)*text & 0xC0) != 0x80;
    return count;
}

/* Where a line that begins at text ends: at the last space before it gets too long, else at the
   first one after. */
static const char *line_end(const char *text, uint32_t wrap)
{
    const char *best = NULL;
    for (const char *at = text;; at++) {
        if (*at != ' ' && *at != '\0')
            continue;
        if (!best || character_count(text, at) <= wrap)
            best = at;
        if (*at == '\0' || character_count(text, at) > wrap)
            return best;
    }
}

static const char *skip_spaces(const char *text)
{
    while (*text == ' ')
        text++;
    return text;
}

/* How many lines the name takes where each has at most wrap characters, or is one word. */
static uint32_t count_lines(const char *name, uint32_t wrap)
{
    uint32_t count = 0;
    for (name = skip_spaces(name); *name; count++)
        name = skip_spaces(line_end(name, wrap));
    return count;
}

/* Lines as even as they get: the narrowest that are no more than needed. */
static bool wrap_label(er_drawing *drawing, er_drawn_node *node, const char *name)
{
    uint32_t total = character_count(name, name + strlen(name));
    uint32_t count = total <= WRAP ? 1 : total <= 2 * WRAP ? 2 : ER_LABEL_LINES;
    uint32_t wrap = total / count;
    while (wrap < total && count_lines(name, wrap) > count)
        wrap++;
    for (name = skip_spaces(name); *name && node->line_count < ER_LABEL_LINES;) {
        const char *end = line_end(name, wrap);
        char *line = er_arena_copy(&drawing->arena, er_view_between(name, end));
        if (!line)
            return false;
        node->lines[node->line_count++] = line;
        name = skip_spaces(end);
    }
    return true;
}

/* Room around the text, by shape: an ellipse and a diamond lose their corners. */
static void set_size(er_drawn_node *node, er_type type)
{
    double width = 0;
    for (uint32_t i = 0; i < node->line_count; i++)
        width = fmax(width, er_text_width(node->lines[i]) * node->font_size);
    double height = node->line_count * node->font_size * LINE_HEIGHT;
    double room = node->font_size;
    if (type == ER_PERSON) {
        node->width = width * 1.18 + room * 1.3;
        node->height = height * 1.26 + room * 0.7;
    } else if (type == ER_PLACE) {
        node->width = width * 1.5 + room * 2;
        node->height = height * 1.8 + room * 1.2;
    } else {
        node->height = height + room * 0.8;
        node->width = width + room * 1.2;
    }
}

bool er_drawn_node_measure(er_drawing *drawing, er_drawn_node *node, bool named)
{
    const er_node *row = &drawing->network->nodes[node->node];
    node->line_count = 0;
    node->font_size = SMALLEST_FONT + (LARGEST_FONT - SMALLEST_FONT) * sqrt(node->share);
    if (drawing->label_count > MANY_NAMES)
        node->font_size *= SMALLER;
    if (!named) {
        node->width = node->height = 9 + 14 * sqrt(node->share);
        return true;
    }
    er_buffer name = {0};
    show_name(row->label, &name);
    bool done = !name.failed && wrap_label(drawing, node, name.data ? name.data : "");
    er_buffer_free(&name);
    set_size(node, row->type);
    return done;
}
