/* A client then and now, in words. */
#include "cli/compared_words.h"

#include "write/ledger_difference.h"
#include "write/ledger_redline.h"
#include "write/wording.h"

#include <string.h>

static void add_item(struct buffer *out, const char *item)
{
    if (out->length)
        buffer_add_string(out, "; ");
    buffer_add_string(out, item);
}

static void add_count(struct arena *arena, struct buffer *out, size_t count,
    const char *one, const char *other)
{
    if (count)
        add_item(out,
            arena_format(arena, "%zu %s", count, count == 1 ? one : other));
}

static const char *name_plan(struct arena *arena, const struct verdict *verdict)
{
    return arena_format(arena, "%s%s",
        wording_plan(verdict->guide, verdict->recommended),
        verdict->conflict ? ", in conflict" : "");
}

const char *compared_summary(
    struct arena *arena, const struct compared *compared)
{
    struct buffer out = {0};
    const struct difference *difference = &compared->difference;
    const struct verdict *old = difference->old->verdict;
    const struct verdict *new = difference->new->verdict;
    if (compared->moved == MOVED_VERDICT)
        add_item(&out, arena_format(arena, "%s -> %s", name_plan(arena, old),
                           name_plan(arena, new)));
    if (old->confidence != new->confidence)
        add_item(&out, arena_format(arena, "confidence %s -> %s",
                           verdict_confidence_name(old->confidence),
                           verdict_confidence_name(new->confidence)));
    add_count(arena, &out, difference->warning_count, "warning", "warnings");
    add_count(arena, &out, difference->module_count, "module", "modules");
    add_count(arena, &out,
        difference->fact_count + difference->removed_part_count +
            difference->added_part_count,
        "fact", "facts");
    for (size_t i = 0; i < compared->meta_count; i++)
        add_item(&out, compared->meta[i].field->name);
    add_count(arena, &out,
        compared->redline->step_count - compared->redline->counts[REDLINE_SAME],
        "passage", "passages");
    const char *text = arena_string(arena, buffer_string(&out));
    buffer_release(&out);
    return text;
}

static void add_meta(struct buffer *out, const struct compared *compared)
{
    if (compared->meta_count)
        buffer_add_string(out, "\nThe document\n");
    for (size_t i = 0; i < compared->meta_count; i++) {
        const struct meta_difference *meta = &compared->meta[i];
        const char *old = meta->old ? meta->old : "none";
        const char *new = meta->new ? meta->new : "none";
        buffer_add_format(out, "  %s: ", meta->field->name);
        diag_add_text(out, old, strlen(old));
        buffer_add_string(out, " -> ");
        diag_add_text(out, new, strlen(new));
        buffer_add_byte(out, '\n');
    }
}

void compared_add_details(struct buffer *out, const struct compared *compared)
{
    if (compared->moved == MOVED_NOTHING) {
        buffer_add_string(out, "Nothing differs.\n");
        return;
    }
    ledger_write_difference(out, &compared->difference);
    add_meta(out, compared);
    ledger_write_redline(out, compared->redline);
}
