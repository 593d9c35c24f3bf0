/* new_pin.h: the file `new-pin` on a stick, which brings the first PIN of one exhibit back.
 *
 * It is a signature as minisign writes it, of one fixed line, with a key that signs stories. Its
 * trusted comment names the exhibit, so that no other one believes it, and the second when it was
 * made, so that an exhibit believes it only once: see keeper.h. A clock is needed only where it is
 * made.
 */
#ifndef SIGNATURE_NEW_PIN_H
#define SIGNATURE_NEW_PIN_H

#include <stddef.h>
#include <stdint.h>

#include "signature/signature.h"

#define NEW_PIN_FILE "new-pin"
#define NEW_PIN_LINE "sayswho new-pin\n" /* what is signed */
#define NEW_PIN_ROOM 1024

typedef struct {
    char unit[UNIT_NAME_MOST + 1]; /* the setting [unit] name */
    int64_t made_s;                /* seconds since 1970, by the clock of who made it */
} NewPin;

/* Writes the file's text; returns its length. */
size_t new_pin_make(const NewPin *pin, const SecretKey *secret, char text[NEW_PIN_ROOM]);

/* Fills *pin when the result is SIGNATURE_GOOD. SIGNATURE_NONE: it is no such file. */
SignatureFound new_pin_check(const char *text, size_t size, const Keyring *keyring, NewPin *pin);

#endif
