/* Reading a condition by recursive descent and operator precedence
 * (XPath 1.0, section 3; the levels are those of its grammar). */
#include "decide/expression.h"

#include "base/ascii.h"
#include "base/source.h"
#include "base/utf8.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>

struct parser {
    struct arena *arena;
    const struct variables *variables; /* or NULL */
    struct located text;
    struct diags *diags;
    size_t at;  /* the next byte */
    size_t end; /* behind the last operand that was read */
    int depth;  /* of parentheses, functions and minus signs */
};

/* Longer ones first where one begins with the other. */
const struct expression_operator expression_operators[] = {
    {"or", 1, EXPRESSION_OR, "one side holds, or both"},
    {"and", 2, EXPRESSION_AND, "both sides hold"},
    {"!=", 3, EXPRESSION_UNEQUAL,
        "the values differ; of a set: some member differs"},
    {"=", 3, EXPRESSION_EQUAL,
        "the values are the same; of a set: some member is"},
    {"<=", 4, EXPRESSION_AT_MOST, "at most"},
    {">=", 4, EXPRESSION_AT_LEAST, "at least"},
    {"<", 4, EXPRESSION_LESS, "less than"},
    {">", 4, EXPRESSION_GREATER, "more than"},
    {"+", 5, EXPRESSION_ADD, "sum"},
    {"-", 5, EXPRESSION_SUBTRACT,
        "difference; with spaces around it, since names have hyphens"},
    {"*", 6, EXPRESSION_MULTIPLY, "product"},
    {"div", 6, EXPRESSION_DIVIDE, "quotient"},
    {"mod", 6, EXPRESSION_MODULO, "what is left of a division"},
    {NULL, 0, EXPRESSION_OR, NULL},
};

const struct expression_function expression_functions[] = {
    {"not", EXPRESSION_NOT, true, "what is in it does not hold"},
    {"count", EXPRESSION_COUNT, true, "how many members a set has"},
    {"true", EXPRESSION_TRUE, false, "always holds"},
    {"false", EXPRESSION_FALSE, false, "never holds"},
    {NULL, EXPRESSION_NOT, false, NULL},
};
enum {
    FUNCTION_COUNT =
        sizeof expression_functions / sizeof *expression_functions - 1
};

static struct expression *read_binary(struct parser *parser, int level);

/* ---- places and characters ----------------------------------------------- */

struct place expression_place(struct located text, size_t offset)
{
    struct place place = text.place;
    const struct source *source = place.source;
    if (!source || place.line < 1 || (size_t)place.line > source->line_count)
        return place;
    const char *start = source->text + source->line_starts[place.line - 1];
    const char *at = start, *end = source->text + source->length;
    for (int column = 1; column < place.column && at < end; column++)
        utf8_next(&at, end);
    size_t length = strlen(text.text);
    bool verbatim =
        (size_t)(end - at) >= length && memcmp(at, text.text, length) == 0;
    if (!verbatim || offset > length)
        return place;
    return source_place(source, (size_t)(at - source->text) + offset);
}

static bool begins_name(char c)
{
    return ascii_is_letter(c) || c == '_' || (unsigned char)c >= 0x80;
}

static bool continues_name(char c)
{
    return begins_name(c) || ascii_is_digit(c) || c == '-' || c == '.';
}

static const char *text_here(const struct parser *parser)
{
    return parser->text.text + parser->at;
}

static void skip_space(struct parser *parser)
{
    parser->at += strspn(text_here(parser), " \t\r\n");
}

/* The length of the name at TEXT, 0 if none begins there. */
static size_t name_length(const char *text)
{
    size_t length = 0;
    if (begins_name(*text))
        while (continues_name(text[length]))
            length++;
    return length;
}

/* ---- errors -------------------------------------------------------------- */

__attribute__((format(printf, 4, 5))) static struct expression *
refuse_expression(const struct parser *parser, size_t offset, const char *hint,
    const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *message = arena_format_list(parser->arena, format, arguments);
    va_end(arguments);
    diag_add(parser->diags, SEVERITY_ERROR,
        expression_place(parser->text, offset), hint, "%s", message);
    return NULL;
}

/* The word or character at the next byte, to be quoted in a message. */
static const char *quote(const struct parser *parser)
{
    const char *at = text_here(parser), *end = at + strlen(at);
    size_t length = name_length(at);
    if (!length && at < end) {
        const char *next = at;
        utf8_next(&next, end);
        length = (size_t)(next - at);
    }
    return arena_copy(parser->arena, at, length);
}

/* What people of other languages write, and what it is here. */
static const char *other_language(const char *at)
{
    static const struct {
        const char *theirs, *hint;
    } habits[] = {
        {"==", "write \"=\""},
        {"&&", "write \"and\""},
        {"||", "write \"or\""},
        {"!", "write not(...)"},
        {"|", "write \"or\""},
    };
    for (size_t i = 0; i < sizeof habits / sizeof *habits; i++)
        if (strncmp(at, habits[i].theirs, strlen(habits[i].theirs)) == 0)
            return habits[i].hint;
    return NULL;
}

static struct expression *refuse_path(const struct parser *parser)
{
    const char *name = quote(parser);
    const char *hint =
        name_length(name)
            ? arena_format(parser->arena,
                  "a fact is written \"$%s\", a value in quotes: '%s'", name,
                  name)
            : "conditions see facts, such as $kind, and not the profile's "
              "elements";
    return refuse_expression(parser, parser->at, hint,
        "location path \"%s\" is not allowed in a condition", name);
}

static struct expression *refuse_unexpected(const struct parser *parser)
{
    const char *at = text_here(parser);
    if (!*at)
        return refuse_expression(parser, parser->at, NULL,
            strspn(parser->text.text, " \t\r\n") == strlen(parser->text.text)
                ? "the condition is empty"
                : "the condition ends too early");
    if (strchr("/@.[*:", *at))
        return refuse_path(parser);
    size_t length = at[0] == '!' && at[1] == '$' ? name_length(at + 2) : 0;
    const char *hint = length ? arena_format(parser->arena, "write not($%.*s)",
                                    (int)length, at + 2)
                              : other_language(at);
    return refuse_expression(parser, parser->at, hint,
        "unexpected \"%s\" in the condition", quote(parser));
}

/* ---- nodes --------------------------------------------------------------- */

/* Of a variable, what it names has the type. */
static enum operand type_of(enum expression_kind kind)
{
    switch (kind) {
    case EXPRESSION_STRING: return OPERAND_STRING;
    case EXPRESSION_VARIABLE: return OPERAND_WRONG;
    case EXPRESSION_NUMBER:
    case EXPRESSION_COUNT:
    case EXPRESSION_NEGATE:
    case EXPRESSION_ADD:
    case EXPRESSION_SUBTRACT:
    case EXPRESSION_MULTIPLY:
    case EXPRESSION_DIVIDE:
    case EXPRESSION_MODULO: return OPERAND_NUMBER;
    default: return OPERAND_BOOLEAN;
    }
}

/* ---- leaves -------------------------------------------------------------- */

static struct expression *add_node(
    struct parser *parser, enum expression_kind kind, size_t offset)
{
    struct expression *node = arena_new(parser->arena, struct expression);
    node->kind = kind;
    node->offset = node->begin = offset;
    node->type = type_of(kind);
    node->height = 1;
    return node;
}

static struct expression *read_string(struct parser *parser)
{
    size_t start = parser->at;
    const char *text = text_here(parser) + 1;
    const char *end = strchr(text, text_here(parser)[0]);
    if (!end)
        return refuse_expression(parser, start, "close it with the same quote",
            "a string without its end");
    struct expression *node = add_node(parser, EXPRESSION_STRING, start);
    node->text = arena_copy(parser->arena, text, (size_t)(end - text));
    parser->at += (size_t)(end - text) + 2;
    return node;
}

/* Digits with at most one point; XPath 1.0 has no exponents. The sum is the
 * nearest double as long as the digits are below 2^53. */
static struct expression *read_number(struct parser *parser)
{
    struct expression *node = add_node(parser, EXPRESSION_NUMBER, parser->at);
    double digits = 0, scale = 1;
    bool point = false;
    for (;; parser->at++) {
        char c = *text_here(parser);
        if (ascii_is_digit(c)) {
            digits = digits * 10 + (c - '0');
            scale = point ? scale * 10 : 1;
        } else if (c == '.' && !point) {
            point = true;
        } else {
            break;
        }
    }
    node->number = digits / scale;
    node->text = arena_copy(parser->arena, parser->text.text + node->offset,
        parser->at - node->offset);
    if (digits > 1e15 || scale > 1e15)
        return refuse_expression(
            parser, node->offset, NULL, "a number of more than 15 digits");
    return node;
}

static struct expression *read_variable(struct parser *parser)
{
    size_t start = parser->at++;
    size_t length = name_length(text_here(parser));
    if (!length)
        return refuse_expression(parser, start,
            "write it without a space: $kind",
            "\"$\" without the name of a fact");
    struct expression *node = add_node(parser, EXPRESSION_VARIABLE, start);
    node->text = arena_copy(parser->arena, text_here(parser), length);
    if (parser->variables)
        node->variable = variables_lookup(parser->variables, node->text);
    if (node->variable)
        node->type = node->variable->type;
    parser->at += length;
    return node;
}

/* ---- functions, parentheses, minus --------------------------------------- */

static bool enter_level(struct parser *parser)
{
    if (++parser->depth <= EXPRESSION_DEEPEST)
        return true;
    refuse_expression(parser, parser->at,
        "move a part of it into a derived fact",
        "the condition is nested more than %d deep", EXPRESSION_DEEPEST);
    return false;
}

/* Over the closing parenthesis of the one that stands at OPENING. */
static bool close_parenthesis(struct parser *parser, size_t opening)
{
    skip_space(parser);
    if (*text_here(parser) == ')') {
        parser->at++;
        parser->depth--;
        return true;
    }
    if (*text_here(parser))
        refuse_unexpected(parser);
    else
        refuse_expression(parser, opening, NULL, "a parenthesis is not closed");
    return false;
}

static struct expression *read_parenthesis(struct parser *parser)
{
    size_t opening = parser->at++;
    if (!enter_level(parser))
        return NULL;
    struct expression *inner = read_binary(parser, 1);
    if (!inner || !close_parenthesis(parser, opening))
        return NULL;
    return inner;
}

static struct expression *wrap(struct parser *parser, enum expression_kind kind,
    size_t offset, struct expression *inner)
{
    if (!inner)
        return NULL;
    struct expression *node = add_node(parser, kind, offset);
    node->left = inner;
    node->height = inner->height + 1;
    return node;
}

static const struct expression_function *find_function(const char *name)
{
    const struct expression_function *row = expression_functions;
    while (row->name && strcmp(row->name, name) != 0)
        row++;
    return row->name ? row : NULL;
}

static struct expression *read_function(
    struct parser *parser, const char *name, size_t start)
{
    const struct expression_function *function = find_function(name);
    if (!function) {
        const char *names[FUNCTION_COUNT];
        for (size_t i = 0; i < FUNCTION_COUNT; i++)
            names[i] = expression_functions[i].name;
        const char *hint =
            diag_suggest_hint(parser->arena, name, names, FUNCTION_COUNT);
        return refuse_expression(parser, start,
            hint ? hint
                 : "the functions of conditions are not, count, true and false",
            "function \"%s\" is not allowed in a condition", name);
    }
    if (function->argument)
        return wrap(parser, function->kind, start, read_parenthesis(parser));
    size_t opening = parser->at++;
    if (!enter_level(parser) || !close_parenthesis(parser, opening))
        return NULL;
    return add_node(parser, function->kind, start);
}

/* `not $x` is `not($x)`. */
static struct expression *refuse_bare_function(
    const struct parser *parser, const char *name, size_t start)
{
    const char *at = text_here(parser);
    size_t length = *at == '$' ? 1 + name_length(at + 1) : 0;
    return refuse_expression(parser, start,
        length ? arena_format(
                     parser->arena, "write %s(%.*s)", name, (int)length, at)
               : arena_format(parser->arena, "write %s(...)", name),
        "\"%s\" needs parentheses", name);
}

/* A name without "$": a function, or a location path. */
static struct expression *read_name(struct parser *parser)
{
    size_t start = parser->at, length = name_length(text_here(parser));
    const char *name = arena_copy(parser->arena, text_here(parser), length);
    parser->at += length;
    skip_space(parser);
    if (*text_here(parser) == '(')
        return read_function(parser, name, start);
    if (find_function(name))
        return refuse_bare_function(parser, name, start);
    parser->at = start;
    return refuse_path(parser);
}

static struct expression *read_unary(struct parser *parser);

static struct expression *read_operand(struct parser *parser)
{
    char c = *text_here(parser);
    if (c == '-') {
        size_t start = parser->at++;
        if (!enter_level(parser))
            return NULL;
        struct expression *inner = read_unary(parser);
        parser->depth--;
        return wrap(parser, EXPRESSION_NEGATE, start, inner);
    }
    if (c == '(')
        return read_parenthesis(parser);
    if (c == '$')
        return read_variable(parser);
    if (c == '\'' || c == '"')
        return read_string(parser);
    if (ascii_is_digit(c) || (c == '.' && ascii_is_digit(text_here(parser)[1])))
        return read_number(parser);
    if (begins_name(c))
        return read_name(parser);
    return refuse_unexpected(parser);
}

/* An operand with the minus signs before it. A parenthesis gives what is in
 * it, which then has its end already. */
static struct expression *read_unary(struct parser *parser)
{
    skip_space(parser);
    struct expression *node = read_operand(parser);
    parser->end = parser->at;
    if (node && !node->end)
        node->end = parser->end;
    return node;
}

/* ---- operators ----------------------------------------------------------- */

/* The operator at the next byte, or NULL. A word must end there. */
static const struct expression_operator *find_infix(const struct parser *parser)
{
    const char *at = text_here(parser);
    const struct expression_operator *row = expression_operators;
    for (; row->text; row++) {
        size_t length = strlen(row->text);
        if (strncmp(at, row->text, length) != 0)
            continue;
        if (!begins_name(*at) || !continues_name(at[length]))
            return row;
    }
    return NULL;
}

/* A string beside a variable is looked up among the values of that. */
static void find_word(
    struct expression *literal, const struct expression *beside)
{
    const struct variable *variable = beside->variable;
    if (literal->kind != EXPRESSION_STRING || !variable)
        return;
    for (size_t i = 0; i < variable->value_count; i++)
        if (strcmp(variable->values[i], literal->text) == 0)
            literal->word = (int)i;
}

/* LEFT, which begins at BEGIN, and RIGHT, which was just read. */
static struct expression *join_operands(struct parser *parser,
    enum expression_kind kind, size_t begin, struct expression *left,
    struct expression *right)
{
    struct expression *node = add_node(parser, kind, left->offset);
    node->begin = begin;
    node->end = parser->end;
    node->left = left;
    node->right = right;
    find_word(left, right);
    find_word(right, left);
    int higher = left->height > right->height ? left->height : right->height;
    node->height = higher + 1;
    if (node->height > EXPRESSION_HIGHEST)
        return refuse_expression(parser, right->offset,
            "move a part of it into a derived fact",
            "the condition has more than %d operators in a row",
            EXPRESSION_HIGHEST);
    return node;
}

/* Operands joined by operators of at least LEVEL, grouped from the left. */
static struct expression *read_binary(struct parser *parser, int level)
{
    skip_space(parser);
    size_t begin = parser->at;
    struct expression *left = read_unary(parser);
    while (left) {
        skip_space(parser);
        const struct expression_operator *found = find_infix(parser);
        if (!found || found->level < level)
            break;
        parser->at += strlen(found->text);
        struct expression *right = read_binary(parser, found->level + 1);
        left = right ? join_operands(parser, found->kind, begin, left, right)
                     : NULL;
    }
    return left;
}

const struct expression *expression_join(struct arena *arena,
    const struct expression *left, const struct expression *right)
{
    struct expression *node = arena_new(arena, struct expression);
    node->kind = EXPRESSION_AND;
    node->type = OPERAND_BOOLEAN;
    node->left = left;
    node->right = right;
    return node;
}

const struct expression *expression_read(struct arena *arena,
    const struct variables *variables, struct located text, struct diags *diags)
{
    struct parser parser = {arena, variables, text, diags, 0, 0, 0};
    const struct expression *tree = read_binary(&parser, 1);
    if (tree && *text_here(&parser))
        return refuse_unexpected(&parser);
    return tree;
}
