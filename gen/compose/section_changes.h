/* What the section of changes shares with its heading. */
#ifndef COMPOSE_SECTION_CHANGES_H
#define COMPOSE_SECTION_CHANGES_H

#include "compose/composition.h"

/* The older version that the document is compared with: "version 1". NULL: it
 * is compared with none. */
const char *section_changes_version(const struct composition *composition);

#endif
