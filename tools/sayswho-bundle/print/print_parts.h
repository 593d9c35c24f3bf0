/* print_parts.h: parts that several kinds of sheet have. Each function draws at the place and
 * returns the height in mm. */
#ifndef SAYSWHO_BUNDLE_PRINT_PARTS_H
#define SAYSWHO_BUNDLE_PRINT_PARTS_H

#include "print/print_paper.h"

/* The kinds of sheet. */
PaperFill worksheet_fill, key_fill, poster_fill, card_fill, staff_card_fill;

/* Of the card for staff, which is about no story. */
extern const PaperSize staff_card_size;

/* Adds the plans of a lesson, a page or more each. */
void lesson_fill(Paper *paper);

#define PART_BADGE_MM 4.8

/* Draws a claim's number on the walk-up path in a disc of that size. */
void part_badge(Paper *paper, double x, double y, double side_mm, int number);

/* Draws a level's ropes into the box at that scale; see paper_page(). Then call paper_put().
 */
void part_level(Paper *paper, double scale, Level level, Box box);

/* Draws a box to tick with its text beside it. Returns the width in mm, not the height. */
double part_tick(Paper *paper, double x, double y, PaperStyle style, const char *words);

/* Draws a label and after it a row of texts to tick, closer together or smaller when the row would
 * be too long. */
void part_ticks(Paper *paper, double y, const char *label, const char *const *words, int count);

/* Draws the beginning of a title page: the kind of sheet, the story's title, where the original
 * is. */
void part_title(Paper *paper);

/* Fails the document when what comes before the first claim or paragraph does not fit on its
 * page. */
void part_check_beginning(Paper *paper);

/* Draws the claim's words, all of them marked, with the emphasis that the retelling gives them. */
double part_claim_words(Paper *paper, Box place, PaperStyle style, const Claim *claim);

/* Draws the four questions with the claim's answers, side by side over the whole width. */
double part_answers(Paper *paper, double y, PaperStyle question, const Claim *claim);

/* Draws the deciding fact with an ochre bar at its left. */
double part_deciding(Paper *paper, Box place, PaperStyle style, const Claim *claim);

/* Two columns: a narrow one for labels, a wide one for text. */
#define PART_ASIDE_MM  34.0
#define PART_GUTTER_MM 6.0
Box part_aside(const Paper *paper, double y);
Box part_main(const Paper *paper, double y);

/* Draws a label in the narrow column and text in the wide one, on the same baseline. */
double part_row(Paper *paper, double y, const char *label, PaperStyle style, const char *words);

/* Returns the claim's place on the walk-up path, from 1, or 0 when it is not on it. */
int part_path_number(const Story *story, int claim);

#endif
