/* frame.h: the scene that is shown, the one before it, and the size for which both are laid out.
 */
#ifndef EXHIBIT_FRAME_H
#define EXHIBIT_FRAME_H

#include "stage/stage.h"

/* { 0 } is closed. */
typedef struct {
    Stage *stage; /* borrowed */
    Typeset *typeset, *last_typeset;
    Scene scenes[2];
    int shown; /* which of them is shown */
} Frame;

/* Opens it for the stage's panel. False with *error when fonts are missing. */
MUST_CHECK bool frame_open(Frame *frame, Stage *stage, Error *error);
void frame_close(Frame *frame);

/* The panel has another size, for which the next scene will be laid out. */
void frame_resize(Frame *frame);

/* Returns the scene to build next; the one before the present one is dropped for it. */
Scene *frame_next(Frame *frame);

/* Shows the scene that was built. */
void frame_show(Frame *frame, const char *pressed);

/* The first two return the scene that is shown and the one before it. The third drops the one
 * before early, when what it borrows from goes away. */
const Scene *frame_scene(const Frame *frame);
const Scene *frame_before(const Frame *frame);
void frame_forget_before(Frame *frame);

#endif
