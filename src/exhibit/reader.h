/* reader.h: says pieces of text one after the other: the voice makes the sound, stage plays it.
 *
 * It sleeps while a piece is played, because the length is known from the samples. So nothing
 * polls, and a tour's virtual clock passes like the real one. The voice's process runs only while
 * something is read aloud. A piece that it cannot say is logged and left out; after three of these
 * in a row there is a pause.
 */
#ifndef EXHIBIT_READER_H
#define EXHIBIT_READER_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "stage/stage.h"
#include "words/words.h"

typedef struct Reader Reader;

/* `log` (may be NULL) gets each piece when it begins, with its language: "en: Start again." Both
 * are borrowed. `wait`: wait for the voice, as needed with a virtual clock; otherwise reader_tick()
 * returns at once. */
Reader *reader_make(Stage *stage, FILE *log, bool wait);
void reader_free(Reader *reader); /* takes NULL */

/* Stops at once and drops everything that was still to be said. */
void reader_hush(Reader *reader);

/* Each of these adds something to say; it begins at the next reader_tick().
 *
 * The whole scene from its beginning, instead of what was being said. With `help` it first explains
 * the keys, and at the end says how many things there are to choose from. */
void reader_scene(Reader *reader, const Scene *scene, bool help);

/* One thing that can be touched and got the focus. */
void reader_area(Reader *reader, const Scene *scene, const char *id);

/* The same page after a touch: what was touched, in its new state, and what is new on the page. */
void reader_change(Reader *reader, const Scene *scene, const Scene *before, const char *touched);

/* The new volume or rate, if the touch changed it. */
void reader_setting(Reader *reader, const char *touched);

/* Sets the visitor's language (borrowed), for texts without a language of their own. */
void reader_use_language(Reader *reader, const Language *language);

/* Percent, and words a minute. When the rate changes the present piece is said again. */
void reader_set(Reader *reader, int percent, int words_a_minute);

/* Begins the next piece when the last one is over. False when the voice fails or there is no sound
 * device, which is logged; *again_ms is when to try again, or CLOCK_NEVER. */
bool reader_tick(Reader *reader, int64_t now_ms, int64_t *again_ms);

bool reader_busy(const Reader *reader);       /* something is being said or waits to be said */
int64_t reader_wake_ms(const Reader *reader); /* when to call reader_tick(), or CLOCK_NEVER */

/* Closes the sound device and ends the voice's process until the next piece: for the time between
 * visits. */
void reader_rest(Reader *reader);

/* True when what was added since the last hush contains the words. For tours. */
bool reader_has(const Reader *reader, const char *words);

#endif
