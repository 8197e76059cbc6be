/* What readers who do not see the page cannot do without: looks at the whole
 * tree, and reports all that is missing. */
#include "compose/alternatives.h"

#include "input/node_types.h"

#include <cmark-gfm-core-extensions.h>

static bool is_blank_text(const char *text)
{
    return !text || text[strspn(text, " \t\r\n")] == '\0';
}

/* True if no text stands below NODE. */
static bool is_silent(cmark_node *node)
{
    bool silent = true;
    cmark_iter *iterator = cmark_iter_new(node);
    while (silent && cmark_iter_next(iterator) != CMARK_EVENT_DONE)
        silent = is_blank_text(
            cmark_node_get_literal(cmark_iter_get_node(iterator)));
    cmark_iter_free(iterator);
    return silent;
}

static void check_picture(cmark_node *picture, struct diags *diags)
{
    if (is_silent(picture))
        diag_add(diags, SEVERITY_ERROR, element_of(picture)->place,
            "say in the brackets what it shows: ![two bars, ...](FILE)",
            "picture \"%s\" has no text for those who do not see it",
            cmark_node_get_url(picture));
}

static void check_table(cmark_node *table, struct diags *diags)
{
    cmark_node *row = cmark_node_first_child(table);
    if (row && cmark_gfm_extensions_get_table_row_is_header(row) &&
        is_silent(row))
        diag_add(diags, SEVERITY_ERROR, element_of(table)->place,
            "name the columns in its first row", "the table has no header");
}

static void check_heading(cmark_node *heading, struct diags *diags)
{
    if (element_of(heading)->skips_level)
        diag_add(diags, SEVERITY_ERROR, element_of(heading)->place,
            "use one # more than the heading above has, not two",
            "the heading skips a level");
}

static void check_element(cmark_node *node, struct diags *diags)
{
    cmark_node_type type = cmark_node_get_type(node);
    if (type == CMARK_NODE_IMAGE)
        check_picture(node, diags);
    else if (type == CMARK_NODE_HEADING)
        check_heading(node, diags);
    else if (type == CMARK_NODE_TABLE)
        check_table(node, diags);
}

bool alternatives_check(
    const struct document *document, struct place profile, struct diags *diags)
{
    size_t before = diags_count(diags, SEVERITY_ERROR);
    if (is_blank_text(document->facts.title))
        diag_add(diags, SEVERITY_ERROR, profile, "add <title> to <meta>",
            "the document has no title");
    if (is_blank_text(document->facts.language))
        diag_add(diags, SEVERITY_ERROR, profile, "add <language> to <meta>",
            "the document has no language");
    cmark_iter *iterator = cmark_iter_new(document->root);
    cmark_event_type event;
    while ((event = cmark_iter_next(iterator)) != CMARK_EVENT_DONE)
        if (event == CMARK_EVENT_ENTER)
            check_element(cmark_iter_get_node(iterator), diags);
    cmark_iter_free(iterator);
    return diags_count(diags, SEVERITY_ERROR) == before;
}
