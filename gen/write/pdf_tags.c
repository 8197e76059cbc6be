/* The structure of a PDF file: what its content is to a reader who does not see
 * it (ISO 32000-1, 14.7).
 *
 * While the pages are drawn each stretch of marked content is noted with its
 * tag; at the end the tags are printed as structure elements, with the trees
 * that lead back from content to element. Numbers of objects are known from
 * the beginning, so each element is printed once. */
#include "write/pdf_tags.h"

#include <string.h>

static const char *const types[] = {
    [ROLE_DOCUMENT] = "Document",
    [ROLE_SECTION] = "Sect",
    [ROLE_CALLOUT] = "Callout",
    [ROLE_HEADING_1] = "H1",
    [ROLE_HEADING_2] = "H2",
    [ROLE_HEADING_3] = "H3",
    [ROLE_HEADING_4] = "H4",
    [ROLE_HEADING_5] = "H5",
    [ROLE_HEADING_6] = "H6",
    [ROLE_PARAGRAPH] = "P",
    [ROLE_LIST] = "L",
    [ROLE_LIST_ITEM] = "LI",
    [ROLE_LABEL] = "Lbl",
    [ROLE_LIST_BODY] = "LBody",
    [ROLE_TABLE] = "Table",
    [ROLE_TABLE_HEAD] = "THead",
    [ROLE_TABLE_BODY] = "TBody",
    [ROLE_ROW] = "TR",
    [ROLE_HEADER_CELL] = "TH",
    [ROLE_CELL] = "TD",
    [ROLE_BLOCK_QUOTE] = "BlockQuote",
    [ROLE_CODE] = "Code",
    [ROLE_NOTE] = "Note",
    [ROLE_REFERENCE] = "Reference",
    [ROLE_FIGURE] = "Figure",
    [ROLE_CAPTION] = "Caption",
    [ROLE_CONTENTS] = "TOC",
    [ROLE_CONTENTS_ITEM] = "TOCI",
    [ROLE_LINK] = "Link",
    [ROLE_SPAN] = "Span",
    [ROLE_FORM] = "Form",
};

/* The types above that are no standard ones, and what they are like. */
static const char role_map[] = "/RoleMap<</Callout/Sect>>";

const char *pdf_tags_type(enum role role)
{
    return types[role];
}

/* ---- collecting ---------------------------------------------------------- */

void pdf_tags_begin(
    struct pdf_tags *tags, const struct pages *pages, struct pdf_file *file)
{
    *tags = (struct pdf_tags){.pages = pages, .file = file};
    tags->list =
        arena_allocate(file->arena, pages->tag_count, sizeof *tags->list);
    for (size_t i = 0; i < pages->tag_count; i++)
        tags->list[i].object = pdf_dict_new(file);
    array_add(&tags->kids, file->arena); /* index 0 means none */
}

void pdf_tags_begin_page(struct pdf_tags *tags)
{
    *array_add(&tags->page_starts, tags->file->arena) = tags->marks.count;
}

static void add_kid(struct pdf_tags *tags, struct kid kid)
{
    struct pdf_tag *tag = &tags->list[kid.tag];
    uint32_t index = (uint32_t)tags->kids.count;
    *array_add(&tags->kids, tags->file->arena) = kid;
    if (tag->last)
        tags->kids.items[tag->last].next = index;
    else
        tag->first = index;
    tag->last = index;
}

/* Makes TAG and those above it children of their parents, where they are not
 * yet. */
static void attach(struct pdf_tags *tags, uint32_t tag)
{
    while (tag != 0 && !tags->list[tag].attached) {
        uint32_t parent = tags->pages->tags[tag].parent;
        tags->list[tag].attached = true;
        add_kid(
            tags, (struct kid){.kind = KID_TAG, .tag = parent, .number = tag});
        tag = parent;
    }
}

/* Notes that TAG has content on the present page. */
static uint32_t note_content(struct pdf_tags *tags, uint32_t tag)
{
    uint32_t page = (uint32_t)tags->page_starts.count - 1;
    struct pdf_tag *noted = &tags->list[tag];
    if (!noted->has_content)
        noted->page = page;
    noted->has_content = true;
    attach(tags, tag);
    return page;
}

unsigned pdf_tags_add_mark(struct pdf_tags *tags, uint32_t tag)
{
    uint32_t page = note_content(tags, tag);
    size_t number = tags->marks.count - tags->page_starts.items[page];
    *array_add(&tags->marks, tags->file->arena) = tag;
    add_kid(tags, (struct kid){KID_MARK, tag, page, (uint32_t)number, 0});
    return (unsigned)number;
}

unsigned pdf_tags_add_annotation(
    struct pdf_tags *tags, uint32_t tag, struct pdf_object *annotation)
{
    uint32_t page = note_content(tags, tag);
    add_kid(tags,
        (struct kid){KID_ANNOTATION, tag, page, pdf_number(annotation), 0});
    *array_add(&tags->annotation_owners, tags->file->arena) = tag;
    /* The keys of the parent tree: first the pages, then the annotations. */
    return (
        unsigned)(tags->pages->page_count + tags->annotation_owners.count - 1);
}

void pdf_tags_cover(struct pdf_tags *tags, uint32_t tag, double left_pt,
    double top_pt, double right_pt, double bottom_pt)
{
    double *box = tags->list[tag].box_pt;
    bool first = box[0] >= box[2];
    if (first || left_pt < box[0])
        box[0] = left_pt;
    if (first || top_pt < box[1])
        box[1] = top_pt;
    if (first || right_pt > box[2])
        box[2] = right_pt;
    if (first || bottom_pt > box[3])
        box[3] = bottom_pt;
}

/* Children that stand beside no content of their parent's come in the order of
 * their tags, wherever their own content came to stand: the footnotes of a
 * page behind all text. Tags without content are attached here. */
static void order_kids(struct pdf_tags *tags)
{
    for (size_t i = 0; i < tags->pages->tag_count; i++)
        if (!tags->list[i].has_content)
            tags->list[i].first = tags->list[i].last = 0;
    for (uint32_t i = 1; i < tags->pages->tag_count; i++) {
        uint32_t parent = tags->pages->tags[i].parent;
        if (!tags->list[parent].has_content)
            tags->list[i].attached = false;
        if (!tags->list[i].attached)
            add_kid(tags,
                (struct kid){.kind = KID_TAG, .tag = parent, .number = i});
    }
}

/* ---- elements ------------------------------------------------------------ */

/* KEY, a number and END. A file has thousands of them, which printf would
 * make slow. */
static void print_number(
    struct buffer *out, const char *key, unsigned number, const char *end)
{
    buffer_add_string(out, key);
    buffer_add_number(out, number, 0);
    buffer_add_string(out, end);
}

/* A page's number is left out where it is that of the element. */
static void print_kid(const struct pdf_tags *tags, const struct kid *kid,
    struct pdf_object *const *page_objects)
{
    struct buffer *out = &tags->file->entries;
    if (kid->kind == KID_TAG) {
        print_number(
            out, "", pdf_number(tags->list[kid->number].object), " 0 R");
        return;
    }
    bool elsewhere = kid->page != tags->list[kid->tag].page;
    if (kid->kind == KID_MARK && !elsewhere) {
        print_number(out, "", (unsigned)kid->number, "");
        return;
    }
    buffer_add_string(
        out, kid->kind == KID_MARK ? "<</Type/MCR" : "<</Type/OBJR");
    if (elsewhere)
        print_number(out, "/Pg ", pdf_number(page_objects[kid->page]), " 0 R");
    if (kid->kind == KID_MARK)
        print_number(out, "/MCID ", (unsigned)kid->number, ">>");
    else
        print_number(out, "/Obj ", (unsigned)kid->number, " 0 R>>");
}

/* Several kids are an array, and so is a lone FORM: pyHanko 0.38 overlooks one
 * that is not, and takes a second signature for a forgery of the first. */
static bool are_array(const struct pdf_tags *tags, const struct pdf_tag *tag)
{
    const struct kid *kid = &tags->kids.items[tag->first];
    return tag->first != tag->last ||
           (kid->kind == KID_TAG &&
               tags->pages->tags[kid->number].role == ROLE_FORM);
}

static void print_kids(const struct pdf_tags *tags, const struct pdf_tag *tag,
    struct pdf_object *const *page_objects)
{
    struct buffer *out = &tags->file->entries;
    if (!tag->first)
        return;
    bool array = are_array(tags, tag);
    buffer_add_string(out, array ? "/K[" : "/K ");
    for (uint32_t i = tag->first; i; i = tags->kids.items[i].next) {
        print_kid(tags, &tags->kids.items[i], page_objects);
        if (i != tag->last)
            buffer_add_byte(out, ' ');
    }
    if (array)
        buffer_add_byte(out, ']');
}

static void print_table_attributes(struct buffer *out, const struct tag *tag)
{
    bool spans = tag->row_span > 1 || tag->column_span > 1;
    if (tag->scope == HEADER_OF_NONE && !spans)
        return;
    buffer_add_string(out, "/A<</O/Table");
    if (tag->scope != HEADER_OF_NONE)
        buffer_add_format(
            out, "/Scope/%s", tag->scope == HEADER_OF_ROW ? "Row" : "Column");
    if (tag->row_span > 1)
        buffer_add_format(out, "/RowSpan %u", (unsigned)tag->row_span);
    if (tag->column_span > 1)
        buffer_add_format(out, "/ColSpan %u", (unsigned)tag->column_span);
    buffer_add_string(out, ">>");
}

static void print_figure_attributes(
    struct buffer *out, const struct pdf_tags *tags, const struct pdf_tag *tag)
{
    if (tag->box_pt[0] >= tag->box_pt[2])
        return;
    double height_pt = tags->pages->pages[tag->page].height_pt;
    double edges_pt[] = {tag->box_pt[0], height_pt - tag->box_pt[3],
        tag->box_pt[2], height_pt - tag->box_pt[1]};
    buffer_add_string(out, "/A<</O/Layout/Placement/Block/BBox[");
    for (size_t i = 0; i < 4; i++) {
        if (i)
            buffer_add_byte(out, ' ');
        pdf_print_length(out, edges_pt[i]);
    }
    buffer_add_string(out, "]>>");
}

static void print_attributes(struct pdf_tags *tags, uint32_t index)
{
    static const char *const numberings[] = {
        [NUMBERING_NONE] = "None",
        [NUMBERING_DISC] = "Disc",
        [NUMBERING_DECIMAL] = "Decimal",
    };
    struct buffer *out = &tags->file->entries;
    const struct tag *tag = &tags->pages->tags[index];
    switch (tag->role) {
    case ROLE_HEADER_CELL:
    case ROLE_CELL: print_table_attributes(out, tag); break;
    case ROLE_FIGURE:
        print_figure_attributes(out, tags, &tags->list[index]);
        break;
    case ROLE_LIST:
        buffer_add_format(
            out, "/A<</O/List/ListNumbering/%s>>", numberings[tag->numbering]);
        break;
    default: break;
    }
    if (tag->alternative) {
        buffer_add_string(out, "/Alt");
        pdf_print_text(out, tag->alternative, strlen(tag->alternative));
    }
    if (tag->language) {
        buffer_add_string(out, "/Lang");
        pdf_print_text(out, tag->language, strlen(tag->language));
    }
    if (tag->role == ROLE_NOTE)
        buffer_add_format(out, "/ID(n%010u)", (unsigned)index);
}

static void print_element(struct pdf_tags *tags, uint32_t index,
    struct pdf_object *root, struct pdf_object *const *page_objects)
{
    struct buffer *out = &tags->file->entries;
    struct pdf_tag *tag = &tags->list[index];
    const struct tag *said = &tags->pages->tags[index];
    struct pdf_object *parent = index ? tags->list[said->parent].object : root;
    buffer_clear(out);
    buffer_add_string(out, "/S/");
    buffer_add_string(out, types[said->role]);
    print_number(out, "/P ", pdf_number(parent), " 0 R");
    if (tag->has_content)
        print_number(out, "/Pg ", pdf_number(page_objects[tag->page]), " 0 R");
    print_kids(tags, tag, page_objects);
    print_attributes(tags, index);
    pdf_dict_print(tags->file, tag->object);
}

/* ---- the trees that lead to elements ------------------------------------- */

static void print_owner(
    struct buffer *out, const struct pdf_tags *tags, uint32_t tag)
{
    print_number(out, "", pdf_number(tags->list[tag].object), " 0 R ");
}

/* From pages and annotations to the elements that own their content. */
static struct pdf_object *add_parent_tree(struct pdf_tags *tags)
{
    struct buffer *out = &tags->file->entries;
    size_t page_count = tags->page_starts.count;
    buffer_clear(out);
    buffer_add_string(out, "/Nums[");
    for (size_t page = 0; page < page_count; page++) {
        size_t end = page + 1 < page_count ? tags->page_starts.items[page + 1]
                                           : tags->marks.count;
        buffer_add_format(out, "%zu[", page);
        for (size_t i = tags->page_starts.items[page]; i < end; i++)
            print_owner(out, tags, tags->marks.items[i]);
        buffer_add_byte(out, ']');
    }
    for (size_t i = 0; i < tags->annotation_owners.count; i++) {
        buffer_add_format(out, "%zu ", tags->pages->page_count + i);
        print_owner(out, tags, tags->annotation_owners.items[i]);
    }
    buffer_add_byte(out, ']');
    struct pdf_object *tree = pdf_dict_new(tags->file);
    pdf_dict_print(tags->file, tree);
    return tree;
}

/* From identifiers, which are in order, to notes; NULL if there are none. */
static struct pdf_object *add_identifier_tree(struct pdf_tags *tags)
{
    struct buffer *out = &tags->file->entries;
    buffer_clear(out);
    for (uint32_t i = 0; i < tags->pages->tag_count; i++) {
        if (tags->pages->tags[i].role != ROLE_NOTE)
            continue;
        buffer_add_format(
            out, "%s(n%010u)", out->length ? "" : "/Names[", (unsigned)i);
        print_owner(out, tags, i);
    }
    if (out->length == 0)
        return NULL;
    buffer_add_byte(out, ']');
    struct pdf_object *tree = pdf_dict_new(tags->file);
    pdf_dict_print(tags->file, tree);
    return tree;
}

void pdf_tags_finish(struct pdf_tags *tags,
    struct pdf_object *const *page_objects, struct buffer *catalog)
{
    struct pdf_object *root = pdf_dict_new(tags->file);
    order_kids(tags);
    for (uint32_t i = 0; i < tags->pages->tag_count; i++)
        print_element(tags, i, root, page_objects);
    struct pdf_object *parents = add_parent_tree(tags);
    struct pdf_object *identifiers = add_identifier_tree(tags);
    buffer_add_format(&tags->file->entries,
        "/Type/StructTreeRoot/K %u 0 R/ParentTree %u 0 R/ParentTreeNextKey "
        "%zu%s",
        pdf_number(tags->list[0].object), pdf_number(parents),
        tags->pages->page_count + tags->annotation_owners.count, role_map);
    if (identifiers)
        buffer_add_format(
            &tags->file->entries, "/IDTree %u 0 R", pdf_number(identifiers));
    pdf_dict_print(tags->file, root);
    buffer_add_format(catalog,
        "/StructTreeRoot %u 0 R/MarkInfo<</Marked true>>", pdf_number(root));
}
