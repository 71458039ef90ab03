#include "train/vectors.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/array.h"
#include "train/corpus.h"

/* ---- reading -------------------------------------------------------------------------------- */

/* A decimal number, as all are in that file; at the character after it afterwards. */
static double read_number(const char **at)
{
    const char *p = *at;
    bool negative = *p == '-';
    p += negative;
    double value = 0, unit = 1;
    for (; *p >= '0' && *p <= '9'; p++)
        value = value * 10 + (*p - '0');
    if (*p == '.')
        for (p++; *p >= '0' && *p <= '9'; p++) {
            value = value * 10 + (*p - '0');
            unit *= 10;
        }
    value /= unit;
    if (*p == 'e') {
        bool small = p[1] == '-';
        p += 1 + (p[1] == '-' || p[1] == '+');
        int exponent = 0;
        for (; *p >= '0' && *p <= '9'; p++)
            exponent = exponent * 10 + (*p - '0');
        value *= pow(10, small ? -exponent : exponent);
    }
    *at = p;
    return negative ? -value : value;
}

/* "word": the quotes go, escapes are resolved in place. */
static bool read_word(char **at, er_view *word)
{
    char *p = *at, *out;
    if (*p != '"')
        return false;
    word->data = out = ++p;
    while (*p && *p != '"') {
        p += *p == '\\' && p[1];
        *out++ = *p++;
    }
    word->length = (uint32_t)(out - word->data);
    *at = p + (*p == '"');
    return **at == ':' && (*at)[1] == '[';
}

static bool read_entry(er_vectors *vectors, char **at)
{
    er_view word;
    if (!read_word(at, &word))
        return false;
    if (!er_array_reserve((void **)&vectors->words, &vectors->word_capacity, vectors->count + 1ULL,
                          sizeof *vectors->words) ||
        !er_array_reserve((void **)&vectors->values, &vectors->value_capacity,
                          vectors->count + 1ULL, ER_VECTOR_SIZE * sizeof *vectors->values))
        return false;
    float *value = vectors->values + (size_t)vectors->count * ER_VECTOR_SIZE;
    const char *p = *at + 2;
    double square = 0;
    for (uint32_t i = 0; i < ER_VECTOR_SIZE; i++) {
        value[i] = (float)read_number(&p);
        square += (double)value[i] * (double)value[i];
        if (*p++ != ',')
            return false;
    }
    for (uint32_t i = 0; square > 0 && i < ER_VECTOR_SIZE; i++)
        value[i] = (float)((double)value[i] / sqrt(square));
    while (*p && *p != ']')
        p++;
    vectors->words[vectors->count++] = word;
    *at += p - *at + (*p == ']');
    return **at != 0;
}

er_status er_vectors_read(er_vectors *vectors, const char *path, er_error *error)
{
    size_t length;
    er_status status = er_read_file(path, &vectors->text, &length, error);
    if (status)
        return status;
    char *at = strstr(vectors->text, "\"vectors\":{");
    if (at) {
        at += strlen("\"vectors\":{");
        while (read_entry(vectors, &at) && *at == ',')
            at++;
    }
    if (!at || *at != '}' || !vectors->count)
        return er_fail_at(error, ER_BAD_FORMAT, path, ER_NO_POSITION, ER_NO_POSITION,
                          "holds no vectors of %u numbers", ER_VECTOR_SIZE);
    return ER_OK;
}

void er_vectors_free(er_vectors *vectors)
{
    free(vectors->words);
    free(vectors->values);
    free(vectors->text);
    *vectors = (er_vectors){0};
}

/* ---- clusters ------------------------------------------------------------------------------- */

#define TRAINING_WORDS 100000u /* the frequent ones make the clusters, all are sorted into them */
#define ITERATIONS 10

/* Centroids side by side, so that a word is compared with a block of them at once. */
#define BLOCK 64u

typedef float lane __attribute__((vector_size(32)));

static uint32_t nearest(const float *word, const float *centroids, uint32_t k, float *similarity)
{
    uint32_t best = 0;
    *similarity = -2;
    for (uint32_t block = 0; block < k; block += BLOCK) {
        lane sum[BLOCK / 8] = {{0}};
        for (uint32_t d = 0; d < ER_VECTOR_SIZE; d++) {
            const lane *row = (const void *)(centroids + (size_t)d * k + block);
            for (uint32_t j = 0; j < BLOCK / 8; j++)
                sum[j] += word[d] * row[j];
        }
        for (uint32_t j = 0; j < BLOCK; j++)
            if (sum[j / 8][j % 8] > *similarity) {
                *similarity = sum[j / 8][j % 8];
                best = block + j;
            }
    }
    return best;
}

static uint64_t next_random(uint64_t *state)
{
    *state = *state * 6364136223846793005ULL + 1442695040888963407ULL;
    return *state >> 33;
}

/* New centroids of length 1 from the sums of their words; one without words takes a random word. */
static void renew(const er_vectors *vectors, uint32_t n, const float *sums, float *centroids,
                  uint32_t k, uint64_t *random)
{
    for (uint32_t c = 0; c < k; c++) {
        const float *sum = sums + (size_t)c * ER_VECTOR_SIZE;
        double square = 0;
        for (uint32_t d = 0; d < ER_VECTOR_SIZE; d++)
            square += (double)sum[d] * (double)sum[d];
        if (square <= 0) {
            sum = vectors->values + next_random(random) % n * ER_VECTOR_SIZE;
            square = 1;
        }
        for (uint32_t d = 0; d < ER_VECTOR_SIZE; d++)
            centroids[(size_t)d * k + c] = (float)((double)sum[d] / sqrt(square));
    }
}

static bool cluster(const er_vectors *vectors, uint32_t k, uint16_t *out)
{
    uint32_t n = vectors->count < TRAINING_WORDS ? vectors->count : TRAINING_WORDS;
    size_t size = (size_t)k * ER_VECTOR_SIZE;
    float *centroids = aligned_alloc(64, size * sizeof *centroids);
    float *sums = calloc(size, sizeof *sums);
    uint64_t random = k;
    for (int i = 0; centroids && sums && i <= ITERATIONS; i++) {
        renew(vectors, n, sums, centroids, k, &random);
        memset(sums, 0, size * sizeof *sums);
        uint32_t words = i < ITERATIONS ? n : vectors->count;
        for (uint32_t w = 0; w < words; w++) {
            const float *value = vectors->values + (size_t)w * ER_VECTOR_SIZE;
            float similarity;
            uint32_t c = nearest(value, centroids, k, &similarity);
            out[(size_t)w * ER_CLUSTERINGS] = (uint16_t)(c + 1);
            for (uint32_t d = 0; d < ER_VECTOR_SIZE; d++)
                sums[(size_t)c * ER_VECTOR_SIZE + d] += value[d];
        }
    }
    bool done = centroids && sums;
    free(centroids);
    free(sums);
    return done;
}

static er_status save(const char *path, const void *bytes, size_t size, er_error *error)
{
    FILE *file = fopen(path, "wb");
    bool good = file && fwrite(bytes, 1, size, file) == size;
    if (file)
        good = fclose(file) == 0 && good;
    return good ? ER_OK
                : er_fail_at(error, ER_WRITE_FAILED, path, ER_NO_POSITION, ER_NO_POSITION,
                             "cannot be written");
}

er_status er_vectors_cluster(const er_vectors *vectors, const char *cache, uint16_t *clusters,
                             er_error *error)
{
    size_t size = (size_t)vectors->count * ER_CLUSTERINGS * sizeof *clusters;
    char *data;
    size_t length;
    if (cache && er_read_file(cache, &data, &length, NULL) == ER_OK) {
        bool fits = length == size;
        if (fits)
            memcpy(clusters, data, size);
        free(data);
        if (fits)
            return ER_OK;
    }
    uint32_t k = 64;
    for (uint32_t i = 0; i < ER_CLUSTERINGS; i++, k *= 4)
        if (!cluster(vectors, k, clusters + i))
            return er_fail_memory(error);
    return cache ? save(cache, clusters, size, error) : ER_OK;
}
