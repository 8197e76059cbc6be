/* `dossier rows GUIDE`: a table with a column for everything that a profile of
 * the guide can say, empty or filled from profiles, and the map that goes with
 * it. Each part has a row of its own; what is said of the whole profile stands
 * in the first of them. */
#include "cli/commands.h"

#include "base/buffer.h"
#include "base/file.h"
#include "cli/inputs.h"
#include "cli/report.h"
#include "cli/shared.h"
#include "input/profile.h"
#include "input/row_columns.h"
#include "input/value_text.h"

#include <stdio.h>
#include <string.h>

/* A column: a target, or one of the packages or next steps. */
struct heading {
    const struct row_target *target;
    size_t number; /* from 1; 0: there is one, or it is of the row's part */
};

struct table {
    const struct options *options;
    struct shared shared;
    const struct guide *guide;
    ARRAY(struct heading) headings;
    ARRAY(const struct profile *) profiles;
    ARRAY(const char *) names; /* of the profiles */
    struct buffer csv, map;
};

/* ---- what profiles say --------------------------------------------------- */

static const char *days_text(struct arena *arena, const struct package *package)
{
    return package->days.given ? decimal_text(arena, package->days.value)
                               : NULL;
}

/* The statement NUMBER, from 1, of KIND, as far as it has words of one's own;
 * NULL: the profile has none, or not so many. */
static const struct prose *prose_of(
    const struct profile *profile, enum statement_kind kind, size_t number)
{
    const struct proposal *proposal = &profile->proposal;
    switch (kind) {
    case STATEMENT_OVERRIDE:
        return profile->overriding ? &profile->overriding->reason : NULL;
    case STATEMENT_PACKAGE:
        return number <= proposal->package_count
                   ? &proposal->packages[number - 1].text
                   : NULL;
    case STATEMENT_SECTION:
        return number <= profile->section_count
                   ? &profile->sections[number - 1].text
                   : NULL;
    case STATEMENT_INTRODUCTION: return &proposal->introduction;
    case STATEMENT_APPROACH: return &proposal->approach;
    case STATEMENT_TERMS: return &proposal->terms;
    case STATEMENT_PRICE:
    case STATEMENT_NEXT_STEP:
    case STATEMENT_OMIT:
    case STATEMENT_COUNT: break;
    }
    return NULL;
}

static const struct omission *omission_of(
    const struct profile *profile, size_t number)
{
    for (size_t i = 0; profile->omissions && i < profile->guide->module_count;
         i++)
        if (profile->omissions[i] && --number == 0)
            return profile->omissions[i];
    return NULL;
}

/* What the attribute NAME of the statement NUMBER of KIND says. */
static const char *attribute_text(struct arena *arena,
    const struct profile *profile, enum statement_kind kind, size_t number,
    const char *name)
{
    const struct overriding *overriding = profile->overriding;
    const struct proposal *proposal = &profile->proposal;
    const struct omission *omission;
    switch (kind) {
    case STATEMENT_OVERRIDE:
        return !overriding ? NULL
               : strcmp(name, "option") == 0
                   ? profile->guide->plans[overriding->plan].id
               : strcmp(name, "author") == 0 ? overriding->author
                                             : overriding->date;
    case STATEMENT_PACKAGE:
        if (number > proposal->package_count)
            return NULL;
        return strcmp(name, "name") == 0 ? proposal->packages[number - 1].name
               : strcmp(name, "days") == 0
                   ? days_text(arena, &proposal->packages[number - 1])
                   : proposal->packages[number - 1].effort;
    case STATEMENT_NEXT_STEP:
        if (number > proposal->next_step_count)
            return NULL;
        return strcmp(name, "owner") == 0
                   ? proposal->next_steps[number - 1].owner
                   : proposal->next_steps[number - 1].due;
    case STATEMENT_SECTION:
        if (number > profile->section_count)
            return NULL;
        return strcmp(name, "after") == 0 ? profile->sections[number - 1].after
                                          : profile->sections[number - 1].title;
    case STATEMENT_OMIT:
        omission = omission_of(profile, number);
        return !omission ? NULL
               : strcmp(name, "module") == 0
                   ? profile->guide->modules[omission->module].id
                   : omission->because;
    case STATEMENT_TERMS:
    case STATEMENT_PRICE:
    case STATEMENT_INTRODUCTION:
    case STATEMENT_APPROACH:
    case STATEMENT_COUNT: break;
    }
    return NULL;
}

/* What TERM of the statement NUMBER, from 1, says; NULL: nothing. A text that
 * stands in a file is told as if it stood in the profile. */
static const char *statement_text(struct arena *arena,
    const struct profile *profile, const struct term *term, size_t number)
{
    const struct term *own = term->role == TERM_STATEMENT ? term : term->parent;
    const struct proposal *proposal = &profile->proposal;
    number += number == 0;
    const struct prose *prose = prose_of(profile, own->statement, number);
    if (term != own && strcmp(term->name, "format") == 0)
        return prose && prose->markdown ? "markdown" : NULL;
    if (term != own)
        return attribute_text(
            arena, profile, own->statement, number, term->name);
    if (prose)
        return prose->markdown ? prose->markdown->text : prose->text;
    if (own->statement == STATEMENT_NEXT_STEP)
        return number <= proposal->next_step_count
                   ? proposal->next_steps[number - 1].text
                   : NULL;
    return own->statement == STATEMENT_PRICE ? proposal->price : NULL;
}

/* What the row of PART (its index) says in the column; NULL or "": nothing. */
static const char *cell(struct table *table, size_t index,
    const struct heading *heading, size_t part)
{
    struct arena *arena = &table->shared.arena;
    const struct profile *profile = table->profiles.items[index];
    const struct term *term = heading->target->term;
    bool of_part = heading->target->repeated &&
                   heading->target->repeated->role == TERM_PART;
    const char *reference = profile->meta.reference;
    if (term->role == TERM_META && strcmp(term->name, "reference") == 0)
        return reference ? reference : table->names.items[index];
    if (of_part && part >= profile->part_count)
        return NULL;
    if (term->role == TERM_FIXED)
        return profile->parts[part].name;
    if (term->role == TERM_FACT) {
        if (!of_part && part > 0)
            return NULL;
        struct answer answer =
            profile_answer(profile, term->fact, of_part ? (int)part : NONE);
        return value_text(
            arena, &table->guide->facts[term->fact], answer.value);
    }
    if (part > 0)
        return NULL;
    return term->role == TERM_META
               ? meta_text(&profile->meta, term->meta)
               : statement_text(arena, profile, term, heading->number);
}

/* ---- the table ----------------------------------------------------------- */

/* How many statements of KIND, which may be repeated, any profile has; of those
 * that everybody may want to fill in, one if there are none. */
static size_t most_of(const struct table *table, enum statement_kind kind)
{
    size_t most = kind == STATEMENT_PACKAGE || kind == STATEMENT_NEXT_STEP;
    for (size_t i = 0; i < table->profiles.count; i++) {
        const struct profile *profile = table->profiles.items[i];
        size_t own = 0;
        if (kind == STATEMENT_PACKAGE)
            own = profile->proposal.package_count;
        else if (kind == STATEMENT_NEXT_STEP)
            own = profile->proposal.next_step_count;
        else if (kind == STATEMENT_SECTION)
            own = profile->section_count;
        else
            while (omission_of(profile, own + 1))
                own++;
        most = own > most ? own : most;
    }
    return most;
}

/* False for what a statement has beside its words, where no profile does. */
static bool is_column(const struct table *table, const struct term *term)
{
    if (term->role != TERM_STATEMENT_ATTRIBUTE ||
        !statement_forms[term->parent->statement].prose)
        return true;
    if (strcmp(term->name, "format") != 0)
        return strcmp(term->name, "file") != 0;
    for (size_t i = 0; i < table->profiles.count; i++) {
        const struct prose *prose;
        for (size_t n = 1; (prose = prose_of(table->profiles.items[i],
                                term->parent->statement, n));
             n++) {
            if (prose->markdown)
                return true;
            if (!statement_forms[term->parent->statement].repeated)
                break;
        }
    }
    return false;
}

static void find_headings(struct table *table)
{
    struct arena *arena = &table->shared.arena;
    size_t count;
    const struct row_target *targets = row_targets(arena, table->guide, &count);
    for (size_t i = 0; i < count; i++) {
        const struct term *repeated = targets[i].repeated;
        bool numbered = repeated && repeated->role == TERM_STATEMENT;
        if (!is_column(table, targets[i].term))
            continue;
        size_t last = numbered ? most_of(table, repeated->statement) : 0;
        for (size_t j = numbered; j <= last; j++)
            *array_add(&table->headings, arena) =
                (struct heading){&targets[i], j};
    }
}

static const char *heading_text(
    struct arena *arena, const struct heading *heading)
{
    return heading->number ? arena_format(arena, "%s %zu",
                                 heading->target->name, heading->number)
                           : heading->target->name;
}

/* RFC 4180. */
static void add_cell(struct buffer *out, const char *text, bool first)
{
    if (!first)
        buffer_add_byte(out, ',');
    if (!text || !text[strcspn(text, "\",\r\n;\t'")]) {
        buffer_add_string(out, text ? text : "");
        return;
    }
    buffer_add_byte(out, '"');
    for (; *text; text++) {
        if (*text == '"')
            buffer_add_byte(out, '"');
        buffer_add_byte(out, *text);
    }
    buffer_add_byte(out, '"');
}

/* A spreadsheet would run such a cell. It is kept as it is, so that the table
 * says what its profiles do. */
static void check_formula(
    struct table *table, size_t index, const char *heading, const char *text)
{
    if (text && *text && strchr("=+-@", *text))
        diag_add(&table->shared.diags, SEVERITY_WARNING,
            (struct place){table->profiles.items[index]->source, 0, 0},
            "mind it before you open the table in a spreadsheet program",
            "%s: \"%s\" looks like a formula", heading, text);
}

/* What a profile may say and no row can. */
static void check_lost(struct table *table, size_t index)
{
    const struct profile *profile = table->profiles.items[index];
    const struct proposal *proposal = &profile->proposal;
    const struct {
        bool lost;
        const char *what;
    } all[] = {
        {proposal->begin || proposal->end, "when its work begins and ends"},
        {proposal->sums, "the items of its price"},
        {proposal->acceptance, "who signs it"},
        {profile->history.count > 0, "its earlier versions"},
        {profile->logo.path, "its client's logo"},
    };
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        if (all[i].lost)
            diag_add(&table->shared.diags, SEVERITY_WARNING,
                (struct place){profile->source, 0, 0},
                "keep the profile, and build from it",
                "the table does not have %s", all[i].what);
}

static void add_profile_row(struct table *table, size_t index, size_t part)
{
    struct arena *arena = &table->shared.arena;
    for (size_t i = 0; i < table->headings.count; i++) {
        const struct heading *heading = &table->headings.items[i];
        const char *text = cell(table, index, heading, part);
        if (heading->target->term->role != TERM_FACT ||
            table->guide->facts[heading->target->term->fact].type == FACT_TEXT)
            check_formula(table, index, heading_text(arena, heading), text);
        add_cell(&table->csv, text, i == 0);
    }
    buffer_add_byte(&table->csv, '\n');
}

static void add_rows(struct table *table)
{
    struct arena *arena = &table->shared.arena;
    for (size_t i = 0; i < table->headings.count; i++)
        add_cell(&table->csv, heading_text(arena, &table->headings.items[i]),
            i == 0);
    buffer_add_byte(&table->csv, '\n');
    for (size_t i = 0; i < table->profiles.count; i++) {
        check_lost(table, i);
        for (size_t part = 0;
             part == 0 || part < table->profiles.items[i]->part_count; part++)
            add_profile_row(table, i, part);
    }
}

/* ---- the map ------------------------------------------------------------- */

/* What a column is, for people: on one line. */
static void add_explanation(struct table *table, const struct term *term)
{
    struct buffer *out = &table->map;
    if (term->role == TERM_META)
        buffer_add_string(out, term->meta->explanation);
    if (term->role == TERM_FIXED)
        buffer_add_string(out, "the name of the part");
    if (term->role == TERM_STATEMENT)
        buffer_add_string(out, statement_forms[term->statement].explanation);
    if (term->role != TERM_FACT)
        return;
    const struct fact *fact = &table->guide->facts[term->fact];
    const char *text = fact->question ? fact->question : fact->label;
    buffer_add(out, text, strcspn(text, "\r\n"));
    if (fact->type == FACT_BOOLEAN)
        buffer_add_string(out, " yes or no");
    for (size_t i = 0; i < fact->value_count; i++)
        buffer_add_format(out, "%s%s", i ? ", " : " ", fact->values[i]);
}

static void add_map(struct table *table)
{
    struct buffer *out = &table->map;
    struct arena *arena = &table->shared.arena;
    buffer_add_format(out,
        "# What the columns of %s.csv are. A column may be called as you like: "
        "change\n# the word before its colon here too. Each part has a row of "
        "its own; rows with\n# the same reference are one profile.\n"
        "guide: %s\nvalues: {\"Yes\": yes, \"No\": no}\ncolumns:\n",
        table->guide->id, table->guide->id);
    for (size_t i = 0; i < table->headings.count; i++) {
        const struct heading *heading = &table->headings.items[i];
        const char *name = heading_text(arena, heading);
        buffer_add_format(out, "  \"%s\": \"%s\" # ", name, name);
        add_explanation(table, heading->target->term);
        while (out->bytes[out->length - 1] == ' ' ||
               out->bytes[out->length - 1] == '#')
            out->bytes[--out->length] = '\0';
        buffer_add_byte(out, '\n');
    }
}

/* ---- the command --------------------------------------------------------- */

/* Reads the profiles that are named behind the guide. */
static bool read_profiles(struct table *table)
{
    struct shared *shared = &table->shared;
    struct diags *diags = &shared->diags;
    struct inputs inputs = {.guard = shared->guard};
    inputs_find(&inputs, table->options->operands + 1,
        table->options->operand_count - 1, &shared->arena, diags);
    for (size_t i = 0; i < inputs.list.count; i++) {
        const struct input *input = &inputs.list.items[i];
        const struct source *source = input_read(input, &shared->arena, diags);
        struct profile_text *text =
            source ? profile_text_new(&shared->arena, source, diags) : NULL;
        const struct profile *profile =
            text ? profile_read(&shared->arena, text, table->guide, diags)
                 : NULL;
        profile_text_free(text);
        if (!profile)
            continue;
        *array_add(&table->profiles, &shared->arena) = profile;
        *array_add(&table->names, &shared->arena) = input->name;
    }
    return diags_clean(diags);
}

static bool write_file(
    struct table *table, const char *ending, const struct buffer *bytes)
{
    struct shared *shared = &table->shared;
    const char *folder = table->options->output ? table->options->output : ".";
    const char *path = file_join(&shared->arena, folder,
        arena_format(&shared->arena, "%s%s", table->guide->id, ending));
    if (!file_exists(path) || table->options->force)
        return file_make_folder(folder, &shared->diags) &&
               file_write(path, bytes->bytes, bytes->length, &shared->diags);
    diag_add(&shared->diags, SEVERITY_ERROR,
        source_place_of_file(&shared->arena, path),
        "choose another folder, or replace it with --force",
        "there is a file of this name");
    return false;
}

static int run_rows(const struct options *options)
{
    struct table table = {.options = options};
    struct shared *shared = &table.shared;
    int status = EXIT_WRITTEN;
    shared_init(shared, NULL);
    const struct loaded_guide *loaded =
        shared_guide(shared, (struct located){options->operands[0], {0}});
    table.guide = loaded ? loaded->guide : NULL;
    if (loaded && read_profiles(&table)) {
        find_headings(&table);
        add_rows(&table);
        add_map(&table);
        if (write_file(&table, ".csv", &table.csv))
            write_file(&table, ".map.yaml", &table.map);
    }
    report_diags(&shared->diags, SEVERITY_NOTE, false, &status);
    buffer_release(&table.csv);
    buffer_release(&table.map);
    shared_release(shared);
    return status;
}

static bool check_rows_operands(const struct options *options)
{
    return options->operand_count > 0 ||
           options_complain(options, "name a guide");
}

const struct command rows_command = {
    .name = "rows",
    .operands = "GUIDE [PROFILE]...",
    .summary = "write a table for a guide, with its map",
    .before =
        "Usage: dossier rows [OPTION]... GUIDE [PROFILE]...\n"
        "\n"
        "Writes GUIDE.csv, a table with a column for all that a profile can "
        "say,\n"
        "and GUIDE.map.yaml, its map, to be filled in and built with\n"
        "dossier build --rows. It has the rows of the profiles that are "
        "named,\n"
        "which may be folders and lists too.\n"
        "\n",
    .behind = "\n"
              "Examples:\n"
              "  dossier rows load-balancer\n"
              "  dossier rows -o tables load-balancer "
              "examples/load-balancer\n",
    .check = check_rows_operands,
    .run = run_rows,
};
