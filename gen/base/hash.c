/* SHA-256, by nettle. */
#include "base/hash.h"

#include <nettle/base16.h>

void hash_init(struct hash *hash)
{
    sha256_init(&hash->context);
}

void hash_add(struct hash *hash, const void *bytes, size_t length)
{
    sha256_update(&hash->context, length, bytes);
}

void hash_finish(struct hash *hash, char digits[HASH_DIGITS + 1])
{
    uint8_t digest[SHA256_DIGEST_SIZE];
    sha256_digest(&hash->context, sizeof digest, digest);
    base16_encode_update(digits, sizeof digest, digest);
    digits[HASH_DIGITS] = '\0';
}

void hash_bytes(char digits[HASH_DIGITS + 1], const void *bytes, size_t length)
{
    struct hash hash;
    hash_init(&hash);
    hash_add(&hash, bytes, length);
    hash_finish(&hash, digits);
}
