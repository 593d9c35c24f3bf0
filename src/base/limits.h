/* limits.h: how long a text of a story may be and how many things there may be, each number once.
 *
 * The author's tool refuses more and names file and line; bundle_open() refuses it again, because
 * anybody may have made the file; and the ledger has room for all of it. So whatever can be opened
 * can also be shown, touched and recorded. docs/bundle.md and docs/ledger.md list the numbers.
 */
#ifndef BASE_LIMITS_H
#define BASE_LIMITS_H

/* ---- ids: letters, digits, hyphens and underscores ---- */

#define STORY_ID_MOST 20 /* "brussels" */
#define CLAIM_ID_MOST 12 /* "B10" */

/* Bytes for the id of anything that can be touched, such as "story:brussels", with the closing NUL.
 * Stage and visit have buffers of this size. */
#define TOUCH_ID_ROOM 32

/* ---- a story ---- */

#define LANGUAGE_CODE_MOST   15 /* "en", "zh-Hant-TW" */
#define STORY_LANGUAGES_MOST 16 /* its own and its translations */
#define STORY_VERSION_MOST   1000000
#define STORY_MINUTES_MOST   60
#define STORY_CLAIMS_MOST    1000000 /* also blocks of the retelling; a book has 24,000 */
#define PATH_CLAIMS_MOST     5       /* a walk-up visit takes four to eight minutes */
#define TEXT_BYTES_MOST      4096    /* one text or block; a page of the glass holds 70 words */
#define LETTER_MARKS_MOST    8       /* combining marks on one letter */
#define BLOCK_SPANS_MOST     64      /* claims and emphasis in one block */
#define TRAIL_NODES_MOST     64      /* the article counts as one */
#define TRAIL_EDGES_MOST     128
#define BESIDE_WORKS_MOST    16 /* works beside one trail */
#define KNOWN_WORKS_MOST     16 /* works that one claim's "what we know" rests on */

/* ---- files ---- */

#define BUNDLE_BYTES_MOST ((long long)256 << 20) /* a story of 24 claims takes 1 MiB */
#define ROW_BYTES_MOST    8388608                /* what SQLite may read as one row */
#define SQLITE_BYTES_MOST ((long long)32 << 20)  /* memory for all bundles and the ledger */
#define PNG_BYTES_MOST    8000000    /* leaves room for name and alt text in the picture's row */
#define PICTURE_SIDE_MOST 4096       /* pixels; a 4K panel has 3840 */
#define PIXEL_BYTES_MOST  (16 << 20) /* decoded: 2048 x 2048 pixels */

_Static_assert(PNG_BYTES_MOST + 2 * TEXT_BYTES_MOST < ROW_BYTES_MOST,
               "a picture that the author's tool takes can be read");

/* ---- what a visit leaves in the ledger ---- */

#define UNIT_NAME_MOST   31 /* bytes of the setting [unit] name */
#define APP_VERSION_MOST 20 /* "0.1.0" */
#define WORD_MOST        12 /* from a fixed list: part of the day, mode, level, how it ended */
#define SCREEN_NAME_MOST 16 /* "restart_ask" */
#define CARDS_MOST       31 /* "first,passed,says,missing" */
#define LABEL_MOST       63 /* bytes of a claim's label or a story's title; a longer one is cut */

#endif
