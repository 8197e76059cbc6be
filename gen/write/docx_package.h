/* The package of a DOCX file (ECMA-376, part 2): parts, what they are, how they
 * hang together, in a ZIP file. */
#ifndef WRITE_DOCX_PACKAGE_H
#define WRITE_DOCX_PACKAGE_H

#include "base/array.h"
#include "base/buffer.h"
#include "base/diag.h"
#include "base/text_map.h"
#include "write/docx_xml.h"

#include <stdbool.h>
#include <stddef.h>

struct docx_part {
    const char *name; /* in the package, without a slash before it */
    const char *type; /* NULL: the usual one of its ending */
    const char *bytes;
    size_t length;
};

/* All zero, but for its arena, is the empty package. */
struct docx_package {
    struct arena *arena;
    ARRAY(struct docx_part) parts;
};

/* What a part leads to: other parts, and addresses outside. All zero, but for
 * its arena, leads nowhere. */
struct docx_relations {
    struct arena *arena;
    struct text_map numbers; /* by type and target */
    ARRAY(struct docx_relation) list;
};

struct docx_relation {
    const char *type;   /* the end of its address: "hyperlink" */
    const char *target; /* a part as seen from this one, or an address */
    bool outside;
};

/* The package takes a copy of the bytes. */
void docx_package_add(struct docx_package *package, const char *name,
    const char *type, const void *bytes, size_t length);

/* The same of XML, which ends and is freed. */
void docx_package_add_xml(struct docx_package *package, const char *name,
    const char *type, struct docx_xml *xml);

/* The id of the relation, a new one or the one that is there: "r3". */
const char *docx_relation_add(struct docx_relations *relations,
    const char *type, const char *target, bool outside);

/* Adds the part that says where PART leads, unless that is nowhere; "" is the
 * package itself. */
void docx_package_relate(struct docx_package *package, const char *part,
    const struct docx_relations *relations);

/* Appends the ZIP file to OUT: its parts in their order, behind the list of
 * their types, all of the same time. False after a problem of libzip's. */
bool docx_package_write(const struct docx_package *package, struct buffer *out,
    struct diags *diags);

#endif
