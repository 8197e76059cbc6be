/* A file of many mails.
 *
 * Ten thousand mails with their attachments are gigabytes: memory holds where
 * each begins. */
#include "cli/mailbox.h"

#include "base/file.h"
#include "base/memory.h"
#include "write/mail.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

struct kept {
    size_t offset, length; /* length 0: there is none */
};

struct mailbox {
    const struct options *options;
    FILE *spool;
    size_t length;
    bool failed;
    struct kept *mails;
    size_t count;
};

/* ---- what is there ------------------------------------------------------- */

/* Whether all of LENGTH bytes are messages of ours: each begins as such, and
 * says whose it is in its first field. Other lines cannot begin so (mboxrd). */
static bool is_ours(const char *bytes, size_t length)
{
    const char *at = bytes, *end = bytes + length;
    while (at && at < end) {
        size_t line = strlen(MAIL_BOX_BEGINS), field = strlen(MAIL_ORIGIN);
        if ((size_t)(end - at) < line || memcmp(at, MAIL_BOX_BEGINS, line) != 0)
            return false;
        const char *next = memchr(at, '\n', (size_t)(end - at));
        if (!next || (size_t)(end - next - 1) < field ||
            memcmp(next + 1, MAIL_ORIGIN, field) != 0)
            return false;
        at = memmem(next, (size_t)(end - next), "\nFrom ", 6);
        at = at ? at + 1 : NULL;
    }
    return true;
}

/* A mailbox may be somebody's mail: only one of ours is replaced unasked. */
static bool check_place(const char *path, struct diags *diags)
{
    struct stat status;
    bool ours = true;
    int descriptor = file_open(path);
    if (descriptor < 0)
        return true; /* or writing it will tell */
    if (fstat(descriptor, &status) == 0 && status.st_size > 0) {
        size_t length = (size_t)status.st_size;
        void *bytes = mmap(NULL, length, PROT_READ, MAP_PRIVATE, descriptor, 0);
        ours = bytes != MAP_FAILED && is_ours(bytes, length);
        if (bytes != MAP_FAILED)
            munmap(bytes, length);
    }
    close(descriptor);
    if (!ours)
        diag_add(diags, SEVERITY_ERROR,
            source_place_of_file(diags->arena, path),
            "name another file, or replace it with --force",
            "not written: what is there is not a file of drafts that this "
            "program wrote");
    return ours;
}

/* ---- keeping ------------------------------------------------------------- */

static void report_spool(struct diags *diags)
{
    diag_add(diags, SEVERITY_SYSTEM, (struct place){0},
        "make room on the disk, then run again",
        "cannot keep the mails in a temporary file: %s", strerror(errno));
}

struct mailbox *mailbox_new(
    const struct options *options, size_t count, struct diags *diags)
{
    if (!options->force && !check_place(options->mbox, diags))
        return NULL;
    struct mailbox *mailbox = memory_allocate(1, sizeof *mailbox);
    *mailbox = (struct mailbox){.options = options, .count = count};
    mailbox->mails = memory_allocate(count + 1, sizeof *mailbox->mails);
    mailbox->spool = tmpfile();
    if (mailbox->spool)
        return mailbox;
    report_spool(diags);
    free(mailbox->mails);
    free(mailbox);
    return NULL;
}

void mailbox_keep(
    struct mailbox *mailbox, size_t index, const char *bytes, size_t length)
{
    mailbox->mails[index] = (struct kept){mailbox->length, length};
    mailbox->length += length;
    if (fwrite(bytes, 1, length, mailbox->spool) != length)
        mailbox->failed = true;
}

/* ---- writing ------------------------------------------------------------- */

static bool add_mail(struct file_draft *draft, const struct mailbox *mailbox,
    struct kept mail, struct diags *diags)
{
    char piece[65536];
    for (size_t done = 0; done < mail.length;) {
        size_t left = mail.length - done;
        ssize_t got = pread(fileno(mailbox->spool), piece,
            left < sizeof piece ? left : sizeof piece,
            (off_t)(mail.offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0) {
            file_discard(draft);
            report_spool(diags);
            return false;
        }
        if (!file_draft_add(draft, piece, (size_t)got, diags))
            return false;
        done += (size_t)got;
    }
    return true;
}

static bool write_box(struct mailbox *mailbox, struct diags *diags)
{
    struct file_draft draft = {0};
    const char *path = mailbox->options->mbox;
    if (mailbox->failed || fflush(mailbox->spool) != 0) {
        report_spool(diags);
        return false;
    }
    if (!file_make_folder(file_folder(diags->arena, path), diags) ||
        !file_draft_begin(&draft, path, diags))
        return false;
    for (size_t i = 0; i < mailbox->count; i++)
        if (!add_mail(&draft, mailbox, mailbox->mails[i], diags))
            return false;
    return file_publish(&draft, diags);
}

bool mailbox_close(struct mailbox *mailbox, struct diags *diags)
{
    bool ok = write_box(mailbox, diags);
    fclose(mailbox->spool);
    free(mailbox->mails);
    free(mailbox);
    return ok;
}
