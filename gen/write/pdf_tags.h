/* The structure of a PDF file: what its content is to a reader who does not see
 * it (ISO 32000-1, 14.7). */
#ifndef WRITE_PDF_TAGS_H
#define WRITE_PDF_TAGS_H

#include "base/array.h"
#include "layout/page.h"
#include "write/pdf_objects.h"

#include <stddef.h>
#include <stdint.h>

enum kid_kind {
    KID_MARK,       /* marked content: a page and its number there */
    KID_ANNOTATION, /* an annotation: a page and its object */
    KID_TAG,        /* another tag */
};

/* One child of a structure element. */
struct kid {
    enum kid_kind kind;
    uint32_t tag; /* whose child it is */
    uint32_t page, number;
    uint32_t next; /* in the list of its siblings: an index, 0: none */
};

/* A tag on its way into the file. */
struct pdf_tag {
    struct pdf_object *object;
    uint32_t first, last; /* kids; 0: none */
    bool attached;        /* to its parent */
    bool has_content;     /* kids that are no tags */
    uint32_t page;        /* of its first content */
    double box_pt[4];     /* what its pictures and shapes cover: left, top,
                             right, bottom */
};

struct pdf_tags {
    const struct pages *pages;
    struct pdf_file *file; /* borrowed */
    struct pdf_tag *list;  /* one for each of pages->tags */
    ARRAY(struct kid) kids;
    ARRAY(uint32_t) marks;             /* the tag of each mark, page by page */
    ARRAY(size_t) page_starts;         /* in marks */
    ARRAY(uint32_t) annotation_owners; /* the tag of each */
};

/* Begins the structure of PAGES in FILE. Without tags there is none, and none
 * of the functions below may be called. */
void pdf_tags_begin(
    struct pdf_tags *tags, const struct pages *pages, struct pdf_file *file);

/* From here on marks belong to the next page. */
void pdf_tags_begin_page(struct pdf_tags *tags);

/* Adds a stretch of marked content to TAG and returns its number on the page.
 */
unsigned pdf_tags_add_mark(struct pdf_tags *tags, uint32_t tag);

/* Notes that a picture or shape of TAG covers this area of the page. */
void pdf_tags_cover(struct pdf_tags *tags, uint32_t tag, double left_pt,
    double top_pt, double right_pt, double bottom_pt);

/* Adds a link on the present page to TAG and returns the link's StructParent.
 */
unsigned pdf_tags_add_annotation(
    struct pdf_tags *tags, uint32_t tag, struct pdf_object *annotation);

/* Prints the tree, and the catalog's entries for it to the end of CATALOG.
 * PAGE_OBJECTS are those of the pages. */
void pdf_tags_finish(struct pdf_tags *tags,
    struct pdf_object *const *page_objects, struct buffer *catalog);

/* The structure type of ROLE as PDF names it, without the slash. */
const char *pdf_tags_type(enum role role);

#endif
