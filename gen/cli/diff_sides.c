/* The two sides of `dossier diff`. */
#include "cli/diff_sides.h"

#include "base/file.h"
#include "cli/record_kept.h"
#include "cli/record_origin.h"

#include <string.h>

bool diff_sides_are_pair(const struct diff_sides *sides)
{
    return sides->old.list.count == 1 && sides->new.list.count == 1;
}

/* One that is not there is told, and is no side without clients. */
static bool find_side(struct clients *clients, const struct options *options,
    struct shared *shared, const char *const *operands, size_t count)
{
    return clients_find(clients, shared, operands, count, options->map,
               options->guide) &&
           (count != 1 || strcmp(*operands, "-") == 0 || **operands == '@' ||
               file_exists(*operands) ||
               client_text(
                   &clients->list.items[0], &shared->arena, &shared->diags));
}

/* ---- since the last issue ------------------------------------------------ */

/* Leaves of the old side what the one client of the new side was issued. */
static bool keep_one(
    struct diff_sides *sides, const char *output, struct shared *shared)
{
    const struct client *new = &sides->new.list.items[0];
    const struct client *old = NULL;
    for (size_t i = 0; !old && i < sides->old.list.count; i++) {
        const struct client *client = &sides->old.list.items[i];
        if (strcmp(client->key, new->key) == 0 ||
            (client->by_name &&
                new->name &&strcmp(client->name, new->name) == 0))
            old = client;
    }
    if (!old) {
        diag_add(&shared->diags, SEVERITY_ERROR,
            input_place(&shared->arena, new->input),
            "dossier record list tells what was",
            "nothing was issued to \"%s\" in %s", new->key, output);
        return false;
    }
    sides->old.list.items[0] = *old;
    sides->old.list.count = 1;
    return old->text != NULL;
}

static bool find_issued(struct diff_sides *sides, const struct options *options,
    struct shared *shared)
{
    struct record *record =
        record_open(options->issued, NULL, false, &shared->diags);
    if (!record)
        return false;
    const char *look =
        options->template ? file_name(&shared->arena, options->template) : NULL;
    bool found = record_kept_find(&sides->old, record, look, shared);
    struct options now = *options;
    if (options->operand_count == 1 && !options->map)
        now.map =
            record_origins_map(record, options->operands[0], &shared->arena);
    if (found && options->operand_count > 0)
        found = find_side(&sides->new, &now, shared, options->operands,
            options->operand_count);
    else if (found)
        clients_find_origins(&sides->new, shared, record);
    if (!record_sound(record)) {
        record_report(record, &shared->diags);
        found = false;
    }
    record_close(record);
    bool one = options->operand_count == 1 && sides->new.list.count == 1 &&
               !file_is_folder(options->operands[0]);
    if (found) {
        clients_name(&sides->old, shared, true);
        clients_name(&sides->new, shared, true);
    }
    return found && (!one || keep_one(sides, options->issued, shared));
}

/* ---- the door ------------------------------------------------------------ */

static bool find_both(struct diff_sides *sides, const struct options *options,
    struct shared *shared)
{
    if (options->issued)
        return find_issued(sides, options, shared);
    bool found =
        find_side(&sides->old, options, shared, &options->operands[0], 1);
    found = find_side(&sides->new, options, shared, &options->operands[1], 1) &&
            found;
    if (!diff_sides_are_pair(sides)) {
        clients_name(&sides->old, shared, true);
        clients_name(&sides->new, shared, true);
    }
    return found;
}

bool diff_sides_find(struct diff_sides *sides, const struct options *options,
    struct shared *shared)
{
    bool found = find_both(sides, options, shared);
    if (!found || !options->redline || diff_sides_are_pair(sides))
        return found;
    diag_add(&shared->diags, SEVERITY_ERROR, (struct place){0},
        options->issued ? "name one profile" : "name two profiles",
        "--redline compares two versions of one document, and there are "
        "%zu and %zu profiles",
        sides->old.list.count, sides->new.list.count);
    return false;
}

void diff_sides_close(struct diff_sides *sides)
{
    clients_close(&sides->old);
    clients_close(&sides->new);
}
