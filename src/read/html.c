/* Three steps over the parsed page: metadata of all elements, the element that holds the article,
   and the text of that one. The article is the <article> or <main> with the most text in
   paragraphs, else the body. */
#include "read/html.h"

#include <gumbo.h>
#include <strings.h>

#include "read/html_metadata.h"

#define DEEPEST 400 /* elements within elements that are looked into */
#define REFUSED                                                                                    \
    5000 /* open elements beyond which a page is not parsed: the parser's time grows               \
            with the square of their number, and no article needs a tenth of it */

typedef struct er_extraction {
    er_web_page_metadata metadata;
    const GumboNode *article; /* the best so far */
    uint64_t article_text;    /* bytes in its paragraphs */
    er_buffer *text;
    uint32_t breaks;       /* line breaks that are due before the next word: 0, 1 or 2 */
    bool space;            /* a space is due before the next word */
    uint32_t preformatted; /* open <pre> */
} er_extraction;

static bool is_element(const GumboNode *node)
{
    return node->type == GUMBO_NODE_ELEMENT;
}

static bool is_text(const GumboNode *node)
{
    return node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_CDATA ||
           node->type == GUMBO_NODE_WHITESPACE;
}

/* One of words is one of the words of list. */
static bool has_word(const char *list, const char *const *words, size_t count)
{
    er_view rest = er_view_of(list), word;
    while (er_view_split(&rest, ' ', &word))
        for (size_t i = 0; i < count; i++)
            if (word.length == strlen(words[i]) &&
                strncasecmp(word.data, words[i], word.length) == 0)
                return true;
    return false;
}

/* Parts of a page by what their author calls them. Whole words only: the wrapper of an article
   can be "has-sidebar". */
static bool is_marked_aside(const GumboNode *element)
{
    static const char *const ROLES[] = {"navigation", "banner", "contentinfo", "complementary",
                                        "search",     "menu",   "menubar",     "dialog"};
    static const char *const NAMES[] = {
        "nav",       "navbar",  "navigation",  "menu",       "sidebar",    "footer",
        "share",     "sharing", "social",      "related",    "comments",   "newsletter",
        "promo",     "ad",      "ads",         "advert",     "breadcrumb", "breadcrumbs",
        "cookie",    "cookies", "subscribe",   "pagination", "tags",       "advertisement",
        "skip-link", "sr-only", "site-header", "site-footer"};
    GumboTag tag = element->v.element.tag;
    if (tag == GUMBO_TAG_BODY || tag == GUMBO_TAG_MAIN || tag == GUMBO_TAG_ARTICLE)
        return false;
    if (gumbo_get_attribute(&element->v.element.attributes, "hidden") ||
        strcasecmp(er_web_page_attribute(element, "aria-hidden"), "true") == 0)
        return true;
    size_t names = sizeof NAMES / sizeof *NAMES;
    return has_word(er_web_page_attribute(element, "role"), ROLES, sizeof ROLES / sizeof *ROLES) ||
           has_word(er_web_page_attribute(element, "class"), NAMES, names) ||
           has_word(er_web_page_attribute(element, "id"), NAMES, names);
}

static bool is_skipped(const GumboNode *element)
{
    switch (element->v.element.tag) {
    case GUMBO_TAG_SCRIPT:
    case GUMBO_TAG_STYLE:
    case GUMBO_TAG_NOSCRIPT:
    case GUMBO_TAG_TEMPLATE:
    case GUMBO_TAG_NAV:
    case GUMBO_TAG_FOOTER:
    case GUMBO_TAG_ASIDE:
    case GUMBO_TAG_FORM:
    case GUMBO_TAG_BUTTON:
    case GUMBO_TAG_SELECT:
    case GUMBO_TAG_TEXTAREA:
    case GUMBO_TAG_IFRAME:
    case GUMBO_TAG_OBJECT:
    case GUMBO_TAG_SVG:
    case GUMBO_TAG_MATH:
    case GUMBO_TAG_HEAD:
    case GUMBO_TAG_AUDIO:
    case GUMBO_TAG_VIDEO:
    case GUMBO_TAG_CANVAS:
        return true;
    default:
        return is_marked_aside(element);
    }
}

static bool is_heading(const GumboNode *node)
{
    return is_element(node) && node->v.element.tag >= GUMBO_TAG_H1 &&
           node->v.element.tag <= GUMBO_TAG_H6;
}

/* Elements that stand in the run of a line. All others begin and end a paragraph. */
static bool is_inline(GumboTag tag)
{
    switch (tag) {
    case GUMBO_TAG_A:
    case GUMBO_TAG_ABBR:
    case GUMBO_TAG_B:
    case GUMBO_TAG_BDI:
    case GUMBO_TAG_BDO:
    case GUMBO_TAG_CITE:
    case GUMBO_TAG_CODE:
    case GUMBO_TAG_DATA:
    case GUMBO_TAG_DEL:
    case GUMBO_TAG_DFN:
    case GUMBO_TAG_EM:
    case GUMBO_TAG_FONT:
    case GUMBO_TAG_I:
    case GUMBO_TAG_INS:
    case GUMBO_TAG_KBD:
    case GUMBO_TAG_LABEL:
    case GUMBO_TAG_MARK:
    case GUMBO_TAG_Q:
    case GUMBO_TAG_S:
    case GUMBO_TAG_SAMP:
    case GUMBO_TAG_SMALL:
    case GUMBO_TAG_SPAN:
    case GUMBO_TAG_STRIKE:
    case GUMBO_TAG_STRONG:
    case GUMBO_TAG_SUB:
    case GUMBO_TAG_SUP:
    case GUMBO_TAG_TIME:
    case GUMBO_TAG_TT:
    case GUMBO_TAG_U:
    case GUMBO_TAG_VAR:
    case GUMBO_TAG_WBR:
    case GUMBO_TAG_IMG:
        return true;
    default:
        return false;
    }
}

/* Bytes of text directly in the paragraphs below node. */
static uint64_t paragraph_text(const GumboNode *node, bool within, uint32_t depth)
{
    if (is_text(node))
        return within && node->type != GUMBO_NODE_WHITESPACE ? strlen(node->v.text.text) : 0;
    if (!is_element(node) || depth == DEEPEST || is_skipped(node))
        return 0;
    within |= node->v.element.tag == GUMBO_TAG_P;
    uint64_t sum = 0;
    const GumboVector *children = &node->v.element.children;
    for (unsigned i = 0; i < children->length; i++)
        sum += paragraph_text(children->data[i], within, depth + 1);
    return sum;
}

static void consider(er_extraction *e, const GumboNode *element)
{
    uint64_t text = paragraph_text(element, false, 0);
    if (text > e->article_text) {
        e->article = element;
        e->article_text = text;
    }
}

/* Metadata of every element; the outermost articles are weighed. */
static void survey(er_extraction *e, const GumboNode *node, bool in_article, uint32_t depth)
{
    if (!is_element(node) || depth == DEEPEST)
        return;
    er_web_page_metadata_see(&e->metadata, node);
    GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_ARTICLE && !in_article) {
        consider(e, node);
        in_article = true;
    }
    const GumboVector *children = &node->v.element.children;
    for (unsigned i = 0; i < children->length; i++)
        survey(e, children->data[i], in_article, depth + 1);
}

static const GumboNode *find_main(const GumboNode *node, uint32_t depth)
{
    if (!is_element(node) || depth == DEEPEST)
        return NULL;
    if (node->v.element.tag == GUMBO_TAG_MAIN ||
        strcasecmp(er_web_page_attribute(node, "role"), "main") == 0)
        return node;
    const GumboVector *children = &node->v.element.children;
    const GumboNode *found = NULL;
    for (unsigned i = 0; i < children->length && !found; i++)
        found = find_main(children->data[i], depth + 1);
    return found;
}

static bool is_space(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

static void begin_word(er_extraction *e)
{
    if (e->text->length) {
        for (uint32_t i = 0; i < e->breaks; i++)
            er_buffer_append_char(e->text, '\n');
        if (!e->breaks && e->space)
            er_buffer_append_char(e->text, ' ');
    }
    e->breaks = 0;
    e->space = false;
}

/* White space runs become one space; in <pre> line breaks are kept. */
static void append_text(er_extraction *e, const char *text)
{
    while (*text) {
        size_t length = 0;
        while (text[length] && !is_space(text[length]))
            length++;
        if (length) {
            begin_word(e);
            er_buffer_append(e->text, text, length);
            text += length;
            continue;
        }
        e->space = true;
        if (*text == '\n' && e->preformatted && e->breaks < 2)
            e->breaks++;
        text++;
    }
}

/* A list whose items are links and little else is a menu. */
static void weigh_links(const GumboNode *node, bool in_link, uint32_t depth, uint64_t *all,
                        uint64_t *linked)
{
    if (node->type == GUMBO_NODE_TEXT) {
        uint64_t length = strlen(node->v.text.text);
        *all += length;
        *linked += in_link ? length : 0;
    }
    if (!is_element(node) || depth == DEEPEST)
        return;
    in_link |= node->v.element.tag == GUMBO_TAG_A;
    const GumboVector *children = &node->v.element.children;
    for (unsigned i = 0; i < children->length; i++)
        weigh_links(children->data[i], in_link, depth + 1, all, linked);
}

static bool is_menu(const GumboNode *node)
{
    if (node->v.element.tag != GUMBO_TAG_UL && node->v.element.tag != GUMBO_TAG_OL)
        return false;
    uint64_t all = 0, linked = 0;
    weigh_links(node, false, 0, &all, &linked);
    return linked * 10 > all * 8;
}

static void break_lines(er_extraction *e, uint32_t breaks)
{
    if (e->breaks < breaks)
        e->breaks = breaks;
}

static void append_node(er_extraction *e, const GumboNode *node, uint32_t depth);

/* Of a <header> only the headings: the rest is menus, bylines and buttons. */
static void append_headings(er_extraction *e, const GumboNode *node, uint32_t depth)
{
    if (is_heading(node)) {
        append_node(e, node, depth);
        return;
    }
    if (!is_element(node) || depth == DEEPEST || is_skipped(node))
        return;
    const GumboVector *children = &node->v.element.children;
    for (unsigned i = 0; i < children->length; i++)
        append_headings(e, children->data[i], depth + 1);
}

static void append_children(er_extraction *e, const GumboNode *node, uint32_t depth)
{
    const GumboVector *children = &node->v.element.children;
    for (unsigned i = 0; i < children->length; i++) {
        const GumboNode *child = children->data[i];
        if (is_element(child) && child->v.element.tag == GUMBO_TAG_HEADER)
            append_headings(e, child, depth + 1);
        else
            append_node(e, child, depth + 1);
    }
}

static void append_node(er_extraction *e, const GumboNode *node, uint32_t depth)
{
    if (is_text(node)) {
        append_text(e, node->v.text.text);
        return;
    }
    if (!is_element(node) || depth == DEEPEST || is_skipped(node) || is_menu(node))
        return;
    GumboTag tag = node->v.element.tag;
    if (tag == GUMBO_TAG_BR) {
        e->breaks += e->breaks < 2;
        return;
    }
    bool block = !is_inline(tag);
    if (block)
        break_lines(e, 2);
    e->preformatted += tag == GUMBO_TAG_PRE;
    append_children(e, node, depth);
    e->preformatted -= tag == GUMBO_TAG_PRE;
    if (block)
        break_lines(e, 2);
}

/* The number of elements that are open at once, as far as the tags tell: those that need no end
   tag are not counted. */
static bool nests_too_deep(const char *html, size_t length)
{
    static const char *const ENDLESS[] = {"br", "img", "meta", "link", "input", "hr",  "p",  "li",
                                          "td", "tr",  "th",   "dt",   "dd",    "wbr", "col"};
    const char *end = html + length;
    uint32_t open = 0;
    for (const char *at = html; (at = memchr(at, '<', (size_t)(end - at))) && end - at > 8; at++) {
        if (at[1] == '/') {
            open -= open > 0;
            continue;
        }
        size_t name = 0;
        while (name < 7 && ((at[1 + name] | 32) >= 'a' && (at[1 + name] | 32) <= 'z'))
            name++;
        bool counts = name > 0;
        for (size_t i = 0; i < sizeof ENDLESS / sizeof *ENDLESS && counts; i++)
            counts = strlen(ENDLESS[i]) != name || strncasecmp(at + 1, ENDLESS[i], name) != 0;
        open += counts;
        if (open > REFUSED)
            return true;
    }
    return false;
}

static bool any_failed(const er_web_page *page)
{
    return page->text.failed || page->title.failed || page->date.failed || page->url.failed;
}

er_status er_web_page_parse(const char *html, size_t length, er_web_page *page, er_error *error)
{
    if (nests_too_deep(html, length))
        return er_fail(error, ER_BAD_FORMAT, "more than %d elements within elements", REFUSED);
    GumboOptions options = kGumboDefaultOptions;
    options.max_errors = 0;
    GumboOutput *output = gumbo_parse_with_options(&options, html, length);
    if (!output)
        return er_fail_memory(error);
    er_extraction e = {.metadata = {.page = page}, .text = &page->text};
    survey(&e, output->root, false, 0);
    if (!e.article)
        e.article = find_main(output->root, 0);
    append_node(&e, e.article ? e.article : output->root, 0);
    gumbo_destroy_output(&options, output);
    return any_failed(page) ? er_fail_memory(error) : ER_OK;
}

void er_web_page_free(er_web_page *page)
{
    er_buffer_free(&page->text);
    er_buffer_free(&page->title);
    er_buffer_free(&page->date);
    er_buffer_free(&page->url);
}
