#include "typeset/fonts.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/assets.h"
#include "base/clock.h"
#include "base/file.h"
#include "base/log.h"

#define NOTO "/usr/share/fonts/truetype/noto/"

/* Noto comes from Debian's package fonts-noto-core. Inter comes with us, because its versions
 * differ in width. A file is opened when a character first needs it. */
static const char *const files[FONT_FILES] = {
    NOTO "NotoSerif-Regular.ttf",
    NOTO "NotoSerif-Italic.ttf",
    NOTO "NotoSerif-Bold.ttf",
    "fonts/Inter-Regular.otf",
    "fonts/Inter-SemiBold.otf",
    NOTO "NotoNaskhArabic-Regular.ttf",
    NOTO "NotoNaskhArabic-Bold.ttf",
    NOTO "NotoSansArabic-Regular.ttf",
    NOTO "NotoSansArabic-Bold.ttf",
    NOTO "NotoSans-Regular.ttf",
    NOTO "NotoSans-Bold.ttf",
    NOTO "NotoSansHebrew-Regular.ttf",
    NOTO "NotoSansArmenian-Regular.ttf",
    NOTO "NotoSansGeorgian-Regular.ttf",
    NOTO "NotoSansDevanagari-Regular.ttf",
    NOTO "NotoSansBengali-Regular.ttf",
    NOTO "NotoSansTamil-Regular.ttf",
    NOTO "NotoSansThai-Regular.ttf",
    NOTO "NotoSansEthiopic-Regular.ttf",
    NOTO "NotoSansMath-Regular.ttf",
    NOTO "NotoSansSymbols-Regular.ttf",
    NOTO "NotoSansSymbols2-Regular.ttf",
};

enum {
    NASKH = 5,
    NASKH_BOLD,
    SANS_ARABIC,
    SANS_ARABIC_BOLD,
    NOTO_SANS,
    NOTO_SANS_BOLD,
    FIRST_OTHER
};

/* For each face: its own file, its Arabic and its Noto Sans. The other files come after these for
 * every face. */
static const int own_files[FACE_COUNT][3] = {
    [FACE_READING] = { 0, NASKH, NOTO_SANS },
    [FACE_READING_ITALIC] = { 1, NASKH, NOTO_SANS },
    [FACE_READING_BOLD] = { 2, NASKH_BOLD, NOTO_SANS_BOLD },
    [FACE_INTERFACE] = { 3, SANS_ARABIC, NOTO_SANS },
    [FACE_INTERFACE_BOLD] = { 4, SANS_ARABIC_BOLD, NOTO_SANS_BOLD },
};

bool fonts_path(int file, char *out, size_t room)
{
    if (file < 0 || file >= FONT_FILES)
        return false;
    if (files[file][0] != '/')
        return assets_path(out, room, files[file]);
    snprintf(out, room, "%s", files[file]);
    return access(out, R_OK) == 0;
}

bool typeset_font(int number, char *path, size_t room)
{
    if (!fonts_path(number, path, room))
        path[0] = '\0';
    return number < FONT_FILES;
}

bool fonts_check(Error *error)
{
    char path[4200];
    for (int i = 0; i < FIRST_OTHER; i++) {
        if (!fonts_path(i, path, sizeof(path))) {
            error_set(error, ERROR_IO, "%s: the font is missing; install %s", path,
                      files[i][0] == '/' ? "the Debian package fonts-noto-core"
                                         : "the exhibit again, it comes with it");
            return false;
        }
    }
    return true;
}

void fonts_close(Fonts *fonts)
{
    for (int i = 0; i < fonts->open_count; i++)
        TTF_CloseFont(fonts->open[i].font);
    fonts->open_count = 0;
    for (int i = 0; i < FONT_FILES; i++) {
        if (fonts->files[i].bytes)
            munmap(fonts->files[i].bytes, fonts->files[i].size);
    }
    memset(fonts->files, 0, sizeof(fonts->files));
}

/* Returns the file's font in any size, to ask which characters it has; one that is open already if
 * possible. */
static TTF_Font *any_size(Fonts *fonts, int file)
{
    for (int i = 0; i < fonts->open_count; i++) {
        if (fonts->open[i].file == file)
            return fonts->open[i].font;
    }
    return fonts_open(fonts, file, 24);
}

static bool has(Fonts *fonts, int file, uint32_t character)
{
    TTF_Font *font = any_size(fonts, file);
    return font && TTF_GlyphIsProvided32(font, character);
}

/* Arabic with its supplements and presentation forms. Latin fonts need not be asked for these, and
 * Noto Sans must not be used.
 */
static bool arabic(uint32_t character)
{
    return (character >= 0x0600 && character <= 0x06FF) ||
           (character >= 0x0750 && character <= 0x077F) ||
           (character >= 0xFB50 && character <= 0xFDFF) ||
           (character >= 0xFE70 && character <= 0xFEFC);
}

int fonts_file_for(Fonts *fonts, Face face, uint32_t character, bool backwards)
{
    const int *own = own_files[face];
    /* A shortcut: every face has the ASCII characters, which are most of the text. */
    if (character < 0x7F && !backwards)
        return own[0];
    if ((arabic(character) || backwards) && has(fonts, own[1], character))
        return own[1];
    for (int i = 0; i < 3; i++) {
        if (has(fonts, own[i], character))
            return own[i];
    }
    for (int i = FIRST_OTHER; i < FONT_FILES; i++) {
        if (has(fonts, i, character))
            return i;
    }
    return -1;
}

int fonts_size_for(Fonts *fonts, Face face, double capital_px)
{
    int file = own_files[face][0];
    /* Measured once, at a large size, where rounding to whole pixels matters little. */
    static const int probe_px = 200;
    double *capital = &fonts->capital[face];
    if (*capital == 0) {
        TTF_Font *font = fonts_open(fonts, file, probe_px);
        int top = 0;
        if (!font || TTF_GlyphMetrics32(font, 'H', NULL, NULL, NULL, &top, NULL) != 0 || top <= 0)
            return (int)ceil(capital_px / 0.7);
        *capital = (top - 0.5) / probe_px;
    }
    return (int)ceil(capital_px / *capital);
}

/* Maps a whole file, so that only the parts that are used take memory. The file is read to its end
 * first: if the disk fails, that shows here and not as a crash when a letter is drawn. The caller
 * calls munmap(). NULL with *why. */
static unsigned char *map_file(const char *path, size_t *size, const char **why)
{
    int file = file_reads_whole(path, why) ? file_open(path, why) : -1;
    struct stat info;
    if (file < 0)
        return NULL;
    void *bytes = MAP_FAILED;
    if (fstat(file, &info) == 0)
        bytes = mmap(NULL, (size_t)info.st_size, PROT_READ, MAP_PRIVATE, file, 0);
    if (bytes == MAP_FAILED)
        *why = strerror(errno);
    close(file);
    *size = bytes == MAP_FAILED ? 0 : (size_t)info.st_size;
    return bytes == MAP_FAILED ? NULL : bytes;
}

/* NULL when the file cannot be read. It is then not tried again for a second: otherwise each
 * character would try it again, and the screen would freeze. */
static SDL_RWops *bytes_of(FontFile *file, int number)
{
    char path[4200];
    const char *why = "";
    if (!file->bytes && clock_now_ms() >= file->again_ms) {
        fonts_path(number, path, sizeof(path));
        file->bytes = map_file(path, &file->size, &why);
        if (!file->bytes) {
            log_error("%s: the font cannot be read: %s; its letters are left out until it can",
                      path, why);
            file->again_ms = clock_now_ms() + 1000;
        }
    }
    return file->bytes ? SDL_RWFromConstMem(file->bytes, (int)file->size) : NULL;
}

TTF_Font *fonts_open(Fonts *fonts, int file, int size_px)
{
    int oldest = 0;
    for (int i = 0; i < fonts->open_count; i++) {
        OpenFont *open = &fonts->open[i];
        if (open->file == file && open->size_px == size_px) {
            open->used = ++fonts->clock;
            return open->font;
        }
        if (open->used < fonts->open[oldest].used)
            oldest = i;
    }
    SDL_RWops *bytes = bytes_of(&fonts->files[file], file);
    TTF_Font *font = bytes ? TTF_OpenFontRW(bytes, 1, size_px) : NULL;
    if (!font)
        return NULL;
    TTF_SetFontHinting(font, TTF_HINTING_LIGHT_SUBPIXEL);
    /* Without this the letters are not joined. */
    if (fonts_arabic(file))
        TTF_SetFontScriptName(font, "Arab");
    int at = fonts->open_count;
    if (at == FONTS_MOST) {
        at = oldest;
        TTF_CloseFont(fonts->open[at].font);
    } else {
        fonts->open_count++;
    }
    fonts->open[at] = (OpenFont){ file, size_px, font, ++fonts->clock };
    return font;
}

bool fonts_arabic(int file)
{
    return file == NASKH || file == NASKH_BOLD || file == SANS_ARABIC || file == SANS_ARABIC_BOLD;
}
