/* Which lines a diagram shows. All of them make a hairball; a statistical backbone alone hides real
   relations. So: the maximum spanning forest, that nobody drawn is left alone; then the
   relations, the heaviest first; then the pairs whose share of either end's weight is more than
   chance (disparity filter: Serrano, Boguna, Vespignani, PNAS 106, 2009); each as long as the
   picture has room. */
#include <math.h>
#include <stdlib.h>

#include "base/array.h"
#include "base/index.h"
#include "draw/drawing.h"

#define MOST_LINES 6000u /* however many are asked for: laying out more takes minutes */
#define ALWAYS_WEIGHT 3u /* relations of so many statements are shown in a full picture, too */

/* Adds a link to the line of its pair. */
static void add_link(er_drawn_line *line, const er_link *link, bool turned)
{
    line->link_count++;
    if (link->kind == ER_COOCCURRENCE) {
        if (!line->relation)
            line->weight += link->weight;
        line->strength += link->weight;
        return;
    }
    if (!line->relation)
        line->weight = 0;
    line->relation = true;
    line->weight += link->weight;
    line->strength += 2.0 * link->weight; /* said outright counts more than said together */
    if (link->modality != ER_NEGATED)
        line->balance += link->polarity * (double)link->weight;
    if (!link->symmetric) {
        line->forward |= !turned;
        line->backward |= turned;
    }
}

static er_drawn_line *line_of(er_drawing *drawing, er_index *pairs, uint32_t *capacity, uint32_t a,
                              uint32_t b)
{
    uint32_t low = a < b ? a : b, high = a < b ? b : a;
    uint32_t *row = er_index_add(pairs, er_index_pair(low, high), drawing->line_count);
    if (!row)
        return NULL;
    if (*row == drawing->line_count) {
        if (!er_array_reserve((void **)&drawing->lines, capacity, (uint64_t)drawing->line_count + 1,
                              sizeof *drawing->lines))
            return NULL;
        drawing->lines[drawing->line_count++] = (er_drawn_line){.source = a, .target = b};
    }
    return &drawing->lines[*row];
}

/* Gives every line the list of its links. lines_of[i] is the line of link i. */
static bool list_links(er_drawing *drawing, const uint32_t *lines_of)
{
    const er_network *network = drawing->network;
    for (uint32_t i = 0; i < drawing->line_count; i++) {
        er_drawn_line *line = &drawing->lines[i];
        line->links = er_arena_alloc(&drawing->arena, line->link_count * sizeof *line->links);
        if (!line->links)
            return false;
        line->link_count = 0;
    }
    for (int kind = ER_LINK_KIND_COUNT - 1; kind >= 0; kind--) {
        for (uint32_t i = 0; i < network->link_count; i++) {
            if (lines_of[i] != ER_NONE && (int)network->links[i].kind == kind) {
                er_drawn_line *line = &drawing->lines[lines_of[i]];
                line->links[line->link_count++] = i;
            }
        }
    }
    return true;
}

/* Orders the relations of a line by weight; the few there are stay few: insertion. */
static void sort_links(const er_network *network, er_drawn_line *line)
{
    for (uint32_t i = 1; i < line->link_count; i++) {
        uint32_t moved = line->links[i];
        const er_link *link = &network->links[moved];
        uint32_t j = i;
        while (j > 0 && link->kind == network->links[line->links[j - 1]].kind &&
               link->weight > network->links[line->links[j - 1]].weight) {
            line->links[j] = line->links[j - 1];
            j--;
        }
        line->links[j] = moved;
    }
}

static er_status gather_lines(er_drawing *drawing, er_error *error)
{
    const er_network *network = drawing->network;
    er_index pairs = {0};
    uint32_t capacity = 0;
    uint32_t *lines_of = malloc(((size_t)network->link_count + 1) * sizeof *lines_of);
    bool done = lines_of != NULL;
    for (uint32_t i = 0; done && i < network->link_count; i++) {
        const er_link *link = &network->links[i];
        uint32_t a = drawing->drawn_of[link->source], b = drawing->drawn_of[link->target];
        lines_of[i] = ER_NONE;
        if (a == ER_NONE || b == ER_NONE || a == b)
            continue;
        er_drawn_line *line = line_of(drawing, &pairs, &capacity, a, b);
        if (!line) {
            done = false;
            break;
        }
        add_link(line, link, line->source != a);
        lines_of[i] = (uint32_t)(line - drawing->lines);
    }
    done = done && list_links(drawing, lines_of);
    for (uint32_t i = 0; done && i < drawing->line_count; i++) {
        er_drawn_line *line = &drawing->lines[i];
        sort_links(network, line);
    }
    free(lines_of);
    er_index_free(&pairs);
    return done ? ER_OK : er_fail_memory(error);
}

static int by_strength(const void *a, const void *b)
{
    const er_drawn_line *left = a, *right = b;
    if (left->strength != right->strength)
        return left->strength < right->strength ? 1 : -1;
    if (left->source != right->source)
        return left->source < right->source ? -1 : 1;
    return left->target < right->target ? -1 : left->target > right->target;
}

static uint32_t root_of(uint32_t *parents, uint32_t node)
{
    while (parents[node] != node)
        node = parents[node] = parents[parents[node]];
    return node;
}

static void show(er_drawing *drawing, er_drawn_line *line)
{
    drawing->shown_count += !line->shown;
    line->shown = true;
}

/* Kruskal's algorithm over the lines, the strongest first. */
static void show_forest(er_drawing *drawing, uint32_t *parents)
{
    for (uint32_t i = 0; i < drawing->node_count; i++)
        parents[i] = i;
    for (uint32_t i = 0; i < drawing->line_count; i++) {
        er_drawn_line *line = &drawing->lines[i];
        uint32_t a = root_of(parents, line->source), b = root_of(parents, line->target);
        if (a == b)
            continue;
        parents[a] = b;
        show(drawing, line);
    }
}

/* How many lines make a readable picture of so many nodes. */
static uint32_t room_for(uint32_t nodes)
{
    double each = nodes <= 30 ? 2.2 : nodes <= 100 ? 1.7 : nodes <= 300 ? 1.35 : 1.15;
    return (uint32_t)(each * nodes);
}

static int by_weight(const void *a, const void *b)
{
    const er_drawn_line *left = *(er_drawn_line *const *)a, *right = *(er_drawn_line *const *)b;
    if (left->weight != right->weight)
        return left->weight < right->weight ? 1 : -1;
    return by_strength(left, right);
}

static void show_relations(er_drawing *drawing, er_drawn_line **order)
{
    uint32_t count = 0, room = room_for(drawing->node_count);
    for (uint32_t i = 0; i < drawing->line_count; i++) {
        if (drawing->lines[i].relation && !drawing->lines[i].shown)
            order[count++] = &drawing->lines[i];
    }
    qsort(order, count, sizeof *order, by_weight);
    for (uint32_t i = 0; i < count; i++) {
        if (drawing->shown_count < room ||
            (order[i]->weight >= ALWAYS_WEIGHT && drawing->shown_count < room + room / 2))
            show(drawing, order[i]);
    }
}

/* The chance that a share so large arises where weights are spread evenly over degree lines. */
static double chance(double strength, double total, uint32_t degree)
{
    return degree < 2 || total <= 0 ? 1 : pow(1 - strength / total, degree - 1);
}

static void show_backbone(er_drawing *drawing, double *totals, uint32_t *degrees)
{
    uint32_t room = room_for(drawing->node_count);
    double limit = drawing->node_count <= 100 ? 0.15 : 0.05;
    for (uint32_t i = 0; i < drawing->line_count; i++) {
        const er_drawn_line *line = &drawing->lines[i];
        totals[line->source] += line->strength;
        totals[line->target] += line->strength;
        degrees[line->source]++;
        degrees[line->target]++;
    }
    for (uint32_t i = 0; i < drawing->line_count && drawing->shown_count < room; i++) {
        er_drawn_line *line = &drawing->lines[i];
        double source = chance(line->strength, totals[line->source], degrees[line->source]);
        double target = chance(line->strength, totals[line->target], degrees[line->target]);
        if (!line->shown && fmin(source, target) < limit)
            show(drawing, line);
    }
}

er_status er_drawing_select_lines(er_drawing *drawing, er_error *error)
{
    er_status status = gather_lines(drawing, error);
    if (status != ER_OK)
        return status;
    if (drawing->line_count > 1)
        qsort(drawing->lines, drawing->line_count, sizeof *drawing->lines, by_strength);
    size_t nodes = (size_t)drawing->node_count + 1;
    uint32_t *numbers = calloc(nodes, sizeof *numbers); /* parents, then degrees */
    double *totals = calloc(nodes, sizeof *totals);
    er_drawn_line **order = calloc((size_t)drawing->line_count + 1, sizeof *order);
    if (!numbers || !totals || !order) {
        status = er_fail_memory(error);
    } else {
        show_forest(drawing, numbers);
        show_relations(drawing, order);
        memset(numbers, 0, nodes * sizeof *numbers);
        show_backbone(drawing, totals, numbers);
        uint32_t all = drawing->options.all_links ? drawing->line_count : 0;
        for (uint32_t i = 0; i < all && drawing->shown_count < MOST_LINES; i++)
            show(drawing, &drawing->lines[i]);
    }
    free(numbers);
    free(totals);
    free(order);
    return status;
}
