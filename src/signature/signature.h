/* signature.h: the signature of a story: minisign's format, in the last page of its bundle.
 *
 * It covers every byte before that page. Its trusted comment, which it covers too, names the story
 * and the version. The page has exactly one form, so that no other bytes are accepted for the same
 * signature. Knows no tables; src/bundle compares story and version with what the bundle says.
 */
#ifndef SIGNATURE_SIGNATURE_H
#define SIGNATURE_SIGNATURE_H

#include <stdint.h>

#include "base/limits.h"
#include "signature/keys.h"

#define SIGNATURE_PAGE_BYTES 4096

typedef enum {
    SIGNATURE_UNREAD,  /* it was not looked for, because something before it is wrong */
    SIGNATURE_NONE,    /* there is no signature page */
    SIGNATURE_UNKNOWN, /* made with a key that is not trusted */
    SIGNATURE_REVOKED, /* made with a key that was revoked */
    SIGNATURE_WRONG,   /* the bytes are not those that were signed */
    SIGNATURE_GOOD,
} SignatureFound;

/* What a signature page says. Nothing of it is to be believed unless `found` is SIGNATURE_GOOD. */
typedef struct {
    SignatureFound found;
    unsigned char key_id[KEY_ID_BYTES];
    char story[STORY_ID_MOST + 1];
    int version;
} Signature;

/* Recognises the pages of a file as they were when its signature was checked. */
typedef struct Seal Seal;

/* Reads the whole file once, from its descriptor, and compares it with the signature in its last
 * page and with the keys. False with ERROR_IO when it cannot be read, or with ERROR_CONTENT when
 * the signature is not good: signature->found says why. The caller frees *seal. `path` is for
 * messages. */
MUST_CHECK bool signature_check(int file, const char *path, const Keyring *keyring,
                                Signature *signature, Seal **seal, Error *error);

/* True when these are the bytes of page `number` (from 0) that were checked. Nobody can prepare
 * other bytes that match. */
bool seal_matches(const Seal *seal, int64_t number, const void *page);
void seal_free(Seal *seal); /* takes NULL */

/* Signs the first `size` bytes of the file, and fills the page that belongs after them. The same
 * bytes and key give the same page. */
MUST_CHECK bool signature_make(int file, int64_t size, const char *path, const SecretKey *secret,
                               const char *story, int version, char page[SIGNATURE_PAGE_BYTES],
                               Error *error);

#endif
