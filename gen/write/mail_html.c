/* A mail as programs show it. */
#include "write/mail_html.h"

#include "compose/formats.h"
#include "write/html_content.h"
#include "write/html_draw.h"

/* Each program for mail has looks of its own; a page of a document would be a
 * stranger there. So there is as much of style as text needs. */
static const char style[] =
    "body{font-family:sans-serif;font-size:15px;line-height:1.5;"
    "max-width:40em}"
    "ul,ol{padding-left:1.5em}"
    "table{border-collapse:collapse}"
    "td,th{padding:.2em .8em .2em 0;text-align:left;vertical-align:top}"
    "pre{white-space:pre-wrap}";

void mail_html_write(
    struct buffer *out, struct arena *arena, const struct document *document)
{
    const struct document_facts *facts = &document->facts;
    const struct html_words words = {
        .notes = strings_text(document->strings, "html.notes", ""),
        .back = strings_text(document->strings, "html.back", ""),
        .table = strings_text(document->strings, "html.table", ""),
    };
    buffer_add_string(out, "<!DOCTYPE html>\n<html lang=\"");
    html_add_text(out, facts->language);
    buffer_add_format(out, "\" dir=\"%s\">\n<head>\n<meta charset=\"utf-8\">\n",
        formats_is_right_to_left(facts->language) ? "rtl" : "ltr");
    buffer_add_string(out, "<title>");
    html_add_text(out, facts->title);
    buffer_add_format(
        out, "</title>\n<style>%s</style>\n</head>\n<body>\n", style);
    html_content_write(out, arena, document, &words);
    buffer_add_string(out, "</body>\n</html>\n");
}
