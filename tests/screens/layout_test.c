/* Checks every screen of every story on every panel, in every language and setting: see matrix.h.
 *
 * `layout_test` uses one of the four looks in turn on each panel and in each language, also where
 * the interface or the stories are not translated. It walks through the walk-up path of every story
 * and a share of the other claims, which is different for each look. `layout_test all` walks
 * through everything (`make matrix`), `layout_test all 800x480` through one panel.
 *
 * `layout_test faults PANEL LANGUAGE SCREEN` helps to mend: it walks as shortly, but in all four
 * looks, and prints what it finds. Both walks go only through what begins with these words; the
 * last ones can be left out ("all 800x480", "faults 1280x800@217x136 ar trace").

 * With ASan it goes through a twelfth of the looks: there it is to find faults of memory, and takes
 * more than twice the time.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>
#include <malloc.h>

#include "base/memory.h"
#include "ledger/ledger.h"
#include "matrix.h"
#include "words/words.h"

#define WORKERS_MOST  16
#define ENOUGH_OTHERS 11 /* ten and the visitor, whose own rating does not count */

static const char *const panels[] = { "800x480@154x86",    "720x1280@88x155",   "1280x800@217x136",
                                      "1920x1080@344x194", "1920x1080@476x268", "1080x1920@268x476",
                                      "3840x2160@708x398" };

#ifdef __SANITIZE_ADDRESS__
#define SHARE_OF_LOOKS 12
#else
#define SHARE_OF_LOOKS 1
#endif

static bool walk_all, tell_faults;
static struct {
    const char *panel, *language, *screen; /* how the only ones begin */
} only = { "", "", "" };

static long *count_of(Findings *findings, const char *what)
{
    int i = 0;
    while (i < WHAT_MOST - 1 && findings->by_what[i].what[0] &&
           strcmp(findings->by_what[i].what, what) != 0)
        i++;
    snprintf(findings->by_what[i].what, sizeof(findings->by_what[i].what), "%s", what);
    return &findings->by_what[i].count;
}

/* The look and the screen of a case, without its page. */
static void tell_place(const Case *test, char *place, size_t size)
{
    const PanelLook *look = test->look;
    const char *page = strstr(test->where, " page ");
    snprintf(place, size, "%s %s%s%s%s%s: %.*s", look->panel, look->language,
             look->words_missing ? " words missing" : "",
             look->story_missing ? " story missing" : "", look->large ? " large" : "",
             look->low ? " low" : "", (int)(page ? page - test->where : (long)strlen(test->where)),
             test->where);
}

void fault(Case *test, const char *what, const char *of)
{
    char place[200];
    tell_place(test, place, sizeof(place));
    long *count = count_of(test->findings, what);
    test->findings->faults++;
    if ((*count)++ < test->shown_most)
        printf("%s%s: %s %s\n", place,
               strstr(test->where, " page ") ? strstr(test->where, " page ") : "", of, what);
}

/* ---- dividing the looks among processes ---- */

/* Lists the four looks of a panel in a language; `turn` is the one for the short walk, or -1. */
static int list_ways(PanelLook *looks, int count, PanelLook look, int turn)
{
    for (int way = 0; way < 4; way++) {
        look.large = way & 2;
        look.low = way & 1;
        look.in_turn = way == turn && count / 4 % SHARE_OF_LOOKS == 0;
        look.number = count;
        looks[count++] = look;
    }
    return count;
}

/* Texts that are not translated, of the interface or the stories, are shown in their own language.
 * That matters most when it runs in the other direction. */
static int list_looks(PanelLook *looks)
{
    const Language *source = words_languages;
    int count = 0;
    for (int p = 0; p < (int)COUNT(panels); p++) {
        for (const Language *language = source; language->code; language++) {
            PanelLook look = { .panel = panels[p], .language = language->code };
            count = list_ways(looks, count, look, (count / 4 + count / 16) % 4);
        }
    }
    for (int p = 0; p < (int)COUNT(panels); p++) {
        for (const Language *language = source; language->code; language++) {
            if (language->right_to_left == source->right_to_left)
                continue;
            PanelLook words = { .panel = panels[p],
                                .language = language->code,
                                .words_missing = true };
            PanelLook story = { .panel = panels[p],
                                .language = language->code,
                                .story_missing = true };
            PanelLook both = words;
            both.story_missing = true;
            count = list_ways(looks, count, words, p % 2);
            count = list_ways(looks, count, story, p % 2 ? p % 4 : -1);
            count = list_ways(looks, count, both, p % 2 ? -1 : p % 4);
        }
    }
    return count;
}

static void add_findings(Findings *sum, const Findings *part)
{
    sum->scenes += part->scenes;
    sum->faults += part->faults;
    for (int s = 0; s < SCREEN_COUNT; s++) {
        sum->seen[s] = sum->seen[s] || part->seen[s];
        for (int w = 0; w < WORDS_MOST; w++)
            sum->words[s][w] += part->words[s][w];
    }
    for (int i = 0; i < WHAT_MOST && part->by_what[i].count; i++)
        *count_of(sum, part->by_what[i].what) += part->by_what[i].count;
}

static bool begins(const char *name, const char *with)
{
    return strncmp(name, with, strlen(with)) == 0;
}

static void work(const PanelLook *looks, int count, int worker, int workers, const char *answers,
                 int out)
{
    Findings *findings = memory_take(1, sizeof(*findings));
    setvbuf(stdout, NULL, _IOLBF, BUFSIZ); /* so that the workers' lines do not mix */
    bool every = walk_all || tell_faults;
    for (int i = worker; i < count; i += workers) {
        if ((every || looks[i].in_turn) && begins(looks[i].panel, only.panel) &&
            begins(looks[i].language, only.language))
            walk_look(&looks[i], walk_all, every ? 200 : SHOWN_MOST, only.screen, answers,
                      findings);
    }
    fflush(stdout);
    const char *bytes = (const char *)findings;
    for (size_t at = 0; at < sizeof(*findings);) {
        ssize_t written = write(out, bytes + at, sizeof(*findings) - at);
        if (written <= 0)
            _exit(1);
        at += (size_t)written;
    }
    free(findings);
}

/* False when the worker did not come to its end. */
static bool read_findings(int in, Findings *findings)
{
    char *bytes = (char *)findings;
    size_t at = 0;
    for (ssize_t got; at < sizeof(*findings); at += (size_t)got) {
        got = read(in, bytes + at, sizeof(*findings) - at);
        if (got <= 0)
            return false;
    }
    return true;
}

static bool walk_looks(Findings *sum, const char *answers)
{
    PanelLook looks[COUNT(panels) * 4 * 32];
    int count = list_looks(looks), pipes[WORKERS_MOST][2];
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    int workers = cores < 1 ? 1 : cores > WORKERS_MOST ? WORKERS_MOST : (int)cores;
    pid_t children[WORKERS_MOST];
    bool good = true;
    fflush(stdout);
    for (int w = 0; w < workers; w++) {
        assert_int_equal(pipe(pipes[w]), 0);
        children[w] = fork();
        if (children[w] == 0) {
            work(looks, count, w, workers, answers, pipes[w][1]);
            exit(0); /* leaks are checked at exit */
        }
        close(pipes[w][1]);
    }
    for (int w = 0; w < workers; w++) {
        Findings *part = memory_take(1, sizeof(*part));
        int status = 0;
        bool whole = read_findings(pipes[w][0], part);
        waitpid(children[w], &status, 0);
        good = good && whole && status == 0;
        add_findings(sum, part);
        free(part);
        close(pipes[w][0]);
    }
    return good;
}

/* ---- what was found ---- */

/* Prints how many words pages have: the smallest number, the median, the largest, and how many
 * pages have more than 70. */
static void tell_words(const Findings *findings)
{
    for (int s = 0; s < SCREEN_COUNT; s++) {
        const int *pages = findings->words[s];
        long all = 0, below = 0, over = 0;
        int least = -1, middle = 0, most = 0;
        for (int w = 0; w < WORDS_MOST; w++) {
            all += pages[w];
            over += w > 70 ? pages[w] : 0;
        }
        for (int w = 0; w < WORDS_MOST; w++) {
            if (!pages[w])
                continue;
            least = least < 0 ? w : least;
            middle = below * 2 < all ? w : middle;
            below += pages[w];
            most = w;
        }
        print_message("%-12s %7ld pages: %3d to %3d words, middle %3d; %ld have more than 70\n",
                      visit_screen_name((Screen)s), all, least, most, middle, over);
    }
}

/* Makes a ledger in the folder with so many answers to every claim that they are shown. */
static void make_answers(const char *folder)
{
    Error error = { 0 };
    Ledger *ledger = ledger_open(folder);
    for (int s = 0; s < WALK_STORIES; s++) {
        Bundle *bundle = walk_open_story(s);
        const Story *story = bundle_story(bundle);
        const LedgerVisit head = { .day = "2026-01-01",
                                   .part = "morning",
                                   .unit = "unit",
                                   .mode = "walk_up",
                                   .story = story->id,
                                   .story_version = story->version,
                                   .rubric_version = 1,
                                   .app_version = "0",
                                   .language = "en",
                                   .coin = -1 };
        ledger_begin(ledger, &head);
        for (int i = 0; i < story->claim_count * ENOUGH_OTHERS; i++) {
            const Claim *claim = bundle_claim(bundle, i / ENOUGH_OTHERS, &error);
            const LedgerSecond second = { claim ? claim->id : "", i % 4, "first", -1, 1, 1 };
            ledger_second(ledger, &second);
            ledger_commit(ledger);
        }
        bundle_close(bundle);
    }
    bool settled = false;
    for (int i = 0; i < 20 && !settled; i++)
        settled = ledger_settle(ledger);
    if (error.message[0] || !settled) {
        fprintf(stderr, "answers for the layout test: %s\n", error.message);
        abort();
    }
    ledger_close(ledger);
}

static void every_screen_is_right_on_every_panel_in_every_language(void **state)
{
    (void)state;
    char answers[] = "/tmp/layout.XXXXXX";
    assert_non_null(mkdtemp(answers));
    make_answers(answers);
    Findings *sum = memory_take(1, sizeof(*sum));
    bool good = walk_looks(sum, answers);
    for (int i = 0; i < 3; i++) {
        static const char *const files[] = { "answers.db", "answers.db-wal", "answers.db-shm" };
        char path[64];
        snprintf(path, sizeof(path), "%s/%s", answers, files[i]);
        unlink(path);
    }
    rmdir(answers);
    if (walk_all)
        tell_words(sum);
    for (int i = 0; i < WHAT_MOST && sum->by_what[i].count; i++)
        print_message("%ld times: %s\n", sum->by_what[i].count, sum->by_what[i].what);
    print_message("%ld scenes checked\n", sum->scenes);
    for (int s = 0; s < SCREEN_COUNT; s++) {
        if (!sum->seen[s] && !only.screen[0])
            print_message("never came to %s\n", visit_screen_name((Screen)s));
        assert_true(sum->seen[s] || only.screen[0]);
    }
    assert_true(good);
    assert_int_equal(sum->faults, 0);
    free(sum);
}

int main(int argc, char **argv)
{
    /* Each scene takes and frees the same memory; giving it back to the system takes a third of the
     * time. */
    mallopt(M_TRIM_THRESHOLD, 256 << 20);
    mallopt(M_MMAP_THRESHOLD, 256 << 20);
    walk_all = argc > 1 && strcmp(argv[1], "all") == 0;
    tell_faults = argc > 1 && strcmp(argv[1], "faults") == 0;
    only.panel = argc > 2 ? argv[2] : "";
    only.language = argc > 3 ? argv[3] : "";
    only.screen = argc > 4 ? argv[4] : "";
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_screen_is_right_on_every_panel_in_every_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
