/* Price tables and their amounts, as another program computes them.
 *
 *     prices GUIDE FILE     FILE has two lines for each table: a profile, and
 *                           its amounts; prints each that differs, and fails
 *
 * The order of the amounts: items; net total, tax by rate and total of what is
 * offered; the same with all options; payments. */
#include "../read_profile.h"

#include "base/buffer.h"
#include "base/file.h"

#include <stdio.h>
#include <string.h>

static void add(struct buffer *out, const struct price *price, int64_t amount)
{
    struct arena arena;
    arena_init(&arena);
    buffer_add_format(
        out, "%s%s", out->length ? " " : "", price_text(&arena, price, amount));
    arena_release(&arena);
}

static void add_sums(
    struct buffer *out, const struct price *price, bool with_options)
{
    const struct sums *sums =
        with_options ? &price->with_options : &price->offered;
    add(out, price, sums->net);
    for (size_t i = 0; i < price->tax_count; i++)
        add(out, price,
            with_options ? price->taxes[i].with_options.tax
                         : price->taxes[i].offered.tax);
    add(out, price, sums->total);
}

static void add_amounts(struct buffer *out, const struct price *price)
{
    for (size_t i = 0; i < price->item_count; i++)
        add(out, price, price->items[i].amount);
    add_sums(out, price, false);
    add_sums(out, price, true);
    for (size_t i = 0; i < price->payment_count; i++)
        add(out, price, price->payments[i].amount);
}

/* Whether the profile in TEXT has the AMOUNTS. */
static bool compare(const struct guide *guide, const char *text, size_t length,
    const char *amounts)
{
    struct arena arena;
    struct diags diags;
    struct buffer found;
    arena_init(&arena);
    diags_init(&diags, &arena);
    buffer_init(&found);
    const struct source *source = source_new(&arena, "table", text, length);
    const struct profile *profile = read_profile(&arena, source, guide, &diags);
    if (profile && profile->proposal.sums)
        add_amounts(&found, profile->proposal.sums);
    bool same = strcmp(buffer_string(&found), amounts) == 0;
    if (!same) {
        printf("%s\nexpected: %s\nfound:    %s\n", source->text, amounts,
            buffer_string(&found));
        diags_print(&diags, stdout, SEVERITY_NOTE, false);
    }
    buffer_release(&found);
    arena_release(&arena);
    return same;
}

int main(int count, char **arguments)
{
    struct arena arena;
    struct diags diags;
    arena_init(&arena);
    diags_init(&diags, &arena);
    const struct guide *guide =
        count == 3 ? guide_read(&arena, arguments[1], &diags) : NULL;
    const struct source *tables =
        guide ? file_read_text(&arena, arguments[2], &diags) : NULL;
    if (!tables) {
        diags_print(&diags, stderr, SEVERITY_NOTE, false);
        return 1;
    }
    size_t good = 0, all = 0;
    for (const char *at = tables->text; *at; all++) {
        size_t length = strcspn(at, "\n");
        const char *line = at + length + (at[length] != '\0');
        size_t size = strcspn(line, "\n");
        good += compare(guide, at, length, arena_copy(&arena, line, size));
        at = line + size + (line[size] != '\0');
    }
    printf("%zu tables, %zu as expected\n", all, good);
    arena_release(&arena);
    return all == 0 || good < all;
}
