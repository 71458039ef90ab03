#include "facts/offices.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/symbols.h"
#include "base/table.h"
#include "data/data.h"

enum {
    KIND_HEAD = 1,
    KIND_RANK = 2,
    KIND_MODIFIER = 4,
    KIND_FORMER = 8,
    KIND_ACTING = 16,
    KIND_LEAD = 32,
    KIND_JOB = 64 /* with KIND_HEAD */
};

#define ENTRY_WORDS_MAX 5 /* tokens of the longest entry */
#define PHRASE_TOKENS_MAX 14

typedef struct office_entry {
    er_view canonical;
    uint8_t kinds; /* KIND_... */
} office_entry;

struct er_offices {
    er_symbols words; /* entries in lower case, words joined by one space; and their beginnings */
    office_entry *entries; /* [words.count]; without kinds: no entry, but the beginning of one */
    uint32_t entry_capacity;
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* ---- loading ---- */

static uint8_t kind_named(er_view name)
{
    static const struct {
        const char *name;
        uint8_t kind;
    } kinds[] = {{"head", KIND_HEAD},     {"job", KIND_HEAD | KIND_JOB},
                 {"rank", KIND_RANK},     {"modifier", KIND_MODIFIER},
                 {"former", KIND_FORMER}, {"acting", KIND_ACTING},
                 {"lead", KIND_LEAD}};
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (er_view_is(name, kinds[i].name))
            return kinds[i].kind;
    return 0;
}

static office_entry *add_text(er_offices *offices, er_view text)
{
    uint32_t known = offices->words.count, id = er_symbols_add(&offices->words, text);
    if (id == ER_NONE || !er_array_reserve((void **)&offices->entries, &offices->entry_capacity,
                                           (uint64_t)id + 1, sizeof *offices->entries))
        return NULL;
    if (id == known)
        offices->entries[id] = (office_entry){0};
    return &offices->entries[id];
}

/* Where a token of the text could end: nowhere between two letters. */
static bool add_beginnings(er_offices *offices, er_view text)
{
    for (uint32_t i = 1; i < text.length; i++)
        if ((!is_letter(text.data[i]) || !is_letter(text.data[i - 1])) && text.data[i - 1] != ' ' &&
            !add_text(offices, (er_view){text.data, i}))
            return false;
    return true;
}

static er_status add_entry(er_offices *offices, const er_view *fields, uint64_t line,
                           er_error *error)
{
    uint8_t kind = kind_named(fields[0]);
    if (!kind || !fields[1].length)
        return er_fail_at(error, ER_BAD_FORMAT, "offices.tsv", line, ER_NO_POSITION,
                          "a line without a known kind and a word");
    office_entry *entry = add_text(offices, fields[1]);
    if (!entry)
        return er_fail_memory(error);
    entry->kinds = (uint8_t)(entry->kinds | kind);
    if (kind != KIND_MODIFIER || !entry->canonical.length)
        entry->canonical = fields[2].length ? fields[2] : fields[1];
    return add_beginnings(offices, fields[1]) ? ER_OK : er_fail_memory(error);
}

er_status er_offices_new(er_offices **offices, er_error *error)
{
    *offices = calloc(1, sizeof **offices);
    if (!*offices)
        return er_fail_memory(error);
    er_view rest = ER_DATA(offices), fields[4];
    uint64_t line = 0;
    while (er_table_next(&rest, fields, 4, &line)) {
        er_status status = add_entry(*offices, fields, line, error);
        if (status != ER_OK) {
            er_offices_free(*offices);
            *offices = NULL;
            return status;
        }
    }
    return ER_OK;
}

void er_offices_free(er_offices *offices)
{
    if (!offices)
        return;
    er_symbols_free(&offices->words);
    free(offices->entries);
    free(offices);
}

/* ---- words ---- */

static char lower(char c)
{
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* The token in lower case at the end of text[*length], after a space unless it is glued on. */
static bool append_token(const er_document *document, uint32_t token, char *text, size_t *length)
{
    const er_token *t = &document->tokens[token];
    size_t size = t->end - t->start;
    bool space = *length && t->space_before;
    if (*length + size + 2 > ER_OFFICE_NAME_MAX)
        return false;
    if (space)
        text[(*length)++] = ' ';
    for (size_t i = 0; i < size; i++)
        text[(*length)++] = lower(document->text.data[t->start + i]);
    text[*length] = 0;
    return true;
}

static const office_entry *find(const er_offices *offices, const char *text, size_t length)
{
    uint32_t id = er_symbols_find(&offices->words, (er_view){text, (uint32_t)length});
    return id == ER_NONE ? NULL : &offices->entries[id];
}

/* A single word that "ex-" or "-elect" is glued to, which says that it is former or acting. */
static const office_entry *find_glued(const er_offices *offices, const char *text, size_t length,
                                      uint8_t *glued)
{
    static const char *const before[] = {"ex-", "then-"}, *const after[] = {"-elect", "-designate"};
    const office_entry *entry;
    for (size_t i = 0; i < 2; i++) {
        size_t size = strlen(before[i]);
        if (length > size && !memcmp(text, before[i], size) &&
            (entry = find(offices, text + size, length - size)) && entry->kinds & KIND_HEAD) {
            *glued = KIND_FORMER;
            return entry;
        }
        size = strlen(after[i]);
        if (length > size && !memcmp(text + length - size, after[i], size) &&
            (entry = find(offices, text, length - size)) && entry->kinds & KIND_HEAD) {
            *glued = KIND_ACTING;
            return entry;
        }
    }
    return NULL;
}

/* The longest entry with one of the kinds that begins at first; *end is the token after it. */
static const office_entry *longest(const er_offices *offices, const er_document *document,
                                   uint32_t first, uint32_t high, unsigned kinds, uint32_t *end,
                                   er_office_phrase *phrase)
{
    char text[ER_OFFICE_NAME_MAX];
    size_t length = 0;
    const office_entry *best = NULL;
    for (uint32_t i = first; i < high && i < first + ENTRY_WORDS_MAX; i++) {
        if (!append_token(document, i, text, &length))
            break;
        const office_entry *known = find(offices, text, length), *entry = known;
        uint8_t glued = 0;
        if (i == first && (!known || !known->kinds))
            entry = find_glued(offices, text, length, &glued);
        if (entry && entry->kinds & kinds) {
            best = entry;
            *end = i + 1;
            phrase->former |= (glued & KIND_FORMER) != 0;
            phrase->acting |= (glued & KIND_ACTING) != 0;
        }
        if (!known)
            break;
    }
    return best;
}

static void append_office(er_office_phrase *phrase, er_view word)
{
    size_t length = strlen(phrase->office);
    if (length + word.length + 2 > sizeof phrase->office)
        return;
    if (length)
        phrase->office[length++] = ' ';
    memcpy(phrase->office + length, word.data, word.length);
    phrase->office[length + word.length] = 0;
}

/* ---- phrases ---- */

static bool is_hyphen(const er_document *document, uint32_t token)
{
    return er_view_is(er_token_view(document, token), "-");
}

void er_office_marks(const er_offices *offices, const er_document *document, uint32_t *token,
                     uint32_t high, er_office_phrase *phrase)
{
    for (;;) {
        uint32_t end;
        const office_entry *mark =
            longest(offices, document, *token, high, KIND_FORMER | KIND_ACTING, &end, phrase);
        if (!mark)
            return;
        if (mark->kinds & KIND_FORMER)
            phrase->former = true;
        else
            phrase->acting = true;
        *token = end;
        if (*token < high && is_hyphen(document, *token))
            ++*token;
    }
}

/* What follows a head: "-elect", "-designate". */
static void read_suffix(const er_offices *offices, const er_document *document, uint32_t high,
                        er_office_phrase *phrase)
{
    uint32_t end, next = phrase->end_token;
    if (next + 1 < high && is_hyphen(document, next) &&
        longest(offices, document, next + 1, high, KIND_ACTING, &end, phrase)) {
        phrase->acting = true;
        phrase->end_token = end;
    }
}

/* "ministers", listed with "minister" as what it is a form of. */
static bool is_plural(const er_document *document, uint32_t token, const office_entry *entry)
{
    er_view word = er_token_view(document, token);
    char last = word.data[word.length - 1];
    return (last == 's' || er_view_ends_with(word, er_view_of("men"))) &&
           entry->canonical.data[entry->canonical.length - 1] != last;
}

bool er_office_at(const er_offices *offices, const er_document *document, uint32_t first,
                  uint32_t high, er_office_phrase *phrase)
{
    er_office_phrase reading = {.first_token = first, .rank = true};
    uint32_t token = first;
    bool complete = false;
    er_office_marks(offices, document, &token, high, &reading);
    while (token < high && token < first + PHRASE_TOKENS_MAX) {
        uint32_t end;
        const office_entry *entry = longest(offices, document, token, high,
                                            KIND_HEAD | KIND_RANK | KIND_MODIFIER, &end, &reading);
        if (!entry && complete && er_view_is(er_token_view(document, token), "and") &&
            longest(offices, document, token + 1, high, KIND_HEAD | KIND_MODIFIER, &end,
                    &reading)) {
            append_office(&reading, er_view_of("and"));
            token++;
            continue;
        }
        if (!entry ||
            (complete && !reading.rank && (entry->kinds & (KIND_RANK | KIND_HEAD)) == KIND_RANK))
            break; /* "Defence Minister | General" */
        append_office(&reading, entry->canonical);
        token = end;
        if (!(entry->kinds & (KIND_HEAD | KIND_RANK)))
            continue;
        complete = true;
        reading.rank = reading.rank && !(entry->kinds & KIND_HEAD);
        reading.job = entry->kinds & KIND_JOB;
        reading.plural = is_plural(document, token - 1, entry);
        reading.end_token = token;
        read_suffix(offices, document, high, &reading);
        token = reading.end_token;
        *phrase = reading;
    }
    return complete;
}

bool er_office_before(const er_offices *offices, const er_document *document, uint32_t low,
                      uint32_t end, er_office_phrase *phrase)
{
    bool found = false;
    uint32_t misses = 0; /* words inside an entry ("of" in "chief of staff") begin none */
    for (uint32_t first = end; first > low && end - first < PHRASE_TOKENS_MAX && misses < 3;) {
        first--;
        er_office_phrase reading;
        if (er_office_at(offices, document, first, end, &reading) && reading.end_token == end) {
            *phrase = reading;
            found = true;
            misses = 0;
        } else if (document->tokens[first].kind == ER_WORD || is_hyphen(document, first)) {
            misses++;
        } else {
            break;
        }
    }
    return found;
}

bool er_office_is_likely(const er_document *document, uint32_t token)
{
    static const char *const tails[] = {"er",    "or",   "ist", "ian", "man",
                                        "woman", "crat", "eer", "yst"};
    static const char *const others[] = {
        "former",   "other",     "number",        "order",    "water",   "center",   "power",
        "matter",   "letter",    "paper",         "never",    "under",   "over",     "after",
        "together", "whether",   "rather",        "sister",   "brother", "father",   "mother",
        "daughter", "killer",    "murderer",      "winner",   "loser",   "survivor", "competitor",
        "follower", "supporter", "believer",      "prisoner", "donor",   "defector", "attacker",
        "shooter",  "customer",  "reader",        "buyer",    "fewer",   "later",    "larger",
        "smaller",  "newspaper", "quarter",       "chapter",  "border",  "member",   "offer",
        "cover",    "user",      "major",         "junior",   "senior",  "prior",    "human",
        "german",   "error",     "harbor",        "labor",    "sector",  "factor",   "favor",
        "her",      "per",       "for",           "nor",      "or",      "per",      "list",
        "most",     "best",      "least",         "exist",    "consist", "insist",   "assist",
        "admirer",  "stranger",  "player-turned", "neither",  "either",  "answer",   "better",
        "bigger",   "older",     "younger"};
    er_view word = er_token_view(document, token);
    if (document->tokens[token].letter_case != ER_CASE_LOWER || word.length < 4)
        return false;
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (er_view_is(word, others[i]))
            return false;
    for (size_t i = 0; i < sizeof tails / sizeof *tails; i++)
        if (er_view_ends_with(word, er_view_of(tails[i])))
            return true;
    return false;
}

bool er_office_is_head(const er_offices *offices, const er_document *document, uint32_t token)
{
    er_office_phrase phrase = {0};
    uint32_t end;
    return longest(offices, document, token, token + 1, KIND_HEAD, &end, &phrase) != NULL;
}

const char *er_office_of_verb(const er_offices *offices, const er_document *document,
                              uint32_t token)
{
    char text[ER_OFFICE_NAME_MAX];
    size_t length = 0;
    if (token >= document->token_count || !append_token(document, token, text, &length))
        return NULL;
    uint32_t id = er_symbols_find(&offices->words, (er_view){text, (uint32_t)length});
    if (id == ER_NONE || !(offices->entries[id].kinds & KIND_LEAD))
        return NULL;
    /* The canonical form of a verb is one of the heads: its bytes end with a zero byte there. */
    uint32_t head = er_symbols_find(&offices->words, offices->entries[id].canonical);
    return head == ER_NONE ? NULL : offices->words.views[head].data;
}

/* ---- one at a time ---- */

static bool is_one_of(er_view word, const char *const *words)
{
    for (; *words; words++)
        if (er_view_is(word, *words))
            return true;
    return false;
}

bool er_office_is_single(er_view office)
{
    static const char *const single[] = {"president",
                                         "vice president",
                                         "prime minister",
                                         "chancellor",
                                         "premier",
                                         "taoiseach",
                                         "king",
                                         "queen",
                                         "emperor",
                                         "emir",
                                         "sultan",
                                         "crown prince",
                                         "pope",
                                         "leader",
                                         "supreme leader",
                                         "secretary-general",
                                         "general secretary",
                                         "director-general",
                                         "managing director",
                                         "chief executive",
                                         "chair",
                                         "chairman",
                                         "chairwoman",
                                         "secretary of state",
                                         "secretary of defense",
                                         "attorney general",
                                         "prosecutor general",
                                         "chief justice",
                                         "chief of staff",
                                         "national security adviser",
                                         "top diplomat",
                                         "central bank governor",
                                         NULL};
    static const char *const fields[] = {"minister", "secretary", "chief", NULL};
    /* what makes one of many of it, or says nothing */
    static const char *const ranks[] = {
        "deputy", "vice",    "assistant", "junior",     "former",   "senior", "permanent", "under",
        "state",  "cabinet", "private",   "government", "regional", "local",  "and",       NULL};
    if (is_one_of(office, single))
        return true;
    er_view word = {"", 0}, first = {"", 0};
    for (er_view rest = office; er_view_split(&rest, ' ', &word);)
        if (!first.length)
            first = word;
    return word.length < office.length && is_one_of(word, fields) && !is_one_of(first, ranks);
}
