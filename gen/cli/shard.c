/* A share of the documents of a run, for one of many machines. */
#include "cli/shard.h"

#include "base/ascii.h"
#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

/* A whole number from 1 to SHARDS_MOST in digits alone; moves *AT behind it. 0:
 * there is none. */
static int read_shard_number(const char **at)
{
    int number = 0;
    for (; ascii_is_digit(**at); ++*at) {
        number = number * 10 + (**at - '0');
        if (number > SHARDS_MOST)
            return 0;
    }
    return number;
}

bool shard_read(struct shard *shard, const char *text)
{
    shard->number = read_shard_number(&text);
    if (*text != '/')
        return false;
    text++;
    shard->count = read_shard_number(&text);
    return *text == '\0' && shard->number >= 1 && shard->number <= shard->count;
}

bool shard_takes(const struct shard *shard, const char *name)
{
    char digits[HASH_DIGITS + 1];
    if (shard->count == 0)
        return true;
    if (!name)
        name = "";
    hash_bytes(digits, name, strlen(name));
    digits[8] = '\0';
    unsigned long number = strtoul(digits, NULL, 16);
    return number % (unsigned long)shard->count ==
           (unsigned long)shard->number - 1;
}
