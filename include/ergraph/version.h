#ifndef ERGRAPH_VERSION_H
#define ERGRAPH_VERSION_H

#include "ergraph/error.h"

#ifdef __cplusplus
extern "C" {
#endif

/* The version of the library that runs, as "1.2.3". Static storage. */
ER_API const char *er_version(void);

#ifdef __cplusplus
}
#endif
#endif
