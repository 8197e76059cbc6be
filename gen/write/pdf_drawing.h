/* A drawing as a form XObject, which is drawn as an image is: into a square of
 * side 1. */
#ifndef WRITE_PDF_DRAWING_H
#define WRITE_PDF_DRAWING_H

#include "input/drawing.h"
#include "write/pdf_objects.h"

/* DRAWING as a numbered stream of FILE, which scales it to the square. */
struct pdf_object *pdf_drawing_add(
    struct pdf_file *file, const struct drawing *drawing);

#endif
