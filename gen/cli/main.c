/* The program: reads the command line and hands over to a command. */
#include "base/arena.h"
#include "base/memory.h"
#include "cli/commands.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#define COMMAND_LISTED(name) &name##_command,
static const struct command *const commands[] = {COMMANDS(COMMAND_LISTED) NULL};

/* What was printed and could not be written is lost: that is never success. */
static int finish_output(int status)
{
    errno = 0;
    if (fflush(stdout) == 0 && !ferror(stdout))
        return status;
    fprintf(stderr, "dossier: error: cannot write to standard output%s%s\n",
        errno ? ": " : "", errno ? strerror(errno) : "");
    return EXIT_SYSTEM;
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
    if (options_read(&options, commands, argument_count, arguments, &arena))
        status =
            options.command ? options.command->run(&options) : EXIT_WRITTEN;
    arena_release(&arena);
    return finish_output(status);
}
