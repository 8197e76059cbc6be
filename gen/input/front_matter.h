/* The YAML between two `---` lines at the head of a Markdown file. */
#ifndef INPUT_FRONT_MATTER_H
#define INPUT_FRONT_MATTER_H

#include "base/arena.h"
#include "base/diag.h"
#include "base/source.h"
#include "input/yaml.h"

#include <stddef.h>

/* Reads the front matter of SOURCE; *BODY is the offset of the first byte
 * behind it. NULL after an error: none there, not closed, or broken YAML. */
const struct yaml *front_matter_read(struct arena *arena,
    const struct source *source, size_t *body, struct diags *diags);

#endif
