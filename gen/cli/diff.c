/* `dossier diff`: what has changed, for whom.
 *
 * Two profiles, or all those of two folders, files of many or tables, matched
 * by reference: each pair is decided, composed and compared, and those that
 * moved most are told first. */
#include "cli/commands.h"

#include "base/file.h"
#include "cli/compared.h"
#include "cli/compared_words.h"
#include "cli/diff_sides.h"
#include "cli/identity.h"
#include "cli/report.h"
#include "write/html_redline.h"
#include "write/json.h"
#include "write/json_difference.h"
#include "write/json_redline.h"
#include "write/json_value.h"

#include <stdlib.h>
#include <string.h>

/* What is told of a client, once it has been compared. */
struct entry {
    enum moved moved;
    const struct client *client; /* of one that has come or gone */
    const char *name;            /* "R-17 (Museum of Tides)" */
    const char *line;            /* what has moved, in short */
    const char *details;         /* in full; "": they are not asked for */
    json_t *json;                /* NULL: it is not asked for */
};

struct diffing {
    const struct options *options;
    struct shared shared;
    struct diff_sides sides;
    struct buffer out;
    int status; /* of errors alone */
    ARRAY(struct entry) entries;
    ARRAY(struct entry) come, gone;
    size_t compared;
    bool *settled; /* by client of the old side: it has been seen to */
};

/* Errors are none of diff's answers: an input that is wrong is one, too. */
static void report(struct diffing *diffing, const struct diags *diags)
{
    int status = EXIT_WRITTEN;
    report_diags(diags, options_least(diffing->options), false, &status);
    if (status == EXIT_INPUT)
        status = EXIT_USAGE;
    if (status > diffing->status)
        diffing->status = status;
}

static void report_shared(struct diffing *diffing)
{
    report(diffing, &diffing->shared.diags);
    diags_init(&diffing->shared.diags, &diffing->shared.arena);
}

/* ---- one client in words ------------------------------------------------- */

static const char *name_client(
    struct arena *arena, const char *key, const struct profile *profile)
{
    const char *client = profile->meta.client;
    return client ? arena_format(arena, "%s (%s)", key, client) : key;
}

/* ---- one client as JSON -------------------------------------------------- */

static json_t *meta_json(const struct compared *compared)
{
    json_t *list = json_array();
    for (size_t i = 0; i < compared->meta_count; i++) {
        json_t *object = json_object();
        json_object_set_new(
            object, "field", json_string(compared->meta[i].field->name));
        json_object_set_new(
            object, "old", json_from_text(compared->meta[i].old));
        json_object_set_new(
            object, "new", json_from_text(compared->meta[i].new));
        json_array_append_new(list, object);
    }
    return list;
}

static json_t *compared_json(const char *key, const struct compared *compared)
{
    json_t *object = json_from_difference(&compared->difference);
    json_object_set_new(object, "reference", json_from_text(key));
    json_object_set_new(
        object, "client", json_from_text(compared->new.profile->meta.client));
    json_object_set_new(
        object, "moved", json_string(moved_forms[compared->moved].name));
    json_object_set_new(
        object, "same", json_boolean(compared->moved == MOVED_NOTHING));
    json_object_set_new(object, "meta", meta_json(compared));
    json_object_set_new(
        object, "wording", json_from_redline(compared->redline));
    return object;
}

static json_t *decided_json(const char *key, const struct decided *decided)
{
    const struct verdict *verdict = decided->decision.verdict;
    json_t *object = json_object();
    json_object_set_new(object, "reference", json_from_text(key));
    json_object_set_new(
        object, "client", json_from_text(decided->profile->meta.client));
    json_object_set_new(
        object, "verdict", json_from_plan(verdict->guide, verdict->plan));
    json_object_set_new(object, "confidence",
        json_string(verdict_confidence_name(verdict->confidence)));
    return object;
}

/* ---- pairs --------------------------------------------------------------- */

static bool is_pair(const struct diffing *diffing)
{
    return diff_sides_are_pair(&diffing->sides);
}

/* What is at PATH that no page may replace: in words, NULL if nothing. */
static const char *find_kept(struct arena *arena, const char *path,
    const struct client *old, const struct client *new)
{
    const char *there = identity_read(arena, path);
    if (there)
        return arena_format(
            arena, "the document of %s", identity_words(arena, there));
    const char *own = file_true_path(arena, path);
    return strcmp(own, file_true_path(arena, client_path(old))) == 0 ||
                   strcmp(own, file_true_path(arena, client_path(new))) == 0
               ? "a profile that is compared"
               : NULL;
}

/* Page FILE, unless somebody's document is there, or what is compared. */
static void write_redline(struct diffing *diffing,
    const struct compared *compared, const struct client *old,
    const struct client *new, struct diags *diags)
{
    const char *path = diffing->options->output;
    const char *kept = path ? find_kept(diags->arena, path, old, new) : NULL;
    if (kept) {
        diag_add(diags, SEVERITY_ERROR,
            source_place_of_file(diags->arena, path), "name another file",
            "not written: %s is there", kept);
        return;
    }
    const char *old_name = client_path(old), *new_name = client_path(new);
    if (strcmp(old_name, new_name) != 0) {
        old_name = file_name(diags->arena, old_name);
        new_name = file_name(diags->arena, new_name);
    }
    if (!html_write_redline(&diffing->out, compared->redline,
            compared->loaded->template, old_name, new_name, diags) ||
        !path || strcmp(path, "-") == 0)
        return;
    file_write(path, diffing->out.bytes, diffing->out.length, diags);
    buffer_clear(&diffing->out);
}

static void keep(
    struct diffing *diffing, const char *key, const struct compared *compared)
{
    const struct options *options = diffing->options;
    struct arena *arena = &diffing->shared.arena;
    struct buffer details = {0};
    diffing->compared++;
    if (compared->moved == MOVED_NOTHING && !is_pair(diffing))
        return;
    struct entry *entry = array_add(&diffing->entries, arena);
    entry->moved = compared->moved;
    entry->name =
        name_client(arena, arena_string(arena, key), compared->new.profile);
    entry->name = arena_string(arena, entry->name);
    entry->line = compared_summary(arena, compared);
    if (options->json)
        entry->json = compared_json(key, compared);
    else if (options->verbose || is_pair(diffing))
        compared_add_details(&details, compared);
    entry->details = arena_string(arena, buffer_string(&details));
    buffer_release(&details);
}

static bool compare_pair(
    struct diffing *diffing, const struct client *old, const struct client *new)
{
    const struct options *options = diffing->options;
    struct shared *shared = &diffing->shared;
    struct compared compared = {0};
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    bool good = client_decide(
        &compared.old, shared, old, options->guide, &arena, &diags);
    good = client_decide(
               &compared.new, shared, new, options->guide, &arena, &diags) &&
           good;
    struct guard_subject before = guard_watch(shared->guard,
        (struct guard_subject){NULL, client_path(new), "not compared"});
    good = good && compared_find(&compared, shared, options->template,
                       client_path(old), &arena, &diags);
    if (good) {
        const char *reference = compared.new.profile->meta.reference;
        keep(
            diffing, reference && *reference ? reference : new->key, &compared);
        if (options->redline)
            write_redline(diffing, &compared, old, new, &diags);
    }
    compared_release(&compared);
    guard_watch(shared->guard, before);
    report_shared(diffing);
    report(diffing, &diags);
    arena_release(&arena);
    return good;
}

/* A client of one side only. */
static bool keep_single(
    struct diffing *diffing, const struct client *client, bool come)
{
    struct shared *shared = &diffing->shared;
    struct arena arena;
    struct diags diags;
    struct decided decided;
    arena_init(&arena);
    diags_init(&diags, &arena);
    bool good = client_decide(
        &decided, shared, client, diffing->options->guide, &arena, &diags);
    if (good) {
        struct entry *entry = come ? array_add(&diffing->come, &shared->arena)
                                   : array_add(&diffing->gone, &shared->arena);
        entry->client = client;
        entry->name = arena_string(
            &shared->arena, name_client(&arena, client->key, decided.profile));
        entry->line = report_verdict(&shared->arena, decided.decision.verdict);
        if (diffing->options->json)
            entry->json = decided_json(client->key, &decided);
    }
    report_shared(diffing);
    report(diffing, &diags);
    arena_release(&arena);
    return good;
}

/* A profile that cannot be read may be the one of a client of the other side
 * whose reference it does not tell any more: that one has not gone. */
static const struct client *find_by_name(
    const struct clients *clients, const struct client *unread)
{
    for (size_t i = 0; unread->name && i < clients->list.count; i++) {
        const struct client *client = &clients->list.items[i];
        if (client->name && strcmp(client->name, unread->name) == 0)
            return client;
    }
    return NULL;
}

/* Takes CLIENT off those that have gone. */
static void take_back(struct diffing *diffing, const struct client *client)
{
    size_t kept = 0;
    for (size_t i = 0; i < diffing->gone.count; i++)
        if (diffing->gone.items[i].client != client)
            diffing->gone.items[kept++] = diffing->gone.items[i];
    diffing->gone.count = kept;
}

static void settle(struct diffing *diffing, const struct client *old)
{
    if (old)
        diffing->settled[old - diffing->sides.old.list.items] = true;
}

static void compare_all(struct diffing *diffing)
{
    struct clients *old = &diffing->sides.old, *new = &diffing->sides.new;
    diffing->settled = arena_allocate(
        &diffing->shared.arena, old->list.count, sizeof *diffing->settled);
    bool *left =
        arena_allocate(&diffing->shared.arena, new->list.count, sizeof *left);
    for (size_t i = 0; i < new->list.count; i++) {
        const struct client *client = &new->list.items[i];
        const struct client *before = clients_lookup(old, client->key);
        settle(diffing, before);
        if (before && !before->twice && !client->twice)
            compare_pair(diffing, before, client);
        left[i] = !before && !client->twice;
    }
    for (size_t i = 0; i < old->list.count; i++) {
        const struct client *client = &old->list.items[i];
        if (diffing->settled[i] || client->twice ||
            keep_single(diffing, client, false))
            continue;
        const struct client *after = find_by_name(new, client);
        if (after)
            left[after - new->list.items] = false;
    }
    for (size_t i = 0; i < new->list.count; i++) {
        const struct client *client = &new->list.items[i];
        if (left[i] && !keep_single(diffing, client, true))
            take_back(diffing, find_by_name(old, client));
    }
}

/* ---- what is printed ----------------------------------------------------- */

static int compare_entries(const void *left, const void *right)
{
    const struct entry *a = left, *b = right;
    if (a->moved != b->moved)
        return a->moved < b->moved ? -1 : 1;
    return strcmp(a->name, b->name);
}

static void print_entry(struct diffing *diffing, const struct entry *entry)
{
    struct buffer *out = &diffing->out;
    buffer_add_string(out, "  ");
    diag_add_text(out, entry->name, strlen(entry->name));
    buffer_add_string(out, ": ");
    diag_add_text(out, entry->line, strlen(entry->line));
    buffer_add_byte(out, '\n');
}

/* COUNT entries, each of which has moved as the first has. */
static void print_group(struct diffing *diffing, const char *title,
    const struct entry *entries, size_t count)
{
    if (count == 0)
        return;
    buffer_add_format(&diffing->out, "\n%s (%zu)\n", title, count);
    for (size_t i = 0; i < count; i++)
        print_entry(diffing, &entries[i]);
}

static void print_details(struct diffing *diffing)
{
    struct buffer *out = &diffing->out;
    for (size_t i = 0; i < diffing->entries.count; i++) {
        const struct entry *entry = &diffing->entries.items[i];
        buffer_add_string(out, "\n---- ");
        diag_add_text(out, entry->name, strlen(entry->name));
        buffer_add_string(out, "\n\n");
        buffer_add_string(out, entry->details);
    }
}

static void print_text(struct diffing *diffing)
{
    const struct entry *entries = diffing->entries.items;
    size_t count = diffing->entries.count;
    buffer_add_format(&diffing->out,
        "%zu on both sides: %zu differ; %zu came, %zu went\n",
        diffing->compared, count, diffing->come.count, diffing->gone.count);
    for (size_t i = 0; i < count;) {
        size_t end = i;
        while (end < count && entries[end].moved == entries[i].moved)
            end++;
        print_group(
            diffing, moved_forms[entries[i].moved].title, &entries[i], end - i);
        i = end;
    }
    print_group(diffing, "Came", diffing->come.items, diffing->come.count);
    print_group(diffing, "Went", diffing->gone.items, diffing->gone.count);
    if (diffing->options->verbose)
        print_details(diffing);
}

static json_t *list_json(const struct entry *entries, size_t count)
{
    json_t *list = json_array();
    for (size_t i = 0; i < count; i++)
        json_array_append_new(list, entries[i].json);
    return list;
}

static bool is_different(const struct diffing *diffing)
{
    size_t moved = 0;
    for (size_t i = 0; i < diffing->entries.count; i++)
        moved += diffing->entries.items[i].moved != MOVED_NOTHING;
    return moved + diffing->come.count + diffing->gone.count > 0;
}

static void print_json(struct diffing *diffing)
{
    json_t *object = json_object();
    json_object_set_new(object, "schema", json_integer(JSON_SCHEMA_VERSION));
    json_object_set_new(object, "same", json_boolean(!is_different(diffing)));
    json_object_set_new(
        object, "compared", json_integer((json_int_t)diffing->compared));
    json_object_set_new(object, "clients",
        list_json(diffing->entries.items, diffing->entries.count));
    json_object_set_new(
        object, "came", list_json(diffing->come.items, diffing->come.count));
    json_object_set_new(
        object, "went", list_json(diffing->gone.items, diffing->gone.count));
    json_add_text(&diffing->out, object);
}

static void print(struct diffing *diffing)
{
    if (diffing->entries.count > 1)
        qsort(diffing->entries.items, diffing->entries.count,
            sizeof *diffing->entries.items, compare_entries);
    if (diffing->options->redline)
        return;
    if (is_pair(diffing) && diffing->entries.count == 1) {
        const struct entry *entry = &diffing->entries.items[0];
        if (entry->json)
            json_add_text(&diffing->out, entry->json);
        else
            buffer_add_string(&diffing->out, entry->details);
    } else if (is_pair(diffing)) {
        return;
    } else if (diffing->options->json) {
        print_json(diffing);
    } else {
        print_text(diffing);
    }
}

/* ---- the command --------------------------------------------------------- */

static int run_diff(const struct options *options)
{
    struct diffing diffing = {.options = options};
    struct diags diags;
    shared_init(&diffing.shared, options->brand);
    diffing.shared.theme = options->theme;
    bool found = diff_sides_find(&diffing.sides, options, &diffing.shared);
    report_shared(&diffing);
    if (found) {
        if (is_pair(&diffing))
            compare_pair(&diffing, &diffing.sides.old.list.items[0],
                &diffing.sides.new.list.items[0]);
        else
            compare_all(&diffing);
        print(&diffing);
    }
    diags_init(&diags, &diffing.shared.arena);
    if (diffing.out.length)
        file_write_stdout(diffing.out.bytes, diffing.out.length, &diags);
    report(&diffing, &diags);
    int status = diffing.status           ? diffing.status
                 : is_different(&diffing) ? EXIT_INPUT
                                          : EXIT_WRITTEN;
    buffer_release(&diffing.out);
    diff_sides_close(&diffing.sides);
    shared_release(&diffing.shared);
    return status;
}

static bool check_diff_operands(const struct options *options)
{
    if (options->output && !options->redline)
        return options_complain(options, "-o goes with --redline");
    if (options->redline && options->json)
        return options_complain(
            options, "--redline and --json contradict each other");
    if (!options->issued && options->operand_count != 2)
        return options_complain(
            options, "name two profiles, folders, files of many or tables");
    return options_check_map(options);
}

const struct command diff_command = {
    .name = "diff",
    .operands = "OLD NEW",
    .summary = "say what has changed, for whom",
    .before =
        "Usage: dossier diff [OPTION]... OLD NEW\n"
        "       dossier diff [OPTION]... --issued DIR [NEW]...\n"
        "\n"
        "Prints what differs between two profiles of one guide: verdict and\n"
        "confidence, facts and parts, reasons, scores, modules and warnings, "
        "and\n"
        "the words of their documents. Of two folders, files of many profiles "
        "or\n"
        "tables (CSV, TSV, JSON, XLSX, SQLite), it compares each client that "
        "is "
        "on\n"
        "both sides, and tells first whose verdict moved, then confidence, "
        "warnings,\n"
        "modules, facts, wording; then who came and who went. Clients are "
        "matched by\n"
        "meta/reference, without one by the names of their files. --redline "
        "writes\n"
        "the new document as an HTML page with all that was inserted and "
        "deleted.\n"
        "\n"
        "With --issued, the old side is what was issued last from DIR, as "
        "build "
        "--record\n"
        "--keep-profiles kept it; without NEW, the new side is what the record "
        "says\n"
        "that it was made of.\n"
        "\n",
    .behind =
        "\n"
        "Exit codes: 0 if nothing differs, 1 if something does, 2 if an input "
        "or the\n"
        "usage is wrong, 3 if the system failed.\n"
        "\n"
        "Examples:\n"
        "  dossier diff issued.xml revised.xml\n"
        "  dossier diff -v last-year/ this-year/\n"
        "  dossier diff --issued reports clients.csv --map map.yaml\n"
        "  dossier diff --redline issued.xml revised.xml -o changes.html\n",
    .check = check_diff_operands,
    .run = run_diff,
};
