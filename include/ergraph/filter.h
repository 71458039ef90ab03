/* A part of a network as a network of its own. Filters add up: what one leaves out, none brings
   back. They work in the order of the members of er_filter. */
#ifndef ERGRAPH_FILTER_H
#define ERGRAPH_FILTER_H

#include "ergraph/measure.h"

#ifdef __cplusplus
extern "C" {
#endif

/* Which co-occurrence links are more than chance; relations always stay. A maximum spanning tree
   is kept with it, so that no node is lost. */
typedef enum er_backbone {
    ER_BACKBONE_NONE,
    ER_BACKBONE_AUTO, /* noise-corrected from ER_BACKBONE_DOCUMENTS documents on, below it none */
    ER_BACKBONE_NOISE_CORRECTED,
    ER_BACKBONE_DISPARITY,
    ER_BACKBONE_COUNT
} er_backbone;

#define ER_BACKBONE_DOCUMENTS 30u /* fewer are too few for significance */

/* "none", "auto", "noise-corrected", "disparity"; ER_BACKBONE_COUNT and "" for what is none. */
ER_API er_backbone er_backbone_named(const char *name);
ER_API const char *er_backbone_name(er_backbone backbone);

#define ER_KIND_BIT(kind) (1u << (kind))
#define ER_CLASS_BIT(relation_class) (1u << (relation_class))
#define ER_SIGN_BIT(polarity) (1u << ((polarity) + 1)) /* polarity -1, 0, 1 */

/* {0} leaves all in. Masks: 0 is all of them. */
typedef struct er_filter {
    uint32_t types;   /* ER_TYPE_BIT */
    uint32_t kinds;   /* ER_KIND_BIT; 0 with classes or signs: relations */
    uint32_t classes; /* ER_CLASS_BIT, of relations */
    uint32_t signs;   /* ER_SIGN_BIT, of relations */
    /* ISO 8601 dates, both inclusive, or NULL. Links are counted by months: a month that the range
       touches counts whole; evidence is chosen by its day. Undated text is left out. */
    const char *from, *to;
    uint32_t min_weight, min_documents; /* of links */
    const char *const *egos;            /* [ego_count], ids, names or aliases */
    uint32_t ego_count;
    uint32_t depth; /* links away from an ego; 0 is 1 */
    er_backbone backbone;
    uint32_t top; /* so many nodes, the greatest by top_by of what is left; 0 is all */
    er_measure top_by;
} er_filter;

/* Makes the part in *part; er_network_free gives it back. Nodes whose links are all left out go
   too (not where only types are asked for). Measures, communities and places of the nodes stay
   those of the whole; NPMI and G2 go where a range of dates changes a weight. facts counts what is
   hidden. ER_NOT_FOUND, ER_AMBIGUOUS for an ego; ER_BAD_ARGUMENT for a date that is none;
   ER_NO_MEMORY; ER_LIBRARY_FAILED. */
ER_API er_status er_network_filter(const er_network *network, const er_filter *filter,
                                   er_network **part, er_error *error);

#ifdef __cplusplus
}
#endif
#endif
