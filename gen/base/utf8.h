/* UTF-8 (RFC 3629): strict decoding, encoding and checking. */
#ifndef BASE_UTF8_H
#define BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define UTF8_REPLACEMENT 0xFFFDu

/* The code point at *AT, which is below END; *AT moves past it. A byte that
 * begins no well-formed sequence gives UTF8_REPLACEMENT and moves by one. */
uint32_t utf8_next(const char **at, const char *end);

/* Writes CODE POINT to OUT and returns the number of bytes, 1 to 4. */
size_t utf8_encode(uint32_t code_point, char out[4]);

/* True if all LENGTH bytes are well formed and none is NUL; otherwise
 * *BAD_OFFSET is where the first offending byte stands. */
bool utf8_check(const char *bytes, size_t length, size_t *bad_offset);

/* Code points in the first LENGTH bytes. */
size_t utf8_count(const char *bytes, size_t length);

/* What people call a word is shorter than so many bytes. A line may break at
 * any character of a longer one: each takes a kilobyte to set. */
enum { UTF8_LONGEST_WORD = 1 << 17 };
#define UTF8_LONG_WORD_HINT "divide it by spaces"
#define UTF8_LONG_WORD "a word has more than 131,072 bytes"

/* Where the first longer one begins, which is what stands between ASCII's
 * blanks and ends of lines; LENGTH if there is none. */
size_t utf8_find_long_word(const char *text, size_t length);

/* The bytes of the space at AT, NUL-terminated, that is not to be broken at, as
 * pages of the web and spreadsheets put around values; 0 if none is there. */
size_t utf8_fixed_space(const char *at);

/* False only if all of the text runs from left to right: it has no character of
 * a script that runs the other way, and none that changes directions. */
bool utf8_turns(const char *text, size_t length);

#endif
