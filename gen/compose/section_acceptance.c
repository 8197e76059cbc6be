/* Where the parties sign: one column for each, on one page.
 *
 * What the profile says of who signs is printed; what it leaves open, and date
 * and signature, are fields. */
#include "compose/sections.h"

/* Beside each other in one table. */
enum { PARTIES_IN_ROW = 3 };

/* What a party writes, from top to bottom. */
enum row { ROW_NAME, ROW_ROLE, ROW_DATE, ROW_SIGNATURE, ROW_COUNT };

static const struct {
    enum phrase label;
    enum field_kind kind;
    const char *name;
} rows[ROW_COUNT] = {
    [ROW_NAME] = {PHRASE_ACCEPTANCE_NAME, FIELD_TEXT, "name"},
    [ROW_ROLE] = {PHRASE_ACCEPTANCE_ROLE, FIELD_TEXT, "role"},
    [ROW_DATE] = {PHRASE_ACCEPTANCE_DATE, FIELD_DATE, "date"},
    [ROW_SIGNATURE] = {PHRASE_ACCEPTANCE_SIGNATURE, FIELD_SIGNATURE,
        "signature"},
};

static void add_field(struct composition *composition, cmark_node *cell,
    enum row row, size_t number)
{
    const struct phrases *phrases = composition->phrases;
    const struct acceptance *acceptance =
        composition->profile->proposal.acceptance;
    struct field *field = arena_new(composition->arena, struct field);
    *field = (struct field){
        .kind = rows[row].kind,
        .name = arena_format(
            composition->arena, "party-%zu-%s", number + 1, rows[row].name),
        .label = tree_plain(composition->arena,
            phrases_fill(phrases, PHRASE_ACCEPTANCE_FIELD, "what",
                phrases_text(phrases, rows[row].label), "party",
                acceptance->parties[number].name, NULL)),
    };
    cmark_node *node = cmark_node_new(CMARK_NODE_CUSTOM_INLINE);
    struct element *element = tree_element(composition->arena, node);
    element->kind = ELEMENT_FIELD;
    element->field = field;
    tree_append(cell, node);
}

static void add_place(struct composition *composition, cmark_node *line,
    enum row row, size_t number)
{
    const struct party *party =
        &composition->profile->proposal.acceptance->parties[number];
    const char *known = row == ROW_NAME   ? party->signatory
                        : row == ROW_ROLE ? party->role
                                          : NULL;
    if (known)
        tree_text_cell(&composition->builder, line, known);
    else
        add_field(
            composition, tree_cell(&composition->builder, line), row, number);
}

/* The table of parties FIRST up to, but not with, END. */
static void add_parties(
    struct composition *composition, cmark_node *to, size_t first, size_t end)
{
    static const char alignments[] = "llll";
    const struct builder *builder = &composition->builder;
    const struct acceptance *acceptance =
        composition->profile->proposal.acceptance;
    cmark_node *table =
        tree_table(builder, to, alignments + PARTIES_IN_ROW - (end - first));
    cmark_node *head = tree_row(builder, table, true);
    tree_cell(builder, head);
    for (size_t i = first; i < end; i++)
        tree_text_cell(builder, head, acceptance->parties[i].name);
    for (enum row row = 0; row < ROW_COUNT; row++) {
        cmark_node *line = tree_row(builder, table, false);
        tree_text_cell(
            builder, line, phrases_text(composition->phrases, rows[row].label));
        for (size_t i = first; i < end; i++)
            add_place(composition, line, row, i);
    }
}

void section_acceptance(struct composition *composition, cmark_node *to)
{
    const struct builder *builder = &composition->builder;
    const struct acceptance *acceptance =
        composition->profile->proposal.acceptance;
    if (!acceptance)
        return;
    cmark_node *keep = tree_element_block(builder, to, ELEMENT_KEEP);
    tree_text_paragraph(builder, keep,
        acceptance->text
            ? acceptance->text
            : phrases_text(composition->phrases, PHRASE_ACCEPTANCE_TEXT));
    size_t count = acceptance->party_count;
    size_t tables = (count + PARTIES_IN_ROW - 1) / PARTIES_IN_ROW;
    size_t in_row = (count + tables - 1) / tables; /* 2 and 2, not 3 and 1 */
    for (size_t first = 0; first < count; first += in_row)
        add_parties(composition, keep, first,
            first + in_row < count ? first + in_row : count);
}
