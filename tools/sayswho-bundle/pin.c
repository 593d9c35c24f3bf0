/* pin.c: the command pin: writes the file that brings the first PIN of an exhibit back. */
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "commands.h"
#include "out.h"
#include "signature/new_pin.h"

static bool is_name(const char *name)
{
    bool good = name[0] && strlen(name) <= UNIT_NAME_MOST;
    for (; *name; name++)
        good = good && (unsigned char)*name >= ' ';
    return good;
}

int command_pin(const Order *order, char **words)
{
    Error error = { 0 };
    SecretKey secret;
    char text[NEW_PIN_ROOM], path[4200];
    NewPin pin = { .made_s = (int64_t)time(NULL) };
    (void)words;
    if (!order->secret_key || !order->unit)
        return usage("write: sayswho-bundle pin -s FILE.key --unit NAME -o STICK", "");
    if (!is_name(order->unit))
        return usage("--unit: write the name under [unit] in the exhibit's settings, not ",
                     order->unit);
    memcpy(pin.unit, order->unit, strlen(order->unit) + 1);
    int code = file_make_folders(order->out);
    if (code != 0) {
        error_set(&error, ERROR_IO, "%s: the folder cannot be made: %s", order->out,
                  strerror(code));
        return complain(&error);
    }
    if (!read_secret_key(order->secret_key, &secret))
        return EXIT_WRONG;
    size_t size = new_pin_make(&pin, &secret, text);
    key_forget(&secret);
    snprintf(path, sizeof(path), "%s/" NEW_PIN_FILE, order->out);
    if (!file_write_text(path, text, size, 0644, &error))
        return complain(&error);
    printf("%s: brings the first PIN of \"%s\" back, once\n", path, pin.unit);
    return EXIT_GOOD;
}
