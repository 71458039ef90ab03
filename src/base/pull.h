/* Reading JSON as it comes, without a tree: what is not wanted is skipped without an allocation,
   numbers keep all their digits, zero characters and lone surrogates do no harm. The grammar is
   that of RFC 8259, checked in what is skipped too.

       er_pull_open(&reader, data, length);
       if (er_pull_enter(&reader, '{'))
           while (er_pull_next_key(&reader, &key))
               if (er_view_is(key, "text")) er_pull_read_string(&reader, &arena, &text);
               else er_pull_skip(&reader);
       if (!er_pull_at_end(&reader)) ... reader.problem, reader.at

   The first problem stays; every later call then does nothing and gives false. */
#ifndef ERGRAPH_BASE_PULL_H
#define ERGRAPH_BASE_PULL_H

#include "base/arena.h"

#define ER_PULL_DEEPEST 60 /* brackets within brackets */

typedef struct er_pull {
    const char *begin, *at, *end;
    const char *problem; /* NULL, or what is wrong at the byte at; static storage */
    uint64_t begun;      /* a bit for each open bracket: an element stood in it already */
    uint64_t objects;    /* a bit for each open bracket: it is of an object */
    uint32_t depth;
    bool no_memory; /* the problem is not the text */
    er_arena arena; /* keys that have escapes */
} er_pull;

/* data is borrowed, valid UTF-8. */
void er_pull_open(er_pull *reader, const char *data, size_t length);
void er_pull_close(er_pull *reader);

/* The first byte of the value that comes next: one of {["tfn-0123456789; else there is a problem
   and it gives 0. */
char er_pull_peek(er_pull *reader);

/* Enters the object '{' or array '['. False: the value is of another kind (a problem). */
bool er_pull_enter(er_pull *reader, char bracket);

/* The next key of the object, and then its value has to be read; false at its end, which is then
   passed. *key lives until the next call. */
bool er_pull_next_key(er_pull *reader, er_view *key);

/* True: the next element of the array has to be read. False at its end, which is then passed. */
bool er_pull_next_element(er_pull *reader);

/* A string, decoded into arena and ended by a zero byte. */
bool er_pull_read_string(er_pull *reader, er_arena *arena, er_view *value);

/* A number as it stands there. */
bool er_pull_read_digits(er_pull *reader, er_view *digits);

/* A whole number of 0 .. UINT32_MAX. */
bool er_pull_read_unsigned(er_pull *reader, uint32_t *value);
bool er_pull_read_integer(er_pull *reader, int64_t *value);
bool er_pull_read_double(er_pull *reader, double *value);
bool er_pull_read_bool(er_pull *reader, bool *value);

/* Passes null and gives true; false (and no problem) where something else comes. */
bool er_pull_read_null(er_pull *reader);

/* Passes any value. */
bool er_pull_skip(er_pull *reader);

/* Marks what stands at the reader as a problem of the caller's. Gives false. */
bool er_pull_fail(er_pull *reader, const char *problem);
bool er_pull_fail_memory(er_pull *reader);

/* True where all was read without a problem and nothing but white space follows. */
bool er_pull_at_end(er_pull *reader);

#endif
