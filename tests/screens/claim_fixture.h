/* claim_fixture.h: a claim with a trail, and a visit that stands on one of its screens, for tests
 * of single screens. */
#ifndef TESTS_SCREENS_CLAIM_FIXTURE_H
#define TESTS_SCREENS_CLAIM_FIXTURE_H

#include <stdio.h>
#include <string.h>

#include "screens/screens.h"
#include "stage/stage.h"

#define OUTLETS 6

static const char *const panels[] = { "800x480@154x86",    "720x1280@88x155",   "1280x800@217x136",
                                      "1920x1080@344x194", "1920x1080@476x268", "1080x1920@268x476",
                                      "3840x2160@708x398" };

/* The article takes it from a newspaper, and that from a study, which is younger than the article;
 * a notice retracts nothing, but checks the study. */
static const Node nodes[] = {
    { .type = NODE_ARTICLE, .id = "article", .label = "", .date = "2015-03-20" },
    { .type = NODE_WORK,
      .id = "courier",
      .label = "The Courier",
      .kind = WORK_NEWSPAPER,
      .title = "Slim",
      .author = "",
      .publisher = "The Courier",
      .body = "The Courier",
      .date = "2015-03-10",
      .address = "",
      .seen = SEEN_SEEN },
    { .type = NODE_WORK,
      .id = "study",
      .label = "The study",
      .kind = WORK_STUDY,
      .title = "A study",
      .author = "",
      .publisher = "A journal",
      .body = "An institute",
      .date = "2015-06",
      .address = "",
      .seen = SEEN_IN_A_COPY },
};
static const Edge edges[] = {
    { 0, 1, RELATION_QUOTES, CHANGE_NONE, "Chocolate makes slim.", "Chocolate makes slim.", "" },
    { 1, 2, RELATION_SUMMARISES, CHANGE_CERTAINTY_RAISED, "Chocolate *makes slim*.",
      "The loss *may* be greater.", "page 4" },
};
static const Node *const known_works[] = { &nodes[1], &nodes[2] };
static const Beside beside[] = {
    { .work = { .type = NODE_WORK, .id = "check", .label = "The check", .date = "2016" },
      .node = 2,
      .relation = RELATION_CHECKS,
      .words = "The numbers were looked at again." },
};
static const int path[] = { 0, 1 };
static const Story story = { .id = "test",
                             .language = "en",
                             .title = "Test",
                             .original_date = "2015-03-20",
                             .claim_count = 2,
                             .path = path,
                             .path_count = 2,
                             .swap = { -1, -1 } };
static Claim claim = {
    .id = "T1",
    .label = "chocolate",
    .words = "Chocolate *makes slim*.",
    .facts = { { [FACT_ATTRIBUTION] = ATTRIBUTION_NAMED,
                 [FACT_TRAIL_END] = TRAIL_ORIGIN,
                 [FACT_POSITION] = POSITION_OWN_ACCESS,
                 [FACT_FIDELITY] = FIDELITY_CHANGED,
                 [FACT_ACCESS] = ACCESS_OPEN,
                 [FACT_STANDING] = STANDING_STANDING,
                 [FACT_INDEPENDENT_ORIGINS] = ORIGINS_NONE,
                 [FACT_STAKE] = STAKE_NOT_SOLE,
                 [FACT_KIND] = KIND_WORLD } },
    .deciding = "The study says may, the article says makes.",
    .cards = { "The institute.", "A newspaper.", "It says may.", "A second study." },
    .trail = { nodes, COUNT(nodes), edges, COUNT(edges) },
    .beside = beside,
    .beside_count = COUNT(beside),
    .known = KNOWN_DISPUTED,
    .known_line = "Nobody found it again.",
    .known_as_of = "2026-11-24",
    .known_works = known_works,
    .known_work_count = COUNT(known_works),
    .picture = "",
};

/* A trail whose second knot stands for six outlets that only repeat the study. */
static Node many_nodes[2 + OUTLETS];
static Edge many_edges[2 * OUTLETS];
static Claim many;

static void make_many(void)
{
    static char labels[OUTLETS][16], words[OUTLETS][32];
    many_nodes[0] = nodes[0];
    many_nodes[1] = nodes[2];
    for (int i = 0; i < OUTLETS; i++) {
        snprintf(labels[i], sizeof(labels[i]), "Paper %c", 'A' + i);
        snprintf(words[i], sizeof(words[i]), "Slim, says %c.", 'A' + i);
        many_nodes[2 + i] = nodes[1];
        many_nodes[2 + i].id = many_nodes[2 + i].label = many_nodes[2 + i].body = labels[i];
        many_edges[2 * i] = edges[0];
        many_edges[2 * i].parent = 2 + i;
        many_edges[2 * i + 1] = (Edge){ 2 + i,       1,        RELATION_QUOTES,
                                        CHANGE_NONE, words[i], "The loss may be greater.",
                                        "" };
    }
    many = claim;
    many.trail = (Trail){ many_nodes, COUNT(many_nodes), many_edges, COUNT(many_edges) };
    many.beside_count = 0;
}

/* ---- the visit ---- */

static const VisitStory visit_story = {
    .id = "test", .claim_count = 2, .path = path, .path_count = 2
};
static const char *const codes[] = { "en", NULL };
static const VisitSetup setup = { .stories = &visit_story, .story_count = 1, .languages = codes };
static Answer answer;
static Visit visit;
static View view;
static Scene scene;
static Shown shown;

/* Starts on the screen, on that panel, with a claim that was rated Good and fairly sure. */
static void stand_on(Screen screen, const char *panel)
{
    int px[2], mm[2];
    assert_int_equal(sscanf(panel, "%dx%d@%dx%d", &px[0], &px[1], &mm[0], &mm[1]), 4);
    if (view.typeset)
        typeset_close(view.typeset);
    scene_finish(&scene);
    scene_start(&scene, mm[0], mm[1]);
    Error error = { 0 };
    claim.verdict = rubric_judge(&claim.facts);
    make_many();
    answer = (Answer){ .first = LEVEL_GOOD,
                       .first_other = LEVEL_NONE,
                       .sure = SURE_FAIRLY,
                       .second = screen == SCREEN_COMPARE ? LEVEL_GOOD : LEVEL_NONE,
                       .opened = screen == SCREEN_COMPARE };
    visit = (Visit){ .setup = &setup,
                     .screen = screen,
                     .under = screen,
                     .answers = &answer,
                     .answer_count = 1,
                     .level = LEVEL_NONE,
                     .level_other = LEVEL_NONE,
                     .card = -1,
                     .spans = 1,
                     .pages = { 1, 0, 0 } };
    view = (View){ .visit = &visit,
                   .language = words_find("en"),
                   .typeset = typeset_open((double)px[0] / mm[0], &error),
                   .width_mm = mm[0],
                   .height_mm = mm[1],
                   .reduced_motion = true,
                   .story = &story,
                   .claim = &claim };
    assert_non_null(view.typeset);
}

static void build(void)
{
    scene_clear(&scene, visit_screen_name(visit.screen));
    screens_build(&view, &scene, &shown);
}

/* True when some page of the screen says the text. */
static inline bool says(const char *text)
{
    bool found = false;
    visit.page = 0;
    do {
        build();
        for (int i = 0; i < scene.spoken_count; i++)
            found = found || strstr(scene.spoken[i], text);
    } while (++visit.page < shown.pages.count && !found);
    visit.page = 0;
    return found;
}

/* True when some page of the screen shows the text. */
static inline bool shows(const char *text)
{
    bool found = false;
    visit.page = 0;
    do {
        build();
        found = found || scene_shows(&scene, text);
    } while (++visit.page < shown.pages.count && !found);
    visit.page = 0;
    return found;
}

static inline bool offers(const char *id)
{
    build();
    return scene_find(&scene, id) != NULL;
}

static int finish_screens(void **state)
{
    (void)state;
    scene_finish(&scene);
    typeset_close(view.typeset);
    return 0;
}

#endif
