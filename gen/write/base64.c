/* Bytes as letters. */
#include "write/base64.h"

#include <nettle/base64.h>

/* In pieces that end between groups of three bytes. */
void base64_add(struct buffer *out, const char *bytes, size_t length)
{
    enum { PIECE = 3 * 1024 };
    char letters[BASE64_ENCODE_RAW_LENGTH(PIECE)];
    for (size_t done = 0; done < length;) {
        size_t left = length - done, piece = left < PIECE ? left : PIECE;
        base64_encode_raw(letters, piece, (const uint8_t *)bytes + done);
        buffer_add(out, letters, BASE64_ENCODE_RAW_LENGTH(piece));
        done += piece;
    }
}

void base64_add_lines(struct buffer *out, const char *bytes, size_t length)
{
    enum { LINE = 57 }; /* bytes of 76 letters */
    for (size_t done = 0; done < length; done += LINE) {
        size_t left = length - done;
        base64_add(out, bytes + done, left < LINE ? left : LINE);
        buffer_add(out, "\r\n", 2);
    }
}
