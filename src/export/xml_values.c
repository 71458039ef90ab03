#include "export/xml_values.h"

#include "base/xml.h"

void er_xml_write(er_xml_values *values, const char *text)
{
    er_buffer_clear(&values->escaped);
    er_xml_append(&values->escaped, text);
    if (values->escaped.failed)
        er_writer_fail(values->writer, ER_NO_MEMORY, "out of memory");
    else if (values->escaped.length > 0)
        er_writer_write(values->writer, values->escaped.data, values->escaped.length);
}

static void write_value(er_xml_values *values, uint32_t column)
{
    if (values->plain.failed) {
        er_writer_fail(values->writer, ER_NO_MEMORY, "out of memory");
        return;
    }
    er_writer_printf(values->writer, "%s%u%s", values->before, column, values->middle);
    er_xml_write(values, values->plain.length > 0 ? values->plain.data : "");
    er_writer_string(values->writer, values->after);
}

void er_xml_node(er_xml_values *values, const er_node *node)
{
    uint32_t count;
    er_node_columns(&count);
    for (uint32_t i = 0; i < count; i++) {
        er_buffer_clear(&values->plain);
        if (er_node_value(node, i, &values->plain))
            write_value(values, i);
    }
}

void er_xml_link(er_xml_values *values, const er_link *link)
{
    uint32_t count;
    er_link_columns(&count);
    for (uint32_t i = 0; i < count; i++) {
        er_buffer_clear(&values->plain);
        if (er_link_value(link, i, &values->plain))
            write_value(values, i);
    }
}

void er_xml_values_end(er_xml_values *values)
{
    er_buffer_free(&values->plain);
    er_buffer_free(&values->escaped);
}
