/* The file of the user's corrections. The format is described in ergraph/aliases.h. */
#ifndef ERGRAPH_RESOLVE_ALIAS_FILE_H
#define ERGRAPH_RESOLVE_ALIAS_FILE_H

#include "base/arena.h"
#include "base/fail.h"
#include "document/document.h"

typedef enum er_alias_action {
    ER_ALIAS_SAME,
    ER_ALIAS_NOT_SAME,
    ER_ALIAS_IGNORE,
    ER_ALIAS_TYPE,
    ER_ALIAS_LABEL,
    ER_ALIAS_ACTION_COUNT
} er_alias_action;

typedef struct er_alias_entry {
    er_alias_action action;
    const char *name;
    const char *other; /* second name, type or label; "" where the action has none */
    er_type type;      /* of ER_ALIAS_TYPE */
    uint64_t line;     /* 1-based */
} er_alias_entry;

/* Reads the file (CSV, or JSON where its first character is [ or {). *entries is on the heap, for
   the caller to free; strings live in arena. Errors name file and line. */
er_status er_alias_file_read(const char *path, er_arena *arena, er_alias_entry **entries,
                             uint32_t *count, er_error *error);

/* The word of an action ("not-same"). */
const char *er_alias_action_name(er_alias_action action);

#endif
