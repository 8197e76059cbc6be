/* For targets that take a database: the SQL that makes one, since a fuzzer
 * changes words more readily than pages of bytes. */
#ifndef TESTS_FUZZ_DATABASE_H
#define TESTS_FUZZ_DATABASE_H

#include "fuzz.h"

#include <sqlite3.h>

/* Whether the bytes are a database themselves. */
static inline bool database_is_made(const uint8_t *bytes, size_t length)
{
    return length >= 6 && memcmp(bytes, "SQLite", 6) == 0;
}

static inline int database_had_enough(void *steps)
{
    return ++*(int *)steps > 100;
}

/* Runs as much of the text as can be run, in bounded steps. */
static inline void database_make(
    const char *path, const uint8_t *bytes, size_t length)
{
    sqlite3 *database;
    int steps = 0;
    char *text = malloc(length + 1);
    if (!text || sqlite3_open(path, &database) != SQLITE_OK)
        abort();
    memcpy(text, bytes, length);
    text[length] = '\0';
    sqlite3_limit(database, SQLITE_LIMIT_ATTACHED, 0);
    sqlite3_limit(database, SQLITE_LIMIT_LENGTH, 1 << 20);
    sqlite3_progress_handler(database, 1000, database_had_enough, &steps);
    sqlite3_exec(database, text, NULL, NULL, NULL);
    sqlite3_close(database);
    free(text);
}

#endif
