/* A picture, read whole and proven sound before anything uses it. */
#ifndef INPUT_PICTURE_H
#define INPUT_PICTURE_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "input/drawing.h"

#include <stdbool.h>
#include <stddef.h>

enum picture_format { PICTURE_PNG, PICTURE_JPEG, PICTURE_SVG };

struct picture {
    const struct source *source; /* the file's bytes as they are */
    enum picture_format format;
    int width_px, height_px;    /* as it is shown, turned by its orientation;
                                   0 for an SVG */
    double width_pt, height_pt; /* by its own resolution, else 96 per inch */
    int components;             /* JPEG: 1, 3 or 4 */
    /* How the stored rows are turned to be shown, 1 to 8 as in Exif 2.3,
     * 4.6.4; 1: not at all. From 5 on width and height change places. */
    int orientation;
    /* PNG and JPEG of 4 components, decoded: 3 bytes a pixel; and the
     * transparency at 1 byte a pixel, NULL if the picture is opaque. */
    const unsigned char *rgb, *alpha;
    const struct drawing *drawing; /* SVG; NULL for what has pixels */
};

/* Reads PATH and decodes all of it, through libpng, libjpeg or input/svg. PLACE
 * is where the picture is named; problems (missing, of another kind, damaged,
 * larger than 30,000 pixels a side or 100 million in all) are reported there,
 * those inside an SVG in its own file. NULL after an error. */
const struct picture *picture_read(struct arena *arena, const char *path,
    struct place place, struct diags *diags);

#endif
