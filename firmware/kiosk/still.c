/* still: shows a picture of the attract screen while the machine starts, so that nobody sees a
 * console or a black display. Linked statically, so that it starts without looking for libraries.
 *
 *   still SECONDS SETTINGS PICTURE.png...
 *
 * Waits at most SECONDS for the display. Of the pictures it takes the one whose shape is most like
 * the display's, scales it to fit, and fills what is left with the picture's first colour. The file
 * SETTINGS may say how the panel is turned; it need not exist. Changes only the console's frame
 * buffer: the exhibit covers it, and when the exhibit ends the kernel shows the picture again. */
#include <fcntl.h>
#include <linux/fb.h>
#include <linux/kd.h>
#include <math.h>
#include <png.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

typedef struct {
    int width, height;
    png_bytep rgb;
} Picture;

static int open_display(int seconds)
{
    const struct timespec pause = { 0, 50000000 };
    int fd;
    for (int tries = seconds * 20; (fd = open("/dev/fb0", O_RDWR | O_CLOEXEC)) < 0 && tries > 0;
         tries--)
        nanosleep(&pause, NULL);
    return fd;
}

/* The console draws no text while it is in this mode, and the keyboard cannot change consoles. */
static void silence_console(void)
{
    int fd = open("/dev/tty1", O_RDWR | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return;
    ioctl(fd, KDSETMODE, KD_GRAPHICS);
    close(fd);
}

/* Returns [panel] rotate of the settings, in degrees. What is not a rotation is taken as 0. */
static int read_rotation(const char *path)
{
    FILE *file = fopen(path, "re");
    char line[256];
    int degrees = 0;
    while (file && fgets(line, sizeof(line), file))
        sscanf(line, " rotate = %d", &degrees);
    if (file)
        fclose(file);
    return degrees == 90 || degrees == 180 || degrees == 270 ? degrees : 0;
}

/* Reads the picture whose shape is most like width : height. Of two that are equally like, it takes
 * the one with the more similar size. */
static Picture read_picture(char **paths, int width, int height)
{
    Picture best = { 0 };
    double least = INFINITY;
    for (; *paths; paths++) {
        png_image image = { .version = PNG_IMAGE_VERSION };
        if (!png_image_begin_read_from_file(&image, *paths))
            continue;
        image.format = PNG_FORMAT_RGB;
        double shape = log((double)image.width / image.height * height / width);
        double unlike = fabs(shape) + fabs(log((double)image.width / width)) / 100;
        png_bytep rgb = malloc(PNG_IMAGE_SIZE(image));
        if (unlike < least && rgb && png_image_finish_read(&image, NULL, rgb, 0, NULL)) {
            free(best.rgb);
            best = (Picture){ (int)image.width, (int)image.height, rgb };
            least = unlike;
        } else {
            free(rgb);
            png_image_free(&image);
        }
    }
    return best;
}

/* Returns the colour of the rectangle of the picture that one pixel of the display shows; each
 * value of at[] is in pixels of the picture. */
static void average(const Picture *picture, const double at[4], unsigned rgb[3])
{
    int x0 = (int)at[0], y0 = (int)at[1], x1 = (int)ceil(at[2]), y1 = (int)ceil(at[3]);
    unsigned count = 0;
    rgb[0] = rgb[1] = rgb[2] = 0;
    if (at[0] < 0 || at[1] < 0 || x0 >= picture->width || y0 >= picture->height)
        x0 = y0 = 0, x1 = y1 = 1;
    for (int y = y0; y < y1 && y < picture->height; y++) {
        for (int x = x0; x < x1 && x < picture->width; x++, count++) {
            for (int i = 0; i < 3; i++)
                rgb[i] += picture->rgb[3 * (y * picture->width + x) + i];
        }
    }
    for (int i = 0; i < 3; i++)
        rgb[i] /= count;
}

static uint32_t pack(const struct fb_var_screeninfo *screen, const unsigned rgb[3])
{
    return rgb[0] >> (8 - screen->red.length) << screen->red.offset |
           rgb[1] >> (8 - screen->green.length) << screen->green.offset |
           rgb[2] >> (8 - screen->blue.length) << screen->blue.offset;
}

static int paint(int fd, int degrees, char **paths)
{
    struct fb_var_screeninfo screen;
    struct fb_fix_screeninfo memory;
    if (ioctl(fd, FBIOGET_VSCREENINFO, &screen) || ioctl(fd, FBIOGET_FSCREENINFO, &memory))
        return 1;
    int across = (int)screen.xres, down = (int)screen.yres, bytes = (int)screen.bits_per_pixel / 8;
    int width = degrees % 180 ? down : across, height = degrees % 180 ? across : down;
    Picture picture = read_picture(paths, width, height);
    uint8_t *row = malloc(memory.line_length);
    if (!picture.rgb || !row || (bytes != 2 && bytes != 4))
        return 1;
    double scale = fmax((double)picture.width / width, (double)picture.height / height);
    double left = (picture.width - width * scale) / 2, top = (picture.height - height * scale) / 2;
    for (int y = 0; y < down; y++) {
        for (int x = 0; x < across; x++) {
            /* Where this pixel is on the panel as it hangs; see src/stage/turn.c. */
            int u = degrees == 90    ? y
                    : degrees == 180 ? across - 1 - x
                    : degrees == 270 ? down - 1 - y
                                     : x;
            int v = degrees == 90    ? across - 1 - x
                    : degrees == 180 ? down - 1 - y
                    : degrees == 270 ? x
                                     : y;
            double at[4] = { left + u * scale, top + v * scale, left + (u + 1) * scale,
                             top + (v + 1) * scale };
            unsigned rgb[3];
            average(&picture, at, rgb);
            uint32_t pixel = pack(&screen, rgb);
            for (int i = 0; i < bytes; i++)
                row[x * bytes + i] = (uint8_t)(pixel >> 8 * i);
        }
        size_t length = (size_t)(across * bytes);
        if (pwrite(fd, row, length, (off_t)y * memory.line_length) != (ssize_t)length)
            return 1;
    }
    /* Some drivers, such as that of an emulator, show what is written only with the next change. */
    ioctl(fd, FBIOPAN_DISPLAY, &screen);
    return 0;
}

int main(int count, char **words)
{
    if (count < 4)
        return 2;
    silence_console();
    int fd = open_display(atoi(words[1]));
    return fd < 0 ? 1 : paint(fd, read_rotation(words[2]), words + 3);
}
