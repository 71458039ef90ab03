#include "network/association.h"

#include <math.h>

double er_association_npmi(const er_cooccurrence_counts *counts)
{
    double both = (double)counts->both, total = (double)counts->total;
    if (counts->both == counts->total)
        return 1.0; /* the limit: everywhere, and never apart */
    double information = log(both * total / ((double)counts->a * (double)counts->b));
    return information / log(total / both);
}

static double cell(uint64_t observed, uint64_t row, uint64_t column, double total)
{
    if (!observed)
        return 0.0;
    return (double)observed * log((double)observed * total / ((double)row * (double)column));
}

double er_association_g2(const er_cooccurrence_counts *counts)
{
    uint64_t both = counts->both, a = counts->a, b = counts->b;
    uint64_t not_a = counts->total - a, not_b = counts->total - b;
    double total = (double)counts->total;
    double sum = cell(both, a, b, total) + cell(a - both, a, not_b, total) +
                 cell(b - both, not_a, b, total) + cell(not_a - (b - both), not_a, not_b, total);
    return sum > 0.0 ? 2.0 * sum : 0.0; /* rounding can leave a tiny negative */
}
