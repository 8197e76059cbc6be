/* What has changed between two versions of a document, as JSON. */
#include "write/json_redline.h"

static json_t *text_of(struct arena *arena, const struct passages *passages,
    const struct passage *passage)
{
    return passage ? json_string(passage_text(arena, passages, passage))
                   : json_null();
}

json_t *json_from_redline(const struct redline *redline)
{
    static const char *const names[] = {[REDLINE_EDITED] = "edited",
        [REDLINE_INSERTED] = "inserted",
        [REDLINE_DELETED] = "deleted"};
    json_t *list = json_array();
    struct arena arena;
    arena_init(&arena);
    for (size_t i = 0; i < redline->step_count; i++) {
        const struct redline_step *step = &redline->steps[i];
        if (step->kind == REDLINE_SAME)
            continue;
        arena_reset(&arena);
        const char *heading = redline_heading(&arena, redline, step);
        json_t *object = json_object();
        json_object_set_new(object, "change", json_string(names[step->kind]));
        json_object_set_new(
            object, "heading", heading ? json_string(heading) : json_null());
        json_object_set_new(
            object, "old", text_of(&arena, redline->old, step->old));
        json_object_set_new(
            object, "new", text_of(&arena, redline->new, step->new));
        json_array_append_new(list, object);
    }
    arena_release(&arena);
    return list;
}
