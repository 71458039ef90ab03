#include "draw/diagram.h"
#include "export/formats.h"

er_status er_export_svg(const er_network *network, const er_export_options *options,
                        er_writer *writer, er_error *error)
{
    er_buffer picture = {0};
    er_status status = er_diagram(network, &options->draw, ER_PICTURE_SVG, &picture, error);
    if (status == ER_OK)
        er_writer_write(writer, picture.data, picture.length);
    er_buffer_free(&picture);
    return status;
}
