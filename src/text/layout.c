#include "text/layout.h"

/* Nobody wraps wider than this, and a narrower column than the other is a list. */
#define WIDTH_MAX 120
#define WIDTH_MIN 40
#define WRAPPED_LINES 3 /* as many lines that run on make a wrapped text */

/* One line without its break. */
typedef struct line {
    uint32_t start, end; /* bytes, white space at both ends left out */
    uint32_t next;       /* where the next line begins */
    uint32_t width;      /* characters; saturates above WIDTH_MAX */
} line;

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static line line_at(er_view text, uint32_t at)
{
    const char *newline = memchr(text.data + at, '\n', text.length - at);
    line l = {at, newline ? (uint32_t)(newline - text.data) : text.length, 0, 0};
    l.next = newline ? l.end + 1 : text.length;
    while (l.start < l.end && is_blank(text.data[l.start]))
        l.start++;
    while (l.end > l.start && is_blank(text.data[l.end - 1]))
        l.end--;
    if (l.end - l.start > 4 * WIDTH_MAX) {
        l.width = WIDTH_MAX + 1;
        return l;
    }
    for (uint32_t i = l.start; i < l.end; i++)
        l.width += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    return l;
}

static uint32_t first_word_width(er_view text, line l)
{
    uint32_t width = 0;
    for (uint32_t i = l.start; i < l.end && !is_blank(text.data[i]); i++)
        width += ((unsigned char)text.data[i] & 0xC0) != 0x80;
    return width;
}

static bool is_bullet(er_view text, line l)
{
    static const char bullet[] = "\xE2\x80\xA2"; /* U+2022 */
    if (l.end - l.start >= 3 && memcmp(text.data + l.start, bullet, 3) == 0)
        return true;
    return l.end - l.start >= 2 && strchr("-*+>#", text.data[l.start]) &&
           is_blank(text.data[l.start + 1]);
}

/* The break between the lines was put there because the next word no longer fitted. */
static bool runs_on(er_view text, uint32_t width, line l, line next)
{
    return l.width <= width && l.width + 1 + first_word_width(text, next) > width &&
           !is_bullet(text, next);
}

/* A line that stops in mid-sentence, whatever the other lines of the text look like. */
static bool is_cut(er_view text, line l, line next)
{
    char last = text.data[l.end - 1], first = text.data[next.start];
    return l.width >= WIDTH_MIN && l.width <= WIDTH_MAX && first >= 'a' && first <= 'z' &&
           !strchr(".!?:;", last) && !is_bullet(text, l);
}

er_layout er_layout_of(er_view text)
{
    er_layout layout = {text, 0, 0};
    uint32_t lines = 0, longer = 0, widest = 0;
    for (uint32_t at = 0; at < text.length;) {
        line l = line_at(text, at);
        lines += l.width > 0;
        longer += l.width > WIDTH_MAX;
        if (l.width <= WIDTH_MAX && l.width > widest)
            widest = l.width;
        at = l.next;
    }
    if (widest < WIDTH_MIN || (uint64_t)longer * 10 > lines)
        return layout;
    uint32_t followed = 0, running = 0;
    line l = line_at(text, 0);
    while (l.next < text.length) {
        line next = line_at(text, l.next);
        if (l.width && next.width) {
            followed++;
            running += runs_on(text, widest, l, next);
        }
        l = next;
    }
    if (running >= WRAPPED_LINES && (uint64_t)running * 2 > followed)
        layout.width = widest;
    return layout;
}

bool er_layout_next(er_layout *layout, uint32_t *start, uint32_t *end)
{
    er_view text = layout->text;
    line l = {0, 0, 0, 0};
    while (layout->at < text.length) {
        l = line_at(text, layout->at);
        layout->at = l.next;
        if (l.width)
            break;
    }
    if (!l.width)
        return false;
    *start = l.start;
    *end = l.end;
    while (layout->at < text.length) {
        line next = line_at(text, layout->at);
        if (!next.width ||
            !((layout->width && runs_on(text, layout->width, l, next)) || is_cut(text, l, next)))
            break;
        *end = next.end;
        layout->at = next.next;
        l = next;
    }
    return true;
}
