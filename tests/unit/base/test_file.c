/* Whole files: reading, writing in one step, folders and paths. */
#include "../support.h"

#include "base/file.h"

#include <dirent.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/file.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

static int set_up(void **state)
{
    struct bench *bench = test_malloc(sizeof *bench);
    bench_init(bench);
    *state = bench;
    return 0;
}

static int tear_down(void **state)
{
    bench_release(*state);
    test_free(*state);
    return 0;
}

static void expect_report(struct bench *bench, const char *report)
{
    assert_string_equal(bench_report(bench), report);
}

/* The number of names in the bench's folder. */
static int names(struct bench *bench)
{
    DIR *stream = opendir(bench_folder(bench));
    assert_non_null(stream);
    int count = 0;
    for (const struct dirent *entry; (entry = readdir(stream));)
        count += entry->d_name[0] != '.';
    closedir(stream);
    return count;
}

/* ---- reading ------------------------------------------------------------- */

static void test_reading_gives_all_bytes(void **state)
{
    struct bench *bench = *state;
    const char *path = bench_write_bytes(bench, "f", "a\0\xFF\n", 4);
    const struct source *source =
        file_read(&bench->arena, path, 4, &bench->diags);
    assert_non_null(source);
    assert_string_equal(source->name, path);
    assert_int_equal(source->length, 4);
    assert_memory_equal(source->text, "a\0\xFF\n", 5);
    const char *text = bench_repeat(bench, "0123456789abcdef\n", 100000);
    path = bench_write(bench, "g", text);
    source = file_read(&bench->arena, path, strlen(text), &bench->diags);
    assert_non_null(source);
    assert_string_equal(source->text, text);
    expect_report(bench, "");
}

static void test_an_empty_file(void **state)
{
    struct bench *bench = *state;
    const struct source *source = file_read_text(
        &bench->arena, bench_write(bench, "f", ""), &bench->diags);
    assert_non_null(source);
    assert_int_equal(source->length, 0);
    assert_string_equal(source->text, "");
}

static void test_what_cannot_be_read(void **state)
{
    struct bench *bench = *state;
    struct arena *arena = &bench->arena;
    const char *file = bench_write(bench, "f", "12345");
    assert_null(file_read(arena, bench_path(bench, "none"), 9, &bench->diags));
    assert_null(file_read(
        arena, arena_format(arena, "%s/below", file), 9, &bench->diags));
    assert_null(file_read(arena, bench_folder(bench), 9, &bench->diags));
    assert_null(file_read(arena, file, 4, &bench->diags));
    expect_report(bench,
        "0:0 error: cannot read the file: No such file or directory "
        "[check the path]\n"
        "0:0 error: cannot read the file: Not a directory "
        "[check the path]\n"
        "0:0 error: is a folder, not a file [name a file inside it]\n"
        "0:0 error: is larger than 0 MiB "
        "[files of this kind are small; is it the right one?]\n");
    assert_string_equal(bench->diags.list.items[0].place.source->name,
        bench_path(bench, "none"));
}

/* A pipe would be waited for, and a device may never end: neither is opened.
 * (A program that waits here is ended by the alarm.) */
static void test_what_is_no_file_is_not_waited_for(void **state)
{
    struct bench *bench = *state;
    struct arena *arena = &bench->arena;
    const char *pipe = bench_path(bench, "pipe");
    assert_int_equal(mkfifo(pipe, 0600), 0);
    alarm(20);
    assert_null(file_read(arena, pipe, 9, &bench->diags));
    assert_null(file_read(arena, "/dev/zero", 1 << 20, &bench->diags));
    assert_null(file_read_piece(
        arena, pipe, (struct file_piece){0, 9, 1, 1}, &bench->diags));
    assert_int_equal(file_open(pipe), -1);
    assert_int_equal(file_open("/dev/zero"), -1);
    assert_false(file_write(pipe, "x", 1, &bench->diags));
    alarm(0);
    expect_report(bench,
        "0:0 error: is a pipe, not a file "
        "[write what it gives into a file; a profile may come as \"-\"]\n"
        "0:0 error: is a device, not a file\n"
        "0:0 error: is a pipe, not a file "
        "[write what it gives into a file; a profile may come as \"-\"]\n"
        "0:0 system: cannot write the file: it is a pipe, which may never be "
        "read [take it away, or write to another folder]\n");
}

/* What a shell makes of <(command). */
static void test_an_open_pipe_is_read(void **state)
{
    struct bench *bench = *state;
    int ends[2];
    assert_int_equal(pipe(ends), 0);
    assert_int_equal(write(ends[1], "typed", 5), 5);
    close(ends[1]);
    const struct source *source = file_read_text(&bench->arena,
        arena_format(&bench->arena, "/dev/fd/%d", ends[0]), &bench->diags);
    assert_non_null(source);
    assert_string_equal(source->text, "typed");
    close(ends[0]);
}

/* A file without an end must not fill the memory. */
static void test_an_endless_file_is_refused(void **state)
{
    struct bench *bench = *state;
    int kept = dup(STDIN_FILENO), zero = open("/dev/zero", O_RDONLY);
    assert_int_equal(dup2(zero, STDIN_FILENO), STDIN_FILENO);
    assert_null(file_read(&bench->arena, "-", 1 << 20, &bench->diags));
    assert_int_equal(dup2(kept, STDIN_FILENO), STDIN_FILENO);
    close(kept);
    close(zero);
    expect_report(bench,
        "0:0 error: is larger than 1 MiB "
        "[files of this kind are small; is it the right one?]\n");
}

static void test_texts_are_utf8_without_nul(void **state)
{
    struct bench *bench = *state;
    struct arena *arena = &bench->arena;
    assert_null(file_read_text(
        arena, bench_write(bench, "a", "x\n\xC3\xA4\xE4\n"), &bench->diags));
    assert_null(file_read_text(
        arena, bench_write_bytes(bench, "b", "x\n\0\n", 4), &bench->diags));
    assert_null(file_read_text(
        arena, bench_write_bytes(bench, "c", "\xFF\xFEx\0", 4), &bench->diags));
    expect_report(bench,
        "2:2 error: not UTF-8: byte 0xE4 [save the file as UTF-8]\n"
        "2:1 error: a NUL character: byte 0x00 [save the file as UTF-8]\n"
        "1:1 error: not UTF-8: byte 0xFF [save the file as UTF-8]\n");
}

static void test_a_byte_order_mark_is_passed_over(void **state)
{
    struct bench *bench = *state;
    const struct source *source = file_read_text(&bench->arena,
        bench_write(bench, "f", "\xEF\xBB\xBF\xC3\xA4!"), &bench->diags);
    assert_non_null(source);
    assert_string_equal(source->text, "\xC3\xA4!");
    assert_int_equal(source->length, 3);
    assert_int_equal(source_place(source, 2).column, 2);
}

static void test_standard_input(void **state)
{
    struct bench *bench = *state;
    const char *path = bench_write(bench, "f", "typed");
    int kept = dup(STDIN_FILENO), file = open(path, O_RDONLY);
    assert_true(kept >= 0 && file >= 0);
    assert_int_equal(dup2(file, STDIN_FILENO), STDIN_FILENO);
    const struct source *source =
        file_read_text(&bench->arena, "-", &bench->diags);
    assert_int_equal(dup2(kept, STDIN_FILENO), STDIN_FILENO);
    close(file);
    close(kept);
    assert_non_null(source);
    assert_string_equal(source->name, "<stdin>");
    assert_string_equal(source->text, "typed");
}

/* ---- writing ------------------------------------------------------------- */

static void expect_content(
    struct bench *bench, const char *path, const char *text)
{
    const struct source *source =
        file_read(&bench->arena, path, 1000, &bench->diags);
    assert_non_null(source);
    assert_string_equal(source->text, text);
}

static void test_writing_makes_and_replaces(void **state)
{
    struct bench *bench = *state;
    const char *path = bench_path(bench, "f");
    assert_true(file_write(path, "first", 5, &bench->diags));
    expect_content(bench, path, "first");
    assert_true(file_write(path, "2", 1, &bench->diags));
    expect_content(bench, path, "2");
    assert_true(file_write(path, NULL, 0, &bench->diags));
    expect_content(bench, path, "");
    assert_int_equal(names(bench), 1);
    expect_report(bench, "");
}

static void test_the_mode_is_that_of_the_umask(void **state)
{
    struct bench *bench = *state;
    static const mode_t masks[] = {022, 077, 0};
    mode_t kept = umask(0);
    for (size_t i = 0; i < 3; i++) {
        umask(masks[i]);
        const char *path =
            bench_path(bench, arena_format(&bench->arena, "%zu", i));
        assert_true(file_write(path, "x", 1, &bench->diags));
        assert_int_equal(umask(masks[i]), masks[i]); /* as it was */
        struct stat status;
        assert_int_equal(stat(path, &status), 0);
        assert_int_equal(status.st_mode & 07777, 0666 & ~masks[i]);
    }
    umask(kept);
}

/* A reader that has the old file open keeps the old bytes. */
static void test_the_old_file_is_replaced_not_changed(void **state)
{
    struct bench *bench = *state;
    const char *path = bench_write(bench, "f", "old");
    int reader = open(path, O_RDONLY);
    assert_true(reader >= 0);
    assert_true(file_write(path, "new", 3, &bench->diags));
    char bytes[4] = "";
    assert_int_equal(read(reader, bytes, 3), 3);
    assert_string_equal(bytes, "old");
    close(reader);
}

static void test_where_nothing_can_be_written(void **state)
{
    struct bench *bench = *state;
    struct arena *arena = &bench->arena;
    const char *folder = bench_path(bench, "folder");
    assert_int_equal(mkdir(folder, 0777), 0);
    const char *file = bench_write(bench, "file", "kept");
    assert_false(file_write(folder, "x", 1, &bench->diags));
    assert_false(file_write(
        arena_format(arena, "%s/none/f", folder), "x", 1, &bench->diags));
    assert_false(
        file_write(arena_format(arena, "%s/f", file), "x", 1, &bench->diags));
    expect_report(bench,
        "0:0 system: cannot write the file: Is a directory\n"
        "0:0 system: cannot write the file: No such file or directory\n"
        "0:0 system: cannot write the file: Not a directory\n");
    assert_int_equal(names(bench), 2);
    expect_content(bench, file, "kept");
}

/* A limit on the size of files stands for a full disk. */
static void test_nothing_is_left_of_half_a_file(void **state)
{
    struct bench *bench = *state;
    const char *path = bench_write(bench, "f", "old");
    const char *bytes = bench_repeat(bench, "x", 100000);
    struct rlimit kept, limit;
    assert_int_equal(getrlimit(RLIMIT_FSIZE, &kept), 0);
    limit = (struct rlimit){8192, kept.rlim_max};
    void (*handler)(int) = signal(SIGXFSZ, SIG_IGN);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &limit), 0);
    bool ok = file_write(path, bytes, 100000, &bench->diags);
    assert_int_equal(setrlimit(RLIMIT_FSIZE, &kept), 0);
    signal(SIGXFSZ, handler);
    assert_false(ok);
    expect_report(bench, "0:0 system: cannot write the file: File too large\n");
    expect_content(bench, path, "old");
    assert_int_equal(names(bench), 1);
}

static void test_drafts_have_no_name_until_they_are_published(void **state)
{
    struct bench *bench = *state;
    struct diags *diags = &bench->diags;
    struct file_draft one = {0}, two = {0}, three = {0};
    const char *old = bench_write(bench, "old", "old");
    const char *new = bench_path(bench, "new");
    assert_true(file_draft(&one, old, "1", 1, diags));
    assert_true(file_draft(&two, new, "2", 1, diags));
    assert_true(file_draft(&three, bench_path(bench, "three"), "3", 1, diags));
    expect_content(bench, old, "old");
    assert_false(access(new, F_OK) == 0);
    file_discard(&three);
    assert_true(file_publish(&one, diags));
    assert_true(file_publish(&two, diags));
    expect_content(bench, old, "1");
    expect_content(bench, new, "2");
    assert_int_equal(names(bench), 2);
    assert_false(file_draft(&one, bench_folder(bench), "x", 1, diags));
    expect_report(bench, "0:0 system: cannot write the file: Is a directory\n");
}

/* The name beside it is short, however long its own is. */
static void test_the_longest_names_are_written_twice(void **state)
{
    struct bench *bench = *state;
    const char *path = bench_path(bench, bench_repeat(bench, "n", 255));
    assert_true(file_write(path, "1", 1, &bench->diags));
    assert_true(file_write(path, "2", 1, &bench->diags));
    expect_content(bench, path, "2");
    assert_int_equal(names(bench), 1);
}

static void test_the_mode_of_what_is_replaced_is_kept(void **state)
{
    struct bench *bench = *state;
    const char *path = bench_write(bench, "f", "old");
    struct stat status;
    assert_int_equal(chmod(path, 0600), 0);
    assert_true(file_write(path, "new", 3, &bench->diags));
    assert_int_equal(stat(path, &status), 0);
    assert_int_equal(status.st_mode & 07777, 0600);
}

/* What a program that was killed has left goes, what one holds stays, as does
 * all that only looks like it. */
static void test_leftovers_are_those_of_nobody(void **state)
{
    struct bench *bench = *state;
    const char *left = bench_write(bench, ".dossier-abc123", "half a file");
    const char *held = bench_write(bench, ".dossier-held00", "at work");
    const char *record = bench_write(bench, ".dossier-abc1234", "longer");
    const char *folder = bench_path(bench, ".dossier-folder");
    const char *link = bench_path(bench, ".dossier-link00");
    assert_int_equal(mkdir(folder, 0777), 0);
    assert_int_equal(symlink(record, link), 0);
    int descriptor = open(held, O_RDONLY);
    assert_int_equal(flock(descriptor, LOCK_EX), 0);
    file_remove_leftovers(bench_folder(bench));
    assert_int_equal(access(left, F_OK), -1);
    assert_int_equal(access(held, F_OK), 0);
    assert_int_equal(access(record, F_OK), 0);
    assert_int_equal(access(folder, F_OK), 0);
    assert_int_equal(access(link, F_OK), 0);
    close(descriptor);
    file_remove_leftovers(bench_folder(bench));
    assert_int_equal(access(held, F_OK), -1);
    file_remove_leftovers(bench_path(bench, "none"));
}

static void test_devices_are_written_to_directly(void **state)
{
    struct bench *bench = *state;
    assert_true(file_write("/dev/null", "x", 1, &bench->diags));
    expect_report(bench, "");
    assert_false(file_write("/dev/full", "x", 1, &bench->diags));
    expect_report(bench,
        "0:0 system: cannot write the file: No space left on device "
        "[make room on the disk, then run again]\n");
    struct stat status;
    assert_int_equal(stat("/dev/full", &status), 0);
    assert_true(S_ISCHR(status.st_mode));
}

static void test_standard_output_that_is_full(void **state)
{
    struct bench *bench = *state;
    int kept = dup(STDOUT_FILENO), full = open("/dev/full", O_WRONLY);
    fflush(stdout);
    assert_int_equal(dup2(full, STDOUT_FILENO), STDOUT_FILENO);
    bool ok = file_write_stdout("x", 1, &bench->diags);
    assert_int_equal(dup2(kept, STDOUT_FILENO), STDOUT_FILENO);
    close(full);
    close(kept);
    assert_false(ok);
    expect_report(bench, "0:0 system: cannot write: No space left on device "
                         "[make room on the disk, then run again]\n");
}

/* ---- folders and paths --------------------------------------------------- */

static void test_making_folders(void **state)
{
    struct bench *bench = *state;
    const char *path = bench_path(bench, "a/b/c");
    assert_true(file_make_folder(path, &bench->diags));
    assert_true(file_make_folder(path, &bench->diags));
    assert_true(file_make_folder(bench_path(bench, "d/"), &bench->diags));
    assert_true(file_make_folder("/", &bench->diags));
    assert_true(file_is_folder(path));
    expect_report(bench, "");
    const char *file = bench_write(bench, "a/file", "");
    assert_false(file_is_folder(file));
    assert_true(file_exists(file));
    assert_false(file_exists(bench_path(bench, "none")));
    assert_false(file_make_folder(file, &bench->diags));
    assert_false(
        file_make_folder(bench_path(bench, "a/file/x"), &bench->diags));
    assert_false(file_make_folder("", &bench->diags));
    expect_report(bench,
        "0:0 system: cannot make the folder: File exists "
        "[choose another folder]\n"
        "0:0 system: cannot make the folder: Not a directory "
        "[choose another folder]\n"
        "0:0 system: cannot make the folder: No such file or directory "
        "[choose another folder]\n");
}

static void test_listing_a_folder(void **state)
{
    struct bench *bench = *state;
    static const char *const all[] = {
        "b.md", "a.md", "B.md", ".hidden.md", ".md", "c.txt", "d.md~", "md"};
    for (size_t i = 0; i < sizeof all / sizeof *all; i++)
        bench_write(bench, all[i], "");
    size_t count;
    const char **found = file_list(
        &bench->arena, bench_folder(bench), ".md", &count, &bench->diags);
    assert_int_equal(count, 3);
    assert_string_equal(found[0], "B.md");
    assert_string_equal(found[1], "a.md");
    assert_string_equal(found[2], "b.md");
    assert_non_null(file_list(
        &bench->arena, bench_folder(bench), ".none", &count, &bench->diags));
    assert_int_equal(count, 0);
    expect_report(bench, "");
    assert_null(file_list(&bench->arena, bench_path(bench, "none"), ".md",
        &count, &bench->diags));
    expect_report(bench,
        "0:0 error: cannot read the folder: No such file or directory "
        "[check the path]\n");
}

static void test_paths(void **state)
{
    struct arena *arena = &((struct bench *)*state)->arena;
    static const struct {
        const char *path, *folder, *name;
    } cases[] = {
        {"p.xml", ".", "p.xml"},
        {"a/p.xml", "a", "p.xml"},
        {"a/b/p.xml", "a/b", "p.xml"},
        {"/p.xml", "/", "p.xml"},
        {"./p.xml", ".", "p.xml"},
        {"templates/report/", "templates/report", "report"},
        {"/", "/", ""},
        {"", ".", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        assert_string_equal(file_folder(arena, cases[i].path), cases[i].folder);
        assert_string_equal(file_name(arena, cases[i].path), cases[i].name);
    }
    assert_string_equal(file_join(arena, "a", "b"), "a/b");
    assert_string_equal(file_join(arena, "a/", "b"), "a/b");
    assert_string_equal(file_join(arena, "/", "b"), "/b");
    assert_string_equal(file_join(arena, ".", "b"), "b");
    assert_string_equal(file_join(arena, "a", "/b"), "/b");
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
    const struct CMUnitTest tests[] = {
        TEST(test_reading_gives_all_bytes),
        TEST(test_an_empty_file),
        TEST(test_what_cannot_be_read),
        TEST(test_what_is_no_file_is_not_waited_for),
        TEST(test_an_open_pipe_is_read),
        TEST(test_an_endless_file_is_refused),
        TEST(test_texts_are_utf8_without_nul),
        TEST(test_a_byte_order_mark_is_passed_over),
        TEST(test_standard_input),
        TEST(test_writing_makes_and_replaces),
        TEST(test_the_mode_is_that_of_the_umask),
        TEST(test_the_old_file_is_replaced_not_changed),
        TEST(test_where_nothing_can_be_written),
        TEST(test_nothing_is_left_of_half_a_file),
        TEST(test_drafts_have_no_name_until_they_are_published),
        TEST(test_the_longest_names_are_written_twice),
        TEST(test_the_mode_of_what_is_replaced_is_kept),
        TEST(test_leftovers_are_those_of_nobody),
        TEST(test_devices_are_written_to_directly),
        TEST(test_standard_output_that_is_full),
        TEST(test_making_folders),
        TEST(test_listing_a_folder),
        TEST(test_paths),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
