/* Questions about predicates: who acts on whom, and whether it is said to have happened. */
#include "tag/tree.h"

static bool lemma_is(const er_tree *tree, uint32_t node, const char *lemma)
{
    return node != ER_NONE && er_view_is(tree->nodes[node].lemma, lemma);
}

/* lemma is one of the words of list, which are separated by blanks. */
static bool lemma_in(const er_tree *tree, uint32_t node, const char *list)
{
    er_view rest = er_view_of(list), word;
    while (er_view_split(&rest, ' ', &word))
        if (er_view_equal(tree->nodes[node].lemma, word))
            return true;
    return false;
}

static bool has_subject(const er_tree *tree, uint32_t node)
{
    return er_tree_child(tree, node, ER_DEP_NSUBJ) != ER_NONE ||
           er_tree_child(tree, node, ER_DEP_NSUBJ_PASS) != ER_NONE ||
           er_tree_child(tree, node, ER_DEP_CSUBJ) != ER_NONE ||
           er_tree_child(tree, node, ER_DEP_EXPL) != ER_NONE;
}

static bool has_auxiliary(const er_tree *tree, uint32_t node)
{
    return er_tree_child(tree, node, ER_DEP_AUX) != ER_NONE ||
           er_tree_child(tree, node, ER_DEP_AUX_PASS) != ER_NONE ||
           er_tree_child(tree, node, ER_DEP_COP) != ER_NONE;
}

/* The coordinated predicate whose auxiliaries count for node: the same form without any of its
   own, as "sign" in "will meet and sign". */
static uint32_t auxiliary_owner(const er_tree *tree, uint32_t node)
{
    const er_tree_node *n = &tree->nodes[node];
    while (n->relation == ER_DEP_CONJ && n->head != ER_NONE && !has_subject(tree, node) &&
           !has_auxiliary(tree, node) && er_tree_child(tree, node, ER_DEP_MARK) == ER_NONE &&
           tree->nodes[n->head].form == n->form && n->form != ER_FORM_VBD &&
           n->form != ER_FORM_VBZ) {
        node = n->head;
        n = &tree->nodes[node];
    }
    return node;
}

static er_tense tense_of_form(uint8_t form)
{
    switch (form) {
    case ER_FORM_VBD:
        return ER_TENSE_PAST;
    case ER_FORM_VBZ:
    case ER_FORM_VBP:
        return ER_TENSE_PRESENT;
    default:
        return ER_TENSE_NONE;
    }
}

static void read_auxiliary(const er_tree *tree, uint32_t node, uint32_t aux, er_verb_group *group)
{
    const er_tree_node *a = &tree->nodes[aux];
    bool shall = lemma_in(tree, aux, "will shall wo 'll");
    if (a->form == ER_FORM_MD && shall) {
        group->tense = ER_TENSE_FUTURE;
    } else if (a->form == ER_FORM_MD) {
        group->modal = aux;
        if (group->tense == ER_TENSE_NONE)
            group->tense = ER_TENSE_PRESENT;
    } else if (group->tense == ER_TENSE_NONE) {
        group->tense = tense_of_form(a->form);
    }
    bool participle =
        tree->nodes[node].form == ER_FORM_VBN || tree->nodes[node].form == ER_FORM_VBD;
    bool last_have = lemma_is(tree, aux, "have") &&
                     (participle || er_tree_child(tree, node, ER_DEP_AUX_PASS) != ER_NONE ||
                      er_tree_child(tree, node, ER_DEP_COP) != ER_NONE);
    group->perfect |= last_have;
    group->progressive |= lemma_is(tree, aux, "be") && tree->nodes[node].form == ER_FORM_VBG;
}

static void read_group(const er_tree *tree, uint32_t node, er_verb_group *group)
{
    for (uint32_t c = tree->nodes[node].first_child; c != ER_NONE;
         c = tree->nodes[c].next_sibling) {
        switch (tree->nodes[c].relation) {
        case ER_DEP_AUX:
        case ER_DEP_AUX_PASS:
        case ER_DEP_COP:
            read_auxiliary(tree, node, c, group);
            break;
        case ER_DEP_MARK:
            if (group->mark == ER_NONE)
                group->mark = c;
            group->infinitive |= tree->nodes[c].form == ER_FORM_TO;
            break;
        default:
            break;
        }
    }
    if (group->tense == ER_TENSE_NONE)
        group->tense = tense_of_form(tree->nodes[node].form);
}

static bool ends_in_question(const er_tree *tree)
{
    uint32_t last = tree->count;
    while (last > 0 && (tree->nodes[last - 1].form == ER_FORM_CLOSE_QUOTE ||
                        tree->nodes[last - 1].form == ER_FORM_RIGHT))
        last--;
    return last > 0 && er_view_is(tree->nodes[last - 1].lemma, "?");
}

/* "no troops", "nobody", "none of them". */
static bool is_nothing(const er_tree *tree, uint32_t node)
{
    if (node == ER_NONE)
        return false;
    if (lemma_in(tree, node, "nobody nothing none neither nowhere"))
        return true;
    for (uint32_t c = er_tree_child(tree, node, ER_DEP_DET); c != ER_NONE;
         c = er_tree_next(tree, c))
        if (lemma_in(tree, c, "no neither"))
            return true;
    return false;
}

static bool negates(const er_tree *tree, uint32_t child)
{
    switch (tree->nodes[child].relation) {
    case ER_DEP_ADVMOD:
        return lemma_in(tree, child,
                        "not n't n\xE2\x80\x99t nt never neither nor hardly barely scarcely rarely "
                        "nowhere") ||
               (lemma_is(tree, child, "long") && tree->nodes[child].first_child != ER_NONE &&
                lemma_is(tree, tree->nodes[child].first_child, "no")) ||
               (lemma_is(tree, child, "longer") && tree->nodes[child].first_child != ER_NONE &&
                lemma_is(tree, tree->nodes[child].first_child, "no"));
    case ER_DEP_MARK:
        return lemma_is(tree, child, "without");
    case ER_DEP_CC:
    case ER_DEP_DET:
        return lemma_in(tree, child, "neither nor no");
    case ER_DEP_NSUBJ:
    case ER_DEP_NSUBJ_PASS:
    case ER_DEP_OBJ:
        return is_nothing(tree, child);
    default:
        return false;
    }
}

bool er_tree_is_negated(const er_tree *tree, uint32_t node)
{
    for (uint32_t at = node;; at = tree->nodes[at].head) {
        for (uint32_t c = tree->nodes[at].first_child; c != ER_NONE;
             c = tree->nodes[c].next_sibling)
            if (negates(tree, c))
                return true;
        if (at == auxiliary_owner(tree, node))
            return false;
    }
}

bool er_tree_is_passive(const er_tree *tree, uint32_t node)
{
    uint32_t owner = auxiliary_owner(tree, node);
    if (er_tree_child(tree, owner, ER_DEP_AUX_PASS) != ER_NONE ||
        er_tree_child(tree, node, ER_DEP_NSUBJ_PASS) != ER_NONE ||
        er_tree_child(tree, node, ER_DEP_OBL_AGENT) != ER_NONE)
        return true;
    const er_tree_node *n = &tree->nodes[node];
    if (n->form != ER_FORM_VBN || has_auxiliary(tree, owner) || has_subject(tree, node))
        return false;
    return n->relation == ER_DEP_ACL || n->relation == ER_DEP_ADVCL || n->relation == ER_DEP_AMOD;
}

void er_tree_verb_group(const er_tree *tree, uint32_t node, er_verb_group *group)
{
    *group = (er_verb_group){.modal = ER_NONE, .mark = ER_NONE};
    uint32_t owner = auxiliary_owner(tree, node);
    read_group(tree, owner, group);
    if (er_tree_child(tree, owner, ER_DEP_COP) == ER_NONE &&
        !er_form_is_verb(tree->nodes[owner].form))
        group->tense = ER_TENSE_NONE;
    group->passive = er_tree_is_passive(tree, node);
    group->negated = er_tree_is_negated(tree, node);
    group->question = ends_in_question(tree);
}

/* ---- arguments --------------------------------------------------------------------------------
 */

static uint32_t own_subject(const er_tree *tree, uint32_t verb)
{
    uint32_t subject = er_tree_child(tree, verb, ER_DEP_NSUBJ);
    return subject != ER_NONE ? subject : er_tree_child(tree, verb, ER_DEP_NSUBJ_PASS);
}

static bool is_relative_pronoun(const er_tree *tree, uint32_t node)
{
    uint8_t form = tree->nodes[node].form;
    return form == ER_FORM_WDT || form == ER_FORM_WP ||
           (form == ER_FORM_IN && lemma_is(tree, node, "that"));
}

/* The relative clause or participle that verb is the head of, through coordination; else ER_NONE.
 */
static uint32_t clause_of_noun(const er_tree *tree, uint32_t verb)
{
    uint32_t first = er_tree_first_conjunct(tree, verb);
    uint8_t relation = tree->nodes[first].relation;
    return relation == ER_DEP_ACL_RELCL || relation == ER_DEP_ACL ? first : ER_NONE;
}

/* Verbs whose infinitive is the subject's though they have an object: "promised X to". */
static bool is_subject_control(const er_tree *tree, uint32_t verb)
{
    return lemma_in(tree, verb, "promise threaten vow pledge offer swear");
}

/* The subject of an infinitive or participle under another verb, or ER_NONE. */
static uint32_t controller(const er_tree *tree, uint32_t above)
{
    if (!is_subject_control(tree, above)) {
        uint32_t object = er_tree_child(tree, above, ER_DEP_OBJ);
        if (object == ER_NONE)
            object = er_tree_child(tree, above, ER_DEP_IOBJ);
        if (object != ER_NONE)
            return object;
    }
    return er_tree_subject(tree, above, NULL);
}

/* The subject of a clause that modifies a noun. */
static uint32_t noun_subject(const er_tree *tree, uint32_t clause)
{
    uint32_t noun = tree->nodes[clause].head;
    if (noun == ER_NONE)
        return ER_NONE;
    uint8_t form = tree->nodes[clause].form;
    bool infinitive = er_tree_child(tree, clause, ER_DEP_MARK) != ER_NONE;
    if (tree->nodes[clause].relation == ER_DEP_ACL && (infinitive || !er_form_is_verb(form)))
        return ER_NONE; /* "efforts to end": nobody is named */
    return noun;
}

static uint32_t inherited_subject(const er_tree *tree, uint32_t verb, er_subject_link *link)
{
    const er_tree_node *n = &tree->nodes[verb];
    if (n->head == ER_NONE)
        return ER_NONE;
    switch (n->relation) {
    case ER_DEP_CONJ:
        *link = ER_SUBJECT_SHARED;
        return er_tree_subject(tree, n->head, NULL);
    case ER_DEP_ACL:
    case ER_DEP_ACL_RELCL:
        *link = ER_SUBJECT_RELATIVE;
        return noun_subject(tree, verb);
    case ER_DEP_XCOMP:
        *link = ER_SUBJECT_CONTROL;
        return controller(tree, n->head);
    case ER_DEP_ADVCL:
        if (er_tree_child(tree, n->head, ER_DEP_OBJ) != ER_NONE && n->form == ER_FORM_VBG &&
            n->head < verb && er_tree_child(tree, verb, ER_DEP_MARK) != ER_NONE &&
            lemma_in(tree, er_tree_child(tree, verb, ER_DEP_MARK), "of from for into")) {
            *link = ER_SUBJECT_CONTROL; /* "accused X of blocking" */
            return controller(tree, n->head);
        }
        *link = ER_SUBJECT_ADVERBIAL;
        return er_form_is_verb(n->form) && n->form != ER_FORM_VBD && n->form != ER_FORM_VBZ
                   ? er_tree_subject(tree, n->head, NULL)
                   : ER_NONE;
    default:
        return ER_NONE;
    }
}

uint32_t er_tree_subject(const er_tree *tree, uint32_t verb, er_subject_link *link)
{
    er_subject_link unused, *how = link ? link : &unused;
    uint32_t subject = own_subject(tree, verb);
    *how = ER_SUBJECT_OWN;
    if (subject != ER_NONE && is_relative_pronoun(tree, subject)) {
        uint32_t clause = clause_of_noun(tree, verb);
        if (clause != ER_NONE && tree->nodes[clause].head != ER_NONE) {
            *how = ER_SUBJECT_RELATIVE;
            subject = tree->nodes[clause].head;
        }
    } else if (subject == ER_NONE) {
        subject = inherited_subject(tree, verb, how);
    }
    if (subject == ER_NONE)
        *how = ER_SUBJECT_NONE;
    return subject;
}

uint32_t er_tree_agent(const er_tree *tree, uint32_t verb, er_subject_link *link)
{
    if (!er_tree_is_passive(tree, verb))
        return er_tree_subject(tree, verb, link);
    uint32_t agent = er_tree_child(tree, verb, ER_DEP_OBL_AGENT);
    if (link)
        *link = agent == ER_NONE ? ER_SUBJECT_NONE : ER_SUBJECT_OWN;
    return agent;
}

/* The noun of an object relative clause: "the town that Russia seized", "the man X met". */
static uint32_t relative_object(const er_tree *tree, uint32_t verb)
{
    const er_tree_node *n = &tree->nodes[verb];
    if (n->relation != ER_DEP_ACL_RELCL)
        return ER_NONE;
    uint32_t subject = own_subject(tree, verb);
    return subject == ER_NONE || is_relative_pronoun(tree, subject) ? ER_NONE : n->head;
}

uint32_t er_tree_patient(const er_tree *tree, uint32_t verb)
{
    if (er_tree_is_passive(tree, verb))
        return er_tree_subject(tree, verb, NULL);
    uint32_t object = er_tree_child(tree, verb, ER_DEP_OBJ);
    if (object != ER_NONE)
        return is_relative_pronoun(tree, object) && clause_of_noun(tree, verb) != ER_NONE
                   ? tree->nodes[clause_of_noun(tree, verb)].head
                   : object;
    /* "met and praised X": the object stands with the last verb */
    for (uint32_t c = er_tree_child(tree, verb, ER_DEP_CONJ); c != ER_NONE;
         c = er_tree_next(tree, c))
        if (own_subject(tree, c) == ER_NONE && tree->nodes[c].form == tree->nodes[verb].form &&
            tree->nodes[verb].first_child == c)
            return er_tree_child(tree, c, ER_DEP_OBJ);
    return relative_object(tree, verb);
}
