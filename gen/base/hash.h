/* SHA-256 (FIPS 180-4): what a file held, in 64 digits. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <nettle/sha2.h>
#include <stddef.h>

struct hash {
    struct sha256_ctx context;
};

enum { HASH_DIGITS = 2 * SHA256_DIGEST_SIZE };

void hash_init(struct hash *hash);
void hash_add(struct hash *hash, const void *bytes, size_t length);

/* Writes the hash of all that was added in small hexadecimal digits, with a NUL
 * behind them. The hash is used up then. */
void hash_finish(struct hash *hash, char digits[HASH_DIGITS + 1]);

/* The hash of LENGTH bytes. */
void hash_bytes(char digits[HASH_DIGITS + 1], const void *bytes, size_t length);

#endif
