/* How strongly two things that occur in windows of text belong together. */
#ifndef ERGRAPH_NETWORK_ASSOCIATION_H
#define ERGRAPH_NETWORK_ASSOCIATION_H

#include <stdint.h>

/* Of `total` windows, a hold the first, b the second and `both` both of them; both <= a, b, and
   a + b - both <= total. */
typedef struct er_cooccurrence_counts {
    uint64_t both, a, b, total;
} er_cooccurrence_counts;

/* Normalised pointwise mutual information, -1 .. 1 (Bouma 2009): 0 where the two are independent,
   1 where neither is without the other. both must not be 0. */
double er_association_npmi(const er_cooccurrence_counts *counts);

/* The log-likelihood ratio G2 (Dunning 1993) against independence, >= 0. Against NPMI it also
   grows with the evidence: it does not rank the rare first. */
double er_association_g2(const er_cooccurrence_counts *counts);

#endif
