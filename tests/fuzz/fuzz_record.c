/* A line of an extract is read, or refused with a reason; what was read is written the same from
   then on. */
#include <string.h>

#include "base/utf8.h"
#include "document/record.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    er_document *document;
    er_error error;
    er_buffer once = {0}, twice = {0};
    EXPECT(er_document_new(&document, NULL) == ER_OK);
    er_status status = er_record_read((const char *)data, size, document, &error);
    EXPECT(status == ER_OK || (status == ER_BAD_FORMAT && error.message[0]));
    if (status == ER_OK && er_utf8_first_invalid((const char *)data, size) == size) {
        er_record_write(document, NULL, &once);
        EXPECT(er_record_read(once.data, once.length, document, &error) == ER_OK);
        er_record_write(document, NULL, &twice);
        EXPECT(once.length == twice.length && memcmp(once.data, twice.data, once.length) == 0);
    }
    er_buffer_free(&once);
    er_buffer_free(&twice);
    er_document_free(document);
    return 0;
}
