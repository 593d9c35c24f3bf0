/* sayswho: the exhibit. sayswho(1) explains its options. */
#include <getopt.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "exhibit/exhibit.h"
#include "script/monkey.h"
#include "script/tour.h"
#include "words/words.h"

static const char help[] =
    "usage: sayswho [options] [BUNDLE|FOLDER...]\n"
    "\n"
    "Shows the bundles that are named, or all in the folders that are named, or else the built-in\n"
    "stories.\n"
    "\n"
    "  --windowed             a window instead of the whole screen\n"
    "  --panel PXxPX@MMxMM    pixels and millimetres, as in 1920x1080@476x268 (default: the "
    "display's)\n"
    "  --data DIR             where answers are kept (default /var/lib/sayswho, else\n"
    "                         ~/.local/share/sayswho)\n"
    "  --config FILE          settings\n"
    "  --lang CODE            first language\n"
    "  --headless             no display\n"
    "  --tour FILE            play a scripted visit; exit 0 only if everything it expects holds\n"
    "  --shots DIR            where the tour's pictures go\n"
    "  --record FILE          write the visit that is being made as a tour\n"
    "  --monkey SEED          make random touches and key presses, the same for the same seed\n"
    "  --taps N               number of these (default 1000)\n"
    "  --scene                print each new scene as text\n"
    "  --spoken               print what is read aloud when it begins\n"
    "  --version, --help\n"
    "\n"
    "Exit status: 0 done, 1 something failed, 2 the command was not understood.\n";

enum { GOOD, WRONG, USAGE };

typedef struct {
    ExhibitOptions exhibit;
    const char *tour, *shots, *monkey;
    long taps;
    bool help, version;
} CommandLine;

static bool read_language(CommandLine *line, const char *code, Error *error)
{
    const Language *language = words_find(code);
    if (language)
        line->exhibit.language = language->code;
    else
        error_set(error, ERROR_USAGE, "--lang %s: write %s", code, words_codes);
    return language != NULL;
}

static bool read_taps(CommandLine *line, const char *text, Error *error)
{
    char *end;
    line->taps = strtol(text, &end, 10);
    if (end == text || *end || line->taps < 1)
        error_set(error, ERROR_USAGE, "--taps %s: write a whole number from 1", text);
    return error->kind == ERROR_NONE;
}

static bool take_option(CommandLine *line, char option, const char *value, Error *error)
{
    ExhibitOptions *exhibit = &line->exhibit;
    switch (option) {
    case 'w': exhibit->stage.windowed = true; return true;
    case 'p': return panel_parse(&exhibit->stage.panel, value, error);
    case 'd': exhibit->data = value; return true;
    case 'c': settings_read(&exhibit->settings, value); return true;
    case 'l': return read_language(line, value, error);
    case 'h': exhibit->stage.headless = true; return true;
    case 't': line->tour = value; return true;
    case 's': line->shots = value; return true;
    case 'r': exhibit->record = value; return true;
    case 'm': line->monkey = value; return true;
    case 'n': return read_taps(line, value, error);
    case 'S': exhibit->print_scenes = true; return true;
    case 'P': exhibit->print_speech = true; return true;
    case 'V': line->version = true; return true;
    case 'H': line->help = true; return true;
    default:
        error_set(error, ERROR_USAGE,
                  "that option is not known or wants a value; --help lists them");
        return false;
    }
}

static bool read_command_line(CommandLine *line, int count, char **words, Error *error)
{
    static const struct option known[] = {
        { "windowed", no_argument, NULL, 'w' },     { "panel", required_argument, NULL, 'p' },
        { "data", required_argument, NULL, 'd' },   { "config", required_argument, NULL, 'c' },
        { "lang", required_argument, NULL, 'l' },   { "headless", no_argument, NULL, 'h' },
        { "tour", required_argument, NULL, 't' },   { "shots", required_argument, NULL, 's' },
        { "record", required_argument, NULL, 'r' }, { "monkey", required_argument, NULL, 'm' },
        { "taps", required_argument, NULL, 'n' },   { "scene", no_argument, NULL, 'S' },
        { "spoken", no_argument, NULL, 'P' },       { "version", no_argument, NULL, 'V' },
        { "help", no_argument, NULL, 'H' },         { NULL, 0, NULL, 0 },
    };
    int option;
    while ((option = getopt_long(count, words, "", known, NULL)) != -1) {
        if (!take_option(line, (char)option, optarg, error))
            return false;
    }
    line->exhibit.stories = (const char *const *)words + optind;
    return true;
}

/* systemd passes a process its own id in this variable. A process started by that one, such as a
 * shell, inherits the variable but has another id. */
static bool is_service(void)
{
    const char *started = getenv("SYSTEMD_EXEC_PID");
    char own[24];
    snprintf(own, sizeof(own), "%ld", (long)getpid());
    return started && strcmp(started, own) == 0;
}

/* Without a display there is no panel to ask: use the common 21.5-inch one. */
static void fill_in(CommandLine *line)
{
    ExhibitOptions *exhibit = &line->exhibit;
    StageOptions *stage = &exhibit->stage;
    const Settings *config = &exhibit->settings;
    if (stage->headless && stage->panel.width_px == 0)
        stage->panel = (Panel){ 1920, 1080, 476, 268 };
    stage->settings_width_mm = config->panel_width_mm;
    stage->settings_height_mm = config->panel_height_mm;
    stage->rotate = config->rotate;
    exhibit->service = is_service();
    exhibit->keep_nothing = (line->tour || line->monkey) && !exhibit->data;
}

static bool run(CommandLine *line, Error *error)
{
    bool scripted = line->tour || line->monkey;
    Exhibit *exhibit = exhibit_open(&line->exhibit, scripted, error);
    bool good = exhibit != NULL;
    if (good && line->tour)
        good = tour_play(exhibit, line->tour, line->shots, error);
    if (good && line->monkey)
        good = monkey_play(exhibit, strtoull(line->monkey, NULL, 10), line->taps, error);
    if (good && !scripted)
        exhibit_run(exhibit);
    exhibit_close(exhibit);
    return good;
}

int main(int count, char **words)
{
    /* A write above the limit of a file's size must fail like one on a full disk, and not end the
     * process. */
    signal(SIGXFSZ, SIG_IGN);
    CommandLine line = { .exhibit.settings = settings_default(), .taps = 1000 };
    Error error = { 0 };
    bool understood = read_command_line(&line, count, words, &error);
    if (understood && line.help)
        return fputs(help, stdout) < 0;
    if (understood && line.version)
        return printf("sayswho %s\n", SAYSWHO_VERSION) < 0;
    fill_in(&line);
    if (understood && run(&line, &error))
        return GOOD;
    log_error("%s", error.message);
    return error.kind == ERROR_USAGE ? USAGE : WRONG;
}
