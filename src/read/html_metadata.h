/* What a page says about itself: title, date, address. */
#ifndef ERGRAPH_READ_HTML_METADATA_H
#define ERGRAPH_READ_HTML_METADATA_H

#include <gumbo.h>

#include "read/html.h"

/* Looks at one element: the page's buffers keep the best value seen so far, whose rank is in
 *title_rank and *date_rank (0: none yet). */
typedef struct er_web_page_metadata {
    er_web_page *page;
    int title_rank, date_rank, url_rank;
} er_web_page_metadata;

void er_web_page_metadata_see(er_web_page_metadata *metadata, const GumboNode *element);

/* The value of an attribute, or "". */
const char *er_web_page_attribute(const GumboNode *element, const char *name);

#endif
