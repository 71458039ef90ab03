/* The viewer's page, put together at build time; a network's data goes where it says @DATA@. */
#ifndef ERGRAPH_EXPORT_VIEWER_H
#define ERGRAPH_EXPORT_VIEWER_H

extern const char er_viewer_page[], er_viewer_page_end[];

#endif
