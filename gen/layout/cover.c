/* The title page, in one of three styles: quiet, a bar above the title; band,
 * logo and title on a ground that reaches the edges of the paper; full, where
 * the whole page is that ground. A frame holds the ground, so a title of any
 * length has it behind it. */
#include "layout/cover.h"

#include <math.h>

/* The largest logo, and the paper around it on a ground. */
static const double LOGO_WIDTH = 180, LOGO_HEIGHT = 60, LOGO_PAPER = 8;

/* Where the title begins, as a share of the page's text. */
static const double TITLE_TOP = 0.26;

double cover_logo_scale(const struct picture *logo)
{
    return fmin(
        1, fmin(LOGO_WIDTH / logo->width_pt, LOGO_HEIGHT / logo->height_pt));
}

double cover_space(const struct styles *styles, double logos_pt)
{
    return fmax(
        styles->text_height_pt * TITLE_TOP - logos_pt, 2 * styles->leading_pt);
}

/* On a ground, a logo has the paper behind it that it was drawn for. */
static void add_paper(struct flow *flow, double x_pt, double width_pt,
    double height_pt, double paper_pt)
{
    if (paper_pt > 0)
        piece_add_box(&flow->builder,
            (struct box){.x_pt = x_pt - paper_pt,
                .y_pt = -paper_pt,
                .width_pt = width_pt + 2 * paper_pt,
                .height_pt = height_pt + 2 * paper_pt,
                .colour = flow->setting->styles->theme->background});
}

/* Draws LOGO at the left, or flush RIGHT; returns its height. One without a
 * text that stands for it decorates. */
static double add_logo(struct flow *flow, const struct picture *logo,
    const char *alternative, bool right)
{
    const struct styles *styles = flow->setting->styles;
    double paper = styles->theme->cover == COVER_QUIET ? 0 : LOGO_PAPER;
    double scale = cover_logo_scale(logo);
    double width = logo->width_pt * scale, height = logo->height_pt * scale;
    double x = right ? styles->text_width_pt - width - paper : paper;
    add_paper(flow, x, width, height, paper);
    struct item *item = piece_add_picture(
        &flow->builder, (struct placed_picture){.picture = logo,
                            .x_pt = x,
                            .width_pt = width,
                            .height_pt = height,
                            .alternative = alternative ? alternative : ""});
    if (alternative) {
        item->tag = flow_add_tag(flow, ROLE_FIGURE);
        tags_at(&flow->setting->tags, item->tag)->alternative = alternative;
    } else {
        item->artifact = ARTIFACT_LAYOUT;
    }
    return height + paper;
}

/* Ours at the left, the client's at the right, or alone at the left; returns
 * their height. */
static double add_logos(struct flow *flow)
{
    const struct document *document = flow->document;
    const struct picture *own = flow->setting->logo;
    double height = 0;
    if (own)
        height = add_logo(flow, own, document->theme->logo_alternative, false);
    if (document->client_logo)
        height =
            fmax(height, add_logo(flow, document->client_logo,
                             document->client_logo_alternative, own != NULL));
    if (height > 0) {
        flow_add_piece(flow, height, COST_NEVER, 0);
        flow->next_cost = COST_NEVER;
    }
    return height;
}

static void open_ground(struct flow *flow)
{
    const struct styles *styles = flow->setting->styles;
    struct frame frame = {.filled = true,
        .ground = styles->cover.ground,
        .bleed = styles->theme->cover == COVER_FULL ? BLEED_PAGE : BLEED_ABOVE,
        .padding_bottom_pt =
            styles->theme->cover == COVER_BAND ? 2 * styles->leading_pt : 0};
    flow_open_frame(flow, frame);
    flow_here(flow)->framed = true;
}

static void close_ground(struct flow *flow)
{
    if (!flow_here(flow)->framed)
        return;
    flow_close_frame(flow);
    flow_here(flow)->framed = false;
}

void cover_open(struct flow *flow)
{
    const struct styles *styles = flow->setting->styles;
    bool quiet = styles->theme->cover == COVER_QUIET;
    flow_push_tag(flow, ROLE_SECTION)->cover = true;
    if (!quiet)
        open_ground(flow);
    double top = cover_space(styles, add_logos(flow));
    if (quiet)
        piece_add_box(
            &flow->builder, (struct box){.y_pt = top - 1.6 * styles->leading_pt,
                                .width_pt = 4 * styles->leading_pt,
                                .height_pt = 4,
                                .colour = styles->theme->primary});
    flow_add_piece(flow, top, COST_NEVER, 0)->bare = true;
    flow->kept_lines = HEADING_KEEPS;
}

void cover_table(struct flow *flow)
{
    if (flow->setting->styles->theme->cover == COVER_BAND)
        close_ground(flow);
    flow_add_node(flow, VERTICAL_FILL);
}

void cover_close(struct flow *flow)
{
    close_ground(flow);
    flow_pop(flow);
    flow_force_break(flow);
}
