/* Every key of a guide, with what it takes and what it is for. */
#include "input/guide_keys.h"

#include "input/fact_types.h"

#include <stddef.h>

/* The same in several rows. */
#define ID "lower-case letters, digits and hyphens"
#define CONDITION "a condition"
#define NOTHING ""
#define REQUIRED NULL

enum { MOST_POINTS = 1000 };

static const char *const grades[] = {
    "none", "slight", "lean", "strong", "decisive", NULL};
static const char *const scopes[] = {"project", "part", NULL};
static const char *const levels[] = {"note", "caution", "serious", NULL};
static const char *const evidence[] = {
    "measured", "documented", "experience", "opinion", NULL};
static const char *const types[] = {
#define TYPE_NAME(constant, called, ...) called,
    FACT_TYPES(TYPE_NAME)
#undef TYPE_NAME
        NULL};

const struct keys guide_keys_root = {"guide", "guide.yaml",
    (const struct key[]){
        {"guide", ID, REQUIRED,
            .help =
                "the guide's id, by which profiles name it; the name of its "
                "folder"},
        {"format", "a whole number", "1",
            .help = "of this file; the program reads 1", .low = 1,
            .high = 1000},
        {"title", "a text", REQUIRED,
            .help = "what the guide decides, as a question"},
        {"language", "a language tag, such as en or en-US", REQUIRED,
            .help = "of its texts: hyphens, numbers and dates follow it"},
        {"version", "a text", REQUIRED,
            .help = "of the guide; documents and records state it"},
        {"unknown", "a text", REQUIRED,
            .help = "what is printed for a value that is not known"},
        {"templates", "a list of names", REQUIRED,
            .help = "the templates that it is made for; the first is the usual "
                    "one"},
        {"options", "a list of maps", REQUIRED, .help = "what can be chosen"},
        {"combinations", "a list of maps", NOTHING,
            .help = "which options can be used together"},
        {"grades", "a map", NOTHING,
            .help = "points of each grade of a reason"},
        {"grade-labels", "a map", NOTHING,
            .help =
                "what documents call the grades, if not as the template does"},
        {"weights", "a map from each class to a whole number", NOTHING,
            .help = "what a part of each class counts; needed where there are "
                    "parts"},
        {"project-weight", "a whole number", "2",
            .help = "what reasons about the project as a whole count", .low = 0,
            .high = MOST_POINTS},
        {"parts", "a map", NOTHING,
            .help = "the element that a profile repeats, such as a workload"},
        {"current", "a map", NOTHING,
            .help = "which fact says what is used today"},
        {"facts", "a map from ids to maps", NOTHING,
            .help = "what is asked about a project, and what follows from it"},
        {"kinds", "a map from ids to headings", REQUIRED,
            .help = "the kinds of modules"},
        {"criteria", "a list of maps", NOTHING,
            .help = "what reasons are about; where there are any, each reason "
                    "has one"},
        {"sources", "a list of maps", NOTHING,
            .help = "what reasons and texts of the whole guide rest on"},
        {"reasons", "a list of maps", NOTHING,
            .help = "those that belong to no module"},
        {"warnings", "a list of maps", NOTHING,
            .help = "what a reader is warned of, and when"},
        {0}}};

const struct keys guide_keys_option = {"option", "guide.yaml, options",
    (const struct key[]){
        {"id", ID, REQUIRED, .help = "what conditions and reasons call it"},
        {"label", "a text", REQUIRED, .help = "what documents call it"}, {0}}};

const struct keys guide_keys_combination = {"combination",
    "guide.yaml, combinations",
    (const struct key[]){
        {"id", ID, REQUIRED, .help = "what conditions and reasons call it"},
        {"label", "a text", REQUIRED, .help = "what documents call it"},
        {"of", "a list of options", REQUIRED, .help = "at least two"}, {0}}};

const struct keys guide_keys_grades = {"grades", "guide.yaml, grades",
    (const struct key[]){
        {"slight", "a whole number", "1", .help = "points of a slight reason",
            .low = 1, .high = MOST_POINTS},
        {"lean", "a whole number", "2", .help = "more than slight", .low = 1,
            .high = MOST_POINTS},
        {"strong", "a whole number", "4", .help = "more than lean", .low = 1,
            .high = MOST_POINTS},
        {"decisive", "a whole number", "8",
            .help = "more than strong; such a reason rules out, too", .low = 1,
            .high = MOST_POINTS},
        {0}}};

const struct keys guide_keys_grade_labels = {"grade-labels",
    "guide.yaml, grade-labels",
    (const struct key[]){{"none", "a text", NOTHING, .help = "of no grade"},
        {"slight", "a text", NOTHING, .help = "of slight"},
        {"lean", "a text", NOTHING, .help = "of lean"},
        {"strong", "a text", NOTHING, .help = "of strong"},
        {"decisive", "a text", NOTHING, .help = "of decisive"}, {0}}};

const struct keys guide_keys_parts = {"parts", "guide.yaml, parts",
    (const struct key[]){
        {"path", "element names with \"/\" between", REQUIRED,
            .help = "where they stand in a profile: workloads/workload"},
        {"name", "an element, or an attribute behind \"@\"", REQUIRED,
            .help = "where a part says its name: \"@name\""},
        {"weight", "the id of a fact", REQUIRED,
            .help = "the asked scale of a part that gives its class of weight; "
                    "it has "
                    "an \"assume\""},
        {"vary", "the id of a fact", NOTHING,
            .help = "the asked enum of a part of which what-ifs add one of "
                    "each value"},
        {"label", "a text, or {one: ..., other: ...}", NOTHING,
            .help = "what documents call a part, and parts"},
        {0}}};

const struct keys guide_keys_current = {"current", "guide.yaml, current",
    (const struct key[]){
        {"fact", "the id of a fact", REQUIRED,
            .help =
                "the asked enum of the project that says what is used today"},
        {"map", "a map from its values to options", REQUIRED,
            .help = "values left out stand for none of them"},
        {0}}};

const struct keys guide_keys_fact = {"fact", "guide.yaml, facts",
    (const struct key[]){
        {"of", "a word", REQUIRED,
            .help = "what it is said of: the project, or each part",
            .words = scopes},
        {"path", "element names with \"/\" between, perhaps an @attribute last",
            REQUIRED,
            .help = "where its value stands in a profile, below project or the "
                    "part"},
        {"type", "a word", REQUIRED,
            .help = "what values it has; see types of facts", .words = types},
        {"values", "a list of words", NOTHING,
            .help = "those of an enum, a scale (rising) or a set, at most 64"},
        {"label", "a text", NOTHING, .help = "what documents call it"},
        {"labels", "a map from values (or yes and no) to texts", NOTHING,
            .help = "what documents call its values"},
        {"phrase", "a text, or a map from values to texts", NOTHING,
            .help =
                "a clause that says its value, behind \"if\"; with {value} and "
                "{part}; of a boolean no and yes, of a number below and "
                "at-least"},
        {"ask", "a text", NOTHING, .help = "the question that it answers"},
        {"group", "a word", NOTHING,
            .help = "facts of one group are asked, and tried, together"},
        {"unit", "a text, or {one: ..., other: ...}", NOTHING,
            .help = "of a number, as {{fact.full}} prints it"},
        {"cuts", "a list of rising numbers", NOTHING,
            .help = "of a number: the thresholds that conditions may compare "
                    "it with, "
                    "as >= cut or < cut"},
        {"assume", "one of its values (a list for a set)", NOTHING,
            .help =
                "what the verdict takes where it is not known; listed as an "
                "assumption, and still asked"},
        {"required", "yes or no", "no",
            .help = "a profile without it is refused"},
        {"print-only", "yes or no", "no",
            .help = "no condition reads it; so it is with every text"},
        {"asked-if", CONDITION, NOTHING,
            .help = "where it does not hold the fact is irrelevant, and known: "
                    "it is "
                    "as otherwise says"},
        {"otherwise", "one of its values (a list for a set)", NOTHING,
            .help = "its value where it is not asked; needed with asked-if"},
        {0}}};

const struct keys guide_keys_derived = {"derived fact",
    "guide.yaml, facts: one of is, any, all and count makes a fact derived",
    (const struct key[]){
        {"of", "a word", REQUIRED, .help = "project, for any, all and count",
            .words = scopes},
        {"label", "a text", NOTHING, .help = "what documents call it"},
        {"labels", "a map from yes and no to texts", NOTHING,
            .help = "what documents call its values"},
        {"unit", "a text, or {one: ..., other: ...}", NOTHING,
            .help = "of a number"},
        {"is", "a condition, or a number", NOTHING,
            .help =
                "its value, from other facts of its row and of the project"},
        {"any", CONDITION, NOTHING, .help = "true if it holds for some part"},
        {"all", CONDITION, NOTHING, .help = "true if it holds for all parts"},
        {"count", CONDITION, NOTHING, .help = "for how many parts it holds"},
        {0}}};

const struct keys guide_keys_plural = {"plural",
    "guide.yaml, label of parts, and unit",
    (const struct key[]){
        {"one", "a text", REQUIRED, .help = "for one of them: person"},
        {"other", "a text", REQUIRED, .help = "for all other numbers: people"},
        {0}}};

const struct keys guide_keys_criterion = {"criterion", "guide.yaml, criteria",
    (const struct key[]){{"id", ID, REQUIRED, .help = "what reasons call it"},
        {"label", "a text", REQUIRED, .help = "what documents call it"}, {0}}};

const struct keys guide_keys_source = {"source",
    "guide.yaml, sources, and sources in the head of a module",
    (const struct key[]){
        {"id", ID, REQUIRED,
            .help = "what rests-on, and [@id] in a text, call it"},
        {"title", "a text", REQUIRED, .help = "what documents call it"},
        {"address", "an https address", REQUIRED,
            .help = "where it can be read"},
        {"date", "year-month-day", REQUIRED, .help = "when it was looked at"},
        {0}}};

const struct keys guide_keys_reason = {"reason",
    "guide.yaml, reasons, and reasons in the head of a module",
    (const struct key[]){
        {"id", ID, REQUIRED, .help = "what explain and diff call it"},
        {"for", "an option or a combination", NOTHING,
            .help = "it speaks for this; either for or against"},
        {"against", "an option or a combination", NOTHING,
            .help = "it speaks against this"},
        {"grade", "a word", REQUIRED, .help = "how much it counts",
            .words = grades + 1},
        {"scope", "a word", NOTHING,
            .help =
                "on which rows it counts: the project, or each part; as its "
                "module's, project without one",
            .words = scopes},
        {"when", CONDITION, NOTHING,
            .help = "it counts where this holds (and its module's)"},
        {"because", "a text", REQUIRED,
            .help = "the argument, as documents print it"},
        {"except", "a list of maps", NOTHING,
            .help = "what makes it count less, more, or not at all"},
        {"criterion", "the id of a criterion", NOTHING,
            .help = "what it is about; needed where the guide has criteria"},
        {"evidence", "a word", NOTHING,
            .help =
                "how sure it is; what is measured or documented has a source",
            .words = evidence},
        {"rests-on", "a list of ids of sources", NOTHING,
            .help = "where that can be read; needs evidence"},
        {0}}};

const struct keys guide_keys_exception = {"exception",
    "except of a reason; the first that holds is taken",
    (const struct key[]){
        {"when", CONDITION, REQUIRED, .help = "when it applies"},
        {"grade", "a word", "none",
            .help = "the grade of the reason then; none removes it",
            .words = grades},
        {"because", "a text", REQUIRED, .help = "why, as documents print it"},
        {0}}};

const struct keys guide_keys_warning = {"warning", "guide.yaml, warnings",
    (const struct key[]){
        {"id", ID, REQUIRED, .help = "what explain --why calls it"},
        {"level", "a word", "caution", .help = "how serious it is",
            .words = levels},
        {"when", CONDITION, REQUIRED,
            .help = "when it is given; it may read $verdict and its like"},
        {"say", "a text", REQUIRED, .help = "what it says"}, {0}}};

const struct keys guide_keys_module = {"module",
    "the head of modules/NAME.md, between two lines \"---\"",
    (const struct key[]){
        {"id", ID, REQUIRED, .help = "what links and explain --why call it"},
        {"title", "a text", REQUIRED, .help = "its heading"},
        {"kind", "one of the guide's kinds", REQUIRED,
            .help = "which \"::: modules KIND\" of an outline it stands in"},
        {"order", "a whole number", "0",
            .help = "modules stand in rising order", .low = 0, .high = 1000000},
        {"scope", "a word", "project",
            .help =
                "part: its condition is asked of each part, and it is printed "
                "once if it holds for some",
            .words = scopes},
        {"when", CONDITION, REQUIRED,
            .help =
                "when it is in a document; it may read $verdict and its like, "
                "unless it has reasons"},
        {"reasons", "a list of maps", NOTHING,
            .help = "what speaks for and against, where its condition holds"},
        {"claims", "a list of words", NOTHING,
            .help =
                "names of statements that it makes, for those who check texts"},
        {"sources", "a list of maps", NOTHING,
            .help = "what it rests on itself"},
        {"version", "a text", NOTHING, .help = "of this text"},
        {"reviewed", "year-month-day", NOTHING,
            .help = "when someone last read it against the world"},
        {"review-in", "a text, such as \"6 months\"", NOTHING,
            .help = "how long that lasts"},
        {0}}};

const struct keys *const guide_keys_all[] = {&guide_keys_root,
    &guide_keys_option, &guide_keys_combination, &guide_keys_grades,
    &guide_keys_grade_labels, &guide_keys_parts, &guide_keys_current,
    &guide_keys_fact, &guide_keys_derived, &guide_keys_plural,
    &guide_keys_criterion, &guide_keys_source, &guide_keys_reason,
    &guide_keys_exception, &guide_keys_warning, &guide_keys_module, NULL};
