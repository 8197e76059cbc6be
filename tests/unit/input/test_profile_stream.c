/* Files of many profiles: each is cut out with its place, and a broken one
 * leaves the others whole. */
#include "../support.h"

#include "base/file.h"
#include "input/profile_stream.h"

/* Each piece as a line: "LINE:COLUMN reference guide [text]", the text read
 * again from the file; then what was reported. */
static const char *cut(struct bench *bench, const char *text)
{
    const char *path = bench_write(bench, "many.xml", text);
    struct profile_stream *stream = profile_stream_open(path);
    assert_non_null(stream);
    assert_true(profile_stream_has_many(stream));
    const char *all = "";
    struct profile_piece piece;
    while (profile_stream_next(stream, &piece, &bench->diags)) {
        const struct source *source =
            file_read_piece(&bench->arena, path, piece.piece, &bench->diags);
        assert_non_null(source);
        /* Whatever is before it in its line: a thousand in one line would
         * cost a thousand times as much. */
        assert_int_equal(source->length, piece.piece.length);
        struct place place = source_place(source, 0);
        assert_int_equal(place.line, piece.piece.line);
        assert_int_equal(place.column, piece.piece.column);
        all = arena_format(&bench->arena, "%s%d:%d %s %s [%s]\n", all,
            place.line, place.column, piece.reference ? piece.reference : "-",
            piece.guide, source->text);
    }
    assert_false(profile_stream_next(stream, &piece, &bench->diags));
    profile_stream_close(stream);
    return arena_format(&bench->arena, "%s%s", all, bench_report(bench));
}

static void expect(const char *text, const char *expected)
{
    struct bench bench;
    bench_init(&bench);
    assert_string_equal(cut(&bench, text), expected);
    bench_release(&bench);
}

#define META(reference) "<meta><reference>" reference "</reference></meta>"

static void test_cuts(void **state)
{
    (void)state;
    expect("<profiles/>", "");
    expect("<profiles></profiles>", "");
    expect("<?xml version='1.0'?>\n<!-- <profile> -->\n<profiles>\n"
           "  <profile guide='a' format='1'>" META(
               " x 1 ") "</profile>\r\n"
                        "<profile format=\"1\" guide = "
                        "\"b\"/><profile/>\n</profiles>\n",
        "4:3 x 1 a [<profile guide='a' format='1'>" META(
            " x 1 ") "</profile>]\n"
                     "5:1 - b [<profile format=\"1\" guide = \"b\"/>]\n"
                     "5:34 -  [<profile/>]\n");
}

static void test_what_only_looks_like_a_tag(void **state)
{
    (void)state;
    expect("<profiles>\xC3\xA4<profile a='>'><![CDATA["
           "</profile>]]><!-- </profile> -- ></profiles> --><?p </profile>?>"
           "<profile>" META("inner") "</profile></profile></profiles>",
        "1:12 -  [<profile a='>'><![CDATA["
        "</profile>]]><!-- </profile> -- ></profiles> --><?p </profile>?>"
        "<profile>" META("inner") "</profile></profile>]\n");
}

/* What is broken ends before the next profile. */
static void test_broken_profiles(void **state)
{
    (void)state;
    expect("<profiles>\n"
           "<profile format='1'>" META(
               "one") "<x></profile>\n"
                      "<profile format='1'>" META(
                          "two") "\n"
                                 "<profile format='1'>" META(
                                     "three") "</profile>\n"
                                              "<profile format='1'>" META(
                                                  "four") "\n"
                                                          "</profiles>",
        "2:1 -  [<profile format='1'>" META(
            "one") "<x></profile>]\n"
                   "3:1 -  [<profile format='1'>" META(
                       "two") "\n]\n"
                              "4:1 three  [<profile format='1'>" META(
                                  "three") "</profile>]\n"
                                           "5:1 -  [<profile format='1'>" META(
                                               "four") "\n]\n");
    expect("<profiles>\n<profile format='1'>" META("one"),
        "2:1 -  [<profile format='1'>" META(
            "one") "]\n"
                   "2:60 error: </profiles> is missing [is the file cut "
                   "off?]\n");
}

static void test_what_has_no_place(void **state)
{
    (void)state;
    expect("<profiles><client/><x:y/><profile format='1'>" META(
               "one") "</profile></profiles>",
        "1:26 one  [<profile format='1'>" META(
            "one") "</profile>]\n"
                   "1:11 error: <client/>: only <profile> is expected in "
                   "<profiles>\n");
}

static void test_a_file_of_one(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *path = bench_write(
        &bench, "one.xml", "<!-- x --><profile format='1' guide='g'/>");
    struct profile_stream *stream = profile_stream_open(path);
    assert_false(profile_stream_has_many(stream));
    assert_string_equal(profile_stream_guide(stream), "g");
    profile_stream_close(stream);
    assert_null(profile_stream_open(bench_path(&bench, "none.xml")));
    bench_release(&bench);
}

/* Problems inside a piece are placed in the whole file. */
static void test_places(void **state)
{
    (void)state;
    struct bench bench;
    bench_init(&bench);
    const char *path = bench_write(&bench, "many.xml", "<profiles>\n a\xFF");
    struct file_piece piece = {11, 3, 2, 1};
    assert_null(file_read_piece(&bench.arena, path, piece, &bench.diags));
    assert_non_null(
        strstr(bench_report(&bench), "2:3 error: not UTF-8: byte 0xFF"));
    piece.length = 4;
    assert_null(file_read_piece(&bench.arena, path, piece, &bench.diags));
    assert_non_null(strstr(bench_report(&bench), "cannot read the file"));
    bench_release(&bench);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_cuts),
        cmocka_unit_test(test_what_only_looks_like_a_tag),
        cmocka_unit_test(test_broken_profiles),
        cmocka_unit_test(test_what_has_no_place),
        cmocka_unit_test(test_a_file_of_one),
        cmocka_unit_test(test_places),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
