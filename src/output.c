#include "output.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/array.h"
#include "base/buffer.h"

#define TRIES 1000 /* names for a temporary file */

typedef struct output_file {
    const char *name;        /* only while it is opened */
    char *temporary, *final; /* paths */
} output_file;

struct er_output {
    er_buffer directory; /* with its slash */
    output_file *files;
    uint32_t file_count, file_capacity;
    uint32_t committed; /* files that have their names */
    FILE *stream;       /* of the file begun last, or NULL */
    er_writer *writer;
};

static er_status fail_path(er_error *error, const char *path, int number)
{
    return er_fail_at(error, ER_WRITE_FAILED, path, ER_NO_POSITION, ER_NO_POSITION, "%s",
                      strerror(number));
}

/* Makes path and the directories above it; path is put together again afterwards. */
static er_status make_directories(char *path, er_error *error)
{
    for (char *slash = strchr(path + 1, '/');; slash = strchr(slash + 1, '/')) {
        if (slash)
            *slash = '\0';
        struct stat about;
        int failure = mkdir(path, 0777) == 0 || errno == EEXIST ? 0 : errno;
        if (!failure && (stat(path, &about) != 0 || !S_ISDIR(about.st_mode)))
            failure = ENOTDIR;
        er_status status = failure ? fail_path(error, path, failure) : ER_OK;
        if (slash)
            *slash = '/';
        if (status != ER_OK || !slash || !slash[1])
            return status;
    }
}

er_status er_output_open(er_output **output, const char *directory, er_error *error)
{
    er_output *o = *output = calloc(1, sizeof *o);
    if (!o)
        return er_fail_memory(error);
    er_buffer_append_string(&o->directory, *directory ? directory : ".");
    er_buffer_append_char(&o->directory, '/');
    er_status status =
        o->directory.failed ? er_fail_memory(error) : make_directories(o->directory.data, error);
    if (status == ER_OK && access(o->directory.data, W_OK | X_OK) != 0)
        status = fail_path(error, o->directory.data, errno);
    if (status != ER_OK) {
        er_output_free(o);
        *output = NULL;
    }
    return status;
}

static char *join_path(const er_output *o, const char *before, const char *name, const char *after)
{
    er_buffer path = {0};
    er_buffer_append(&path, o->directory.data, o->directory.length);
    er_buffer_append_string(&path, before);
    er_buffer_append_string(&path, name);
    er_buffer_append_string(&path, after);
    if (path.failed)
        er_buffer_free(&path);
    return path.data;
}

/* Opens a file that was not there: the name gets a number that is free. Its rights are those that
   the umask leaves. */
static er_status open_temporary(er_output *o, output_file *file, er_error *error)
{
    int descriptor = -1;
    for (unsigned number = 0; number < TRIES && descriptor < 0; number++) {
        char ending[40];
        snprintf(ending, sizeof ending, ".%ld-%u", (long)getpid(), number);
        free(file->temporary);
        file->temporary = join_path(o, ".", file->name, ending);
        if (!file->temporary)
            return er_fail_memory(error);
        descriptor = open(file->temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor < 0 && errno != EEXIST)
            break;
    }
    o->stream = descriptor < 0 ? NULL : fdopen(descriptor, "wb");
    if (o->stream)
        return ER_OK;
    int failure = errno;
    if (descriptor >= 0) {
        close(descriptor);
        unlink(file->temporary);
    }
    return fail_path(error, file->final, failure);
}

er_status er_output_begin(er_output *o, const char *name, er_writer **writer, er_error *error)
{
    if (!er_array_reserve((void **)&o->files, &o->file_capacity, (uint64_t)o->file_count + 1,
                          sizeof *o->files))
        return er_fail_memory(error);
    output_file file = {.name = name, .final = join_path(o, "", name, "")};
    er_status status = file.final ? open_temporary(o, &file, error) : er_fail_memory(error);
    if (status != ER_OK) {
        free(file.temporary);
        free(file.final);
        return status;
    }
    o->files[o->file_count++] = file;
    status = er_writer_new_stream(&o->writer, o->stream, error);
    *writer = o->writer;
    return status;
}

er_status er_output_end(er_output *o, er_error *error)
{
    const char *path = o->files[o->file_count - 1].final;
    er_error problem;
    er_status status = er_writer_finish(o->writer, &problem);
    er_writer_free(o->writer);
    o->writer = NULL;
    int closed = fclose(o->stream) == 0 ? 0 : errno;
    o->stream = NULL;
    if (status == ER_WRITE_FAILED)
        return er_fail_at(error, status, path, ER_NO_POSITION, ER_NO_POSITION, "%s",
                          problem.message);
    if (status != ER_OK)
        return er_fail(error, status, "%s", problem.message);
    return closed ? fail_path(error, path, closed) : ER_OK;
}

er_status er_output_commit(er_output *o, er_error *error)
{
    for (; o->committed < o->file_count; o->committed++) {
        const output_file *file = &o->files[o->committed];
        if (rename(file->temporary, file->final) != 0)
            return fail_path(error, file->final, errno);
    }
    return ER_OK;
}

void er_output_free(er_output *o)
{
    if (!o)
        return;
    er_writer_free(o->writer);
    if (o->stream)
        fclose(o->stream);
    for (uint32_t i = 0; i < o->file_count; i++) {
        if (i >= o->committed)
            unlink(o->files[i].temporary);
        free(o->files[i].temporary);
        free(o->files[i].final);
    }
    free(o->files);
    er_buffer_free(&o->directory);
    free(o);
}

er_status er_output_scratch(const char *directory, FILE **file, er_error *error)
{
    const char *usual = getenv("TMPDIR");
    if (!directory)
        directory = usual && *usual ? usual : "/tmp";
    er_buffer path = {0};
    er_buffer_append_string(&path, directory);
    er_buffer_append_string(&path, "/.ergraph-XXXXXX");
    if (path.failed)
        return er_fail_memory(error);
    int descriptor = mkstemp(path.data);
    *file = NULL;
    if (descriptor >= 0) {
        unlink(path.data);
        *file = fdopen(descriptor, "w+b");
    }
    er_status status = *file ? ER_OK : fail_path(error, directory, errno);
    if (!*file && descriptor >= 0)
        close(descriptor);
    er_buffer_free(&path);
    return status;
}
