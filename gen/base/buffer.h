/* A growing string of bytes, kept NUL-terminated. */
#ifndef BASE_BUFFER_H
#define BASE_BUFFER_H

#include <stddef.h>
#include <string.h>

struct buffer {
    char *bytes; /* NULL while empty */
    size_t length, capacity;
};

void buffer_init(struct buffer *buffer);
void buffer_release(struct buffer *buffer);

/* Forgets the content, keeps the memory. */
void buffer_clear(struct buffer *buffer);

void buffer_add(struct buffer *buffer, const void *bytes, size_t length);

static inline void buffer_add_byte(struct buffer *buffer, char byte)
{
    if (buffer->capacity - buffer->length < 2) {
        buffer_add(buffer, &byte, 1);
        return;
    }
    buffer->bytes[buffer->length++] = byte;
    buffer->bytes[buffer->length] = '\0';
}

/* Inline, so that literals are measured when the program is built. */
static inline void buffer_add_string(struct buffer *buffer, const char *string)
{
    buffer_add(buffer, string, strlen(string));
}

__attribute__((format(printf, 2, 3))) void buffer_add_format(
    struct buffer *buffer, const char *format, ...);

/* The content as a string, "" when empty; borrowed until the next change. */
const char *buffer_string(const struct buffer *buffer);

/* NUMBER in decimal with at most DECIMALS (0 to 9) digits behind a point,
 * no trailing zeros, no exponent, whatever the locale: "12.5", "-3", "0".
 * A number that is not finite is written as 0. */
void buffer_add_number(struct buffer *buffer, double number, int decimals);

#endif
