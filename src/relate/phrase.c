#include "relate/phrase.h"

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c | 32) : c;
}

static bool is_word(er_view view, const char *word)
{
    for (uint32_t i = 0; i < view.length; i++)
        if (!word[i] || lower(view.data[i]) != lower(word[i]))
            return false;
    return !word[view.length];
}

bool er_token_is(const er_document *document, uint32_t token, const char *word)
{
    return token < document->token_count && is_word(er_token_view(document, token), word);
}

bool er_token_is_any(const er_document *document, uint32_t token, const char *const *words)
{
    if (token >= document->token_count)
        return false;
    er_view view = er_token_view(document, token);
    char first = view.length ? lower(*view.data) : 0;
    for (; *words; words++) /* most words differ in the first letter */
        if (lower(**words) == first && is_word(view, *words))
            return true;
    return false;
}

bool er_token_is_possessive(const er_document *document, uint32_t token)
{
    static const char *const forms[] = {"'s", "’s", "'", "’", NULL};
    return token < document->token_count && !document->tokens[token].space_before &&
           er_token_is_any(document, token, forms);
}

uint32_t er_mention_from(const er_document *document, uint32_t near, uint32_t first_token)
{
    const er_mention *mentions = document->mentions;
    uint32_t i = near < document->mention_count ? near : 0;
    while (i && mentions[i].first_token >= first_token)
        i--;
    for (; i < document->mention_count && mentions[i].first_token <= first_token; i++)
        if (mentions[i].first_token == first_token)
            return i;
    return ER_NONE;
}

uint32_t er_mention_until(const er_document *document, uint32_t near, uint32_t end_token)
{
    const er_mention *mentions = document->mentions;
    if (!document->mention_count)
        return ER_NONE;
    uint32_t i = near < document->mention_count ? near : document->mention_count - 1;
    while (i + 1 < document->mention_count && mentions[i + 1].first_token < end_token)
        i++;
    for (uint32_t steps = 0; steps < 8; steps++, i--) {
        if (mentions[i].end_token == end_token)
            return i;
        if (!i)
            break;
    }
    return ER_NONE;
}
