/* `dossier impact`: whom an edit of a guide moves, and which edit.
 *
 * Each client is decided and composed under both versions. For those who
 * differ, each edit is made alone in the old version: what moves the client as
 * far as all edits together do, or further, is why. Where none does that alone,
 * each is taken back alone from the new version: those without which the client
 * is not moved like that are needed. What is left was moved by several edits of
 * which none is needed. */
#include "cli/commands.h"

#include "base/file.h"
#include "cli/clients.h"
#include "cli/impact_edits.h"
#include "cli/report.h"
#include "write/json.h"
#include "write/json_value.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

enum because { BECAUSE_NOT, BECAUSE_ALONE, BECAUSE_NEEDED };

/* A client who is moved. */
struct moved_client {
    const char *key;
    const struct source *text;
    struct upshot old, new;
    enum moved level;
    const char *problem;    /* of one that is broken: the first */
    unsigned char *because; /* by group, enum because */
    bool alone;             /* some group moves the client by itself */
};

struct impacting {
    const struct options *options;
    struct shared shared;
    struct upshot_guide old, new;
    struct impact_edits edits;
    struct clients clients;
    ARRAY(struct moved_client) moved;
    size_t compared;
    int status; /* of errors alone */
    struct buffer out;
};

static void report(struct impacting *impacting, struct diags *diags)
{
    int status = EXIT_WRITTEN;
    report_diags(diags, options_least(impacting->options), false, &status);
    if (status == EXIT_INPUT)
        status = EXIT_USAGE;
    if (status > impacting->status)
        impacting->status = status;
    diags_init(diags, diags->arena);
}

/* ---- the two versions ---------------------------------------------------- */

static bool load_guide(struct impacting *impacting, struct upshot_guide *guide,
    const char *name, const struct template **template)
{
    struct shared *shared = &impacting->shared;
    const struct loaded_guide *loaded =
        shared_guide(shared, (struct located){name, {0}});
    const struct loaded_template *loaded_template =
        loaded ? shared_template(shared, loaded, impacting->options->template)
               : NULL;
    if (!loaded_template)
        return false;
    *guide = (struct upshot_guide){
        loaded->guide, loaded->rules, loaded_template->composer};
    *template = loaded_template->template;
    return true;
}

static bool load_guides(struct impacting *impacting)
{
    const char *const *operands = impacting->options->operands;
    const struct template *old, *new;
    struct shared *shared = &impacting->shared;
    bool good = load_guide(impacting, &impacting->old, operands[0], &old);
    good = load_guide(impacting, &impacting->new, operands[1], &new) && good;
    if (good &&
        strcmp(impacting->old.guide->id, impacting->new.guide->id) != 0) {
        diag_add(&shared->diags, SEVERITY_ERROR,
            (struct place){impacting->new.guide->source, 0, 0},
            "compare two versions of one guide",
            "this is guide \"%s\", and \"%s\" is guide \"%s\"",
            impacting->new.guide->id, operands[0], impacting->old.guide->id);
        good = false;
    }
    if (good)
        impacting->edits = impact_edits_find(
            shared, impacting->old.guide, impacting->new.guide, new);
    report(impacting, &shared->diags);
    return good;
}

/* ---- who is moved -------------------------------------------------------- */

static const char *first_problem(struct arena *arena, const struct diags *diags)
{
    for (size_t i = 0; i < diags->list.count; i++)
        if (diags->list.items[i].severity >= SEVERITY_ERROR)
            return arena_string(arena, diags->list.items[i].message);
    return "";
}

static void keep_moved(struct impacting *impacting, const struct client *client,
    const struct source *text, const struct moved_client *moved,
    const struct diags *diags)
{
    struct arena *arena = &impacting->shared.arena;
    struct moved_client *kept = array_add(&impacting->moved, arena);
    *kept = *moved;
    kept->key = client->key;
    kept->text = source_new(arena, client_path(client),
        arena_copy(arena, text->text, text->length), text->length);
    kept->problem = first_problem(arena, diags);
    kept->because = arena_allocate(
        arena, impacting->edits.group_count, sizeof *kept->because);
}

static void compare_client(
    struct impacting *impacting, const struct client *client)
{
    struct shared *shared = &impacting->shared;
    struct arena arena;
    struct diags diags, new_diags;
    struct moved_client moved = {0};
    arena_init(&arena);
    diags_init(&diags, &arena);
    diags_init(&new_diags, &arena);
    struct guard_subject before = guard_watch(shared->guard,
        (struct guard_subject){&diags, client_path(client), "not compared"});
    const struct source *text = client_text(client, &arena, &diags);
    if (text) {
        moved.old =
            upshot_find(&shared->arena, &impacting->old, text, true, &diags);
        if (client->input)
            moved.old.broken =
                moved.old.broken || input_is_wrong(client->input);
        client_place(client, text, &diags);
    }
    if (text && !moved.old.broken) {
        moved.new = upshot_find(
            &shared->arena, &impacting->new, text, true, &new_diags);
        moved.level = upshot_compare(&moved.old, &moved.new);
        impacting->compared++;
        if (moved.level != MOVED_NOTHING)
            keep_moved(impacting, client, text, &moved, &new_diags);
    }
    guard_watch(shared->guard, before);
    report(impacting, &diags);
    arena_release(&arena);
}

/* ---- because of what ----------------------------------------------------- */

/* The words of a module that is in neither document change none of them. */
static bool can_matter(
    const struct impact_group *group, const struct moved_client *client)
{
    return !group->text_of || client->level == MOVED_BROKEN ||
           upshot_has_module(&client->old, group->text_of) ||
           upshot_has_module(&client->new, group->text_of);
}

/* Tries GROUP of the edits: made alone, or BACK. */
static void try_group(struct impacting *impacting, size_t group, bool back)
{
    struct shared *shared = &impacting->shared;
    const struct impact_group *tried = &impacting->edits.groups[group];
    struct impact_guide guide;
    bool sound = impact_guide_make(&guide, &impacting->edits, tried, back);
    for (size_t i = 0; sound && i < impacting->moved.count; i++) {
        struct moved_client *client = &impacting->moved.items[i];
        struct arena arena;
        struct diags untold;
        if ((back && client->alone) || !can_matter(tried, client))
            continue;
        arena_init(&arena);
        diags_init(&untold, &arena);
        struct guard_subject before = guard_watch(shared->guard,
            (struct guard_subject){NULL, client->text->name, "not compared"});
        struct upshot upshot = upshot_find(&arena, &guide.made, client->text,
            client->level == MOVED_WORDING, &untold);
        enum moved level =
            upshot_compare(back ? &client->new : &client->old, &upshot);
        if (level <= client->level) {
            client->because[group] = back ? BECAUSE_NEEDED : BECAUSE_ALONE;
            client->alone = client->alone || !back;
        }
        guard_watch(shared->guard, before);
        arena_release(&arena);
    }
    impact_guide_release(&guide);
}

static void find_reasons(struct impacting *impacting)
{
    size_t count = impacting->edits.group_count;
    bool all = true;
    if (impacting->moved.count == 0)
        return;
    for (size_t i = 0; i < count; i++)
        try_group(impacting, i, false);
    for (size_t i = 0; i < impacting->moved.count; i++)
        all = all && impacting->moved.items[i].alone;
    for (size_t i = 0; !all && i < count; i++)
        try_group(impacting, i, true);
}

/* ---- as text ------------------------------------------------------------- */

static int compare_moved(const void *left, const void *right)
{
    const struct moved_client *a = left, *b = right;
    if (a->level != b->level)
        return a->level < b->level ? -1 : 1;
    return strcmp(a->key, b->key);
}

static void add_safe(struct buffer *out, const char *text)
{
    diag_add_text(out, text, strlen(text));
}

static void add_client(struct buffer *out, const struct moved_client *client)
{
    buffer_add_string(out, "  ");
    add_safe(out, client->key);
    if (client->old.client) {
        buffer_add_string(out, " (");
        add_safe(out, client->old.client);
        buffer_add_byte(out, ')');
    }
}

/* What has moved, as far as the level tells. */
static void add_movement(struct buffer *out, const struct moved_client *client)
{
    const struct upshot *old = &client->old, *new = &client->new;
    if (client->level == MOVED_BROKEN) {
        buffer_add_string(out, ": ");
        add_safe(out, client->problem);
        return;
    }
    if (client->level == MOVED_VERDICT) {
        buffer_add_string(out, ": ");
        add_safe(out, old->label);
        buffer_add_string(out, old->conflict ? ", in conflict -> " : " -> ");
        add_safe(out, new->label);
        buffer_add_string(out, new->conflict ? ", in conflict" : "");
    }
    if (strcmp(old->confidence, new->confidence) != 0)
        buffer_add_format(out, "%s confidence %s -> %s",
            client->level == MOVED_VERDICT ? ";" : ":", old->confidence,
            new->confidence);
}

static void add_edit(struct buffer *out, const struct guide_edit *edit)
{
    add_safe(out, edit->words);
    if (edit->place.source) {
        buffer_add_string(out, ", ");
        add_safe(out, edit->place.source->name);
        if (edit->place.line)
            buffer_add_format(out, ":%d", edit->place.line);
    }
}

static void add_group(struct buffer *out, const struct impacting *impacting,
    const struct impact_group *group, const char *lead)
{
    const struct guide_edits *edits = impacting->edits.edits;
    bool first = true;
    for (size_t i = 0; i < edits->count; i++) {
        if (!group->chosen[i])
            continue;
        buffer_add_format(out, "    %s ", first ? lead : "  with");
        add_edit(out, &edits->items[i]);
        buffer_add_byte(out, '\n');
        first = false;
    }
}

static void add_reasons(
    struct impacting *impacting, const struct moved_client *client)
{
    struct buffer *out = &impacting->out;
    bool any = false;
    for (size_t i = 0; i < impacting->edits.group_count; i++) {
        enum because because = (enum because)client->because[i];
        /* One that is only needed says nothing where another is enough. */
        if (because == BECAUSE_NOT ||
            (because == BECAUSE_NEEDED && client->alone))
            continue;
        add_group(out, impacting, &impacting->edits.groups[i],
            because == BECAUSE_ALONE ? "because of" : "not without");
        any = true;
    }
    if (!any)
        buffer_add_string(
            out, "    by several edits, none of which is needed alone\n");
}

static void print_text(struct impacting *impacting)
{
    struct buffer *out = &impacting->out;
    const struct moved_client *moved = impacting->moved.items;
    size_t count = impacting->moved.count,
           edits = impacting->edits.edits->count;
    buffer_add_format(out, "%zu edit%s; of %zu client%s %zu move%s\n", edits,
        edits == 1 ? "" : "s", impacting->compared,
        impacting->compared == 1 ? "" : "s", count, count == 1 ? "s" : "");
    for (size_t i = 0; i < count; i++) {
        size_t alike = 0;
        while (i + alike < count && moved[i + alike].level == moved[i].level)
            alike++;
        if (i == 0 || moved[i - 1].level != moved[i].level)
            buffer_add_format(
                out, "\n%s (%zu)\n", moved_forms[moved[i].level].title, alike);
        add_client(out, &moved[i]);
        add_movement(out, &moved[i]);
        buffer_add_byte(out, '\n');
        add_reasons(impacting, &moved[i]);
    }
}

/* ---- as JSON ------------------------------------------------------------- */

static json_t *upshot_json(const struct upshot *upshot)
{
    if (upshot->broken)
        return json_null();
    json_t *object = json_object();
    json_object_set_new(object, "recommended", json_from_text(upshot->plan));
    json_object_set_new(object, "conflict", json_boolean(upshot->conflict));
    json_object_set_new(
        object, "confidence", json_from_text(upshot->confidence));
    return object;
}

static json_t *edits_json(const struct impacting *impacting)
{
    const struct guide_edits *edits = impacting->edits.edits;
    json_t *list = json_array();
    for (size_t i = 0; i < edits->count; i++) {
        const struct guide_edit *edit = &edits->items[i];
        json_t *object = json_object();
        json_object_set_new(object, "edit", json_from_text(edit->words));
        json_object_set_new(object, "file",
            json_from_text(
                edit->place.source ? edit->place.source->name : NULL));
        json_object_set_new(object, "line", json_integer(edit->place.line));
        json_array_append_new(list, object);
    }
    return list;
}

/* A list of groups, each a list of the numbers of its edits. */
static json_t *groups_json(const struct impacting *impacting,
    const struct moved_client *client, enum because because)
{
    json_t *list = json_array();
    for (size_t i = 0; i < impacting->edits.group_count; i++) {
        if ((enum because)client->because[i] != because)
            continue;
        json_t *group = json_array();
        for (size_t j = 0; j < impacting->edits.edits->count; j++)
            if (impacting->edits.groups[i].chosen[j])
                json_array_append_new(group, json_integer((json_int_t)j));
        json_array_append_new(list, group);
    }
    return list;
}

static json_t *client_json(
    const struct impacting *impacting, const struct moved_client *client)
{
    json_t *object = json_object();
    json_object_set_new(object, "reference", json_from_text(client->key));
    json_object_set_new(object, "client", json_from_text(client->old.client));
    json_object_set_new(
        object, "moved", json_string(moved_forms[client->level].name));
    json_object_set_new(object, "old", upshot_json(&client->old));
    json_object_set_new(object, "new", upshot_json(&client->new));
    json_object_set_new(
        object, "because", groups_json(impacting, client, BECAUSE_ALONE));
    json_object_set_new(object, "not_without",
        client->alone ? json_array()
                      : groups_json(impacting, client, BECAUSE_NEEDED));
    return object;
}

static void print_json(struct impacting *impacting)
{
    json_t *object = json_object(), *clients = json_array();
    for (size_t i = 0; i < impacting->moved.count; i++)
        json_array_append_new(
            clients, client_json(impacting, &impacting->moved.items[i]));
    json_object_set_new(object, "schema", json_integer(JSON_SCHEMA_VERSION));
    json_object_set_new(
        object, "guide", json_from_text(impacting->new.guide->id));
    json_object_set_new(
        object, "compared", json_integer((json_int_t)impacting->compared));
    json_object_set_new(object, "edits", edits_json(impacting));
    json_object_set_new(object, "clients", clients);
    json_add_text(&impacting->out, object);
}

/* ---- the command --------------------------------------------------------- */

static void compare_all(struct impacting *impacting)
{
    const struct options *options = impacting->options;
    struct shared *shared = &impacting->shared;
    bool found =
        clients_find(&impacting->clients, shared, &options->operands[2],
            options->operand_count - 2, options->map, options->operands[0]);
    clients_name(&impacting->clients, shared, true);
    report(impacting, &shared->diags);
    for (size_t i = 0; found && i < impacting->clients.list.count; i++)
        if (!impacting->clients.list.items[i].twice)
            compare_client(impacting, &impacting->clients.list.items[i]);
    find_reasons(impacting);
    if (impacting->moved.count > 1)
        qsort(impacting->moved.items, impacting->moved.count,
            sizeof *impacting->moved.items, compare_moved);
}

static int run_impact(const struct options *options)
{
    struct impacting impacting = {.options = options};
    struct shared *shared = &impacting.shared;
    shared_init(shared, NULL);
    if (load_guides(&impacting)) {
        compare_all(&impacting);
        if (impacting.compared == 0)
            ; /* what kept it from that was told */
        else if (options->json)
            print_json(&impacting);
        else
            print_text(&impacting);
    }
    if (impacting.out.length)
        file_write_stdout(
            impacting.out.bytes, impacting.out.length, &shared->diags);
    report(&impacting, &shared->diags);
    int status = impacting.status        ? impacting.status
                 : impacting.moved.count ? EXIT_INPUT
                                         : EXIT_WRITTEN;
    buffer_release(&impacting.out);
    clients_close(&impacting.clients);
    shared_release(shared);
    return status;
}

static bool check_impact_operands(const struct options *options)
{
    return options->operand_count > 2
               ? options_check_map(options)
               : options_complain(options, "name two guides, and profiles");
}

const struct command impact_command = {
    .name = "impact",
    .operands = "OLD NEW PROFILE...",
    .summary = "say whom an edit of a guide moves, and why",
    .before =
        "Usage: dossier impact [OPTION]... OLD-GUIDE NEW-GUIDE PROFILE...\n"
        "\n"
        "Prints which clients get another verdict, confidence, warnings, "
        "modules or\n"
        "words from the new version of a guide, those that move most first, "
        "and\n"
        "because of which edit. Guides are names or folders; profiles are "
        "named as\n"
        "for explain. An edit is a key of guide.yaml or of a module's head, or "
        "a\n"
        "module's text. Each is made alone in the old version: those that move "
        "the\n"
        "client as far as all together are why. Where none does, those without "
        "which\n"
        "the new version would not move the client are told.\n"
        "\n",
    .behind =
        "\n"
        "Exit codes: 0 if nobody moves, 1 if somebody does, 2 if an input or "
        "the\n"
        "usage is wrong, 3 if the system failed.\n"
        "\n"
        "Example:\n"
        "  dossier impact old/python-node content/python-node profiles/\n",
    .check = check_impact_operands,
    .run = run_impact,
};
