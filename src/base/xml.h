/* Text for XML, HTML and SVG. */
#ifndef ERGRAPH_BASE_XML_H
#define ERGRAPH_BASE_XML_H

#include "base/buffer.h"

/* Appends text so that it stands as itself in an element or in an attribute in quotes. Controls
   and noncharacters, which XML cannot hold, become spaces and U+FFFD; invalid UTF-8 U+FFFD. */
void er_xml_append(er_buffer *out, const char *text);

#endif
