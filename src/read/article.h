/* A raw record becomes a document: text as it stands, a page's article, a line's fields. */
#ifndef ERGRAPH_READ_ARTICLE_H
#define ERGRAPH_READ_ARTICLE_H

#include "document/document.h"
#include "read/feed.h"

/* Sets document from raw, which may be changed by it. options and monitor may be NULL; monitor is
   told of invalid UTF-8 (file and byte) and of dates that are none. ER_BAD_FORMAT: a line that is
   no JSON object, a record or page without text. ER_NO_MEMORY. */
er_status er_article_parse(er_raw *raw, const er_input_options *options, const er_monitor *monitor,
                           er_document *document, er_error *error);

#endif
