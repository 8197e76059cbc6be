/* libxml2's XPath with the facts as its only variables. */
#include "decide/evaluate.h"

#include "base/array.h"
#include "base/buffer.h"
#include "base/memory.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>
#include <stdlib.h>
#include <string.h>

struct evaluator {
    struct arena arena;
    const struct guide *guide;
    struct variables variables;
    xmlXPathContextPtr context;
    xmlDocPtr words;     /* owns the <v> elements of sets */
    xmlNodePtr **values; /* [fact][value], NULL for facts that are no sets */
    ARRAY(xmlXPathCompExprPtr) compiled;
    const struct readings *readings; /* of the evaluation under way */
    size_t evaluations;
};

/* ---- values as XPath objects --------------------------------------------- */

static xmlXPathObjectPtr make_string(const char *string)
{
    return xmlXPathNewString((const xmlChar *)string);
}

static xmlXPathObjectPtr make_set(
    const struct evaluator *evaluator, int fact, uint64_t members)
{
    xmlNodeSetPtr set = xmlXPathNodeSetCreate(NULL);
    if (!set)
        memory_exhausted();
    size_t count = evaluator->guide->facts[fact].value_count;
    for (size_t i = 0; i < count; i++)
        if (members >> i & 1)
            xmlXPathNodeSetAdd(set, evaluator->values[fact][i]);
    return xmlXPathWrapNodeSet(set);
}

static xmlXPathObjectPtr make_fact(
    const struct evaluator *evaluator, int fact, bool rank)
{
    const struct readings *readings = evaluator->readings;
    struct value value = readings->fact(readings->source, fact);
    switch (value.type) {
    case VALUE_BOOLEAN: return xmlXPathNewBoolean(value.as.truth);
    case VALUE_NUMBER: return xmlXPathNewFloat(value.as.number);
    case VALUE_WORD:
        return rank ? xmlXPathNewFloat(value.as.word)
                    : make_string(
                          evaluator->guide->facts[fact].values[value.as.word]);
    case VALUE_SET: return make_set(evaluator, fact, value.as.members);
    case VALUE_TEXT:
    case VALUE_UNKNOWN: break;
    }
    return NULL;
}

/* libxml2 asks for a variable; it frees what it gets. NULL is an error of the
 * evaluation, which then counts as false. */
static xmlXPathObjectPtr look_up(
    void *data, const xmlChar *name, const xmlChar *namespace_address)
{
    const struct evaluator *evaluator = data;
    const struct outcome *outcome = evaluator->readings->outcome;
    const struct variable *variable =
        namespace_address
            ? NULL
            : variables_lookup(&evaluator->variables, (const char *)name);
    if (!variable || (variable_is_outcome(variable) && !outcome))
        return NULL;
    switch (variable->kind) {
    case VARIABLE_FACT: return make_fact(evaluator, variable->index, false);
    case VARIABLE_RANK: return make_fact(evaluator, variable->index, true);
    case VARIABLE_VERDICT: return make_string(outcome->verdict);
    case VARIABLE_CONFIDENCE: return make_string(outcome->confidence);
    case VARIABLE_MISMATCH: return make_string(outcome->mismatch);
    case VARIABLE_LEAD: return xmlXPathNewFloat(outcome->lead);
    case VARIABLE_USES:
        return xmlXPathNewBoolean(outcome->uses[variable->index]);
    }
    return NULL;
}

/* ---- set-up -------------------------------------------------------------- */

/* Conditions are checked before libxml2 sees them, so what it still has to
 * say is no news to anyone; above all it must not print it. */
static void stay_silent(void *data, xmlErrorPtr error)
{
    (void)data;
    (void)error;
}

/* One <v> element for every value of every set. */
static void make_words(struct evaluator *evaluator)
{
    const struct guide *guide = evaluator->guide;
    evaluator->words = xmlNewDoc((const xmlChar *)"1.0");
    xmlNodePtr root =
        xmlNewDocNode(evaluator->words, NULL, (const xmlChar *)"values", NULL);
    if (!evaluator->words || !root)
        memory_exhausted();
    xmlDocSetRootElement(evaluator->words, root);
    evaluator->values = arena_allocate(
        &evaluator->arena, guide->fact_count, sizeof *evaluator->values);
    for (size_t i = 0; i < guide->fact_count; i++) {
        const struct fact *fact = &guide->facts[i];
        if (fact->type != FACT_SET)
            continue;
        xmlNodePtr *nodes =
            arena_allocate(&evaluator->arena, fact->value_count, sizeof *nodes);
        for (size_t j = 0; j < fact->value_count; j++)
            nodes[j] = xmlNewTextChild(root, NULL, (const xmlChar *)"v",
                (const xmlChar *)fact->values[j]);
        evaluator->values[i] = nodes;
    }
}

struct evaluator *evaluator_new(const struct guide *guide)
{
    struct evaluator *evaluator = memory_allocate(1, sizeof *evaluator);
    arena_init(&evaluator->arena);
    evaluator->guide = guide;
    evaluator->variables = variables_make(&evaluator->arena, guide);
    xmlInitParser();
    make_words(evaluator);
    evaluator->context = xmlXPathNewContext(evaluator->words);
    if (!evaluator->context)
        memory_exhausted();
    evaluator->context->error = stay_silent;
    xmlXPathContextSetCache(evaluator->context, 1, -1, 0);
    xmlXPathRegisterVariableLookup(evaluator->context, look_up, evaluator);
    return evaluator;
}

void evaluator_free(struct evaluator *evaluator)
{
    if (!evaluator)
        return;
    for (size_t i = 0; i < evaluator->compiled.count; i++)
        xmlXPathFreeCompExpr(evaluator->compiled.items[i]);
    xmlXPathFreeContext(evaluator->context);
    xmlFreeDoc(evaluator->words);
    arena_release(&evaluator->arena);
    free(evaluator);
}

const struct guide *evaluator_guide(const struct evaluator *evaluator)
{
    return evaluator->guide;
}

const struct variables *evaluator_variables(const struct evaluator *evaluator)
{
    return &evaluator->variables;
}

/* ---- compiling ----------------------------------------------------------- */

/* Writes the number at TEXT to OUT, "1.14" as "(114 div 100)", and gives its
 * length. libxml2 reads 1.14 as 1 + 0.14, which is not the nearest double;
 * its quotient of two whole numbers is. */
static size_t write_number(struct buffer *out, const char *text)
{
    size_t whole = strspn(text, "0123456789");
    size_t fraction =
        text[whole] == '.' ? strspn(text + whole + 1, "0123456789") : 0;
    if (fraction) {
        buffer_add_byte(out, '(');
        buffer_add(out, text, whole);
        buffer_add(out, text + whole + 1, fraction);
        buffer_add_string(out, " div 1");
        for (size_t i = 0; i < fraction; i++)
            buffer_add_byte(out, '0');
        buffer_add_byte(out, ')');
        return whole + 1 + fraction;
    }
    buffer_add(out, text, whole);
    return whole + (text[whole] == '.');
}

/* The length of the string or variable at TEXT, in which digits are none of
 * our business; otherwise 1. */
static size_t opaque_length(const char *text)
{
    if (*text == '\'' || *text == '"') {
        const char *end = strchr(text + 1, *text);
        return end ? (size_t)(end - text) + 1 : strlen(text);
    }
    return *text == '$' ? strcspn(text, " \t\r\n()=!<>+*,'\"") : 1;
}

static void write_exact_numbers(struct buffer *out, const char *text)
{
    while (*text) {
        bool number = (*text >= '0' && *text <= '9') ||
                      (*text == '.' && text[1] >= '0' && text[1] <= '9');
        size_t length = number ? write_number(out, text) : opaque_length(text);
        if (!number)
            buffer_add(out, text, length);
        text += length;
    }
}

int evaluator_compile(struct evaluator *evaluator, const char *text)
{
    struct buffer exact;
    buffer_init(&exact);
    write_exact_numbers(&exact, text);
    xmlXPathCompExprPtr compiled = xmlXPathCtxtCompile(
        evaluator->context, (const xmlChar *)buffer_string(&exact));
    buffer_release(&exact);
    if (!compiled)
        return NONE;
    *array_add(&evaluator->compiled, &evaluator->arena) = compiled;
    return (int)evaluator->compiled.count - 1;
}

/* ---- evaluating ---------------------------------------------------------- */

bool evaluator_truth(
    struct evaluator *evaluator, int compiled, const struct readings *readings)
{
    evaluator->readings = readings;
    evaluator->evaluations++;
    return xmlXPathCompiledEvalToBoolean(
               evaluator->compiled.items[compiled], evaluator->context) == 1;
}

double evaluator_number(
    struct evaluator *evaluator, int compiled, const struct readings *readings)
{
    evaluator->readings = readings;
    evaluator->evaluations++;
    xmlXPathObjectPtr result = xmlXPathCompiledEval(
        evaluator->compiled.items[compiled], evaluator->context);
    double number = result ? xmlXPathCastToNumber(result) : 0;
    xmlXPathFreeObject(result);
    return number;
}

size_t evaluator_count(const struct evaluator *evaluator)
{
    return evaluator->evaluations;
}
