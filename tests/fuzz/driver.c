/* driver DIRECTORY MUTATIONS: runs every file of the directory, and so many changed copies of each,
   the same in every run. A crash or a broken expectation ends the program. */
#include <dirent.h>
#include <string.h>

#include "fuzz.h"

#define LARGEST (1u << 20) /* bytes of a seed */

static uint64_t random_state;

/* splitmix64 */
static uint64_t next_random(void)
{
    uint64_t z = random_state += UINT64_C(0x9E3779B97F4A7C15);
    z = (z ^ (z >> 30)) * UINT64_C(0xBF58476D1CE4E5B9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94D049BB133111EB);
    return z ^ (z >> 31);
}

static size_t below(size_t limit)
{
    return limit ? (size_t)(next_random() % limit) : 0;
}

/* Changes data, which has room for LARGEST bytes more. Returns the new size. */
static size_t mutate(uint8_t *data, size_t size)
{
    static const char *const PIECES[] = {"\"",   "{",      "}",    "[",    "]",    "\\",  "\\u0000",
                                         "\xFF", "\xC3",   "\0",   "<",    "</p>", "999", "-1",
                                         "null", "\r\n\n", "0.0e", "\xE2", "&#",   ","};
    for (size_t changes = 1 + below(6); changes; changes--) {
        size_t at = below(size + 1), length = below(size - at < 40 ? size - at + 1 : 40);
        const char *piece = PIECES[below(sizeof PIECES / sizeof *PIECES)];
        size_t room = *piece ? strlen(piece) : 1;
        switch (below(5)) {
        case 0: /* cut a part out */
            memmove(data + at, data + at + length, size - at - length);
            size -= length;
            break;
        case 1: /* another byte */
            if (at < size)
                data[at] = (uint8_t)next_random();
            break;
        case 2: /* a piece that means something */
            if (size + room < LARGEST) {
                memmove(data + at + room, data + at, size - at);
                memcpy(data + at, piece, room);
                size += room;
            }
            break;
        case 3: /* a part twice */
            if (size + length < LARGEST) {
                memmove(data + at + length, data + at, size - at);
                size += length;
            }
            break;
        default: /* cut off */
            if (below(8) == 0)
                size = at;
            break;
        }
    }
    return size;
}

static void run_seed(const char *path, unsigned long mutations)
{
    uint8_t *seed = malloc(LARGEST), *changed = malloc(2 * LARGEST);
    FILE *file = fopen(path, "rb");
    EXPECT(seed && changed && file);
    size_t size = fread(seed, 1, LARGEST, file);
    fclose(file);
    LLVMFuzzerTestOneInput(seed, size);
    for (unsigned long i = 0; i < mutations; i++) {
        memcpy(changed, seed, size);
        size_t changed_size = mutate(changed, size);
        uint8_t *exact = malloc(changed_size + !changed_size); /* so that a read beyond is seen */
        EXPECT(exact);
        memcpy(exact, changed, changed_size);
        LLVMFuzzerTestOneInput(exact, changed_size);
        free(exact);
    }
    free(seed);
    free(changed);
}

static int not_hidden(const struct dirent *entry)
{
    return entry->d_name[0] != '.';
}

int main(int count, char **words)
{
    EXPECT(count == 3);
    struct dirent **entries;
    int found = scandir(words[1], &entries, not_hidden, alphasort);
    EXPECT(found > 0);
    for (int i = 0; i < found; i++) {
        char path[4096];
        snprintf(path, sizeof path, "%s/%s", words[1], entries[i]->d_name);
        random_state = (uint64_t)i;
        run_seed(path, strtoul(words[2], NULL, 10));
        free(entries[i]);
    }
    free(entries);
    printf("%d seeds, %s mutations of each\n", found, words[2]);
    return 0;
}
