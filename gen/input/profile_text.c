/* The text of a profile, parsed once. */
#include "input/profile_text.h"

#include "input/profile_words.h"
#include "input/xml.h"

#include <string.h>

/* ---- the guide and the reference ----------------------------------------- */

static const xmlNode *child_named(const xmlNode *element, const char *name)
{
    for (const xmlNode *node = element->children; node; node = node->next)
        if (node->type == XML_ELEMENT_NODE && !node->ns &&
            strcmp((const char *)node->name, name) == 0)
            return node;
    return NULL;
}

static struct located find_guide(
    struct arena *arena, const struct source *source, const xmlNode *root)
{
    struct located guide = {"", xml_place(source, root)};
    const xmlAttr *attribute =
        xmlHasNsProp((xmlNode *)root, (const xmlChar *)"guide", NULL);
    if (attribute) {
        xmlChar *name = xmlNodeGetContent((const xmlNode *)attribute);
        guide.text = arena_string(arena, name ? (const char *)name : "");
        guide.place = xml_attribute_place(source, attribute);
        xmlFree(name);
    }
    return guide;
}

static struct located find_reference(
    struct arena *arena, const struct source *source, const xmlNode *root)
{
    struct located reference = {0};
    const xmlNode *element = child_named(root, "meta");
    if (element)
        element = child_named(element, "reference");
    if (element) {
        reference.text = profile_words(arena, element, false);
        reference.place = xml_place(source, element);
    }
    return reference;
}

/* ---- the text ------------------------------------------------------------ */

struct profile_text *profile_text_new(
    struct arena *arena, const struct source *source, struct diags *diags)
{
    size_t errors = diags_count(diags, SEVERITY_ERROR);
    xmlDoc *tree = xml_read(source, diags);
    if (!tree)
        return NULL;
    const xmlNode *root = xmlDocGetRootElement(tree);
    struct profile_text *text = arena_new(arena, struct profile_text);
    *text = (struct profile_text){.source = source,
        .tree = tree,
        .sound = diags_count(diags, SEVERITY_ERROR) == errors,
        .guide = find_guide(arena, source, root),
        .reference = find_reference(arena, source, root)};
    return text;
}

void profile_text_free(struct profile_text *text)
{
    if (!text)
        return;
    xmlFreeDoc(text->tree);
    text->tree = NULL;
}

bool profile_text_check(const struct profile_text *text, struct diags *diags)
{
    const xmlNode *root = xmlDocGetRootElement(text->tree);
    struct place place = xml_place(text->source, root);
    if (root->ns || strcmp((const char *)root->name, "profile") != 0) {
        diag_add(diags, SEVERITY_ERROR, place,
            "a profile begins with <profile guide=\"...\" format=\"1\">, "
            "without a namespace",
            "<%s> is not a profile", (const char *)root->name);
        return false;
    }
    xmlChar *format = xmlGetNoNsProp(root, (const xmlChar *)"format");
    bool readable = format && strcmp((const char *)format, "1") == 0;
    xmlFree(format);
    if (!readable)
        diag_add(diags, SEVERITY_ERROR, place,
            "write format=\"1\"; this program reads no other",
            "the format of the profile is missing or unknown");
    return readable;
}

struct located profile_text_guide(
    const struct profile_text *text, struct diags *diags)
{
    if (!profile_text_check(text, diags))
        return (struct located){0};
    if (*text->guide.text)
        return text->sound ? text->guide : (struct located){0};
    diag_add(diags, SEVERITY_ERROR,
        xml_place(text->source, xmlDocGetRootElement(text->tree)),
        "write guide=\"...\", or name one with -g",
        "the profile names no guide");
    return (struct located){0};
}
