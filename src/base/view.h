/* A view: a run of bytes that somebody else owns, not ended by a zero byte. */
#ifndef ERGRAPH_BASE_VIEW_H
#define ERGRAPH_BASE_VIEW_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

typedef struct er_view {
    const char *data;
    uint32_t length; /* bytes */
} er_view;

static inline er_view er_view_of(const char *string)
{
    return (er_view){string, string ? (uint32_t)strlen(string) : 0};
}

static inline er_view er_view_between(const char *begin, const char *end)
{
    return (er_view){begin, (uint32_t)(end - begin)};
}

static inline bool er_view_equal(er_view a, er_view b)
{
    return a.length == b.length && (a.length == 0 || memcmp(a.data, b.data, a.length) == 0);
}

/* Looks at the first byte first: most words differ there, and the string need not be measured. */
static inline bool er_view_is(er_view view, const char *string)
{
    return view.length ? *view.data == *string && er_view_equal(view, er_view_of(string))
                       : !*string;
}

/* Whether it equals one of the strings, a list that NULL ends. */
bool er_view_is_one_of(er_view view, const char *const *strings);

/* Order of bytes, as strcmp. */
int er_view_compare(er_view a, er_view b);

bool er_view_starts_with(er_view view, er_view prefix);
bool er_view_ends_with(er_view view, er_view suffix);

/* Without the ASCII white space at both ends. */
er_view er_view_trim(er_view view);

/* Cuts the part before the first separator off *rest (the whole where there is none; then *rest
   is {NULL, 0}). False once *rest is {NULL, 0}: loops as  while (er_view_split(&rest, ',', &part))
 */
bool er_view_split(er_view *rest, char separator, er_view *part);

/* 64-bit hash of the bytes (FNV-1a with a final mix): the same on every machine and in every run.
 */
uint64_t er_view_hash(er_view view);

/* The finaliser of MurmurHash3 (Austin Appleby, public domain). */
static inline uint64_t er_hash_finish(uint64_t h)
{
    h ^= h >> 33;
    h *= 0xff51afd7ed558ccdULL;
    h ^= h >> 33;
    h *= 0xc4ceb9fe1a85ec53ULL;
    return h ^ (h >> 33);
}

/* Mixes two hashes into one; not symmetric. */
static inline uint64_t er_hash_mix(uint64_t a, uint64_t b)
{
    return er_hash_finish(a * 0x9e3779b97f4a7c15ULL + b);
}

#endif
