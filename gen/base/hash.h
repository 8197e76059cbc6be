/* SHA-256 (FIPS 180-4): what a file held, in 64 digits. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

struct hash {
    uint32_t state[8];
    uint64_t length; /* bytes so far */
    unsigned char block[64];
};

enum { HASH_DIGITS = 64 };

void hash_init(struct hash *hash);
void hash_add(struct hash *hash, const void *bytes, size_t length);

/* Writes the hash of all that was added in small hexadecimal digits, with a NUL
 * behind them. The hash is used up then. */
void hash_finish(struct hash *hash, char digits[HASH_DIGITS + 1]);

/* The hash of LENGTH bytes. */
void hash_bytes(char digits[HASH_DIGITS + 1], const void *bytes, size_t length);

#endif
