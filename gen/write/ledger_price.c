/* What an offer costs, as text for a terminal: sums and payments, as they were
 * computed; each item stands in the document. */
#include "write/ledger_lines.h"

static const char *amount(struct ledger *ledger, int64_t minor)
{
    return price_text(&ledger->arena, ledger->profile->proposal.sums, minor);
}

/* "  LABEL 29579.25; with all options 32819.25" */
static void add_sum(struct ledger *ledger, const char *label, int64_t offered,
    int64_t with_options)
{
    if (ledger->profile->proposal.sums->has_options)
        ledger_add_line(ledger, 2, "%s %s; with all options %s", label,
            amount(ledger, offered), amount(ledger, with_options));
    else
        ledger_add_line(ledger, 2, "%s %s", label, amount(ledger, offered));
}

static void add_groups(struct ledger *ledger, const struct price *price)
{
    for (size_t i = 0; price->group_count > 1 && i < price->group_count; i++) {
        const struct price_group *group = &price->groups[i];
        if (group->count == 0)
            continue;
        add_sum(ledger,
            arena_format(&ledger->arena,
                "%s:", group->name ? group->name : "in no group"),
            group->net, group->net_with_options);
    }
}

static void add_taxes(struct ledger *ledger, const struct price *price)
{
    for (size_t i = 0; i < price->tax_count; i++) {
        const struct price_tax *tax = &price->taxes[i];
        add_sum(ledger,
            arena_format(&ledger->arena,
                "tax of %s%% on %s:", decimal_text(&ledger->arena, tax->rate),
                amount(ledger, tax->offered.net)),
            tax->offered.tax, tax->with_options.tax);
    }
}

static void add_payments(struct ledger *ledger, const struct price *price)
{
    for (size_t i = 0; i < price->payment_count; i++) {
        const struct payment *payment = &price->payments[i];
        ledger_add_line(ledger, 2, "payment of %s%%%s%s: %s",
            decimal_text(&ledger->arena, payment->share),
            payment->date ? ", due " : "", payment->date ? payment->date : "",
            amount(ledger, payment->amount));
    }
}

void ledger_add_price(struct ledger *ledger)
{
    const struct price *price = ledger->profile->proposal.sums;
    if (!price)
        return;
    buffer_add_byte(ledger->out, '\n');
    ledger_add_line(ledger, 0, "Price in %s", price->currency);
    add_groups(ledger, price);
    if (price->tax_count > 0)
        add_sum(ledger, "net", price->offered.net, price->with_options.net);
    add_taxes(ledger, price);
    add_sum(ledger, "total", price->offered.total, price->with_options.total);
    add_payments(ledger, price);
}
