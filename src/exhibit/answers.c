/* answers.c: turns what the visit records into the ledger's rows. */
#include <stdio.h>

#include "base/clock.h"
#include "base/limits.h"
#include "exhibit/exhibit_private.h"

/* The id of a thing to touch is a word, or a prefix with the id of a story or claim. */
_Static_assert(sizeof("story:") + STORY_ID_MOST <= TOUCH_ID_ROOM &&
                   sizeof("claim:") + CLAIM_ID_MOST <= TOUCH_ID_ROOM,
               "a story or claim that the bundle's door lets in can be touched");
_Static_assert(LEVEL_NONE == -1 && LOOK_NONE == 0 && LOOK_OTHERS == LEDGER_LOOKS,
               "what a visitor did not say is -1 in the ledger");
_Static_assert(sizeof(((Input *)0)->id) == TOUCH_ID_ROOM &&
                   sizeof(((Effects *)0)->took) == TOUCH_ID_ROOM,
               "stage and visit have room for it");
_Static_assert(sizeof(((Settings *)0)->unit) == UNIT_NAME_MOST + 1 &&
                   sizeof(SAYSWHO_VERSION) <= APP_VERSION_MOST + 1 &&
                   sizeof(((Settings *)0)->language) <= LANGUAGE_CODE_MOST + 1,
               "the ledger has room for it");

static const char *cards_opened(const Answer *answer, char *out, size_t room)
{
    size_t at = 0;
    out[0] = '\0';
    for (int i = 0; i < answer->card_count && at < room; i++)
        at += (size_t)snprintf(out + at, room - at, "%s%s", i ? "," : "",
                               content_card_name(answer->cards[i]));
    return out;
}

static LedgerKind kind_of(const Story *story, int claim)
{
    if (claim == story->swap[0])
        return LEDGER_GOOD;
    return claim == story->swap[1] ? LEDGER_BAD : LEDGER_OTHER;
}

/* Of the claim that the coin put first. */
static LedgerKind first_kind(const Story *story, int coin)
{
    return coin < 0 ? LEDGER_OTHER : kind_of(story, story->path[coin ? story->path_count - 1 : 0]);
}

static void take_begin(Exhibit *exhibit, int coin)
{
    char day[11];
    int64_t wall = clock_wall_s();
    clock_day(wall, day);
    const Story *story = bundle_story(exhibit->bundles[exhibit->visit.story]);
    const LedgerVisit head = { .day = day,
                               .part = clock_part_of_day(wall),
                               .unit = exhibit->options.settings.unit,
                               .mode = "walk_up",
                               .story = story->id,
                               .story_version = story->version,
                               .rubric_version = RUBRIC_VERSION,
                               .app_version = SAYSWHO_VERSION,
                               .language = exhibit->setup.languages[exhibit->visit.language],
                               .coin = coin,
                               .first_kind = first_kind(story, coin),
                               .places = story->path_count };
    ledger_begin(exhibit->ledger, &head);
}

static int seconds(int64_t ms)
{
    return ms > 600000 ? 600 : (int)(ms / 1000);
}

/* Returns the claim's id. This cannot fail, because the claim was shown and so was read before. */
static const char *claim_id(Exhibit *exhibit, int claim)
{
    const Claim *shown = bundle_claim(exhibit->bundles[exhibit->visit.story], claim, NULL);
    return shown ? shown->id : "";
}

static void take_first(Exhibit *exhibit, const Entry *entry)
{
    const Answer *answer = &entry->answer;
    Bundle *bundle = exhibit->bundles[exhibit->visit.story];
    const Story *story = bundle_story(bundle);
    const Claim *claim = bundle_claim(bundle, answer->claim, NULL);
    LedgerFirst first = { .claim = claim ? claim->id : "",
                          .order = entry->order,
                          .level = answer->first,
                          .other = answer->first_other,
                          .sure = (int)answer->sure,
                          .read_s = seconds(answer->read_ms),
                          .rate_s = seconds(answer->rate_ms),
                          .kind = kind_of(story, answer->claim),
                          .language = exhibit->setup.languages[exhibit->visit.language],
                          .title = story->title };
    if (claim) {
        first.label = claim->label;
        first.rule = claim->verdict.rule;
        first.trail = (int)claim->verdict.level;
    }
    ledger_first(exhibit->ledger, &first);
}

static void take_entry(Exhibit *exhibit, const Entry *entry)
{
    static const char *const ends[] = { "finished", "restarted", "idle", "withdrawn", "staff" };
    const Answer *answer = &entry->answer;
    Ledger *ledger = exhibit->ledger;
    char cards[CARDS_MOST + 1];
    switch (entry->record) {
    case RECORD_BEGIN: take_begin(exhibit, entry->coin); break;
    case RECORD_FIRST: take_first(exhibit, entry); break;
    case RECORD_SECOND:
        ledger_second(ledger, &(LedgerSecond){ claim_id(exhibit, answer->claim), answer->second,
                                               cards_opened(answer, cards, sizeof(cards)),
                                               (int)answer->look - 1, seconds(answer->trace_ms),
                                               seconds(answer->keep_ms) });
        break;
    case RECORD_DISAGREE:
        ledger_disagree(ledger, claim_id(exhibit, answer->claim), answer->disagree);
        break;
    case RECORD_END:
        ledger_end(ledger, ends[entry->end], visit_screen_name(entry->screen),
                   (int)(entry->took_ms / 1000));
        break;
    default: break;
    }
}

void exhibit_take_answers(Exhibit *exhibit, const Effects *effects)
{
    if (exhibit->seen[0]) /* staff look at a story */
        return;
    for (int i = 0; exhibit->ledger && i < effects->entry_count; i++)
        take_entry(exhibit, &effects->entries[i]);
}

void exhibit_write_answers(Exhibit *exhibit)
{
    if (!exhibit->ledger)
        return;
    ledger_commit(exhibit->ledger);
    ledger_idle(exhibit->ledger, exhibit->visit.screen == SCREEN_ATTRACT);
}
