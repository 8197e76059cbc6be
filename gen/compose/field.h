/* A place in a document that somebody fills in: a line on paper, a form's field
 * in a PDF. */
#ifndef COMPOSE_FIELD_H
#define COMPOSE_FIELD_H

enum field_kind { FIELD_TEXT, FIELD_DATE, FIELD_SIGNATURE };

struct field {
    enum field_kind kind;
    const char *name;  /* unique in the document: ASCII letters, digits and
                          hyphens */
    const char *label; /* what to write, for those who do not see the page */
};

#endif
