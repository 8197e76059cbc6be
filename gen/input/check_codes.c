/* The checks of texts that have a code: a row each. */
#include "input/check_codes.h"

const char *const check_codes[] = {
    [CHECK_STRAY_BOLD] = "stray-bold",
    [CHECK_FOREIGN_ADMONITION] = "foreign-admonition",
    [CHECK_FOREIGN_ALERT] = "foreign-alert",
    [CHECK_FOREIGN_ATTRIBUTES] = "foreign-attributes",
    [CHECK_FOREIGN_TAG] = "foreign-tag",
    [CHECK_FOREIGN_HIGHLIGHT] = "foreign-highlight",
    [CHECK_FOREIGN_LINK] = "foreign-link",
    [CHECK_FOREIGN_NOTE] = "foreign-note",
    [CHECK_FOREIGN_CONTENTS] = "foreign-contents",
    [CHECK_FOREIGN_DEFINITION] = "foreign-definition",
    [CHECK_UNDEFINED_NOTE] = "undefined-note",
    [CHECK_UNDEFINED_ADDRESS] = "undefined-address",
    [CHECK_DOUBLED_NOTE] = "doubled-note",
    [CHECK_DOUBLED_ADDRESS] = "doubled-address",
    [CHECK_UNUSED_NOTE] = "unused-note",
    [CHECK_UNUSED_ADDRESS] = "unused-address",
    [CHECK_EMPTY_LINK] = "empty-link",
    [CHECK_EMPTY_HEADING] = "empty-heading",
    [CHECK_CELLS_LOST] = "cells-lost",
    [CHECK_LINK_NOWHERE] = "link-nowhere",
    [CHECK_NO_WORDS] = "no-words",
    [CHECK_UNCLOSED_FENCE] = "unclosed-fence",
};

const char *const check_helps[] = {
    [CHECK_STRAY_BOLD] = "\"**\" that begins or ends nothing bold",
    [CHECK_FOREIGN_ADMONITION] = "\"!!!\", a note in another dialect",
    [CHECK_FOREIGN_ALERT] = "\"[!...]\", an alert in another dialect",
    [CHECK_FOREIGN_ATTRIBUTES] =
        "\"{#...}\" and the like: attributes in another dialect",
    [CHECK_FOREIGN_TAG] = "\"{%\", a tag in another dialect",
    [CHECK_FOREIGN_HIGHLIGHT] = "\"==\", which is no markup here",
    [CHECK_FOREIGN_LINK] = "\"[[\", a link in another dialect",
    [CHECK_FOREIGN_NOTE] = "\"^[\", a note in another dialect",
    [CHECK_FOREIGN_CONTENTS] = "\"[TOC]\"; templates have the contents",
    [CHECK_FOREIGN_DEFINITION] =
        "\": \", a list of definitions in another dialect",
    [CHECK_UNDEFINED_NOTE] = "the mark of a note that is not defined",
    [CHECK_UNDEFINED_ADDRESS] = "a link by a name that is not defined",
    [CHECK_DOUBLED_NOTE] = "a note that is defined twice",
    [CHECK_DOUBLED_ADDRESS] = "an address that is defined twice",
    [CHECK_UNUSED_NOTE] = "a note that nothing marks",
    [CHECK_UNUSED_ADDRESS] = "an address that no link names",
    [CHECK_EMPTY_LINK] = "a link without words",
    [CHECK_EMPTY_HEADING] = "a heading without words",
    [CHECK_CELLS_LOST] = "a row with more cells than its table has columns",
    [CHECK_LINK_NOWHERE] = "a link that leads nowhere",
    [CHECK_NO_WORDS] = "a module without a word for this profile",
    [CHECK_UNCLOSED_FENCE] =
        "a block of code that takes in the rest of the text",
};

const int check_count = sizeof check_codes / sizeof *check_codes;
