#include "table.h"

#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#define GAP 2        /* spaces between two columns */
#define NARROWEST 16 /* of the flexible column */

size_t cli_terminal_width(void)
{
    struct winsize size;
    const char *columns = getenv("COLUMNS");
    if (columns && atoi(columns) > 0)
        return (size_t)atoi(columns);
    if (isatty(STDOUT_FILENO) == 1 && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col)
        return size.ws_col;
    return isatty(STDOUT_FILENO) == 1 ? 80 : 0;
}

/* Bytes of the character at text, which is UTF-8. */
static size_t character_size(const char *text)
{
    size_t size = 1;
    while (((unsigned char)text[size] & 0xC0) == 0x80)
        size++;
    return size;
}

static size_t width_of(const char *text)
{
    size_t width = 0;
    for (; *text; text += character_size(text))
        width++;
    return width;
}

/* C0 and C1 controls, and the marks that turn the direction of a line. */
static bool is_unsafe(const char *text, size_t size)
{
    const unsigned char *c = (const unsigned char *)text;
    if (size == 1)
        return c[0] < ' ' || c[0] == 0x7F;
    if (size == 2)
        return c[0] == 0xC2 && c[1] < 0xA0;
    return size == 3 && c[0] == 0xE2 &&
           ((c[1] == 0x80 && c[2] >= 0xAA && c[2] <= 0xAE) ||
            (c[1] == 0x81 && c[2] >= 0xA6 && c[2] <= 0xA9));
}

static void print_characters(er_writer *writer, const char *text, size_t most)
{
    for (; *text && most; most--) {
        size_t size = character_size(text);
        if (is_unsafe(text, size))
            er_writer_string(writer, "\xEF\xBF\xBD");
        else
            er_writer_write(writer, text, size);
        text += size;
    }
}

void cli_print_text(er_writer *writer, const char *text)
{
    print_characters(writer, text, SIZE_MAX);
}

static void print_spaces(er_writer *writer, size_t count)
{
    while (count--)
        er_writer_write(writer, " ", 1);
}

/* A cell of exactly width columns; of the last column of a line without the spaces after it. */
static void print_cell(er_writer *writer, const char *text, size_t width, bool right, bool last)
{
    size_t used = width_of(text);
    if (used > width) {
        print_characters(writer, text, width - 1);
        er_writer_string(writer, "\xE2\x80\xA6");
        return;
    }
    if (right)
        print_spaces(writer, width - used);
    cli_print_text(writer, text);
    if (!right && !last)
        print_spaces(writer, width - used);
}

/* A table as it is being printed. */
typedef struct layout {
    er_writer *writer;
    const cli_column *columns;
    size_t column_count;
    char *const *cells;
    size_t row_count;
    size_t *widths; /* [column_count] */
    bool *shown;    /* [column_count], in the block at hand */
} layout;

static void print_row(const layout *t, size_t row, bool head)
{
    size_t last = 0;
    for (size_t c = 0; c < t->column_count; c++)
        last = t->shown[c] ? c : last;
    bool first = true;
    for (size_t c = 0; c < t->column_count; c++) {
        if (!t->shown[c])
            continue;
        print_spaces(t->writer, first ? 0 : GAP);
        first = false;
        print_cell(t->writer, head ? t->columns[c].head : t->cells[row * t->column_count + c],
                   t->widths[c], t->columns[c].right, c == last);
    }
    er_writer_write(t->writer, "\n", 1);
}

static void measure_columns(const layout *t)
{
    for (size_t c = 0; c < t->column_count; c++) {
        t->widths[c] = width_of(t->columns[c].head);
        for (size_t r = 0; r < t->row_count; r++) {
            size_t width = width_of(t->cells[r * t->column_count + c]);
            t->widths[c] = width > t->widths[c] ? width : t->widths[c];
        }
    }
}

/* Where not all fits into width: shortens the flexible column to two fifths of it, or so far that
   the keys and the widest other column fit. */
static void shorten(const layout *t, size_t width)
{
    size_t keys = 0, widest = 0, all = 0, flexible = t->column_count;
    for (size_t c = 0; c < t->column_count; c++) {
        size_t needed = t->widths[c] + GAP;
        keys += t->columns[c].key ? needed : 0;
        all += needed;
        if (!t->columns[c].key && needed > widest)
            widest = needed;
        if (t->columns[c].flexible)
            flexible = c;
    }
    if (flexible == t->column_count || all <= width + GAP)
        return;
    size_t *own = &t->widths[flexible];
    size_t others = keys - *own + widest; /* what has to stand beside it */
    size_t most = others + width * 2 / 5 < width + GAP ? width * 2 / 5
                  : others + NARROWEST < width + GAP   ? width + GAP - others
                                                       : NARROWEST;
    *own = *own < most ? *own : most;
}

/* Shows the keys and as many other columns from `from` on as fit. Returns the first that does
   not. */
static size_t choose_columns(const layout *t, size_t from, size_t width)
{
    size_t used = 0, next = t->column_count;
    for (size_t c = 0; c < t->column_count; c++) {
        t->shown[c] = t->columns[c].key;
        used += t->columns[c].key ? t->widths[c] + GAP : 0;
    }
    bool any = false;
    for (size_t c = from; c < t->column_count; c++) {
        if (t->columns[c].key)
            continue;
        used += t->widths[c] + GAP;
        if (any && width && used > width + GAP) {
            next = c;
            break;
        }
        any = t->shown[c] = true;
    }
    return next;
}

void cli_table_print(er_writer *writer, const cli_column *columns, size_t column_count,
                     char *const *cells, size_t row_count, size_t width)
{
    layout t = {writer, columns, column_count, cells, row_count, NULL, NULL};
    t.widths = calloc(column_count, sizeof *t.widths);
    t.shown = calloc(column_count, sizeof *t.shown);
    if (t.widths && t.shown) {
        measure_columns(&t);
        if (width)
            shorten(&t, width);
        for (size_t next = 0; next < column_count;) {
            if (next)
                er_writer_write(writer, "\n", 1);
            next = choose_columns(&t, next, width);
            print_row(&t, 0, true);
            for (size_t r = 0; r < row_count; r++)
                print_row(&t, r, false);
        }
    } else {
        er_writer_fail(writer, ER_NO_MEMORY, "out of memory");
    }
    free(t.widths);
    free(t.shown);
}

void cli_print_wrapped(er_writer *writer, const char *text, size_t indent, size_t width)
{
    size_t column = 0;
    while (*text) {
        size_t bytes = strcspn(text, " \n\t\r"), columns = 0;
        for (size_t at = 0; at < bytes; at += character_size(text + at))
            columns++;
        if (column && width && column + 1 + columns > width) {
            er_writer_write(writer, "\n", 1);
            column = 0;
        }
        if (bytes) {
            print_spaces(writer, column ? 1 : indent);
            column += (column ? 1 : indent) + columns;
            print_characters(writer, text, columns);
        }
        text += bytes;
        text += strspn(text, " \n\t\r");
    }
    er_writer_write(writer, "\n", 1);
}

void cli_print_csv(er_writer *writer, const char *text)
{
    if (!strpbrk(text, ",\"\r\n")) {
        er_writer_string(writer, text);
        return;
    }
    er_writer_write(writer, "\"", 1);
    for (; *text; text++)
        er_writer_write(writer, *text == '"' ? "\"\"" : text, *text == '"' ? 2 : 1);
    er_writer_write(writer, "\"", 1);
}
