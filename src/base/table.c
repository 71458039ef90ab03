#include "base/table.h"

bool er_table_next(er_view *rest, er_view *fields, uint32_t field_count, uint64_t *line)
{
    er_view text;
    while (er_view_split(rest, '\n', &text)) {
        if (line)
            ++*line;
        er_view trimmed = er_view_trim(text);
        if (!trimmed.length || trimmed.data[0] == '#')
            continue;
        for (uint32_t i = 0; i < field_count; i++) {
            fields[i] = (er_view){"", 0};
            if (er_view_split(&text, '\t', &fields[i]))
                fields[i] = er_view_trim(fields[i]);
        }
        return true;
    }
    return false;
}
