/* frame.h: the scene that is on the glass, the one before it, and the size both are laid out for.
 */
#ifndef EXHIBIT_FRAME_H
#define EXHIBIT_FRAME_H

#include "stage/stage.h"

/* Zeroed: closed. */
typedef struct {
    Stage *stage; /* borrowed */
    Typeset *typeset, *last_typeset;
    Scene scenes[2];
    int shown; /* which of them is on the glass */
} Frame;

/* Lays out for the stage's panel. False with *error: no fonts. */
MUST_CHECK bool frame_open(Frame *frame, Stage *stage, Error *error);
void frame_close(Frame *frame);

/* The panel has another size: the next scene is laid out for that. */
void frame_resize(Frame *frame);

/* The scene to build; the one before this one is given up for it. */
Scene *frame_next(Frame *frame);

/* Shows what was built. */
void frame_show(Frame *frame, const char *pressed);

/* What is on the glass, and what was before it; that one may be given up sooner than by the next,
 * when what it shows goes. */
const Scene *frame_scene(const Frame *frame);
const Scene *frame_before(const Frame *frame);
void frame_forget_before(Frame *frame);

#endif
