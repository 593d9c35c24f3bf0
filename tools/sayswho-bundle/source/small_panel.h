/* small_panel.h: how many characters fit on the 7-inch panel at the usual text size, found by
 * laying out longer and longer texts. Advice to authors and comments for translators use the same
 * numbers.
 */
#ifndef SAYSWHO_BUNDLE_SMALL_PANEL_H
#define SAYSWHO_BUNDLE_SMALL_PANEL_H

#define TITLE_MOST       60
#define AGE_NOTE_MOST    100
#define WORK_LABEL_MOST  24
#define CLAIM_LABEL_MOST 34
#define DECIDING_MOST    70
#define CARD_MOST        160
#define WORDING_MOST     110
#define KNOWN_MOST       180

#define MARKED_MOST 140 /* characters of a marked claim */

#endif
