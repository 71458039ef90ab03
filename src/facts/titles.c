#include "facts/titles.h"

#include "base/table.h"
#include "data/data.h"

enum { FIELD_KIND, FIELD_GENDER, FIELD_WORDS, FIELD_COUNT };

static uint32_t number_of(er_view name, const char *const *names, uint32_t count)
{
    uint32_t i = 0;
    while (i < count && !er_view_is(name, names[i]))
        i++;
    return i;
}

er_status er_titles_load(er_titles *titles, er_symbols *words, er_error *error)
{
    static const char *const kinds[] = {"honorific", "rank", "office", "job", "modifier"};
    static const char *const genders[] = {"-", "male", "female"};
    er_view rest = ER_DATA(titles), fields[FIELD_COUNT], form;
    uint64_t line = 0;
    while (er_table_next(&rest, fields, FIELD_COUNT, &line)) {
        uint32_t kind = number_of(fields[FIELD_KIND], kinds, 5);
        uint32_t gender = number_of(fields[FIELD_GENDER], genders, 3);
        if (kind == 5 || gender == 3)
            return er_fail_at(error, ER_BAD_FORMAT, "titles.tsv", line, ER_NO_POSITION,
                              "a line without a known kind and gender");
        while (er_view_split(&fields[FIELD_WORDS], '|', &form)) {
            er_status status =
                er_lexicon_add(&titles->lexicon, words, form, (uint8_t)kind, 0, gender, error);
            if (status != ER_OK)
                return status;
        }
    }
    return ER_OK;
}

void er_titles_free(er_titles *titles)
{
    er_lexicon_free(&titles->lexicon);
}

uint32_t er_titles_match(const er_titles *titles, const er_document *document,
                         const er_word_ids *ids, uint32_t token, uint32_t end, er_title_kind *kind,
                         er_gender *gender)
{
    const er_sense *sense;
    uint32_t length = er_lexicon_match(&titles->lexicon, document, ids, token, end, &sense);
    if (length && kind)
        *kind = (er_title_kind)sense->kind;
    if (length && gender)
        *gender = (er_gender)sense->row;
    return length;
}
