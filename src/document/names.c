/* The words of the formats for types, kinds, classes and modalities. */
#include "document/document.h"

static const char *const TYPES[ER_TYPE_COUNT] = {"person", "state", "organization", "place"};
static const char *const KINDS[ER_KIND_COUNT] = {"name", "demonym", "metonym", "nominal",
                                                 "pronoun"};
static const char *const MODALITIES[ER_MODALITY_COUNT] = {"actual",  "future",     "hypothetical",
                                                          "negated", "historical", "claimed"};

static const er_class_facts CLASSES[ER_CLASS_COUNT] = {
    {"role", 0, 0, false},         {"member", 0, 0, false},    {"part", 0, 0, false},
    {"kin", 0, 0, true},           {"ally", 1, 0, true},       {"agree", 1, 2.5, false},
    {"consult", 1, 2.5, true},     {"support", 1, 5, false},   {"concede", 1, 4.5, false},
    {"cooperate", 1, 9.5, true},   {"aid", 1, 10, false},      {"retreat", 1, 6.5, false},
    {"request", 0, 0, false},      {"accuse", -1, -2, false},  {"reject", -1, -2, false},
    {"threaten", -1, -3.5, false}, {"protest", -1, -5, false}, {"sanction", -1, -6, false},
    {"mobilize", -1, -5.5, false}, {"coerce", -1, -7, false},  {"assault", -1, -9, false},
    {"statement", 0, 0, false},
};

static const char *word(const char *const *words, int count, int index)
{
    return index >= 0 && index < count ? words[index] : "";
}

static int named(const char *const *words, int count, const char *name)
{
    int index = 0;
    while (index < count && strcmp(words[index], name) != 0)
        index++;
    return index;
}

const char *er_type_name(er_type type)
{
    return word(TYPES, ER_TYPE_COUNT, (int)type);
}

const char *er_kind_name(er_kind kind)
{
    return word(KINDS, ER_KIND_COUNT, (int)kind);
}

const char *er_modality_name(er_modality modality)
{
    return word(MODALITIES, ER_MODALITY_COUNT, (int)modality);
}

const er_class_facts *er_class_facts_of(er_class relation_class)
{
    static const er_class_facts none = {"", 0, 0, false};
    return (unsigned)relation_class < ER_CLASS_COUNT ? &CLASSES[relation_class] : &none;
}

er_type er_type_named(const char *name)
{
    return (er_type)named(TYPES, ER_TYPE_COUNT, name);
}

er_kind er_kind_named(const char *name)
{
    return (er_kind)named(KINDS, ER_KIND_COUNT, name);
}

er_modality er_modality_named(const char *name)
{
    return (er_modality)named(MODALITIES, ER_MODALITY_COUNT, name);
}

er_class er_class_named(const char *name)
{
    int index = 0;
    while (index < ER_CLASS_COUNT && strcmp(CLASSES[index].name, name) != 0)
        index++;
    return (er_class)index;
}
