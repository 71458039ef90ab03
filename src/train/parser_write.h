/* Writes the model file (tag/model.h). */
#ifndef ERGRAPH_TRAIN_PARSER_WRITE_H
#define ERGRAPH_TRAIN_PARSER_WRITE_H

#include "base/buffer.h"
#include "tag/model.h"

/* Puts head and sections together in out; head gets its offsets, lengths and check. */
er_status er_model_assemble(const er_buffer sections[ER_SECTION_COUNT], uint32_t beam_width,
                            int32_t beam_margin, er_buffer *out, er_error *error);

#endif
