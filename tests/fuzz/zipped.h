/* For targets that take the parts of a package, as a workbook or a DOCX file
 * is one: what a fuzzer changes are the parts, since the sums of a ZIP file
 * would keep it at its door. */
#ifndef TESTS_FUZZ_ZIPPED_H
#define TESTS_FUZZ_ZIPPED_H

#include "fuzz.h"

#include <zip.h>

/* Writes a package to PATH, with the files of fuzz_next_file() as its parts;
 * bytes that are none are the package itself. */
static inline void zipped_write(
    const char *path, const uint8_t *bytes, size_t length)
{
    struct fuzz_file part;
    size_t at = 0;
    int error = 0;
    if (length < 4 || memcmp(bytes, "%%% ", 4) != 0)
        return;
    zip_t *zip = zip_open(path, ZIP_CREATE | ZIP_TRUNCATE, &error);
    if (!zip)
        abort();
    while (fuzz_next_file(&part, bytes, length, &at)) {
        zip_source_t *source =
            zip_source_buffer(zip, part.bytes, part.length, 0);
        zip_int64_t index =
            zip_file_add(zip, part.name, source, ZIP_FL_OVERWRITE);
        if (index < 0)
            zip_source_free(source);
        else
            zip_set_file_compression(zip, (zip_uint64_t)index, ZIP_CM_STORE, 0);
    }
    if (zip_close(zip) != 0)
        zip_discard(zip);
}

#endif
