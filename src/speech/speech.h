/* speech.h: what a voice says of a scene: short utterances, each with its language.
 *
 * Pure: the same scene gives the same words. Marks that only an eye needs (bullets, arrows, dots
 * between words) and addresses are left out, and every utterance ends with a mark at which a voice
 * pauses. What is added is in the language given, the visitor's.
 */
#ifndef SPEECH_SPEECH_H
#define SPEECH_SPEECH_H

#include <stdbool.h>

#include "base/memory.h"
#include "scene/scene.h"
#include "words/words.h"

/* An utterance is at most so many bytes long: a voice begins at once and is soon interrupted. */
#define SPEECH_MOST 200

typedef struct {
    const char *text;     /* UTF-8, never empty */
    const char *language; /* "fr"; NULL: the visitor's */
} Utterance;

/* A list in reading order; it and its texts live in the arena. */
typedef struct {
    const Utterance *list;
    int count;
} Speech;

/* What is said when the scene comes: its spoken texts, sentence by sentence. With `help`, last, how
 * many things there are to choose from. */
Speech speech_of_scene(const Scene *scene, const Language *language, bool help, Arena *arena);

/* What is said of the area with the focus: its name, whether it is chosen, its place among all. An
 * id the scene does not have gives an empty speech. */
Speech speech_of_area(const Scene *scene, const Language *language, const char *id, Arena *arena);

/* The keys, in a few sentences. */
Speech speech_help(const Language *language, Arena *arena);

#endif
