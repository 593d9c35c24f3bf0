/* sayswho-bundle: the command for authors of stories. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "commands.h"
#include "files/findings.h"
#include "out.h"
#include "outcome/outcome.h"
#include "words/words.h"

#define MANY (-1)

static const struct {
    const char *name, *words, *what;
    int word_count; /* the last one is the story; MANY: one or more */
    bool needs_out; /* -o is required */
    OutKind out;
    Command *run;
} commands[] = {
    { "new", "[--from FILE] FOLDER", "begin a story: a small one that is whole, with comments", 1,
      false, OUT_NOTHING, command_new },
    { "build", "[--sign FILE.key] -o FILE.says FOLDER", "make a bundle from an author's folder", 1,
      true, OUT_BUNDLE, command_build },
    { "check", "[--json] [--quiet KIND] FOLDER|FILE.says",
      "say all that is wrong with a folder or a bundle", 1, false, OUT_NOTHING, command_check },
    { "show", "FOLDER|FILE.says", "the whole story as a text to read", 1, false, OUT_NOTHING,
      command_show },
    { "preview", "[--panel PANEL] [--lang CODE] FOLDER",
      "the exhibit in a window, anew after each save", 1, false, OUT_NOTHING, command_preview },
    { "pot", "[-o FILE.pot] FOLDER", "write what translators translate", 1, false, OUT_POT,
      command_pot },
    { "export", "--prov|--review FOLDER|FILE.says", "give trails or assessments as JSON-LD", 1,
      false, OUT_JSON, command_export },
    { "print", "worksheet|key|poster -o FILE.pdf STORY", "print a folder or a bundle for a class",
      2, true, OUT_PDF, command_print },
    { "card", "[--lang CODE] -o FILE.pdf", "print the card for staff, A6, for the unit's box", 0,
      true, OUT_PDF, command_card },
    { "keygen", "[-W] -p FILE.pub -s FILE.key", "make a pair of keys to sign with", 0, false,
      OUT_NOTHING, command_keygen },
    { "sign", "-s FILE.key FILE.says", "sign a bundle, so that exhibits take it from a stick", 1,
      false, OUT_NOTHING, command_sign },
    { "stick", "-s FILE.key -o STICK FOLDER...", "write stories for a USB stick, signed", MANY,
      true, OUT_NOTHING, command_stick },
    { "pin", "-s FILE.key --unit NAME -o STICK", "bring an exhibit's first PIN back, by stick", 0,
      true, OUT_NOTHING, command_pin },
    { "verify", "-p FILE.pub FILE.says", "say whether a bundle is signed with that key", 1, false,
      OUT_NOTHING, command_verify },
};

int usage(const char *what, const char *word)
{
    fprintf(stderr, "sayswho-bundle: %s%s; sayswho-bundle --help lists what there is\n", what,
            word);
    return EXIT_USAGE;
}

const char *find_language(const char *code)
{
    const Language *language = words_find(code);
    if (!language)
        fprintf(stderr, "sayswho-bundle: --lang %s: write %s\n", code, words_codes);
    return language ? language->code : NULL;
}

int complain(const Error *error)
{
    fprintf(stderr, "sayswho-bundle: %s\n", error->message);
    return EXIT_WRONG;
}

int refuse_bundle(const char *path, SignatureFound found, const Error *error)
{
    complain(error);
    return outcome_words(outcome_of_refusal(path, found, error))->status;
}

void praise(const Story *story, const char *path)
{
    struct stat info;
    long size = stat(path, &info) == 0 && S_ISREG(info.st_mode) ? (long)info.st_size / 1024 : 0;
    printf("%s: %d claim%s, %d on the walk-up path, %ld KB\n", story->id, story->claim_count,
           story->claim_count == 1 ? "" : "s", story->path_count, size);
}

/* Reads a kind of advice; *into is a set of kinds. */
static bool take_kind(void *into, const char *value, Error *error)
{
    unsigned *kinds = into;
    int kind = findings_kind_from_name(value);
    if (kind >= 0)
        *kinds |= 1U << kind;
    else
        error_set(error, ERROR_USAGE,
                  "--quiet %s: write coding, room, path, sources, words, pictures, translations or "
                  "files",
                  value);
    return kind >= 0;
}

static int help(const Option *options, size_t count)
{
    printf("usage: sayswho-bundle COMMAND ...\n\n");
    for (size_t i = 0; i < COUNT(commands); i++)
        printf("  %-8s %-42s %s\n", commands[i].name, commands[i].words, commands[i].what);
    putchar('\n');
    options_print(options, count, stdout);
    puts(
        "\n"
        "Pages: worksheet 2 to 5, the text and then two claims a page; key about one for each\n"
        "claim; poster 1.\n\n"
        "Exit status: 0 all is well; 1 something is wrong with the story, the bundle or the\n"
        "disk; 2 the command was not understood; 10 to 31, from check and verify: why a bundle is\n"
        "refused. More: sayswho-bundle(1).");
    return fflush(stdout) == 0 ? EXIT_GOOD : EXIT_WRONG;
}

static int run(const Order *order, char **words)
{
    int count = 0;
    size_t at = 0;
    Error error = { 0 };
    while (words[count])
        count++;
    if (count == 0)
        return usage("say what to do", "");
    while (at < COUNT(commands) && strcmp(words[0], commands[at].name) != 0)
        at++;
    if (at == COUNT(commands))
        return usage("there is no command ", words[0]);
    bool many = commands[at].word_count == MANY && count > 1;
    if ((!many && count - 1 != commands[at].word_count) ||
        (!order->out && commands[at].needs_out)) {
        fprintf(stderr, "sayswho-bundle: write: sayswho-bundle %s %s\n", words[0],
                commands[at].words);
        return EXIT_USAGE;
    }
    if (order->out && commands[at].out != OUT_NOTHING &&
        !out_may_write(order->out, commands[at].out, words[count - 1], &error))
        return complain(&error);
    return commands[at].run(order, words + 1);
}

int main(int argc, char **argv)
{
    Order order = { 0 };
    Error error = { 0 };
    const Option options[] = {
        { "-o", "FILE", "the file to write; put in its place when it is whole",
          "build card export pin pot print stick", .text = &order.out },
        { "--from", "FILE", "new: begin with this text (Markdown, or what pandoc reads)", "new",
          .text = &order.from },
        { "--panel", "PXxPX@MMxMM", "preview: the panel, as in 800x480@154x86", "preview",
          .text = &order.panel },
        { "--lang", "CODE", "card, preview, print, stick: the language", "card preview print stick",
          .text = &order.language },
        { "--headless", NULL, "preview: no window", "preview", .flag = &order.headless },
        { "--scene", NULL, "preview: print each scene as text", "preview", .flag = &order.scene },
        { "--quiet", "KIND",
          "check: no advice on coding, room, path, sources, words,\npictures, translations or "
          "files",
          "check", .take = take_kind, .into = &order.quiet },
        { "--json", NULL, "check: for other programs, as JSON", "check", .flag = &order.json },
        { "--prov", NULL, "export: the trails, as W3C PROV-O", "export", .flag = &order.prov },
        { "--review", NULL, "export: the assessments, as schema.org Reviews", "export",
          .flag = &order.review },
        { "-p", "FILE", "keygen, verify: the public key, or a folder of keys", "keygen verify",
          .text = &order.public_key },
        { "-s", "FILE", "keygen, pin, sign, stick: the secret key", "keygen pin sign stick",
          .text = &order.secret_key },
        { "--sign", "FILE", "build: sign with this secret key", "build", .text = &order.sign_key },
        { "--unit", "NAME", "pin: the exhibit's name, under [unit] in its settings", "pin",
          .text = &order.unit },
        { "-W", NULL, "keygen: no password", "keygen", .flag = &order.no_password },
        { "--paper", "A4|Letter", "print: the paper (default A4)", "print", .text = &order.paper },
    };
    char **words;
    switch (options_read(options, COUNT(options), argc, argv, &words, &error)) {
    case OPTIONS_HELP: return help(options, COUNT(options));
    case OPTIONS_VERSION: return printf("sayswho-bundle %s\n", SAYSWHO_VERSION) < 0;
    case OPTIONS_WRONG: fprintf(stderr, "sayswho-bundle: %s\n", error.message); break;
    case OPTIONS_READ: return run(&order, words);
    }
    return EXIT_USAGE;
}
