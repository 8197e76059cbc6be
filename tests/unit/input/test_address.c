/* Where a link may lead. */
#include "../support.h"

#include "input/address.h"

static void test_where_links_lead(void **state)
{
    (void)state;
    static const char *const good[] = {"https://a.example/", "HTTP://a", "#",
        "mailto:a@b.example", "tel:+441632960000", "#module:x"};
    static const char *const bad[] = {"", "plan.pdf", "../a", "/a", "//a.b/c",
        "javascript:alert(1)", " https://a", "file:///etc/passwd", "data:x,y",
        "ms-msdt:/id", "vbscript:x", "std::string", "https", "https:/a",
        "java\tscript:x", "ftp://a/"};
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_true(address_leads(good[i]));
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(address_leads(bad[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_where_links_lead),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
