/* lesson.h: which sentences a class takes, and how long the parts of its lesson last.
 *
 * Pure. The exhibit's class mode and the printed lesson plan use the same sentences, so that the
 * teacher's sheet has what the glass will show.
 */
#ifndef CONTENT_LESSON_H
#define CONTENT_LESSON_H

typedef enum { LESSON_SHORT, LESSON_LONG, LESSON_OWN } LessonKind;
#define LESSON_KINDS 3

#define LESSON_CLAIMS_MOST 6 /* sentences of a lesson that the teacher puts together */

/* Minutes of each part. LESSON_OWN has the sentences' minutes of a long lesson and no sum. */
typedef struct {
    int minutes, sentences; /* in all */
    int example;            /* the worked example */
    int read, vote, pull, again, end;
    int closing; /* "Ask: who could know?", and the sheet */
    int spare;
} LessonPlan;
extern const LessonPlan lesson_plans[LESSON_KINDS];

/* A claim that may be taken. `level` is one of Level in rubric.h without "can't tell". */
typedef struct {
    int claim, level;
} LessonClaim;

/* How many claims of a story are looked at: those of its path, and then its first ones. */
#define LESSON_LOOKS_AT 60

/* Chooses at most `wanted` of the claims, given in the order in which they are preferred: well and
 * badly sourced ones in turn, and of these first one of each level. Sets claims[] in the article's
 * order and returns how many there are. */
int lesson_choose(const LessonClaim *from, int from_count, int wanted,
                  int claims[LESSON_CLAIMS_MOST]);

/* Lists the claims to look at, in the order in which they are preferred: the path's, then the
 * others' from the beginning. Returns how many. */
int lesson_candidates(const int *path, int path_count, int claim_count,
                      int candidates[LESSON_LOOKS_AT]);

#endif
