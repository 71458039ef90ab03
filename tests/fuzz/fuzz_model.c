/* The model of the recogniser with bytes changed: it is refused, or it labels without harm. The
   input is a list of changes, six bytes each: where (4, counted over the header and then the whole
   file), what (1), and whether the checksum is made right again (1), so that what lies behind it is
   reached, too. */
#include <string.h>

#include "data/data.h"
#include "fuzz.h"
#include "recognize/model.h"

#define CHANGE 6u
#define CHANGES_MAX 32u

static uint32_t position(const uint8_t *change, uint32_t size)
{
    uint32_t at;
    memcpy(&at, change, sizeof at);
    /* Half of the changes go to the header, where each matters. */
    return change[4] & 1 ? at % (uint32_t)sizeof(er_model_header) : at % size;
}

static void label_something(const er_sequence_model *model)
{
    static const char text[] = "Mayor Ana Brnabic of NATO left Kyiv";
    er_document *document;
    er_sequence_scratch *scratch;
    EXPECT(er_document_new(&document, NULL) == ER_OK);
    EXPECT(er_document_set(document, "x", NULL, NULL, NULL, text, sizeof text - 1, NULL) == ER_OK);
    EXPECT(er_sequence_scratch_new(&scratch, NULL) == ER_OK);
    for (uint32_t at = 0; at < sizeof text - 1;) {
        uint32_t end = at + (uint32_t)strcspn(text + at, " ");
        er_token *token = er_document_add_token(document);
        EXPECT(token != NULL);
        token->start = at;
        token->end = end;
        at = end + 1;
    }
    er_sentence *sentence = er_document_add_sentence(document);
    EXPECT(sentence != NULL);
    sentence->end_token = document->token_count;
    EXPECT(er_sequence_label(model, scratch, document, NULL) == ER_OK);
    uint32_t count;
    const er_label_span *spans = er_sequence_spans(scratch, &count);
    for (uint32_t i = 0; i < count; i++)
        EXPECT(spans[i].first_token < spans[i].end_token &&
               spans[i].end_token <= document->token_count && spans[i].label < ER_LABEL_COUNT);
    er_sequence_scratch_free(scratch);
    er_document_free(document);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static unsigned char *bytes; /* the model; every change is taken back */
    er_view built_in = ER_DATA(sequence_model);
    if (!bytes) {
        bytes = malloc(built_in.length);
        EXPECT(bytes != NULL);
        memcpy(bytes, built_in.data, built_in.length);
    }
    uint32_t at[CHANGES_MAX], count = 0;
    bool seal = false;
    for (; count < CHANGES_MAX && (count + 1) * CHANGE <= size; count++) {
        const uint8_t *change = data + count * CHANGE;
        at[count] = position(change, built_in.length);
        bytes[at[count]] = change[4];
        seal = seal || change[5] & 1;
    }
    er_model_header *header = (void *)bytes;
    if (seal)
        header->checksum =
            er_model_checksum(bytes + sizeof *header, built_in.length - sizeof *header);
    er_sequence_model *model;
    er_error error;
    er_status status = er_sequence_model_open((er_view){(const char *)bytes, built_in.length},
                                              "changed", &model, &error);
    EXPECT(status == ER_OK || (status == ER_BAD_FORMAT && !model && error.message[0]));
    if (!status)
        label_something(model);
    er_sequence_model_close(model);
    for (uint32_t i = 0; i < count; i++)
        bytes[at[i]] = (unsigned char)built_in.data[at[i]];
    memcpy(bytes, built_in.data, sizeof *header);
    EXPECT(er_sequence_model_open((er_view){(const char *)data, (uint32_t)size}, "input", &model,
                                  &error) == ER_BAD_FORMAT);
    return 0;
}
