/* The title page. */
#include "layout/cover.h"

#include <math.h>

/* The largest logo. */
static const double LOGO_WIDTH = 180, LOGO_HEIGHT = 60;

/* Where the title begins, as a share of the page's text. */
static const double TITLE_TOP = 0.26;

/* Draws the logo at the top; returns its height. One without a text that
 * stands for it decorates. */
static double add_logo(struct flow *flow, const struct picture *logo)
{
    const char *alternative = flow->setting->styles->theme->logo_alternative;
    double scale = fmin(
        1, fmin(LOGO_WIDTH / logo->width_pt, LOGO_HEIGHT / logo->height_pt));
    struct item *item = piece_add_picture(
        &flow->builder, (struct placed_picture){.picture = logo,
                            .width_pt = logo->width_pt * scale,
                            .height_pt = logo->height_pt * scale,
                            .alternative = alternative ? alternative : ""});
    if (alternative) {
        item->tag = flow_add_tag(flow, ROLE_FIGURE);
        tags_at(&flow->setting->tags, item->tag)->alternative = alternative;
    } else {
        item->artifact = ARTIFACT_LAYOUT;
    }
    flow_add_piece(flow, logo->height_pt * scale, COST_NEVER, 0);
    flow->next_cost = COST_NEVER;
    return logo->height_pt * scale;
}

void cover_open(struct flow *flow)
{
    const struct styles *styles = flow->setting->styles;
    double top = styles->text_height_pt * TITLE_TOP;
    flow_push_tag(flow, ROLE_SECTION)->cover = true;
    if (flow->setting->logo)
        top -= add_logo(flow, flow->setting->logo);
    top = fmax(top, 2 * styles->leading_pt);
    piece_add_box(
        &flow->builder, (struct box){.y_pt = top - 1.6 * styles->leading_pt,
                            .width_pt = 4 * styles->leading_pt,
                            .height_pt = 4,
                            .colour = styles->theme->primary});
    flow_add_piece(flow, top, COST_NEVER, 0)->bare = true;
    flow->kept_lines = HEADING_KEEPS;
}

void cover_close(struct flow *flow)
{
    flow_pop(flow);
    flow_force_break(flow);
}
