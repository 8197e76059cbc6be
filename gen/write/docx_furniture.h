/* The head and the foot of pages, their size, and how Word is to set them. */
#ifndef WRITE_DOCX_FURNITURE_H
#define WRITE_DOCX_FURNITURE_H

#include "write/docx_draw.h"

/* Adds the parts of head and foot, to which sections refer. */
void docx_furniture_write(struct docx_drawing *drawing);

/* Adds the part of settings. */
void docx_settings_write(struct docx_drawing *drawing);

#endif
