/* The inputs of a command as a sequence of files. Directories are walked depth first, each one's
   entries in the order of their bytes (a directory's name counts as if it ended in a slash, so
   that the whole is in the order of the bytes of the paths). Only one listing a level is held. */
#ifndef ERGRAPH_READ_PATHS_H
#define ERGRAPH_READ_PATHS_H

#include "base/buffer.h"
#include "base/fail.h"
#include "ergraph/input.h"

typedef struct er_paths er_paths;

/* The format that the ending of a name tells (".gz" aside), or ER_INPUT_AUTO. */
er_input_format er_paths_format(const char *path);

/* paths is borrowed. ER_NO_MEMORY. */
er_status er_paths_new(er_paths **result, const char *const *paths, uint32_t count,
                       er_error *error);

/* The next file in *path, which lives until the next call; NULL at the end. "-" is passed on.
   Anything but ER_OK and ER_NO_MEMORY names one input that was left out (missing, unreadable, a
   directory without articles): call again for the next. */
er_status er_paths_next(er_paths *paths, const char **path, er_error *error);

/* NULL is ignored. */
void er_paths_free(er_paths *paths);

#endif
