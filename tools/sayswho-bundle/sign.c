/* sign.c: the commands keygen, sign and verify. The key files are minisign's. */
#include "bundle/sign.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "base/memory.h"
#include "commands.h"

/* Reads a line from the terminal without showing it, or from standard input. */
static bool read_password(const char *prompt, char password[KEY_PASSWORD_MOST])
{
    struct termios shown, hidden;
    bool terminal = tcgetattr(STDIN_FILENO, &shown) == 0;
    fputs(prompt, stderr);
    if (terminal) {
        hidden = shown;
        hidden.c_lflag &= ~(tcflag_t)ECHO;
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &hidden);
    }
    bool good = fgets(password, KEY_PASSWORD_MOST, stdin) != NULL;
    if (terminal)
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &shown);
    fputs("\n", stderr);
    if (good)
        password[strcspn(password, "\r\n")] = '\0';
    return good;
}

static bool ask(void *user, char password[KEY_PASSWORD_MOST])
{
    (void)user;
    return read_password("Password of the secret key: ", password);
}

/* A new password is typed twice. */
static bool ask_new(char password[KEY_PASSWORD_MOST], Error *error)
{
    char again[KEY_PASSWORD_MOST];
    if (!read_password("New password for the secret key: ", password) || !password[0]) {
        error_set(error, ERROR_USAGE, "type a password, or write -W for a key without one");
        return false;
    }
    if (read_password("The same again: ", again) && strcmp(password, again) == 0)
        return true;
    error_set(error, ERROR_USAGE, "the two passwords differ; try again");
    return false;
}

/* Returns EXIT_USAGE, after a message, for an error of the command line. */
static int give_up(const Error *error)
{
    int result = complain(error);
    return error->kind == ERROR_USAGE ? EXIT_USAGE : result;
}

int command_keygen(const Order *order, char **words)
{
    (void)words;
    Error error = { 0 };
    Key key;
    char password[KEY_PASSWORD_MOST], name[KEY_NAME_ROOM];
    if (!order->public_key || !order->secret_key)
        return usage("write: sayswho-bundle keygen [-W] -p FILE.pub -s FILE.key", "");
    bool good = (order->no_password || ask_new(password, &error)) &&
                keys_make(order->public_key, order->secret_key,
                          order->no_password ? NULL : password, &error) &&
                key_read(order->public_key, &key, &error);
    if (!good)
        return give_up(&error);
    printf("key %s: keep %s secret and safe; %s goes to the exhibits\n", key_name(key.id, name),
           order->secret_key, order->public_key);
    return EXIT_GOOD;
}

bool read_secret_key(const char *path, SecretKey *secret)
{
    Error error = { 0 };
    if (key_read_secret(path, ask, NULL, secret, &error))
        return true;
    complain(&error);
    return false;
}

int command_sign(const Order *order, char **words)
{
    Error error = { 0 };
    SecretKey secret;
    char name[KEY_NAME_ROOM];
    if (!order->secret_key)
        return usage("write: sayswho-bundle sign -s FILE.key FILE.says", "");
    if (!read_secret_key(order->secret_key, &secret))
        return EXIT_WRONG;
    bool good = bundle_sign(words[0], &secret, &error);
    key_name(secret.key.id, name);
    key_forget(&secret);
    if (!good)
        return complain(&error);
    printf("%s: signed with key %s\n", words[0], name);
    return EXIT_GOOD;
}

/* One key, or a folder of keys as an exhibit has it, also with revoked ones. */
static bool read_keys(const char *path, Keyring *keyring, Error *error)
{
    struct stat info;
    if (stat(path, &info) == 0 && S_ISDIR(info.st_mode))
        return keyring_read(path, keyring, error);
    *keyring = (Keyring){ .trusted_count = 1 };
    return key_read(path, &keyring->trusted[0], error);
}

int command_verify(const Order *order, char **words)
{
    Error error = { 0 };
    Keyring keyring;
    Signature signature = { 0 };
    char name[KEY_NAME_ROOM];
    if (!order->public_key)
        return usage("write: sayswho-bundle verify -p FILE.pub|FOLDER FILE.says", "");
    if (!read_keys(order->public_key, &keyring, &error))
        return complain(&error);
    Bundle *bundle = bundle_open_signed(words[0], &keyring, &signature, &error);
    if (!bundle)
        return refuse_bundle(words[0], signature.found, &error);
    printf("%s: %s, version %d; the signature is good (key %s)\n", words[0], signature.story,
           signature.version, key_name(signature.key_id, name));
    bundle_close(bundle);
    return EXIT_GOOD;
}
