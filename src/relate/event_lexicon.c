#include "relate/event_lexicon.h"

#include <stdlib.h>

#include "base/array.h"
#include "base/symbols.h"
#include "base/table.h"
#include "data/data.h"

#define CATEGORIES_MAX 64

struct er_event_lexicon {
    er_symbols words[ER_EVENT_WORD_KINDS];
    uint32_t *first[ER_EVENT_WORD_KINDS]; /* [words.count] first reading */
    uint32_t first_capacity[ER_EVENT_WORD_KINDS];
    er_event_entry *entries;
    uint32_t entry_count, entry_capacity;
    er_slot *slots;
    uint32_t slot_count, slot_capacity;
    er_symbols nouns;
    uint64_t *noun_categories; /* [nouns.count] */
    uint32_t noun_capacity;
    er_symbols categories; /* the id is the number of the bit */
};

/* What is known of the group of lines that is being read. */
typedef struct group {
    uint8_t event_class, effect;
} group;

static const char *const effect_names[ER_EFFECT_COUNT] = {
    "-",     "commit",  "refuse", "demand", "threaten", "deny",   "stop",
    "allow", "prevent", "say",    "claim",  "fact",     "favour", "oppose",
    "light", "start",   "plan",   "try",    "fail",     "judge",  "undergo"};

static uint8_t effect_of_class(uint8_t event_class)
{
    switch (event_class) {
    case ER_AGREE:
        return ER_EFFECT_COMMIT;
    case ER_REJECT:
        return ER_EFFECT_REFUSE;
    case ER_REQUEST:
        return ER_EFFECT_DEMAND;
    case ER_THREATEN:
        return ER_EFFECT_THREATEN;
    case ER_ACCUSE:
        return ER_EFFECT_OPPOSE;
    case ER_SUPPORT:
        return ER_EFFECT_FAVOUR;
    case ER_CONCEDE:
        return ER_EFFECT_ALLOW;
    case ER_COERCE:
        return ER_EFFECT_PREVENT;
    case ER_STATEMENT:
        return ER_EFFECT_SAY;
    default:
        return ER_EFFECT_NONE;
    }
}

/* ---- reading ---- */

/* "= assault -": the class and effect of the lines that follow. */
static bool read_group(er_view line, group *g)
{
    er_view word, rest = line;
    char name[32];
    uint32_t part = 0;
    *g = (group){.event_class = ER_CLASS_COUNT, .effect = ER_EFFECT_COUNT};
    while (er_view_split(&rest, ' ', &word)) {
        if (!word.length || word.length >= sizeof name)
            return false;
        memcpy(name, word.data, word.length);
        name[word.length] = 0;
        if (part == 1 && strcmp(name, "-") != 0) {
            g->event_class = (uint8_t)er_class_named(name);
            if (g->event_class == ER_CLASS_COUNT)
                return false;
        } else if (part == 2) {
            for (int e = 0; e < ER_EFFECT_COUNT; e++)
                if (!strcmp(name, effect_names[e]))
                    g->effect = (uint8_t)e;
            if (g->effect == ER_EFFECT_COUNT)
                return false;
        }
        part++;
    }
    if (g->effect == ER_EFFECT_COUNT)
        g->effect = effect_of_class(g->event_class);
    return part == 2 || part == 3;
}

/* The bit of a category, a new one where it is not known yet; 0 when there are too many. */
static uint64_t category_bit(er_event_lexicon *lexicon, er_view name)
{
    uint32_t id = er_symbols_add(&lexicon->categories, name);
    return id < CATEGORIES_MAX ? UINT64_C(1) << id : 0;
}

/* "/actor,none" or "/-idea,limit": what the object has to be or not to be. */
static bool read_condition(er_event_lexicon *lexicon, er_view text, er_event_entry *entry)
{
    bool exclude = text.length && text.data[0] == '-';
    if (exclude)
        text = er_view_between(text.data + 1, text.data + text.length);
    er_view name;
    while (er_view_split(&text, ',', &name)) {
        if (er_view_is(name, "inf")) {
            entry->needs_infinitive = true;
            continue;
        }
        if (er_view_is(name, "by-person")) {
            entry->needs_person = true;
            continue;
        }
        if (er_view_is(name, "named")) {
            entry->needs_name = true;
            continue;
        }
        if (er_view_is(name, "by-body")) {
            entry->needs_body = true;
            continue;
        }
        if (er_view_is(name, "negated")) {
            entry->needs_negation = true;
            continue;
        }
        if (er_view_is(name, "none")) {
            entry->needs_none |= !exclude;
            entry->excludes_none |= exclude;
            continue;
        }
        uint64_t bit = category_bit(lexicon, name);
        if (!bit)
            return false;
        if (exclude)
            entry->excludes |= bit;
        else
            entry->needs |= bit;
    }
    return true;
}

static bool add_slot(er_event_lexicon *lexicon, er_view word, er_event_entry *entry)
{
    static const struct {
        const char *name;
        uint8_t kind;
    } named[] = {{"obj", ER_SLOT_OBJECT},
                 {"who", ER_SLOT_WHO},
                 {"iobj", ER_SLOT_INDIRECT},
                 {"each", ER_SLOT_EACH},
                 {"subj", ER_SLOT_SUBJECT}};
    er_slot slot = {.kind = ER_SLOT_PREPOSITION};
    if (memchr("~<!+", word.data[0], 4)) {
        slot.through = word.data[0] == '~';
        slot.excludes = word.data[0] == '!';
        slot.requires = word.data[0] == '+';
        slot.of_actor = word.data[0] == '<';
        word = er_view_between(word.data + 1, word.data + word.length);
    }
    slot.preposition = word;
    for (size_t i = 0; i < sizeof named / sizeof *named; i++)
        if (er_view_is(word, named[i].name))
            slot.kind = named[i].kind;
    if (!er_array_reserve((void **)&lexicon->slots, &lexicon->slot_capacity,
                          (uint64_t)lexicon->slot_count + 1, sizeof *lexicon->slots))
        return false;
    lexicon->slots[lexicon->slot_count++] = slot;
    entry->slot_count++;
    return true;
}

static er_status read_frame(er_event_lexicon *lexicon, er_view frame, er_event_entry *entry,
                            uint64_t line, er_error *error)
{
    entry->first_slot = lexicon->slot_count;
    er_view word;
    while (er_view_split(&frame, ' ', &word)) {
        const char *slash = memchr(word.data, '/', word.length);
        if (slash) {
            er_view condition = er_view_between(slash + 1, word.data + word.length);
            if (!read_condition(lexicon, condition, entry))
                return er_fail_at(error, ER_BAD_FORMAT, "event words", line, ER_NO_POSITION,
                                  "too many categories");
            word = er_view_between(word.data, slash);
        }
        if (word.length && !er_view_is(word, "-") && !add_slot(lexicon, word, entry))
            return er_fail_memory(error);
    }
    return ER_OK;
}

/* Appends a reading to those of a word. */
static bool add_entry(er_event_lexicon *lexicon, er_event_word_kind kind, er_view lemma,
                      const er_event_entry *entry)
{
    uint32_t known = lexicon->words[kind].count;
    uint32_t word = er_symbols_add(&lexicon->words[kind], lemma);
    if (word == ER_NONE ||
        !er_array_reserve((void **)&lexicon->first[kind], &lexicon->first_capacity[kind],
                          (uint64_t)word + 1, sizeof *lexicon->first[kind]) ||
        !er_array_reserve((void **)&lexicon->entries, &lexicon->entry_capacity,
                          (uint64_t)lexicon->entry_count + 1, sizeof *lexicon->entries))
        return false;
    uint32_t new = lexicon->entry_count++;
    lexicon->entries[new] = *entry;
    lexicon->entries[new].next = ER_NONE;
    if (word == known) {
        lexicon->first[kind][word] = new;
        return true;
    }
    uint32_t last = lexicon->first[kind][word];
    while (lexicon->entries[last].next != ER_NONE)
        last = lexicon->entries[last].next;
    lexicon->entries[last].next = new;
    return true;
}

static er_status read_words(er_event_lexicon *lexicon, er_event_word_kind kind, er_view rest,
                            er_error *error)
{
    er_view fields[3], lemma;
    uint64_t line = 0;
    group g = {.event_class = ER_CLASS_COUNT};
    while (er_table_next(&rest, fields, 3, &line)) {
        if (fields[0].data[0] == '=') {
            if (!read_group(fields[0], &g))
                return er_fail_at(error, ER_BAD_FORMAT, "event words", line, ER_NO_POSITION,
                                  "a group without a known class and effect");
            continue;
        }
        er_event_entry entry = {.event_class = g.event_class, .effect = g.effect};
        er_status status = read_frame(lexicon, fields[1], &entry, line, error);
        if (status != ER_OK)
            return status;
        er_view lemmas = fields[0];
        while (er_view_split(&lemmas, ',', &lemma)) {
            lemma = er_view_trim(lemma);
            if (lemma.length && !add_entry(lexicon, kind, lemma, &entry))
                return er_fail_memory(error);
        }
    }
    return ER_OK;
}

static er_status read_categories(er_event_lexicon *lexicon, er_error *error)
{
    er_view rest = ER_DATA(noun_categories), fields[2], name, noun;
    uint64_t line = 0;
    while (er_table_next(&rest, fields, 2, &line)) {
        uint64_t bits = 0;
        er_view names = fields[0], nouns = fields[1];
        while (er_view_split(&names, ',', &name)) {
            uint64_t bit = category_bit(lexicon, name);
            if (!bit)
                return er_fail_at(error, ER_BAD_FORMAT, "noun categories", line, ER_NO_POSITION,
                                  "too many categories");
            bits |= bit;
        }
        while (er_view_split(&nouns, ',', &noun)) {
            uint32_t known = lexicon->nouns.count;
            uint32_t id = er_symbols_add(&lexicon->nouns, er_view_trim(noun));
            if (id == ER_NONE ||
                !er_array_reserve((void **)&lexicon->noun_categories, &lexicon->noun_capacity,
                                  (uint64_t)id + 1, sizeof *lexicon->noun_categories))
                return er_fail_memory(error);
            if (id == known)
                lexicon->noun_categories[id] = 0;
            lexicon->noun_categories[id] |= bits;
        }
    }
    return ER_OK;
}

er_status er_event_lexicon_new(er_event_lexicon **lexicon, er_error *error)
{
    *lexicon = calloc(1, sizeof **lexicon);
    if (!*lexicon)
        return er_fail_memory(error);
    er_status status = read_categories(*lexicon, error);
    if (status == ER_OK)
        status = read_words(*lexicon, ER_EVENT_VERB, ER_DATA(event_verbs), error);
    if (status == ER_OK)
        status = read_words(*lexicon, ER_EVENT_NOUN, ER_DATA(event_nouns), error);
    if (status == ER_OK)
        status = read_words(*lexicon, ER_EVENT_ADJECTIVE, ER_DATA(event_adjectives), error);
    if (status == ER_OK)
        status = read_words(*lexicon, ER_OPINION_VERB, ER_DATA(opinion_verbs), error);
    if (status == ER_OK)
        status = read_words(*lexicon, ER_OPINION_NOUN, ER_DATA(opinion_nouns), error);
    if (status == ER_OK)
        status = read_words(*lexicon, ER_OPINION_ADJECTIVE, ER_DATA(opinion_adjectives), error);
    if (status != ER_OK) {
        er_event_lexicon_free(*lexicon);
        *lexicon = NULL;
    }
    return status;
}

void er_event_lexicon_free(er_event_lexicon *lexicon)
{
    if (!lexicon)
        return;
    for (uint32_t kind = 0; kind < ER_EVENT_WORD_KINDS; kind++) {
        er_symbols_free(&lexicon->words[kind]);
        free(lexicon->first[kind]);
    }
    er_symbols_free(&lexicon->nouns);
    er_symbols_free(&lexicon->categories);
    free(lexicon->noun_categories);
    free(lexicon->entries);
    free(lexicon->slots);
    free(lexicon);
}

/* ---- asking ---- */

uint32_t er_event_lexicon_find(const er_event_lexicon *lexicon, er_event_word_kind kind,
                               er_view lemma)
{
    uint32_t word = er_symbols_find(&lexicon->words[kind], lemma);
    return word == ER_NONE ? ER_NONE : lexicon->first[kind][word];
}

const er_event_entry *er_event_lexicon_entry(const er_event_lexicon *lexicon, uint32_t entry)
{
    return &lexicon->entries[entry];
}

const er_slot *er_event_lexicon_slots(const er_event_lexicon *lexicon, const er_event_entry *entry)
{
    return &lexicon->slots[entry->first_slot];
}

uint64_t er_event_lexicon_categories(const er_event_lexicon *lexicon, er_view lemma)
{
    uint32_t noun = er_symbols_find(&lexicon->nouns, lemma);
    return noun == ER_NONE ? 0 : lexicon->noun_categories[noun];
}

uint64_t er_event_lexicon_category(const er_event_lexicon *lexicon, const char *name)
{
    uint32_t id = er_symbols_find(&lexicon->categories, er_view_of(name));
    return id == ER_NONE ? 0 : UINT64_C(1) << id;
}

uint32_t er_event_lexicon_size(const er_event_lexicon *lexicon)
{
    uint32_t size = 0;
    for (uint32_t kind = 0; kind < ER_EVENT_WORD_KINDS; kind++)
        size += lexicon->words[kind].count;
    return size;
}
