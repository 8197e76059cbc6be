/* What an offer costs: its items, what they come to, and when it is paid.
 *
 * All amounts were computed when the profile was read (input/price). Amounts
 * and prices have the digits of their currency, all other numbers their own:
 * each output sets them under each other by their decimal signs. */
#include "compose/section_price.h"

#include "compose/section_table.h"
#include "compose/sections.h"

#include <string.h>

/* The columns of all tables of items. */
struct columns {
    bool units, discounts, taxes;
};

struct writing {
    struct composition *composition;
    const struct price *price;
    struct columns columns;
    const char *amounts; /* the head of a column of amounts */
    bool alone;          /* one table says it all: no groups, no options */
};

static int most(int one, int other)
{
    return one > other ? one : other;
}

static struct columns find_columns(const struct price *price)
{
    struct columns columns = {.taxes = price->tax_count > 1};
    for (size_t i = 0; i < price->item_count; i++) {
        const struct price_item *item = &price->items[i];
        columns.units |= item->unit != NULL;
        columns.discounts |= item->discount.millionths > 0;
    }
    return columns;
}

/* ---- numbers ------------------------------------------------------------- */

/* With PLACES behind the decimal sign, or with more if it has more. */
static const char *number_text(
    const struct writing *writing, struct decimal value, int places)
{
    return phrases_decimal(writing->composition->phrases,
        decimal_text(writing->composition->arena, value),
        most(places, decimal_places(value)));
}

static const char *amount_text(const struct writing *writing, int64_t amount)
{
    const struct price *price = writing->price;
    return phrases_decimal(writing->composition->phrases,
        price_text(writing->composition->arena, price, amount), price->places);
}

static const char *percent_text(
    const struct writing *writing, struct decimal percent)
{
    return phrases_percent(writing->composition->phrases,
        decimal_text(writing->composition->arena, percent),
        decimal_places(percent));
}

/* ---- cells --------------------------------------------------------------- */

static void add_cell(
    const struct writing *writing, cmark_node *row, const char *text)
{
    tree_text_cell(&writing->composition->builder, row, text);
}

static void add_strong(
    const struct writing *writing, cmark_node *row, const char *text)
{
    const struct builder *builder = &writing->composition->builder;
    tree_strong(writing->composition->arena, tree_cell(builder, row), text);
}

static void add_phrase(
    const struct writing *writing, cmark_node *row, enum phrase phrase)
{
    add_cell(writing, row, phrases_text(writing->composition->phrases, phrase));
}

typedef void cell_adder(
    const struct writing *writing, cmark_node *row, const char *text);

static cmark_node *new_row(const struct writing *writing, cmark_node *table)
{
    return tree_row(&writing->composition->builder, table, false);
}

static void add_paragraph(
    const struct writing *writing, cmark_node *to, const char *text)
{
    tree_text_paragraph(&writing->composition->builder, to, text);
}

static void add_heading(
    const struct writing *writing, cmark_node *to, const char *text)
{
    struct composition *composition = writing->composition;
    cmark_node *heading =
        tree_heading(&composition->builder, to, composition->section_level);
    tree_text(composition->arena, heading, text);
}

/* ---- items --------------------------------------------------------------- */

static cmark_node *new_items(const struct writing *writing, cmark_node *to)
{
    const struct columns *columns = &writing->columns;
    const struct builder *builder = &writing->composition->builder;
    char alignments[8] = "lr";
    strcat(alignments, columns->units ? "lr" : "r");
    strcat(alignments, columns->discounts ? "r" : "");
    strcat(alignments, columns->taxes ? "rr" : "r");
    cmark_node *table = tree_table(builder, to, alignments);
    cmark_node *head = tree_row(builder, table, true);
    add_phrase(writing, head, PHRASE_PRICE_ITEM);
    add_phrase(writing, head, PHRASE_PRICE_QUANTITY);
    if (columns->units)
        add_phrase(writing, head, PHRASE_PRICE_UNIT);
    add_phrase(writing, head, PHRASE_PRICE_UNIT_PRICE);
    if (columns->discounts)
        add_phrase(writing, head, PHRASE_PRICE_DISCOUNT);
    if (columns->taxes)
        add_phrase(writing, head, PHRASE_PRICE_TAX);
    add_cell(writing, head, writing->amounts);
    return table;
}

static void add_item(const struct writing *writing, cmark_node *table,
    const struct price_item *item)
{
    struct composition *composition = writing->composition;
    const struct columns *columns = &writing->columns;
    cmark_node *row = new_row(writing, table);
    add_cell(writing, row, item->text);
    if (item->optional) {
        cmark_node *cell = cmark_node_last_child(row);
        tree_text(composition->arena, cell, " ");
        tree_mark(composition->arena, cell,
            phrases_text(composition->phrases, PHRASE_PRICE_OPTIONAL));
    }
    add_cell(writing, row, number_text(writing, item->quantity, 0));
    if (columns->units)
        add_cell(writing, row, item->unit ? item->unit : "");
    add_cell(writing, row,
        number_text(writing, item->unit_price, writing->price->places));
    if (columns->discounts)
        add_cell(writing, row,
            item->discount.millionths > 0
                ? percent_text(writing, item->discount)
                : "");
    if (columns->taxes)
        add_cell(writing, row, percent_text(writing, item->tax.value));
    add_cell(writing, row, amount_text(writing, item->amount));
}

static bool has_options(
    const struct writing *writing, const struct price_group *group)
{
    for (size_t i = 0; i < group->count; i++)
        if (writing->price->items[group->first + i].optional)
            return true;
    return false;
}

/* A row of LABEL and AMOUNT under the last column of items. */
static void add_item_sum(const struct writing *writing, cmark_node *table,
    const char *label, int64_t amount, bool strong)
{
    const struct columns *columns = &writing->columns;
    int between = 2 + columns->units + columns->discounts + columns->taxes;
    cmark_node *row = new_row(writing, table);
    cell_adder *add = strong ? add_strong : add_cell;
    add(writing, row, label);
    for (int i = 0; i < between; i++)
        add_cell(writing, row, "");
    add(writing, row, amount_text(writing, amount));
}

static cmark_node *add_items(const struct writing *writing, cmark_node *to,
    const struct price_group *group)
{
    cmark_node *table = new_items(writing, to);
    for (size_t i = 0; i < group->count; i++)
        add_item(writing, table, &writing->price->items[group->first + i]);
    return table;
}

static void add_group(const struct writing *writing, cmark_node *to,
    const struct price_group *group)
{
    const struct phrases *phrases = writing->composition->phrases;
    if (group->count == 0)
        return;
    if (group->name)
        add_heading(writing, to, group->name);
    enum phrase label = has_options(writing, group)
                            ? PHRASE_PRICE_SUBTOTAL_WITHOUT
                            : PHRASE_PRICE_SUBTOTAL;
    add_item_sum(writing, add_items(writing, to, group),
        phrases_text(phrases, label), group->net, true);
}

/* ---- what they come to --------------------------------------------------- */

/* A row of one sum: of what is offered, and with all options if there are
 * any; under the items, if these stand alone. */
static void add_sum(const struct writing *writing, cmark_node *table,
    const char *label, int64_t offered, int64_t with_options, bool strong)
{
    if (writing->alone) {
        add_item_sum(writing, table, label, offered, strong);
        return;
    }
    cmark_node *row = new_row(writing, table);
    cell_adder *add = strong ? add_strong : add_cell;
    add(writing, row, label);
    add(writing, row, amount_text(writing, offered));
    if (writing->price->has_options)
        add(writing, row, amount_text(writing, with_options));
}

static cmark_node *new_sums(const struct writing *writing, cmark_node *to)
{
    const struct builder *builder = &writing->composition->builder;
    bool options = writing->price->has_options;
    cmark_node *table = tree_table(builder, to, options ? "lrr" : "lr");
    cmark_node *head = tree_row(builder, table, true);
    add_cell(writing, head, "");
    if (options) {
        add_phrase(writing, head, PHRASE_PRICE_OFFERED);
        add_phrase(writing, head, PHRASE_PRICE_WITH_OPTIONS);
    } else {
        add_cell(writing, head, writing->amounts);
    }
    return table;
}

/* One rate taxes the net total; of several, each says what it taxes. */
static void add_taxes(const struct writing *writing, cmark_node *table)
{
    const struct price *price = writing->price;
    const struct phrases *phrases = writing->composition->phrases;
    for (size_t i = 0; i < price->tax_count; i++) {
        const struct price_tax *tax = &price->taxes[i];
        const char *rate = percent_text(writing, tax->rate);
        if (price->tax_count > 1)
            add_sum(writing, table,
                phrases_fill(phrases, PHRASE_PRICE_NET_AT, "rate", rate, NULL),
                tax->offered.net, tax->with_options.net, false);
        add_sum(writing, table,
            phrases_fill(phrases, PHRASE_PRICE_TAX_AT, "rate", rate, NULL),
            tax->offered.tax, tax->with_options.tax, false);
    }
}

static void add_sums(const struct writing *writing, cmark_node *table)
{
    const struct price *price = writing->price;
    const struct phrases *phrases = writing->composition->phrases;
    for (size_t i = 0; price->group_count > 1 && i < price->group_count; i++) {
        const struct price_group *group = &price->groups[i];
        if (group->count > 0)
            add_sum(writing, table,
                group->name ? group->name
                            : phrases_text(phrases, PHRASE_PRICE_OTHERS),
                group->net, group->net_with_options, false);
    }
    if (price->tax_count == 0) {
        add_sum(writing, table, phrases_text(phrases, PHRASE_PRICE_UNTAXED),
            price->offered.total, price->with_options.total, true);
        return;
    }
    add_sum(writing, table, phrases_text(phrases, PHRASE_PRICE_NET),
        price->offered.net, price->with_options.net, true);
    add_taxes(writing, table);
    add_sum(writing, table, phrases_text(phrases, PHRASE_PRICE_TOTAL),
        price->offered.total, price->with_options.total, true);
}

/* The rule, and what it means for what is printed. */
static void add_rule(const struct writing *writing, cmark_node *to)
{
    const struct price *price = writing->price;
    const struct phrases *phrases = writing->composition->phrases;
    const char *least = arena_format(writing->composition->arena, "%s\u00A0%s",
        amount_text(writing, 1), price->currency);
    const char *less = writing->columns.discounts
                           ? phrases_text(phrases, PHRASE_PRICE_LESS)
                           : "";
    add_paragraph(writing, to,
        phrases_fill(phrases,
            price->tax_count ? PHRASE_PRICE_RULE : PHRASE_PRICE_RULE_UNTAXED,
            "least", least, "less", less, NULL));
    if (price->has_options)
        add_paragraph(writing, to, phrases_text(phrases, PHRASE_PRICE_OPTIONS));
    if (price->valid_until)
        add_paragraph(writing, to,
            phrases_fill(phrases, PHRASE_PRICE_VALID, "date",
                phrases_date(phrases, price->valid_until), NULL));
}

/* ---- payments ------------------------------------------------------------ */

struct payment_columns {
    bool texts, dates;
};

static struct payment_columns find_payment_columns(const struct price *price)
{
    struct payment_columns columns = {0};
    for (size_t i = 0; i < price->payment_count; i++) {
        const struct payment *payment = &price->payments[i];
        columns.texts |= payment->text != NULL;
        columns.dates |= payment->date != NULL;
    }
    return columns;
}

static void add_payment(const struct writing *writing, cmark_node *table,
    const struct payment_columns *columns, const struct payment *payment)
{
    cmark_node *row = new_row(writing, table);
    if (columns->texts)
        add_cell(writing, row, payment->text ? payment->text : "");
    if (columns->dates)
        add_cell(writing, row,
            payment->date
                ? phrases_date(writing->composition->phrases, payment->date)
                : "");
    add_cell(writing, row, percent_text(writing, payment->share));
    add_cell(writing, row, amount_text(writing, payment->amount));
}

static void add_payments(const struct writing *writing, cmark_node *to)
{
    const struct price *price = writing->price;
    const struct builder *builder = &writing->composition->builder;
    const struct phrases *phrases = writing->composition->phrases;
    struct payment_columns columns = find_payment_columns(price);
    add_heading(writing, to, phrases_text(phrases, PHRASE_PAYMENT_PLAN));
    cmark_node *table = tree_table(
        builder, to, columns.texts && columns.dates ? "llrr" : "lrr");
    cmark_node *head = tree_row(builder, table, true);
    if (columns.texts)
        add_phrase(writing, head, PHRASE_PAYMENT_FOR);
    if (columns.dates)
        add_phrase(writing, head, PHRASE_PAYMENT_DUE);
    add_phrase(writing, head, PHRASE_PAYMENT_SHARE);
    add_cell(writing, head, writing->amounts);
    for (size_t i = 0; i < price->payment_count; i++)
        add_payment(writing, table, &columns, &price->payments[i]);
    cmark_node *row = new_row(writing, table);
    add_strong(writing, row, phrases_text(phrases, PHRASE_PAYMENT_TOTAL));
    if (columns.texts && columns.dates)
        add_cell(writing, row, "");
    add_strong(
        writing, row, percent_text(writing, (struct decimal){DECIMAL_HUNDRED}));
    add_strong(writing, row, amount_text(writing, price->offered.total));
    add_paragraph(writing, to,
        phrases_text(phrases, price->tax_count ? PHRASE_PAYMENT_RULE
                                               : PHRASE_PAYMENT_RULE_UNTAXED));
}

/* ---- the door ------------------------------------------------------------ */

static void add_intro(const struct writing *writing, cmark_node *to)
{
    const struct phrases *phrases = writing->composition->phrases;
    const char *code = writing->price->currency;
    add_paragraph(writing, to,
        phrases_fill(phrases,
            writing->price->tax_count ? PHRASE_PRICE_INTRO
                                      : PHRASE_PRICE_INTRO_UNTAXED,
            "currency", phrases_currency(phrases, code), "code", code, NULL));
}

/* Items with what they come to below, or in groups and a table of the sums. */
static void add_amounts(const struct writing *writing, cmark_node *to)
{
    const struct price *price = writing->price;
    bool grouped = price->group_count > 1;
    if (writing->alone) {
        add_sums(writing, add_items(writing, to, &price->groups[0]));
        return;
    }
    for (size_t i = 0; grouped && i < price->group_count; i++)
        add_group(writing, to, &price->groups[i]);
    if (grouped)
        add_heading(writing, to,
            phrases_text(writing->composition->phrases, PHRASE_PRICE_TOGETHER));
    else
        add_items(writing, to, &price->groups[0]);
    add_sums(writing, new_sums(writing, to));
}

void section_price_add(
    struct composition *composition, cmark_node *to, const struct price *price)
{
    struct writing writing = {.composition = composition,
        .price = price,
        .columns = find_columns(price),
        .amounts = phrases_fill(composition->phrases, PHRASE_PRICE_AMOUNT,
            "code", price->currency, NULL),
        .alone = price->group_count == 1 && !price->has_options};
    add_intro(&writing, to);
    add_amounts(&writing, to);
    add_rule(&writing, to);
    if (price->payment_count > 0)
        add_payments(&writing, to);
}
