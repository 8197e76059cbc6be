/* Every row of the table of fact types goes all the way: a guide may name it, a
 * profile may state each value that stands for others, conditions may ask for
 * it, and it is printed for readers of documents and of terminals. */
#include "kit.h"

#include "compose/phrases.h"
#include "compose/values.h"
#include "decide/representative.h"
#include "write/wording.h"

static const char head[] =
    "guide: small\ntitle: A small guide\nlanguage: en\nversion: 1\n"
    "unknown: not known\ntemplates: [report]\n"
    "options: [{id: a, label: A}, {id: b, label: B}]\n"
    "kinds: {use-case: Use cases}\nfacts:\n";

/* What a guide must say of facts of a type, besides the type. */
static const char *details(enum fact_type type)
{
    if (fact_type_listed(type))
        return ", values: [low, middle, high]";
    return fact_forms[type].holds == VALUE_NUMBER ? ", cuts: [3, 50]" : "";
}

/* What stands behind the name where conditions ask for facts of a type; NULL:
 * they do not. */
static const char *condition(enum fact_type type)
{
    switch (fact_forms[type].holds) {
    case VALUE_BOOLEAN:
    case VALUE_SET: return "";
    case VALUE_NUMBER: return " >= 3";
    case VALUE_WORD: return " = 'low'";
    case VALUE_TEXT:
    case VALUE_UNKNOWN: break;
    }
    return NULL;
}

/* One fact of each type, called by it, and a reason that hangs on it. */
static const struct guide *read_guide(struct bench *bench)
{
    struct buffer text, reasons;
    buffer_init(&text);
    buffer_init(&reasons);
    buffer_add_string(&text, head);
    buffer_add_string(&reasons, "reasons:\n");
    for (int type = 0; fact_forms[type].name; type++) {
        const char *name = fact_forms[type].name;
        buffer_add_format(&text, "  %s: {of: project, path: %s, type: %s%s}\n",
            name, name, name, details((enum fact_type)type));
        const char *behind = condition((enum fact_type)type);
        if (behind)
            buffer_add_format(&reasons,
                "  - {id: by-%s, for: a, grade: lean, when: \"$%s%s\", "
                "because: So}\n",
                name, name, behind);
    }
    buffer_add_string(&text, buffer_string(&reasons));
    bench_write(bench, "guide.yaml", buffer_string(&text));
    file_make_folder(bench_path(bench, "modules"), &bench->diags);
    const struct guide *guide =
        guide_read(&bench->arena, bench_folder(bench), &bench->diags);
    if (!guide)
        fail_msg("%s\n%s", bench_report(bench), buffer_string(&text));
    buffer_release(&text);
    buffer_release(&reasons);
    return guide;
}

/* What a profile that states TEXT for FACT is read as. */
static struct value read_stated(struct bench *bench, const struct guide *guide,
    const struct fact *fact, const char *text)
{
    const char *xml = arena_format(&bench->arena,
        "<profile format=\"1\" guide=\"small\"><project><%s>%s</%s></project>"
        "</profile>",
        fact->id, text, fact->id);
    const struct profile *profile = read_profile(
        &bench->arena, bench_source(bench, xml), guide, &bench->diags);
    if (!profile)
        fail_msg("%s: %s", fact->id, bench_report(bench));
    return profile->answers[fact - guide->facts].value;
}

static void check_value(struct bench *bench, const struct value_source *values,
    const struct fact *fact, size_t turn)
{
    struct value value = representative(fact, turn);
    if (value.type == VALUE_TEXT)
        value.as.text = "Some words";
    assert_int_equal(value.type, fact_forms[fact->type].holds);
    struct buffer stated;
    buffer_init(&stated);
    fact_write_value(&stated, fact, value);
    struct value read =
        read_stated(bench, values->guide, fact, buffer_string(&stated));
    if (!value_equal(read, value))
        fail_msg("%s: \"%s\" is read as something else", fact->id,
            buffer_string(&stated));
    buffer_release(&stated);
    if (value.type != VALUE_TEXT)
        assert_int_equal(representative_of(fact, value), turn);
    const char *printed = values_print(values, fact, value, true);
    const char *worded = wording_value(&bench->arena, fact, value);
    assert_true(*printed && strcmp(printed, values->guide->unknown) != 0);
    assert_true(*worded && strcmp(worded, "not known") != 0);
}

static void test_all_types(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const struct guide *guide = read_guide(&bench);
    const struct rules *rules = rules_new(&bench.arena, guide, &bench.diags);
    if (!rules)
        fail_msg("%s", bench_report(&bench));
    const struct template *template = template_read(
        &bench.arena, "templates/report", NULL, NULL, NULL, &bench.diags);
    assert_non_null(template);
    struct formats *formats = formats_new("en");
    struct value_source values = {.arena = &bench.arena,
        .guide = guide,
        .phrases = phrases_new(
            &bench.arena, template_strings(template, "en"), formats),
        .diags = &bench.diags};
    size_t type = 0;
    for (; fact_forms[type].name; type++) {
        const struct fact *fact = &guide->facts[type];
        size_t count = representative_count(fact);
        assert_int_equal(fact->type, type);
        assert_true(*fact_forms[type].allowed);
        assert_true(count > 1 || fact_forms[type].holds == VALUE_TEXT);
        for (size_t turn = 0; turn < count; turn++)
            check_value(&bench, &values, fact, turn);
    }
    assert_int_equal(guide->fact_count, type);
    formats_free(formats);
    bench_release(&bench);
}

/* What is assumed is offered as a profile would state it. */
static void test_members_written(void **state)
{
    (void)state;
    static const char *const words[] = {"a", "b", "c"};
    struct fact fact = {.type = FACT_SET, .values = words, .value_count = 3};
    struct value value = {.type = VALUE_SET, .as.members = 5};
    struct buffer out;
    buffer_init(&out);
    fact_write_value(&out, &fact, value);
    assert_string_equal(buffer_string(&out), "a c");
    buffer_release(&out);
}

static void test_names(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    assert_string_equal(
        fact_type_names(&bench.arena, fact_type_listed), "enum, scale and set");
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_all_types),
        cmocka_unit_test(test_members_written),
        cmocka_unit_test(test_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
