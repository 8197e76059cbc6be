/* Rows as profiles: what the cells of a group of rows say is gathered by
 * target, then written in the order of the guide's vocabulary. */
#include "input/row_profiles.h"

#include "base/array.h"
#include "base/memory.h"
#include "input/date.h"
#include "input/profile_words.h"

#include <stdlib.h>
#include <string.h>

/* As many as a profile may have; one more is left to its reader to report. */
enum { INSTANCES_MOST = 1001 };

struct said {
    const char *text; /* NULL: nothing */
    struct row_place place;
};

/* The profile itself, or one part or package of it. */
struct instance {
    const struct term *term; /* NULL: the profile */
    int number;              /* of numbered columns; 0: of a row of its own */
    struct row_place place;
    bool real;         /* some cell says so */
    struct said *said; /* by target */
};

struct row_profiles {
    struct rows *rows;
    const struct row_columns *columns;
    struct arena arena; /* of the profile at hand */
    struct row row;     /* that is read, and waits */
    bool waits, ended, told_nameless;
    ARRAY(struct instance) instances; /* the first is the profile */
    struct row_profile profile;
    ARRAY(struct row_place) lines;
    struct row_place line_place; /* of the line that is being written */
    struct diags *diags;
};

/* ---- gathering ----------------------------------------------------------- */

static const char *known_text(const char *text)
{
    if (!text)
        return NULL;
    text += strspn(text, " \t\r\n");
    return *text ? text : NULL;
}

/* A cell without space at its ends; NULL if nothing is left. */
static const char *trimmed(struct arena *arena, const char *text)
{
    text = known_text(text);
    if (!text)
        return NULL;
    size_t length = strlen(text);
    while (strchr(" \t\r\n", text[length - 1]))
        length--;
    return arena_copy(arena, text, length);
}

/* XML 1.0, section 2.2: characters that it cannot have, even escaped. */
static bool is_xml(const char *text)
{
    for (; *text; text++) {
        unsigned char c = (unsigned char)*text;
        if (c < 0x20 && c != '\t' && c != '\n' && c != '\r')
            return false;
        if (c == 0xEF && (memcmp(text, "\xEF\xBF\xBE", 3) == 0 ||
                             memcmp(text, "\xEF\xBF\xBF", 3) == 0))
            return false;
    }
    return true;
}

static struct instance *instance_of(struct row_profiles *profiles,
    const struct term *term, int number, struct row_place place)
{
    for (size_t i = 0; i < profiles->instances.count; i++) {
        struct instance *known = &profiles->instances.items[i];
        bool same = known->term == term && known->number == number;
        bool own_row = term && term->role == TERM_PART && number == 0;
        if (same && (!own_row || known->place.row == place.row))
            return known;
    }
    struct instance *added = array_add(&profiles->instances, &profiles->arena);
    added->term = term;
    added->number = number;
    added->place = place;
    added->said = arena_allocate(
        &profiles->arena, profiles->columns->target_count, sizeof *added->said);
    return added;
}

static void report_cell(struct row_profiles *profiles, struct row_place place,
    const char *hint, const char *message)
{
    const struct rows_names *names = profiles->columns->names;
    if (profiles->profile.state == ROW_GOOD)
        profiles->profile.state = ROW_WRONG;
    diag_add(profiles->diags, SEVERITY_ERROR, rows_place(names, place), hint,
        "%s: %s", rows_where(profiles->diags->arena, names, place), message);
}

/* What rows of one profile say of it, they say alike. */
static void report_other(struct row_profiles *profiles,
    const struct said *before, const char *text, struct row_place place)
{
    report_cell(profiles, place,
        "rows with the same key are one profile, and say the same of it",
        arena_format(&profiles->arena,
            "\"%s\", but row %d of this profile "
            "says \"%s\"",
            text, before->place.row, before->text));
}

static bool is_date(const struct row_target *target)
{
    return target->term->role == TERM_META &&
           target->term->meta->kind == META_DATE;
}

/* A day as spreadsheets count it, from 1954 to 2119. */
static bool is_serial(const char *text)
{
    return strlen(text) == 5 && strspn(text, "0123456789") == 5 &&
           *text >= '2' && *text <= '7';
}

/* A column without a name is read by nobody; it is told where it says something
 * first. */
static void check_nameless(
    struct row_profiles *profiles, size_t index, struct row_place place)
{
    const struct rows_names *names = profiles->columns->names;
    if (profiles->told_nameless || index >= names->column_count ||
        *names->columns[index])
        return;
    const char *text = trimmed(&profiles->arena, profiles->row.cells[index]);
    if (!text)
        return;
    profiles->told_nameless = true;
    diag_add(profiles->diags, SEVERITY_WARNING, rows_place(names, place),
        "give it a name, or take it out",
        "row %d: column %zu has no name and is not read: \"%s\"", place.row,
        index + 1, text);
}

static void take_cell(
    struct row_profiles *profiles, size_t index, struct row_place place)
{
    const struct row_columns *columns = profiles->columns;
    const struct row_column *column = &columns->columns[index];
    struct arena *arena = &profiles->arena;
    if (column->target == NONE) {
        check_nameless(profiles, index, place);
        return;
    }
    const struct row_target *target = &columns->targets[column->target];
    const char *text = column->text;
    if (!text && index < columns->names->column_count) {
        place.column = (int)index;
        text = trimmed(arena, profiles->row.cells[index]);
    }
    bool stated = text && !column->text;
    if (text && !column->text)
        text = row_columns_translate(arena, columns, column, text);
    else if (!text)
        text = column->missing;
    if (!text)
        return;
    if (!is_xml(text)) {
        report_cell(profiles, place, "take it out of the cell",
            "it has a control character, or one that is none");
        return;
    }
    if (stated && is_date(target) && is_serial(text)) {
        report_cell(profiles, place, "write it as year-month-day",
            arena_format(arena,
                "\"%s\" is the number of a day in a spreadsheet, not a date",
                text));
        return;
    }
    /* What is said of all parts waits until they are known. */
    if (target->repeated && column->text && column->number == 0)
        return;
    struct instance *instance =
        instance_of(profiles, target->repeated, column->number, place);
    struct said *said = &instance->said[column->target];
    instance->real = instance->real || stated || column->text;
    if (said->text && strcmp(said->text, text) != 0)
        report_other(profiles, said, text, place);
    else if (!said->text)
        *said = (struct said){text, place};
}

static void take_row(struct row_profiles *profiles)
{
    const struct row *row = &profiles->row;
    if (row->broken)
        profiles->profile.state = ROW_UNREAD;
    else if (row->wrong && profiles->profile.state == ROW_GOOD)
        profiles->profile.state = ROW_WRONG;
    for (size_t i = 0; i < profiles->columns->count && !row->broken; i++)
        take_cell(profiles, i, row->place);
}

/* The map's settings for parts and packages, which are known now. */
static void take_settings(struct row_profiles *profiles)
{
    const struct row_columns *columns = profiles->columns;
    for (size_t i = columns->names->column_count; i < columns->count; i++) {
        const struct row_column *column = &columns->columns[i];
        const struct row_target *target = &columns->targets[column->target];
        for (size_t j = 1; j < profiles->instances.count; j++) {
            struct instance *one = &profiles->instances.items[j];
            if (target->repeated && one->term == target->repeated &&
                column->number == 0 && !one->said[column->target].text)
                one->said[column->target] =
                    (struct said){column->text, one->place};
        }
    }
}

/* ---- writing ------------------------------------------------------------- */

static void end_line(struct row_profiles *profiles, struct row_place next)
{
    buffer_add_byte(&profiles->profile.text, '\n');
    *array_add(&profiles->lines, &profiles->arena) = profiles->line_place;
    profiles->line_place = next;
}

static void indent(struct row_profiles *profiles, int depth)
{
    for (int i = 0; i < depth; i++)
        buffer_add_string(&profiles->profile.text, "  ");
}

static void add_escaped(
    struct row_profiles *profiles, const char *text, bool attribute)
{
    struct buffer *out = &profiles->profile.text;
    for (; *text; text++)
        switch (*text) {
        case '&': buffer_add_string(out, "&amp;"); break;
        case '<': buffer_add_string(out, "&lt;"); break;
        case '>': buffer_add_string(out, "&gt;"); break;
        case '"': buffer_add_string(out, attribute ? "&quot;" : "\""); break;
        case '\r': buffer_add_string(out, "&#13;"); break;
        case '\n':
            if (attribute)
                buffer_add_string(out, "&#10;");
            else
                end_line(profiles, profiles->line_place);
            break;
        default: buffer_add_byte(out, *text);
        }
}

static const struct said *said_of(const struct row_profiles *profiles,
    const struct instance *instance, const struct term *term)
{
    const struct row_columns *columns = profiles->columns;
    for (size_t i = 0; i < columns->target_count; i++)
        if (columns->targets[i].term == term && instance->said[i].text)
            return &instance->said[i];
    return NULL;
}

static bool may_repeat(const struct term *term)
{
    return term->role == TERM_PART ||
           (term->role == TERM_STATEMENT &&
               statement_forms[term->statement].repeated);
}

/* Whether INSTANCE, or one that it holds, says something in TERM. */
static bool says(const struct row_profiles *profiles,
    const struct instance *instance, const struct term *term)
{
    if (may_repeat(term) && !instance->term) {
        for (size_t i = 1; i < profiles->instances.count; i++)
            if (profiles->instances.items[i].term == term &&
                profiles->instances.items[i].real)
                return true;
        return false;
    }
    if (said_of(profiles, instance, term))
        return true;
    for (const struct term *child = term->first_child; child;
         child = child->next)
        if (says(profiles, instance, child))
            return true;
    return false;
}

static void write_term(struct row_profiles *profiles,
    const struct instance *instance, const struct term *term, int depth);

/* The attributes of TERM, each on a line of its own. */
static void write_attributes(struct row_profiles *profiles,
    const struct instance *instance, const struct term *term, int depth)
{
    for (const struct term *child = term->first_child; child;
         child = child->next) {
        const struct said *said =
            child->attribute ? said_of(profiles, instance, child) : NULL;
        if (!said)
            continue;
        end_line(profiles, said->place);
        indent(profiles, depth + 2);
        buffer_add_format(&profiles->profile.text, "%s=\"", child->name);
        add_escaped(profiles, said->text, true);
        buffer_add_byte(&profiles->profile.text, '"');
    }
}

static void write_element(struct row_profiles *profiles,
    const struct instance *instance, const struct term *term, int depth)
{
    struct buffer *out = &profiles->profile.text;
    const struct said *said = said_of(profiles, instance, term);
    bool inner = false;
    profiles->line_place = said ? said->place : instance->place;
    if (!said)
        profiles->line_place.column = -1;
    indent(profiles, depth);
    buffer_add_format(out, "<%s", term->name);
    if (depth == 0)
        buffer_add_format(
            out, " guide=\"%s\" format=\"1\"", profiles->columns->guide->id);
    write_attributes(profiles, instance, term, depth);
    for (const struct term *child = term->first_child; child;
         child = child->next)
        inner = inner || (!child->attribute && says(profiles, instance, child));
    if (!inner && !said) {
        buffer_add_string(out, "/>");
        end_line(profiles, profiles->line_place);
        return;
    }
    buffer_add_byte(out, '>');
    if (said)
        add_escaped(profiles, said->text, false);
    if (inner) {
        end_line(profiles, instance->place);
        for (const struct term *child = term->first_child; child;
             child = child->next)
            if (!child->attribute && says(profiles, instance, child))
                write_term(profiles, instance, child, depth + 1);
        indent(profiles, depth);
    }
    buffer_add_format(out, "</%s>", term->name);
    end_line(profiles, instance->place);
}

static int compare_instances(const void *left, const void *right)
{
    const struct instance *a = left, *b = right;
    if (a->number != b->number)
        return a->number < b->number ? -1 : 1;
    return a->place.row < b->place.row ? -1 : a->place.row > b->place.row;
}

static void write_term(struct row_profiles *profiles,
    const struct instance *instance, const struct term *term, int depth)
{
    if (!may_repeat(term) || instance->term) {
        write_element(profiles, instance, term, depth);
        return;
    }
    for (size_t i = 1; i < profiles->instances.count; i++) {
        const struct instance *one = &profiles->instances.items[i];
        if (one->term == term && one->real)
            write_element(profiles, one, term, depth);
    }
}

static void write_profile(struct row_profiles *profiles)
{
    struct row_profile *profile = &profiles->profile;
    const struct instance *first = &profiles->instances.items[0];
    if (profiles->instances.count > 2)
        qsort(profiles->instances.items + 1, profiles->instances.count - 1,
            sizeof *profiles->instances.items, compare_instances);
    profiles->line_place = first->place;
    buffer_add_string(
        &profile->text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>");
    end_line(profiles, first->place);
    write_element(profiles, first, profiles->columns->root, 0);
    profile->lines = profiles->lines.items;
    profile->line_count = profiles->lines.count;
}

/* ---- the stream ---------------------------------------------------------- */

struct row_profiles *row_profiles_new(
    struct rows *rows, const struct row_columns *columns)
{
    struct row_profiles *profiles = memory_allocate(1, sizeof *profiles);
    profiles->rows = rows;
    profiles->columns = columns;
    arena_init(&profiles->arena);
    buffer_init(&profiles->profile.text);
    return profiles;
}

void row_profiles_free(struct row_profiles *profiles)
{
    if (!profiles)
        return;
    rows_close(profiles->rows);
    buffer_release(&profiles->profile.text);
    arena_release(&profiles->arena);
    free(profiles);
}

static bool is_blank_row(const struct row_profiles *profiles)
{
    for (size_t i = 0; i < profiles->columns->names->column_count; i++)
        if (known_text(profiles->row.cells[i]))
            return false;
    return !profiles->row.broken && !profiles->row.wrong;
}

/* Makes a row wait that is not blank. */
static bool read_row(struct row_profiles *profiles)
{
    while (!profiles->waits && !profiles->ended) {
        profiles->ended =
            !rows_next(profiles->rows, &profiles->row, profiles->diags);
        profiles->waits = !profiles->ended && !is_blank_row(profiles);
    }
    return profiles->waits;
}

/* The key of the row that waits, in the arena of the profile at hand; NULL: it
 * has none, and is one of its own. */
static const char *key_of_row(struct row_profiles *profiles)
{
    int key = profiles->columns->key;
    return key == NONE ? NULL
                       : trimmed(&profiles->arena, profiles->row.cells[key]);
}

static void forget(struct row_profiles *profiles)
{
    struct row_profile *profile = &profiles->profile;
    arena_reset(&profiles->arena);
    memset(&profiles->instances, 0, sizeof profiles->instances);
    memset(&profiles->lines, 0, sizeof profiles->lines);
    buffer_clear(&profile->text);
    profile->reference = NULL;
    profile->row_count = 0;
    profile->state = ROW_GOOD;
}

/* As the profile that is written will be read. */
static const char *reference_of(struct row_profiles *profiles)
{
    const struct row_columns *columns = profiles->columns;
    const struct instance *first = &profiles->instances.items[0];
    const char *said =
        first->said[columns->columns[columns->reference].target].text;
    return said ? profile_words_of_text(&profiles->arena, said) : NULL;
}

const struct row_profile *row_profiles_next(
    struct row_profiles *profiles, struct diags *diags)
{
    struct row_profile *profile = &profiles->profile;
    forget(profiles);
    profiles->diags = diags;
    if (!read_row(profiles))
        return NULL;
    const char *key = key_of_row(profiles), *next = key;
    profile->place = profiles->row.place;
    instance_of(profiles, NULL, 0, profile->place);
    do {
        if (profiles->instances.count < INSTANCES_MOST)
            take_row(profiles);
        else if (profile->state == ROW_GOOD)
            report_cell(profiles, profiles->row.place, NULL,
                "too many rows have the same key");
        profiles->waits = false;
        profile->row_count++;
        next = key && read_row(profiles) ? key_of_row(profiles) : NULL;
    } while (next && strcmp(key, next) == 0);
    take_settings(profiles);
    profile->reference = reference_of(profiles);
    write_profile(profiles);
    return profile;
}

/* ---- problems ------------------------------------------------------------ */

void row_profiles_place(struct diags *diags, const struct source *source,
    const struct rows_names *names, const struct row_place *lines, size_t count)
{
    for (size_t i = 0; i < diags->list.count; i++) {
        struct diag *diag = &diags->list.items[i];
        int line = diag->place.line;
        if (diag->place.source != source)
            continue;
        struct row_place place = {0, 0, -1};
        if (count > 0)
            place = lines[line > 0 && (size_t)line <= count ? line - 1 : 0];
        diag->place = rows_place(names, place);
        diag->message = arena_format(diags->arena, "%s: %s",
            rows_where(diags->arena, names, place), diag->message);
    }
}
