/* keys.h: the keys that sign stories, in minisign's own key files, and which of them are trusted.
 *
 * The author has a secret key, usually in a file with a password. An exhibit has a folder with the
 * public keys that it trusts (*.pub), several while one key follows another, and in the same
 * folder a list of keys that are not trusted any more (revoked).
 * File formats: https://jedisct1.github.io/minisign/
 */
#ifndef SIGNATURE_KEYS_H
#define SIGNATURE_KEYS_H

#include "base/error.h"

#define KEY_ID_BYTES      8
#define KEYS_TRUSTED      "/etc/sayswho/keys" /* where an exhibit has its keys */
#define KEYS_MOST         64                  /* trusted ones */
#define KEYS_REVOKED      "revoked"           /* the list's name in that folder */
#define KEY_NAME_ROOM     (2 * KEY_ID_BYTES + 1)
#define KEY_PASSWORD_MOST 1024

/* A public key. minisign draws a number for each pair; it only helps to find the right key. */
typedef struct {
    unsigned char id[KEY_ID_BYTES];
    unsigned char point[32];
} Key;

typedef struct {
    Key key;
    unsigned char secret[64];
} SecretKey;

typedef struct {
    Key trusted[KEYS_MOST];
    int trusted_count;
    unsigned char revoked[KEYS_MOST][KEY_ID_BYTES];
    int revoked_count;
} Keyring;

/* Writes the id as minisign prints it, 16 hexadecimal digits. Returns `out`. */
const char *key_name(const unsigned char id[KEY_ID_BYTES], char out[KEY_NAME_ROOM]);

MUST_CHECK bool key_read(const char *path, Key *key, Error *error);

/* Reads a secret key. When the file has a password, ask() is called to write it (at most
 * KEY_PASSWORD_MOST bytes with the NUL); false when there is none. Checking it takes a second and
 * up to 1 GiB. Clear the key with key_forget() after use. */
typedef bool KeyAsk(void *user, char password[KEY_PASSWORD_MOST]);
MUST_CHECK bool key_read_secret(const char *path, KeyAsk *ask, void *user, SecretKey *secret,
                                Error *error);
void key_forget(SecretKey *secret);

/* Draws a new pair and writes both files, which must not exist yet; the secret one for its owner
 * alone. Without a password (NULL) the secret key lies open in its file. */
MUST_CHECK bool keys_make(const char *public_path, const char *secret_path, const char *password,
                          Error *error);

/* Reads a folder of trusted keys. No folder means no keys. A .pub file that is wrong is logged and
 * left out. When the list of revoked keys cannot be read or has a wrong line, no key can be
 * trusted: false. */
MUST_CHECK bool keyring_read(const char *folder, Keyring *keyring, Error *error);

/* The trusted key with that id, or NULL. A revoked key is not trusted. */
const Key *keyring_find(const Keyring *keyring, const unsigned char id[KEY_ID_BYTES]);
bool keyring_revoked(const Keyring *keyring, const unsigned char id[KEY_ID_BYTES]);

#endif
