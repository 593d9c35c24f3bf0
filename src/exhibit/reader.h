/* reader.h: says one piece of text after the other: the voice makes the sound, stage plays it.
 *
 * Sleeps while a piece sounds: how long that takes is known from its samples, so that nothing polls
 * and a tour's virtual clock passes as the real one would. The voice's process runs only while
 * something is read aloud. A piece that it cannot say is logged and left out; after three of these
 * in a row it rests.
 */
#ifndef EXHIBIT_READER_H
#define EXHIBIT_READER_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

#include "stage/stage.h"
#include "words/words.h"

typedef struct Reader Reader;

/* `log` gets each piece as it begins to be said, with its language: "en: Start again."; NULL: none
 * does. Both are borrowed. `wait`: waits for the voice, for a virtual clock; else reader_tick()
 * returns at once. */
Reader *reader_make(Stage *stage, FILE *log, bool wait);
void reader_free(Reader *reader); /* takes NULL */

/* Stops in the middle of the word and forgets what was still to be said. */
void reader_hush(Reader *reader);

/* Each of these adds to what is to be said; it begins at the next reader_tick().
 *
 * The whole scene from its beginning, in place of whatever was being said; `help`: before it how
 * the keys work, after it how many things there are to choose from. */
void reader_scene(Reader *reader, const Scene *scene, bool help);

/* One thing that can be touched: it got the focus. */
void reader_area(Reader *reader, const Scene *scene, const char *id);

/* The same page after a touch: what was touched, as it is now, and what is new on it. */
void reader_change(Reader *reader, const Scene *scene, const Scene *before, const char *touched);

/* How loud or how fast it is now, when the touch was about that. */
void reader_setting(Reader *reader, const char *touched);

/* The visitor's language from now on, borrowed: of what has no language of its own. */
void reader_use_language(Reader *reader, const Language *language);

/* Percent, and words a minute. A change of the rate begins the present piece anew. */
void reader_set(Reader *reader, int percent, int words_a_minute);

/* Begins the next piece when the last one is over. False: the voice fails or there is nothing to
 * play it on, which is logged; *again_ms: when to try anew, CLOCK_NEVER for never. */
bool reader_tick(Reader *reader, int64_t now_ms, int64_t *again_ms);

bool reader_busy(const Reader *reader);       /* something is being said, or still to be */
int64_t reader_wake_ms(const Reader *reader); /* when to call reader_tick(); CLOCK_NEVER: not */

/* Ends sound and the voice's process until the next piece: for the time between visitors. */
void reader_rest(Reader *reader);

/* Whether what was added since the last hush has the words in it: for tours. */
bool reader_has(const Reader *reader, const char *words);

#endif
