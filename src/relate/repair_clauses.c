#include "relate/repair_clauses.h"

bool er_tree_has_other_subject(const er_tree *tree, uint32_t verb, uint32_t except)
{
    static const er_dependency kinds[] = {ER_DEP_NSUBJ, ER_DEP_NSUBJ_PASS};
    for (int k = 0; k < 2; k++)
        for (uint32_t c = er_tree_child(tree, verb, kinds[k]); c != ER_NONE;
             c = er_tree_next(tree, c))
            if (c != except)
                return true;
    return false;
}

/* "said that | Peru must": a second subject makes the first, "that", a mark; and it is no object of
   what is said. */
static bool mark_that(er_tree *tree, uint32_t node)
{
    er_tree_node *n = &tree->nodes[node];
    bool object = n->relation == ER_DEP_OBJ && tree->nodes[n->head].relation == ER_DEP_CCOMP;
    if ((n->relation != ER_DEP_NSUBJ && !object) || !er_view_is(n->lemma, "that") ||
        n->head < node || !er_tree_has_other_subject(tree, n->head, node))
        return false;
    n->relation = ER_DEP_MARK;
    return true;
}

/* "the Commission, | led by Kahn, sued Apex": the verb was taken for a second participle, and the
   sentence has no other. */
static bool verb_after_participle(er_tree *tree, uint32_t node)
{
    er_tree_node *n = &tree->nodes[node];
    if (n->relation != ER_DEP_CONJ || n->head > node || !er_form_is_verb(n->form) ||
        er_tree_child(tree, node, ER_DEP_CC) != ER_NONE || !node ||
        tree->nodes[node - 1].tag != ER_TAG_PUNCT)
        return false;
    uint32_t participle = n->head, name = tree->nodes[participle].head;
    if (tree->nodes[participle].relation != ER_DEP_ACL || name != tree->root ||
        tree->nodes[participle].form != ER_FORM_VBN || !er_form_is_noun(tree->nodes[name].form))
        return false;
    n->head = ER_NONE;
    n->relation = ER_DEP_ROOT;
    n->form = ER_FORM_VBD;
    tree->nodes[name].head = node;
    tree->nodes[name].relation = ER_DEP_NSUBJ;
    for (uint32_t c = 0; c < tree->count; c++)
        if (tree->nodes[c].head == name && c > node)
            tree->nodes[c].head = node; /* the full stop */
    tree->root = node;
    return true;
}

/* Puts a verb in the place of the noun that it was hung on, which becomes its subject. */
static void promote(er_tree *tree, uint32_t verb, uint32_t subject)
{
    er_tree_node *v = &tree->nodes[verb], *s = &tree->nodes[subject];
    v->head = s->head;
    v->relation = s->head == ER_NONE ? ER_DEP_ROOT : ER_DEP_CCOMP;
    v->form = ER_FORM_VBD;
    s->head = verb;
    s->relation = ER_DEP_NSUBJ;
    for (uint32_t c = verb; c < tree->count; c++)
        if (tree->nodes[c].head == subject)
            tree->nodes[c].head = verb;
    if (v->head == ER_NONE)
        tree->root = verb;
}

/* "the ministry | dismissed criticism", the verb taken for a participle: those have no object. */
static bool finite_verb(er_tree *tree, uint32_t node)
{
    static const char *const two_objects[] = {
        "give", "send",  "offer", "grant",    "award",   "name", "call",    "elect", "pay",
        "deny", "teach", "show",  "consider", "promise", "dub",  "declare", NULL};
    er_tree_node *n = &tree->nodes[node];
    uint32_t object = er_tree_child(tree, node, ER_DEP_OBJ);
    if (n->relation != ER_DEP_ACL || n->form != ER_FORM_VBN || n->head > node ||
        object == ER_NONE || object < node || er_view_is_one_of(n->lemma, two_objects) ||
        er_tree_child(tree, node, ER_DEP_AUX) != ER_NONE ||
        er_tree_child(tree, node, ER_DEP_AUX_PASS) != ER_NONE)
        return false;
    uint32_t subject = n->head;
    er_tree_node *s = &tree->nodes[subject];
    bool said = s->relation == ER_DEP_OBJ && s->head < subject &&
                er_form_is_verb(tree->nodes[s->head].form);
    if (subject != tree->root && !said)
        return false;
    promote(tree, node, subject);
    return true;
}

/* What stands behind a semicolon belongs to no word before it, nor the other way round. */
bool er_cut_at_semicolons(er_tree *tree)
{
    bool changed = false;
    for (uint32_t mark = 0; mark < tree->count; mark++) {
        if (!er_view_is(tree->nodes[mark].lemma, ";"))
            continue;
        for (uint32_t c = 0; c < tree->count; c++) {
            er_tree_node *n = &tree->nodes[c];
            if (c == mark || n->head == ER_NONE || (c < mark) == (n->head < mark) ||
                n->tag == ER_TAG_PUNCT || n->relation == ER_DEP_LIST ||
                (n->relation == ER_DEP_CONJ && !er_form_is_verb(n->form)))
                continue;
            n->relation = ER_DEP_LIST;
            changed = true;
        }
    }
    return changed;
}

/* "said | Kyiv and Moscow | each sent": the subject of the clause hangs on the verb of saying. */
static bool subject_of_clause(er_tree *tree, uint32_t node)
{
    er_tree_node *n = &tree->nodes[node];
    if (n->relation != ER_DEP_NSUBJ || n->head > node ||
        !er_tree_has_other_subject(tree, n->head, node))
        return false;
    uint32_t clause = er_tree_child(tree, n->head, ER_DEP_CCOMP);
    if (clause == ER_NONE || clause < node)
        return false;
    uint32_t each = er_tree_child(tree, clause, ER_DEP_NSUBJ);
    if (each != ER_NONE && tree->nodes[each].tag != ER_TAG_PRON &&
        tree->nodes[each].tag != ER_TAG_DET)
        return false;
    if (each != ER_NONE)
        tree->nodes[each].relation = ER_DEP_DET;
    n->head = clause;
    return true;
}

/* "despite | parts of Peru | being occupied": the preposition takes the whole clause. */
static bool subject_of_participle(er_tree *tree, uint32_t node)
{
    er_tree_node *n = &tree->nodes[node];
    if (n->relation != ER_DEP_OBL || n->head < node ||
        er_tree_has_other_subject(tree, n->head, node))
        return false;
    uint32_t being = er_tree_child(tree, n->head, ER_DEP_AUX_PASS);
    if (being == ER_NONE || tree->nodes[being].form != ER_FORM_VBG || being < node)
        return false;
    n->relation = ER_DEP_NSUBJ_PASS;
    return true;
}

/* "announced on Monday | that it would pay": a clause with "that" is no conjunct. */
static bool clause_with_that(er_tree *tree, uint32_t node)
{
    er_tree_node *n = &tree->nodes[node];
    if ((n->relation != ER_DEP_CONJ && n->relation != ER_DEP_PARATAXIS) || n->head > node ||
        !er_form_is_verb(n->form) || er_tree_child(tree, node, ER_DEP_CC) != ER_NONE)
        return false;
    uint32_t mark = er_tree_child(tree, node, ER_DEP_MARK);
    if (mark == ER_NONE || !er_view_is(tree->nodes[mark].lemma, "that"))
        return false;
    n->relation = ER_DEP_CCOMP;
    return true;
}

/* "suggested | including | Peru": a verb, not a preposition, right after a verb. */
static bool including(er_tree *tree, uint32_t node)
{
    er_tree_node *n = &tree->nodes[node];
    uint32_t object = n->head;
    if (n->relation != ER_DEP_CASE || n->form != ER_FORM_VBG || !node || object < node ||
        tree->nodes[object].head != node - 1 || !er_form_is_verb(tree->nodes[node - 1].form))
        return false;
    n->head = node - 1;
    n->relation = ER_DEP_XCOMP;
    tree->nodes[object].head = node;
    tree->nodes[object].relation = ER_DEP_OBJ;
    return true;
}

/* "ruled | out | sending": the particle belongs to the verb before it. */
static bool particle(er_tree *tree, uint32_t node)
{
    er_tree_node *n = &tree->nodes[node];
    if (n->form != ER_FORM_RP || !node || n->head == node - 1 || n->first_child != ER_NONE ||
        !er_form_is_verb(tree->nodes[node - 1].form))
        return false;
    n->head = node - 1;
    n->relation = ER_DEP_COMPOUND_PRT;
    return true;
}

/* "Peru and Chile | each | sent back": the verb was hung on the pronoun. */
static bool each(er_tree *tree, uint32_t node)
{
    er_tree_node *n = &tree->nodes[node];
    if (!er_view_is(n->lemma, "each") || n->head == ER_NONE || node + 1 >= tree->count)
        return false;
    uint32_t verb = node + 1;
    if (tree->nodes[verb].head != node || !er_form_is_verb(tree->nodes[verb].form))
        return false;
    tree->nodes[verb].head = n->head;
    tree->nodes[verb].relation = n->relation;
    for (uint32_t c = 0; c < tree->count; c++)
        if (tree->nodes[c].head == node)
            tree->nodes[c].head = verb;
    n->head = verb;
    n->relation = ER_DEP_ADVMOD;
    return true;
}

/* "Moor, Lind and Brem | all | supported Kern": the verb hangs on the pronoun. */
static bool all_of_them(er_tree *tree, uint32_t node)
{
    er_tree_node *n = &tree->nodes[node];
    static const char *const words[] = {"all", "both", "each", NULL};
    if (!er_view_is_one_of(n->lemma, words) || n->relation != ER_DEP_APPOS ||
        n->head != tree->root || n->head > node || node + 1 >= tree->count)
        return false;
    uint32_t verb = node + 1;
    if (tree->nodes[verb].head != node || !er_form_is_verb(tree->nodes[verb].form))
        return false;
    promote(tree, verb, n->head);
    n->head = verb;
    n->relation = ER_DEP_ADVMOD;
    return true;
}

/* "although Moor waited, | Lind demanded": of the two clauses the first was taken for the main
   one. */
static bool main_clause(er_tree *tree, uint32_t node)
{
    static const char *const marks[] = {"although", "though", "while", "when", "if", "as",
                                        "after",    "before", "since", "once", NULL};
    er_tree_node *n = &tree->nodes[node];
    if (n->relation != ER_DEP_CCOMP || n->head != tree->root || n->head > node)
        return false;
    uint32_t mark = er_tree_child(tree, n->head, ER_DEP_MARK),
             comma = er_tree_child(tree, node, ER_DEP_PUNCT);
    if (mark == ER_NONE || mark > 2 || !er_view_is_one_of(tree->nodes[mark].lemma, marks) ||
        comma == ER_NONE || comma > node || !er_tree_has_other_subject(tree, node, ER_NONE))
        return false;
    uint32_t first = n->head;
    n->head = ER_NONE;
    n->relation = ER_DEP_ROOT;
    tree->nodes[first].head = node;
    tree->nodes[first].relation = ER_DEP_ADVCL;
    tree->root = node;
    return true;
}

/* "is due | to hold talks": what somebody is due to do is no subject. */
static bool infinitive_of_adjective(er_tree *tree, uint32_t node)
{
    er_tree_node *n = &tree->nodes[node];
    if (n->relation != ER_DEP_CSUBJ || n->head > node || n->form != ER_FORM_VB ||
        er_tree_child(tree, n->head, ER_DEP_NSUBJ) == ER_NONE)
        return false;
    n->relation = ER_DEP_XCOMP;
    return true;
}

/* "wanted the troops | to withdraw": what the object is to do, not what kind of object it is. */
static bool infinitive_of_object(er_tree *tree, uint32_t node)
{
    static const char *const verbs[] = {"want",   "ask",    "urge",     "order",   "tell", "allow",
                                        "force",  "expect", "need",     "permit",  "help", "invite",
                                        "push",   "press",  "persuade", "require", "get",  "lead",
                                        "compel", "enable", NULL};
    er_tree_node *n = &tree->nodes[node];
    if (n->relation != ER_DEP_ACL || n->form != ER_FORM_VB || n->head > node)
        return false;
    const er_tree_node *object = &tree->nodes[n->head];
    if (object->relation != ER_DEP_OBJ ||
        !er_view_is_one_of(tree->nodes[object->head].lemma, verbs))
        return false;
    n->head = object->head;
    n->relation = ER_DEP_XCOMP;
    return true;
}

bool er_repair_clause(er_tree *tree, uint32_t node)
{
    return mark_that(tree, node) || subject_of_clause(tree, node) ||
           subject_of_participle(tree, node) || clause_with_that(tree, node) ||
           including(tree, node) || particle(tree, node) || each(tree, node) ||
           infinitive_of_object(tree, node) || verb_after_participle(tree, node) ||
           finite_verb(tree, node) || all_of_them(tree, node) ||
           infinitive_of_adjective(tree, node) || main_clause(tree, node);
}
