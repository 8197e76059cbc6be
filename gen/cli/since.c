/* Finding the older version of each document. */
#include "cli/since.h"

#include <string.h>

bool since_open(
    struct since *since, const struct options *options, struct shared *shared)
{
    *since = (struct since){.operand = options->since, .guide = options->guide};
    if (!since->operand)
        return true;
    size_t errors = diags_count(&shared->diags, SEVERITY_ERROR);
    if (!clients_find(&since->clients, shared, &since->operand, 1, options->map,
            options->guide))
        return false;
    clients_name(&since->clients, shared, true);
    if (since->clients.list.count == 0 &&
        diags_count(&shared->diags, SEVERITY_ERROR) == errors)
        diag_add(&shared->diags, SEVERITY_ERROR,
            source_place_of_file(&shared->arena, since->operand), NULL,
            "--since: there is no profile");
    return diags_count(&shared->diags, SEVERITY_ERROR) == errors;
}

void since_close(struct since *since)
{
    if (since->operand)
        clients_close(&since->clients);
}

/* The older version of PROFILE; NULL: it has none. */
static const struct client *find_client(const struct since *since,
    const struct input *input, const struct profile *profile)
{
    const struct client *only = since->clients.list.items;
    if (since->clients.list.count == 1 && !only->input->of_many)
        return only;
    const char *key = profile->meta.reference;
    if (!key || !*key)
        key = input->name;
    return key ? clients_lookup(&since->clients, key) : NULL;
}

/* Both say it, and not the same. */
static bool is_another(const char *one, const char *other)
{
    return one && other && strcmp(one, other) != 0;
}

/* Whose it is: no client may read what another one's offer was. */
static bool check_client(const struct older *older, const struct meta *new,
    struct place place, struct diags *diags)
{
    const struct meta *old = &older->decided.profile->meta;
    const char *hint = "--since takes an older version of the same profile";
    if (is_another(old->client, new->client))
        diag_add(diags, SEVERITY_ERROR, place, hint,
            "client: \"%s\" is compared with \"%s\"", new->client, old->client);
    else if (is_another(old->reference, new->reference))
        diag_add(diags, SEVERITY_ERROR, place, hint,
            "reference: \"%s\" is compared with \"%s\"", new->reference,
            old->reference);
    else if (old->date && new->date && strcmp(old->date, new->date) > 0)
        diag_add(diags, SEVERITY_ERROR, place, hint,
            "date: the older version is of %s, and this one of %s", old->date,
            new->date);
    else
        return true;
    return false;
}

static bool check_older(const struct older *older,
    const struct loaded_guide *guide, const struct profile *profile,
    struct diags *diags)
{
    struct place place = {profile->source, 0, 0};
    if (older->decided.guide == guide ||
        strcmp(older->decided.guide->guide->folder, guide->guide->folder) == 0)
        return check_client(older, &profile->meta, place, diags);
    diag_add(diags, SEVERITY_ERROR, place, "compare profiles of one guide",
        "its guide is \"%s\", but that of \"%s\" is \"%s\"", guide->guide->id,
        older->path, older->decided.guide->guide->id);
    return false;
}

bool since_compare(struct older *older, const struct since *since,
    struct shared *shared, const struct input *input,
    const struct loaded_guide *guide, struct decision *decision,
    struct arena *arena, struct diags *diags)
{
    const struct profile *profile = decision->verdict->profile;
    *older = (struct older){0};
    if (!since->operand)
        return true;
    const struct client *client = find_client(since, input, profile);
    if (!client) {
        diag_add(diags, SEVERITY_NOTE, (struct place){profile->source, 0, 0},
            NULL, "\"%s\" has no older version of it", since->operand);
        return true;
    }
    older->path = client_path(client);
    if (!client_decide(
            &older->decided, shared, client, since->guide, arena, diags) ||
        !check_older(older, guide, profile, diags))
        return false;
    older->difference =
        difference_find(arena, &older->decided.decision, decision);
    decision->since = &older->difference;
    return true;
}
