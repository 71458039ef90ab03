#include "text/tokenizer.h"

#include "text/characters.h"

#define RUN_BYTES 256     /* how far a hyphenated word is looked ahead */
#define ADDRESS_BYTES 128 /* how far an e-mail address is looked ahead */

typedef struct tokenizer {
    const er_abbreviations *abbreviations;
    er_document *document;
    const char *text;
    uint32_t at, end;
    uint32_t run_end; /* of the hyphenated word at hand */
    bool run_split;   /* it is cut at its hyphens */
    bool space, line; /* before the next token */
} tokenizer;

static er_char peek(const tokenizer *t, uint32_t at)
{
    if (at >= t->end)
        return (er_char){0, 0, ER_CHAR_SPACE};
    return er_char_at(t->text + at, t->end - at);
}

/* ---- appending tokens -------------------------------------------------------------------------
 */

/* Kind and case of a token, from its characters. */
static void describe(const tokenizer *t, er_token *token)
{
    uint32_t upper = 0, lower = 0, digits = 0, symbols = 0;
    bool first_upper = false;
    for (uint32_t at = token->start; at < token->end;) {
        er_char c = peek(t, at);
        if (c.char_class == ER_CHAR_UPPER && upper + lower == 0)
            first_upper = true;
        upper += c.char_class == ER_CHAR_UPPER;
        lower += c.char_class == ER_CHAR_LOWER;
        digits += c.char_class == ER_CHAR_DIGIT;
        symbols += c.char_class == ER_CHAR_SYMBOL;
        at += c.size;
    }
    token->kind = upper + lower ? ER_WORD
                  : digits      ? ER_NUMBER
                  : symbols     ? ER_SYMBOL
                                : ER_PUNCTUATION;
    if (upper + lower == 0)
        token->letter_case = ER_CASE_NONE;
    else if (upper == 0)
        token->letter_case = ER_CASE_LOWER;
    else if (upper == 1 && first_upper)
        token->letter_case = ER_CASE_TITLE;
    else
        token->letter_case = lower == 0 ? ER_CASE_UPPER : ER_CASE_MIXED;
}

static bool emit(tokenizer *t, uint32_t end)
{
    er_token *token = er_document_add_token(t->document);
    if (!token)
        return false;
    token->start = t->at;
    token->end = end;
    token->space_before = t->space;
    token->opens_line = t->line;
    describe(t, token);
    t->space = t->line = false;
    t->at = end;
    return true;
}

/* ---- words ------------------------------------------------------------------------------------
 */

static uint32_t apostrophe_size(er_char c)
{
    return c.code == '\'' || c.code == 0x2019 ? c.size : 0;
}

static bool is_hyphen(er_char c)
{
    return c.code == '-' || c.code == 0x2010 || c.code == 0x2011;
}

/* The end of what follows the apostrophe at position at, where that is a clitic ("'s", "'ll");
   else 0. */
static uint32_t clitic_end(const tokenizer *t, uint32_t at)
{
    static const char *const clitics[] = {"s", "re", "ve", "ll", "d", "m"};
    uint32_t size = apostrophe_size(peek(t, at));
    if (!size)
        return 0;
    uint32_t begin = at + size;
    for (size_t i = 0; i < sizeof clitics / sizeof *clitics; i++) {
        uint32_t length = (uint32_t)strlen(clitics[i]), same = 0;
        while (same < length && begin + same < t->end &&
               (t->text[begin + same] | 0x20) == clitics[i][same])
            same++;
        if (same == length && !er_char_is_word(peek(t, begin + length).char_class))
            return begin + length;
    }
    return 0;
}

/* The end of "n't" at position at, else 0. */
static uint32_t negation_end(const tokenizer *t, uint32_t at)
{
    if (at >= t->end || (t->text[at] | 0x20) != 'n')
        return 0;
    uint32_t size = apostrophe_size(peek(t, at + 1));
    uint32_t last = at + 1 + size;
    if (!size || last >= t->end || (t->text[last] | 0x20) != 't' ||
        er_char_is_word(peek(t, last + 1).char_class))
        return 0;
    return last + 1;
}

/* "U.S.", "J.D.", "a.m.", "U.S": single letters with a full stop between them. Else at. */
static uint32_t acronym_end(const tokenizer *t, uint32_t at)
{
    uint32_t begin = at, pairs = 0;
    for (;;) {
        er_char letter = peek(t, at);
        if (!er_char_is_letter(letter.char_class))
            break;
        uint32_t after = at + letter.size;
        if (after < t->end && t->text[after] == '.') {
            pairs++;
            at = after + 1;
            continue;
        }
        if (pairs && !er_char_is_word(peek(t, after).char_class))
            return after; /* "U.S", without its last full stop */
        break;
    }
    return pairs >= 2 ? at : begin;
}

/* The next word after white space; empty where something else comes first. */
static er_view word_ahead(const tokenizer *t, uint32_t at, er_char_class *first)
{
    er_char c = peek(t, at);
    while (at < t->end && c.char_class == ER_CHAR_SPACE) {
        at += c.size;
        c = peek(t, at);
    }
    *first = at < t->end ? c.char_class : ER_CHAR_SPACE;
    uint32_t end = at;
    while (end < t->end && er_char_is_word(peek(t, end).char_class))
        end += peek(t, end).size;
    return (er_view){t->text + at, end - at};
}

/* Whether the full stop at position stop belongs to the word that begins at start. */
static bool keeps_stop(const tokenizer *t, uint32_t start, uint32_t stop)
{
    er_view word = {t->text + start, stop - start};
    er_char first = peek(t, start);
    er_char_class ahead;
    er_view next = word_ahead(t, stop + 1, &ahead);
    if (word.length == first.size && first.char_class == ER_CHAR_UPPER) {
        if (!t->space && start == t->at && start > 0 && t->text[start - 1] == '.')
            return true; /* the second half of "Ph.D." */
        return ahead == ER_CHAR_UPPER && !er_abbreviation_opener(t->abbreviations, next) &&
               !(word.data[0] == 'I' && next.length > 1);
    }
    switch (er_abbreviation_of(t->abbreviations, word)) {
    case ER_ABBREVIATION_TITLE:
        return first.char_class == ER_CHAR_UPPER &&
               (ahead == ER_CHAR_UPPER || ahead == ER_CHAR_DIGIT || next.length > 0);
    case ER_ABBREVIATION_NUMBER:
        return ahead == ER_CHAR_DIGIT;
    case ER_ABBREVIATION_ANYWHERE:
        return first.char_class == ER_CHAR_UPPER;
    case ER_ABBREVIATION_SMALL:
        return true;
    default:
        return false;
    }
}

/* The end of a host name's last part after the full stop at position stop ("Amazon.com"), else 0.
 */
static uint32_t domain_end(const tokenizer *t, uint32_t stop)
{
    static const char *const domains[] = {"com", "org", "net", "gov", "edu", "int", "info", "ru",
                                          "ua",  "uk",  "de",  "fr",  "eu",  "io",  "ai",   "tv"};
    uint32_t end = stop + 1;
    while (end < t->end && t->text[end] >= 'a' && t->text[end] <= 'z')
        end++;
    if (er_char_is_word(peek(t, end).char_class))
        return 0;
    er_view part = er_view_between(t->text + stop + 1, t->text + end);
    for (size_t i = 0; i < sizeof domains / sizeof *domains; i++)
        if (er_view_is(part, domains[i]))
            return end;
    return 0;
}

/* Whether the character at position at joins the word characters on both its sides:
   "O'Brien", "3,000", "10:30", "AT&T", a zero-width character. */
static bool joins(const tokenizer *t, er_char_class before, uint32_t at, er_char c)
{
    er_char_class after = peek(t, at + c.size).char_class;
    if (c.char_class == ER_CHAR_INVISIBLE)
        return er_char_is_word(after) || (after == ER_CHAR_INVISIBLE);
    if (apostrophe_size(c))
        return er_char_is_letter(before) && er_char_is_letter(after) && !clitic_end(t, at);
    switch (c.code) {
    case '.':
    case ',':
    case ':':
    case '/':
        return before == ER_CHAR_DIGIT && after == ER_CHAR_DIGIT;
    case '&':
        return before == ER_CHAR_UPPER && after == ER_CHAR_UPPER;
    case '_':
        return er_char_is_word(after) || peek(t, at + 1).code == '_';
    default:
        return false;
    }
}

/* The end of one word, without what a hyphen ties to it. */
static uint32_t word_end(const tokenizer *t, uint32_t start)
{
    uint32_t at = acronym_end(t, start);
    if (at != start)
        return at;
    er_char_class before = ER_CHAR_SPACE;
    while (at < t->end) {
        er_char c = peek(t, at);
        if (er_char_is_word(c.char_class)) {
            if (at > start && (c.code | 0x20) == 'n' && negation_end(t, at))
                return at;
            before = c.char_class;
        } else if (c.code == '.' && er_char_is_letter(before)) {
            if (keeps_stop(t, start, at))
                return at + 1;
            uint32_t domain = domain_end(t, at);
            return domain ? domain : at;
        } else if (!joins(t, before, at, c)) {
            break;
        }
        at += c.size;
    }
    while (at > start && peek(t, at - 1).code == '_')
        at--;
    return at > start ? at : start + peek(t, start).size;
}

/* Looks over the hyphenated word that begins here and decides whether it is cut. */
static void look_over_run(tokenizer *t)
{
    uint32_t at = t->at;
    er_char_class before = peek(t, at).char_class;
    t->run_split = before == ER_CHAR_UPPER;
    while (at < t->end && at - t->at < RUN_BYTES) {
        er_char c = peek(t, at);
        er_char next = peek(t, at + c.size);
        if (is_hyphen(c)) {
            if (!er_char_is_word(next.char_class))
                break;
            t->run_split |= next.char_class == ER_CHAR_UPPER;
        } else if (!er_char_is_word(c.char_class) && !joins(t, before, at, c)) {
            break;
        }
        before = c.char_class;
        at += c.size;
    }
    t->run_end = at;
}

static uint32_t hyphenated_end(tokenizer *t)
{
    uint32_t end = word_end(t, t->at);
    for (;;) {
        er_char hyphen = peek(t, end);
        if (!is_hyphen(hyphen) || !er_char_is_word(peek(t, end + hyphen.size).char_class))
            return end;
        if (t->at >= t->run_end)
            look_over_run(t);
        if (t->run_split || end + hyphen.size >= t->run_end)
            return end;
        end = word_end(t, end + hyphen.size);
    }
}

/* ---- addresses --------------------------------------------------------------------------------
 */

static bool begins_with(const tokenizer *t, const char *prefix)
{
    return er_view_starts_with((er_view){t->text + t->at, t->end - t->at}, er_view_of(prefix));
}

static bool is_url(const tokenizer *t)
{
    return t->text[t->at] == 'w'
               ? begins_with(t, "www.")
               : t->text[t->at] == 'h' && (begins_with(t, "http://") || begins_with(t, "https://"));
}

/* Up to the next white space, without the punctuation that ends the clause around it. */
static uint32_t url_end(const tokenizer *t)
{
    uint32_t at = t->at, end = t->at;
    while (at < t->end) {
        er_char c = peek(t, at);
        if (c.char_class == ER_CHAR_SPACE || c.code == '<' || c.code == '>' || c.code == '"' ||
            c.code >= 0x2000)
            break;
        at += c.size;
        if (!strchr(".,;:!?)]}'", (int)(c.code < 0x80 ? c.code : 'x')))
            end = at;
    }
    return end;
}

static bool is_address_char(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           (c && strchr("._-+", c));
}

/* The end of an e-mail address that begins here, or 0. */
static uint32_t email_end(const tokenizer *t)
{
    uint32_t at = t->at;
    while (at < t->end && at - t->at < ADDRESS_BYTES && is_address_char(t->text[at]))
        at++;
    if (at == t->at || at + 1 >= t->end || t->text[at] != '@' || !is_address_char(t->text[at + 1]))
        return 0;
    for (at++; at < t->end && is_address_char(t->text[at]);)
        at++;
    while (t->text[at - 1] == '.' || t->text[at - 1] == '-')
        at--;
    return at;
}

/* The end of a handle or hashtag that begins here, or 0. */
static uint32_t handle_end(const tokenizer *t)
{
    uint32_t at = t->at + 1;
    while (at < t->end && (er_char_is_word(peek(t, at).char_class) || t->text[at] == '_'))
        at += peek(t, at).size;
    return at > t->at + 1 ? at : 0;
}

/* ---- the rest ---------------------------------------------------------------------------------
 */

/* The end of a run of the same ASCII mark ("...", "--", "''"), which is one token. */
static uint32_t mark_end(const tokenizer *t, er_char c)
{
    uint32_t end = t->at + c.size;
    if (c.code == '.' || c.code == '-') {
        while (end < t->end && t->text[end] == (char)c.code)
            end++;
    } else if (c.code == '\'' || c.code == '`') {
        if (end < t->end && t->text[end] == (char)c.code)
            end++;
    }
    return end;
}

static bool next_token(tokenizer *t, er_char c)
{
    uint32_t end = 0;
    if (!t->space && apostrophe_size(c))
        end = clitic_end(t, t->at);
    else if (!t->space && (c.code | 0x20) == 'n')
        end = negation_end(t, t->at);
    if (end)
        return emit(t, end);
    if (er_char_is_word(c.char_class)) {
        if (is_url(t))
            return emit(t, url_end(t));
        if (t->space || t->line || t->at == 0)
            end = email_end(t);
        return emit(t, end ? end : hyphenated_end(t));
    }
    if (c.code == '@' || c.code == '#')
        end = handle_end(t);
    return emit(t, end ? end : mark_end(t, c));
}

bool er_tokenize(const er_abbreviations *abbreviations, er_document *document, uint32_t start,
                 uint32_t end)
{
    tokenizer t = {.abbreviations = abbreviations,
                   .document = document,
                   .text = document->text.data,
                   .at = start,
                   .end = end,
                   .space = true,
                   .line = true};
    while (t.at < end) {
        er_char c = peek(&t, t.at);
        if (c.char_class == ER_CHAR_SPACE || c.char_class == ER_CHAR_INVISIBLE) {
            t.space |= c.char_class == ER_CHAR_SPACE;
            t.line |= c.code == '\n';
            t.at += c.size;
        } else if (!next_token(&t, c)) {
            return false;
        }
    }
    return true;
}
