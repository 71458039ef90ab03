/* A file that may be gzip: its bytes, or a reason. */
#include <string.h>
#include <unistd.h>

#include "fuzz.h"
#include "read/bytes.h"

#define MOST (1u << 24) /* bytes that are looked at: a small file can stand for very many */

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char path[] = "/tmp/ergraph-fuzz-XXXXXX", bytes[4096];
    int file = mkstemp(path);
    EXPECT(file >= 0 && write(file, data, size) == (ssize_t)size);
    close(file);
    er_bytes *stream;
    er_error error;
    EXPECT(er_bytes_open(&stream, path, NULL, &error) == ER_OK);
    size_t length = 1, total = 0;
    er_status status = ER_OK;
    while (status == ER_OK && length && total < MOST) {
        status = er_bytes_read(stream, bytes, sizeof bytes, &length, &error);
        total += length;
    }
    EXPECT(status == ER_OK || (status == ER_BAD_FORMAT && error.message[0]));
    EXPECT(size < 2 || data[0] == 0x1F || (status == ER_OK && total == size));
    er_bytes_close(stream);
    unlink(path);
    return 0;
}
