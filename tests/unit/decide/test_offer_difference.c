/* What differs between two offers, and between the words of two profiles. */
#include "../support.h"

#include "decide/offer_difference.h"

#include <string.h>

static struct decimal whole(int value)
{
    return (struct decimal){(int64_t)value * 1000000};
}

static struct price_item item(const char *text, int quantity, int price)
{
    return (struct price_item){.text = text,
        .quantity = whole(quantity),
        .unit_price = whole(price),
        .amount = quantity * price * 100};
}

/* "-old" and "+new", with "~both" for what is another. */
static const char *items_of(
    struct arena *arena, const struct offer_difference *difference)
{
    const char *all = "";
    for (size_t i = 0; i < difference->item_count; i++) {
        const struct item_difference *one = &difference->items[i];
        all = arena_format(arena, "%s%s%s ", all,
            one->old && one->new ? "~"
            : one->new           ? "+"
                                 : "-",
            (one->new ? one->new : one->old)->text);
    }
    return all;
}

static void test_items(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct price_item before[] = {
        item("a", 1, 10), item("b", 2, 10), item("a", 3, 10), item("c", 1, 10)};
    struct price_item after[] = {
        item("d", 1, 10), item("a", 1, 10), item("b", 1, 20), item("a", 4, 10)};
    struct price_group groups[] = {{.count = 4}};
    struct price old = {.currency = "EUR",
        .items = before,
        .groups = groups,
        .item_count = 4,
        .group_count = 1,
        .offered = {7000, 0, 7000}};
    struct price new = old;
    new.items = after;
    struct profile was = {.proposal = {.sums = &old}};
    struct profile is = {.proposal = {.sums = &new}};
    struct offer_difference found = offer_difference_find(&arena, &was, &is);
    /* The first "a" is as it was, the second is not; "b" costs the same. */
    assert_string_equal(items_of(&arena, &found), "+d ~b ~a -c ");
    assert_false(found.sums);
    new.offered.total = 7001;
    assert_true(offer_difference_find(&arena, &was, &is).sums);

    /* A price that has come, or gone. */
    was.proposal.sums = NULL;
    found = offer_difference_find(&arena, &was, &is);
    assert_string_equal(items_of(&arena, &found), "+d +a +b +a ");
    assert_true(found.sums);
    found = offer_difference_find(&arena, &is, &was);
    assert_string_equal(items_of(&arena, &found), "-d -a -b -a ");
    found = offer_difference_find(&arena, &is, &is);
    assert_int_equal(found.item_count + found.text_count, 0);
    assert_false(found.sums);
    arena_release(&arena);
}

/* An item of one group is none of another. */
static void test_groups(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct price_item items[] = {item("a", 1, 10), item("a", 1, 10)};
    struct price_group before[] = {
        {.name = "x", .count = 1}, {.name = "y", .first = 1, .count = 1}};
    struct price_group after[] = {{.name = "x", .count = 2}};
    struct price old = {.currency = "EUR",
        .items = items,
        .groups = before,
        .item_count = 2,
        .group_count = 2};
    struct price new = old;
    new.groups = after;
    new.group_count = 1;
    struct profile was = {.proposal = {.sums = &old}};
    struct profile is = {.proposal = {.sums = &new}};
    struct offer_difference found = offer_difference_find(&arena, &was, &is);
    assert_string_equal(items_of(&arena, &found), "+a -a ");
    arena_release(&arena);
}

static void expect_text(const struct own_difference *own, enum own_text kind,
    const char *name, bool was, bool is)
{
    assert_int_equal(own->kind, kind);
    assert_true(name ? own->name && strcmp(own->name, name) == 0 : !own->name);
    assert_int_equal(own->was, was);
    assert_int_equal(own->is, is);
}

/* Payments and parties are part of an offer whose sums are the same. */
static void test_payments(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct payment before[] = {{.text = "a", .share = whole(40)},
        {.text = "b", .share = whole(60), .amount = 6000}};
    struct payment after[] = {{.text = "a", .share = whole(40)},
        {.text = "b", .share = whole(60), .amount = 9000}};
    struct price old = {
        .currency = "EUR", .payments = before, .payment_count = 2};
    struct price new = {
        .currency = "EUR", .payments = after, .payment_count = 2};
    struct party party = {.name = "Acme"}, another = {.name = "Acme"};
    struct acceptance one = {.parties = &party, .party_count = 1};
    struct acceptance other = {.parties = &another, .party_count = 1};
    struct profile was = {.proposal = {.sums = &old, .acceptance = &one}};
    struct profile is = {.proposal = {.sums = &new, .acceptance = &other}};
    /* What a payment comes to follows from the sums. */
    assert_int_equal(offer_difference_find(&arena, &was, &is).text_count, 0);
    after[1].date = "2027-01-01";
    another.role = "Owner";
    struct offer_difference found = offer_difference_find(&arena, &was, &is);
    assert_int_equal(found.text_count, 2);
    expect_text(&found.texts[0], OWN_PAYMENTS, NULL, true, true);
    expect_text(&found.texts[1], OWN_ACCEPTANCE, NULL, true, true);
    is.proposal.sums = NULL;
    is.proposal.acceptance = NULL;
    found = offer_difference_find(&arena, &was, &is);
    expect_text(&found.texts[0], OWN_PAYMENTS, NULL, true, false);
    expect_text(&found.texts[1], OWN_ACCEPTANCE, NULL, true, false);
    arena_release(&arena);
}

static void test_texts(void **state)
{
    (void)state;
    struct arena arena;
    arena_init(&arena);
    struct package before[] = {{.name = "Set-up", .text = {.text = "a"}},
        {.name = "Rehearsal", .text = {.text = "b"}}};
    struct package after[] = {{.name = "Set-up", .text = {.text = "a"}},
        {.name = "Handover", .text = {.text = "b"}}};
    struct next_step step = {.text = "Sign"};
    struct own_section section = {.title = "S", .text = {.text = "t"}};
    struct profile was = {.proposal = {.packages = before,
                              .package_count = 2,
                              .introduction = {.text = "one"},
                              .terms = {.text = "same"}}};
    struct profile is = {.sections = &section,
        .section_count = 1,
        .proposal = {.packages = after,
            .package_count = 2,
            .introduction = {.text = "two"},
            .terms = {.text = "same"},
            .next_steps = &step,
            .next_step_count = 1}};
    struct offer_difference found = offer_difference_find(&arena, &was, &is);
    assert_int_equal(found.text_count, 5);
    expect_text(&found.texts[0], OWN_INTRODUCTION, NULL, true, true);
    expect_text(&found.texts[1], OWN_PACKAGE, "Handover", false, true);
    expect_text(&found.texts[2], OWN_PACKAGE, "Rehearsal", true, false);
    expect_text(&found.texts[3], OWN_NEXT_STEPS, NULL, false, true);
    expect_text(&found.texts[4], OWN_SECTION, "S", false, true);
    /* The effort of a package is what it says, too. */
    is = was;
    is.proposal.packages = after;
    after[1] = before[1];
    after[0].days = (struct stated){.value = whole(2), .given = true};
    found = offer_difference_find(&arena, &was, &is);
    assert_int_equal(found.text_count, 1);
    expect_text(&found.texts[0], OWN_PACKAGE, "Set-up", true, true);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_items),
        cmocka_unit_test(test_groups),
        cmocka_unit_test(test_payments),
        cmocka_unit_test(test_texts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
