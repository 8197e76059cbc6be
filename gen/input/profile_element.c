/* What the elements of an offer say in their attributes. */
#include "input/profile_element.h"

#include "input/profile_words.h"
#include "input/xml.h"

#include <string.h>

const xmlNode *profile_element_find(const xmlNode *element, const char *name)
{
    for (; element; element = element->next)
        if (element->type == XML_ELEMENT_NODE && !element->ns &&
            strcmp((const char *)element->name, name) == 0)
            return element;
    return NULL;
}

const char *profile_element_attribute(const struct element_reader *reader,
    const xmlNode *element, const char *name, struct place *place)
{
    const struct source *source = reader->source;
    const xmlAttr *attribute =
        xmlHasNsProp((xmlNode *)element, (const xmlChar *)name, NULL);
    *place = attribute ? xml_attribute_place(source, attribute)
                       : xml_place(source, element);
    if (!attribute)
        return NULL;
    return profile_words_known(
        profile_words_of_attribute(reader->arena, attribute));
}

const char *profile_element_date(const struct element_reader *reader,
    const xmlNode *element, const char *name, struct place *place)
{
    const char *text = profile_element_attribute(reader, element, name, place);
    return text && stated_date(name, text, *place, reader->diags) ? text : NULL;
}

/* As PARSE reads it. */
static struct stated read_stated(const struct element_reader *reader,
    const xmlNode *element, const char *name,
    struct stated (*parse)(struct arena *arena, const char *name,
        const char *text, struct place place, struct diags *diags))
{
    struct place place;
    const char *text = profile_element_attribute(reader, element, name, &place);
    return text ? parse(reader->arena, name, text, place, reader->diags)
                : (struct stated){.place = place};
}

struct stated profile_element_number(const struct element_reader *reader,
    const xmlNode *element, const char *name)
{
    return read_stated(reader, element, name, stated_number);
}

struct stated profile_element_percent(const struct element_reader *reader,
    const xmlNode *element, const char *name)
{
    return read_stated(reader, element, name, stated_percent);
}

const char *profile_element_words(
    const struct element_reader *reader, const xmlNode *element)
{
    return profile_words_known(profile_words(reader->arena, element, true));
}
