/* Who signs, from its elements. */
#include "input/profile_acceptance.h"

#include "base/array.h"
#include "input/xml.h"

#include <string.h>

/* All of them stand on one page. */
enum { MOST_PARTIES = 6 };

struct parties {
    ARRAY(struct party) list;
};

static void read_party(const struct element_reader *reader,
    const xmlNode *element, struct parties *parties)
{
    struct place place = xml_place(reader->source, element), at;
    struct party party = {
        .name = profile_element_attribute(reader, element, "name", &at),
        .signatory =
            profile_element_attribute(reader, element, "signatory", &at),
        .role = profile_element_attribute(reader, element, "role", &at),
        .place = place,
    };
    if (!party.name)
        diag_add(reader->diags, SEVERITY_ERROR, place,
            "write whom the signature binds: name=\"...\"; who signs for it "
            "is its signatory",
            "party: the name is missing");
    for (size_t i = 0; party.name && i < parties->list.count; i++)
        if (parties->list.items[i].name &&
            strcmp(parties->list.items[i].name, party.name) == 0)
            diag_add(reader->diags, SEVERITY_ERROR, place, NULL,
                "party: \"%s\" stands here twice", party.name);
    *array_add(&parties->list, reader->arena) = party;
}

const struct acceptance *profile_acceptance_read(
    const struct element_reader *reader, const xmlNode *proposal)
{
    const xmlNode *element =
        profile_element_find(proposal->children, "acceptance");
    struct parties parties = {0};
    if (!element)
        return NULL;
    struct acceptance *acceptance = arena_new(reader->arena, struct acceptance);
    acceptance->place = xml_place(reader->source, element);
    acceptance->text = profile_element_words(reader, element);
    const xmlNode *party = element->children;
    while ((party = profile_element_find(party, "party"))) {
        if (parties.list.count == MOST_PARTIES) {
            diag_add(reader->diags, SEVERITY_ERROR,
                xml_place(reader->source, party), NULL, "party: more than %d",
                MOST_PARTIES);
            break;
        }
        read_party(reader, party, &parties);
        party = party->next;
    }
    if (parties.list.count == 0)
        diag_add(reader->diags, SEVERITY_ERROR, acceptance->place,
            "write <party name=\"...\"/> for each who signs",
            "acceptance: no party");
    acceptance->parties = parties.list.items;
    acceptance->party_count = parties.list.count;
    return acceptance;
}
