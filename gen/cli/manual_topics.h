/* What the reference tells of, a row a topic: `dossier help TOPIC`, and the
 * manual pages dossier-guide(5), dossier-profile(5) and dossier-template(5). */
#ifndef CLI_MANUAL_TOPICS_H
#define CLI_MANUAL_TOPICS_H

#include "cli/manual.h"

/* Each row: the topic, the manual page it stands in, the function that tells
 * it, and what it is about. A page is called after its first topic. */
#define MANUAL_TOPICS(X)                                                       \
    X("guide", "guide", manual_topic_guide, "every key of guide.yaml")         \
    X("module", "guide", manual_topic_module,                                  \
        "the head of a module, and what its text may have")                    \
    X("reasons", "guide", manual_topic_reasons,                                \
        "how reasons count, with an example")                                  \
    X("conditions", "guide", manual_topic_conditions,                          \
        "the language of conditions")                                          \
    X("values", "guide", manual_topic_values, "{{values}} in texts")           \
    X("blocks", "guide", manual_topic_blocks, "::: blocks in texts")           \
    X("checks", "guide", manual_topic_checks, "the codes of checks")           \
    X("profile", "profile", manual_topic_profile,                              \
        "what a profile may say beside the facts of its guide")                \
    X("rows", "profile", manual_topic_rows,                                    \
        "the map of a table whose rows are profiles")                          \
    X("template", "template", manual_topic_template,                           \
        "the files of a template")                                             \
    X("sections", "template", manual_topic_sections,                           \
        "the sections that the program writes itself")                         \
    X("theme", "template", manual_topic_theme,                                 \
        "every key of theme.yaml, and brand files")                            \
    X("strings", "template", manual_topic_strings,                             \
        "every text of strings.LANG.yaml")

#define TOPIC_PROTOTYPE(name, page, tell, summary)                             \
    void tell(struct manual *manual);
MANUAL_TOPICS(TOPIC_PROTOTYPE)
#undef TOPIC_PROTOTYPE

struct manual_topic {
    const char *name, *page;
    void (*tell)(struct manual *manual);
    const char *summary;
};

/* All rows; the last has no name. */
extern const struct manual_topic manual_topics[];

/* Tells of TOPIC; as a manual page, of all topics that stand in its page. */
void manual_tell(struct manual *manual, const struct manual_topic *topic);

#endif
