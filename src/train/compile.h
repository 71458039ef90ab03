/* Writing a learned model in the form that the program uses. */
#ifndef ERGRAPH_TRAIN_COMPILE_H
#define ERGRAPH_TRAIN_COMPILE_H

#include "base/buffer.h"
#include "recognize/model.h"
#include "train/learner.h"

/* The bytes of the model with the strongest features that fit slots. */
er_status er_model_compile(const er_learner *learner, const er_vocabulary *vocabulary,
                           const er_model_settings *settings, uint32_t slots, er_buffer *bytes,
                           er_error *error);

/* Changes the settings in the bytes of a model. */
void er_model_set(er_buffer *bytes, const er_model_settings *settings);

#endif
