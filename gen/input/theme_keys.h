/* Every key of theme.yaml, and what is known of a brand file. */
#ifndef INPUT_THEME_KEYS_H
#define INPUT_THEME_KEYS_H

#include "input/keys.h"

/* A map of a theme: its keys, and where it stands ("typography.base"; "" for
 * the whole file). */
struct theme_map {
    const char *path;
    const struct keys *keys;
    const char *const *brand; /* what brand files have there beside those keys,
                                 and no theme has; closed by NULL */
};

/* All of them; the last has no path. */
extern const struct theme_map theme_maps[];

/* The keys of the map at PATH, which is one of them. */
const struct keys *theme_keys_at(const char *path);

/* The row of the setting at PATH ("typography.base.size"), which themes have;
 * ARENA is for work. */
const struct key *theme_key(struct arena *arena, const char *path);

#endif
