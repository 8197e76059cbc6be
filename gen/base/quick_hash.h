/* FNV-1a of 64 bits (G. Fowler, L. C. Noll, K.-P. Vo): to find things quickly
 * in tables. It proves nothing: two texts may have one hash. */
#ifndef BASE_QUICK_HASH_H
#define BASE_QUICK_HASH_H

#include <stddef.h>
#include <stdint.h>

static const uint64_t QUICK_HASH_START = 0xCBF29CE484222325u;
static const uint64_t QUICK_HASH_PRIME = 0x100000001B3u;

/* Goes on from HASH, at first QUICK_HASH_START. */
static inline uint64_t quick_hash(
    uint64_t hash, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ at[i]) * QUICK_HASH_PRIME;
    return hash;
}

#endif
