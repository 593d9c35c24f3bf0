#include "exhibit/gather.h"

#include "base/memory.h"

/* What is being read, and which bundle failed. */
typedef struct {
    const GatherFrom *from;
    Arena *arena; /* of the scene that will show everything */
    Bundle *bundle;
    View *view;
    Error *error;
} Gather;

/* Reads a picture. There is none without a name or on a small panel. */
static bool read_picture(const Gather *gather, const char *name, Picture *picture)
{
    if (!name[0] || !screens_show_pictures(gather->view->width_mm, gather->view->height_mm))
        return true;
    return bundle_picture(gather->bundle, name, gather->arena, picture, gather->error);
}

static bool read_claim(const Gather *gather, int number, const Claim **claim)
{
    *claim = bundle_claim(gather->bundle, number, gather->error);
    return *claim != NULL;
}

static bool read_claims(const Gather *gather, const int *numbers, int count,
                        const Claim *const **claims)
{
    const Claim **list = arena_take(gather->arena, (size_t)count + 1, sizeof(*list));
    *claims = list;
    for (int i = 0; i < count; i++) {
        if (!read_claim(gather, numbers[i], &list[i]))
            return false;
    }
    return true;
}

static bool read_covers(Gather *gather)
{
    int count = gather->from->bundle_count, first, shown;
    Cover *covers = arena_take(gather->arena, (size_t)count + 1, sizeof(*covers));
    gather->view->covers = covers;
    screens_stories_on_page(gather->view, &first, &shown);
    for (int i = 0; i < count; i++) {
        gather->bundle = gather->from->bundles[i];
        covers[i].story = bundle_story(gather->bundle);
        if (i >= first && i < first + shown &&
            !read_picture(gather, covers[i].story->picture, &covers[i].cover))
            return false;
    }
    return true;
}

/* The text stays beside the claim, or on an upright panel below its trail, where there is room for
 * both. */
static bool has_room_for_text(const View *view)
{
    bool upright = view->height_mm > view->width_mm && view->width_mm >= 200;
    return view->width_mm >= SCREENS_BESIDE_MM || (upright && view->visit->under == SCREEN_TRACE);
}

/* Reads the claim's block and those that may be shown before it: a paragraph and its heading. */
static bool read_blocks(const Gather *gather)
{
    int last = gather->view->claim->block, first = last < 2 ? 0 : last - 2;
    const Block **blocks = arena_take(gather->arena, 3, sizeof(*blocks));
    gather->view->blocks = blocks;
    for (int i = first; i <= last; i++) {
        const Block *block = bundle_block(gather->bundle, i, gather->error);
        if (!block)
            return false;
        blocks[gather->view->block_count++] = block;
    }
    return true;
}

static bool read_example(Gather *gather)
{
    View *view = gather->view;
    gather->bundle = gather->from->example;
    view->story = bundle_story(gather->bundle);
    return read_claim(gather, view->story->path[0], &view->claim);
}

static bool read_answered(const Gather *gather)
{
    const Visit *visit = gather->view->visit;
    int *numbers = arena_take(gather->arena, (size_t)visit->answer_count + 1, sizeof(*numbers));
    for (int i = 0; i < visit->answer_count; i++)
        numbers[i] = visit->answers[i].claim;
    return read_claims(gather, numbers, visit->answer_count, &gather->view->answered);
}

/* A picture that gives the answer away waits for the first rating. */
static bool read_claim_picture(const Gather *gather)
{
    View *view = gather->view;
    bool waits = view->claim->picture_after_rated && visit_answer(view->visit)->first == LEVEL_NONE;
    return waits || read_picture(gather, view->claim->picture, &view->picture);
}

static bool read_present(const Gather *gather)
{
    return read_claim(gather, visit_answer(gather->view->visit)->claim, &gather->view->claim) &&
           read_answered(gather);
}

/* How the others rated the claim after its trail. The visitor's own rating is counted already. */
static void count_others(const Gather *gather)
{
    View *view = gather->view;
    int own = visit_answer(view->visit)->second;
    if (!gather->from->ledger || own == LEVEL_NONE)
        return;
    Tally tally =
        ledger_tally(gather->from->ledger, view->story->id, view->story->version, view->claim->id);
    tally.second[own] -= tally.second[own] > 0 && !gather->from->uncounted;
    Others *others = arena_take(gather->arena, 1, sizeof(*others));
    for (int i = 0; i < LEVEL_COUNT; i++)
        others->second[i] = tally.second[i];
    view->others = others;
}

static bool read_listed(const Gather *gather)
{
    View *view = gather->view;
    const Class *class = view->class;
    int left = view->story->claim_count - class->first;
    int *numbers = arena_take(gather->arena, (size_t) class->rows + 1, sizeof(*numbers));
    view->listed_count = class->rows < left ? class->rows : left;
    for (int i = 0; i < view->listed_count; i++)
        numbers[i] = class->first + i;
    return read_claims(gather, numbers, view->listed_count, &view->listed);
}

/* What a class's page has of its story. */
static bool read_class(Gather *gather)
{
    View *view = gather->view;
    const Class *class = view->class;
    int story = class && view->staff->page == STAFF_CLASS ? class_story(class) : -1;
    if (story < 0)
        return true;
    gather->bundle = gather->from->bundles[story];
    view->story = bundle_story(gather->bundle);
    if (class->page == CLASS_EXAMPLE)
        return !gather->from->example || read_example(gather);
    if (class->page == CLASS_CHOOSE)
        return read_listed(gather);
    if (class_claim(class) < 0)
        return true;
    return read_claim(gather, class_claim(class), &view->claim) &&
           (class->page != CLASS_READ || read_blocks(gather));
}

static bool read_screen(Gather *gather)
{
    View *view = gather->view;
    switch (view->visit->under) {
    case SCREEN_STORIES: return read_covers(gather);
    case SCREEN_STAFF: return read_class(gather);
    case SCREEN_EXAMPLE: return read_example(gather);
    case SCREEN_READ:
        return read_present(gather) && read_blocks(gather) && read_claim_picture(gather);
    case SCREEN_RATE:
    case SCREEN_TRACE:
        return read_present(gather) && (!has_room_for_text(view) || read_blocks(gather));
    case SCREEN_KEEP: return read_present(gather);
    case SCREEN_COMPARE:
        if (!read_present(gather))
            return false;
        count_others(gather);
        return true;
    case SCREEN_SUMMARY: return read_answered(gather);
    case SCREEN_TAKEHOME:
        return read_claims(gather, view->story->path, view->story->path_count, &view->path);
    default: return true;
    }
}

bool gather_view(const GatherFrom *from, Arena *arena, View *view, const Bundle **failed,
                 Error *error)
{
    int story = view->visit->story;
    Gather gather = { .from = from, .arena = arena, .view = view, .error = error };
    if (story >= 0) {
        gather.bundle = from->bundles[story];
        view->story = bundle_story(gather.bundle);
    }
    bool good = read_screen(&gather);
    *failed = good ? NULL : gather.bundle;
    return good;
}
