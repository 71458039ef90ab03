/* The article of a web page. */
#include <string.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "read/html.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    er_buffer html = {0};
    er_web_page page = {0};
    er_buffer_append(&html, "", 0);
    er_utf8_repair((const char *)data, size, &html);
    er_status status = er_web_page_parse(html.data, html.length, &page, NULL);
    EXPECT(status == ER_OK || status == ER_BAD_FORMAT);
    if (page.text.length) {
        EXPECT(er_utf8_first_invalid(page.text.data, page.text.length) == page.text.length);
        EXPECT(!strstr(page.text.data, "\n\n\n"));
        EXPECT(page.text.data[0] != ' ' && page.text.data[0] != '\n');
    }
    er_web_page_free(&page);
    er_buffer_free(&html);
    return 0;
}
