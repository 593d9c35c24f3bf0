/* card.c: the command card: prints the card for staff that lies in the unit's box. */
#include <limits.h>
#include <stdio.h>
#include <unistd.h>

#include "base/assets.h"
#include "base/file.h"
#include "commands.h"
#include "print/print_parts.h"
#include "words/words.h"

int command_card(const Order *order, char **words)
{
    char locale[PATH_MAX], aside[PATH_MAX];
    Error error = { 0 };
    const char *code = order->language ? find_language(order->language) : WORDS_SOURCE;
    (void)words;
    if (!code)
        return EXIT_USAGE;
    assets_path(locale, sizeof(locale), "locale");
    words_start(locale);
    const Language *language = words_find(code);
    Typeset *typeset = typeset_open(PAPER_PX_PER_MM, &error);
    const PaperJob job = { NULL,       language,        typeset, &staff_card_size,
                           "Says Who", staff_card_fill, NULL };
    snprintf(aside, sizeof(aside), "%s.new", order->out);
    bool good =
        typeset && paper_print(&job, aside, &error) && file_put_in_place(aside, order->out, &error);
    if (!good)
        unlink(aside);
    typeset_close(typeset);
    return good ? EXIT_GOOD : complain(&error);
}
