#include "base/options.h"

#include <assert.h>
#include <errno.h>
#include <getopt.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

/* getopt_long() returns this plus the option's index; smaller codes are single letters. */
#define FIRST_CODE   256
#define HELP_CODE    (FIRST_CODE + OPTIONS_MOST)
#define VERSION_CODE (HELP_CODE + 1)

static bool is_long(const Option *option)
{
    return option->name[1] == '-';
}

/* Fills getopt_long()'s two tables. The letters begin with ':', so that it reports a missing
 * value. */
static void fill_tables(const Option *options, size_t count, struct option *names, char *letters)
{
    *letters++ = ':';
    *letters++ = 'h';
    for (size_t i = 0; i < count; i++) {
        const Option *option = &options[i];
        int values = option->value ? required_argument : no_argument;
        if (is_long(option)) {
            *names++ = (struct option){ option->name + 2, values, NULL, FIRST_CODE + (int)i };
        } else {
            *letters++ = option->name[1];
            if (option->value)
                *letters++ = ':';
        }
    }
    *names++ = (struct option){ "help", no_argument, NULL, HELP_CODE };
    *names++ = (struct option){ "version", no_argument, NULL, VERSION_CODE };
    *names = (struct option){ NULL, 0, NULL, 0 };
    *letters = '\0';
}

/* Returns NULL when it is not in the table. */
static const Option *find(const Option *options, size_t count, int code)
{
    for (size_t i = 0; i < count; i++) {
        if (code == (is_long(&options[i]) ? FIRST_CODE + (int)i : options[i].name[1]))
            return &options[i];
    }
    return NULL;
}

static bool read_number(const Option *option, const char *text, Error *error)
{
    char *end;
    errno = 0;
    long long number = strtoll(text, &end, 10);
    bool good = *end == '\0' && errno == 0 && number >= option->least && number <= option->most;
    if (good)
        *option->number = number;
    else
        error_set(error, ERROR_USAGE, "%s %s: write a whole number from %" PRId64 " to %" PRId64,
                  option->name, text, option->least, option->most);
    return good;
}

static bool take(const Option *option, const char *value, Error *error)
{
    if (option->value && !*value) {
        error_set(error, ERROR_USAGE, "%s wants %s after it", option->name, option->value);
        return false;
    }
    if (option->flag)
        *option->flag = true;
    else if (option->text)
        *option->text = value;
    else if (option->number)
        return read_number(option, value, error);
    else
        return option->take(option->into, value, error);
    return true;
}

/* Reports what getopt_long() did not accept. */
static void refuse(const Option *option, bool missing, const char *word, Error *error)
{
    if (option && missing)
        error_set(error, ERROR_USAGE, "%s wants %s after it", option->name, option->value);
    else if (option)
        error_set(error, ERROR_USAGE, "%s takes no value; leave it out", option->name);
    else if (word[0] == '-' && word[1] == '-')
        error_set(error, ERROR_USAGE, "%s is no option, or begins several; --help lists them",
                  word);
    else
        error_set(error, ERROR_USAGE, "-%c is no option; --help lists them", optopt);
}

/* True when the list, which has spaces between its words, has the word. */
static bool has_word(const char *list, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = list; length && (at = strstr(at, word)); at += length) {
        if ((at == list || at[-1] == ' ') && (at[length] == ' ' || at[length] == '\0'))
            return true;
    }
    return false;
}

static bool fits(const Option *option, const char *command, Error *error)
{
    if (!option->commands || has_word(option->commands, command))
        return true;
    error_set(error, ERROR_USAGE, "%s is no option of %s", option->name,
              *command ? command : "the program itself");
    return false;
}

OptionsResult options_read(const Option *options, size_t count, int argc, char **argv,
                           char ***words, Error *error)
{
    struct option names[OPTIONS_MOST + 3];
    char letters[2 * OPTIONS_MOST + 3];
    bool given[OPTIONS_MOST] = { false };
    assert(count <= OPTIONS_MOST);
    fill_tables(options, count, names, letters);
    opterr = 0; /* we report errors ourselves */
    optind = 0; /* start from the beginning */
    for (int code; (code = getopt_long(argc, argv, letters, names, NULL)) != -1;) {
        if (code == 'h' || code == HELP_CODE)
            return OPTIONS_HELP;
        if (code == VERSION_CODE)
            return OPTIONS_VERSION;
        const Option *option = find(options, count, code == ':' || code == '?' ? optopt : code);
        if (code == ':' || code == '?') {
            refuse(option, code == ':', argv[optind - 1], error);
            return OPTIONS_WRONG;
        }
        if (!take(option, optarg, error))
            return OPTIONS_WRONG;
        given[option - options] = true;
    }
    *words = argv + (optind < argc ? optind : argc);
    const char *command = **words ? **words : "";
    if (strcmp(command, "help") == 0)
        return OPTIONS_HELP;
    for (size_t i = 0; i < count; i++) {
        if (given[i] && !fits(&options[i], command, error))
            return OPTIONS_WRONG;
    }
    return OPTIONS_READ;
}

void options_print(const Option *options, size_t count, FILE *out)
{
    int widest = 0;
    for (size_t i = 0; i < count; i++) {
        const char *value = options[i].value;
        int width = (int)strlen(options[i].name) + (value ? (int)strlen(value) + 1 : 0);
        widest = width > widest ? width : widest;
    }
    for (size_t i = 0; i < count; i++) {
        const Option *option = &options[i];
        int named = fprintf(out, "  %s%s%s", option->name, option->value ? " " : "",
                            option->value ? option->value : "");
        fprintf(out, "%*s", widest + 5 - named, "");
        for (const char *at = option->what; *at; at++) {
            fputc(*at, out);
            if (*at == '\n')
                fprintf(out, "%*s", widest + 5, "");
        }
        fputc('\n', out);
    }
    fprintf(out, "  -h, --help, --version\n");
}
