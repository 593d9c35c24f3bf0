/* print_parts.h: what more than one kind of sheet is made of. Each draws at the place and returns
 * the height it takes in mm. */
#ifndef SAYSWHO_BUNDLE_PRINT_PARTS_H
#define SAYSWHO_BUNDLE_PRINT_PARTS_H

#include "print/print_paper.h"

/* The kinds of sheet. */
PaperFill worksheet_fill, key_fill, poster_fill;

#define PART_BADGE_MM 4.8

/* A claim's number on the walk-up path, as a disc of that size. */
void part_badge(Paper *paper, double x, double y, double side_mm, int number);

/* A level's ropes within the box, drawn at that scale; see paper_page(). Put it with paper_put().
 */
void part_level(Paper *paper, double scale, Level level, Box box);

/* A box to tick, the words beside it; returns the width in mm, not the height. */
double part_tick(Paper *paper, double x, double y, PaperStyle style, const char *words);

/* A label, and after it words to tick, closer or smaller where one row of them is too long. */
void part_ticks(Paper *paper, double y, const char *label, const char *const *words, int count);

/* A title page's beginning: the kind of sheet, the story's title, where the original is. */
void part_title(Paper *paper);

/* What stands before the first claim or paragraph has to fit on its page. */
void part_check_beginning(Paper *paper);

/* The claim's words, all of them on the marker. */
double part_claim_words(Paper *paper, Box place, PaperStyle style, const Claim *claim);

/* The four questions with the claim's answers, side by side over the whole width. */
double part_answers(Paper *paper, double y, PaperStyle question, const Claim *claim);

/* The deciding fact beside its ochre bar. */
double part_deciding(Paper *paper, Box place, PaperStyle style, const Claim *claim);

/* Two columns: a narrow one for what things are called, and the one for what is said. */
#define PART_ASIDE_MM  34.0
#define PART_GUTTER_MM 6.0
Box part_aside(const Paper *paper, double y);
Box part_main(const Paper *paper, double y);

/* A label in the one, words in the other, standing on one line. */
double part_row(Paper *paper, double y, const char *label, PaperStyle style, const char *words);

/* Where on the walk-up path the claim is, from 1, or 0: it is not. */
int part_path_number(const Story *story, int claim);

#endif
