/* answers.c: what the visit records, as the ledger's rows. */
#include <stdio.h>

#include "base/clock.h"
#include "base/log.h"
#include "exhibit/exhibit_private.h"

static const char *cards_opened(const Answer *answer, char *out, size_t room)
{
    size_t at = 0;
    out[0] = '\0';
    for (int i = 0; i < answer->card_count && at < room; i++)
        at += (size_t)snprintf(out + at, room - at, "%s%s", i ? "," : "",
                               content_card_name(answer->cards[i]));
    return out;
}

static bool write_begin(Exhibit *exhibit, Error *error)
{
    char day[11];
    int64_t wall = clock_wall_s();
    clock_day(wall, day);
    const Story *story = bundle_story(exhibit->bundles[exhibit->visit.story]);
    const LedgerVisit head = { .day = day,
                               .part = clock_part_of_day(wall),
                               .unit = exhibit->options.config.unit,
                               .mode = "walk_up",
                               .story = story->id,
                               .story_version = story->version,
                               .rubric_version = RUBRIC_VERSION,
                               .app_version = SAYSWHO_VERSION,
                               .language = exhibit->setup.languages[exhibit->visit.language] };
    return ledger_begin(exhibit->ledger, &head, error);
}

static int seconds(int64_t ms)
{
    return ms > 600000 ? 600 : (int)(ms / 1000);
}

/* The claim's id; a claim that was shown was read before, so that this cannot fail. */
static const char *claim_id(Exhibit *exhibit, int claim)
{
    const Claim *shown = bundle_claim(exhibit->bundles[exhibit->visit.story], claim, NULL);
    return shown ? shown->id : "";
}

static bool write_entry(Exhibit *exhibit, const Entry *entry, Error *error)
{
    static const char *const ends[] = { "finished", "restarted", "idle", "withdrawn" };
    const Answer *answer = &entry->answer;
    Ledger *ledger = exhibit->ledger;
    char cards[32];
    switch (entry->record) {
    case RECORD_BEGIN: return write_begin(exhibit, error);
    case RECORD_FIRST:
        return ledger_first(ledger,
                            &(LedgerFirst){ claim_id(exhibit, answer->claim), entry->order,
                                            answer->first, (int)answer->sure,
                                            seconds(answer->read_ms), seconds(answer->rate_ms) },
                            error);
    case RECORD_SECOND:
        return ledger_second(ledger,
                             &(LedgerSecond){ claim_id(exhibit, answer->claim), answer->second,
                                              cards_opened(answer, cards, sizeof(cards)),
                                              seconds(answer->trace_ms), seconds(answer->keep_ms) },
                             error);
    case RECORD_DISAGREE:
        return ledger_disagree(ledger, claim_id(exhibit, answer->claim), answer->disagree, error);
    case RECORD_END:
        return ledger_end(ledger, ends[entry->end], visit_screen_name(entry->screen), error);
    default: return true;
    }
}

void exhibit_write(Exhibit *exhibit, const Effects *effects)
{
    for (int i = 0; exhibit->ledger && i < effects->entry_count; i++) {
        Error error = { 0 };
        bool written = write_entry(exhibit, &effects->entries[i], &error);
        if (!written && !exhibit->ledger_failed)
            log_error("%s", error.message);
        else if (written && exhibit->ledger_failed)
            log_info("answers are written again; %lld were lost",
                     (long long)ledger_lost(exhibit->ledger));
        exhibit->ledger_failed = !written;
    }
}
