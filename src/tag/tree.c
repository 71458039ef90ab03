/* The tree itself: nodes, edges, paths, coordination, prepositions. */
#include "tag/tree.h"

#include <stdlib.h>

#include "base/array.h"

void er_tree_free(er_tree *tree)
{
    free(tree->nodes);
    er_arena_free(&tree->lemmas);
    *tree = (er_tree){0};
}

void er_tree_reset(er_tree *tree)
{
    tree->count = 0;
    tree->root = ER_NONE;
    er_arena_reset(&tree->lemmas);
}

er_tree_node *er_tree_add(er_tree *tree)
{
    if (!er_array_reserve((void **)&tree->nodes, &tree->capacity, (uint64_t)tree->count + 1,
                          sizeof *tree->nodes))
        return NULL;
    er_tree_node *node = &tree->nodes[tree->count++];
    *node = (er_tree_node){
        .mention = ER_NONE, .head = ER_NONE, .first_child = ER_NONE, .next_sibling = ER_NONE};
    return node;
}

/* How many nodes hang on the root, itself included: all of them, unless some go in a circle. The
   walk goes down to first children, aside to siblings and back up by heads. */
static uint32_t count_below_root(const er_tree *tree)
{
    uint32_t counted = 1, at = tree->root;
    while (true) {
        if (tree->nodes[at].first_child != ER_NONE) {
            at = tree->nodes[at].first_child;
            counted++;
            continue;
        }
        while (at != tree->root && tree->nodes[at].next_sibling == ER_NONE)
            at = tree->nodes[at].head;
        if (at == tree->root)
            return counted;
        at = tree->nodes[at].next_sibling;
        counted++;
    }
}

er_status er_tree_link(er_tree *tree, er_error *error)
{
    tree->root = ER_NONE;
    for (uint32_t i = 0; i < tree->count; i++)
        tree->nodes[i].first_child = tree->nodes[i].next_sibling = ER_NONE;
    for (uint32_t i = tree->count; i-- > 0;) {
        uint32_t head = tree->nodes[i].head;
        if (head == ER_NONE) {
            if (tree->root != ER_NONE)
                return er_fail(error, ER_BAD_FORMAT, "a tree with two roots");
            tree->root = i;
        } else if (head >= tree->count || head == i) {
            return er_fail(error, ER_BAD_FORMAT, "a head out of range");
        } else {
            tree->nodes[i].next_sibling = tree->nodes[head].first_child;
            tree->nodes[head].first_child = i;
        }
    }
    if (tree->count == 0)
        return ER_OK;
    if (tree->root == ER_NONE || count_below_root(tree) != tree->count)
        return er_fail(error, ER_BAD_FORMAT, "heads that go in a circle");
    return ER_OK;
}

uint32_t er_tree_node_at(const er_tree *tree, uint32_t token)
{
    uint32_t low = 0, high = tree->count;
    while (low < high) {
        uint32_t middle = low + (high - low) / 2;
        if (tree->nodes[middle].end_token <= token)
            low = middle + 1;
        else
            high = middle;
    }
    return low < tree->count && tree->nodes[low].first_token <= token ? low : ER_NONE;
}

uint32_t er_tree_node_of_mention(const er_tree *tree, uint32_t mention)
{
    for (uint32_t i = 0; i < tree->count; i++)
        if (tree->nodes[i].mention == mention && mention != ER_NONE)
            return i;
    return ER_NONE;
}

static uint32_t first_with(const er_tree *tree, uint32_t from, er_dependency relation)
{
    while (from != ER_NONE && tree->nodes[from].relation != relation)
        from = tree->nodes[from].next_sibling;
    return from;
}

uint32_t er_tree_child(const er_tree *tree, uint32_t node, er_dependency relation)
{
    return first_with(tree, tree->nodes[node].first_child, relation);
}

uint32_t er_tree_next(const er_tree *tree, uint32_t child)
{
    const er_tree_node *node = &tree->nodes[child];
    return first_with(tree, node->next_sibling, (er_dependency)node->relation);
}

bool er_tree_dominates(const er_tree *tree, uint32_t above, uint32_t node)
{
    while (node != ER_NONE && node != above)
        node = tree->nodes[node].head;
    return node == above;
}

static uint32_t depth_of(const er_tree *tree, uint32_t node)
{
    uint32_t depth = 0;
    for (; tree->nodes[node].head != ER_NONE; node = tree->nodes[node].head)
        depth++;
    return depth;
}

uint32_t er_tree_path(const er_tree *tree, uint32_t a, uint32_t b, uint32_t *path,
                      uint32_t capacity, uint32_t *top)
{
    uint32_t depth_a = depth_of(tree, a), depth_b = depth_of(tree, b), up = a, down = b;
    uint32_t steps_up = 0, steps_down = 0;
    for (; depth_a > depth_b; depth_a--, steps_up++)
        up = tree->nodes[up].head;
    for (; depth_b > depth_a; depth_b--, steps_down++)
        down = tree->nodes[down].head;
    for (; up != down; steps_up++, steps_down++) {
        up = tree->nodes[up].head;
        down = tree->nodes[down].head;
    }
    *top = steps_up;
    uint32_t length = steps_up + steps_down + 1;
    if (length > capacity)
        return length;
    for (uint32_t i = 0; i <= steps_up; i++, a = tree->nodes[a].head)
        path[i] = a;
    for (uint32_t i = 0; i < steps_down; i++, b = tree->nodes[b].head)
        path[length - 1 - i] = b;
    return length;
}

void er_tree_span(const er_tree *tree, uint32_t node, uint32_t *first_token, uint32_t *end_token)
{
    *first_token = tree->nodes[node].first_token;
    *end_token = tree->nodes[node].end_token;
    uint32_t at = node;
    while (true) { /* all below node, as in count_below_root */
        if (tree->nodes[at].first_token < *first_token)
            *first_token = tree->nodes[at].first_token;
        if (tree->nodes[at].end_token > *end_token)
            *end_token = tree->nodes[at].end_token;
        if (tree->nodes[at].first_child != ER_NONE) {
            at = tree->nodes[at].first_child;
            continue;
        }
        while (at != node && tree->nodes[at].next_sibling == ER_NONE)
            at = tree->nodes[at].head;
        if (at == node)
            return;
        at = tree->nodes[at].next_sibling;
    }
}

uint32_t er_tree_first_conjunct(const er_tree *tree, uint32_t node)
{
    while (tree->nodes[node].relation == ER_DEP_CONJ && tree->nodes[node].head != ER_NONE)
        node = tree->nodes[node].head;
    return node;
}

uint32_t er_tree_next_conjunct(const er_tree *tree, uint32_t first, uint32_t node)
{
    for (uint32_t i = node + 1; i < tree->count; i++)
        if (tree->nodes[i].relation == ER_DEP_CONJ && er_tree_first_conjunct(tree, i) == first)
            return i;
    return ER_NONE;
}

/* The last preposition among the children, possessive 's aside. */
static uint32_t own_preposition(const er_tree *tree, uint32_t node)
{
    uint32_t last = ER_NONE;
    for (uint32_t c = er_tree_child(tree, node, ER_DEP_CASE); c != ER_NONE;
         c = er_tree_next(tree, c))
        if (tree->nodes[c].form != ER_FORM_POS)
            last = c;
    return last;
}

uint32_t er_tree_preposition(const er_tree *tree, uint32_t node)
{
    uint32_t preposition = own_preposition(tree, node);
    while (preposition == ER_NONE && tree->nodes[node].relation == ER_DEP_CONJ &&
           tree->nodes[node].head != ER_NONE) {
        node = tree->nodes[node].head;
        preposition = own_preposition(tree, node);
    }
    return preposition;
}

/* Takes the word off the front of *rest, with a blank after it. */
static bool take_word(er_view *rest, er_view word)
{
    if (!er_view_starts_with(*rest, word))
        return false;
    rest->data += word.length;
    rest->length -= word.length;
    if (rest->length > 0 && rest->data[0] != ' ')
        return false;
    if (rest->length > 0) {
        rest->data++;
        rest->length--;
    }
    return true;
}

/* Takes a preposition with its fixed parts ("because of") off the front of *rest. */
static bool take_preposition(const er_tree *tree, uint32_t preposition, er_view *rest)
{
    if (!take_word(rest, tree->nodes[preposition].lemma))
        return false;
    for (uint32_t c = er_tree_child(tree, preposition, ER_DEP_FIXED); c != ER_NONE;
         c = er_tree_next(tree, c))
        if (!take_word(rest, tree->nodes[c].lemma))
            return false;
    return true;
}

bool er_tree_has_preposition(const er_tree *tree, uint32_t node, const char *word)
{
    uint32_t last = er_tree_preposition(tree, node);
    if (last == ER_NONE)
        return false;
    er_view rest = er_view_of(word);
    if (take_preposition(tree, last, &rest) && rest.length == 0)
        return true;
    rest = er_view_of(word); /* several prepositions: "out of", "from behind" */
    uint32_t owner = tree->nodes[last].head;
    for (uint32_t c = er_tree_child(tree, owner, ER_DEP_CASE); c != ER_NONE;
         c = er_tree_next(tree, c))
        if (tree->nodes[c].form != ER_FORM_POS && !take_preposition(tree, c, &rest))
            return false;
    return rest.length == 0;
}
