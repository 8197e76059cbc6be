/* Addresses of mail: what is one, what is none, and how it is told. */
#include "../support.h"

#include "input/mail_address.h"

#define A10 "aaaaaaaaaa"
#define A60 A10 A10 A10 A10 A10 A10

static void test_addresses(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"a@b.c", "a@b.c"},
        {"first.last+tag@example.org", "first.last+tag@example.org"},
        {"o'neill@mail.example.co.uk", "o'neill@mail.example.co.uk"},
        {"info@m\u00fcller.example", "info@xn--mller-kva.example"},
        {"info@\u4f8b\u3048.\u30c6\u30b9\u30c8", "info@xn--r8jz45g.xn--zckzah"},
        {A60 "aaaa@example.org", A60 "aaaa@example.org"},
    };
    struct bench bench;
    bench_init(&bench);
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        const char *ascii = mail_address_ascii(&bench.arena, cases[i][0]);
        if (!ascii || strcmp(ascii, cases[i][1]) != 0)
            fail_msg("%s gives %s", cases[i][0], ascii ? ascii : "nothing");
    }
    bench_release(&bench);
}

static void test_others(void **state)
{
    (void)state;
    static const char *const others[] = {"", "@", "a", "a@", "@b.c", "a@b",
        "a@b.", "a@.c", "a@b..c", ".a@b.c", "a.@b.c", "a..b@c.d", "a@b@c.d",
        "a b@c.d", "a@b.c\nBcc: x@y.z", "a\r\n@b.c", "\"a b\"@c.d",
        "a@[1.2.3.4]", "<a@b.c>", "a@b.c,d@e.f", "a@-b.c", "a@b-.c", "a@b_c.d",
        "\u00e4@b.c", "a@b.c ", "a@\u00fc\xff.c", "a@b\t.c", "a@" A60 "aaaa.c",
        A60 "aaaaa@example.org",
        "a@" A60 "." A60 "." A60 "." A60 ".example.org", "a@xn--.de"};
    struct bench bench;
    bench_init(&bench);
    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (mail_address_ascii(&bench.arena, others[i]))
            fail_msg("\"%s\" is no address", others[i]);
    bench_release(&bench);
}

static void test_hints(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    static const char *const wrong[] = {
        "n/a", "A <a@b.c>", "a@b.c; d@e.f", "a@b.c", "a@b"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_true(mail_address_check("email", wrong[i], (struct place){0},
                        &bench.diags) == (i == 3));
    assert_string_equal(bench_report(&bench),
        "0:0 error: email: \"n/a\" is not an address of mail "
        "[write one address, as in name@example.org]\n"
        "0:0 error: email: \"A <a@b.c>\" is not an address of mail "
        "[write the address alone, without a name]\n"
        "0:0 error: email: \"a@b.c; d@e.f\" is not an address of mail "
        "[write one address; a mail program adds others]\n"
        "0:0 error: email: \"a@b\" is not an address of mail "
        "[write one address, as in name@example.org]\n");
    bench_release(&bench);
}

static void test_named(void **state)
{
    (void)state;
    struct bench bench;
    const char *name;
    bench_init(&bench);
    struct arena *arena = &bench.arena;
    assert_string_equal(
        mail_address_named(arena, "R. Example <r@example.org>", &name),
        "r@example.org");
    assert_string_equal(name, "R. Example");
    assert_string_equal(
        mail_address_named(arena, "r@example.org", &name), "r@example.org");
    assert_null(name);
    assert_string_equal(
        mail_address_named(arena, "<r@example.org>", &name), "r@example.org");
    assert_null(name);
    static const char *const wrong[] = {
        "", "R. Example", "R <r@x.y", "R <r@x.y> S", "<>", "R <<r@x.y>>", ">"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        if (mail_address_named(arena, wrong[i], &name))
            fail_msg("\"%s\" is none", wrong[i]);
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_addresses),
        cmocka_unit_test(test_others),
        cmocka_unit_test(test_hints),
        cmocka_unit_test(test_named),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
