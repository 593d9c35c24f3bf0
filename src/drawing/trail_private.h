/* trail_private.h: how a trail gets its places. Private to src/drawing.
 *
 * trail_plan.c orders what has to be drawn in columns and lanes, trail_place.c gives it places in a
 * box, trail_fit.c finds places for names and tags where they touch nothing, and trail_layout.c
 * tries arrangements, best first, until one fits. If none does the trail is a numbered list.
 */
#ifndef DRAWING_TRAIL_PRIVATE_H
#define DRAWING_TRAIL_PRIVATE_H

#include "drawing/span.h"
#include "drawing/trail.h"

#define STANDS_MOST   192
#define LINKS_MOST    WALK_SPANS_MOST
#define BENDS_MOST    (COURSE_CUBICS_MOST - 2)
#define LABELS_MOST   (STANDS_MOST + 1)
#define TAGS_MOST     (LINKS_MOST + TRAIL_NODES_MOST)
#define KNOT_TOUCH_MM 18.0 /* smallest side of a knot's area */
#define TRAIL_THIN                                                                                 \
    0.6 /* of the usual thickness: a frayed end of a thinner rope is a blot on small panels */
#define SENTENCE_WIDEST                                                                            \
    0.82 /* of the box: the article's sentence leaves room for a ring at the end */

/* What stands in a column: a knot or post, or where nothing is, or only a rope that passes by. */
typedef enum { STAND_KNOT, STAND_NOTHING, STAND_BEND } StandType;

typedef struct {
    StandType type;
    int knot;         /* number in the walk; of the first if several are folded into one */
    int knots, works; /* how many are in it; 1 */
    int span;         /* STAND_NOTHING: the walk's span that leads here */
    int column, lane;
    Point at;
    double radius; /* of a knot; half the width of a post */
} Stand;

typedef struct {
    int from, to; /* stands */
    int span;     /* number in the walk */
    int bends[BENDS_MOST];
    int bend_count;
    Course course;
} Link;

typedef struct {
    Page *page;
    const TrailOf *of;
    const Trail *trail;
    Walk walk;
    Stand stands[STANDS_MOST];
    int stand_count;
    Link *links; /* at most one for each span of the walk */
    int link_count;
    int columns, lanes; /* lanes: of the column with the most */
    int lanes_in[STANDS_MOST];
    bool too_large; /* for any layout but the list */
} TrailPlan;

/* How much is shown and how it is arranged; see trail_layout.c. */
typedef struct {
    int words;    /* WORDS_... */
    bool some;    /* only those names that have room */
    bool numbers; /* the others have numbers, and these a key */
    int tags;     /* TAGS_... */
    int fold;     /* 0 to 2: how much is folded together */
    int rows;     /* a long chain turns the corner */
    bool spread;  /* the knots of a column are not one above the other */
    bool below;   /* names are below the rope */
    bool low;     /* low posts */
    double thick; /* factor for the rope and everything tied to it */
} Arrangement;

enum { WORDS_NAMES, WORDS_SENTENCE, WORDS_DATES, WORDS_DECIDING, WORDS_ALL };
enum { TAGS_NONE, TAGS_DECIDING, TAGS_ALL };

/* A name with what is written below it, or the article's sentence. */
typedef struct {
    int stand;
    bool sentence;
    bool number; /* instead of the name */
    Lines name, note;
    bool wording; /* the note is how the source puts it */
    Align align;
    Box box;
} Label;

/* A work beside the trail: a small page on a cord, with its name. */
typedef struct {
    const Beside *beside;
    int knot;
    Box page, text;
    Lines name;
    Point to;        /* where its cord is tied */
    bool text_first; /* the name is at the left of the page */
} BesidePlace;

#define BESIDE_MOST 8

typedef struct {
    const char *words;
    Point to; /* where its thread is tied */
    Box box;
    bool hole_at_end;
    int span, knot; /* it drops in when this has been pulled */
} TagPlace;

/* Texts that were broken into lines already, because arrangements are tried with the same ones. */
#define BROKEN_MOST 160
typedef struct {
    const char *words;
    int style; /* a Type, or one of the styles of a wording after all types */
    double width;
    Lines lines;
} Broken;

typedef struct {
    TrailPlan *plan;
    Box box;
    Arrangement how;
    double rope, knot, article; /* width, and radii */
    double post_height, post_width;
    double column_mm; /* from one column to the next */
    double row_mm;
    Label labels[LABELS_MOST];
    int label_count;
    TagPlace tags[TAGS_MOST];
    int tag_count;
    BesidePlace beside[BESIDE_MOST];
    int beside_count;
    Lines key; /* which number is whose name; below everything else */
    double key_y;
    double key_room; /* height that is kept for it below the box */
    bool unnamed;    /* a name has no room; where there is a key it has a number */
    bool list;       /* nothing fits */
    int tried;       /* arrangements so far; the first `skip` are known not to fit */
    int skip;
    Broken broken[BROKEN_MOST];
    int broken_count;
} TrailLayout;

/* ---- trail_plan.c ---- */

/* Orders the trail. `fold` puts ends, outlets or a chain together: 0 none, 1 what is side by side,
 * 2 also what is in a row. In the page's arena. */
TrailPlan *trail_plan(Page *page, const TrailOf *of, int fold);

Post trail_post_of(WalkPost post);

/* ---- trail_text.c ---- */

/* The name of what stands there, and the quiet line below it: the date, or why it stops. */
const char *trail_name(const TrailPlan *plan, const Stand *stand);
const char *trail_note(const TrailPlan *plan, const Stand *stand);

/* How a work puts it; "" when the trail does not say. */
const char *trail_node_words(const Trail *trail, int node);
/* The wording at a stand: only if it is one work. */
const char *trail_words(const TrailPlan *plan, const Stand *stand);

/* What stands on the tag at a span, at the place that decided, and at a knot; "" for no tag. */
const char *trail_span_tag(const TrailPlan *plan, int span);
const char *trail_knot_tag(const TrailPlan *plan, int knot);
const char *trail_gap_tag(const TrailPlan *plan, int knot);

/* Breaks a text into lines; the same text again costs nothing. `style` is a Type or one of these.
 */
enum { STYLE_QUOTED = TYPE_TITLE + 1, STYLE_MARKED };
Lines trail_lines(TrailLayout *layout, const char *words, int style, double width);

/* As page_line(). */
double trail_line(TrailLayout *layout, Type type);

/* Width in mm of the longest word. */
double trail_widest_word(TrailLayout *layout, const char *words, Type type);

/* The smallest width in mm of a name and the note below it; a note that is not broken: `whole`. */
double trail_least_width(TrailLayout *layout, const char *name, const char *note, int style,
                         bool whole);

/* False when there would be too much to read. The sentence alone never is. */
bool trail_is_short_enough(const TrailLayout *layout);

/* ---- trail_place.c ---- */

/* Sets the sizes, the places of the stands and the courses of the ropes. False when they have no
 * room at all. */
bool trail_place(TrailLayout *layout);

/* True for what is drawn as a post. */
bool trail_is_post(const TrailLayout *layout, const Stand *stand);

/* The rope of a link, to draw and to measure. */
RopeSpan trail_link_span(const TrailLayout *layout, const Link *link);

/* How far the cord that ties a post back reaches above it, in mm; 0 without one. */
double trail_cord_above(const TrailLayout *layout, const Stand *stand);

/* The ring around the sign of a span; around all of the page where the rope ends at the record. */
typedef struct {
    Point at;
    double radius; /* mm */
} Ring;
Ring trail_ring(const TrailLayout *layout, const Link *link);

/* The link that decided; of ropes that hold the lowest, so that what hangs from it crosses none.
 * -1: it is not drawn. */
int trail_deciding_link(const TrailLayout *layout);

/* The boxes that a knot or post covers, and that can be touched. */
Box trail_stand_box(const TrailLayout *layout, const Stand *stand);
Box trail_touch_box(const TrailLayout *layout, const Stand *stand);

/* ---- trail_fit.c ---- */

/* The names of what has only a number, as one text; "" when all have names. */
const char *trail_key(TrailLayout *layout);

/* Finds places for labels and tags. False when something would touch something else. */
bool trail_fit(TrailLayout *layout);

/* The lowest place that anything of it reaches. */
double trail_bottom(const TrailLayout *layout);

/* The box from the accents of a label's first line to the tails of its last one. */
Box trail_label_ink(const Label *label);

/* ---- trail_beside.c ---- */

/* What keeps the rest away from what is drawn: see trail_fit.c. */
typedef struct Fitting Fitting;

/* True when nothing is in that box, and nothing but letters counts for the cord. */
bool trail_is_free(const Fitting *fitting, Box box);

/* True when that box is on a rope that is not the one of the tag. */
bool trail_meets_other_rope(const Fitting *fitting, Box box, const TagPlace *tag);

/* Lets names stand below the ring, where the thread would be. False when they could already. */
bool trail_free_thread(Fitting *fitting);
TrailLayout *trail_fitting_layout(const Fitting *fitting);

/* Finds places for the works beside the trail; the other draws one. */
bool trail_place_beside(Fitting *fitting);
bool trail_beside_meets(const BesidePlace *place, Box box); /* the cord does */
void trail_draw_beside(Page *page, const TrailLayout *layout, const BesidePlace *place);

/* ---- trail_tags.c ---- */

bool trail_place_tags(Fitting *fitting);

/* ---- trail_layout.c ---- */

/* The layout that is drawn in the box. In the page's arena. */
TrailLayout *trail_lay_out(Page *page, const TrailOf *of, Box box);

/* ---- trail_speak.c ---- */

/* The name of a knot when it has the focus: "knot 2 of 4: Mirror Online, a news site, ...". */
const char *trail_knot_spoken(const TrailPlan *plan, int knot);

/* ---- trail_list.c ---- */

TrailShown trail_draw_list(Page *page, const TrailOf *of, Box box);

#endif
