/* The user's corrections of who is who: a CSV or JSON file that goes before everything that the
   program finds out by itself.

   CSV: one entry a line, action,name,other; fields with a comma or a quote stand in double quotes.
   Empty lines, lines that begin with # and a first line "action,name,..." are skipped, fields
   after the third are ignored (the report of joins can be edited into such a file):

       same,Sergei Lavrov,Sergey Lavrov      one entity
       not-same,Kim Jong Un,Kim Jong Il      two entities, whatever speaks for one
       ignore,Nobel Prize                    no entity
       type,Telegram,organization            person, state, organization or place
       label,UN,United Nations               what it is called

   JSON: an array of objects with the same fields:

       [{"action": "same", "name": "Sergei Lavrov", "other": "Sergey Lavrov"}]

   A name is any surface form or label of the entity, in any case, or the id of its node
   ("person-sergei-lavrov", as a network has it that was made without the entry). Where namesakes
   are meant apart, the state follows in brackets, and after a family name alone the year of the
   documents: "Chris Smith (Canada)", "Moor (2019)", "Moor (Norway, 2019)", "Chris Smith (born
   1954)". Of two names of one entry that both mean a node the narrower one has it. Who is named by
   an office alone is "foreign minister (Norway)", or of one week "foreign minister (Norway,
   2024-05-16)". A not-same also takes apart what one document has as one, by the mentions that bear
   the two names, and goes before a same that contradicts it. */
#ifndef ERGRAPH_ALIASES_H
#define ERGRAPH_ALIASES_H

#include "ergraph/document.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Reads the file and says whether it is in the format; ER_BAD_FORMAT with the line where it is
   not. */
ER_API er_status er_aliases_check(const char *path, er_error *error);

/* The tables that tell why a surface form belongs to an entity. Const: any number of threads can
   use them. er_alias_reasons_free gives them back; NULL is ignored. */
typedef struct er_alias_reasons er_alias_reasons;
ER_API er_status er_alias_reasons_new(er_alias_reasons **reasons, er_error *error);
ER_API void er_alias_reasons_free(er_alias_reasons *reasons);

/* The reason in a few words: "family name", "other spelling", "acronym", "demonym", "seat of
   government". Static storage; "label" for the label itself. */
ER_API const char *er_alias_reason(const er_alias_reasons *reasons, er_type type, const char *label,
                                   const char *alias);

#ifdef __cplusplus
}
#endif
#endif
