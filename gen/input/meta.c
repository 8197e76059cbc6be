/* The fields of `meta` by row. */
#include "input/meta.h"

const struct meta_field meta_fields[] = {
#define META_ROW(member, name, kind, cover, explanation)                       \
    {name, offsetof(struct meta, member),                                      \
        offsetof(struct meta, places.member), kind, cover, explanation},
    META_FIELDS(META_ROW)
#undef META_ROW
        {NULL, 0, 0, META_TEXT, META_HIDDEN, NULL},
};

const char *meta_text(const struct meta *meta, const struct meta_field *field)
{
    return *(const char *const *)((const char *)meta + field->text);
}

void meta_set(struct meta *meta, const struct meta_field *field,
    const char *text, struct place place)
{
    *(const char **)((char *)meta + field->text) = text;
    *(struct place *)((char *)meta + field->place) = place;
}
