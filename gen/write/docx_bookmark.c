/* Anchors as bookmarks, which links and fields of Word lead to. */
#include "base/ascii.h"
#include "write/docx_draw.h"

#include <string.h>

/* Of an anchor; its number follows. Word takes 40 characters in all. */
enum { LONGEST_NAME = 24 };

/* The number makes it the only one, and the letter before it an allowed one. */
const char *docx_bookmark(struct docx_drawing *drawing, const char *anchor)
{
    const int *known = text_map_lookup(&drawing->bookmarks, anchor);
    if (known)
        return drawing->bookmark_names.items[*known];
    char name[LONGEST_NAME + 1];
    size_t length = 0;
    for (; length < LONGEST_NAME && anchor[length]; length++) {
        char byte = anchor[length];
        bool plain = ascii_is_letter(byte) || ascii_is_digit(byte);
        name[length] = plain ? byte : '_';
    }
    name[length] = '\0';
    size_t number = drawing->bookmark_names.count;
    const char *text =
        arena_format(drawing->arena, "a%zu_%s", number + 1, name);
    *array_add(&drawing->bookmark_names, drawing->arena) = text;
    text_map_add(&drawing->bookmarks, drawing->arena,
        arena_string(drawing->arena, anchor), (int)number);
    return text;
}

int docx_bookmark_begin(struct docx_drawing *drawing, const char *name)
{
    int id = drawing->bookmark_count++;
    docx_xml_open(drawing->xml, "w:bookmarkStart");
    docx_xml_number(drawing->xml, "w:id", id);
    docx_xml_attribute(drawing->xml, "w:name", name);
    docx_xml_close(drawing->xml);
    return id;
}

void docx_bookmark_end(struct docx_drawing *drawing, int id)
{
    docx_xml_count(drawing->xml, "w:bookmarkEnd", "w:id", id);
}
