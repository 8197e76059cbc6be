/* Places to write in: a line on the page, and above it the room for a form's
 * field. */
#include "layout/field.h"

/* Heights in lines of text. */
static const double LINES_OF_TEXT = 1.6, LINES_OF_SIGNATURE = 3.4;

const struct field *field_in(cmark_node *cell)
{
    cmark_node *inside = cmark_node_first_child(cell);
    return inside && element_of(inside)->kind == ELEMENT_FIELD
               ? element_of(inside)->field
               : NULL;
}

static double row_lines(cmark_node *row)
{
    double lines = 0;
    for (cmark_node *cell = cmark_node_first_child(row); cell;
         cell = cmark_node_next(cell)) {
        const struct field *field = field_in(cell);
        double own = !field                           ? 0
                     : field->kind == FIELD_SIGNATURE ? LINES_OF_SIGNATURE
                                                      : LINES_OF_TEXT;
        lines = own > lines ? own : lines;
    }
    return lines;
}

double field_row_height(const struct styles *styles, cmark_node *row)
{
    cmark_node *table = cmark_node_parent(row);
    double lines = row_lines(row);
    bool among_fields = row != cmark_node_first_child(table) &&
                        row_lines(cmark_node_last_child(table)) > 0;
    if (among_fields && lines == 0)
        lines = LINES_OF_TEXT;
    return lines * styles->leading_pt;
}

void field_draw(struct flow *flow, const struct field *field,
    struct placed_field place, uint32_t cell_tag)
{
    struct piece_builder *builder = &flow->builder;
    const struct theme *theme = flow->setting->styles->theme;
    double foot = place.y_pt + place.height_pt;
    piece_add_rule(builder, (struct rule){.x1_pt = place.x_pt,
                                .y1_pt = foot,
                                .x2_pt = place.x_pt + place.width_pt,
                                .y2_pt = foot,
                                .thickness_pt = 0.6,
                                .colour = theme->foreground});
    place.field = field;
    piece_add_field(builder, place)->tag =
        tags_add(&flow->setting->tags, ROLE_FORM, cell_tag);
}
