#include "ergraph/version.h"

const char *er_version(void)
{
    return ER_VERSION;
}
