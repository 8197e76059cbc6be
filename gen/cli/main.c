/* The program: reads the command line and hands over to a command. */
#include "base/arena.h"
#include "cli/build.h"
#include "cli/check.h"
#include "cli/diff.h"
#include "cli/explain.h"
#include "cli/new.h"
#include "cli/options.h"
#include "cli/record_command.h"

#include <signal.h>

static int run(const struct options *options)
{
    switch (options->command) {
    case COMMAND_BUILD: return build(options);
    case COMMAND_EXPLAIN: return explain(options);
    case COMMAND_DIFF: return diff(options);
    case COMMAND_CHECK: return check(options);
    case COMMAND_NEW: return new_profile(options);
    case COMMAND_RECORD: return record_command(options);
    case COMMAND_DONE: break;
    }
    return EXIT_WRITTEN;
}

int main(int argument_count, char **arguments)
{
    struct arena arena;
    struct options options;
    arena_init(&arena);
    /* A reader that goes away is an error of writing, not a death. */
    signal(SIGPIPE, SIG_IGN);
    /* So is a file that may not grow (ulimit -f). */
    signal(SIGXFSZ, SIG_IGN);
    int status = EXIT_USAGE;
    if (options_read(&options, argument_count, arguments, &arena))
        status = run(&options);
    arena_release(&arena);
    return status;
}
