/* Hand-made documents for the tests of the network: sentences as lists of entities. */
#ifndef ERGRAPH_TESTS_NETWORK_FIXTURE_H
#define ERGRAPH_TESTS_NETWORK_FIXTURE_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ergraph/export.h"
#include "ergraph/writer.h"
#include "network/builder.h"

typedef struct fixture_entity {
    const char *id, *label;
    er_type type;
} fixture_entity;

enum { ANNA, BOB, COSTA, UNION, CITY, FIXTURE_ENTITIES };

/* Not in the order of their ids, so that the order of the network is not the input's by chance. */
static const fixture_entity FIXTURE[FIXTURE_ENTITIES] = {
    {"state-costa", "Costa", ER_STATE}, {"person-bob", "Bob <B> & \"Co\"", ER_PERSON},
    {"person-anna", "Anna", ER_PERSON}, {"organization-union", "Union", ER_ORGANIZATION},
    {"place-city", "City", ER_PLACE},
};

/* The document's entity n is FIXTURE[fixture_number[n]]. */
static const uint32_t FIXTURE_NUMBER[FIXTURE_ENTITIES] = {2, 1, 0, 3, 4};

static inline void fixture_who(const void *context, uint32_t number, er_who *who)
{
    static const char *const aliases[] = {"Zed", "alias", "Zed"};
    (void)context;
    *who = (er_who){.id = FIXTURE[number].id,
                    .label = FIXTURE[number].label,
                    .type = FIXTURE[number].type,
                    .aliases = aliases,
                    .alias_count = number == 2 ? 3 : 0};
}

static inline er_directory fixture_directory(void)
{
    return (er_directory){.who = fixture_who, .count = FIXTURE_ENTITIES};
}

/* A document whose sentences are words of one letter: A B C U Y are mentions, '.' ends a sentence,
   '|' a paragraph. Every letter is one byte, every sentence text its own bytes. */
static inline er_document *fixture_document(const char *id, const char *date, const char *text)
{
    static const char letters[] = "ABCUY";
    er_document *document = NULL;
    assert_int_equal(er_document_new(&document, NULL), ER_OK);
    assert_int_equal(er_document_set(document, id, NULL, date, NULL, text, strlen(text), NULL),
                     ER_OK);
    for (uint32_t i = 0; i < FIXTURE_ENTITIES; i++) {
        er_entity *entity = er_document_add_entity(document);
        entity->label = FIXTURE[FIXTURE_NUMBER[i]].label;
        entity->type = FIXTURE[FIXTURE_NUMBER[i]].type;
    }
    uint32_t start = 0, paragraph = 0;
    for (uint32_t i = 0; text[i]; i++) {
        const char *letter = strchr(letters, text[i]);
        if (letter) {
            er_mention *mention = er_document_add_mention(document);
            *mention = (er_mention){.start = i,
                                    .end = i + 1,
                                    .sentence = document->sentence_count,
                                    .entity = (uint32_t)(letter - letters),
                                    .state = ER_NONE,
                                    .confidence = 0.9f};
        }
        if (text[i] == '.') {
            er_sentence *sentence = er_document_add_sentence(document);
            *sentence = (er_sentence){.start = start, .end = i + 1, .paragraph = paragraph};
            start = i + 1;
        }
        paragraph += text[i] == '|';
    }
    document->token_count = 0;
    return document;
}

static inline er_relation *fixture_relate(er_document *document, uint32_t sentence, uint32_t source,
                                          uint32_t target, er_class relation_class,
                                          const char *predicate)
{
    er_relation *relation = er_document_add_relation(document);
    *relation = (er_relation){.source = source,
                              .target = target,
                              .source_mention = ER_NONE,
                              .target_mention = ER_NONE,
                              .sentence = sentence,
                              .relation_class = relation_class,
                              .polarity = er_class_facts_of(relation_class)->polarity,
                              .symmetric = er_class_facts_of(relation_class)->symmetric,
                              .predicate = predicate,
                              .confidence = 0.8f};
    return relation;
}

/* The network of documents, which are freed. */
static inline er_network *fixture_network(er_document **documents, size_t count,
                                          const er_network_options *options)
{
    er_directory directory = fixture_directory();
    er_network_builder *builder = NULL;
    er_network *network = NULL;
    assert_int_equal(er_network_builder_new(&builder, options, &directory, NULL), ER_OK);
    for (size_t i = 0; i < count; i++) {
        assert_int_equal(er_network_builder_add(builder, documents[i], FIXTURE_NUMBER, NULL),
                         ER_OK);
        er_document_free(documents[i]);
    }
    assert_int_equal(er_network_builder_finish(builder, &network, NULL), ER_OK);
    er_network_builder_free(builder);
    return network;
}

/* network.json as a string; free() it. */
static inline char *fixture_json(const er_network *network)
{
    er_writer *writer = NULL;
    size_t length = 0;
    assert_int_equal(er_writer_new_memory(&writer, NULL), ER_OK);
    assert_int_equal(er_export(network, "json", NULL, writer, NULL), ER_OK);
    assert_int_equal(er_writer_finish(writer, NULL), ER_OK);
    const char *data = er_writer_memory(writer, &length);
    char *copy = malloc(length + 1);
    memcpy(copy, data, length + 1);
    er_writer_free(writer);
    return copy;
}

static inline uint32_t fixture_node(const er_network *network, const char *id)
{
    for (uint32_t i = 0; i < network->node_count; i++)
        if (strcmp(network->nodes[i].id, id) == 0)
            return i;
    fail_msg("no node %s", id);
    return ER_NONE;
}

/* The link of two nodes; relation_class ER_CLASS_COUNT: co-occurrence. NULL where there is none. */
static inline const er_link *fixture_link(const er_network *network, const char *source,
                                          const char *target, er_class relation_class)
{
    uint32_t s = fixture_node(network, source), t = fixture_node(network, target);
    for (uint32_t i = 0; i < network->link_count; i++) {
        const er_link *link = &network->links[i];
        bool right = relation_class == ER_CLASS_COUNT
                         ? link->kind == ER_COOCCURRENCE
                         : link->kind == ER_RELATION && link->relation_class == relation_class;
        if (right && link->source == s && link->target == t)
            return link;
    }
    return NULL;
}

#endif
