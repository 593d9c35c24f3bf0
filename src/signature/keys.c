/* keys.c: minisign's key files. */
#include "signature/keys.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/memory.h"
#include "signature/keys_private.h"

/* What the second line of a public key's file encodes. */
typedef struct {
    unsigned char algorithm[2]; /* "Ed" */
    unsigned char id[KEY_ID_BYTES];
    unsigned char point[32];
} PublicFile;

/* The part of a secret key that its password encrypts. */
typedef struct {
    unsigned char id[KEY_ID_BYTES];
    unsigned char secret[64];
    unsigned char check[32]; /* tells whether the password was right */
} Hidden;

typedef struct {
    unsigned char algorithm[2]; /* "Ed" */
    unsigned char kdf[2];       /* "Sc": scrypt; zeros: no password */
    unsigned char checksum[2];  /* "B2": BLAKE2b */
    unsigned char salt[32];
    unsigned char operations[8], memory[8]; /* what scrypt may cost */
    Hidden hidden;
} SecretFile;

_Static_assert(sizeof(PublicFile) == 42 && sizeof(SecretFile) == 158, "as minisign has them");

void signature_start(void)
{
    if (sodium_init() < 0)
        memory_give_up();
}

bool signature_decode(const char *text, size_t length, unsigned char *out, size_t size)
{
    size_t got = 0;
    return sodium_base642bin(out, size, text, length, NULL, &got, NULL,
                             sodium_base64_VARIANT_ORIGINAL) == 0 &&
           got == size;
}

static uint64_t le64(const unsigned char *at)
{
    uint64_t number = 0;
    for (int i = 7; i >= 0; i--)
        number = number << 8 | at[i];
    return number;
}

static void put_le64(unsigned char *at, uint64_t number)
{
    for (int i = 0; i < 8; i++)
        at[i] = (unsigned char)(number >> 8 * i);
}

const char *key_name(const unsigned char id[KEY_ID_BYTES], char out[KEY_NAME_ROOM])
{
    snprintf(out, KEY_NAME_ROOM, "%016" PRIX64, le64(id));
    return out;
}

/* ---- reading ---- */

static bool refuse(const char *path, const char *what, Error *error)
{
    error_set(error, ERROR_CONTENT, "%s: %s", path, what);
    return false;
}

/* Reads the two lines of a key file and decodes the second one. */
static bool read_key_file(const char *path, void *out, size_t size, const char *what, Error *error)
{
    char comment[LINE_ROOM], line[LINE_ROOM];
    const char *why;
    FILE *file = file_open_stream(path, &why);
    if (!file) {
        error_set(error, ERROR_IO, "%s: it cannot be opened: %s; check the path", path, why);
        return false;
    }
    bool good = fgets(comment, sizeof(comment), file) && fgets(line, sizeof(line), file) &&
                strncmp(comment, COMMENT, strlen(COMMENT)) == 0;
    fclose(file);
    if (good) {
        line[strcspn(line, "\r\n")] = '\0';
        good = signature_decode(line, strlen(line), out, size) && memcmp(out, "Ed", 2) == 0;
    }
    sodium_memzero(line, sizeof(line));
    return good || refuse(path, what, error);
}

bool key_read(const char *path, Key *key, Error *error)
{
    PublicFile file;
    if (!read_key_file(path, &file, sizeof(file),
                       "it is not a public key as minisign writes it; name a .pub file", error))
        return false;
    memcpy(key->id, file.id, sizeof(key->id));
    memcpy(key->point, file.point, sizeof(key->point));
    return true;
}

/* Encrypts or decrypts: the same does both. False when scrypt may not have that much memory. */
static bool apply_password(SecretFile *file, const char *password)
{
    unsigned char stream[sizeof(Hidden)], *bytes = (unsigned char *)&file->hidden;
    if (crypto_pwhash_scryptsalsa208sha256(stream, sizeof(stream), password, strlen(password),
                                           file->salt, le64(file->operations),
                                           (size_t)le64(file->memory)) != 0)
        return false;
    for (size_t i = 0; i < sizeof(stream); i++)
        bytes[i] ^= stream[i];
    sodium_memzero(stream, sizeof(stream));
    return true;
}

static void compute_check(const SecretFile *file, unsigned char check[32])
{
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, 32);
    crypto_generichash_update(&state, file->algorithm, sizeof(file->algorithm));
    crypto_generichash_update(&state, file->hidden.id, sizeof(file->hidden.id));
    crypto_generichash_update(&state, file->hidden.secret, sizeof(file->hidden.secret));
    crypto_generichash_final(&state, check, 32);
}

/* Decrypts the file with its password. */
static bool unlock(const char *path, SecretFile *file, KeyAsk *ask, void *user, Error *error)
{
    char password[KEY_PASSWORD_MOST];
    unsigned char check[32];
    if (!ask || !ask(user, password))
        return refuse(path, "it has a password; type it when asked", error);
    bool worked = apply_password(file, password);
    sodium_memzero(password, sizeof(password));
    if (!worked) {
        error_set(error, ERROR_IO, "%s: checking its password needs 1 GiB of memory", path);
        return false;
    }
    compute_check(file, check);
    return sodium_memcmp(check, file->hidden.check, sizeof(check)) == 0 ||
           refuse(path, "the password is wrong; type it again", error);
}

bool key_read_secret(const char *path, KeyAsk *ask, void *user, SecretKey *secret, Error *error)
{
    static const char what[] = "it is not a secret key as minisign writes it; name the file that "
                               "keygen wrote with -s";
    static const unsigned char none[2] = { 0 };
    SecretFile file;
    signature_start();
    bool good = read_key_file(path, &file, sizeof(file), what, error);
    if (good && memcmp(file.checksum, "B2", 2) != 0)
        good = refuse(path, what, error);
    if (good && memcmp(file.kdf, none, 2) != 0)
        good = memcmp(file.kdf, "Sc", 2) == 0 ? unlock(path, &file, ask, user, error)
                                              : refuse(path, what, error);
    if (good) {
        memcpy(secret->key.id, file.hidden.id, sizeof(secret->key.id));
        memcpy(secret->secret, file.hidden.secret, sizeof(secret->secret));
        crypto_sign_ed25519_sk_to_pk(secret->key.point, secret->secret);
    }
    sodium_memzero(&file, sizeof(file));
    return good;
}

void key_forget(SecretKey *secret)
{
    sodium_memzero(secret, sizeof(*secret));
}

/* ---- writing ---- */

static bool write_key_file(const char *path, int mode, const char *comment, const void *bytes,
                           size_t size, Error *error)
{
    char text[LINE_ROOM], code[sodium_base64_ENCODED_LEN(sizeof(SecretFile), 1)];
    sodium_bin2base64(code, sizeof(code), bytes, size, sodium_base64_VARIANT_ORIGINAL);
    int length = snprintf(text, sizeof(text), COMMENT "%s\n%s\n", comment, code);
    int file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode);
    if (file < 0 && errno == EEXIST) {
        error_set(error, ERROR_USAGE,
                  "%s: it is there already, and a key is never written over; name another file",
                  path);
        return false;
    }
    bool good = file >= 0 && write(file, text, (size_t)length) == length && fsync(file) == 0;
    if (!good)
        error_set(error, ERROR_IO,
                  "%s: it cannot be written: %s; is there room, may you write "
                  "there?",
                  path, strerror(errno));
    if (file >= 0) {
        close(file);
        if (!good)
            unlink(path);
    }
    sodium_memzero(text, sizeof(text));
    sodium_memzero(code, sizeof(code));
    return good;
}

/* Encrypts with what minisign lets scrypt cost; on a machine with less memory, with less. */
static void lock(SecretFile *file, const char *password)
{
    uint64_t operations = crypto_pwhash_scryptsalsa208sha256_OPSLIMIT_SENSITIVE;
    uint64_t memory = crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_SENSITIVE;
    memcpy(file->kdf, "Sc", 2);
    randombytes_buf(file->salt, sizeof(file->salt));
    compute_check(file, file->hidden.check);
    for (;;) {
        put_le64(file->operations, operations);
        put_le64(file->memory, memory);
        if (apply_password(file, password))
            return;
        if (memory <= crypto_pwhash_scryptsalsa208sha256_MEMLIMIT_MIN * 2)
            memory_give_up();
        operations /= 2;
        memory /= 2;
    }
}

bool keys_make(const char *public_path, const char *secret_path, const char *password, Error *error)
{
    SecretFile secret = { .algorithm = "Ed", .checksum = "B2" };
    PublicFile public = { .algorithm = "Ed" };
    char comment[64], name[KEY_NAME_ROOM];
    signature_start();
    randombytes_buf(public.id, sizeof(public.id));
    memcpy(secret.hidden.id, public.id, sizeof(public.id));
    crypto_sign_ed25519_keypair(public.point, secret.hidden.secret);
    if (password)
        lock(&secret, password);
    snprintf(comment, sizeof(comment), "minisign public key %s", key_name(public.id, name));
    bool good = write_key_file(secret_path, 0600, "minisign encrypted secret key", &secret,
                               sizeof(secret), error);
    if (good && !write_key_file(public_path, 0644, comment, &public, sizeof(public), error)) {
        unlink(secret_path);
        good = false;
    }
    sodium_memzero(&secret, sizeof(secret));
    return good;
}
