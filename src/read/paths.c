#include "read/paths.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

#include "base/array.h"

#define DEEPEST 200 /* levels of directories */

typedef struct er_listing {
    char **names; /* [count], sorted; those of directories end in '/' */
    uint32_t count, capacity;
    uint32_t next;
    size_t path_length; /* of the directory in er_paths.path, with its slash */
    dev_t device;       /* with inode: which directory this is, against circles of links */
    ino_t inode;
} er_listing;

struct er_paths {
    const char *const *inputs;
    uint32_t input_count, next_input;
    er_listing *levels; /* [depth], the open directories, the innermost last */
    uint32_t depth, level_capacity;
    bool found; /* an article in the directory that was given */
    er_buffer path;
};

er_input_format er_paths_format(const char *path)
{
    static const struct {
        const char *ending;
        er_input_format format;
    } ENDINGS[] = {{".txt", ER_INPUT_TEXT},
                   {".md", ER_INPUT_TEXT},
                   {".html", ER_INPUT_HTML},
                   {".htm", ER_INPUT_HTML},
                   {".jsonl", ER_INPUT_JSONL}};
    size_t length = strlen(path);
    if (length > 3 && strcasecmp(path + length - 3, ".gz") == 0)
        length -= 3;
    for (size_t i = 0; i < sizeof ENDINGS / sizeof *ENDINGS; i++) {
        size_t size = strlen(ENDINGS[i].ending);
        if (length > size && strncasecmp(path + length - size, ENDINGS[i].ending, size) == 0)
            return ENDINGS[i].format;
    }
    return ER_INPUT_AUTO;
}

er_status er_paths_new(er_paths **result, const char *const *paths, uint32_t count, er_error *error)
{
    er_paths *p = *result = calloc(1, sizeof *p);
    if (!p)
        return er_fail_memory(error);
    p->inputs = paths;
    p->input_count = count;
    return ER_OK;
}

static void free_listing(er_listing *listing)
{
    for (uint32_t i = 0; i < listing->count; i++)
        free(listing->names[i]);
    free(listing->names);
}

void er_paths_free(er_paths *p)
{
    if (!p)
        return;
    while (p->depth)
        free_listing(&p->levels[--p->depth]);
    free(p->levels);
    er_buffer_free(&p->path);
    free(p);
}

static er_status fail_with_errno(const er_paths *p, er_error *error)
{
    return er_fail_at(error, errno == ENOMEM ? ER_NO_MEMORY : ER_READ_FAILED, p->path.data,
                      ER_NO_POSITION, ER_NO_POSITION, "%s", strerror(errno));
}

static int compare_names(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Sets the path to the directory of the innermost level followed by name. */
static bool set_path(er_paths *p, size_t directory_length, const char *name)
{
    p->path.length = directory_length;
    er_buffer_append_string(&p->path, name);
    return !p->path.failed;
}

static bool is_directory(const er_paths *p)
{
    struct stat about;
    return stat(p->path.data, &about) == 0 && S_ISDIR(about.st_mode);
}

static bool add_name(er_paths *p, er_listing *listing, const char *name)
{
    if (name[0] == '.')
        return true;
    if (!set_path(p, listing->path_length, name))
        return false;
    bool directory = is_directory(p);
    if (!directory && er_paths_format(name) == ER_INPUT_AUTO)
        return true;
    if (!er_array_reserve((void **)&listing->names, &listing->capacity,
                          (uint64_t)listing->count + 1, sizeof *listing->names))
        return false;
    size_t length = strlen(name);
    char *copy = malloc(length + 2);
    if (!copy)
        return false;
    memcpy(copy, name, length);
    memcpy(copy + length, directory ? "/" : "", 2 - !directory);
    listing->names[listing->count++] = copy;
    return true;
}

static er_status read_names(er_paths *p, DIR *directory, er_listing *listing, er_error *error)
{
    errno = 0;
    for (struct dirent *entry; (entry = readdir(directory)); errno = 0)
        if (!add_name(p, listing, entry->d_name))
            return er_fail_memory(error);
    p->path.length = listing->path_length;
    p->path.data[p->path.length] = '\0';
    if (errno)
        return fail_with_errno(p, error);
    if (listing->count)
        qsort(listing->names, listing->count, sizeof *listing->names, compare_names);
    return ER_OK;
}

static bool is_open_already(const er_paths *p, const struct stat *about)
{
    for (uint32_t i = 0; i < p->depth; i++)
        if (p->levels[i].device == about->st_dev && p->levels[i].inode == about->st_ino)
            return true;
    return false;
}

/* Opens the directory at p->path as a new level. A directory that is open already (a link that
   leads back up) is passed over. */
static er_status push_directory(er_paths *p, er_error *error)
{
    struct stat about;
    if (stat(p->path.data, &about) != 0)
        return fail_with_errno(p, error);
    if (is_open_already(p, &about))
        return ER_OK;
    if (p->depth == DEEPEST)
        return er_fail_at(error, ER_READ_FAILED, p->path.data, ER_NO_POSITION, ER_NO_POSITION,
                          "more than %d directories deep", DEEPEST);
    DIR *directory = opendir(p->path.data);
    if (!directory)
        return fail_with_errno(p, error);
    if (p->path.data[p->path.length - 1] != '/')
        er_buffer_append_char(&p->path, '/');
    er_listing listing = {
        .path_length = p->path.length, .device = about.st_dev, .inode = about.st_ino};
    er_status status = p->path.failed ? er_fail_memory(error) : ER_OK;
    if (status == ER_OK)
        status = read_names(p, directory, &listing, error);
    closedir(directory);
    if (status == ER_OK && !er_array_reserve((void **)&p->levels, &p->level_capacity,
                                             (uint64_t)p->depth + 1, sizeof *p->levels))
        status = er_fail_memory(error);
    if (status == ER_OK)
        p->levels[p->depth++] = listing;
    else
        free_listing(&listing);
    return status;
}

/* Closes the innermost directory; the outermost one must have had an article. */
static er_status pop_directory(er_paths *p, er_error *error)
{
    size_t length = p->levels[p->depth - 1].path_length;
    free_listing(&p->levels[--p->depth]);
    if (p->depth || p->found)
        return ER_OK;
    p->path.length = length;
    p->path.data[length] = '\0';
    return er_fail_at(error, ER_NOT_FOUND, p->path.data, ER_NO_POSITION, ER_NO_POSITION,
                      "a directory without articles (.txt, .md, .html, .jsonl)");
}

static er_status next_entry(er_paths *p, const char **path, er_error *error)
{
    er_listing *level = &p->levels[p->depth - 1];
    if (level->next == level->count)
        return pop_directory(p, error);
    const char *name = level->names[level->next++];
    if (!set_path(p, level->path_length, name))
        return er_fail_memory(error);
    if (name[strlen(name) - 1] == '/')
        return push_directory(p, error);
    p->found = true;
    *path = p->path.data;
    return ER_OK;
}

static er_status next_input(er_paths *p, const char **path, er_error *error)
{
    const char *input = p->inputs[p->next_input++];
    if (!set_path(p, 0, input))
        return er_fail_memory(error);
    if (!*input || strcmp(input, "-") == 0 || !is_directory(p)) {
        *path = p->path.data;
        return ER_OK;
    }
    p->found = false;
    return push_directory(p, error);
}

er_status er_paths_next(er_paths *p, const char **path, er_error *error)
{
    *path = NULL;
    er_status status = ER_OK;
    while (status == ER_OK && !*path && (p->depth || p->next_input < p->input_count))
        status = p->depth ? next_entry(p, path, error) : next_input(p, path, error);
    return status;
}
