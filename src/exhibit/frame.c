#include "exhibit/frame.h"

#include "base/log.h"

static Typeset *open_typeset(const Stage *stage, Error *error)
{
    Panel panel = stage_panel(stage);
    return typeset_open(panel.width_px / panel.width_mm, error);
}

bool frame_open(Frame *frame, Stage *stage, Error *error)
{
    Panel panel = stage_panel(stage);
    frame->stage = stage;
    for (int i = 0; i < 2; i++)
        scene_start(&frame->scenes[i], panel.width_mm, panel.height_mm);
    frame->typeset = open_typeset(stage, error);
    return frame->typeset != NULL;
}

void frame_close(Frame *frame)
{
    typeset_close(frame->typeset);
    typeset_close(frame->last_typeset);
    for (int i = 0; i < 2; i++) {
        if (frame->scenes[i].arena)
            scene_finish(&frame->scenes[i]);
    }
    *frame = (Frame){ 0 };
}

void frame_resize(Frame *frame)
{
    Panel panel = stage_panel(frame->stage);
    Error error = { 0 };
    Typeset *fresh = open_typeset(frame->stage, &error);
    if (!fresh)
        log_error("%s", error.message);
    for (int i = 0; i < 2; i++) {
        frame->scenes[i].width_mm = panel.width_mm;
        frame->scenes[i].height_mm = panel.height_mm;
    }
    if (!fresh)
        return;
    if (frame->last_typeset)
        typeset_close(frame->typeset); /* nothing was shown with it yet */
    else
        frame->last_typeset = frame->typeset; /* the present scene still needs it */
    frame->typeset = fresh;
}

Scene *frame_next(Frame *frame)
{
    return &frame->scenes[!frame->shown];
}

void frame_show(Frame *frame, const char *pressed)
{
    frame->shown = !frame->shown;
    stage_show(frame->stage, &frame->scenes[frame->shown], frame->typeset, pressed);
    typeset_close(frame->last_typeset);
    frame->last_typeset = NULL;
}

const Scene *frame_scene(const Frame *frame)
{
    return &frame->scenes[frame->shown];
}

const Scene *frame_before(const Frame *frame)
{
    return &frame->scenes[!frame->shown];
}

void frame_forget_before(Frame *frame)
{
    scene_clear(&frame->scenes[!frame->shown], "");
}
