/* What a profile offers: its price, its days, and who signs. */
#include "../../read_profile.h"
#include "small_guide.h"

static const char options_and_facts[] =
    "options: [{id: python, label: P}, {id: node, label: N}]\n"
    "facts:\n"
    "  stage: {of: project, label: S, path: stage, type: text}\n";

/* The profile with PROPOSAL, or NULL and the problems in BENCH. */
static const struct profile *read_proposal(
    struct bench *bench, const char *proposal)
{
    const struct guide *guide = small_guide(bench, options_and_facts);
    const char *text = arena_format(&bench->arena,
        "<profile guide=\"small\" format=\"1\"><meta><date>2026-11-20</date>"
        "<valid-until>2026-12-31</valid-until></meta>\n%s\n</profile>\n",
        proposal);
    return read_profile(
        &bench->arena, bench_source(bench, text), guide, &bench->diags);
}

static const struct profile *read_good(
    struct bench *bench, const char *proposal)
{
    const struct profile *profile = read_proposal(bench, proposal);
    assert_string_equal(bench_report(bench), "");
    assert_non_null(profile);
    return profile;
}

static void expect_problems(const char *proposal, const char *report)
{
    struct bench bench;
    bench_init(&bench);
    assert_null(read_proposal(&bench, proposal));
    assert_string_equal(bench_report(&bench), report);
    bench_release(&bench);
}

/* A price of BODY with ATTRIBUTES. */
static void expect_price_problems(
    const char *attributes, const char *body, const char *report)
{
    struct bench bench;
    bench_init(&bench);
    expect_problems(
        arena_format(&bench.arena,
            "<proposal><price %s>\n%s\n</price></proposal>", attributes, body),
        report);
    bench_release(&bench);
}

static void test_sums(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct price *price = read_good(&bench,
        "<proposal><price currency='EUR' tax='19'>Travel is included."
        "<item quantity='2.5' unit='day' unit-price='1199.99'>Start</item>"
        "<group name='Phase 1' tax='7 %' discount='10'>"
        "<item quantity='3' unit-price='0.335'>Leaflets</item>"
        "<item quantity='1' unit-price='100' optional='yes' tax='19%'"
        " discount='0'>More of them</item></group>"
        "<payment date='2026-12-01' share='33.33'/>"
        "<payment share='66.67'>On acceptance</payment>"
        "</price></proposal>")
                                    ->proposal.sums;
    assert_non_null(price);
    assert_int_equal(price->places, 2);
    assert_string_equal(price->valid_until, "2026-12-31");
    assert_int_equal(price->item_count, 3);
    assert_int_equal(price->items[0].amount, 299998); /* 2999.975 */
    assert_int_equal(price->items[1].amount, 90);     /* 0.9045 */
    assert_int_equal(price->items[2].amount, 10000);
    assert_int_equal(price->group_count, 2);
    assert_int_equal(price->groups[0].net, 299998);
    assert_string_equal(price->groups[1].name, "Phase 1");
    assert_int_equal(price->groups[1].net, 90);
    assert_int_equal(price->groups[1].net_with_options, 10090);
    assert_int_equal(price->tax_count, 2);
    assert_int_equal(price->taxes[0].rate.millionths, 19000000);
    assert_int_equal(price->taxes[0].offered.tax, 57000);      /* 569.9962 */
    assert_int_equal(price->taxes[0].with_options.tax, 58900); /* 588.9962 */
    assert_int_equal(price->taxes[1].offered.tax, 6);          /* 0.063 */
    assert_int_equal(price->offered.total, 300088 + 57006);
    assert_int_equal(price->with_options.total, 310088 + 58906);
    assert_int_equal(price->payments[0].amount, 119019); /* 1190.194302 */
    assert_int_equal(price->payments[1].amount, 357094 - 119019);
    bench_release(&bench);
}

static void test_minor_units(void **state)
{
    (void)state;
    static const struct {
        const char *currency;
        int places;
        int64_t amount;
    } rows[] = {{"JPY", 0, 12}, {"KWD", 3, 12346}, {"CLF", 4, 123457}};
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        struct bench bench;
        bench_init(&bench);
        const struct price *price = read_good(
            &bench, arena_format(&bench.arena,
                        "<proposal><price currency='%s'><item quantity='1' "
                        "unit-price='12.34565'>It</item></price></proposal>",
                        rows[i].currency))
                                        ->proposal.sums;
        assert_int_equal(price->places, rows[i].places);
        assert_int_equal(price->offered.total, rows[i].amount);
        assert_int_equal(price->tax_count, 0);
        bench_release(&bench);
    }
}

static void test_a_price_in_words(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct proposal *proposal = &read_good(
        &bench, "<proposal><price>About 12,000 euros.</price></proposal>")
                                           ->proposal;
    assert_null(proposal->sums);
    assert_string_equal(proposal->price, "About 12,000 euros.");
    bench_release(&bench);
}

static void test_currencies(void **state)
{
    (void)state;
    const char *item = "<item quantity='1' unit-price='1'>It</item>";
    expect_price_problems("currency='eur'", item,
        "2:18 error: currency: \"eur\" is not a currency "
        "[did you mean \"EUR\"?]\n");
    expect_price_problems("currency='EUX'", item,
        "2:18 error: currency: \"EUX\" is not a currency "
        "[write its code of ISO 4217, such as EUR, CHF or USD]\n");
    expect_price_problems("currency='XXX'", item,
        "2:18 error: currency: \"XXX\" is not a currency "
        "[write its code of ISO 4217, such as EUR, CHF or USD]\n");
    expect_price_problems("", item,
        "2:11 error: price: the currency is missing "
        "[write currency=\"EUR\", or another code of ISO 4217]\n");
    expect_price_problems("currency='EUR'",
        "<item quantity='1' unit-price='1' currency='USD'>It</item>",
        "3:35 error: currency: USD in a price in EUR "
        "[one price has one currency]\n");
    expect_price_problems("currency='EUR'",
        "<group name='A' currency='CHF'><item quantity='1' "
        "unit-price='1'>It</item></group>",
        "3:17 error: currency: CHF in a price in EUR "
        "[one price has one currency]\n");
}

static void test_numbers(void **state)
{
    (void)state;
    expect_price_problems("currency='EUR'",
        "<item quantity='-2' unit-price='1'>It</item>",
        "3:7 error: quantity: -2 is below 0\n");
    expect_price_problems("currency='EUR' tax='120'",
        "<item quantity='1,5' unit-price='1.200,00' discount='lots'>It</item>",
        "2:33 error: tax: 120 is more than 100 %\n"
        "3:44 error: discount: \"lots\" is not a number [write digits alone, "
        "with a point before decimals, such as 1250 or 0.5; up to 12 digits, "
        "and 6 behind the point]\n"
        "3:7 error: quantity: \"1,5\" is not a number [write digits alone, "
        "with a point before decimals, such as 1250 or 0.5; up to 12 digits, "
        "and 6 behind the point]\n"
        "3:22 error: unit-price: \"1.200,00\" is not a number [write digits "
        "alone, with a point before decimals, such as 1250 or 0.5; up to 12 "
        "digits, and 6 behind the point]\n");
    expect_price_problems("currency='EUR'",
        "<item quantity='999999999999' unit-price='999999999999'>It</item>",
        "3:1 error: item: the amount is out of range [amounts are below EUR "
        "10000000000000.00]\n");
    expect_price_problems("currency='EUR'",
        "<item quantity='9' unit-price='999999999999'>A</item>"
        "<item quantity='2' unit-price='999999999999'>B</item>",
        "2:11 error: price: the amount is out of range [amounts are below EUR "
        "10000000000000.00]\n");
}

static void test_what_is_missing(void **state)
{
    (void)state;
    expect_price_problems("currency='EUR'", "",
        "2:11 error: price: no item [name at least one; a price in words has "
        "no attributes]\n");
    expect_price_problems("currency='EUR'", "<item/><group/>",
        "3:1 error: item: quantity is missing [write quantity=\"1\" for one]\n"
        "3:1 error: item: unit-price is missing [what one of it costs, before "
        "tax]\n"
        "3:1 error: item: the description is missing [write what it is between "
        "<item ...> and </item>]\n"
        "3:8 error: group: the name is missing\n"
        "3:8 error: group: no item [name at least one, or leave it out]\n");
    expect_price_problems("currency='EUR'",
        "<item quantity='1' unit-price='1' tax='19'>A</item>\n"
        "<item quantity='1' unit-price='1'>B</item>",
        "4:1 error: item: the tax rate is missing [other items have one; write "
        "tax=\"0\" where none is due]\n");
    expect_price_problems("currency='EUR' tax='-1'",
        "<item quantity='1' unit-price='1'>A</item>\n"
        "<item quantity='1' unit-price='1' tax='19'>B</item>",
        "2:33 error: tax: -1 is below 0\n");
    expect_price_problems("currency='EUR'",
        "<item quantity='1' unit-price='1' optional='maybe' colum='2'>A</item>"
        "<itme/>",
        "3:52 error: colum: unknown attribute of <item> [<item> can have "
        "quantity, unit, unit-price, discount, tax, optional, amount, "
        "currency]\n"
        "3:70 error: itme: unknown element in <price> [did you mean <item>?]\n"
        "3:35 error: optional: \"maybe\" is not yes or no\n");
}

static void test_stated_sums(void **state)
{
    (void)state;
    expect_price_problems("currency='EUR' net='300' total='357.01' tax='19'",
        "<item quantity='2' unit-price='100.005' amount='200'>A</item>\n"
        "<group name='G' net='99.9'><item quantity='1' unit-price='99.99'>B"
        "</item></group>",
        "3:41 error: amount: 200 is stated, but it comes to 200.01 [quantity "
        "times unit price, less the discount, rounded to the nearest, halves "
        "up]\n"
        "4:17 error: net: 99.9 is stated, but it comes to 99.99 [each amount "
        "is rounded to the nearest, halves up; options do not count]\n"
        "2:43 error: total: 357.01 is stated, but it comes to 357.00 [each "
        "amount is rounded to the nearest, halves up; options do not "
        "count]\n");
    struct bench bench;
    bench_init(&bench);
    read_good(&bench,
        "<proposal><price currency='EUR' net='300' total='357' tax='19'>"
        "<item quantity='2' unit-price='100.005' amount='200.01'>A</item>"
        "<group name='G' net='99.99'><item quantity='1' unit-price='99.99'>B"
        "</item></group></price></proposal>");
    bench_release(&bench);
}

static void test_payments(void **state)
{
    (void)state;
    expect_problems("<proposal end='2027-06-30'><price currency='EUR'>"
                    "<item quantity='1' unit-price='1'>A</item>\n"
                    "<payment share='30' date='2026-12-01'/>\n"
                    "<payment share='69' date='2027-07-01'/>\n"
                    "</price></proposal>",
        "4:21 error: payment: 2027-07-01 is after the end [the end is "
        "2027-06-30]\n"
        "3:1 error: payment: the shares add up to 99 % [the shares of all "
        "payments together are 100]\n");
    expect_price_problems("currency='EUR'",
        "<item quantity='1' unit-price='1'>A</item>\n"
        "<payment share='100.5'>X</payment>\n"
        "<payment/><payment date='soon' share='100'/>",
        "4:10 error: share: 100.5 is more than 100 %\n"
        "5:1 error: payment: share is missing [write it in per cent: "
        "share=\"30\"]\n"
        "5:1 error: payment: neither date nor occasion is given [write "
        "date=\"...\", or what it is for between <payment ...> and "
        "</payment>]\n"
        "5:20 error: date: \"soon\" is not a date [write it as "
        "year-month-day, such as 2026-11-20]\n");
}

static void test_dates(void **state)
{
    (void)state;
    const char *item = "<item quantity='1' unit-price='1'>It</item>";
    expect_price_problems("currency='EUR' valid-until='2026-11-19'", item,
        "2:33 error: valid-until: 2026-11-19 is before the document's date "
        "[the date is 2026-11-20]\n");
    expect_price_problems("currency='EUR' valid-until='2027-01-15'", item,
        "2:33 error: valid-until: 2027-01-15 is not that of the document "
        "[<meta> says 2026-12-31]\n");
    expect_problems("<proposal begin='2027-02-01' end='2027-01-31'/>",
        "2:30 error: end: 2027-01-31 is before the beginning [the beginning "
        "is 2027-02-01]\n");
}

static void test_days(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct proposal *proposal = &read_good(&bench,
        "<proposal days='12.5'><package name='A' days='10'>x</package>"
        "<package name='B' days='2.5'>y</package></proposal>")
                                           ->proposal;
    assert_int_equal(proposal->packages[1].days.value.millionths, 2500000);
    bench_release(&bench);
    expect_problems("<proposal days='13'><package name='A' days='10'/>\n"
                    "<package name='B' effort='two days'/></proposal>",
        "2:11 error: days: 13 is stated, but the work packages come to 10 "
        "[each <package> says its own: days=\"...\"]\n");
    expect_problems("<proposal><package name='A' days='ten'/></proposal>",
        "2:29 error: days: \"ten\" is not a number [write digits alone, with "
        "a point before decimals, such as 1250 or 0.5; up to 12 digits, and 6 "
        "behind the point]\n");
}

static void test_parties(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct acceptance *acceptance = read_good(&bench,
        "<proposal><acceptance>Both agree.<party name='Museum' "
        "signatory='M. Lindt' role='Director'/><party name='Firm'/>"
        "</acceptance></proposal>")
                                              ->proposal.acceptance;
    assert_string_equal(acceptance->text, "Both agree.");
    assert_int_equal(acceptance->party_count, 2);
    assert_string_equal(acceptance->parties[0].role, "Director");
    assert_null(acceptance->parties[1].signatory);
    bench_release(&bench);
    expect_problems("<proposal><acceptance/></proposal>",
        "2:11 error: acceptance: no party [write <party name=\"...\"/> for "
        "each who signs]\n");
    expect_problems("<proposal><acceptance>\n<party signatory='M. Lindt'/>\n"
                    "<party name='A'/>\n<party name='A'/></acceptance>"
                    "</proposal>",
        "3:1 error: party: the name is missing [write whom the signature "
        "binds: name=\"...\"; who signs for it is its signatory]\n"
        "5:1 error: party: \"A\" stands here twice\n");
    expect_problems("<proposal><acceptance><party name='A'/><party name='B'/>"
                    "<party name='C'/><party name='D'/><party name='E'/>"
                    "<party name='F'/>\n<party name='G'/></acceptance>"
                    "</proposal>",
        "3:1 error: party: more than 6\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_sums),
        cmocka_unit_test(test_minor_units),
        cmocka_unit_test(test_a_price_in_words),
        cmocka_unit_test(test_currencies),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_what_is_missing),
        cmocka_unit_test(test_stated_sums),
        cmocka_unit_test(test_payments),
        cmocka_unit_test(test_dates),
        cmocka_unit_test(test_days),
        cmocka_unit_test(test_parties),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
