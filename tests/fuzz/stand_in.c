/* stand_in.c: stands in for the exhibit, its stage and the fonts, so that a tour and an author's
 * folder are read by our code alone, thousands of times a second.
 */
#include "source/drawing.h"
#include "source/photo.h"
#include "script/tour.h"

/* ---- for tours: a screen that never changes ---- */

static Scene *still(void)
{
    static Scene scene;
    if (!scene.arena) {
        scene_start(&scene, 217, 136);
        scene_clear(&scene, "attract");
        scene_area(&scene, "start", (Box){ 80, 100, 60, 20 }, "Start", AREA_PRIMARY, false);
        scene_area(&scene, "start:fr", (Box){ 10, 110, 20, 15 }, "Français", AREA_BUTTON, false);
    }
    return &scene;
}

const Scene *exhibit_scene(const Exhibit *exhibit)
{
    (void)exhibit;
    return still();
}

void exhibit_finger(Exhibit *exhibit, bool down, int64_t number, Point at_mm)
{
    (void)exhibit, (void)down, (void)number, (void)at_mm;
}

void exhibit_finger_move(Exhibit *exhibit, int64_t number, Point at_mm)
{
    (void)exhibit, (void)number, (void)at_mm;
}

void exhibit_pass(Exhibit *exhibit, int64_t ms)
{
    (void)exhibit, (void)ms;
}

void exhibit_take(Exhibit *exhibit, const Input *input)
{
    (void)exhibit, (void)input;
}

bool exhibit_says(const Exhibit *exhibit, const char *words)
{
    (void)exhibit;
    return words[0] == 'a';
}

bool exhibit_silent(const Exhibit *exhibit)
{
    (void)exhibit;
    return true;
}

Stage *exhibit_stage(Exhibit *exhibit)
{
    (void)exhibit;
    return NULL;
}

Input stage_key(Stage *stage, const char *name)
{
    (void)stage;
    return (Input){ .type = name[0] ? INPUT_KEY : INPUT_NONE };
}

Input stage_key_held(const Stage *stage, const char *name)
{
    (void)stage;
    (void)name;
    return (Input){ .type = INPUT_NONE };
}

const char *stage_focus(const Stage *stage)
{
    (void)stage;
    return "start";
}

bool stage_shot(Stage *stage, const char *path, Error *error)
{
    (void)stage, (void)path, (void)error;
    return true;
}

/* ---- for an author's folder: every character can be shown, and there are no pictures ---- */

static char fonts;

Typeset *typeset_open(double px_per_mm, Error *error)
{
    (void)px_per_mm, (void)error;
    return (Typeset *)(void *)&fonts;
}

void typeset_close(Typeset *typeset)
{
    (void)typeset;
}

uint32_t typeset_uncovered(Typeset *typeset, const char *text)
{
    (void)typeset, (void)text;
    return 0;
}

unsigned char *drawing_to_png(Arena *arena, const unsigned char *svg, size_t *size, Error *error)
{
    (void)arena, (void)svg, (void)size;
    error_set(error, ERROR_CONTENT, "there are no drawings here");
    return NULL;
}

bool drawing_has_text(const unsigned char *svg)
{
    (void)svg;
    return false;
}

unsigned char *photo_to_png(Arena *arena, const unsigned char *bytes, size_t *size, Error *error)
{
    (void)arena, (void)bytes, (void)size;
    error_set(error, ERROR_CONTENT, "there are no photographs here");
    return NULL;
}
