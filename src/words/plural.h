/* plural.h: which form of a word a number takes, by the rule in a translation's header, as in
 * "nplurals=2; plural=n > 1;". Pure. */
#ifndef WORDS_PLURAL_H
#define WORDS_PLURAL_H

#include <stdbool.h>

/* The form, from 0, that `rule` gives the number; the rule is an expression of C in the one
 * variable n. False when it is not such an expression; *form is then 0. */
bool plural_form(const char *rule, unsigned long number, unsigned long *form);

#endif
