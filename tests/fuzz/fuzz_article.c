/* A line of JSON Lines becomes a document, or is refused. */
#include <string.h>

#include "base/utf8.h"
#include "fuzz.h"
#include "read/article.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    er_document *document;
    er_raw raw = {.format = ER_INPUT_JSONL, .line = 1};
    EXPECT(er_document_new(&document, NULL) == ER_OK);
    er_buffer_append_string(&raw.path, "fuzz.jsonl");
    er_buffer_append(&raw.bytes, (const char *)data, size);
    er_error error;
    er_status status = er_article_parse(&raw, NULL, NULL, document, &error);
    EXPECT(status == ER_OK || status == ER_BAD_FORMAT);
    if (status == ER_OK) {
        er_view text = document->text;
        EXPECT(document->id && text.length > 0 && text.data[text.length] == 0);
        EXPECT(er_utf8_first_invalid(text.data, text.length) == text.length);
        EXPECT(!memchr(text.data, 0, text.length));
    } else {
        EXPECT(error.message[0] && error.line == 1);
    }
    er_document_free(document);
    er_raw_free(&raw);
    return 0;
}
