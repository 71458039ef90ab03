#include "tag/model.h"

#include "tag/arcs.h"
#include "tag/tree.h"

/* Words of eight bytes in four lanes: about ten times as fast as a hash of single bytes, and the
   models are checked in every start. */
static uint64_t hash_sections(er_view bytes)
{
    uint64_t lanes[4] = {1, 2, 3, 4}, word;
    uint32_t i = 0;
    for (; i + 32 <= bytes.length; i += 32)
        for (uint32_t lane = 0; lane < 4; lane++) {
            memcpy(&word, bytes.data + i + 8 * lane, 8);
            lanes[lane] = (lanes[lane] ^ word) * UINT64_C(0x9E3779B97F4A7C15);
            lanes[lane] ^= lanes[lane] >> 29;
        }
    uint64_t check = er_view_hash((er_view){bytes.data + i, bytes.length - i});
    for (uint32_t lane = 0; lane < 4; lane++)
        check = er_hash_mix(check, lanes[lane]);
    return check;
}

uint64_t er_model_check(er_view bytes)
{
    er_model_head head;
    memcpy(&head, bytes.data, sizeof head);
    head.check = 0;
    er_view rest = {bytes.data + sizeof head, bytes.length - (uint32_t)sizeof head};
    return er_hash_mix(er_view_hash((er_view){(const char *)&head, sizeof head}),
                       hash_sections(rest));
}

static er_status check_head(er_view bytes, er_model_head *head, er_error *error)
{
    const uint16_t one = 1;
    if (*(const uint8_t *)&one != 1)
        return er_fail(error, ER_BAD_FORMAT, "the parser models need a little-endian machine");
    if (bytes.length < sizeof *head || (uintptr_t)bytes.data % ER_MODEL_ALIGNMENT != 0)
        return er_fail(error, ER_BAD_FORMAT, "the parser models are cut short");
    memcpy(head, bytes.data, sizeof *head);
    if (head->magic != ER_MODEL_MAGIC || head->version != ER_MODEL_VERSION ||
        head->form_count != ER_FORM_COUNT || head->dependency_count != ER_DEP_COUNT)
        return er_fail(error, ER_BAD_FORMAT, "these are no parser models of this version");
    if (head->beam_width < 1 || head->beam_width > ER_ARC_MAX_BEAM || head->beam_margin < 0)
        return er_fail(error, ER_BAD_FORMAT, "the beam of the parser models is out of range");
    for (uint32_t i = 0; i < ER_SECTION_COUNT; i++)
        if (head->offsets[i] % ER_MODEL_ALIGNMENT != 0 || head->offsets[i] > bytes.length ||
            head->lengths[i] > bytes.length - head->offsets[i])
            return er_fail(error, ER_BAD_FORMAT, "a section of the parser models lies outside");
    if (er_model_check(bytes) != head->check)
        return er_fail(error, ER_BAD_FORMAT, "the parser models are damaged");
    return ER_OK;
}

er_status er_models_open(er_view bytes, er_models *models, er_error *error)
{
    er_model_head head;
    er_status status = check_head(bytes, &head, error);
    if (status != ER_OK)
        return status;
    er_view sections[ER_SECTION_COUNT];
    for (uint32_t i = 0; i < ER_SECTION_COUNT; i++)
        sections[i] = (er_view){bytes.data + head.offsets[i], head.lengths[i]};
    *models = (er_models){.beam_width = head.beam_width, .beam_margin = head.beam_margin};
    status = er_word_table_open(sections[ER_SECTION_WORDS], &models->words, error);
    if (status == ER_OK)
        status =
            er_linear_open(sections[ER_SECTION_TAGGER_SLOTS], sections[ER_SECTION_TAGGER_WEIGHTS],
                           ER_FORM_COUNT, &models->tagger, error);
    if (status == ER_OK)
        status = er_linear_open(sections[ER_SECTION_LABELLER_SLOTS],
                                sections[ER_SECTION_LABELLER_WEIGHTS], ER_DEP_COUNT,
                                &models->labeller, error);
    if (status == ER_OK)
        status = er_triple_open(sections[ER_SECTION_ARCS], &models->arcs, error);
    return status;
}
