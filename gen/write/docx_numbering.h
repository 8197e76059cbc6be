/* Numbering definitions: of headings, of bullets, of each list of numbers. */
#ifndef WRITE_DOCX_NUMBERING_H
#define WRITE_DOCX_NUMBERING_H

#include "write/docx_draw.h"

/* The numbers (numId) of the definitions. */
enum {
    DOCX_HEADINGS = 1,
    DOCX_BULLETS = 2,
    DOCX_NUMBERS = 3,    /* that the style List Number has */
    DOCX_FIRST_LIST = 4, /* of the lists in the text, a definition each */
};

enum { DOCX_LIST_LEVELS = 9, DOCX_NUMBERED_HEADINGS = 2 };

/* Adds the part, once all lists are in the text. */
void docx_numbering_write(struct docx_drawing *drawing);

#endif
