/* Puts the viewer's page together at build time: make_page OUTPUT PAGE STYLE SCRIPT...
   Replaces @STYLE@ and @SCRIPT@ in PAGE by the files, and @POLICY@ by a content security policy
   that lets exactly these two run, by their hashes. @DATA@ stays: the export puts it in. */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct text {
    char *data;
    size_t length;
} text;

static void append(text *out, const char *data, size_t length)
{
    char *grown = realloc(out->data, out->length + length + 1);
    if (!grown) {
        fprintf(stderr, "make_page: out of memory\n");
        exit(1);
    }
    memcpy(grown + out->length, data, length);
    out->data = grown;
    out->length += length;
    out->data[out->length] = '\0';
}

static void append_file(text *out, const char *path)
{
    char block[4096];
    size_t length;
    FILE *file = fopen(path, "rb");
    if (!file) {
        perror(path);
        exit(1);
    }
    while ((length = fread(block, 1, sizeof block, file)) > 0)
        append(out, block, length);
    if (ferror(file) || fclose(file) != 0) {
        perror(path);
        exit(1);
    }
}

/* SHA-256 as in FIPS 180-4. The constants are the fractions of the cube roots of primes. */
static const uint32_t rounds[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2};

static uint32_t turned(uint32_t value, int bits)
{
    return value >> bits | value << (32 - bits);
}

static void hash_block(uint32_t state[8], const unsigned char *block)
{
    uint32_t w[64], s[8];
    for (int i = 0; i < 16; i++)
        w[i] = (uint32_t)block[4 * i] << 24 | (uint32_t)block[4 * i + 1] << 16 |
               (uint32_t)block[4 * i + 2] << 8 | block[4 * i + 3];
    for (int i = 16; i < 64; i++)
        w[i] = w[i - 16] + w[i - 7] +
               (turned(w[i - 15], 7) ^ turned(w[i - 15], 18) ^ w[i - 15] >> 3) +
               (turned(w[i - 2], 17) ^ turned(w[i - 2], 19) ^ w[i - 2] >> 10);
    memcpy(s, state, sizeof s);
    for (int i = 0; i < 64; i++) {
        uint32_t one = s[7] + (turned(s[4], 6) ^ turned(s[4], 11) ^ turned(s[4], 25)) +
                       ((s[4] & s[5]) ^ (~s[4] & s[6])) + rounds[i] + w[i];
        uint32_t two = (turned(s[0], 2) ^ turned(s[0], 13) ^ turned(s[0], 22)) +
                       ((s[0] & s[1]) ^ (s[0] & s[2]) ^ (s[1] & s[2]));
        memmove(s + 1, s, 7 * sizeof *s);
        s[4] += one;
        s[0] = one + two;
    }
    for (int i = 0; i < 8; i++)
        state[i] += s[i];
}

static void hash(const text *message, unsigned char digest[32])
{
    uint32_t state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    text padded = {0};
    uint64_t bits = (uint64_t)message->length * 8;
    append(&padded, message->data, message->length);
    append(&padded, "\x80", 1);
    while (padded.length % 64 != 56)
        append(&padded, "", 1);
    for (int i = 7; i >= 0; i--)
        append(&padded, &(char){(char)(bits >> (8 * i))}, 1);
    for (size_t i = 0; i < padded.length; i += 64)
        hash_block(state, (const unsigned char *)padded.data + i);
    for (int i = 0; i < 32; i++)
        digest[i] = (unsigned char)(state[i / 4] >> (24 - i % 4 * 8));
    free(padded.data);
}

/* Appends 'sha256-...' in base 64. */
static void append_hash(text *out, const text *message)
{
    static const char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    unsigned char digest[33] = {0};
    hash(message, digest);
    append(out, "'sha256-", 8);
    for (int i = 0; i < 33; i += 3) {
        uint32_t group = (uint32_t)digest[i] << 16 | (uint32_t)digest[i + 1] << 8 | digest[i + 2];
        for (int digit = 0; digit < 4; digit++) {
            bool padding = i == 30 && digit == 3; /* 32 bytes: the last group lacks one */
            append(out, padding ? "=" : &digits[group >> (18 - 6 * digit) & 63], 1);
        }
    }
    append(out, "'", 1);
}

static void replace(text *page, const char *marker, const text *by)
{
    text done = {0};
    char *at = strstr(page->data, marker);
    if (!at || strstr(at + 1, marker)) {
        fprintf(stderr, "make_page: the page needs %s once\n", marker);
        exit(1);
    }
    append(&done, page->data, (size_t)(at - page->data));
    append(&done, by->data, by->length);
    append(&done, at + strlen(marker), strlen(at + strlen(marker)));
    free(page->data);
    *page = done;
}

/* The policy: nothing from anywhere, and of what is here these two alone. */
static text policy_for(const text *script, const text *style)
{
    static const char rest[] = "; base-uri 'none'; form-action 'none'";
    text policy = {0};
    append(&policy, "default-src 'none'; script-src ", 31);
    append_hash(&policy, script);
    append(&policy, "; style-src ", 12);
    append_hash(&policy, style);
    append(&policy, rest, sizeof rest - 1);
    return policy;
}

int main(int count, char **words)
{
    text page = {0}, style = {0}, script = {0};
    if (count < 5) {
        fprintf(stderr, "usage: make_page OUTPUT PAGE STYLE SCRIPT...\n");
        return 2;
    }
    append_file(&page, words[2]);
    append_file(&style, words[3]);
    for (int i = 4; i < count; i++) {
        append_file(&script, words[i]);
        append(&script, "\n", 1);
    }
    if (strstr(script.data, "</script") || strstr(script.data, "<!--") ||
        strstr(style.data, "</")) {
        fprintf(stderr, "make_page: a script or style would end its element\n");
        return 1;
    }
    text policy = policy_for(&script, &style);
    replace(&page, "@POLICY@", &policy);
    replace(&page, "@STYLE@", &style);
    replace(&page, "@SCRIPT@", &script);
    FILE *file = fopen(words[1], "wb");
    if (!file || fwrite(page.data, 1, page.length, file) != page.length || fclose(file) != 0) {
        perror(words[1]);
        return 1;
    }
    free(page.data);
    free(style.data);
    free(script.data);
    free(policy.data);
    return 0;
}
