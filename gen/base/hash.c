/* SHA-256 (FIPS 180-4, sections 4.1.2, 4.2.2, 5.1.1 and 6.2). */
#include "base/hash.h"

#include <string.h>

static const uint32_t constants[64] = {0x428a2f98, 0x71374491, 0xb5c0fbcf,
    0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5, 0xd807aa98,
    0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7,
    0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f,
    0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d, 0xb00327c8,
    0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967, 0x27b70a85,
    0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e,
    0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819,
    0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08, 0x2748774c,
    0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3, 0x748f82ee,
    0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7,
    0xc67178f2};

static uint32_t turn(uint32_t word, int count)
{
    return word >> count | word << (32 - count);
}

static void add_block(struct hash *hash, const unsigned char *bytes)
{
    uint32_t schedule[64], s[8];
    for (int i = 0; i < 16; i++)
        schedule[i] = (uint32_t)bytes[4 * i] << 24 |
                      (uint32_t)bytes[4 * i + 1] << 16 |
                      (uint32_t)bytes[4 * i + 2] << 8 | bytes[4 * i + 3];
    for (int i = 16; i < 64; i++) {
        uint32_t a = schedule[i - 15], b = schedule[i - 2];
        schedule[i] = schedule[i - 16] + schedule[i - 7] +
                      (turn(a, 7) ^ turn(a, 18) ^ a >> 3) +
                      (turn(b, 17) ^ turn(b, 19) ^ b >> 10);
    }
    for (int i = 0; i < 8; i++)
        s[i] = hash->state[i];
    for (int i = 0; i < 64; i += 8) {
        /* The eight words move on by one in each step: back in place after
         * eight. */
        for (int j = 0; j < 8; j++) {
            uint32_t *a = &s[(8 - j) & 7], *d = &s[(11 - j) & 7];
            uint32_t b = s[(9 - j) & 7], c = s[(10 - j) & 7];
            uint32_t e = s[(12 - j) & 7], f = s[(13 - j) & 7];
            uint32_t g = s[(14 - j) & 7], *h = &s[(15 - j) & 7];
            uint32_t sum = *h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) +
                           ((e & f) ^ (~e & g)) + constants[i + j] +
                           schedule[i + j];
            *d += sum;
            *h = sum + (turn(*a, 2) ^ turn(*a, 13) ^ turn(*a, 22)) +
                 ((*a & b) ^ (*a & c) ^ (b & c));
        }
    }
    for (int i = 0; i < 8; i++)
        hash->state[i] += s[i];
}

void hash_init(struct hash *hash)
{
    *hash =
        (struct hash){.state = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                          0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19}};
}

void hash_add(struct hash *hash, const void *bytes, size_t length)
{
    const unsigned char *at = bytes;
    size_t used = hash->length % 64;
    hash->length += length;
    while (length > 0) {
        if (used == 0 && length >= 64) {
            add_block(hash, at);
            at += 64;
            length -= 64;
            continue;
        }
        size_t room = 64 - used, part = length < room ? length : room;
        memcpy(hash->block + used, at, part);
        used = (used + part) % 64;
        if (used == 0)
            add_block(hash, hash->block);
        at += part;
        length -= part;
    }
}

void hash_finish(struct hash *hash, char digits[HASH_DIGITS + 1])
{
    static const unsigned char padding[64] = {0x80};
    uint64_t bits = hash->length * 8;
    unsigned char tail[8];
    for (int i = 0; i < 8; i++)
        tail[i] = (unsigned char)(bits >> (56 - 8 * i));
    size_t used = hash->length % 64;
    hash_add(hash, padding, used < 56 ? 56 - used : 120 - used);
    hash_add(hash, tail, sizeof tail);
    for (int i = 0; i < HASH_DIGITS; i++)
        digits[i] =
            "0123456789abcdef"[hash->state[i / 8] >> (28 - i % 8 * 4) & 15];
    digits[HASH_DIGITS] = '\0';
}

void hash_bytes(char digits[HASH_DIGITS + 1], const void *bytes, size_t length)
{
    struct hash hash;
    hash_init(&hash);
    hash_add(&hash, bytes, length);
    hash_finish(&hash, digits);
}
