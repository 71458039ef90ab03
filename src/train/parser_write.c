#include "train/parser_write.h"

#include "tag/tree.h"

enum { CACHE_LINE = 64 };

/* To a multiple of ER_MODEL_ALIGNMENT, and more: so the rows of a model lie in one line each. */
static void pad(er_buffer *out)
{
    while (!out->failed && out->length % CACHE_LINE != 0)
        er_buffer_append_char(out, '\0');
}

er_status er_model_assemble(const er_buffer sections[ER_SECTION_COUNT], uint32_t beam_width,
                            int32_t beam_margin, er_buffer *out, er_error *error)
{
    er_model_head head = {.magic = ER_MODEL_MAGIC,
                          .version = ER_MODEL_VERSION,
                          .form_count = ER_FORM_COUNT,
                          .dependency_count = ER_DEP_COUNT,
                          .beam_width = beam_width,
                          .beam_margin = beam_margin};
    er_buffer_append(out, (const char *)&head, sizeof head);
    for (uint32_t i = 0; i < ER_SECTION_COUNT; i++) {
        pad(out);
        head.offsets[i] = (uint32_t)out->length;
        head.lengths[i] = (uint32_t)sections[i].length;
        er_buffer_append(out, sections[i].data, sections[i].length);
    }
    if (out->failed)
        return er_fail_memory(error);
    memcpy(out->data, &head, sizeof head);
    head.check = er_model_check((er_view){out->data, (uint32_t)out->length});
    memcpy(out->data, &head, sizeof head);
    return ER_OK;
}
