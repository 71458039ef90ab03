#include "read/html_metadata.h"

#include <strings.h>

#include "read/dates.h"

const char *er_web_page_attribute(const GumboNode *element, const char *name)
{
    const GumboAttribute *a = gumbo_get_attribute(&element->v.element.attributes, name);
    return a ? a->value : "";
}

/* Takes value into buffer where it outranks what is there. */
static void take(er_buffer *buffer, int *rank, int new_rank, er_view value)
{
    value = er_view_trim(value);
    if (new_rank <= *rank || !value.length)
        return;
    *rank = new_rank;
    er_buffer_clear(buffer);
    er_buffer_append_view(buffer, value);
}

static void take_date(er_web_page_metadata *m, int rank, er_view value)
{
    char day[ER_DAY_SIZE];
    if (rank > m->date_rank && er_find_date(value, day))
        take(&m->page->date, &m->date_rank, rank, er_view_of(day));
}

/* How far the name of a <meta> can be trusted to give the day of publication; 0: it is another
   thing. */
static int date_rank_of_meta(const char *name)
{
    static const struct {
        const char *name;
        int rank;
    } NAMES[] = {
        {"article:published_time", 9},
        {"datePublished", 9},
        {"parsely-pub-date", 8},
        {"sailthru.date", 8},
        {"pubdate", 7},
        {"publishdate", 7},
        {"publish-date", 7},
        {"publication_date", 7},
        {"citation_publication_date", 7},
        {"dc.date.issued", 7},
        {"dcterms.created", 6},
        {"og:published_time", 6},
        {"dc.date", 5},
        {"dcterms.date", 5},
        {"date", 5},
        {"article:modified_time", 1},
    };
    for (size_t i = 0; i < sizeof NAMES / sizeof *NAMES; i++)
        if (strcasecmp(name, NAMES[i].name) == 0)
            return NAMES[i].rank;
    return 0;
}

static void see_meta(er_web_page_metadata *m, const GumboNode *element)
{
    const char *content = er_web_page_attribute(element, "content");
    static const char *const KEYS[] = {"property", "name", "itemprop"};
    for (int i = 0; i < 3; i++) {
        const char *key = er_web_page_attribute(element, KEYS[i]);
        if (!*key)
            continue;
        int rank = date_rank_of_meta(key);
        if (rank)
            take_date(m, rank, er_view_of(content));
        else if (strcasecmp(key, "og:title") == 0)
            take(&m->page->title, &m->title_rank, 3, er_view_of(content));
        else if (strcasecmp(key, "og:url") == 0)
            take(&m->page->url, &m->url_rank, 1, er_view_of(content));
    }
}

/* The date of publication in a script of JSON-LD: the string after its key, wherever in the graph
   of objects it stands. */
static void see_json_ld(er_web_page_metadata *m, er_view script)
{
    static const char KEY[] = "\"datePublished\"";
    const char *end = script.data + script.length;
    for (const char *at = script.data; (size_t)(end - at) >= sizeof KEY; at++) {
        at = memchr(at, '"', (size_t)(end - at));
        if (!at || (size_t)(end - at) < sizeof KEY)
            return;
        if (memcmp(at, KEY, sizeof KEY - 1) != 0)
            continue;
        const char *value = at + sizeof KEY - 1;
        while (value < end && strchr(" \t\r\n:", *value) && *value)
            value++;
        if (value == end || *value != '"')
            continue;
        const char *stop = memchr(value + 1, '"', (size_t)(end - value - 1));
        if (stop)
            take_date(m, 10, er_view_between(value + 1, stop));
        return;
    }
}

static er_view only_text(const GumboNode *element)
{
    const GumboVector *children = &element->v.element.children;
    if (!children->length)
        return (er_view){"", 0};
    const GumboNode *child = children->data[0];
    bool text = child->type == GUMBO_NODE_TEXT || child->type == GUMBO_NODE_CDATA;
    return er_view_of(text ? child->v.text.text : "");
}

void er_web_page_metadata_see(er_web_page_metadata *m, const GumboNode *element)
{
    switch (element->v.element.tag) {
    case GUMBO_TAG_META:
        see_meta(m, element);
        break;
    case GUMBO_TAG_TITLE:
        take(&m->page->title, &m->title_rank, 1, only_text(element));
        break;
    case GUMBO_TAG_LINK:
        if (strcasecmp(er_web_page_attribute(element, "rel"), "canonical") == 0)
            take(&m->page->url, &m->url_rank, 2,
                 er_view_of(er_web_page_attribute(element, "href")));
        break;
    case GUMBO_TAG_SCRIPT:
        if (strcasecmp(er_web_page_attribute(element, "type"), "application/ld+json") == 0)
            see_json_ld(m, only_text(element));
        break;
    case GUMBO_TAG_TIME:
        take_date(m,
                  strcasecmp(er_web_page_attribute(element, "itemprop"), "datePublished") ? 3 : 8,
                  er_view_of(er_web_page_attribute(element, "datetime")));
        break;
    default:
        break;
    }
}
