#include "relate/repair.h"

#include "relate/phrase.h"
#include "relate/repair_clauses.h"

static bool is_time(er_view lemma)
{
    static const char *const words[] = {"today",    "yesterday", "tomorrow", "monday",
                                        "tuesday",  "wednesday", "thursday", "friday",
                                        "saturday", "sunday",    "tonight",  NULL};
    return er_view_is_one_of(lemma, words);
}

/* "Moor | today | accused": the name hangs on the day, and the verb has no subject. */
static bool free_subject(er_tree *tree, uint32_t node)
{
    er_tree_node *n = &tree->nodes[node];
    if (!is_time(n->lemma) || !node || n->head == ER_NONE || n->head < node)
        return false;
    uint32_t verb = n->head, before = node - 1;
    while (before && tree->nodes[before].head != node && tree->nodes[before].tag == ER_TAG_PUNCT)
        before--;
    er_tree_node *subject = &tree->nodes[before];
    if (subject->head != node || !er_form_is_verb(tree->nodes[verb].form) ||
        (subject->tag != ER_TAG_PROPN && subject->tag != ER_TAG_NOUN) ||
        er_tree_has_other_subject(tree, verb, node))
        return false;
    subject->head = verb;
    subject->relation =
        er_tree_child(tree, verb, ER_DEP_AUX_PASS) != ER_NONE ? ER_DEP_NSUBJ_PASS : ER_DEP_NSUBJ;
    n->relation = ER_DEP_OBL_UNMARKED;
    for (uint32_t c = 0; c < before; c++) /* what stood before the name belongs to it */
        if (tree->nodes[c].head == node)
            tree->nodes[c].head = before;
    return true;
}

/* "reiterated its demand | today": the object hangs on the day. */
static bool free_object(er_tree *tree, uint32_t node)
{
    er_tree_node *n = &tree->nodes[node];
    static const char *const spans[] = {"week", "month", "year", "night", NULL};
    static const char *const which[] = {"next", "last", "this", "earlier", "late", NULL};
    uint32_t before = node ? node - 1 : 0; /* "met | Lind | next week" */
    if (node > 2 && er_view_is_one_of(n->lemma, spans) && tree->nodes[before].head == node &&
        er_view_is_one_of(tree->nodes[before].lemma, which))
        before--;
    else if (!is_time(n->lemma))
        return false;
    if (node < 2 || n->head == ER_NONE || n->head >= before || n->relation != ER_DEP_OBL_UNMARKED)
        return false;
    er_tree_node *object = &tree->nodes[before];
    if (object->head != node || object->relation != ER_DEP_COMPOUND ||
        er_tree_child(tree, n->head, ER_DEP_OBJ) != ER_NONE)
        return false;
    object->head = n->head;
    object->relation = ER_DEP_OBJ;
    for (uint32_t c = n->head + 1; c < before; c++)
        if (tree->nodes[c].head == node)
            tree->nodes[c].head = before;
    return true;
}

/* "from | neighboring | Peru": no verb. */
static bool neighbouring(er_tree *tree, uint32_t node)
{
    static const char *const words[] = {"neighbor",     "neighbour", "neighboring",
                                        "neighbouring", "surround",  NULL};
    er_tree_node *n = &tree->nodes[node];
    if (n->form != ER_FORM_VBG || !er_view_is_one_of(n->lemma, words) || node + 1 >= tree->count ||
        tree->nodes[node + 1].head != node || tree->nodes[node + 1].mention == ER_NONE)
        return false;
    uint32_t name = node + 1, mark = er_tree_child(tree, node, ER_DEP_MARK);
    tree->nodes[name].head = n->head;
    tree->nodes[name].relation =
        er_form_is_noun(tree->nodes[n->head].form) ? ER_DEP_NMOD : ER_DEP_OBL;
    for (uint32_t c = 0; c < tree->count; c++)
        if (tree->nodes[c].head == node)
            tree->nodes[c].head = name;
    if (mark != ER_NONE)
        tree->nodes[mark].relation = ER_DEP_CASE;
    n->head = name;
    n->relation = ER_DEP_AMOD;
    return true;
}

/* "accused | the United States": coordinated with a verb, but without "and". */
static bool object_of_conj(er_tree *tree, uint32_t node)
{
    er_tree_node *n = &tree->nodes[node];
    if (n->relation != ER_DEP_CONJ || n->mention == ER_NONE || n->head > node ||
        n->tag != ER_TAG_PROPN || !er_form_is_verb(tree->nodes[n->head].form) ||
        er_tree_child(tree, node, ER_DEP_CC) != ER_NONE ||
        er_tree_child(tree, n->head, ER_DEP_OBJ) != ER_NONE)
        return false;
    n->relation = ER_DEP_OBJ;
    return true;
}

/* "killed at least eight": "at least" is no preposition. */
static bool object_after_at_least(const er_document *document, er_tree *tree, uint32_t node)
{
    er_tree_node *n = &tree->nodes[node];
    if (n->relation != ER_DEP_OBL || n->head == ER_NONE ||
        er_tree_child(tree, n->head, ER_DEP_OBJ) != ER_NONE)
        return false;
    uint32_t at = er_tree_child(tree, node, ER_DEP_CASE);
    if (at == ER_NONE || !er_view_is(tree->nodes[at].lemma, "at") ||
        !(er_token_is(document, tree->nodes[at].end_token, "least") ||
          er_token_is(document, tree->nodes[at].end_token, "most")))
        return false;
    n->relation = ER_DEP_OBJ;
    tree->nodes[at].relation = ER_DEP_ADVMOD;
    return true;
}

/* "rejected the offer | by Peru": an active verb has no agent; it belongs to the object. */
static bool agent_of_object(er_tree *tree, uint32_t node)
{
    er_tree_node *n = &tree->nodes[node];
    if (n->relation != ER_DEP_OBL_AGENT || n->head > node)
        return false;
    const er_tree_node *verb = &tree->nodes[n->head];
    if (er_tree_child(tree, n->head, ER_DEP_AUX_PASS) != ER_NONE ||
        er_tree_child(tree, n->head, ER_DEP_NSUBJ_PASS) != ER_NONE ||
        (verb->form == ER_FORM_VBN && er_tree_child(tree, n->head, ER_DEP_AUX) == ER_NONE))
        return false;
    uint32_t object = er_tree_child(tree, n->head, ER_DEP_OBJ);
    if (object == ER_NONE || object > node || object < n->head)
        return false;
    n->head = object;
    n->relation = ER_DEP_NMOD;
    return true;
}

/* "assured | visiting | Foreign Minister Lind": who is there, no act that is assured. */
static bool visiting(er_tree *tree, uint32_t node)
{
    static const char *const verbs[] = {"assure", "tell",  "meet",   "greet", "host", "receive",
                                        "inform", "brief", "praise", "thank", "warn", NULL};
    er_tree_node *n = &tree->nodes[node];
    if (n->form != ER_FORM_VBG || !er_view_is(n->lemma, "visit") || n->head + 1 != node ||
        !er_view_is_one_of(tree->nodes[n->head].lemma, verbs))
        return false;
    uint32_t guest = er_tree_child(tree, node, ER_DEP_OBJ), verb = n->head;
    if (guest == ER_NONE || guest < node)
        return false;
    for (uint32_t c = 0; c < tree->count; c++)
        if (tree->nodes[c].head == node && c > guest)
            tree->nodes[c].head = verb;
    tree->nodes[guest].head = verb;
    n->head = guest;
    n->relation = ER_DEP_AMOD;
    return true;
}

/* "holds | Peru | responsible": the name hangs on the adjective that is said of it. */
static bool object_before_adjective(er_tree *tree, uint32_t node)
{
    er_tree_node *n = &tree->nodes[node];
    if (n->mention == ER_NONE || n->relation != ER_DEP_COMPOUND || n->head < node)
        return false;
    const er_tree_node *quality = &tree->nodes[n->head];
    if (quality->tag != ER_TAG_ADJ || quality->head == ER_NONE || quality->head > node ||
        (quality->relation != ER_DEP_XCOMP && quality->relation != ER_DEP_OBJ) ||
        !er_form_is_verb(tree->nodes[quality->head].form) ||
        er_tree_child(tree, quality->head, ER_DEP_OBJ) < node)
        return false;
    n->head = quality->head;
    n->relation = ER_DEP_OBJ;
    tree->nodes[quality - tree->nodes].relation = ER_DEP_XCOMP;
    return true;
}

/* "sued | Apex": what follows a verb right away and could not be named. */
static bool unnamed_object(er_tree *tree, uint32_t node)
{
    er_tree_node *n = &tree->nodes[node];
    if (n->relation != ER_DEP_DEP || n->mention == ER_NONE || n->head + 1 != node ||
        !er_form_is_verb(tree->nodes[n->head].form) ||
        er_tree_child(tree, n->head, ER_DEP_OBJ) != ER_NONE)
        return false;
    n->relation = ER_DEP_OBJ;
    return true;
}

/* "gave | the Ivory Coast 5 million": the receiver hangs on the number. */
static bool receiver(er_tree *tree, uint32_t node)
{
    static const char *const givers[] = {"give", "send", "offer",   "grant",   "hand",  "lend",
                                         "pay",  "sell", "promise", "provide", "award", "loan",
                                         "show", "owe",  "deny",    NULL};
    er_tree_node *n = &tree->nodes[node];
    if (n->mention == ER_NONE || n->relation != ER_DEP_NMOD_UNMARKED)
        return false;
    uint32_t above = n->head;
    while (above != ER_NONE && above > node && !er_form_is_verb(tree->nodes[above].form))
        above = tree->nodes[above].head;
    if (above == ER_NONE || above > node || !er_view_is_one_of(tree->nodes[above].lemma, givers) ||
        er_tree_child(tree, above, ER_DEP_IOBJ) != ER_NONE)
        return false;
    n->head = above;
    n->relation = ER_DEP_IOBJ;
    return true;
}

/* "reduced supplies to the camp": an object that has a preposition is none. */
static bool oblique(er_tree *tree, uint32_t node)
{
    er_tree_node *n = &tree->nodes[node];
    uint32_t mark = er_tree_child(tree, node, ER_DEP_CASE);
    if (n->relation != ER_DEP_OBJ || n->head == ER_NONE || mark == ER_NONE || mark > node ||
        er_tree_child(tree, n->head, ER_DEP_OBJ) == node)
        return false;
    n->relation = ER_DEP_OBL;
    return true;
}

/* "urged | Norway": what follows an active verb right away without a preposition is its object. */
static bool bare_object(er_tree *tree, uint32_t node)
{
    er_tree_node *n = &tree->nodes[node];
    if ((n->relation != ER_DEP_OBL_UNMARKED && n->relation != ER_DEP_XCOMP) ||
        n->mention == ER_NONE || n->tag != ER_TAG_PROPN || n->head + 1 != node ||
        !er_form_is_verb(tree->nodes[n->head].form) ||
        er_tree_child(tree, n->head, ER_DEP_OBJ) != ER_NONE)
        return false;
    n->relation = ER_DEP_OBJ;
    return true;
}

/* "the poets | Ida Kern and Jan Moor | met": what stands right before the name says who it is. */
static bool subject_before_name(er_tree *tree, uint32_t node)
{
    er_tree_node *n = &tree->nodes[node];
    uint32_t name = node + 1;
    if ((n->relation != ER_DEP_NSUBJ && n->relation != ER_DEP_NSUBJ_PASS) ||
        n->mention != ER_NONE || n->tag != ER_TAG_NOUN || name >= tree->count ||
        tree->nodes[name].mention == ER_NONE || tree->nodes[name].head != n->head ||
        tree->nodes[name].relation != n->relation)
        return false;
    n->head = name;
    n->relation = ER_DEP_COMPOUND;
    return true;
}

/* "Peru should have acted": have makes no passive. */
static bool subject_of_perfect(er_tree *tree, uint32_t node)
{
    er_tree_node *n = &tree->nodes[node];
    if (n->relation != ER_DEP_NSUBJ_PASS ||
        er_tree_child(tree, n->head, ER_DEP_AUX_PASS) != ER_NONE)
        return false;
    for (uint32_t c = er_tree_child(tree, n->head, ER_DEP_AUX); c != ER_NONE;
         c = er_tree_next(tree, c))
        if (er_view_is(tree->nodes[c].lemma, "be"))
            return false;
        else if (c + 1 == n->head && er_view_is(tree->nodes[c].lemma, "have"))
            n->relation = ER_DEP_NSUBJ;
    return n->relation == ER_DEP_NSUBJ;
}

/* "give | $ | 20 million": money is given, not given to. */
static bool money(er_tree *tree, uint32_t node)
{
    er_tree_node *n = &tree->nodes[node];
    if (n->relation != ER_DEP_IOBJ || n->tag != ER_TAG_SYM ||
        er_tree_child(tree, n->head, ER_DEP_OBJ) != ER_NONE)
        return false;
    n->relation = ER_DEP_OBJ;
    return true;
}

/* "Peru's Boluarte": nothing but the possessive mark between the state and the person. */
static bool is_possessed(const er_document *document, const er_role *role)
{
    static const char *const marks[] = {"'s", "'", "\xE2\x80\x99s", "\xE2\x80\x99", NULL};
    uint32_t mark = document->mentions[role->holder_of].end_token;
    return mark + 1 == document->mentions[role->person].first_token &&
           er_view_is_one_of(er_token_view(document, mark), marks);
}

/* "U.S. | Secretary of State John Kerry", "China's | Xi Jinping": the state belongs to the office
   or the person, whatever hangs where. */
static bool join_title(const er_document *document, er_tree *tree, const er_role *role)
{
    if (role->holder_of == ER_NONE || role->inferred ||
        (!role->title && !is_possessed(document, role)))
        return false;
    uint32_t body = er_tree_node_of_mention(tree, role->holder_of);
    uint32_t person = er_tree_node_of_mention(tree, role->person);
    if (body == ER_NONE || person == ER_NONE || body > person || body == person ||
        er_tree_dominates(tree, person, body))
        return false;
    er_tree_node *b = &tree->nodes[body], *p = &tree->nodes[person];
    if (p->head != body && p->head != b->head)
        return false; /* too far apart to be sure */
    uint32_t head = b->head;
    bool inside = p->head == body;
    if (inside || b->relation == ER_DEP_NSUBJ || b->relation == ER_DEP_NSUBJ_PASS) {
        p->relation = b->relation;
        p->head = head;
    }
    b->head = person;
    b->relation = ER_DEP_COMPOUND;
    for (uint32_t c = 0; c < tree->count; c++)
        if (tree->nodes[c].head == body && c != person && c > body)
            tree->nodes[c].head = person;
    return true;
}

er_status er_repair_tree(const er_document *document, uint32_t first_role, uint32_t end_role,
                         er_tree *tree, er_error *error)
{
    bool changed = false;
    for (uint32_t i = first_role; i < end_role; i++)
        changed |= join_title(document, tree, &document->roles[i]);
    for (uint32_t node = 0; node < tree->count; node++) {
        if (tree->nodes[node].head == ER_NONE)
            continue;
        changed |= er_repair_clause(tree, node) || free_subject(tree, node) ||
                   free_object(tree, node) || neighbouring(tree, node) ||
                   object_of_conj(tree, node) || object_after_at_least(document, tree, node) ||
                   receiver(tree, node) || oblique(tree, node) || bare_object(tree, node) ||
                   money(tree, node) || subject_before_name(tree, node) ||
                   object_before_adjective(tree, node) || unnamed_object(tree, node) ||
                   agent_of_object(tree, node) || visiting(tree, node) ||
                   subject_of_perfect(tree, node);
    }
    changed |= er_cut_at_semicolons(tree);
    return changed ? er_tree_link(tree, error) : ER_OK;
}
