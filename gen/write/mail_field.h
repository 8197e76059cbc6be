/* Fields of a message's head, in lines of at most 78 bytes where they can be
 * folded. */
#ifndef WRITE_MAIL_FIELD_H
#define WRITE_MAIL_FIELD_H

#include "base/arena.h"
#include "base/buffer.h"

/* Appends "NAME: TEXT" and a line end: TEXT as it is, if it is short words of
 * ASCII, else as encoded words (RFC 2047). More than 250 characters are cut. */
void mail_field_text(struct buffer *out, struct arena *arena, const char *name,
    const char *text);

/* The same of a person: NAME may be NULL, ADDRESS is ASCII. */
void mail_field_person(struct buffer *out, struct arena *arena,
    const char *field, const char *name, const char *address);

/* Appends the parameter NAME of the field that is being written, on lines of
 * its own: ";", and in quotes, or in pieces of what is percent-encoded (RFC
 * 2231). */
void mail_field_parameter(
    struct buffer *out, const char *name, const char *value);

#endif
