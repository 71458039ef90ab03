#include "facts/facts.h"

#include <stdlib.h>

struct er_facts {
    er_symbols words;
    er_lexicon names;
    er_states states;
    er_gazetteer gazetteer;
    er_titles titles;
    er_offices *offices;
    er_names *person_names;
    er_bodies *bodies;
    er_holders *holders;
};

er_status er_facts_new(er_facts **facts, er_error *error)
{
    er_facts *f = *facts = calloc(1, sizeof *f);
    if (!f)
        return er_fail_memory(error);
    er_status status = er_states_load(&f->states, &f->names, &f->words, error);
    if (status == ER_OK)
        status = er_gazetteer_load(&f->gazetteer, &f->states, &f->names, &f->words, error);
    if (status == ER_OK)
        status = er_titles_load(&f->titles, &f->words, error);
    if (status == ER_OK)
        status = er_offices_new(&f->offices, error);
    if (status == ER_OK)
        status = er_names_new(&f->person_names, error);
    if (status == ER_OK)
        status = er_bodies_new(&f->bodies, error);
    if (status == ER_OK)
        status = er_holders_new(&f->states, f->bodies, &f->holders, error);
    if (status != ER_OK) {
        er_facts_free(f);
        *facts = NULL;
    }
    return status;
}

void er_facts_free(er_facts *facts)
{
    if (!facts)
        return;
    er_holders_free(facts->holders);
    er_bodies_free(facts->bodies);
    er_names_free(facts->person_names);
    er_offices_free(facts->offices);
    er_titles_free(&facts->titles);
    er_gazetteer_free(&facts->gazetteer);
    er_states_free(&facts->states);
    er_lexicon_free(&facts->names);
    er_symbols_free(&facts->words);
    free(facts);
}

const er_symbols *er_facts_words(const er_facts *facts)
{
    return &facts->words;
}

const er_lexicon *er_facts_names(const er_facts *facts)
{
    return &facts->names;
}

const er_states *er_facts_states(const er_facts *facts)
{
    return &facts->states;
}

const er_gazetteer *er_facts_gazetteer(const er_facts *facts)
{
    return &facts->gazetteer;
}

const er_titles *er_facts_titles(const er_facts *facts)
{
    return &facts->titles;
}

const er_offices *er_facts_offices(const er_facts *facts)
{
    return facts->offices;
}

const er_names *er_facts_person_names(const er_facts *facts)
{
    return facts->person_names;
}

const er_bodies *er_facts_bodies(const er_facts *facts)
{
    return facts->bodies;
}

const er_holders *er_facts_holders(const er_facts *facts)
{
    return facts->holders;
}

uint32_t er_facts_find_state(const er_facts *facts, er_view phrase, er_name_kind *kind)
{
    const er_sense *sense = er_lexicon_find(&facts->names, &facts->words, phrase);
    for (; sense; sense = er_sense_next(&facts->names, sense))
        if (sense->kind <= ER_NAME_SEAT) {
            if (kind)
                *kind = (er_name_kind)sense->kind;
            return sense->row;
        }
    return ER_NONE;
}

uint32_t er_facts_find_listed(const er_facts *facts, er_view phrase)
{
    const er_sense *sense = er_lexicon_find(&facts->names, &facts->words, phrase);
    for (; sense; sense = er_sense_next(&facts->names, sense))
        if (sense->kind >= ER_NAME_ORGANIZATION)
            return sense->row;
    return ER_NONE;
}
