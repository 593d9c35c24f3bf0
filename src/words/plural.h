/* plural.h: which plural form a number needs, by the rule in a translation's header, as in
 * "nplurals=2; plural=n > 1;". Pure. */
#ifndef WORDS_PLURAL_H
#define WORDS_PLURAL_H

#include <stdbool.h>

/* Sets *form to the number (from 0) of the plural form; `rule` is a C expression with the variable
 * n. False, and *form 0, when it is not such an expression. */
bool plural_form(const char *rule, unsigned long number, unsigned long *form);

#endif
