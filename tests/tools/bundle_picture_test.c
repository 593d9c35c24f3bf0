/* bundle_picture_test.c: pictures as people have them become what the exhibit shows: a PNG of at
 * most 1,200 px, upright, without what a camera writes beside it.
 */
#include <png.h>

#include <jpeglib.h>

#include "bundle/bundle.h"
#include "bundle_command.h"
#include "picture/picture.h"

enum { RED = 0xF00000, BLUE = 0x0000F0 };

/* An EXIF block that says how the camera was held. */
static const unsigned char exif[] = {
    'E',  'x',  'i', 'f', 0, 0, 'M', 'M', 0, 42, 0, 0, 0, 8, 0, 1,
    0x01, 0x12, 0,   3,   0, 0, 0,   1,   0, 0,  0, 0, 0, 0, 0, 0
};

/* Writes a JPEG of that size: its left half is red, its right half blue. `held` 0: without EXIF. */
static void write_jpeg(const char *path, int width, int height, int held, J_COLOR_SPACE colours)
{
    struct jpeg_compress_struct jpeg;
    struct jpeg_error_mgr errors;
    FILE *out = fopen(path, "wb");
    assert_non_null(out);
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_stdio_dest(&jpeg, out);
    jpeg.image_width = (JDIMENSION)width;
    jpeg.image_height = (JDIMENSION)height;
    jpeg.in_color_space = colours;
    jpeg.input_components = colours == JCS_CMYK ? 4 : colours == JCS_GRAYSCALE ? 1 : 3;
    jpeg_set_defaults(&jpeg);
    jpeg_set_quality(&jpeg, 95, TRUE);
    jpeg_start_compress(&jpeg, TRUE);
    if (held) {
        unsigned char block[sizeof(exif)];
        memcpy(block, exif, sizeof(exif));
        block[25] = (unsigned char)held;
        jpeg_write_marker(&jpeg, JPEG_APP0 + 1, block, sizeof(block));
    }
    JSAMPLE *row = memory_take((size_t)width, 4);
    for (int x = 0; x < width; x++) {
        bool left = x < width / 2;
        JSAMPLE *to = row + x * jpeg.input_components;
        if (colours == JCS_GRAYSCALE) {
            to[0] = left ? 240 : 20;
        } else { /* CMYK as Adobe writes it is inverted: 255 is no ink */
            to[0] = left ? 240 : 0;
            to[1] = 0;
            to[2] = left ? 0 : 240;
            if (colours == JCS_CMYK)
                to[3] = 255;
        }
    }
    for (int y = 0; y < height; y++)
        jpeg_write_scanlines(&jpeg, &row, 1);
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    free(row);
    fclose(out);
}

/* What became of the picture pond.png: its size, and the colours in the middle of each quarter. */
typedef struct {
    int width, height;
    uint32_t top_left, top_right, bottom_left, bottom_right;
    size_t bytes;
} Made;

static Made built(void)
{
    RUN("build", "-o", "pond.says", "pond");
    if (ran.status != 0)
        print_error("%s", ran.err);
    assert_int_equal(ran.status, 0);
    Error error = { 0 };
    Bundle *bundle = bundle_open("pond.says", &error);
    assert_non_null(bundle);
    Arena *arena = arena_make();
    Picture picture;
    Made made = { 0 };
    assert_true(bundle_picture(bundle, "pond.png", arena, &picture, &error));
    assert_true(picture_measure(picture.png, picture.size, &made.width, &made.height, &error));
    static uint32_t argb[1200 * 1200];
    assert_true(picture_scale(picture.png, picture.size, argb, made.width, made.width, made.height,
                              &error));
    int x = made.width / 4, y = made.height / 4;
    made.bytes = picture.size;
    made.top_left = argb[y * made.width + x];
    made.top_right = argb[y * made.width + made.width - 1 - x];
    made.bottom_left = argb[(made.height - 1 - y) * made.width + x];
    made.bottom_right = argb[(made.height - 1 - y) * made.width + made.width - 1 - x];
    arena_free(arena);
    bundle_close(bundle);
    unlink("pond.says");
    return made;
}

static void assert_near(uint32_t argb, uint32_t rgb)
{
    for (int shift = 0; shift < 24; shift += 8) {
        int by = (int)(argb >> shift & 0xFF) - (int)(rgb >> shift & 0xFF);
        if (by < -12 || by > 12)
            fail_msg("it is %06X, not %06X", (unsigned)argb & 0xFFFFFF, (unsigned)rgb);
    }
    assert_int_equal(argb >> 24, 255);
}

static void photograph_is_taken_and_made_smaller(void **state)
{
    (void)state;
    write_jpeg("pond/" IMAGE, 3000, 2000, 0, JCS_RGB);
    Made made = built();
    assert_int_equal(made.width, 1200);
    assert_int_equal(made.height, 800);
    assert_near(made.top_left, RED);
    assert_near(made.bottom_right, BLUE);
    write_jpeg("pond/" IMAGE, 40, 20, 0, JCS_RGB); /* a small one stays small */
    made = built();
    assert_int_equal(made.width, 40);
    assert_int_equal(made.height, 20);
    write_jpeg("pond/" IMAGE, 40, 20, 0, JCS_CMYK);
    assert_near(built().top_left, RED);
    write_jpeg("pond/" IMAGE, 40, 20, 0, JCS_GRAYSCALE);
    assert_near(built().top_left, 0xF0F0F0);
}

static void photograph_stands_as_the_camera_was_held(void **state)
{
    (void)state;
    /* Where the left half, which is red, is seen then. */
    static const char where[] = " lrrlttbb";
    for (int held = 1; held <= 8; held++) {
        write_jpeg("pond/" IMAGE, 1600, 800, held, JCS_RGB);
        Made made = built();
        assert_int_equal(made.width, held > 4 ? 600 : 1200);
        assert_int_equal(made.height, held > 4 ? 1200 : 600);
        char red = where[held];
        assert_near(made.top_left, red == 'l' || red == 't' ? RED : BLUE);
        assert_near(made.top_right, red == 'r' || red == 't' ? RED : BLUE);
        assert_near(made.bottom_left, red == 'l' || red == 'b' ? RED : BLUE);
        assert_near(made.bottom_right, red == 'r' || red == 'b' ? RED : BLUE);
    }
}

/* The exhibit itself refuses 16 bits a channel and more than 4,096 px. */
static void any_png_is_taken(void **state)
{
    (void)state;
    static uint16_t deep[40 * 20 * 4];
    for (int i = 0; i < 40 * 20; i++) {
        deep[4 * i] = i % 40 < 20 ? 0xFFFF : 0;
        deep[4 * i + 3] = 0xFFFF;
    }
    png_image image = { .version = PNG_IMAGE_VERSION,
                        .width = 40,
                        .height = 20,
                        .format = PNG_FORMAT_LINEAR_RGB_ALPHA };
    assert_int_equal(png_image_write_to_file(&image, "pond/" IMAGE, 0, deep, 0, NULL), 1);
    Made made = built();
    assert_int_equal(made.width, 40);
    assert_near(made.top_left, 0xFF0000);
    assert_near(made.top_right, 0);
    static unsigned char wide[4800 * 100 * 3];
    memset(wide, 0x80, sizeof(wide));
    image = (png_image){
        .version = PNG_IMAGE_VERSION, .width = 4800, .height = 100, .format = PNG_FORMAT_RGB
    };
    assert_int_equal(png_image_write_to_file(&image, "pond/" IMAGE, 0, wide, 0, NULL), 1);
    made = built();
    assert_int_equal(made.width, 1200);
    assert_int_equal(made.height, 25);
    assert_near(made.top_left, 0x808080);
}

static void damaged_photograph_is_told(void **state)
{
    (void)state;
    struct stat info;
    write_jpeg("pond/" IMAGE, 300, 200, 6, JCS_RGB);
    assert_int_equal(stat("pond/" IMAGE, &info), 0);
    assert_int_equal(truncate("pond/" IMAGE, info.st_size / 2), 0);
    RUN("check", "pond");
    assert_told("pond/pictures/pond.png: the JPEG is damaged, or has more than 100 million pixels");
}

#define SVG(inner)                                                                                 \
    "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" "      \
    "viewBox=\"0 0 3 2\">" inner "</svg>"
#define DOT "<rect width=\"1\" height=\"1\"/>"

static const struct {
    const char *svg, *expected; /* NULL: nothing is told */
} drawings[] = {
    { SVG(DOT), NULL },
    { SVG("<g/>"), ": nothing can be seen on it; look at it in another program" },
    { SVG(DOT "<image xlink:href=\"photo.jpg\" width=\"1\" height=\"1\"/>"),
      ": it shows \"photo.jpg\", which is not in the drawing; embed it, or take it out" },
    { SVG("<style>@import url('https://a.example/s.css');</style>" DOT),
      ": it shows \"https://a.example/s.css\", which is not in the drawing" },
    { SVG("<a xlink:href = \"https://a.example\">" DOT "</a>"), NULL },
    { SVG("<g id=\"a\">" DOT "</g><use xlink:href=\"#a\" fill=\"url(#b)\"/>"), NULL },
    { SVG(DOT "<text x=\"1\" y=\"1\">frog</text>"),
      ": advice: picture.file: the drawing has text: " },
};

static void drawing_is_told_that_is_not_whole(void **state)
{
    (void)state;
    edit(STORY, "file: pond.png\n", "file: reed.svg\n");
    for (size_t i = 0; i < COUNT(drawings); i++) {
        const char *expected = drawings[i].expected;
        write_whole("pond/pictures/reed.svg", drawings[i].svg, strlen(drawings[i].svg));
        RUN("check", "pond");
        if (!expected) {
            assert_praised("pond");
            continue;
        }
        if (!strstr(ran.err, expected))
            print_error("wanted \"%s\"\ngot %s", expected, ran.err);
        assert_non_null(strstr(ran.err, expected));
        assert_int_equal(ran.status, !strstr(expected, "advice"));
    }
}

static void assert_text(const PictureText *text)
{
    assert_string_equal(text->alt, "A pond with reeds");
    assert_string_equal(text->caption, "The pond in spring, by the school’s wall");
    assert_string_equal(text->credit, "Photograph: class\u00A04b");
    assert_string_equal(text->licence, "CC BY 4.0");
    assert_string_equal(text->locator, "https://pond.example/photo");
}

/* Each place says a part of it, and it holds for all of them. */
static void what_is_said_about_a_picture_is_kept(void **state)
{
    (void)state;
    static const char fr[] = "msgid \"\"\nmsgstr \"Content-Type: text/plain; "
                             "charset=UTF-8\\nX-Sayswho-Story: pond\\n\"\n"
                             "msgid \"Photograph: class 4b\"\nmsgstr \"Photo : classe 4b\"\n";
    edit(CLAIM, "alt: A pond with reeds\n  - id: A02",
         "alt: A pond with reeds\n      credit: \"Photograph: class 4b\"\n  - id: A02");
    edit(STORY, "alt: A pond with reeds",
         "alt: A pond with reeds\n  caption: The pond in spring, by the school's wall\n"
         "  licence: CC BY 4.0\n  locator: https://pond.example/photo");
    assert_int_equal(mkdir("pond/po", 0755), 0);
    write_whole("pond/po/fr.po", fr, sizeof(fr) - 1);
    RUN("build", "-o", "pond.says", "pond");
    assert_int_equal(ran.status, 0);
    Error error = { 0 };
    Arena *arena = arena_make();
    Picture picture;
    Bundle *bundle = bundle_open("pond.says", &error);
    assert_non_null(bundle);
    assert_text(&bundle_story(bundle)->picture_text);
    for (int i = 0; i < 2; i++) {
        const Claim *claim = bundle_claim(bundle, i, &error);
        assert_non_null(claim);
        assert_text(&claim->picture_text);
    }
    assert_true(bundle_picture(bundle, "pond.png", arena, &picture, &error));
    assert_text(&picture.text);
    bundle_use_language(bundle, "fr");
    assert_string_equal(bundle_story(bundle)->picture_text.credit, "Photo\u00A0: classe\u00A04b");
    bundle_close(bundle);
    arena_free(arena);
    RUN("show", "pond");
    assert_non_null(strstr(ran.out, "pond.png: A pond with reeds · The pond in spring"));
}

static void photograph_without_its_maker_is_told(void **state)
{
    (void)state;
    write_jpeg("pond/pictures/reed.jpg", 40, 20, 0, JCS_RGB);
    edit(STORY, "file: pond.png\n", "file: reed.jpg\n  credit: Class 4b\n");
    RUN("check", "pond");
    assert_non_null(strstr(ran.err, "story.yaml:23: advice: picture.file: who made the photograph, "
                                    "or its licence, is not said; add credit and licence"));
    edit(STORY, "credit: Class 4b\n", "credit: Class 4b\n  licence: CC BY 4.0\n");
    RUN("check", "pond");
    assert_praised("pond");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY_TEST(photograph_is_taken_and_made_smaller),
        STORY_TEST(photograph_stands_as_the_camera_was_held),
        STORY_TEST(any_png_is_taken),
        STORY_TEST(damaged_photograph_is_told),
        STORY_TEST(drawing_is_told_that_is_not_whole),
        STORY_TEST(what_is_said_about_a_picture_is_kept),
        STORY_TEST(photograph_without_its_maker_is_told),
    };
    return cmocka_run_group_tests(tests, find_command, forget_run);
}
