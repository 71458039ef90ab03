/* How many pronouns are right on public gold that the user has:
       pronoun_quality gum GOLD.jsonl [-v]   given the gold's own mentions
       pronoun_quality gap GOLD.tsv [-v]     end to end, by the definition of the GAP task
   gum: one document a line, {"doc", "sentences": [[token]], "xpos": [[tag]], "mentions": [{"sent",
   "start", "end", "head", "cluster", "type"}]}, as converted from GUM's coreference layer. Given
   are the names of persons, organisations and places and, for he and she, the persons without a
   name ("the driver"). A pronoun is right where its entity has another mention of its chain.
   gap: the columns of gap-development.tsv. */
#include <stdio.h>
#include <stdlib.h>

#include <cjson/cJSON.h>

#include "ergraph/analyzer.h"
#include "facts/facts.h"
#include "relate/roles.h"
#include "resolve/resolve.h"
#include "text/segmenter.h"

static bool verbose;

static void *must(void *memory)
{
    if (!memory)
        abort();
    return memory;
}

/* ---- the classes of pronouns ---- */

enum { HE_SHE, IT, THEY, CLASSES };

static const struct pronoun_class {
    const char *name;
    const char *words[10];
} PRONOUNS[CLASSES] = {
    {"he, she", {"he", "him", "his", "himself", "she", "her", "hers", "herself", NULL}},
    {"it", {"it", "its", "itself", NULL}},
    {"they", {"they", "them", "their", "theirs", "themselves", NULL}},
};

static uint32_t class_of(const char *word)
{
    char lower[16];
    size_t length = strlen(word);
    if (length >= sizeof lower)
        return CLASSES;
    for (size_t i = 0; i <= length; i++)
        lower[i] = (char)(word[i] >= 'A' && word[i] <= 'Z' ? word[i] + ('a' - 'A') : word[i]);
    for (uint32_t c = 0; c < CLASSES; c++)
        for (const char *const *w = PRONOUNS[c].words; *w; w++)
            if (strcmp(lower, *w) == 0)
                return c;
    return CLASSES;
}

/* ---- a document of the gold ---- */

typedef struct gold_mention {
    uint32_t start, end; /* bytes */
    int cluster;
    uint32_t pronoun; /* its class; CLASSES: none */
    bool given;
    er_type type;
    er_kind kind;
} gold_mention;

typedef struct gold_document {
    er_buffer text;
    uint32_t *starts, *ends; /* [token_count]; bytes */
    uint32_t *first_token;   /* [sentence_count] */
    uint32_t token_count, mention_count;
    gold_mention *mentions;
} gold_document;

static const char *string_of(const cJSON *object, const char *key)
{
    const cJSON *item = cJSON_GetObjectItem(object, key);
    return cJSON_IsString(item) ? item->valuestring : "";
}

static int number_of(const cJSON *object, const char *key)
{
    const cJSON *item = cJSON_GetObjectItem(object, key);
    return cJSON_IsNumber(item) ? item->valueint : 0;
}

static bool glues(const char *token, bool before)
{
    static const char *const LEFT[] = {",", ".", ";", ":", "!", "?", ")", "'s", "\u2019s", "n't"};
    if (!before)
        return strcmp(token, "(") == 0;
    for (size_t i = 0; i < sizeof LEFT / sizeof *LEFT; i++)
        if (strcmp(token, LEFT[i]) == 0)
            return true;
    return false;
}

static void read_text(const cJSON *sentences, gold_document *gold)
{
    const cJSON *sentence, *token;
    bool open = true;
    uint32_t at = 0, s = 0, count = 0;
    cJSON_ArrayForEach(sentence, sentences) count += (uint32_t)cJSON_GetArraySize(sentence);
    gold->starts = must(calloc(count + 1, sizeof *gold->starts));
    gold->ends = must(calloc(count + 1, sizeof *gold->ends));
    gold->first_token =
        must(calloc((size_t)cJSON_GetArraySize(sentences) + 1, sizeof *gold->first_token));
    cJSON_ArrayForEach(sentence, sentences)
    {
        gold->first_token[s++] = at;
        cJSON_ArrayForEach(token, sentence)
        {
            if (!open && !glues(token->valuestring, true))
                er_buffer_append_char(&gold->text, ' ');
            gold->starts[at] = (uint32_t)gold->text.length;
            er_buffer_append_string(&gold->text, token->valuestring);
            gold->ends[at++] = (uint32_t)gold->text.length;
            open = glues(token->valuestring, false);
        }
    }
    gold->token_count = at;
}

static bool is_proper(const cJSON *tags, int token)
{
    const cJSON *tag = cJSON_GetArrayItem(tags, token);
    return cJSON_IsString(tag) && strncmp(tag->valuestring, "NNP", 3) == 0;
}

/* Names shrink to the proper nouns around their head; what has none is a person without a name, or
   nothing. */
static void read_mention(const cJSON *json, const cJSON *tags, const cJSON *words,
                         const gold_document *gold, gold_mention *m)
{
    int first = number_of(json, "start"), end = number_of(json, "end");
    int head = number_of(json, "head");
    const char *type = string_of(json, "type"), *tag = "";
    const cJSON *head_tag = cJSON_GetArrayItem(tags, head);
    uint32_t base = gold->first_token[number_of(json, "sent")];
    m->cluster = atoi(string_of(json, "cluster"));
    m->pronoun = CLASSES;
    if (cJSON_IsString(head_tag))
        tag = head_tag->valuestring;
    if (end - first == 1 && strncmp(tag, "PRP", 3) == 0)
        m->pronoun = class_of(cJSON_GetArrayItem(words, first)->valuestring);
    m->type = strcmp(type, "person") == 0         ? ER_PERSON
              : strcmp(type, "organization") == 0 ? ER_ORGANIZATION
                                                  : ER_PLACE;
    bool wanted = m->type != ER_PLACE || strcmp(type, "place") == 0;
    m->kind = strncmp(tag, "NNP", 3) == 0 ? ER_NAME : ER_NOMINAL;
    m->given = wanted && (m->kind == ER_NAME || (m->type == ER_PERSON && strcmp(tag, "NN") == 0));
    if (m->kind == ER_NAME) {
        int low = head, high = head + 1;
        while (low > first && is_proper(tags, low - 1))
            low--;
        while (high < end && is_proper(tags, high))
            high++;
        first = low;
        end = high;
    }
    m->start = gold->starts[base + (uint32_t)first];
    m->end = gold->ends[base + (uint32_t)end - 1];
}

static void read_gold(const cJSON *json, gold_document *gold)
{
    const cJSON *sentences = cJSON_GetObjectItem(json, "sentences"), *item;
    const cJSON *tags = cJSON_GetObjectItem(json, "xpos");
    const cJSON *mentions = cJSON_GetObjectItem(json, "mentions");
    *gold = (gold_document){0};
    read_text(sentences, gold);
    gold->mentions = must(calloc((size_t)cJSON_GetArraySize(mentions) + 1, sizeof *gold->mentions));
    cJSON_ArrayForEach(item, mentions)
    {
        int s = number_of(item, "sent");
        read_mention(item, cJSON_GetArrayItem(tags, s), cJSON_GetArrayItem(sentences, s), gold,
                     &gold->mentions[gold->mention_count++]);
    }
}

static void free_gold(gold_document *gold)
{
    er_buffer_free(&gold->text);
    free(gold->starts);
    free(gold->ends);
    free(gold->first_token);
    free(gold->mentions);
}

/* ---- what the resolver makes of it ---- */

typedef struct tools {
    er_facts *facts;
    er_resolver *resolver;
    er_segmenter *segmenter;
    er_word_ids ids;
} tools;

static void skip_titles(tools *t, const er_document *document, er_mention *m)
{
    const er_titles *titles = er_facts_titles(t->facts);
    uint32_t length;
    while (m->type == ER_PERSON && m->kind == ER_NAME && m->end_token - m->first_token > 1 &&
           (length = er_titles_match(titles, document, &t->ids, m->first_token, m->end_token - 1,
                                     NULL, NULL)) > 0)
        m->first_token += length;
    m->start = document->tokens[m->first_token].start;
}

static bool is_covered(const er_document *document, uint32_t first, uint32_t end)
{
    for (uint32_t i = 0; i < document->mention_count; i++)
        if (document->mentions[i].first_token < end && first < document->mentions[i].end_token)
            return true;
    return false;
}

/* Gives the document a mention of the gold. Names come before nominals, which may contain them. */
static void give_mention(tools *t, er_document *document, const gold_mention *gold)
{
    uint32_t first = 0, end;
    er_name_kind kind;
    while (first < document->token_count && document->tokens[first].end <= gold->start)
        first++;
    for (end = first; end < document->token_count && document->tokens[end].start < gold->end;)
        end++;
    if (end <= first || (gold->kind == ER_NAME && is_covered(document, first, end)))
        return;
    er_mention *m = must(er_document_add_mention(document));
    *m = (er_mention){.start = gold->start,
                      .end = gold->end,
                      .first_token = first,
                      .end_token = end,
                      .entity = ER_NONE,
                      .state = ER_NONE,
                      .type = gold->type,
                      .kind = gold->kind,
                      .confidence = 1};
    while (document->sentences[m->sentence].end_token <= first)
        m->sentence++;
    if (m->type == ER_PLACE) {
        m->state = er_facts_find_state(t->facts, er_document_span(document, gold->start, gold->end),
                                       &kind);
        if (m->state != ER_NONE && kind == ER_NAME_STATE)
            m->type = ER_STATE;
    }
    skip_titles(t, document, m);
}

static bool belongs_to(const er_document *document, const gold_document *gold, uint32_t entity,
                       int cluster)
{
    for (uint32_t g = 0; g < gold->mention_count; g++) {
        const gold_mention *m = &gold->mentions[g];
        if (!m->given || m->cluster != cluster)
            continue;
        for (uint32_t i = 0; i < document->mention_count; i++)
            if (document->mentions[i].entity == entity && document->mentions[i].end == m->end &&
                document->mentions[i].start >= m->start && document->mentions[i].kind != ER_PRONOUN)
                return true;
    }
    return false;
}

/* Whether the pronoun stands for somebody who is among the mentions given. */
static bool can_be_found(const gold_document *gold, int cluster, bool names)
{
    for (uint32_t g = 0; g < gold->mention_count; g++)
        if (gold->mentions[g].given && gold->mentions[g].cluster == cluster &&
            (!names || gold->mentions[g].kind == ER_NAME))
            return true;
    return false;
}

typedef struct tally {
    uint32_t gold, found, right;
} tally;

static void show(const er_document *document, const gold_mention *m, const char *label)
{
    uint32_t from = m->start > 160 ? m->start - 160 : 0;
    uint32_t to = m->end + 60 < document->text.length ? m->end + 60 : document->text.length;
    printf("%s: ...%.*s [%.*s] %.*s...\n", label, (int)(m->start - from),
           document->text.data + from, (int)(m->end - m->start), document->text.data + m->start,
           (int)(to - m->end), document->text.data + m->end);
}

static void score_mention(const er_document *document, const gold_document *gold,
                          const gold_mention *m, tally *tallies)
{
    tally *t = &tallies[m->pronoun];
    bool wanted = can_be_found(gold, m->cluster, m->pronoun != HE_SHE), found = false;
    bool right = false;
    const char *label = "open";
    for (uint32_t i = 0; i < document->mention_count; i++) {
        const er_mention *at = &document->mentions[i];
        if (at->kind != ER_PRONOUN || at->start != m->start || at->entity == ER_NONE)
            continue;
        found = true;
        right |= belongs_to(document, gold, at->entity, m->cluster);
        label = document->entities[at->entity].label;
    }
    t->gold += wanted;
    t->found += found;
    t->right += right;
    if (verbose && right != wanted)
        show(document, m, label);
    else if (verbose && found && !right)
        show(document, m, label);
}

static void score_document(tools *t, const cJSON *json, tally *tallies)
{
    gold_document gold;
    er_document *document;
    read_gold(json, &gold);
    if (gold.text.failed || er_document_new(&document, NULL) != ER_OK ||
        er_document_set(document, "gold", NULL, NULL, NULL, gold.text.data, gold.text.length,
                        NULL) != ER_OK ||
        er_segment(t->segmenter, document, NULL) != ER_OK ||
        er_word_ids_fill(&t->ids, er_facts_words(t->facts), document, NULL) != ER_OK)
        abort();
    for (int kind = ER_NAME; kind <= ER_NOMINAL; kind++)
        for (uint32_t i = 0; i < gold.mention_count; i++)
            if (gold.mentions[i].given && gold.mentions[i].kind == (er_kind)kind)
                give_mention(t, document, &gold.mentions[i]);
    if (er_document_sort_mentions(document, NULL) != ER_OK ||
        er_find_roles_with(er_facts_offices(t->facts), document, NULL) != ER_OK ||
        er_resolve(t->resolver, document, NULL) != ER_OK)
        abort();
    for (uint32_t i = 0; i < gold.mention_count; i++)
        if (gold.mentions[i].pronoun < CLASSES)
            score_mention(document, &gold, &gold.mentions[i], tallies);
    er_document_free(document);
    free_gold(&gold);
}

static double percent(uint32_t part, uint32_t all)
{
    return all ? 100.0 * part / all : 0;
}

static int score_gum(FILE *file)
{
    tools t = {0};
    tally tallies[CLASSES] = {{0}};
    char *line = NULL;
    size_t capacity = 0;
    if (er_facts_new(&t.facts, NULL) != ER_OK ||
        er_resolver_new(t.facts, &t.resolver, NULL) != ER_OK ||
        er_segmenter_new(&t.segmenter, NULL) != ER_OK)
        return 1;
    for (uint32_t number = 1; getline(&line, &capacity, file) > 0; number++) {
        cJSON *json = cJSON_Parse(line);
        if (!json)
            fprintf(stderr, "pronoun_quality: line %u is not JSON\n", number);
        else
            score_document(&t, json, tallies);
        cJSON_Delete(json);
    }
    for (uint32_t c = 0; c < CLASSES; c++)
        printf("%-8s of %u with a %s given, %u right (%.1f %%); of %u resolved, %.1f %% right\n",
               PRONOUNS[c].name, tallies[c].gold, c == HE_SHE ? "person" : "name", tallies[c].right,
               percent(tallies[c].right, tallies[c].gold), tallies[c].found,
               percent(tallies[c].right, tallies[c].found));
    free(line);
    er_word_ids_free(&t.ids);
    er_segmenter_free(t.segmenter);
    er_resolver_free(t.resolver);
    er_facts_free(t.facts);
    return 0;
}

/* ---- GAP ---- */

enum { ID, TEXT, PRONOUN, PRONOUN_AT, A, A_AT, A_IS, B, B_AT, B_IS, URL, COLUMNS };

typedef struct outcomes {
    uint32_t right, wrong, missed;
} outcomes;

/* The byte where the character at an offset in characters begins. */
static uint32_t byte_of(const char *text, const char *characters)
{
    uint32_t left = (uint32_t)strtoul(characters, NULL, 10), at = 0;
    for (; text[at]; at++)
        if (((unsigned char)text[at] & 0xC0) != 0x80 && left-- == 0)
            break;
    return at;
}

static bool is_named(const er_document *document, uint32_t entity, uint32_t start, const char *name)
{
    uint32_t end = start + (uint32_t)strlen(name), count;
    const er_mention *mentions = er_document_mentions(document, &count);
    for (uint32_t i = 0; i < count; i++)
        if (entity != ER_NONE && mentions[i].entity == entity && mentions[i].start < end &&
            start < mentions[i].end && mentions[i].kind == ER_NAME)
            return true;
    return false;
}

static uint32_t entity_at(const er_document *document, uint32_t start)
{
    uint32_t count;
    const er_mention *mentions = er_document_mentions(document, &count);
    for (uint32_t i = 0; i < count; i++)
        if (mentions[i].start == start && mentions[i].kind == ER_PRONOUN)
            return mentions[i].entity;
    return ER_NONE;
}

static void count_outcome(outcomes *o, bool wanted, bool found)
{
    o->right += wanted && found;
    o->wrong += !wanted && found;
    o->missed += wanted && !found;
}

static void score_line(const er_document *document, char *const *column, outcomes *o)
{
    const char *text = column[TEXT];
    uint32_t entity = entity_at(document, byte_of(text, column[PRONOUN_AT]));
    bool a = is_named(document, entity, byte_of(text, column[A_AT]), column[A]);
    bool b = is_named(document, entity, byte_of(text, column[B_AT]), column[B]);
    bool a_wanted = strcmp(column[A_IS], "TRUE") == 0, b_wanted = strcmp(column[B_IS], "TRUE") == 0;
    count_outcome(o, a_wanted, a);
    count_outcome(o, b_wanted, b);
    if (verbose && (a != a_wanted || b != b_wanted))
        printf("%s %s@%s: wanted %s, got %s | %s\n", column[ID], column[PRONOUN],
               column[PRONOUN_AT],
               a_wanted   ? column[A]
               : b_wanted ? column[B]
                          : "neither",
               entity == ER_NONE ? "open" : document->entities[entity].label, text);
}

static double f1_of(const outcomes *o)
{
    return percent(2 * o->right, 2 * o->right + o->wrong + o->missed);
}

static uint32_t split(char *line, char **column)
{
    uint32_t count = 0;
    for (char *at = line; at && count < COLUMNS;) {
        column[count++] = at;
        at = strchr(at, '\t');
        if (at)
            *at++ = '\0';
    }
    return count;
}

static int score_gap(FILE *file)
{
    er_analyzer *analyzer;
    er_analyzer_scratch *scratch;
    er_document *document;
    outcomes by_gender[2] = {{0}}, all;
    char *line = NULL, *column[COLUMNS];
    size_t capacity = 0;
    if (er_analyzer_new(&analyzer, NULL) != ER_OK ||
        er_analyzer_scratch_new(&scratch, analyzer, NULL) != ER_OK ||
        er_document_new(&document, NULL) != ER_OK)
        return 1;
    while (getline(&line, &capacity, file) > 0) {
        if (split(line, column) < URL || strcmp(column[ID], "ID") == 0)
            continue;
        const char *text = column[TEXT];
        if (er_document_set(document, column[ID], NULL, NULL, NULL, text, strlen(text), NULL) ||
            er_analyze(analyzer, scratch, document, NULL))
            abort();
        bool female =
            strchr("sS", column[PRONOUN][0]) || strncmp(column[PRONOUN] + 1, "er", 2) == 0;
        score_line(document, column, &by_gender[female]);
    }
    all =
        (outcomes){by_gender[0].right + by_gender[1].right, by_gender[0].wrong + by_gender[1].wrong,
                   by_gender[0].missed + by_gender[1].missed};
    printf("GAP: F1 %.1f (precision %.1f, recall %.1f); male %.1f, female %.1f\n", f1_of(&all),
           percent(all.right, all.right + all.wrong), percent(all.right, all.right + all.missed),
           f1_of(&by_gender[0]), f1_of(&by_gender[1]));
    free(line);
    er_document_free(document);
    er_analyzer_scratch_free(scratch);
    er_analyzer_free(analyzer);
    return 0;
}

int main(int argc, char **argv)
{
    verbose = argc > 3 && strcmp(argv[3], "-v") == 0;
    bool gum = argc > 2 && strcmp(argv[1], "gum") == 0;
    if (argc < 3 || (!gum && strcmp(argv[1], "gap") != 0)) {
        fprintf(stderr, "usage: pronoun_quality gum|gap GOLD [-v]\n");
        return 2;
    }
    FILE *file = fopen(argv[2], "rb");
    if (!file) {
        perror(argv[2]);
        return 1;
    }
    int result = gum ? score_gum(file) : score_gap(file);
    fclose(file);
    return result;
}
