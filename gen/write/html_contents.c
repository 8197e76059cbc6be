/* The contents list: the numbered headings as nested lists of links.
 *
 * Its label names the navigation but is no heading: it would stand among the
 * document's own where readers jump from one to the next. */
#include "write/html_draw.h"

#include "input/theme.h"

/* The lists that are open, by the level of their entries. A level may be left
 * out (a part of a part without a part), so depth and level differ. */
struct open_lists {
    int levels[HEADING_LEVELS];
    size_t depth;
};

static void close_list(struct html_drawing *drawing, struct open_lists *open)
{
    html_put(drawing, "</li>\n</ol>\n");
    open->depth--;
}

/* Opens or closes lists until an entry of LEVEL fits in. */
static void make_room(
    struct html_drawing *drawing, struct open_lists *open, int level)
{
    while (open->depth > 1 && open->levels[open->depth - 1] > level)
        close_list(drawing, open);
    if (open->depth == 0 || (open->levels[open->depth - 1] < level &&
                                open->depth < HEADING_LEVELS)) {
        html_put_line_start(drawing);
        html_put(drawing, "<ol>\n");
        open->levels[open->depth++] = level;
    } else {
        html_put(drawing, "</li>\n");
    }
}

static void put_entry(
    struct html_drawing *drawing, const struct outline_entry *entry)
{
    html_put(drawing, "<li><a href=\"#");
    html_put_address(drawing, entry->anchor ? entry->anchor : "");
    html_put(drawing, "\">");
    html_put(drawing, "<span class=\"number\">");
    html_put_text(drawing, entry->number);
    html_put(drawing, "</span> ");
    html_put(drawing, "<span class=\"entry\">");
    html_put_text(drawing, entry->text ? entry->text : "");
    html_put(drawing, "</span></a>");
}

void html_draw_contents(
    struct html_drawing *drawing, const struct element *element)
{
    const struct document *document = drawing->document;
    /* No anchor made from a heading begins with an underscore. */
    const char *id = element->anchor ? element->anchor : "_contents";
    struct open_lists open = {0};
    html_put_line_start(drawing);
    html_put(drawing, "<nav class=\"contents\"");
    if (element->label)
        html_put_attribute(drawing, "aria-labelledby", id);
    html_put(drawing, ">\n");
    if (element->label) {
        html_put(drawing, "<p class=\"title\"");
        html_put_attribute(drawing, "id", id);
        html_put(drawing, ">");
        html_put_text(drawing, element->label);
        html_put(drawing, "</p>\n");
    }
    for (size_t i = 0; i < document->outline_count; i++) {
        const struct outline_entry *entry = &document->outline[i];
        if (!entry->number)
            continue;
        make_room(drawing, &open, entry->level);
        put_entry(drawing, entry);
    }
    while (open.depth > 0)
        close_list(drawing, &open);
    html_put(drawing, "</nav>\n");
}
