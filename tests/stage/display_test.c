/* The exhibit on an X display without a window manager: all of it is painted, at any size, turned
 * or not, and a service waits for the display. What is shown is compared with the picture that is
 * made without a display. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <fcntl.h>
#include <signal.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/Xrandr.h>
#include <cairo.h>

#include "base/clock.h"
#include "base/memory.h"

#define PATIENCE_MS 60000

static char folder[] = "/tmp/sayswho-display-XXXXXX";
static char build[4096], display_name[24];
static pid_t server, exhibit;

static const char *in_folder(const char *name)
{
    static char paths[4][128];
    static int next;
    char *path = paths[next++ % 4];
    snprintf(path, sizeof(paths[0]), "%s/%s", folder, name);
    return path;
}

static void write_file(const char *name, const char *text)
{
    FILE *file = fopen(in_folder(name), "w");
    assert_non_null(file);
    fputs(text, file);
    assert_int_equal(fclose(file), 0);
}

/* Its standard error goes to the file "log", which is emptied first. */
static pid_t start(const char *const *words)
{
    pid_t child = fork();
    if (child == 0) {
        int log = open(in_folder("log"), O_WRONLY | O_CREAT | O_TRUNC, 0600);
        dup2(log, STDERR_FILENO);
        execvp(words[0], (char *const *)words);
        _exit(127);
    }
    return child;
}

static int end(pid_t *child, int number)
{
    int status = 0;
    if (*child > 0) {
        kill(*child, number);
        waitpid(*child, &status, 0);
    }
    *child = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void nap(void)
{
    nanosleep(&(struct timespec){ 0, 50000000 }, NULL);
}

/* Starts a server with a display of that size; without a number it uses a free one. */
static void start_server(const char *number, const char *size)
{
    int ends[2];
    char told[16] = "", out[16];
    assert_int_equal(pipe(ends), 0);
    snprintf(out, sizeof(out), "%d", ends[1]);
    const char *words[] = { "Xvfb",    "-displayfd", out,  "-noreset", "-nolisten", "tcp",
                            "-screen", "0",          size, number,     NULL };
    server = start(words);
    close(ends[1]);
    size_t length = 0;
    while (length < sizeof(told) - 1 && read(ends[0], told + length, 1) == 1 &&
           told[length] != '\n')
        length++;
    close(ends[0]);
    assert_true(told[length] == '\n');
    told[length] = '\0';
    snprintf(display_name, sizeof(display_name), ":%s", told);
    setenv("DISPLAY", display_name, 1);
}

/* Starts it as a service. Without a story it shows "back soon", the only picture that never
 * moves. */
static void name_program(char *out, size_t room)
{
    snprintf(out, room, "%s/sayswho", build);
}

#define AS_SERVICE "SYSTEMD_EXEC_PID=$$ exec \"$0\" \"$@\""

static void start_exhibit(void)
{
    char program[4200];
    name_program(program, sizeof(program));
    const char *words[] = { "sh",           "-c",
                            AS_SERVICE,     program,
                            "--config",     in_folder("settings.ini"),
                            "--data",       in_folder("data"),
                            "nowhere.says", NULL };
    exhibit = start(words);
}

static bool log_has(const char *words)
{
    char text[8192] = "";
    FILE *file = fopen(in_folder("log"), "r");
    if (file)
        text[fread(text, 1, sizeof(text) - 1, file)] = '\0';
    if (file)
        fclose(file);
    return strstr(text, words) != NULL;
}

/* ---- pictures ---- */

/* Returns what the exhibit paints on a panel of that size, as it hangs. */
static cairo_surface_t *meant(const char *panel)
{
    char program[4200];
    name_program(program, sizeof(program));
    write_file("shot.tour", "expect screen sleep\nshot meant\n");
    const char *words[] = { "sh",      "-c",         AS_SERVICE,
                            program,   "--headless", "--panel",
                            panel,     "--tour",     in_folder("shot.tour"),
                            "--shots", folder,       "nowhere.says",
                            NULL };
    pid_t child = start(words);
    int status;
    waitpid(child, &status, 0);
    assert_int_equal(status, 0);
    cairo_surface_t *picture = cairo_image_surface_create_from_png(in_folder("meant.png"));
    assert_int_equal(cairo_surface_status(picture), CAIRO_STATUS_SUCCESS);
    return picture;
}

static uint32_t pixel(cairo_surface_t *picture, int x, int y)
{
    const unsigned char *data = cairo_image_surface_get_data(picture);
    uint32_t colour;
    memcpy(&colour, data + y * cairo_image_surface_get_stride(picture) + x * 4, 4);
    return colour & 0xFFFFFF;
}

/* Returns the number of pixels in which the display differs from the picture, which is turned
 * clockwise by 0 or 90 degrees. */
static int differing(cairo_surface_t *picture, bool turned)
{
    Display *display = XOpenDisplay(display_name);
    assert_non_null(display);
    Window root = DefaultRootWindow(display);
    XWindowAttributes size;
    XGetWindowAttributes(display, root, &size);
    int width = cairo_image_surface_get_width(picture);
    int height = cairo_image_surface_get_height(picture);
    assert_int_equal(size.width, turned ? height : width);
    assert_int_equal(size.height, turned ? width : height);
    XImage *seen = XGetImage(display, root, 0, 0, (unsigned)size.width, (unsigned)size.height,
                             AllPlanes, ZPixmap);
    int count = 0;
    for (int y = 0; y < size.height; y++) {
        for (int x = 0; x < size.width; x++) {
            uint32_t wanted = turned ? pixel(picture, y, height - 1 - x) : pixel(picture, x, y);
            count += (XGetPixel(seen, x, y) & 0xFFFFFF) != wanted;
        }
    }
    XDestroyImage(seen);
    XCloseDisplay(display);
    return count;
}

static void assert_comes(const char *panel, bool turned)
{
    cairo_surface_t *picture = meant(panel);
    int64_t until = clock_now_ms() + PATIENCE_MS;
    int wrong;
    while ((wrong = differing(picture, turned)) > 0 && clock_now_ms() < until)
        nap();
    assert_int_equal(wrong, 0);
    cairo_surface_destroy(picture);
}

/* Does what happens when a display is exchanged for another while the exhibit runs. */
static void resize(const char *name, unsigned width, unsigned height)
{
    Display *display = XOpenDisplay(display_name);
    Window root = DefaultRootWindow(display);
    XRRScreenResources *all = XRRGetScreenResources(display, root);
    XRRModeInfo info = { .width = width,
                         .height = height,
                         .dotClock = 1000000,
                         .hTotal = width + 1,
                         .vTotal = height + 1,
                         .name = (char *)name,
                         .nameLength = (unsigned)strlen(name) };
    RRMode mode = XRRCreateMode(display, root, &info);
    XRRAddOutputMode(display, all->outputs[0], mode);
    XGrabServer(display); /* nobody sees the states between these three calls */
    XRRSetCrtcConfig(display, all, all->crtcs[0], CurrentTime, 0, 0, None, RR_Rotate_0, NULL, 0);
    XRRSetScreenSize(display, root, (int)width, (int)height, (int)width / 4, (int)height / 4);
    XRRSetCrtcConfig(display, all, all->crtcs[0], CurrentTime, 0, 0, mode, RR_Rotate_0,
                     all->outputs, 1);
    XUngrabServer(display);
    XRRFreeScreenResources(all);
    XCloseDisplay(display);
}

/* ---- tests ---- */

static int make_folder(void **state)
{
    (void)state;
    const char *given = getenv("BUILD");
    snprintf(build, sizeof(build), "%s", given ? given : "build");
    unsetenv("WAYLAND_DISPLAY");
    unsetenv("SDL_VIDEODRIVER");
    return !mkdtemp(folder);
}

static int remove_folder(void **state)
{
    (void)state;
    const char *words[] = { "rm", "-r", folder, NULL };
    pid_t child = fork();
    if (child == 0)
        execvp(words[0], (char *const *)words);
    return waitpid(child, NULL, 0) != child;
}

static int end_both(void **state)
{
    (void)state;
    end(&exhibit, SIGTERM);
    end(&server, SIGTERM);
    return 0;
}

static void the_whole_display_is_painted(void **state)
{
    (void)state;
    write_file("settings.ini", "[panel]\nwidth_mm = 256\nheight_mm = 192\n");
    start_server(NULL, "1024x768x24");
    start_exhibit();
    assert_comes("1024x768@256x192", false);
    assert_int_equal(end(&exhibit, SIGTERM), 0);
}

static void a_display_of_another_size_is_laid_out_anew(void **state)
{
    (void)state;
    write_file("settings.ini", "[panel]\nwidth_mm = 256\nheight_mm = 192\n");
    start_server(NULL, "1024x768x24");
    start_exhibit();
    assert_comes("1024x768@256x192", false);
    resize("small", 800, 600);
    assert_comes("800x600@256x192", false);
    resize("large", 1000, 750);
    assert_comes("1000x750@256x192", false);
    assert_int_equal(end(&exhibit, SIGTERM), 0);
}

static void a_display_on_its_side_shows_the_picture_upright(void **state)
{
    (void)state;
    write_file("settings.ini", "[panel]\nwidth_mm = 192\nheight_mm = 256\nrotate = 90\n");
    start_server(NULL, "1024x768x24");
    start_exhibit();
    assert_comes("768x1024@192x256", true);
}

static void a_service_waits_for_its_display(void **state)
{
    (void)state;
    char number[24];
    write_file("settings.ini", "[panel]\nwidth_mm = 256\nheight_mm = 192\n");
    start_server(NULL, "1024x768x24"); /* to find a free number */
    snprintf(number, sizeof(number), "%s", display_name);
    end(&server, SIGTERM);
    start_exhibit();
    for (int64_t until = clock_now_ms() + PATIENCE_MS;
         !log_has("no display") && clock_now_ms() < until;)
        nap();
    assert_true(log_has("no display"));
    assert_int_equal(waitpid(exhibit, NULL, WNOHANG), 0);
    start_server(number, "1024x768x24");
    assert_comes("1024x768@256x192", false);
    assert_int_equal(end(&exhibit, SIGTERM), 0);
}

#define TEST(name) cmocka_unit_test_teardown(name, end_both)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(the_whole_display_is_painted),
        TEST(a_display_of_another_size_is_laid_out_anew),
        TEST(a_display_on_its_side_shows_the_picture_upright),
        TEST(a_service_waits_for_its_display),
    };
    return cmocka_run_group_tests(tests, make_folder, remove_folder);
}
