/* Bytes as letters: base64 (RFC 4648, section 4), by nettle. */
#ifndef WRITE_BASE64_H
#define WRITE_BASE64_H

#include "base/buffer.h"

/* Appends LENGTH bytes as one line of letters. */
void base64_add(struct buffer *out, const char *bytes, size_t length);

/* The same in lines of 76, each with CR and LF behind it (RFC 2045, section
 * 6.8). */
void base64_add_lines(struct buffer *out, const char *bytes, size_t length);

#endif
