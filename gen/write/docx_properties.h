/* What a DOCX file says about itself. */
#ifndef WRITE_DOCX_PROPERTIES_H
#define WRITE_DOCX_PROPERTIES_H

#include "write/docx_draw.h"

/* Adds the parts of properties: those that all packages have, Word's, and our
 * own, which say whose document it is and what its text was: DIGITS is the hash
 * of it, as input/docx_text.h makes it. RELATIONS: the package's. */
void docx_properties_write(struct docx_drawing *drawing, const char *digits,
    struct docx_relations *relations);

#endif
