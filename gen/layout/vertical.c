/* Pieces: collecting what they hold. */
#include "layout/vertical.h"

#include <string.h>

static void *copy_items(
    struct arena *arena, const void *items, size_t count, size_t size)
{
    if (count == 0)
        return NULL;
    void *copy = arena_allocate(arena, count, size);
    memcpy(copy, items, count * size);
    return copy;
}

/* A new item with nothing left of one that was there before. */
static struct item *add_item(struct piece_builder *builder, enum item_kind kind)
{
    struct item *item = array_add(&builder->items, builder->arena);
    memset(item, 0, sizeof *item);
    item->kind = kind;
    item->artifact = builder->artifact;
    if (item->artifact == ARTIFACT_NONE)
        item->tag = builder->tag;
    return item;
}

/* A shape that is drawn for its looks only, as most are. */
static struct item *add_shape(
    struct piece_builder *builder, enum item_kind kind, enum artifact artifact)
{
    struct item *item = add_item(builder, kind);
    if (item->artifact == ARTIFACT_NONE && !builder->drawing) {
        item->artifact = artifact;
        item->tag = 0;
    }
    return item;
}

struct item *piece_add_run(struct piece_builder *builder, struct glyph_run run)
{
    struct item *item = add_item(builder, ITEM_RUN);
    item->as.run = run;
    return item;
}

struct item *piece_add_box(struct piece_builder *builder, struct box box)
{
    struct item *item = add_shape(builder, ITEM_BOX, ARTIFACT_BACKGROUND);
    item->as.box = box;
    return item;
}

struct item *piece_add_rule(struct piece_builder *builder, struct rule rule)
{
    struct item *item = add_shape(builder, ITEM_RULE, ARTIFACT_LAYOUT);
    item->as.rule = rule;
    return item;
}

struct item *piece_add_picture(
    struct piece_builder *builder, struct placed_picture picture)
{
    struct item *item = add_item(builder, ITEM_PICTURE);
    item->as.picture = picture;
    return item;
}

struct item *piece_add_field(
    struct piece_builder *builder, struct placed_field field)
{
    struct item *item = add_item(builder, ITEM_FIELD);
    item->as.field = field;
    return item;
}

struct piece piece_finish(
    struct piece_builder *builder, double height_pt, struct arena *arena)
{
    struct piece piece = {
        .height_pt = height_pt,
        .items = copy_items(arena, builder->items.items, builder->items.count,
            sizeof *builder->items.items),
        .item_count = builder->items.count,
        .links = copy_items(arena, builder->links.items, builder->links.count,
            sizeof *builder->links.items),
        .link_count = builder->links.count,
        .anchors = copy_items(arena, builder->anchors.items,
            builder->anchors.count, sizeof *builder->anchors.items),
        .anchor_count = builder->anchors.count,
        .note = builder->note,
    };
    builder->items.count = 0;
    builder->links.count = 0;
    builder->anchors.count = 0;
    builder->note = 0;
    return piece;
}

void item_move(struct item *item, double x_pt, double y_pt)
{
    switch (item->kind) {
    case ITEM_RUN:
        item->as.run.x_pt += x_pt;
        item->as.run.baseline_pt += y_pt;
        break;
    case ITEM_BOX:
        item->as.box.x_pt += x_pt;
        item->as.box.y_pt += y_pt;
        break;
    case ITEM_RULE:
        item->as.rule.x1_pt += x_pt;
        item->as.rule.x2_pt += x_pt;
        item->as.rule.y1_pt += y_pt;
        item->as.rule.y2_pt += y_pt;
        break;
    case ITEM_PICTURE:
        item->as.picture.x_pt += x_pt;
        item->as.picture.y_pt += y_pt;
        break;
    case ITEM_FIELD:
        item->as.field.x_pt += x_pt;
        item->as.field.y_pt += y_pt;
        break;
    }
}
