#include "facts/words.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/utf8.h"

static bool is_ascii(er_view view)
{
    for (uint32_t i = 0; i < view.length; i++)
        if ((unsigned char)view.data[i] >= 0x80)
            return false;
    return true;
}

static void fold_ascii(er_view token, er_buffer *out)
{
    char *to = er_buffer_reserve(out, token.length);
    if (!to)
        return;
    for (uint32_t i = 0; i < token.length; i++) {
        char c = token.data[i];
        to[i] = (char)(c >= 'A' && c <= 'Z' ? c + 32 : c);
    }
    out->length += token.length;
}

/* Soft hyphen, zero-width characters, direction marks, byte order mark. */
static bool is_invisible(uint32_t c)
{
    return c == 0xAD || (c >= 0x200B && c <= 0x200F) || (c >= 0x202A && c <= 0x202E) ||
           (c >= 0x2060 && c <= 0x206F) || c == 0xFEFF;
}

er_view er_word_fold(er_view token, er_buffer *scratch)
{
    er_buffer_clear(scratch);
    if (is_ascii(token)) {
        fold_ascii(token, scratch);
        return er_buffer_view(scratch);
    }
    for (uint32_t at = 0; at < token.length;) {
        uint32_t size;
        uint32_t c = er_utf8_decode(token.data + at, token.length - at, &size);
        if (!is_invisible(c))
            er_utf8_fold((er_view){token.data + at, size}, scratch);
        at += size;
    }
    return er_buffer_view(scratch);
}

er_status er_word_ids_fill(er_word_ids *ids, const er_symbols *words, const er_document *document,
                           er_error *error)
{
    if (!er_array_reserve((void **)&ids->ids, &ids->capacity, document->token_count,
                          sizeof *ids->ids))
        return er_fail_memory(error);
    for (uint32_t i = 0; i < document->token_count; i++)
        ids->ids[i] = er_symbols_find(words, er_word_fold(er_token_view(document, i), &ids->fold));
    return ids->fold.failed ? er_fail_memory(error) : ER_OK;
}

void er_word_ids_free(er_word_ids *ids)
{
    free(ids->ids);
    er_buffer_free(&ids->fold);
    *ids = (er_word_ids){0};
}
