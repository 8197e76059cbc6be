/* What came of one profile, as the run reports it: told where the document is
 * made, printed where all of them come together. */
#include "cli/result.h"

#include "cli/progress.h"
#include "cli/report.h"
#include "write/json_value.h"

#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void result_end_stage(struct result *result, int stage, double *began_ms)
{
    double now = progress_clock_ms();
    result->stage_ms[stage] = now - *began_ms;
    *began_ms = now;
}

/* ---- telling ------------------------------------------------------------- */

const char *result_severity_word(enum severity severity)
{
    static const char *const words[] = {
        [SEVERITY_NOTE] = "note",
        [SEVERITY_WARNING] = "warning",
        [SEVERITY_ERROR] = "error",
        [SEVERITY_SYSTEM] = "system",
    };
    return words[severity];
}

static json_t *problem_json(const struct diag *diag)
{
    const struct place *place = &diag->place;
    json_t *object = json_object();
    json_object_set_new(object, "severity",
        json_from_text(result_severity_word(diag->severity)));
    if (place->source)
        json_object_set_new(
            object, "file", json_from_text(place->source->name));
    if (place->line > 0)
        json_object_set_new(
            object, "line", json_integer(source_shown_line(*place)));
    if (place->column > 0)
        json_object_set_new(object, "column", json_integer(place->column));
    if (diag->code)
        json_object_set_new(object, "code", json_from_text(diag->code));
    json_object_set_new(object, "message", json_from_text(diag->message));
    if (diag->hint)
        json_object_set_new(object, "hint", json_from_text(diag->hint));
    return object;
}

/* The array BEFORE, or none if it is "", with the problems behind what is in
 * it. */
static const char *tell_json(struct arena *arena, const struct diags *diags,
    const struct telling *telling, const char *before)
{
    json_t *all = *before ? json_loads(before, 0, NULL) : json_array();
    for (size_t i = 0; i < diags->list.count; i++)
        if (diags->list.items[i].severity >= telling->least)
            json_array_append_new(all, problem_json(&diags->list.items[i]));
    char *text =
        json_array_size(all) > 0 ? json_dumps(all, JSON_COMPACT) : NULL;
    const char *kept = arena_string(arena, text ? text : "");
    free(text);
    json_decref(all);
    return kept;
}

static const char *tell_text(struct arena *arena, const struct diags *diags,
    const struct telling *telling, const char *before)
{
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    if (!stream)
        return before;
    diags_print(diags, stream, telling->least, telling->coloured);
    fclose(stream);
    const char *all = arena_format(arena, "%s%s", before, text);
    free(text);
    return all;
}

const char *result_place(struct arena *arena, const struct place *place)
{
    if (!place->source)
        return "";
    return place->line > 0
               ? arena_format(arena, "%s:%d", place->source->name, place->line)
               : arena_string(arena, place->source->name);
}

/* Keeps the first error of DIAGS, unless there was one before. */
static void keep_cause(
    struct result *result, const struct diags *diags, struct arena *arena)
{
    for (size_t i = 0; i < diags->list.count && !result->cause; i++) {
        const struct diag *diag = &diags->list.items[i];
        if (diag->severity < SEVERITY_ERROR)
            continue;
        result->cause = arena_string(arena, diag->message);
        result->cause_place = result_place(arena, &diag->place);
    }
    result->error_count += diags_count(diags, SEVERITY_ERROR);
}

/* The separators of ASCII, of units and of records, which nothing that is
 * printed has. */
enum { BETWEEN = 0x1F, BEHIND = 0x1E };

static void add_told(struct buffer *out, const struct told *told)
{
    const char *texts[] = {told->file, told->key, told->message, told->text};
    buffer_add_byte(out, (char)('0' + (int)told->severity));
    for (int i = 0; i < 4; i++) {
        for (const char *at = texts[i]; *at; at++)
            if (*at != BETWEEN && *at != BEHIND)
                buffer_add_byte(out, *at);
        buffer_add_byte(out, i < 3 ? BETWEEN : BEHIND);
    }
}

static const char *next_text(const char **at, struct arena *arena)
{
    static const char separators[] = {BETWEEN, BEHIND, '\0'};
    size_t length = strcspn(*at, separators);
    const char *text = arena_copy(arena, *at, length);
    *at += length + ((*at)[length] != '\0');
    return text;
}

bool result_next_problem(
    struct told *told, const char **at, struct arena *arena)
{
    if (**at < '0' || **at > '0' + SEVERITY_SYSTEM)
        return false;
    told->severity = (enum severity)(*(*at)++ - '0');
    told->file = next_text(at, arena);
    told->key = next_text(at, arena);
    told->message = next_text(at, arena);
    told->text = next_text(at, arena);
    return true;
}

/* "      = in the document of C-013", unless DIAG is in its own file. */
static void print_subject(
    FILE *stream, const struct diag *diag, const struct telling *telling)
{
    const struct source *source = diag->place.source;
    if (!telling->subject ||
        (source && strcmp(source->name, telling->path) == 0))
        return;
    fputs("      = in the document of ", stream);
    diag_print_text(stream, telling->subject);
    fputc('\n', stream);
}

static struct told told_of(
    struct arena *arena, const struct diag *diag, const struct telling *telling)
{
    const struct place *place = &diag->place;
    struct told told = {.severity = diag->severity,
        .file = place->source ? place->source->name : "",
        .message = diag->message};
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    if (stream) {
        diag_print(stream, diag, telling->coloured);
        print_subject(stream, diag, telling);
        fclose(stream);
    }
    told.text = arena_string(arena, text ? text : "");
    free(text);
    told.key = arena_format(
        arena, "%d:%d: %s", place->line, place->column, diag->message);
    return told;
}

/* What is told in words, behind BEFORE. */
static const char *tell_each(struct arena *arena, const struct diags *diags,
    const struct telling *telling, const char *before)
{
    size_t count, length = 0;
    char *hidden = NULL;
    struct buffer out = {0};
    const struct diag **found = diags_in_order(diags, telling->least, &count);
    for (size_t i = 0; i < count; i++) {
        struct told told = told_of(arena, found[i], telling);
        add_told(&out, &told);
    }
    free(found);
    FILE *stream = open_memstream(&hidden, &length);
    if (stream) {
        diags_print_hidden(diags, stream, telling->least);
        fclose(stream);
    }
    if (length > 0)
        add_told(
            &out, &(struct told){SEVERITY_NOTE, "", hidden, hidden, hidden});
    free(hidden);
    const char *all = arena_format(arena, "%s%s", before, buffer_string(&out));
    buffer_release(&out);
    return all;
}

void result_tell(struct result *result, const struct diags *diags,
    const struct telling *telling, struct arena *arena)
{
    int code = report_status(diags, telling->strict);
    if (code > result->status)
        result->status = code;
    keep_cause(result, diags, arena);
    const char *before = result->problems ? result->problems : "";
    result->problems = telling->json ? tell_json(arena, diags, telling, before)
                                     : tell_each(arena, diags, telling, before);
    if (telling->kept)
        result->kept =
            tell_text(arena, diags, &(struct telling){.least = SEVERITY_NOTE},
                result->kept ? result->kept : "");
}

/* ---- between processes --------------------------------------------------- */

static void pack_text(struct buffer *bytes, const char *text)
{
    buffer_add(bytes, text ? text : "", text ? strlen(text) + 1 : 1);
}

/* The texts of a result, in the order in which they are sent. */
#define RESULT_TEXTS(X)                                                        \
    X(verdict)                                                                 \
    X(trace)                                                                   \
    X(problems) X(kept) X(cause) X(cause_place) X(client) X(reference) X(guide)

void result_pack(struct buffer *bytes, const struct result *result)
{
    buffer_add(bytes, result, sizeof *result);
#define PACK_TEXT(member) pack_text(bytes, result->member);
    RESULT_TEXTS(PACK_TEXT)
#undef PACK_TEXT
    buffer_add(bytes, result->payload, result->payload_length);
}

/* The text at *AT, copied; NULL, and *AT is, if none ends before END. */
static const char *unpack_text(
    const char **at, const char *end, struct arena *arena)
{
    const char *zero = *at ? memchr(*at, '\0', (size_t)(end - *at)) : NULL;
    const char *text =
        zero ? arena_copy(arena, *at, (size_t)(zero - *at)) : NULL;
    *at = zero ? zero + 1 : NULL;
    return text;
}

bool result_unpack(struct result *result, const char *bytes, size_t length,
    struct arena *arena)
{
    if (length < sizeof *result)
        return false;
    memcpy(result, bytes, sizeof *result);
    const char *at = bytes + sizeof *result, *end = bytes + length;
#define UNPACK_TEXT(member) result->member = unpack_text(&at, end, arena);
    RESULT_TEXTS(UNPACK_TEXT)
#undef UNPACK_TEXT
    if (!at || result->payload_length != (size_t)(end - at))
        return false;
    result->payload = arena_copy(arena, at, result->payload_length);
    return true;
}
