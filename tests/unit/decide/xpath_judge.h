/* libxml2's XPath 1.0 as the judge of conditions: the same text, with the same
 * facts as its variables. */
#ifndef TESTS_DECIDE_XPATH_JUDGE_H
#define TESTS_DECIDE_XPATH_JUDGE_H

#include "fixture.h"

#include "base/buffer.h"
#include "decide/evaluate.h"

#include <libxml/parser.h>
#include <libxml/xpath.h>
#include <libxml/xpathInternals.h>

struct judge {
    const struct variables *variables;
    const struct readings *readings; /* of the evaluation under way */
    xmlXPathContextPtr context;
    xmlDocPtr words; /* its root has the <v> elements of sets, by fact */
    xmlNodePtr *sets;
};

/* ---- values as XPath objects --------------------------------------------- */

static inline xmlXPathObjectPtr judge_string(const char *string)
{
    return xmlXPathNewString((const xmlChar *)string);
}

static inline xmlXPathObjectPtr judge_set(
    const struct judge *judge, int fact, uint64_t members)
{
    xmlNodeSetPtr set = xmlXPathNodeSetCreate(NULL);
    for (xmlNodePtr node = judge->sets[fact]->children; node; node = node->next)
        if (members >> (node->line - 1) & 1)
            xmlXPathNodeSetAdd(set, node);
    return xmlXPathWrapNodeSet(set);
}

static inline xmlXPathObjectPtr judge_fact(
    const struct judge *judge, const struct variable *variable)
{
    const struct readings *readings = judge->readings;
    struct value value = readings->fact(readings->source, variable->index);
    switch (value.type) {
    case VALUE_BOOLEAN: return xmlXPathNewBoolean(value.as.truth);
    case VALUE_NUMBER: return xmlXPathNewFloat(value.as.number);
    case VALUE_WORD:
        return variable->kind == VARIABLE_RANK
                   ? xmlXPathNewFloat(value.as.word)
                   : judge_string(variable->values[value.as.word]);
    case VALUE_SET: return judge_set(judge, variable->index, value.as.members);
    case VALUE_TEXT:
    case VALUE_UNKNOWN: break;
    }
    return NULL;
}

/* libxml2 asks for a variable; it frees what it gets. */
static inline xmlXPathObjectPtr judge_look_up(
    void *data, const xmlChar *name, const xmlChar *namespace_address)
{
    const struct judge *judge = data;
    const struct outcome *outcome = judge->readings->outcome;
    const struct variable *variable =
        namespace_address
            ? NULL
            : variables_lookup(judge->variables, (const char *)name);
    if (!variable)
        return NULL;
    switch (variable->kind) {
    case VARIABLE_FACT:
    case VARIABLE_RANK: return judge_fact(judge, variable);
    case VARIABLE_VERDICT: return judge_string(outcome->verdict);
    case VARIABLE_CONFIDENCE: return judge_string(outcome->confidence);
    case VARIABLE_MISMATCH: return judge_string(outcome->mismatch);
    case VARIABLE_LEAD: return xmlXPathNewFloat(outcome->lead);
    case VARIABLE_USES:
        return xmlXPathNewBoolean(outcome->uses[variable->index]);
    }
    return NULL;
}

/* ---- set-up -------------------------------------------------------------- */

/* One <v> element for every value of every set; its line is its index + 1. */
static inline void judge_init(
    struct judge *judge, struct arena *arena, const struct variables *variables)
{
    const struct guide *guide = variables->guide;
    judge->variables = variables;
    judge->words = xmlNewDoc((const xmlChar *)"1.0");
    xmlNodePtr root =
        xmlNewDocNode(judge->words, NULL, (const xmlChar *)"sets", NULL);
    xmlDocSetRootElement(judge->words, root);
    judge->sets = arena_allocate(arena, guide->fact_count, sizeof(xmlNodePtr));
    for (size_t i = 0; i < guide->fact_count; i++) {
        judge->sets[i] =
            xmlNewTextChild(root, NULL, (const xmlChar *)"set", NULL);
        for (size_t j = 0; j < guide->facts[i].value_count; j++)
            xmlNewTextChild(judge->sets[i], NULL, (const xmlChar *)"v",
                (const xmlChar *)guide->facts[i].values[j])
                ->line = (unsigned short)(j + 1);
    }
    judge->context = xmlXPathNewContext(judge->words);
    xmlXPathRegisterVariableLookup(judge->context, judge_look_up, judge);
}

static inline void judge_release(struct judge *judge)
{
    xmlXPathFreeContext(judge->context);
    xmlFreeDoc(judge->words);
}

/* ---- judging ------------------------------------------------------------- */

/* Writes the number at TEXT to OUT, "1.14" as "(114 div 100)", and gives its
 * length. libxml2 reads 1.14 as 1 + 0.14, which is not the nearest double;
 * its quotient of two whole numbers is. */
static inline size_t judge_write_number(struct buffer *out, const char *text)
{
    size_t whole = strspn(text, "0123456789");
    size_t fraction =
        text[whole] == '.' ? strspn(text + whole + 1, "0123456789") : 0;
    if (!fraction) {
        buffer_add(out, text, whole);
        return whole + (text[whole] == '.');
    }
    buffer_add_byte(out, '(');
    buffer_add(out, text, whole);
    buffer_add(out, text + whole + 1, fraction);
    buffer_add_string(out, " div 1");
    for (size_t i = 0; i < fraction; i++)
        buffer_add_byte(out, '0');
    buffer_add_byte(out, ')');
    return whole + 1 + fraction;
}

/* The length of the string or variable at TEXT, in which digits are no
 * numbers; otherwise 1. */
static inline size_t judge_opaque_length(const char *text)
{
    if (*text == '\'' || *text == '"')
        return (size_t)(strchr(text + 1, *text) - text) + 1;
    return *text == '$' ? strcspn(text, " \t\r\n()=!<>+*,'\"") : 1;
}

static inline const char *judge_exact(struct arena *arena, const char *text)
{
    struct buffer out;
    buffer_init(&out);
    while (*text) {
        bool number = (*text >= '0' && *text <= '9') ||
                      (*text == '.' && text[1] >= '0' && text[1] <= '9');
        size_t length =
            number ? judge_write_number(&out, text) : judge_opaque_length(text);
        if (!number)
            buffer_add(&out, text, length);
        text += length;
    }
    const char *exact = arena_copy(arena, buffer_string(&out), out.length);
    buffer_release(&out);
    return exact;
}

/* The value of TEXT: a number, or true or false; that of a set is whether it
 * has a member. All that it names must be known. */
static inline struct value judge_evaluate(struct judge *judge,
    struct arena *arena, const char *text, const struct readings *readings)
{
    struct value value = {.type = VALUE_UNKNOWN};
    judge->readings = readings;
    xmlXPathObjectPtr result = xmlXPathEvalExpression(
        (const xmlChar *)judge_exact(arena, text), judge->context);
    if (!result)
        fail_msg("libxml2 cannot evaluate %s", text);
    if (result->type == XPATH_NUMBER) {
        value.type = VALUE_NUMBER;
        value.as.number = result->floatval;
    } else {
        value.type = VALUE_BOOLEAN;
        value.as.truth = xmlXPathCastToBoolean(result);
    }
    xmlXPathFreeObject(result);
    return value;
}

#endif
