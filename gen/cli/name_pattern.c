/* The language of --name. */
#include "cli/name_pattern.h"

#include "base/array.h"
#include "base/ascii.h"
#include "cli/safe_name.h"
#include "input/value_text.h"

#include <string.h>

/* What else than facts and meta a pattern may name; the last has no name. The
 * manual has the same list. */
static const struct name_field {
    const char *name, *explanation;
} name_fields[] = {
    {"name", "what the document is called without a pattern: after its "
             "profile's file or reference"},
    {"template", "report, brief, ..."},
    {"output", "html, pdf, ..."},
    {"guide", "the id of the guide"},
    {"year", "of meta's date"},
    {"month", "of meta's date, with the year: 2026-11"},
    {NULL, NULL},
};

/* One of the names between braces, or a text in quotes. */
struct choice {
    const char *text;
    bool quoted;
};

/* A text, or what stands between braces. */
struct piece {
    const char *text; /* of a field, with its braces */
    ARRAY(struct choice) choices;
};

/* What stands between two slashes. */
struct component {
    ARRAY(struct piece) pieces;
};

struct name_pattern {
    const char *text;
    struct place place;
    ARRAY(struct component) components;
};

/* ---- reading ------------------------------------------------------------- */

struct reading {
    struct arena *arena;
    struct diags *diags;
    struct name_pattern *pattern;
    const char *at;
};

__attribute__((format(printf, 3, 4))) static bool complain(
    struct reading *reading, const char *hint, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *message = arena_format_list(reading->arena, format, arguments);
    va_end(arguments);
    diag_add(reading->diags, SEVERITY_ERROR, reading->pattern->place, hint,
        "%s \"%s\": %s", reading->pattern->place.source ? "name:" : "--name",
        reading->pattern->text, message);
    return false;
}

static bool is_name_letter(char c)
{
    return ascii_is_letter(c) || ascii_is_digit(c) || c == '-' || c == '_';
}

static bool read_choice(struct reading *reading, struct piece *piece)
{
    const char *start = reading->at;
    struct choice choice = {.quoted = *start == '"'};
    size_t length = 0;
    if (choice.quoted) {
        length = strcspn(++start, "\"");
        reading->at = start + length + (start[length] == '"');
        if (start[length] != '"')
            return complain(reading, NULL, "a quote is not closed");
    } else {
        while (is_name_letter(start[length]))
            length++;
        reading->at = start + length;
    }
    choice.text = arena_copy(reading->arena, start, length);
    if (length == 0 && strchr("}|", *reading->at))
        return complain(reading, "for example {client}",
            "a name is missing between the braces");
    *array_add(&piece->choices, reading->arena) = choice;
    return true;
}

/* From its opening brace on. */
static bool read_field(struct reading *reading, struct component *component)
{
    const char *start = reading->at;
    struct piece *piece = array_add(&component->pieces, reading->arena);
    *piece = (struct piece){0};
    do {
        reading->at++;
        if (!read_choice(reading, piece))
            return false;
    } while (*reading->at == '|');
    if (*reading->at != '}')
        return complain(reading, "for example {client|recipient}",
            !*reading->at ? "a brace is not closed%s"
            : (unsigned char)*reading->at >= 0x80
                ? "names between braces are of plain letters%.0s"
                : "\"%.1s\" cannot stand between braces",
            reading->at);
    reading->at++;
    piece->text =
        arena_copy(reading->arena, start, (size_t)(reading->at - start));
    return true;
}

/* What stands between fields is taken as it is, or not at all. */
static bool read_text(struct reading *reading, struct component *component)
{
    size_t length = strcspn(reading->at, "{}/");
    const char *text = arena_copy(reading->arena, reading->at, length);
    const char *safe = safe_name_text(reading->arena, text);
    /* Spaces at the ends of a text are between two fields. */
    const char *inner = text + strspn(text, " ");
    if (strncmp(inner, safe, strlen(safe)) != 0 ||
        inner[strlen(safe) + strspn(inner + strlen(safe), " ")] != '\0')
        return complain(reading, NULL,
            "\"%s\" has a character that no file name should have", text);
    reading->at += length;
    *array_add(&component->pieces, reading->arena) =
        (struct piece){.text = text};
    return true;
}

static bool read_component(struct reading *reading)
{
    struct component *component =
        array_add(&reading->pattern->components, reading->arena);
    *component = (struct component){0};
    const char *start = reading->at;
    while (*reading->at && *reading->at != '/') {
        if (*reading->at == '}')
            return complain(
                reading, NULL, "a brace is closed that is not open");
        if (!(*reading->at == '{' ? read_field(reading, component)
                                  : read_text(reading, component)))
            return false;
    }
    size_t length = (size_t)(reading->at - start);
    if (length == 0)
        return complain(reading,
            "names lead from the folder of documents (-o) down: "
            "{client}/{date}",
            start == reading->pattern->text ? "it begins with a slash"
            : *reading->at == '\0'          ? "it ends with a slash"
                                            : "two slashes stand side by side");
    if (strspn(start, ".") == length || *start == '.')
        return complain(reading, "write a letter before it",
            "\"%.*s\" begins with a full stop", (int)length, start);
    return true;
}

/* Longer ones are a mistake, or meant to do harm. */
enum { LONGEST_PATTERN = 1000, COMPONENTS_MOST = 16 };

const struct name_pattern *name_pattern_new(struct arena *arena,
    const char *text, struct place place, struct diags *diags)
{
    struct name_pattern *pattern = arena_new(arena, struct name_pattern);
    *pattern = (struct name_pattern){.text = text, .place = place};
    struct reading reading = {arena, diags, pattern, text};
    if (!*text) {
        complain(&reading, "for example {client}/{date}", "it is empty");
        return NULL;
    }
    if (strlen(text) > LONGEST_PATTERN) {
        pattern->text = safe_name_cut(arena, text, 40);
        complain(&reading, NULL, "it is longer than %d bytes", LONGEST_PATTERN);
        return NULL;
    }
    for (;;) {
        if (!read_component(&reading))
            return NULL;
        if (*reading.at == '\0')
            return pattern;
        reading.at++;
        if (pattern->components.count == COMPONENTS_MOST) {
            complain(
                &reading, NULL, "it has more than %d folders", COMPONENTS_MOST);
            return NULL;
        }
    }
}

static bool component_has(const struct component *component, const char *field)
{
    for (size_t i = 0; i < component->pieces.count; i++) {
        const struct piece *piece = &component->pieces.items[i];
        for (size_t j = 0; j < piece->choices.count; j++)
            if (!piece->choices.items[j].quoted &&
                strcmp(piece->choices.items[j].text, field) == 0)
                return true;
    }
    return false;
}

bool name_pattern_has(const struct name_pattern *pattern, const char *field)
{
    for (size_t i = 0; i < pattern->components.count; i++)
        if (component_has(&pattern->components.items[i], field))
            return true;
    return false;
}

size_t name_pattern_client_folders(const struct name_pattern *pattern)
{
    static const char *const own[] = {"client", "reference", "name"};
    for (size_t count = pattern->components.count - 1; count > 0; count--)
        for (size_t i = 0; i < sizeof own / sizeof *own; i++)
            if (component_has(&pattern->components.items[count - 1], own[i]))
                return count;
    return 0;
}

/* ---- what a profile says ------------------------------------------------- */

struct filling {
    const struct name_pattern *pattern;
    const struct name_subject *subject;
    struct arena *arena;
    struct diags *diags;
};

__attribute__((format(printf, 3, 4))) static void refuse(
    struct filling *filling, const char *hint, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *message = arena_format_list(filling->arena, format, arguments);
    va_end(arguments);
    diag_add(filling->diags, SEVERITY_ERROR,
        (struct place){filling->subject->profile->source, 0, 0}, hint,
        "the document gets no name from \"%s\": %s", filling->pattern->text,
        message);
}

static const char *own_field(struct filling *filling, const char *name)
{
    const struct name_subject *subject = filling->subject;
    const char *date = subject->profile->meta.date;
    if (strcmp(name, "name") == 0)
        return subject->name;
    if (strcmp(name, "template") == 0)
        return subject->template;
    if (strcmp(name, "guide") == 0)
        return subject->profile->guide->id;
    if (strcmp(name, "output") == 0)
        return NAME_OUTPUT;
    /* Dates are year-month-day, as their reader has seen to. */
    return date ? arena_copy(
                      filling->arena, date, strcmp(name, "year") == 0 ? 4 : 7)
                : NULL;
}

static bool is_own(const char *name)
{
    for (const struct name_field *field = name_fields; field->name; field++)
        if (strcmp(field->name, name) == 0)
            return true;
    return false;
}

static const struct meta_field *meta_field_of(const char *name)
{
    for (const struct meta_field *field = meta_fields; field->name; field++)
        if (strcmp(field->name, name) == 0)
            return field;
    return NULL;
}

/* Something is called NAME, and may be part of a name. */
static bool check_name(struct filling *filling, const char *name)
{
    const struct guide *guide = filling->subject->profile->guide;
    int fact = guide_fact(guide, name);
    if (is_own(name) || meta_field_of(name))
        return true;
    if (fact != NONE && guide->facts[fact].of == SCOPE_PART) {
        refuse(filling, NULL, "\"%s\" is said of each %s, not of the project",
            name, guide->part_label.one ? guide->part_label.one : "part");
        return false;
    }
    if (fact != NONE && guide->facts[fact].derivation != DERIVATION_NONE) {
        refuse(filling, NULL, "\"%s\" is worked out, not said by the profile",
            name);
        return false;
    }
    if (fact != NONE)
        return true;
    ARRAY(const char *) words = {0};
    for (const struct name_field *field = name_fields; field->name; field++)
        *array_add(&words, filling->arena) = field->name;
    for (const struct meta_field *field = meta_fields; field->name; field++)
        *array_add(&words, filling->arena) = field->name;
    for (size_t i = 0; i < guide->fact_count; i++)
        if (guide->facts[i].of == SCOPE_PROJECT)
            *array_add(&words, filling->arena) = guide->facts[i].id;
    refuse(filling,
        diag_suggest_hint(filling->arena, name, words.items, words.count),
        "\"%s\" is no field of meta, and no fact of the guide \"%s\"", name,
        guide->id);
    return false;
}

/* NULL or "": nothing. */
static const char *value_of(struct filling *filling, const char *name)
{
    const struct profile *profile = filling->subject->profile;
    const struct meta_field *field = meta_field_of(name);
    if (is_own(name))
        return own_field(filling, name);
    if (field)
        return meta_text(&profile->meta, field);
    int fact = guide_fact(profile->guide, name);
    return value_text(filling->arena, &profile->guide->facts[fact],
        profile_answer(profile, fact, NONE).value);
}

/* What the piece comes to; NULL after an error. */
static const char *fill_piece(
    struct filling *filling, const struct piece *piece)
{
    const char *found = NULL, *wanted = NULL;
    if (piece->choices.count == 0)
        return piece->text;
    for (size_t i = 0; i < piece->choices.count; i++) {
        const struct choice *choice = &piece->choices.items[i];
        if (!choice->quoted && !check_name(filling, choice->text))
            return NULL;
        if (found)
            continue;
        const char *value =
            choice->quoted ? choice->text : value_of(filling, choice->text);
        /* The mark alone keeps its braces, and no client who is called so. */
        if (!choice->quoted && strcmp(choice->text, "output") == 0)
            found = value;
        else if (value && *safe_name_text(filling->arena, value))
            found = safe_name_text(filling->arena, value);
        wanted = wanted ? arena_format(
                              filling->arena, "%s or %s", wanted, choice->text)
                        : choice->text;
    }
    if (!found)
        refuse(filling,
            arena_format(filling->arena,
                "say it in the profile, or what is to stand there: "
                "{%s|\"none\"}",
                piece->choices.items[0].text),
            "the profile does not say its %s", wanted);
    return found;
}

/* ---- one part of the path ------------------------------------------------ */

/* Cuts the longest of what profiles say until TEXTS come to MOST bytes. Texts
 * of the pattern are left alone. */
static void fit(struct filling *filling, const struct component *component,
    const char **texts, size_t most)
{
    for (size_t tries = 0; tries <= component->pieces.count; tries++) {
        size_t length = 0, longest = 0;
        const char **cut = NULL;
        for (size_t i = 0; i < component->pieces.count; i++) {
            size_t own = strlen(texts[i]);
            length += own;
            if (component->pieces.items[i].choices.count && own > longest &&
                strcmp(texts[i], NAME_OUTPUT) != 0) {
                longest = own;
                cut = &texts[i];
            }
        }
        if (length <= most || !cut)
            return;
        size_t over = length - most;
        /* None of several is cut down to nothing. */
        size_t left = longest > over + 16 ? longest - over : 16;
        *cut = safe_name_cut(filling->arena, *cut, left);
    }
}

static const char *fill_component(
    struct filling *filling, const struct component *component, size_t most)
{
    const char *whole = "";
    const char **texts =
        arena_allocate(filling->arena, component->pieces.count, sizeof *texts);
    for (size_t i = 0; i < component->pieces.count; i++) {
        texts[i] = fill_piece(filling, &component->pieces.items[i]);
        if (!texts[i])
            return NULL;
    }
    /* One byte for the mark of a name that is reserved. */
    fit(filling, component, texts, most - 1);
    for (size_t i = 0; i < component->pieces.count; i++)
        whole = arena_format(filling->arena, "%s%s", whole, texts[i]);
    const char *safe = safe_name_whole(filling->arena, whole);
    if (safe && strlen(safe) <= most)
        return safe;
    refuse(filling, NULL,
        safe ? "\"%.60s\" and more is longer than a name may be"
             : "\"%s\" cannot be the name of a file",
        whole);
    return NULL;
}

const char *name_pattern_fill(const struct name_pattern *pattern,
    const struct name_subject *subject, struct diags *diags)
{
    struct filling filling = {pattern, subject, diags->arena, diags};
    const char *name = NULL;
    size_t count = pattern->components.count;
    for (size_t i = 0; i < count; i++) {
        const char *next =
            fill_component(&filling, &pattern->components.items[i],
                i + 1 == count ? SAFE_NAME_FILE : SAFE_NAME_FOLDER);
        if (!next)
            return NULL;
        name = name ? arena_format(diags->arena, "%s/%s", name, next) : next;
    }
    return name;
}

const char *name_pattern_output(
    struct arena *arena, const char *name, const char *output)
{
    const char *whole = "", *found;
    while ((found = strstr(name, NAME_OUTPUT))) {
        whole = arena_format(
            arena, "%s%.*s%s", whole, (int)(found - name), name, output);
        name = found + strlen(NAME_OUTPUT);
    }
    return *whole ? arena_format(arena, "%s%s", whole, name) : name;
}
