/* The clients of one side. */
#include "cli/clients.h"

#include "cli/record_origin.h"
#include "cli/row_inputs.h"
#include "input/profile_text.h"
#include "input/rows.h"

#include <string.h>

/* ---- what they are called ------------------------------------------------ */

/* The reference that the text of INPUT gives itself, in ARENA, with *PLACE;
 * NULL if none. What is wrong with the text is told when it is read. */
static const char *find_reference(struct shared *shared,
    const struct input *input, struct arena *arena, struct place *place)
{
    struct arena own;
    struct diags untold;
    const char *reference = NULL;
    arena_init(&own);
    diags_init(&untold, &own);
    struct guard_subject before = guard_watch(shared->guard,
        (struct guard_subject){&untold, input->path, "not read"});
    /* What can be read only once is read later. */
    const struct source *source =
        input->size > 0 ? input_read(input, &own, &untold) : NULL;
    struct profile_text *text =
        source ? profile_text_new(&own, source, &untold) : NULL;
    if (text && text->reference.text && *text->reference.text) {
        reference = arena_string(arena, text->reference.text);
        *place = text->reference.place;
        place->source =
            source_new(arena, arena_string(arena, source->name), "", 0);
    }
    profile_text_free(text);
    guard_watch(shared->guard, before);
    arena_release(&own);
    return reference;
}

/* Of one that gives itself no reference. FIRST: the first one of its file. */
static const char *name_of(
    struct arena *arena, const struct input *first, const struct input *input)
{
    if (!input->of_many)
        return input->name;
    return arena_format(arena, "%s %zu", file_name(arena, input->path),
        (size_t)(input - first) + 1);
}

/* ---- once each ----------------------------------------------------------- */

static void report_twice(struct shared *shared, const struct client *first,
    const struct client *second, struct place place)
{
    struct arena *arena = &shared->arena;
    if (!place.source || second->input->spool)
        place = input_place(arena, second->input);
    diag_add(&shared->diags, SEVERITY_ERROR, place,
        second->by_name
            ? "without a reference, a profile is known by the name of its file"
            : "give each client a reference of its own",
        "the %s \"%s\" is that of \"%s\" too; neither is compared",
        second->by_name ? "name" : "reference", second->key,
        input_whereabouts(arena, first->input));
}

/* Known by its reference from now on, if it has one. */
static void name_client(struct clients *clients, struct shared *shared,
    struct client *client, bool once)
{
    struct arena *arena = &shared->arena;
    struct place place = {0};
    const char *reference =
        client->input ? find_reference(shared, client->input, arena, &place)
                      : NULL;
    if (reference) {
        client->key = reference;
        client->by_name = false;
    }
    int *known = text_map_lookup(&clients->by_key, client->key);
    if (!known) {
        text_map_add(&clients->by_key, arena, client->key,
            (int)(client - clients->list.items));
        return;
    }
    if (!once)
        return;
    client->twice = clients->list.items[*known].twice = true;
    report_twice(shared, &clients->list.items[*known], client, place);
}

/* ---- the door ------------------------------------------------------------ */

static bool find_inputs(struct clients *clients, struct shared *shared,
    const char *const *operands, size_t count, const char *map,
    const char *guide)
{
    struct inputs *inputs = &clients->inputs;
    const char *table = NULL;
    for (size_t i = 0; i < count; i++)
        if (rows_is_table(operands[i]) && !file_is_folder(operands[i]))
            table = operands[i];
    inputs->guard = shared->guard;
    if (table && count > 1) {
        diag_add(&shared->diags, SEVERITY_ERROR,
            source_place_of_file(&shared->arena, table),
            "put all rows into one table, or name profiles",
            "a table stands alone, and %zu are named", count);
        return false;
    }
    if (table)
        return row_inputs_find(inputs, table, map, guide, shared);
    size_t before = diags_count(&shared->diags, SEVERITY_ERROR);
    inputs_find(inputs, operands, count, &shared->arena, &shared->diags);
    return inputs->list.count > 0 ||
           diags_count(&shared->diags, SEVERITY_ERROR) == before;
}

/* Makes clients of all inputs. */
static void list_inputs(struct clients *clients, struct shared *shared)
{
    const struct input *first = clients->inputs.list.items;
    for (size_t i = 0; i < clients->inputs.list.count; i++) {
        const struct input *input = &clients->inputs.list.items[i];
        if (strcmp(input->path, first->path) != 0)
            first = input;
        *array_add(&clients->list, &shared->arena) =
            (struct client){.input = input,
                .key = name_of(&shared->arena, first, input),
                .name = input->name,
                .by_name = true};
    }
}

bool clients_find(struct clients *clients, struct shared *shared,
    const char *const *operands, size_t count, const char *map,
    const char *guide)
{
    *clients = (struct clients){0};
    bool found = find_inputs(clients, shared, operands, count, map, guide);
    guard_watch(shared->guard, (struct guard_subject){0});
    if (found)
        list_inputs(clients, shared);
    return found;
}

void clients_find_origins(
    struct clients *clients, struct shared *shared, struct record *record)
{
    *clients = (struct clients){0};
    record_origins_read(record, &clients->inputs, shared);
    list_inputs(clients, shared);
}

void clients_name(struct clients *clients, struct shared *shared, bool once)
{
    for (size_t i = 0; i < clients->list.count; i++)
        name_client(clients, shared, &clients->list.items[i], once);
}

void clients_close(struct clients *clients)
{
    row_inputs_close(&clients->inputs);
}

const struct client *clients_lookup(
    const struct clients *clients, const char *key)
{
    const int *known = text_map_lookup(&clients->by_key, key);
    return known ? &clients->list.items[*known] : NULL;
}

bool client_decide(struct decided *decided, struct shared *shared,
    const struct client *client, const char *guide, struct arena *arena,
    struct diags *diags)
{
    return client->text ? decided_read_text(decided, shared, client->text,
                              guide, arena, diags)
                        : decided_read(decided, shared, client->input, guide,
                              arena, diags);
}

const struct source *client_text(
    const struct client *client, struct arena *arena, struct diags *diags)
{
    return client->text ? client->text
                        : input_read(client->input, arena, diags);
}

void client_place(
    const struct client *client, const struct source *text, struct diags *diags)
{
    if (client->input)
        row_inputs_place(client->input, text, diags);
}

const char *client_path(const struct client *client)
{
    return client->text ? client->text->name : client->input->path;
}
