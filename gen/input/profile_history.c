/* The versions of a document, from the elements of its profile. */
#include "input/profile_history.h"

#include "base/array.h"
#include "base/text_map.h"
#include "input/beside.h"
#include "input/profile_element.h"
#include "input/xml.h"

#include <string.h>

/* A table of them is looked over, not searched. */
enum { MOST_ENTRIES = 200 };

struct reading {
    const struct element_reader *elements;
    const struct meta *meta;
    struct text_map versions;
    const struct history_entry *last; /* with a date, so far; NULL: none */
    ARRAY(struct history_entry) entries;
};

static void complain(const struct reading *reading, struct place place,
    const char *hint, const char *message)
{
    diag_add(
        reading->elements->diags, SEVERITY_ERROR, place, hint, "%s", message);
}

static void check_version(struct reading *reading,
    const struct history_entry *entry, struct place place)
{
    struct arena *arena = reading->elements->arena;
    if (!entry->version)
        complain(reading, place, "say which: version=\"1\"",
            "entry: the version is missing");
    else if (!text_map_add(&reading->versions, arena, entry->version, 0))
        complain(reading, place, "each version is a line",
            arena_format(
                arena, "entry: version %s stands here twice", entry->version));
}

/* Dates are year-month-day: their order is that of their letters. */
static void check_date(struct reading *reading,
    const struct history_entry *entry, struct place place)
{
    struct arena *arena = reading->elements->arena;
    const struct history_entry *last = reading->last;
    if (last && strcmp(entry->date, last->date) < 0)
        complain(reading, place, "the oldest version stands first",
            arena_format(arena, "date: %s is before the date above it, %s",
                entry->date, last->date));
    else if (reading->meta->date &&
             strcmp(entry->date, reading->meta->date) > 0)
        complain(reading, place,
            arena_format(
                arena, "the date of the document is %s", reading->meta->date),
            arena_format(
                arena, "date: %s is after that of the document", entry->date));
}

static void read_entry(struct reading *reading, const xmlNode *element)
{
    const struct element_reader *elements = reading->elements;
    struct place version, date, author;
    struct history_entry entry = {.version = profile_element_attribute(
                                      elements, element, "version", &version),
        .author =
            profile_element_attribute(elements, element, "author", &author),
        .text = profile_element_words(elements, element),
        .place = xml_place(elements->source, element)};
    bool dated = profile_element_attribute(elements, element, "date", &date);
    entry.date = profile_element_date(elements, element, "date", &date);
    check_version(reading, &entry, version);
    if (entry.date)
        check_date(reading, &entry, date);
    else if (!dated)
        complain(reading, date, "say of when it is, as date=\"2026-11-20\"",
            "entry: the date is missing");
    if (!entry.text)
        complain(reading, entry.place,
            "write what changed between <entry ...> and </entry>",
            "entry: the text is missing");
    *array_add(&reading->entries, elements->arena) = entry;
    if (entry.date) {
        struct history_entry *kept =
            arena_new(elements->arena, struct history_entry);
        *kept = entry;
        reading->last = kept;
    }
}

/* The last one is the document at hand. */
static void check_newest(const struct reading *reading)
{
    size_t count = reading->entries.count;
    const struct history_entry *newest =
        count ? &reading->entries.items[count - 1] : NULL;
    const char *version = reading->meta->version;
    if (newest && newest->version && version &&
        strcmp(newest->version, version) != 0)
        complain(reading, newest->place,
            "the newest version stands last, and is that of meta",
            arena_format(reading->elements->arena,
                "history: the newest version is %s, but the document's is %s",
                newest->version, version));
}

static void read_history(const struct element_reader *elements,
    const xmlNode *element, struct profile *profile)
{
    struct reading reading = {.elements = elements, .meta = &profile->meta};
    const xmlNode *entry = element->children;
    while ((entry = profile_element_find(entry, "entry"))) {
        if (reading.entries.count == MOST_ENTRIES) {
            complain(&reading, xml_place(elements->source, entry), NULL,
                arena_format(
                    elements->arena, "entry: more than %d", MOST_ENTRIES));
            return;
        }
        read_entry(&reading, entry);
        entry = entry->next;
    }
    if (reading.entries.count == 0)
        complain(&reading, xml_place(elements->source, element),
            "write <entry version=\"\" date=\"\">what changed</entry> for each",
            "history: no entry");
    check_newest(&reading);
    profile->history =
        (struct history){reading.entries.items, reading.entries.count};
}

static void read_logo(const struct element_reader *elements,
    const xmlNode *element, struct profile *profile)
{
    struct place place, at;
    const char *file =
        profile_element_attribute(elements, element, "file", &place);
    profile->logo.place = place;
    profile->logo.alternative =
        profile_element_attribute(elements, element, "alt", &at);
    if (file && elements->source->beside)
        return; /* of a profile that was kept: texts are kept with it alone */
    if (file)
        profile->logo.path = beside_find(elements->arena, elements->source,
            "logo", file, place, elements->diags);
    else
        diag_add(elements->diags, SEVERITY_ERROR, place,
            "write file=\"logo.svg\", a PNG, JPEG or SVG beside the profile",
            "logo: the file is missing");
}

void profile_history_read(struct arena *arena, const xmlNode *root,
    struct profile *profile, struct diags *diags)
{
    struct element_reader elements = {arena, diags, profile->source};
    const xmlNode *history = profile_element_find(root->children, "history");
    const xmlNode *logo = profile_element_find(root->children, "logo");
    if (history)
        read_history(&elements, history, profile);
    if (logo)
        read_logo(&elements, logo, profile);
}
