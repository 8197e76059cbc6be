/* A growing string of bytes, kept NUL-terminated. */
#include "base/buffer.h"

#include "base/memory.h"

#include <math.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void buffer_init(struct buffer *buffer)
{
    *buffer = (struct buffer){0};
}

void buffer_release(struct buffer *buffer)
{
    free(buffer->bytes);
    *buffer = (struct buffer){0};
}

void buffer_clear(struct buffer *buffer)
{
    buffer->length = 0;
    if (buffer->bytes)
        buffer->bytes[0] = '\0';
}

static void reserve(struct buffer *buffer, size_t extra)
{
    if (extra > SIZE_MAX / 4 - buffer->length)
        memory_exhausted();
    size_t needed = buffer->length + extra + 1;
    if (needed <= buffer->capacity)
        return;
    size_t capacity = buffer->capacity ? buffer->capacity : 128;
    while (capacity < needed)
        capacity *= 2;
    buffer->bytes = memory_resize(buffer->bytes, capacity, 1);
    buffer->capacity = capacity;
}

void buffer_add(struct buffer *buffer, const void *bytes, size_t length)
{
    reserve(buffer, length);
    if (length)
        memcpy(buffer->bytes + buffer->length, bytes, length);
    buffer->length += length;
    buffer->bytes[buffer->length] = '\0';
}

void buffer_add_format(struct buffer *buffer, const char *format, ...)
{
    enum { USUAL_ROOM = 64 };
    va_list arguments, again;
    va_start(arguments, format);
    va_copy(again, arguments);
    reserve(buffer, USUAL_ROOM);
    size_t room = buffer->capacity - buffer->length;
    char *end = buffer->bytes + buffer->length;
    int length = vsnprintf(end, room, format, arguments);
    va_end(arguments);
    if (length < 0) {
        *end = '\0';
    } else {
        if ((size_t)length >= room) {
            reserve(buffer, (size_t)length);
            vsnprintf(buffer->bytes + buffer->length, (size_t)length + 1,
                format, again);
        }
        buffer->length += (size_t)length;
    }
    va_end(again);
}

const char *buffer_string(const struct buffer *buffer)
{
    return buffer->bytes ? buffer->bytes : "";
}

void buffer_add_number(struct buffer *buffer, double number, int decimals)
{
    static const double units[] = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};
    if (!isfinite(number))
        number = 0;
    if (fabs(number) > 1e15) { /* whole, for doubles are no finer there */
        buffer_add_format(buffer, "%.0f", number);
        return;
    }
    if (fabs(number) > 9e18 / units[decimals])
        decimals = 0;
    int64_t scaled = llround(number * units[decimals]);
    char digits[40];
    size_t at = sizeof digits;
    uint64_t rest = scaled < 0 ? 0 - (uint64_t)scaled : (uint64_t)scaled;
    for (int i = 0; i < decimals; i++, rest /= 10) {
        char digit = (char)('0' + rest % 10);
        if (digit != '0' || at < sizeof digits)
            digits[--at] = digit;
    }
    if (at < sizeof digits)
        digits[--at] = '.';
    do {
        digits[--at] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (scaled < 0)
        digits[--at] = '-';
    buffer_add(buffer, digits + at, sizeof digits - at);
}
