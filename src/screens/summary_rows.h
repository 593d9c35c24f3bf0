/* summary_rows.h: the summary's rows: for each claim its rope to the trail's column, and above it
 * what the visitor said. Private to src/screens. */
#ifndef SCREENS_SUMMARY_ROWS_H
#define SCREENS_SUMMARY_ROWS_H

#include "screens/screens_private.h"

/* Where the parts of the rows are, from the left of their box. */
typedef struct {
    const View *view;
    double knot_mm, first_mm, pitch_mm; /* the article's knot; the column of Missing; to the next */
    double label_mm;                    /* width of the labels */
    double head_mm, heads_mm; /* height of a row of the columns' names, and of all; 0: no names */
    Type head_type;           /* the size of their letters */
    int head_rows;            /* 2: they stand in two rows by turns */
    double row_mm;            /* smallest height of a row */
    int pages;                /* how many pages the rows need */
    int first, shown;         /* the rows of one page: see summary_rows_turn() */
} Rows;

/* Measures the rows for a box of that size. The labels' column is as narrow as it can be with all
 * labels whole and as few pages as possible. `first` and `shown` are those of the first page. */
Rows summary_rows(const Page *page, const View *view, double width_mm, double height_mm);

/* Sets which rows are on that page, from 0. */
void summary_rows_turn(Rows *rows, int number);

/* A StackDraw; `what` is the Rows. */
void summary_rows_draw(Page *page, const void *what, Box box);

/* False for no rating and for "Can't tell". */
bool summary_rows_has_level(int level);

#endif
