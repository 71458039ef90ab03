/* The user's corrections: taken, or refused with a line. */
#include <string.h>
#include <unistd.h>

#include "ergraph/aliases.h"
#include "fuzz.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[] = "/tmp/ergraph-fuzz-XXXXXX";
    int file = mkstemp(path);
    EXPECT(file >= 0 && write(file, data, size) == (ssize_t)size);
    close(file);
    er_error error;
    er_status status = er_aliases_check(path, &error);
    EXPECT(status == ER_OK || (status == ER_BAD_FORMAT && error.message[0]));
    unlink(path);
    return 0;
}
