/* A small guide of a test's own, in the folder of its bench. */
#ifndef TESTS_SMALL_GUIDE_H
#define TESTS_SMALL_GUIDE_H

#include "../support.h"

#include "base/file.h"
#include "input/guide.h"

/* The guide with the options and facts of TEXT, and the modules that stand in
 * the folder. */
static inline const struct guide *small_guide(
    struct bench *bench, const char *text)
{
    static const char head[] = "guide: small\n"
                               "title: A small guide\n"
                               "language: en\n"
                               "version: 1\n"
                               "unknown: not known\n"
                               "templates: [report]\n"
                               "kinds: {use-case: Use cases}\n";
    bench_write(
        bench, "guide.yaml", arena_format(&bench->arena, "%s%s", head, text));
    assert_true(file_make_folder(bench_path(bench, "modules"), &bench->diags));
    const struct guide *guide =
        guide_read(&bench->arena, bench_folder(bench), &bench->diags);
    if (!guide)
        fail_msg("%s", bench_report(bench));
    return guide;
}

#endif
