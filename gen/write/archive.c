/* ZIP files, by libzip. */
#include "write/archive.h"

#include <string.h>
#include <zip.h>

/* Of every entry: 1 January 1980, the first day that ZIP knows. */
enum { ZIP_DAY = 1 << 5 | 1, ZIP_TIME = 0 };

/* zlib's usual one. */
enum { LEVEL = 6 };

static bool add_entry(zip_t *zip, const struct archive_entry *own)
{
    zip_source_t *source = zip_source_buffer(zip, own->bytes, own->length, 0);
    if (!source)
        return false;
    zip_int64_t index = zip_file_add(zip, own->name, source, ZIP_FL_ENC_UTF_8);
    if (index < 0) {
        zip_source_free(source);
        return false;
    }
    zip_uint64_t entry = (zip_uint64_t)index;
    return zip_set_file_compression(zip, entry,
               own->packed ? ZIP_CM_STORE : ZIP_CM_DEFLATE, LEVEL) == 0 &&
           zip_file_set_dostime(zip, entry, ZIP_TIME, ZIP_DAY, 0) == 0;
}

/* The bytes that SOURCE has come to hold. */
static bool read_back(zip_source_t *source, struct buffer *out)
{
    char chunk[65536];
    zip_int64_t count = 0;
    if (zip_source_open(source) != 0)
        return false;
    while ((count = zip_source_read(source, chunk, sizeof chunk)) > 0)
        buffer_add(out, chunk, (size_t)count);
    zip_source_close(source);
    return count == 0;
}

static bool add_comment(zip_t *zip, const char *comment)
{
    size_t length = comment ? strlen(comment) : 0;
    return length <= UINT16_MAX &&
           (length == 0 || zip_set_archive_comment(
                               zip, comment, (zip_uint16_t)length) == 0);
}

static bool pack(zip_source_t *file, const struct archive_entry *entries,
    size_t count, const char *comment)
{
    zip_t *zip = zip_open_from_source(file, ZIP_TRUNCATE, NULL);
    if (!zip)
        return false;
    zip_source_keep(file); /* closing the archive gives one away */
    bool ok = add_comment(zip, comment);
    for (size_t i = 0; ok && i < count; i++)
        ok = add_entry(zip, &entries[i]);
    if (ok && zip_close(zip) == 0)
        return true;
    zip_discard(zip);
    return false;
}

bool archive_pack(struct buffer *out, const struct archive_entry *entries,
    size_t count, const char *comment)
{
    size_t before = out->length;
    zip_source_t *file = zip_source_buffer_create(NULL, 0, 0, NULL);
    bool ok =
        file && pack(file, entries, count, comment) && read_back(file, out);
    if (file)
        zip_source_free(file);
    if (!ok)
        out->length = before;
    return ok;
}
