/* What other files of the library may know of the analyzer. */
#ifndef ERGRAPH_ANALYZER_PARTS_H
#define ERGRAPH_ANALYZER_PARTS_H

#include "ergraph/analyzer.h"
#include "facts/facts.h"

/* The tables live as long as the analyzer. */
const er_facts *er_analyzer_facts(const er_analyzer *analyzer);

#endif
