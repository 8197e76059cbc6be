/* What a profile says of its document in `meta`: one row a field.
 *
 * To add one, add a row; if it is shown on covers or in the decision box,
 * strings.LANG.yaml gives it its label, cover.NAME or decision.NAME. */
#ifndef INPUT_META_H
#define INPUT_META_H

#include "base/source.h"

#include <stdbool.h>
#include <stddef.h>

enum meta_kind {
    META_TEXT,
    META_DATE,     /* year-month-day */
    META_WORD,     /* of which a template may have its own: "status.draft" */
    META_LANGUAGE, /* a BCP 47 tag */
    META_ADDRESS,  /* of mail: input/mail_address.h */
};

/* Where a field that is stated is shown. */
enum meta_cover { META_HIDDEN, META_ON_COVER, META_IN_BOX };

/* Each row: the member of struct meta, the element's name, its kind, where it
 * is shown (in this order), and what it is for. */
#define META_FIELDS(X)                                                         \
    X(title, "title", META_TEXT, META_HIDDEN, "the document's title")          \
    X(subtitle, "subtitle", META_TEXT, META_HIDDEN,                            \
        "on the cover, below the title")                                       \
    X(client, "client", META_TEXT, META_ON_COVER, "for whom")                  \
    X(recipient, "recipient", META_TEXT, META_ON_COVER, "who receives it")     \
    X(contact, "contact", META_TEXT, META_HIDDEN,                              \
        "whom a mail about it is for")                                         \
    X(email, "email", META_ADDRESS, META_HIDDEN, "where it is mailed to")      \
    X(author, "author", META_TEXT, META_ON_COVER, "who signs it")              \
    X(author_email, "author-email", META_ADDRESS, META_HIDDEN,                 \
        "where it is mailed from")                                             \
    X(reference, "reference", META_TEXT, META_ON_COVER, "unique in a batch")   \
    X(version, "version", META_TEXT, META_ON_COVER, "of this document")        \
    X(date, "date", META_DATE, META_ON_COVER, "year-month-day")                \
    X(valid_until, "valid-until", META_DATE, META_ON_COVER, "year-month-day")  \
    X(status, "status", META_WORD, META_ON_COVER, "draft, final, ...")         \
    X(confidentiality, "confidentiality", META_WORD, META_ON_COVER,            \
        "who may read it")                                                     \
    X(language, "language", META_LANGUAGE, META_HIDDEN, "en, en-US, ...")      \
    X(purpose, "purpose", META_TEXT, META_IN_BOX, "what the document is for")  \
    X(audience, "audience", META_TEXT, META_IN_BOX, "for whom it is written")  \
    X(decider, "decider", META_TEXT, META_IN_BOX, "who decides")               \
    X(consulted, "consulted", META_TEXT, META_IN_BOX, "who was consulted")     \
    X(informed, "informed", META_TEXT, META_IN_BOX, "who is informed")         \
    X(approver, "approver", META_TEXT, META_IN_BOX, "who approved the text")   \
    X(weighed_by, "weighed-by", META_TEXT, META_IN_BOX,                        \
        "whose weights these are")                                             \
    X(review, "review", META_DATE, META_IN_BOX,                                \
        "when the decision is looked at again: year-month-day")                \
    X(review_earlier, "review-earlier", META_TEXT, META_IN_BOX,                \
        "what would reopen it before")

/* Printed, never used in conditions. NULL where the profile is silent; the
 * places are only those of what is stated. */
struct meta {
#define META_MEMBER(member, name, kind, cover, explanation) const char *member;
    META_FIELDS(META_MEMBER)
#undef META_MEMBER
    struct {
#define META_PLACE(member, name, kind, cover, explanation) struct place member;
        META_FIELDS(META_PLACE)
#undef META_PLACE
    } places;
};

struct meta_field {
    const char *name;
    size_t text, place; /* offsets in struct meta */
    enum meta_kind kind;
    enum meta_cover cover;
    const char *explanation;
};

/* All rows; the last has no name. */
extern const struct meta_field meta_fields[];

/* What META says of FIELD; NULL if nothing. */
const char *meta_text(const struct meta *meta, const struct meta_field *field);

void meta_set(struct meta *meta, const struct meta_field *field,
    const char *text, struct place place);

#endif
