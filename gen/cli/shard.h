/* A share of the documents of a run, for one of many machines.
 *
 * The share of a document follows from its name alone, so that machines need
 * not talk: of SHA-256 of the name, the first eight hexadecimal digits as a
 * number, modulo the number of shares; 0 belongs to the first. */
#ifndef CLI_SHARD_H
#define CLI_SHARD_H

#include <stdbool.h>

enum { SHARDS_MOST = 100000 };

struct shard {
    int number, count; /* number: from 1; count 0: all are taken */
};

/* Reads "3/7"; false if TEXT is not two whole numbers I/N with
 * 1 <= I <= N <= SHARDS_MOST. */
bool shard_read(struct shard *shard, const char *text);

/* Whether the document NAME belongs to the share. NULL, a document that has no
 * usable name, goes with the empty name: one share reports it. */
bool shard_takes(const struct shard *shard, const char *name);

#endif
