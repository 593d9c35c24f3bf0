/* sayswho: the exhibit. sayswho(1) explains its options. */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/random.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/memory.h"
#include "base/options.h"
#include "exhibit/exhibit.h"
#include "script/monkey.h"
#include "script/recorder.h"
#include "script/tour.h"
#include "signature/keys.h"
#include "words/words.h"

static const char before_options[] =
    "usage: sayswho [options] [BUNDLE|FOLDER...]\n"
    "\n"
    "Shows the bundles named, or all in the folders named; with none named the built-in stories\n"
    "and those from sticks.\n"
    "\n";
static const char after_options[] =
    "\n"
    "Exit status: 0 done, 1 something failed, 2 the command was not understood.\n";

typedef struct {
    ExhibitOptions exhibit;
    const char *record, *tour, *shots, *settings;
    int64_t seed, taps; /* of the monkey; no seed: -1 */
    int64_t coins;      /* seed of the coins; -1: by chance */
} CommandLine;

static bool take_panel(void *into, const char *text, Error *error)
{
    return panel_parse(into, text, error);
}

static bool take_language(void *into, const char *code, Error *error)
{
    const Language *language = words_find(code);
    if (language)
        *(const char **)into = language->code;
    else
        error_set(error, ERROR_USAGE, "--lang %s: write %s", code, words_codes);
    return language != NULL;
}

static OptionsResult read_command_line(CommandLine *line, int argc, char **argv, Error *error)
{
    ExhibitOptions *exhibit = &line->exhibit;
    const Option options[] = {
        { "--windowed", NULL, "a window instead of the whole screen",
          .flag = &exhibit->stage.windowed },
        { "--panel", "PXxPX@MMxMM",
          "the panel, as in 1920x1080@476x268 (default: asked of the display)", .take = take_panel,
          .into = &exhibit->stage.panel },
        { "--data", "DIR",
          "where answers and stories from sticks are kept (default /var/lib/sayswho, "
          "else\n~/.local/share/sayswho)",
          .text = &exhibit->data },
        { "--keys", "DIR",
          "keys of those whose stories are taken from sticks (default\n" KEYS_TRUSTED ")",
          .text = &exhibit->keys },
        { "--config", "FILE", "settings", .text = &line->settings },
        { "--lang", "CODE", "first language", .take = take_language, .into = &exhibit->language },
        { "--headless", NULL, "no display", .flag = &exhibit->stage.headless },
        { "--tour", "FILE", "play a scripted visit; exit 0 only if all it expects holds",
          .text = &line->tour },
        { "--shots", "DIR", "where the tour's pictures go", .text = &line->shots },
        { "--record", "FILE", "write the visit that is being made as a tour",
          .text = &line->record },
        { "--monkey", "SEED", "random touches and keys, the same for the same seed ...",
          .number = &line->seed, .most = UINT32_MAX },
        { "--taps", "N", "... so many (default 1000)", .number = &line->taps, .least = 1,
          .most = INT32_MAX },
        { "--seed", "N",
          "what a coin decides in a visit, the same for the same N (default: by\n"
          "chance; in a tour, for a monkey or headless always the same)",
          .number = &line->coins, .most = UINT32_MAX },
        { "--scene", NULL, "print each new scene as text", .flag = &exhibit->print_scenes },
        { "--spoken", NULL, "print what is read aloud, as it is said",
          .flag = &exhibit->print_speech },
    };
    char **words;
    OptionsResult result = options_read(options, COUNT(options), argc, argv, &words, error);
    if (result == OPTIONS_HELP) {
        fputs(before_options, stdout);
        options_print(options, COUNT(options), stdout);
        fputs(after_options, stdout);
    } else if (result == OPTIONS_VERSION) {
        printf("sayswho %s\n", SAYSWHO_VERSION);
    } else if (result == OPTIONS_READ) {
        exhibit->stories = (const char *const *)words;
    }
    return result;
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

/* With it the first two coins leave the claims where they are, the next two do not. */
#define SEED_OF_SCRIPTS 7

static uint64_t seed_of_coins(const CommandLine *line, bool scripted)
{
    uint64_t seed;
    if (line->coins >= 0)
        return (uint64_t)line->coins;
    if (scripted || line->exhibit.stage.headless)
        return SEED_OF_SCRIPTS;
    return getrandom(&seed, sizeof(seed), 0) == sizeof(seed) ? seed : (uint64_t)clock_wall_s();
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
    bool scripted = line->tour || line->seed >= 0;
    exhibit->keep_nothing = scripted && !exhibit->data;
    exhibit->seed = seed_of_coins(line, scripted);
}

static bool run(CommandLine *line, Error *error)
{
    bool scripted = line->tour || line->seed >= 0;
    Recorder *recorder = line->record ? recorder_open(line->record, error) : NULL;
    if (line->record && !recorder)
        return false;
    line->exhibit.touched = recorder ? recorder_touch : NULL;
    line->exhibit.toucher = recorder;
    Exhibit *exhibit = exhibit_open(&line->exhibit, scripted, error);
    bool good = exhibit != NULL;
    if (good && line->tour)
        good = tour_play(exhibit, line->tour, line->shots, error);
    if (good && line->seed >= 0)
        good = monkey_play(exhibit, (uint64_t)line->seed, (long)line->taps, error);
    if (good && !scripted)
        exhibit_run(exhibit);
    exhibit_close(exhibit);
    recorder_close(recorder);
    return good;
}

int main(int argc, char **argv)
{
    /* A write above the limit of a file's size must fail like one on a full disk, and not end the
     * process. */
    signal(SIGXFSZ, SIG_IGN);
    CommandLine line = {
        .exhibit.settings = settings_default(), .seed = -1, .taps = 1000, .coins = -1
    };
    Error error = { 0 };
    OptionsResult result = read_command_line(&line, argc, argv, &error);
    if (result == OPTIONS_HELP || result == OPTIONS_VERSION)
        return fflush(stdout) == 0 ? EXIT_GOOD : EXIT_WRONG;
    if (result == OPTIONS_READ) {
        if (line.settings)
            settings_read(&line.exhibit.settings, line.settings);
        fill_in(&line);
        if (run(&line, &error))
            return EXIT_GOOD;
    }
    log_error("%s", error.message);
    return error.kind == ERROR_USAGE ? EXIT_USAGE : EXIT_WRONG;
}
