/* class_touch.c: what a touch does on each page of a class. The diagram is in class.c. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "rubric/rubric.h"
#include "visit/class_private.h"

static bool is(const char *id, const char *wanted)
{
    return strcmp(id, wanted) == 0;
}

/* ---- START and CHOOSE ---- */

void class_take_story(Class *class, int number)
{
    const ClassStory *story = &class->facts->stories[number];
    snprintf(class->story, sizeof(class->story), "%s", story->id);
    class->version = story->version;
    class->claim_count = 0; /* the own choice was another story's */
}

static bool touch_number(ClassStep *step, int by)
{
    Class *class = step->class;
    int *number = class->groups ? &class->group_count : &class->pupils;
    int least = class->groups ? 2 : 1;
    int most = class->groups ? CLASS_GROUPS_MOST : CLASS_PUPILS_MOST;
    if (*number + by < least || *number + by > most)
        return false;
    *number += by;
    class_step_changed(step);
    return true;
}

static bool touch_start(ClassStep *step, const char *id)
{
    Class *class = step->class;
    if (is(id, "class:story") && class->facts->story_count > 1) {
        class_take_story(class, (class_story(class) + 1) % class->facts->story_count);
    } else if (is(id, "class:lesson")) {
        class->lesson = (LessonKind)((class->lesson + 1) % LESSON_KINDS);
    } else if (is(id, "class:own") && class->lesson == LESSON_OWN && class->story[0]) {
        class_step_go(step, CLASS_CHOOSE);
    } else if (is(id, "class:by:hands") || is(id, "class:by:groups")) {
        class->groups = is(id, "class:by:groups");
    } else if (is(id, "class:pupils:less") || is(id, "class:pupils:more")) {
        return touch_number(step, is(id, "class:pupils:less") ? -1 : 1);
    } else if (is(id, "class:begin") && class->story[0]) {
        if (class->lesson == LESSON_OWN && class->claim_count == 0)
            class_step_go(step, CLASS_CHOOSE);
        else
            step->effects.ask = CLASS_ASK_BEGIN;
    } else if (is(id, "back")) {
        step->effects.left = true;
    } else {
        return false;
    }
    class_step_changed(step);
    return true;
}

/* The sentence is taken into the lesson, in the article's order, or out of it. */
static bool toggle_claim(Class *class, int claim)
{
    int at = 0;
    while (at < class->claim_count && class->claims[at] < claim)
        at++;
    bool there = at < class->claim_count && class->claims[at] == claim;
    if (!there && class->claim_count == LESSON_CLAIMS_MOST)
        return false;
    size_t rest = (size_t)(class->claim_count - at);
    if (there)
        memmove(&class->claims[at], &class->claims[at + 1], (rest - 1) * sizeof(int));
    else
        memmove(&class->claims[at + 1], &class->claims[at], rest * sizeof(int));
    if (!there)
        class->claims[at] = claim;
    class->claim_count += there ? -1 : 1;
    return true;
}

static int choices(const Class *class)
{
    int story = class_story(class);
    return story < 0 ? 0 : class->facts->stories[story].claim_count;
}

/* A row is chosen by its number in the article, from 1. */
static bool touch_choose(ClassStep *step, const char *id)
{
    Class *class = step->class;
    int by = is(id, "class:up") ? -class->rows : is(id, "class:down") ? class->rows : 0;
    int to = class->first + by;
    if (strncmp(id, "class:row:", 10) == 0) {
        char *rest;
        long row = strtol(id + 10, &rest, 10);
        bool whole = id[10] >= '1' && id[10] <= '9' && *rest == '\0';
        if (!whole || row > choices(class) || !toggle_claim(class, (int)row - 1))
            return false;
    } else if (by != 0 && to > -class->rows && to < choices(class)) {
        class->first = to < 0 ? 0 : to;
        step->effects.moved = true;
    } else if (is(id, "back")) {
        class_step_go(step, CLASS_START);
    } else {
        return false;
    }
    class_step_changed(step);
    return true;
}

/* ---- the five steps ---- */

static bool touch_example(ClassStep *step, const char *id)
{
    Class *class = step->class;
    if (is(id, "class:next") && !class->rope) {
        class->rope = true;
        class->pulled_ms = step->now_ms;
        step->effects.moved = true;
        class_step_changed(step);
    } else if (is(id, "class:next")) {
        class_step_sentence(step, 0, CLASS_READ);
    } else if (is(id, "back") && class->rope) {
        class->rope = false;
        step->effects.moved = true;
        class_step_changed(step);
    } else {
        return false;
    }
    return true;
}

static bool touch_read(ClassStep *step, const char *id)
{
    Class *class = step->class;
    if (is(id, "class:next"))
        class_step_go(step, CLASS_VOTE);
    else if (is(id, "back") && class->at > 0)
        class_step_sentence(step, class->at - 1, CLASS_COMPARE);
    else if (is(id, "back") && class->facts->has_example)
        class_step_go(step, CLASS_EXAMPLE);
    else
        return false;
    return true;
}

/* The level in an id such as "class:good:more", whose end is `end`; -1: none. */
static int level_in(const char *id, const char *end)
{
    size_t length = strlen(id), tail = strlen(end);
    char name[WORD_MOST + 1];
    if (strncmp(id, "class:", 6) != 0 || length < 6 + tail || length - 6 - tail >= sizeof(name) ||
        !is(id + length - tail, end))
        return -1;
    memcpy(name, id + 6, length - 6 - tail);
    name[length - 6 - tail] = '\0';
    int level = rubric_level_from_name(name);
    return level < CLASS_LEVELS ? level : -1;
}

static bool touch_hands(ClassStep *step, const char *id)
{
    Class *class = step->class;
    int *votes = class->votes[class->at].votes[class_turn(class)];
    int more = level_in(id, ":more"), less = level_in(id, ":less");
    if (more >= 0 && class_sum(votes) < class->pupils)
        votes[more]++;
    else if (less >= 0 && votes[less] > 0)
        votes[less]--;
    else
        return false;
    class_step_changed(step);
    return true;
}

/* When the last group has voted only the sums stay. */
static bool touch_groups(ClassStep *step, const char *id)
{
    Class *class = step->class;
    int *votes = class->votes[class->at].votes[class_turn(class)], level = level_in(id, "");
    bool complete = class_complete(class);
    if (is(id, "class:undo") && complete) {
        memset(votes, 0, CLASS_LEVELS * sizeof(*votes));
    } else if (is(id, "class:undo") && class->turn_count > 0) {
        class->turn_count--;
    } else if (level >= 0 && !complete) {
        class->turns[class->turn_count++] = level;
        if (class->turn_count == class->group_count) {
            for (int i = 0; i < class->turn_count; i++)
                votes[class->turns[i]]++;
            class->turn_count = 0;
        }
    } else {
        return false;
    }
    step->effects.moved = true; /* the next group's finger is another touch */
    class_step_changed(step);
    return true;
}

static bool touch_vote(ClassStep *step, const char *id)
{
    Class *class = step->class;
    bool again = class->page == CLASS_AGAIN;
    if (is(id, "class:next") && class_complete(class))
        class_step_go(step, again ? CLASS_COMPARE : CLASS_PULL);
    else if (is(id, "back"))
        class_step_go(step, again ? CLASS_PULL : CLASS_READ);
    else
        return class->groups ? touch_groups(step, id) : touch_hands(step, id);
    return true;
}

static int knot_in(const Class *class, const char *id)
{
    char *rest;
    long number = strncmp(id, "knot:", 5) == 0 ? strtol(id + 5, &rest, 10) : 0;
    bool whole = number > 0 && id[5] >= '1' && id[5] <= '9' && *rest == '\0';
    return whole && number <= class->span_count + 1 ? (int)number : 0;
}

static bool touch_pull(ClassStep *step, const char *id)
{
    Class *class = step->class;
    int knot = knot_in(class, id);
    if (knot > 0 || (class->knot > 0 && (is(id, "class:next") || is(id, "back")))) {
        class->knot = knot == class->knot ? 0 : knot;
        class->page_number = 0;
        class->page_count = 1;
    } else if (is(id, "class:pull") && class->spans < class->span_count) {
        class->spans++;
        class->pulled_ms = step->now_ms;
    } else if (is(id, "class:next") && class->spans >= class->span_count) {
        class_step_go(step, CLASS_AGAIN);
    } else if (is(id, "back")) {
        class_step_go(step, CLASS_VOTE);
    } else {
        return false;
    }
    class_step_changed(step);
    return true;
}

static void end(ClassStep *step)
{
    step->class->page = CLASS_END;
    step->class->says = CLASS_SAYS_NOTHING;
    step->class->page_number = 0;
    step->class->page_count = 1;
    step->effects.moved = true;
    class_step_changed(step);
}

static bool touch_compare(ClassStep *step, const char *id)
{
    Class *class = step->class;
    if (is(id, "class:reveal") && !class->revealed) {
        class->revealed = true;
        step->effects.moved = true;
        class_step_changed(step);
    } else if (is(id, "class:next") && class->revealed) {
        if (class->at + 1 < class->claim_count)
            class_step_sentence(step, class->at + 1, CLASS_READ);
        else
            end(step);
    } else if (is(id, "back")) {
        class_step_go(step, CLASS_AGAIN);
    } else {
        return false;
    }
    return true;
}

static bool touch_end(ClassStep *step, const char *id)
{
    Class *class = step->class;
    if (class->says == CLASS_SAYS_COPYING)
        return false;
    if (is(id, "class:sheet")) {
        class->says = CLASS_SAYS_COPYING;
        step->effects.ask = CLASS_ASK_SHEET;
    } else if (is(id, "class:wipe")) {
        step->effects.ask = CLASS_ASK_WIPE;
    } else if (is(id, "class:stay") || is(id, "back")) {
        class->page = class->under;
        class->says = CLASS_SAYS_NOTHING;
        step->effects.moved = true;
    } else {
        return false;
    }
    class_step_changed(step);
    return true;
}

/* ---- all of them ---- */

static bool touch_nothing(ClassStep *step, const char *id)
{
    (void)step;
    (void)id;
    return false;
}

typedef bool ClassTouch(ClassStep *step, const char *id);

static ClassTouch *const touches[CLASS_PAGES] = {
    [CLASS_AWAY] = touch_nothing,    [CLASS_START] = touch_start, [CLASS_CHOOSE] = touch_choose,
    [CLASS_EXAMPLE] = touch_example, [CLASS_READ] = touch_read,   [CLASS_VOTE] = touch_vote,
    [CLASS_PULL] = touch_pull,       [CLASS_AGAIN] = touch_vote,  [CLASS_COMPARE] = touch_compare,
    [CLASS_END] = touch_end,
};

/* `class:next` and `back` turn pages before they lead to another step. */
static bool touch_pages(ClassStep *step, const char *id)
{
    Class *class = step->class;
    int by = is(id, "class:next") ? 1 : is(id, "back") ? -1 : 0;
    int to = class->page_number + by;
    if (by == 0 || class->page == CLASS_CHOOSE || to < 0 || to >= class->page_count)
        return false;
    class->page_number = to;
    step->effects.moved = true;
    class_step_changed(step);
    return true;
}

bool class_step_take(ClassStep *step, const char *id)
{
    Class *class = step->class;
    if (is(id, "class:end") && class_is_running(class) && class->page != CLASS_END) {
        end(step);
        return true;
    }
    return touch_pages(step, id) || touches[class->page](step, id);
}
