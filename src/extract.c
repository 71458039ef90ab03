#include "pipeline.h"

static er_status write_line(void *context, er_view line, er_error *error)
{
    er_writer_write(context, line.data, line.length);
    return er_writer_failed(context) ? er_writer_finish(context, error) : ER_OK;
}

er_status er_extract(const er_analyzer *analyzer, const char *const *paths, uint32_t path_count,
                     const er_extract_options *options, er_writer *writer,
                     const er_monitor *monitor, er_counts *counts, er_error *error)
{
    static const er_extract_options usual = {0};
    er_counts own;
    er_pipeline_run run = {.analyzer = analyzer,
                           .paths = paths,
                           .path_count = path_count,
                           .options = options ? options : &usual,
                           .monitor = monitor,
                           .line = write_line,
                           .context = writer};
    er_status status = er_pipeline(&run, counts ? counts : &own, error);
    er_status finished = er_writer_finish(writer, status == ER_OK ? error : NULL);
    return status == ER_OK ? finished : status;
}
