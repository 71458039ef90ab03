#include "recognize/model.h"

#include <math.h>
#include <stdlib.h>

#include "data/data.h"

static uint64_t rotate(uint64_t x, unsigned by)
{
    return x << by | x >> (64 - by);
}

/* Four lanes of eight bytes: a model of many megabytes is checked in a few milliseconds. */
uint64_t er_model_checksum(const unsigned char *bytes, size_t length)
{
    const uint64_t prime = 0x9e3779b185ebca87ULL;
    uint64_t lane[4] = {1, 2, 3, 4};
    size_t at = 0;
    for (; at + 32 <= length; at += 32) {
        uint64_t block[4];
        memcpy(block, bytes + at, sizeof block);
        for (int i = 0; i < 4; i++)
            lane[i] = rotate(lane[i] + block[i] * prime, 31) * 0xc2b2ae3d27d4eb4fULL;
    }
    for (; at < length; at++)
        lane[at % 4] = (lane[at % 4] ^ bytes[at]) * prime;
    uint64_t sum = length;
    for (int i = 0; i < 4; i++)
        sum = (rotate(sum, 17) ^ lane[i] ^ lane[i] >> 29) * prime;
    return sum ^ sum >> 32;
}

uint64_t er_model_section_size(er_model_section section, uint32_t words, uint32_t slots)
{
    switch (section) {
    case ER_SECTION_BUCKETS:
        return (ER_VOCABULARY_BUCKETS + 1ULL) * sizeof(uint32_t);
    case ER_SECTION_HASHES:
        return words * (uint64_t)sizeof(uint32_t);
    case ER_SECTION_CLUSTERS:
        return words * (uint64_t)ER_CLUSTERINGS * sizeof(uint16_t);
    case ER_SECTION_MARKS:
        return words * (uint64_t)sizeof(uint16_t);
    case ER_SECTION_FINGERPRINTS:
        return slots * (uint64_t)sizeof(uint32_t);
    case ER_SECTION_WEIGHTS:
        return slots * (uint64_t)ER_TAG_STRIDE;
    case ER_SECTION_CHAIN:
        return sizeof(float) * ER_CHAIN_ROWS * ER_TAG_STRIDE;
    case ER_SECTION_SETTINGS:
        return sizeof(er_model_settings);
    case ER_SECTION_COUNT:
        break;
    }
    return 0;
}

/* ---- checks: nothing below trusts the bytes before these passed -------------------------- */

static const char *header_fault(const er_model_header *header, er_view bytes)
{
    if (memcmp(header->magic, ER_MODEL_MAGIC, sizeof header->magic) != 0)
        return "this is no sequence model";
    if (header->version != ER_MODEL_VERSION || header->tags != ER_TAG_COUNT)
        return "the sequence model is of another version";
    if (header->size != bytes.length)
        return "the sequence model is cut short";
    if (header->words == 0 || header->slots == 0)
        return "the sequence model is empty";
    for (uint32_t s = 0; s < ER_SECTION_COUNT; s++) {
        uint64_t size = er_model_section_size((er_model_section)s, header->words, header->slots);
        if (header->offset[s] % 64 || header->offset[s] < sizeof *header ||
            header->offset[s] > header->size || size > header->size - header->offset[s])
            return "a section of the sequence model lies outside";
    }
    if (er_model_checksum((const unsigned char *)bytes.data + sizeof *header,
                          bytes.length - sizeof *header) != header->checksum)
        return "the checksum of the sequence model is wrong";
    return NULL;
}

static bool has_empty_slot(const uint32_t *fingerprints, uint32_t slots)
{
    for (uint32_t i = 0; i < slots; i++)
        if (!fingerprints[i])
            return true;
    return false;
}

static bool are_finite(const float *numbers, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!isfinite(numbers[i]))
            return false;
    return true;
}

static const char *content_fault(const er_sequence_model *model)
{
    const er_vocabulary *vocabulary = &model->vocabulary;
    for (uint32_t b = 0; b < ER_VOCABULARY_BUCKETS; b++)
        if (vocabulary->buckets[b] > vocabulary->buckets[b + 1])
            return "the words of the sequence model are out of order";
    if (vocabulary->buckets[0] != 0 ||
        vocabulary->buckets[ER_VOCABULARY_BUCKETS] != vocabulary->count)
        return "the words of the sequence model are not all there";
    if (!has_empty_slot(model->fingerprints, model->slots))
        return "the features of the sequence model fill their table";
    for (uint32_t i = 0; i < model->slots; i++) {
        int8_t shift = model->weights[(size_t)i * ER_TAG_STRIDE + ER_TAG_STRIDE - 1];
        if (shift < 0 || shift > (int)ER_WEIGHT_SHIFT_MAX)
            return "a weight of the sequence model is out of range";
    }
    if (!are_finite(&model->chain.score[0][0], ER_CHAIN_ROWS * (size_t)ER_TAG_STRIDE) ||
        !are_finite((const float *)&model->settings, sizeof model->settings / sizeof(float)))
        return "a number of the sequence model is not finite";
    return NULL;
}

static void place_sections(er_sequence_model *model, const er_model_header *header,
                           const char *bytes)
{
    const char *at[ER_SECTION_COUNT];
    for (uint32_t s = 0; s < ER_SECTION_COUNT; s++)
        at[s] = bytes + header->offset[s];
    model->vocabulary = (er_vocabulary){.buckets = (const void *)at[ER_SECTION_BUCKETS],
                                        .hashes = (const void *)at[ER_SECTION_HASHES],
                                        .clusters = (const void *)at[ER_SECTION_CLUSTERS],
                                        .marks = (const void *)at[ER_SECTION_MARKS],
                                        .count = header->words};
    model->fingerprints = (const void *)at[ER_SECTION_FINGERPRINTS];
    model->weights = (const void *)at[ER_SECTION_WEIGHTS];
    model->slots = header->slots;
    memcpy(model->chain.score, at[ER_SECTION_CHAIN], sizeof model->chain.score);
    memcpy(&model->settings, at[ER_SECTION_SETTINGS], sizeof model->settings);
}

er_status er_sequence_model_open(er_view bytes, const char *name, er_sequence_model **model,
                                 er_error *error)
{
    *model = NULL;
    er_model_header header;
    if (bytes.length < sizeof header || (uintptr_t)bytes.data % 8)
        return er_fail_at(error, ER_BAD_FORMAT, name, ER_NO_POSITION, ER_NO_POSITION,
                          "this is no sequence model");
    memcpy(&header, bytes.data, sizeof header);
    const char *fault = header_fault(&header, bytes);
    if (fault)
        return er_fail_at(error, ER_BAD_FORMAT, name, ER_NO_POSITION, ER_NO_POSITION, "%s", fault);
    er_sequence_model *opened = calloc(1, sizeof *opened);
    if (!opened)
        return er_fail_memory(error);
    place_sections(opened, &header, bytes.data);
    fault = content_fault(opened);
    if (fault) {
        free(opened);
        return er_fail_at(error, ER_BAD_FORMAT, name, ER_NO_POSITION, ER_NO_POSITION, "%s", fault);
    }
    er_chain_prepare(&opened->chain);
    *model = opened;
    return ER_OK;
}

er_status er_sequence_model_builtin(er_sequence_model **model, er_error *error)
{
    return er_sequence_model_open(ER_DATA(sequence_model), "the built-in sequence model", model,
                                  error);
}

void er_sequence_model_close(er_sequence_model *model)
{
    free(model);
}
