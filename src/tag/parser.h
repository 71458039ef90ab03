/* Parts of speech, lemmas and a dependency tree for one sentence, by models that are part of the
   program. The parser is const after er_parser_new and may be shared by threads; the scratch
   belongs to one of them.

   The words of a mention of kind name, demonym or metonym become one node, together with the
   title before it (document->roles with title set; and Mr., Dr. and their like). So the parser
   runs after the mentions and roles are found. */
#ifndef ERGRAPH_TAG_PARSER_H
#define ERGRAPH_TAG_PARSER_H

#include "document/document.h"
#include "tag/tree.h"

typedef struct er_parser er_parser;
typedef struct er_parser_scratch er_parser_scratch;

/* A parser with the built-in models. */
er_status er_parser_new(er_parser **parser, er_error *error);

/* A parser with the models in bytes, which are checked in full and must outlive it. data is
   aligned to 16 bytes. ER_BAD_FORMAT where they are no models of this version. */
er_status er_parser_new_from(er_view models, er_parser **parser, er_error *error);

/* NULL is ignored. */
void er_parser_free(er_parser *parser);

er_status er_parser_scratch_new(er_parser_scratch **scratch, er_error *error);
void er_parser_scratch_free(er_parser_scratch *scratch);

/* Parses one sentence of document into tree, which is emptied first. Time grows linearly with the
   number of words. On failure the tree is empty. A sentence without tokens gives an empty tree. */
er_status er_parse(const er_parser *parser, er_parser_scratch *scratch, const er_document *document,
                   uint32_t sentence, er_tree *tree, er_error *error);

#endif
