/* sayswho-bundle: the command for authors of stories. */
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/memory.h"
#include "commands.h"

static const struct {
    const char *name, *words, *what;
    Command *run;
} commands[] = {
    { "new", "FOLDER", "begin a story: a small complete one with comments", command_new },
    { "build", "-o FILE.says FOLDER", "make a bundle from an author's folder", command_build },
    { "check", "FOLDER|FILE.says", "report all that is wrong with a folder or a bundle",
      command_check },
    { "show", "FOLDER|FILE.says", "print the whole story as text", command_show },
    { "preview", "[--panel PANEL] [--lang CODE] FOLDER",
      "show it in a window, again after each save", command_preview },
    { "pot", "[-o FILE.pot] FOLDER", "write a template for translators", command_pot },
    { "export", "--prov|--review FOLDER|FILE.says", "write trails or assessments as JSON-LD",
      command_export },
    { "print", "worksheet|key|poster -o FILE.pdf STORY", "print a story for a class",
      command_print },
};

static const char rest[] =
    "\n"
    "  --help, --version\n"
    "\n"
    "Exit status: 0 all is well; 1 something is wrong with the story, the bundle or the\n"
    "disk; 2 the command was not understood. More: sayswho-bundle(1).\n";

int usage(const char *what, const char *word)
{
    fprintf(stderr, "sayswho-bundle: %s%s; sayswho-bundle --help lists what there is\n", what,
            word);
    return EXIT_USAGE;
}

bool take_out_and_folder(const char *command, int count, char **words, const char **out,
                         const char **folder)
{
    char what[80];
    *out = *folder = NULL;
    for (int i = 0; i < count; i++) {
        bool option = strcmp(words[i], "-o") == 0;
        if (option && i + 1 == count) {
            usage("-o wants a file after it", "");
            return false;
        }
        if (option) {
            *out = words[++i];
        } else if (words[i][0] == '-' || *folder) {
            snprintf(what, sizeof(what), "%s %s ", command,
                     words[i][0] == '-' ? "does not know" : "takes one folder, not also");
            usage(what, words[i]);
            return false;
        } else {
            *folder = words[i];
        }
    }
    return true;
}

int complain(const Error *error)
{
    fprintf(stderr, "sayswho-bundle: %s\n", error->message);
    return EXIT_WRONG;
}

static void tell_claims(const Story *story)
{
    printf("%s: %d claim%s, %d on the walk-up path", story->id, story->claim_count,
           story->claim_count == 1 ? "" : "s", story->path_count);
}

void praise(const Story *story, const char *path)
{
    struct stat info;
    long size = stat(path, &info) == 0 && S_ISREG(info.st_mode) ? (long)info.st_size / 1024 : 0;
    tell_claims(story);
    if (size)
        printf(", %ld KB", size);
    printf("\n");
}

void praise_folder(const Story *story, const char *more)
{
    tell_claims(story);
    if (more)
        printf("; %s", more);
    printf("\n");
}

static int help(void)
{
    printf("usage: sayswho-bundle COMMAND ...\n\n");
    for (size_t i = 0; i < COUNT(commands); i++)
        printf("  %-8s %-40s %s\n", commands[i].name, commands[i].words, commands[i].what);
    return fputs(rest, stdout) < 0;
}

int main(int count, char **words)
{
    if (count < 2)
        return usage("say what to do", "");
    if (strcmp(words[1], "--help") == 0)
        return help();
    if (strcmp(words[1], "--version") == 0)
        return printf("sayswho-bundle %s\n", SAYSWHO_VERSION) < 0;
    for (size_t i = 0; i < COUNT(commands); i++) {
        if (strcmp(words[1], commands[i].name) == 0)
            return commands[i].run(count - 2, words + 2);
    }
    return usage("there is no command ", words[1]);
}
