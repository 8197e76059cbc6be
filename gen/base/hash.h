/* SHA-256 (FIPS 180-4): what a file held, in 64 digits. And FNV-1a, to find
 * things quickly in tables. */
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

/* FNV-1a of 64 bits (G. Fowler, L. C. Noll, K.-P. Vo): goes on from HASH, at
 * first HASH_QUICK_START. It proves nothing. */
static const uint64_t HASH_QUICK_START = 0xCBF29CE484222325u;
static const uint64_t HASH_QUICK_PRIME = 0x100000001B3u;

static inline uint64_t hash_quickly(
    uint64_t hash, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ at[i]) * HASH_QUICK_PRIME;
    return hash;
}

/* The hash of LENGTH bytes. */
void hash_bytes(char digits[HASH_DIGITS + 1], const void *bytes, size_t length);

#endif
