#include "words/plural.h"

#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

/* Arabic nests 5 conditionals; a file with far more is an attack. */
#define DEPTH_MOST 50

/* The rule is evaluated while it is parsed. Both branches of a conditional are evaluated; one
 * result is dropped. */
typedef struct {
    const char *at;
    unsigned long number;
    int depth;
    bool wrong;
} Rule;

/* A higher level binds tighter, as in C. An operator that is the beginning of another one stands
 * after it in the table. */
static const struct {
    const char *sign;
    int level;
} operators[] = {
    { "||", 1 }, { "&&", 2 }, { "==", 3 }, { "!=", 3 }, { "<=", 4 }, { ">=", 4 }, { "<", 4 },
    { ">", 4 },  { "+", 5 },  { "-", 5 },  { "*", 6 },  { "/", 6 },  { "%", 6 },
};

static unsigned long apply(const char *sign, unsigned long a, unsigned long b)
{
    switch (sign[0]) {
    case '|': return a || b;
    case '&': return a && b;
    case '=': return a == b;
    case '!': return a != b;
    case '<': return sign[1] ? a <= b : a < b;
    case '>': return sign[1] ? a >= b : a > b;
    case '+': return a + b;
    case '-': return a - b;
    case '*': return a * b;
    case '/': return b ? a / b : 0;
    default: return b ? a % b : 0;
    }
}

static bool take(Rule *rule, const char *sign)
{
    rule->at += strspn(rule->at, " \t");
    size_t length = strlen(sign);
    if (strncmp(rule->at, sign, length) != 0)
        return false;
    rule->at += length;
    return true;
}

static unsigned long conditional(Rule *rule);

/* n, a whole number, !value or (value). */
static unsigned long value(Rule *rule)
{
    unsigned long of = 0;
    if (rule->wrong || ++rule->depth > DEPTH_MOST) {
        rule->wrong = true;
        return 0;
    }
    if (take(rule, "n")) {
        of = rule->number;
    } else if (take(rule, "!")) {
        of = !value(rule);
    } else if (take(rule, "(")) {
        of = conditional(rule);
        rule->wrong = rule->wrong || !take(rule, ")");
    } else if (*rule->at >= '0' && *rule->at <= '9') {
        char *end;
        of = strtoul(rule->at, &end, 10);
        rule->at = end;
    } else {
        rule->wrong = true;
    }
    rule->depth--;
    return of;
}

/* Reads an operator of that level or a higher one. Returns -1 when there is none. */
static int take_operator(Rule *rule, int level)
{
    for (size_t i = 0; i < COUNT(operators); i++) {
        if (operators[i].level >= level && take(rule, operators[i].sign))
            return (int)i;
    }
    return -1;
}

static unsigned long operation(Rule *rule, int level)
{
    unsigned long left = value(rule);
    for (int i; !rule->wrong && (i = take_operator(rule, level)) >= 0;)
        left = apply(operators[i].sign, left, operation(rule, operators[i].level + 1));
    return left;
}

static unsigned long conditional(Rule *rule)
{
    unsigned long asked = operation(rule, 1);
    if (rule->wrong || !take(rule, "?"))
        return asked;
    if (++rule->depth > DEPTH_MOST) {
        rule->wrong = true;
        return 0;
    }
    unsigned long yes = conditional(rule);
    rule->wrong = rule->wrong || !take(rule, ":");
    unsigned long no = rule->wrong ? 0 : conditional(rule);
    rule->depth--;
    return asked ? yes : no;
}

bool plural_form(const char *text, unsigned long number, unsigned long *form)
{
    Rule rule = { .at = text, .number = number };
    *form = conditional(&rule);
    rule.at += strspn(rule.at, " \t");
    rule.wrong = rule.wrong || !strchr(";\n", *rule.at);
    if (rule.wrong)
        *form = 0;
    return !rule.wrong;
}
