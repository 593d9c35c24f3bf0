/* print_card.c: a card that goes with a stick: what is on it, and what to do with it. */
#include "print/print_parts.h"
#include "words/words.h"

static double put_story(Paper *paper, double y, const StickStory *story)
{
    Box at = { paper->body.x, y, paper->body.w, 0 };
    at.y += paper_text(paper, at, STYLE_LEAD, COLOUR_INK, story->title) + 1;
    const char *more = paper_say(paper, "Version %d, in the file %s", story->version, story->file);
    at.y += paper_text(paper, at, STYLE_TEXT, COLOUR_QUIET, more);
    return at.y - y + 5;
}

static double put_step(Paper *paper, double y, int number, const char *words)
{
    Box at = { paper->body.x, y, paper->body.w, 0 };
    return paper_text(paper, at, STYLE_TEXT, COLOUR_INK,
                      paper_words(paper, "%d. %s", number, words)) +
           2;
}

void card_fill(Paper *paper)
{
    const StickCard *card = paper->card;
    const char *const steps[] = {
        words_in(paper->language, "Put the stick into the exhibit. It may be running."),
        words_in(paper->language, "Wait until its first screen says that you may pull the stick."),
        words_in(paper->language, "If it says something else, do what the staff page says there."),
    };
    Box at = { paper->body.x, paper->body.y, paper->body.w, 0 };
    paper->y = at.y + paper_text(paper, at, STYLE_TITLE, COLOUR_INK, paper->kind) + 8;
    for (int i = 0; i < card->count; i++) {
        paper_need(paper, 20);
        paper->y += put_story(paper, paper->y, &card->stories[i]);
    }
    paper_need(paper, 40);
    for (int i = 0; i < 3; i++)
        paper->y += put_step(paper, paper->y, i + 1, steps[i]);
    at.y = paper->y + 4;
    paper_text(paper, at, STYLE_SMALL, COLOUR_QUIET,
               paper_say(paper, "Everything on it is signed with the key %s.", card->key));
}
