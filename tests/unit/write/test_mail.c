/* The head of a mail, and a file of many. What whole mails are to a reader is
 * judged by tests/end-to-end/handover.sh. */
#include "../support.h"

#include "write/mail.h"
#include "write/mail_field.h"

static void expect_text(const char *text, const char *field)
{
    struct bench bench;
    struct buffer out = {0};
    bench_init(&bench);
    mail_field_text(&out, &bench.arena, "Subject", text);
    assert_string_equal(buffer_string(&out), field);
    buffer_release(&out);
    bench_release(&bench);
}

static void test_texts(void **state)
{
    (void)state;
    expect_text("Plain words", "Subject: Plain words\r\n");
    expect_text("", "Subject: \r\n");
    expect_text(
        "A\r\nBcc: x@y.z", "Subject: =?utf-8?B?QSAgQmNjOiB4QHkueg==?=\r\n");
    expect_text("\u00fc", "Subject: =?utf-8?B?w7w=?=\r\n");
    expect_text("=?x?=", "Subject: =?utf-8?B?PT94Pz0=?=\r\n");
    expect_text("word word word word word word word word word word word word "
                "word word word word",
        "Subject: word word word word word word word word word word word word "
        "word\r\n word word word\r\n");
}

static void test_people(void **state)
{
    (void)state;
    struct bench bench;
    struct buffer out = {0};
    bench_init(&bench);
    mail_field_person(&out, &bench.arena, "To", NULL, "a@b.c");
    mail_field_person(&out, &bench.arena, "To", " ", "a@b.c");
    mail_field_person(&out, &bench.arena, "To", "A B", "a@b.c");
    mail_field_person(&out, &bench.arena, "To", "A. \"B\", C\\", "a@b.c");
    assert_string_equal(buffer_string(&out),
        "To: a@b.c\r\nTo: a@b.c\r\nTo: A B\r\n <a@b.c>\r\n"
        "To: \"A. \\\"B\\\", C\\\\\"\r\n <a@b.c>\r\n");
    buffer_release(&out);
    bench_release(&bench);
}

static void test_parameters(void **state)
{
    (void)state;
    struct buffer out = {0};
    (void)state;
    mail_field_parameter(&out, "filename", "a b.pdf");
    mail_field_parameter(&out, "filename", "\"\u00fc.pdf");
    assert_string_equal(buffer_string(&out),
        ";\r\n filename=\"a b.pdf\";\r\n filename*0*=utf-8''%22%C3%BC.pdf");
    buffer_release(&out);
}

static void test_box(void **state)
{
    (void)state;
    struct buffer out = {0};
    static const char mail[] = "X: y\r\n\r\nFrom a\r\n>From b\r\n> From c\r\n";
    mail_add_to_box(&out, mail, strlen(mail), "2026-11-20");
    mail_add_to_box(&out, "Z", 1, NULL);
    assert_string_equal(buffer_string(&out),
        "From dossier@dossier.invalid Fri Nov 20 12:00:00 2026\n"
        "X: y\n\n>From a\n>>From b\n> From c\n\n"
        "From dossier@dossier.invalid Thu Jan  1 00:00:00 1970\nZ\n\n");
    buffer_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_texts),
        cmocka_unit_test(test_people),
        cmocka_unit_test(test_parameters),
        cmocka_unit_test(test_box),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
