/* minisign_private.h: a signature as minisign writes it: four lines of text. Private to
 * src/signature. */
#ifndef SIGNATURE_MINISIGN_PRIVATE_H
#define SIGNATURE_MINISIGN_PRIVATE_H

#include <stdbool.h>
#include <stddef.h>

#include "signature/keys_private.h"

#define MINISIGN_HASH_BYTES   64
#define MINISIGN_COMMENT_ROOM 100
#define MINISIGN_TEXT_ROOM    512

/* What the second line encodes. "ED" says that the hash of the bytes is signed. */
typedef struct {
    unsigned char algorithm[2];
    unsigned char key_id[KEY_ID_BYTES];
    unsigned char sign[64];
} MinisignHash;

typedef struct {
    MinisignHash hash;
    char comment[MINISIGN_COMMENT_ROOM]; /* the trusted one */
    unsigned char whole[64];             /* signs the signature and the comment */
} Minisign;

/* Signs the hash and the comment, which is there already. */
void minisign_sign(Minisign *minisign, const SecretKey *secret,
                   const unsigned char hash[MINISIGN_HASH_BYTES]);

/* True when the key signed this hash, and the comment. */
bool minisign_signed_by(const Minisign *minisign, const Key *key,
                        const unsigned char hash[MINISIGN_HASH_BYTES]);

/* Writes the text; returns its length. */
size_t minisign_write(const Minisign *minisign, char out[MINISIGN_TEXT_ROOM]);

/* Reads the text that `text` begins with, and returns its length; 0 when it does not have the one
 * form in which minisign_write() writes it. Does not look whether it is good. */
size_t minisign_read(const char *text, size_t size, Minisign *minisign);

#endif
