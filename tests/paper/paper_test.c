/* A scene as a page of PDF: letters stay letters, and the same scene gives the same bytes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/memory.h"
#include "paper/paper.h"

static Typeset *typeset;
static Scene scene;
static const Colour ink = COLOUR_INK;

static int start(void **state)
{
    (void)state;
    Error error = { 0 };
    typeset = typeset_open(PAPER_PX_PER_MM, &error);
    assert_non_null(typeset);
    scene_start(&scene, 210, 297);
    return 0;
}

static int end(void **state)
{
    (void)state;
    scene_finish(&scene);
    typeset_close(typeset);
    return 0;
}

static void add_text(const char *text, bool right_to_left)
{
    const TextStyle style = { .face = FACE_INTERFACE,
                              .capital_mm = 4,
                              .right_to_left = right_to_left };
    Lines lines = typeset_lines(typeset, scene.arena, text, &style, 150);
    scene_lines(&scene, 20, 30, 150, &lines, ALIGN_START, &ink, 1);
}

/* Returns what poppler reads in the PDF; the caller frees it. */
static char *words_of(const unsigned char *pdf, size_t size)
{
    char path[] = "/tmp/sayswho-paper-XXXXXX", command[80];
    char *words = calloc(1, 2000);
    int file = mkstemp(path);
    assert_true(file >= 0 && write(file, pdf, size) == (ssize_t)size);
    close(file);
    snprintf(command, sizeof(command), "pdftotext %s -", path);
    FILE *read = popen(command, "r");
    assert_non_null(read);
    assert_true(fread(words, 1, 1999, read) > 0);
    assert_int_equal(pclose(read), 0);
    unlink(path);
    return words;
}

static void its_words_can_be_read(void **state)
{
    (void)state;
    unsigned char *pdf;
    size_t size;
    Error error = { 0 };
    scene_clear(&scene, "sheet");
    add_text("What our class thought, été", false);
    assert_true(paper_make(&scene, "A title", &pdf, &size, &error));
    assert_memory_equal(pdf, "%PDF-", 5);
    char *words = words_of(pdf, size);
    assert_non_null(strstr(words, "What our class thought, été"));
    free(words);
    free(pdf);
}

static void the_same_scene_gives_the_same_bytes(void **state)
{
    (void)state;
    unsigned char *pdf[3];
    size_t size[3];
    Error error = { 0 };
    for (int i = 0; i < 3; i++) {
        scene_clear(&scene, "sheet");
        add_text(i < 2 ? "ماذا رأى صفّنا" : "another text", i < 2);
        scene_disc(&scene, (Box){ 20, 60, 5, 5 }, COLOUR_QUIET, COLOUR_NONE, 0);
        assert_true(paper_make(&scene, "A title", &pdf[i], &size[i], &error));
    }
    assert_int_equal(size[0], size[1]);
    assert_memory_equal(pdf[0], pdf[1], size[0]);
    assert_true(size[0] != size[2] || memcmp(pdf[0], pdf[2], size[0]) != 0);
    for (int i = 0; i < 3; i++)
        free(pdf[i]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(its_words_can_be_read),
        cmocka_unit_test(the_same_scene_gives_the_same_bytes),
    };
    return cmocka_run_group_tests(tests, start, end);
}
