/* preview_test.c: the author's preview: after a save the same screen is shown again, and errors are
 * shown over it until they are corrected. First the exhibit alone, on a virtual clock; then the
 * command itself, without a display, whose scenes are read.
 */
#include "bundle_command.h"

#include <time.h>

#include "exhibit/exhibit.h"

/* ---- the exhibit, with bundles replaced by the test ---- */

static Exhibit *exhibit;

static void open_preview(void)
{
    edit(STORY, "swap: [A01, A02]\n", ""); /* A02 comes first here */
    edit(STORY, "path: [A01, A02]", "path: [A02, A01]");
    Error error = { 0 };
    const ExhibitOptions options = { .stage = { .headless = true,
                                                .panel = { 1920, 1080, 476, 268 } },
                                     .settings = settings_default(),
                                     .preview = true };
    setenv("XDG_DATA_HOME", scratch, 1); /* answers would be written there */
    exhibit = exhibit_open(&options, true, &error);
    if (!exhibit)
        print_error("%s\n", error.message);
    assert_non_null(exhibit);
}

static void close_preview(void)
{
    exhibit_close(exhibit);
    exhibit = NULL;
}

/* Does what the command does after a save. */
static void save(void)
{
    Error error = { 0 };
    RUN("build", "-o", "pond.says", "pond");
    assert_int_equal(ran.status, 0);
    Bundle *bundle = bundle_open("pond.says", &error);
    assert_non_null(bundle);
    unlink("pond.says");
    exhibit_replace_story(exhibit, bundle);
}

static void tap(const char *id)
{
    const Area *area = scene_find(exhibit_scene(exhibit), id);
    if (!area)
        print_error("there is no %s on %s\n", id, exhibit_scene(exhibit)->screen);
    assert_non_null(area);
    Point middle = { area->box.x + area->box.w / 2, area->box.y + area->box.h / 2 };
    for (int up = 0; up < 2; up++) {
        exhibit_finger(exhibit, !up, 1, middle);
        exhibit_pass(exhibit, 200);
    }
}

/* Opens the tray with the tools where the bar has no room for them. */
static void open_tray(void)
{
    if (!scene_find(exhibit_scene(exhibit), "text_size"))
        tap("tools");
}

static void close_tray(void)
{
    if (scene_find(exhibit_scene(exhibit), "stay"))
        tap("stay");
}

static void tap_until(const char *id, const char *wanted)
{
    for (int i = 0; i < 20 && !scene_find(exhibit_scene(exhibit), wanted); i++)
        tap(id);
}

static void on(const char *screen)
{
    assert_string_equal(exhibit_scene(exhibit)->screen, screen);
}

static void shows(const char *text)
{
    if (!scene_shows(exhibit_scene(exhibit), text))
        scene_print(exhibit_scene(exhibit), stderr);
    assert_true(scene_shows(exhibit_scene(exhibit), text));
}

static void shows_not(const char *text)
{
    assert_false(scene_shows(exhibit_scene(exhibit), text));
}

/* Goes to the trail of the first claim, A02, with one card open. */
static void go_to_trail(void)
{
    tap_until("next", "skip");
    tap("skip");
    tap_until("next", "level:weak");
    tap("level:weak");
    tap("sure:fairly");
    tap("next");
    tap("card:says");
    on("trace");
    shows("There is no document.");
}

static void a_save_is_shown_where_one_stands(void **state)
{
    (void)state;
    open_preview();
    save();
    on("about");
    go_to_trail();
    open_tray();
    tap("text_size");
    close_tray();
    edit(CLAIM, "There is no document.", "Nobody has a document.");
    /* Moves the other claim before this one in the article. */
    edit(TEXT, "People say that [the pond is very old](#A02).", "");
    edit(TEXT, "The class counted", "[The pond is very old](#A02). The class counted");
    save();
    on("trace");
    shows("Nobody has a document.");
    assert_true(scene_find(exhibit_scene(exhibit), "card:says")->chosen);
    open_tray();
    assert_true(scene_find(exhibit_scene(exhibit), "text_size")->chosen);
    tap("languages");
    save();
    on("languages");
    close_preview();
}

static void a_claim_with_a_new_id_is_the_same_claim(void **state)
{
    (void)state;
    open_preview();
    save();
    go_to_trail();
    edit(CLAIM, "id: A02", "id: A07");
    edit(TEXT, "#A02", "#A07");
    edit(STORY, "path: [A02, A01]", "path: [A01, A07]");
    save();
    on("trace");
    shows("There is no document.");
    close_preview();
}

static void a_claim_taken_out_leads_to_the_next(void **state)
{
    (void)state;
    open_preview();
    save();
    go_to_trail();
    size_t length;
    char *claims = read_whole("pond/" CLAIM, &length);
    write_whole("pond/" CLAIM, claims, (size_t)(strstr(claims, "  - id: A02") - claims));
    free(claims);
    edit(TEXT, "[the pond is very old](#A02)", "the pond is very old");
    edit(STORY, "path: [A02, A01]", "path: [A01]");
    save();
    on("read");
    shows("Claim 1 of 1");
    close_preview();
}

static void what_is_wrong_lies_over_the_last_good_story(void **state)
{
    (void)state;
    const char *const wrong[] = { "pond/story.yaml:2: there is no key \"versoin\"",
                                  "pond/caf\xE9.yaml: not UTF-8" };
    open_preview();
    save();
    go_to_trail();
    exhibit_notice(exhibit, wrong, 2);
    on("trace");
    shows("The last save is not shown: 2 things to mend");
    shows("pond/story.yaml:2: there is no key \"versoin\"");
    shows("pond/caf?.yaml: not UTF-8");
    tap("card:missing"); /* one can go on meanwhile */
    shows("Who says so.");
    shows("2 things to mend");
    exhibit_notice(exhibit, wrong, 1);
    shows("1 thing to mend");
    save();
    on("trace");
    shows("Who says so.");
    shows_not("to mend");
    close_preview();
}

static void a_finger_on_the_notice_touches_nothing_under_it(void **state)
{
    (void)state;
    const char *wrong[40];
    for (size_t i = 0; i < COUNT(wrong); i++)
        wrong[i] = "pond/story.yaml:2: something is wrong here; mend it";
    open_preview();
    exhibit_notice(exhibit, wrong, COUNT(wrong));
    shows("Nothing to show yet: 40 things to mend");
    shows_not("Back soon");
    save();
    tap("restart");
    tap("restart:yes");
    on("attract"); /* a touch anywhere starts */
    exhibit_notice(exhibit, wrong, COUNT(wrong));
    assert_string_equal(scene_hit(exhibit_scene(exhibit), (Point){ 100, 20 })->id, "notice");
    const Area *nl = scene_find(exhibit_scene(exhibit), "start:nl");
    assert_non_null(nl);
    Point middle = { nl->box.x + nl->box.w / 2, nl->box.y + nl->box.h / 2 };
    assert_string_equal(scene_hit(exhibit_scene(exhibit), middle)->id, "start:nl");
    close_preview();
}

/* However many errors there are and however long: as many as fit are shown, and the others are
 * counted. */
static void notices_fit_every_panel(void **state)
{
    (void)state;
    static const Panel panels[] = { { 800, 480, 154, 86 },
                                    { 720, 1280, 88, 155 },
                                    { 3840, 2160, 708, 398 } };
    char longest[900];
    memset(longest, 'x', sizeof(longest) - 1);
    longest[sizeof(longest) - 1] = '\0';
    const char *const wrong[] = { longest, "short", longest, longest, "short", longest };
    for (size_t i = 0; i < COUNT(panels); i++) {
        Error error = { 0 };
        const ExhibitOptions options = { .stage = { .headless = true, .panel = panels[i] },
                                         .settings = settings_default(),
                                         .preview = true };
        exhibit = exhibit_open(&options, true, &error);
        for (int alone = 1; alone >= 0; alone--) {
            if (!alone)
                save();
            exhibit_notice(exhibit, wrong, COUNT(wrong));
            const Scene *scene = exhibit_scene(exhibit);
            const Area *notice = scene_find(scene, "notice");
            assert_non_null(notice);
            double bottom = notice->box.y + notice->box.h;
            assert_true(bottom <= scene->height_mm * (alone ? 1 : 0.5) + 0.01);
            int counted = 0;
            for (int item = 0; item < scene->item_count; item++) {
                const Item *line = &scene->items[item];
                if (line->type == ITEM_LINE && line->line->run_count &&
                    strncmp(line->line->runs[0].text, "and ", 4) == 0) {
                    counted++;
                    assert_true(line->box.y + line->box.h <= bottom);
                }
            }
            assert_int_equal(counted, i < 2 || !alone);
        }
        close_preview();
    }
}

static void nothing_ends_by_itself_and_nothing_is_kept(void **state)
{
    (void)state;
    open_preview();
    save();
    go_to_trail();
    exhibit_pass(exhibit, INT64_C(24) * 3600 * 1000);
    on("trace");
    close_preview();
    assert_int_equal(files_in("."), 1); /* the story */
}

/* ---- the command ---- */

static pid_t child;
static char *seen; /* all scenes so far */

static void start_command(const char *const *words)
{
    static const char *const always[] = { "preview", "--headless", "--scene" };
    char *arguments[8] = { command };
    for (size_t i = 0; i < COUNT(always); i++)
        arguments[i + 1] = (char *)always[i];
    for (int i = 0; words[i]; i++)
        arguments[i + 4] = (char *)words[i];
    mkdir("tmp", 0700);
    child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        setenv("TMPDIR", "tmp", 1);
        if (!freopen("out", "wb", stdout) || !freopen("err", "wb", stderr))
            _exit(127);
        execv(command, arguments);
        _exit(127);
    }
}

#define START(...) start_command((const char *const[]){ __VA_ARGS__, NULL })

/* Ends the command with a signal and returns its exit status. */
static int stop_command(void)
{
    int status;
    kill(child, SIGTERM);
    assert_int_equal(waitpid(child, &status, 0), child);
    child = 0;
    free(seen);
    seen = NULL;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static int end_command(void **state)
{
    if (child > 0)
        stop_command();
    if (exhibit)
        close_preview();
    return end(state);
}

/* Returns the last scene that was printed completely; "" before the first. */
static const char *last_scene(void)
{
    size_t length;
    FILE *out = fopen("out", "rb"); /* the child writes this file */
    free(seen);
    seen = NULL;
    if (!out)
        return "";
    fclose(out);
    seen = read_whole("out", &length);
    char *last = seen;
    for (char *at = seen; (at = strstr(at, "\nscene ")); at++)
        last = at + 1;
    return last;
}

/* Waits up to a minute until the present scene has the first text and not the second. */
static void wait_for(const char *wanted, const char *unwanted)
{
    const struct timespec moment = { 0, 20000000 };
    const char *scene = "";
    for (int i = 0; i < 3000; i++) {
        scene = last_scene();
        if (strstr(scene, wanted) && (!unwanted || !strstr(scene, unwanted)))
            return;
        nanosleep(&moment, NULL);
    }
    print_error("waited for \"%s\"; there is:\n%s", wanted, scene);
    fail();
}

static int scenes_seen(void)
{
    int count = 0;
    last_scene();
    for (const char *at = seen; at && (at = strstr(at, "scene about ")); at++)
        count++;
    return count;
}

static void every_way_of_saving_is_seen(void **state)
{
    (void)state;
    START("pond");
    wait_for("The frogs in the pond", NULL);
    edit(STORY, "The frogs in the pond", "Written in place");
    wait_for("Written in place", NULL);
    put_story("other");
    /* Written to another place, then renamed. */
    assert_int_equal(rename("other/" STORY, "pond/" STORY), 0);
    wait_for("The frogs in the pond", NULL);
    assert_int_equal(rename("pond", "away"), 0);
    wait_for("pond: there is no such folder", NULL);
    assert_int_equal(rename("away", "pond"), 0);
    wait_for("The frogs in the pond", "no such folder");
    edit(STORY, "The frogs in the pond", "It is still watched");
    wait_for("It is still watched", NULL);
    assert_int_equal(stop_command(), 0);
}

static void folders_inside_are_watched_too_when_they_come_later(void **state)
{
    (void)state;
    remove_tree("pond/pictures");
    START("pond");
    wait_for("the picture pond/pictures/pond.png is missing", NULL);
    put_story("pond");
    wait_for("The frogs in the pond", "is missing");
    unlink("pond/" IMAGE);
    wait_for("is missing", NULL);
    put_story("pond");
    wait_for("The frogs in the pond", "is missing");
    assert_int_equal(stop_command(), 0);
}

static void an_error_is_shown_until_it_is_mended(void **state)
{
    (void)state;
    edit(STORY, "version: 1", "versoin: 1");
    START("--panel", "800x480@154x86", "pond");
    wait_for("Nothing to show yet: 2 things to mend", NULL);
    wait_for("pond/story.yaml:2: there is no key", NULL);
    edit(STORY, "versoin: 1", "version: 1");
    wait_for("The frogs in the pond", "to mend");
    edit(STORY, "version: 1", "version: two");
    wait_for("The last save is not shown: 1 thing to mend", NULL);
    wait_for("The frogs in the pond", NULL);
    edit(STORY, "version: two", "version: 1");
    wait_for("The frogs in the pond", "to mend");
    assert_int_equal(stop_command(), 0);
    size_t length;
    char *told = read_whole("err", &length);
    assert_non_null(strstr(told, "pond/story.yaml:2: version: \"two\" is not a whole number"));
    free(told);
}

static void a_burst_of_saves_counts_once_and_an_editors_own_files_never(void **state)
{
    (void)state;
    START("pond");
    wait_for("The frogs in the pond", NULL);
    int before = scenes_seen();
    for (int i = 0; i < 20; i++)
        write_whole("pond/.story.yaml.swp", "x", 1);
    write_whole("pond/story.yaml~", "x", 1);
    const struct timespec moment = { 0, 400000000 };
    nanosleep(&moment, NULL);
    assert_int_equal(scenes_seen(), before);
    for (int i = 0; i < 20; i++) {
        edit(STORY, i % 2 ? "In between" : "The frogs in the pond",
             i % 2 ? "The frogs in the pond" : "In between");
    }
    edit(STORY, "The frogs in the pond", "After the burst");
    wait_for("After the burst", NULL);
    nanosleep(&moment, NULL);
    assert_true(scenes_seen() - before <= 10); /* usually one, more on a busy machine */
    assert_int_equal(stop_command(), 0);
}

static void put_drawing(int width, int height)
{
    char drawing[200];
    int length = snprintf(drawing, sizeof(drawing),
                          "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\">"
                          "<rect width=\"9\" height=\"9\"/></svg>",
                          width, height);
    write_whole("pond/pictures/new.svg", drawing, (size_t)length);
    assert_int_equal(rename("pond/pictures/new.svg", "pond/pictures/pond.svg"), 0);
}

/* Returns the width of the story's picture divided by its height, as a save makes it. */
static double picture_ratio(void)
{
    Error error = { 0 };
    RUN("build", "-o", "pond.says", "pond");
    assert_int_equal(ran.status, 0);
    Bundle *bundle = bundle_open("pond.says", &error);
    assert_non_null(bundle);
    Arena *arena = arena_make();
    Picture picture;
    assert_true(bundle_picture(bundle, bundle_story(bundle)->picture, arena, &picture, &error));
    double ratio = (double)picture.width_px / picture.height_px;
    arena_free(arena);
    bundle_close(bundle);
    return ratio;
}

static void a_drawing_is_drawn_again_when_it_was_saved(void **state)
{
    (void)state;
    put_drawing(30, 20);
    edit(STORY, "pond.png", "pond.svg");
    assert_true(picture_ratio() > 1.4 && picture_ratio() < 1.6);
    edit(STORY, "The frogs in the pond", "Only the words");
    assert_true(picture_ratio() > 1.4 && picture_ratio() < 1.6);
    put_drawing(30, 10);
    assert_true(picture_ratio() > 2.8 && picture_ratio() < 3.2);
}

static void nothing_is_left_behind(void **state)
{
    (void)state;
    START("--lang", "fr", "pond");
    wait_for("The frogs in the pond", NULL);
    assert_int_equal(files_in("tmp"), 0); /* even while it runs */
    assert_int_equal(stop_command(), 0);
    assert_int_equal(files_in("pond"), 4);
    unlink("out");
    unlink("err");
    rmdir("tmp");
    assert_int_equal(files_in("."), 1);
}

static void what_is_not_understood_is_told(void **state)
{
    (void)state;
    RUN("preview");
    assert_said(2, "write: sayswho-bundle preview [--panel PANEL] [--lang CODE] FOLDER");
    RUN("preview", "--fast", "pond");
    assert_said(2, "--fast is no option, or begins several; ");
    RUN("preview", "pond", "pond");
    assert_said(2, "write: sayswho-bundle preview ");
    RUN("preview", "pond", "--panel");
    assert_said(2, "--panel wants PXxPX@MMxMM after it");
    RUN("preview", "--panel", "large", "pond");
    assert_said(2, "write pixels and millimetres");
    RUN("preview", "--lang", "xx", "pond");
    assert_said(2, "--lang xx: write one of en, ");
    RUN("preview", "--headless", "pont");
    assert_said(1, "pont: there is no such folder");
}

static void without_a_display_it_says_so_and_ends(void **state)
{
    (void)state;
    setenv("SDL_VIDEODRIVER", "x11", 1);
    setenv("DISPLAY", ":4711", 1);
    RUN("preview", "pond");
    assert_int_equal(ran.status, 1);
    assert_non_null(strstr(ran.err, "sayswho-bundle: no display: "));
    assert_non_null(strstr(ran.err, "; connect one, start it on a desktop, or use --headless\n"));
    unsetenv("SDL_VIDEODRIVER");
    unsetenv("DISPLAY");
}

#define PREVIEW_TEST(test) cmocka_unit_test_setup_teardown(test, begin, end_command)

int main(void)
{
    const struct CMUnitTest tests[] = {
        PREVIEW_TEST(a_save_is_shown_where_one_stands),
        PREVIEW_TEST(a_claim_with_a_new_id_is_the_same_claim),
        PREVIEW_TEST(a_claim_taken_out_leads_to_the_next),
        PREVIEW_TEST(what_is_wrong_lies_over_the_last_good_story),
        PREVIEW_TEST(a_finger_on_the_notice_touches_nothing_under_it),
        PREVIEW_TEST(notices_fit_every_panel),
        PREVIEW_TEST(nothing_ends_by_itself_and_nothing_is_kept),
        PREVIEW_TEST(every_way_of_saving_is_seen),
        PREVIEW_TEST(folders_inside_are_watched_too_when_they_come_later),
        PREVIEW_TEST(an_error_is_shown_until_it_is_mended),
        PREVIEW_TEST(a_burst_of_saves_counts_once_and_an_editors_own_files_never),
        PREVIEW_TEST(a_drawing_is_drawn_again_when_it_was_saved),
        PREVIEW_TEST(nothing_is_left_behind),
        PREVIEW_TEST(what_is_not_understood_is_told),
        PREVIEW_TEST(without_a_display_it_says_so_and_ends),
    };
    return cmocka_run_group_tests(tests, find_command, forget_run);
}
