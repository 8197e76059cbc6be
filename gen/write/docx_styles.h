/* The styles of a DOCX file, made from the theme. */
#ifndef WRITE_DOCX_STYLES_H
#define WRITE_DOCX_STYLES_H

#include "write/docx_draw.h"

/* Adds the part. */
void docx_styles_write(struct docx_drawing *drawing);

#endif
