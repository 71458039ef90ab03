/* The article of a web page: its text without scripts, menus, headers, footers and forms. */
#ifndef ERGRAPH_READ_HTML_H
#define ERGRAPH_READ_HTML_H

#include "base/buffer.h"
#include "base/fail.h"

typedef struct er_web_page {
    er_buffer text;  /* paragraphs and headings, an empty line between them */
    er_buffer title; /* empty where there is none */
    er_buffer date;  /* as the page writes it; empty where there is none */
    er_buffer url;   /* the canonical address; empty where there is none */
} er_web_page;

/* Appends what is found to the buffers of page, which are empty. html is valid UTF-8.
   ER_NO_MEMORY. */
er_status er_web_page_parse(const char *html, size_t length, er_web_page *page, er_error *error);

void er_web_page_free(er_web_page *page);

#endif
