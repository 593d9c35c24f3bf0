#include "content/content.h"

#include <string.h>

static const char *const known_names[KNOWN_COUNT] = { "supported", "disputed", "contradicted",
                                                      "unknown" };
static const char *const card_names[CARD_COUNT] = { "first", "passed", "says", "missing" };

const char *content_known_name(Known known)
{
    return known_names[known];
}

int content_known_from_name(const char *name)
{
    for (int known = 0; known < KNOWN_COUNT; known++) {
        if (strcmp(known_names[known], name) == 0)
            return known;
    }
    return -1;
}

int content_beside_from_name(const char *name)
{
    int relation = trail_relation_from_name(name);
    bool beside = relation == RELATION_CORRECTS || relation == RELATION_RETRACTS ||
                  relation == RELATION_CHECKS;
    return beside ? relation : -1;
}

bool content_found_later(const Node *work, const char *article_date)
{
    size_t one = strlen(work->date), other = strlen(article_date);
    return work->type == NODE_WORK &&
           strncmp(work->date, article_date, one < other ? one : other) > 0;
}

const char *content_card_name(Card card)
{
    return card_names[card];
}
