/* speech.h: what a voice says about a scene: short utterances, each with its language.
 *
 * Pure: the same scene gives the same words. Addresses and marks that only an eye needs (bullets,
 * arrows, dots between words) are left out, and every utterance ends with a mark at which a voice
 * pauses. Words that are added are in the language given, the visitor's.
 */
#ifndef SPEECH_SPEECH_H
#define SPEECH_SPEECH_H

#include <stdbool.h>

#include "base/memory.h"
#include "scene/scene.h"
#include "words/words.h"

/* Bytes of an utterance: a short one begins at once and can soon be interrupted. */
#define SPEECH_MOST 200

typedef struct {
    const char *text;     /* UTF-8, never empty */
    const char *language; /* "fr"; NULL: the visitor's */
} Utterance;

/* A list in reading order. It and its texts are in the arena. */
typedef struct {
    const Utterance *list;
    int count;
} Speech;

/* What is said when the scene is shown: its spoken texts, sentence by sentence. With `help` the
 * last sentence says how many things there are to choose from. */
Speech speech_of_scene(const Scene *scene, const Language *language, bool help, Arena *arena);

/* What is said about the area with the focus: its name, whether it is chosen, its place among all.
 * Empty when the scene does not have the id. */
Speech speech_of_area(const Scene *scene, const Language *language, const char *id, Arena *arena);

/* Explains the keys in a few sentences. */
Speech speech_help(const Language *language, Arena *arena);

#endif
