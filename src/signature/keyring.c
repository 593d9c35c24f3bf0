/* keyring.c: the folder of the keys that an exhibit trusts. */
#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/log.h"
#include "signature/keys_private.h"

#define PATH_ROOM 4600

static int is_public_key(const struct dirent *entry)
{
    size_t length = strlen(entry->d_name);
    return length > 4 && strcmp(entry->d_name + length - 4, ".pub") == 0;
}

static void add_trusted(Keyring *keyring, const char *path)
{
    Error error = { 0 };
    if (keyring->trusted_count == KEYS_MOST)
        log_error("%s: there are more than %d keys, this one is not trusted; remove old ones", path,
                  KEYS_MOST);
    else if (key_read(path, &keyring->trusted[keyring->trusted_count], &error))
        keyring->trusted_count++;
    else
        log_error("%s", error.message);
}

/* A line is empty, a comment that begins with #, or a key's id. */
static bool take_revoked(Keyring *keyring, char *line)
{
    char again[KEY_NAME_ROOM];
    line[strcspn(line, "#\r\n")] = '\0';
    line += strspn(line, " \t");
    line[strcspn(line, " \t")] = '\0';
    if (!*line)
        return true;
    if (keyring->revoked_count == KEYS_MOST || strlen(line) >= sizeof(again) ||
        line[strspn(line, "0123456789ABCDEFabcdef")])
        return false;
    uint64_t number = strtoull(line, NULL, 16);
    unsigned char *id = keyring->revoked[keyring->revoked_count++];
    for (int i = 0; i < KEY_ID_BYTES; i++)
        id[i] = (unsigned char)(number >> 8 * i);
    return true;
}

static bool read_revoked(Keyring *keyring, const char *path, Error *error)
{
    char line[LINE_ROOM];
    const char *why;
    int number = 0;
    bool good = true;
    if (access(path, F_OK) != 0 && errno == ENOENT)
        return true;
    FILE *file = file_open_stream(path, &why);
    if (!file) {
        error_set(error, ERROR_IO,
                  "%s: the list of revoked keys cannot be read, so no key is trusted: %s", path,
                  why);
        return false;
    }
    while (good && fgets(line, sizeof(line), file)) {
        number++;
        good = take_revoked(keyring, line);
    }
    if (!good)
        error_set(error, ERROR_CONTENT,
                  "%s:%d: this is not the id of a key, so no key is trusted; write its 16 digits, "
                  "as in the first line of its .pub file; at most %d lines",
                  path, number, KEYS_MOST);
    else if (ferror(file))
        error_set(error, ERROR_IO,
                  "%s: the list of revoked keys cannot be read, so no key is trusted: %s", path,
                  strerror(errno));
    good = good && !ferror(file);
    fclose(file);
    return good;
}

bool keyring_read(const char *folder, Keyring *keyring, Error *error)
{
    char path[PATH_ROOM];
    struct dirent **entries = NULL;
    *keyring = (Keyring){ 0 };
    int count = scandir(folder, &entries, is_public_key, alphasort);
    if (count < 0 && errno == ENOENT)
        return true;
    if (count < 0) {
        error_set(error, ERROR_IO, "%s: the trusted keys cannot be read: %s", folder,
                  strerror(errno));
        return false;
    }
    for (int i = 0; i < count; i++) {
        snprintf(path, sizeof(path), "%s/%s", folder, entries[i]->d_name);
        add_trusted(keyring, path);
        free(entries[i]);
    }
    free(entries);
    snprintf(path, sizeof(path), "%s/" KEYS_REVOKED, folder);
    bool good = read_revoked(keyring, path, error);
    if (!good)
        *keyring = (Keyring){ 0 };
    return good;
}

bool keyring_revoked(const Keyring *keyring, const unsigned char id[KEY_ID_BYTES])
{
    for (int i = 0; i < keyring->revoked_count; i++) {
        if (memcmp(keyring->revoked[i], id, KEY_ID_BYTES) == 0)
            return true;
    }
    return false;
}

const Key *keyring_find(const Keyring *keyring, const unsigned char id[KEY_ID_BYTES])
{
    for (int i = 0; i < keyring->trusted_count && !keyring_revoked(keyring, id); i++) {
        if (memcmp(keyring->trusted[i].id, id, KEY_ID_BYTES) == 0)
            return &keyring->trusted[i];
    }
    return NULL;
}
