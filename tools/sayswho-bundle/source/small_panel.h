/* small_panel.h: characters that the 7-inch panel shows at the usual size of text, found by laying
 * out ever longer ones. Advice and translators' comments tell an author the same number.
 */
#ifndef SAYSWHO_BUNDLE_SMALL_PANEL_H
#define SAYSWHO_BUNDLE_SMALL_PANEL_H

#define TITLE_MOST       60
#define AGE_NOTE_MOST    100
#define WORK_LABEL_MOST  24
#define CLAIM_LABEL_MOST 34
#define DECIDING_MOST    140
#define CARD_MOST        160
#define WORDING_MOST     110
#define KNOWN_MOST       180

#define MARKED_MOST 140 /* characters of a marked claim that the 7-inch panel has room for */

#endif
