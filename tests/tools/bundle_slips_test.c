/* bundle_slips_test.c: a good story with one or a few mistakes. Each is reported at the right
 * place.
 */
#include "bundle_command.h"

/* The end of the first claim's trail, and what can follow it. */
#define LAST_THERE "        there: 14 common frogs\n"
#define BESIDE(work, relation, to)                                                                 \
    "    beside:\n      - {work: " work ", relation: " relation ", to: " to ", words: a}\n"
#define KNOWN_END "line: There were fourteen.\n      as_of: 2026-11-24\n    picture:\n"

static const struct {
    const char *file, *find, *put; /* as edit() takes them */
    const char *expected;
} slips[] = {
    /* files */
    { STORY, NULL, NULL, "pond/story.yaml: it cannot be read: No such file" },
    { TEXT, NULL, NULL, "pond/article.md: it cannot be read: No such file" },
    { CLAIM, NULL, NULL, "pond/claims.yaml: it cannot be read: No such file" },
    { STORY, NULL, "", "pond/story.yaml: it is empty" },
    { STORY, NULL, "# later\n", "pond/story.yaml: there is nothing in it but comments" },
    { STORY, "small story", "sm\xE5ll story", "pond/story.yaml:7: it is not UTF-8" },
    { TEXT, "sat in", "s\xC3 in", "pond/article.md:3: it is not UTF-8" },
    { STORY, "  author: Class", "\tauthor: Class", "story.yaml:14: there is a tab; use spaces" },
    { TEXT, "The class", "\x01The class", "article.md:3: there is a control character" },
    /* signs that nobody types on purpose */
    { TEXT, "A quoted line", "A quoted\xE2\x80\x8B line",
      "article.md:5: a character that came with copied text is an invisible space (U+200B)" },
    { STORY, "small story",
      "sm\xE2\x80\xAE"
      "all story",
      "story.yaml:7: a character that came with copied text turns the order of letters round" },
    { STORY, "A small story.", "\"A sm\\u202Eall story.\"",
      "story.yaml:7: content_note: a character that came with copied text turns the order" },
    { CLAIM, "the pond's age", "the po\xCC\x81\xCC\xA3\xCC\x81\xCC\xA3\xCC\x81nd",
      "claims.yaml:74: a letter has more than 4 marks over or under it; take some out" },
    /* YAML */
    { STORY, "The editors.", "~", "story.yaml:18: credit: ~ means no text at all; write the text" },
    { CLAIM, "Who says so.", "null",
      "claims.yaml:84: claims[2].cards.missing: null means no text" },
    { STORY, "title: The frogs", "title: a: b",
      "story.yaml:4: title: there is a colon where none can be; put the text in quotes" },
    { STORY, "  author: Class", " author: Class",
      "story.yaml:14: a key with a colon should stand here; mend the indentation" },
    { STORY, "path: [A01, A02]", "path: [A01, A02",
      "path[2]: a list that begins with [ does not end" },
    { STORY, "title: The frogs", "title: \"The frogs", "title: a text in quotes does not end" },
    { CLAIM, "here: We saw fourteen of them\n        there: 14 frogs",
      "here: *We* saw it\n        there: b",
      "claims.yaml:57: claims[1].trail[2].here: a text may not begin with &, * or !; put it in" },
    { STORY, "title: The frogs in", "title: &frogs in",
      "story.yaml:4: title: a text may not begin with &" },
    { STORY, "title: The frogs in the pond", "title: *frogs",
      "story.yaml:4: title: a text may not begin" },
    { STORY, "title: The frogs in", "title: !frogs in",
      "story.yaml:4: title: a text may not begin with &" },
    { STORY, "credit: The", "---\ncredit: The", "story.yaml:19: a second document begins here" },
    { STORY, "path: [A01, A02]", "path: [[[[[[[[[[[[[[[[[[[[[A02]]]]]]]]]]]]]]]]]]]]]",
      "lists and keys are nested too deep" },
    { STORY, "title: The frogs", "title: \"\\x07\" # The frogs", "title: there is a control char" },
    /* keys */
    { STORY, "version: 1", "versin: 1\nversion: 1",
      "story.yaml:2: there is no key \"versin\"; did you mean \"version\"?" },
    { CLAIM, "      fidelity: says_this", "      fidelity: says_this\n      fidelty: changed",
      "claims.yaml:36: claims[1].facts: there is no key \"fidelty\"; did you mean "
      "\"fidelity\"?\n" },
    { STORY, "version: 1", "version: 1\nversion: 2",
      "story.yaml:3: the key \"version\" stands twice" },
    { STORY, "title: The frogs in the pond\n", "", "story.yaml:1: title: it is missing; write it" },
    { STORY, "The frogs in the pond", "", "story.yaml:4: title: it is empty; write it" },
    { STORY, "version: 1", "version: two",
      "version: \"two\" is not a whole number from 1 to 1000000" },
    { STORY, "version: 1", "version: [2]", "story.yaml:2: version: write a text here" },
    { STORY, "path: [A01, A02]", "path: A02", "story.yaml:21: path: write a list here" },
    { STORY, "id: pond", "id: Pond", "story.yaml:1: id: \"Pond\" is not a name" },
    { STORY, "id: pond", "id: twenty-one-letters-id",
      "story.yaml:1: id: \"twenty-one-letters-id\" is not a name; use up to 20 of a to z" },
    { STORY, "language: en", "language: English",
      "language: \"English\" is not a language's code" },
    { STORY, "2026-04\n", "2026-13\n", "story.yaml:16: original.date: \"2026-13\" is not a date" },
    { STORY, "as_of: 2026-11-24", "as_of: 2026-02-29", "as_of: \"2026-02-29\" is not a date" },
    { STORY, "as_of: 2026-11-24", "as_of: yesterday", "as_of: \"yesterday\" is not a date" },
    { CLAIM, "hash: 0123456789abcdef", "hash: 0123", "claims.yaml:18: works[2].hash: \"0123" },
    /* the walk-up path */
    { STORY, "path: [A01, A02]", "path: []", "path: the walk-up path has 0 claims; choose 1 to 5" },
    { STORY, "path: [A01, A02]", "path: [A01, A09]", "path[2]: no marked claim is called \"A09\"" },
    { STORY, "path: [A01, A02]", "path: [A02, A02]", "path[2]: A02 is on the path twice" },
    { STORY, "swap: [A01, A02]", "swap: [A01]",
      "story.yaml:5: swap: it has 1 claim; name two, the first and the last of the path" },
    { STORY, "swap: [A01, A02]", "swap: yes", "story.yaml:5: swap: write a list here" },
    { STORY, "swap: [A01, A02]", "swap: [A01, A09]",
      "story.yaml:5: swap[2]: no marked claim is called \"A09\"" },
    { STORY, "swap: [A01, A02]", "swap: [A02, A01]",
      "swap: A02 and A01 are not the first and the last claim of the path; put them there" },
    { STORY, "path: [A01, A02]", "path: [A01]", "swap: A01 and A02 are not the first and the" },
    { CLAIM, "fidelity: says_this", "fidelity: changed",
      "story.yaml:5: swap: A01 is weak; the first must be good or strong" },
    /* marks */
    { TEXT, "[the pond is very old](#A02)", "it is old",
      "pond/article.md: A02 is never marked; mark its words as [words](#A02)" },
    { TEXT, "old](#A02)", "old](#A02) and [deep](#A02)",
      "article.md:7: A02 is marked a second time" },
    { TEXT, "old](#A02)", "old](#A02) and [deep](#A03)",
      "article.md:7: A03 is marked here, but claims.yaml has no such claim" },
    { TEXT, "[the pond is very old]", "[]", "article.md:7: A02 marks no words" },
    { TEXT, "# The frogs in the pond", "The frogs\n===", "article.md:1: this reads otherwise" },
    { TEXT, "(#A02).", "[a].\n\n[a]: #A02", "article.md:7: this reads otherwise" },
    { TEXT, "(#A02)", "(https://pond.example)", "article.md: A02 is never marked" },
    /* what an article cannot have, with its own line */
    { TEXT, "> A quoted line, for its own sake.", "Frogs | 14\n---|---\nNewts | 3",
      "article.md:5: a table is not allowed here; write sentences, or a list" },
    { TEXT, "> A quoted line, for its own sake.", "<table><tr><td>14</table>",
      "article.md:5: HTML is not allowed here; use plain words" },
    { TEXT, "old](#A02).", "old](#A02).\nIt is <b>green</b>.", "article.md:8: HTML is not" },
    { TEXT, "> A quoted line, for its own sake.", "A line.\n![frog](frog.jpg)",
      "article.md:6: a picture is not allowed here; put it into the folder pictures" },
    { TEXT, "> A quoted line, for its own sake.", "A line.\n![](frog.jpg)", "a picture is not" },
    { TEXT, "> A quoted line, for its own sake.", "A line.\n\n---", "article.md:7: a rule (---)" },
    { TEXT, "> A quoted line, for its own sake.", "```\nint pond;\n```", "article.md:6: code" },
    { TEXT, "> A quoted line, for its own sake.", "- a\n  - b", "article.md:6: a list in a list" },
    { TEXT, "the pond is very old](#A02)", "the pond is very old](#A02)\nand [deep](#A03)",
      "article.md:8: A03 is marked here, but claims.yaml has no such claim" },
    { TEXT, "*more*", "more \xF0\x93\x80\x80",
      "article.md:3: the text: no font on the exhibit has the character U+13000" },
    /* works, facts, cards */
    { CLAIM, "access: open", "access: opne",
      "claims.yaml:36: claims[1].facts.access: \"opne\" is not one of unseen, editor_only, "
      "open\n" },
    { CLAIM, "access: open", "access: \"op\\nne\"",
      "facts.access: \"op ne\" is not one of unseen" },
    { CLAIM, "kind: study", "kind: survey", "works[3].kind: \"survey\" is not one of primary_doc" },
    { CLAIM, "seen: seen_in_a_copy", "seen: yes", "works[3].seen: \"yes\" is not one of not_seen" },
    { CLAIM, "says: There is no", "says: \xF0\x93\x80\x80 There is no",
      "claims.yaml:83: claims[2].cards.says: no font on the exhibit has the character U+13000" },
    { CLAIM, "      access: open", "      access: open\n      trail_end: origin",
      "claims.yaml:37: claims[1].facts.trail_end: it is computed from the trail; take it out" },
    { CLAIM, "      access: open", "      access: open\n      independent_origins: 1",
      "claims[1].facts.independent_origins: it is computed from the trail; take it out" },
    { CLAIM, "      attribution: vague", "      attribution: vague\n      access: open",
      "claims[2].facts.access: it does not apply, because the trail does not reach an origin" },
    { CLAIM, "standing: standing\n      stake: no_sole", "standing: standing\n      stake: sole",
      "claims[1].facts: stake sole_stake and independent_origins 2+ cannot both hold" },
    { CLAIM, "state: supported", "state: true",
      "known.state: \"true\" is not one of supported, disputed, contradicted, unknown" },
    /* trails */
    { CLAIM, "to: survey", "to: survy",
      "claims.yaml:60: claims[1].trail[3].to: no work or gap is" },
    { CLAIM, "relation: rests_on", "relation: rests",
      "trail[2].relation: \"rests\" is not one of" },
    { CLAIM, "relation: cites", "relation: ends_at_gap",
      "the edge from article to survey has the" },
    { CLAIM, "relation: ends_at_gap", "relation: cites", "the edge from article to no-source has" },
    { CLAIM, "        there: 14 common frogs\n", "", "claims[1].trail[3].there: it is missing" },
    { CLAIM, "      - from: article\n        to: survey", "      - from: sheet\n        to: email",
      "claims.yaml:47: claims[1].trail: the trail goes in a circle from sheet back to email" },
    { CLAIM, "    gaps:\n",
      "    gaps:\n      - {id: lost, label: a, sought: b, where: c, when: 2026, "
      "result: lost}\n",
      "claims.yaml:92: claims[2].gaps[1]: nothing leads to the gap \"lost\"" },
    { CLAIM, "result: not_found", "result: gone",
      "gaps[1].result: \"gone\" is not one of not_found" },
    { CLAIM, "relation: rests_on", "relation: checks",
      "claims.yaml:47: claims[1].trail: the edge from email to sheet has the relation checks" },
    /* works that are not on the trail */
    { CLAIM, "works: [sheet]", "works: [surve]",
      "claims.yaml:67: claims[1].known.works[1]: no work is called \"surve\"; add it under works" },
    { CLAIM, "works: [sheet]", "works: [email, email]",
      "claims.yaml:67: claims[1].known.works[2]: email stands twice; keep one" },
    { CLAIM, "works: [sheet]", "works: email",
      "claims.yaml:67: claims[1].known.works: write a list here" },
    { CLAIM, LAST_THERE, LAST_THERE BESIDE("survey", "checks", "sheet"),
      "claims.yaml:66: claims[1].beside[1].work: survey is on the trail; a work beside it is no" },
    { CLAIM, LAST_THERE, LAST_THERE BESIDE("surve", "checks", "sheet"),
      "claims.yaml:66: claims[1].beside[1].work: no work is called \"surve\"" },
    { CLAIM, LAST_THERE, LAST_THERE "    beside: survey\n",
      "claims.yaml:65: claims[1].beside: write a list here" },
    { CLAIM, "there: 14 common frogs", "there: 14 *common frogs",
      "claims[1].trail[3].there: an asterisk has no partner; write *words*" },
    /* pictures */
    { CLAIM, KNOWN_END, KNOWN_END "      after: it\n",
      "claims.yaml:71: claims[1].picture.after: \"it\" is nothing to wait for; write rated" },
    { STORY, "alt: A pond with reeds", "alt: A pond with reeds\n  after: rated",
      "story.yaml:25: picture: there is no key \"after\"" },
    { STORY, "file: pond.png", "file: reeds.png",
      "story.yaml:23: picture.file: the picture pond/pictures/reeds.png is missing" },
    { STORY, "file: pond.png", "file: ../pond.png", "\"../pond.png\" is a path; write the name" },
    { STORY, "alt: A pond with reeds", "alt: A pond",
      "story.yaml:24: picture.alt: pond.png has another alt elsewhere; write the same" },
    { STORY, "alt: A pond with reeds", "alt: A pond with reeds\n  locator: javascript:a",
      "story.yaml:25: picture.locator: \"javascript:a\" cannot be opened" },
    { CLAIM, "here: People say that it is very old", "here: It is old\n        locator: page 3",
      "claims.yaml:91: claims[2].trail[1].locator: a gap has no page or minute; take it out" },
};

static void each_slip_is_named_at_its_place(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT(slips); i++) {
        put_story("pond");
        edit(slips[i].file, slips[i].find, slips[i].put);
        RUN("check", "pond");
        assert_said(1, slips[i].expected);
        RUN("build", "-o", "pond.says", "pond");
        assert_said(1, slips[i].expected);
        assert_int_equal(files_in("."), 1);
    }
}

static const char notice[] = "works:\n  - {id: notice, kind: press_release, label: a, title: b, "
                             "publisher: c, date: 2026, seen: seen, address: a shelf}\n";

static void work_beside_the_trail_must_fit_it(void **state)
{
    (void)state;
    edit(CLAIM, "works:\n", notice);
    edit(CLAIM, LAST_THERE, LAST_THERE BESIDE("notice", "checks", "sheet"));
    RUN("check", "pond");
    assert_praised("pond");
    edit(CLAIM, "relation: checks, to: sheet", "relation: quotes, to: sheet");
    RUN("check", "pond");
    assert_said(1, "claims.yaml:67: claims[1].beside[1].relation: \"quotes\" is not one of "
                   "corrects, retracts, checks");
    edit(CLAIM, "relation: quotes, to: sheet", "relation: checks, to: reeds");
    RUN("check", "pond");
    assert_said(1, "claims.yaml:67: claims[1].beside[1].to: \"reeds\" is no work of this trail; "
                   "name one that is, or article");
}

/* Finds the key of a line "key: value" that can be removed alone; "" for other lines. */
static void key_of_line(const char *line, char key[32])
{
    static const char optional[] = " author body address archived hash swap works ";
    const char *name = line + strspn(line, " ");
    size_t letters = strspn(name, "abcdefghijklmnopqrstuvwxyz_");
    snprintf(key, 32, " %.*s ", (int)letters, name);
    bool alone = letters > 0 && strncmp(name + letters, ": ", 2) == 0 && name[letters + 2] != '|';
    snprintf(key, 32, "%.*s", alone && !strstr(optional, key) ? (int)letters : 0, name);
}

static void each_required_key_is_missed(void **state)
{
    (void)state;
    static const char *const files[] = { STORY, CLAIM };
    int tried = 0;
    for (size_t f = 0; f < COUNT(files); f++) {
        size_t length;
        char path[PATH_MAX], key[32], expected[64];
        snprintf(path, sizeof(path), "pond/%s", files[f]);
        char *text = read_whole(path, &length);
        for (char *line = text; *line; line += strcspn(line, "\n") + 1) {
            key_of_line(line, key);
            if (!key[0])
                continue;
            FILE *out = fopen(path, "wb");
            assert_non_null(out);
            fprintf(out, "%.*s%s", (int)(line - text), text, strchr(line, '\n') + 1);
            fclose(out);
            snprintf(expected, sizeof(expected), "%s: it is missing; write it\n", key);
            RUN("check", "pond");
            assert_said(1, expected);
            tried++;
        }
        write_whole(path, text, length);
        free(text);
    }
    assert_int_equal(tried, 90);
}

static void all_findings_are_told_at_once(void **state)
{
    (void)state;
    edit(STORY, "version: 1", "version: none");
    edit(TEXT, "(#A02)", "(#A01)");
    edit(CLAIM, "to: survey", "to: survy");
    edit(CLAIM, "access: open", "access: opne"); /* the same claim's trail is wrong, too */
    edit(CLAIM, "result: not_found", "result: gone");
    RUN("check", "pond");
    assert_told("pond/story.yaml:2: version: ");
    assert_told("pond/article.md:7: A01 is marked a second time");
    assert_told("pond/article.md: A02 is never marked");
    assert_told("pond/claims.yaml:60: claims[1].trail[3].to: ");
    assert_told("pond/claims.yaml:36: claims[1].facts.access: ");
    assert_told("pond/claims.yaml:97: claims[2].gaps[1].result: ");
    assert_int_equal(complaints(ran.err), 6);
    assert_told("\npond: 6 errors, 0 pieces of advice\n");
}

static void endless_findings_are_counted(void **state)
{
    (void)state;
    FILE *out = fopen("pond/" CLAIM, "ab");
    assert_non_null(out);
    for (int i = 0; i < 1500; i++)
        fprintf(out, "key%d: value\n", i);
    fclose(out);
    RUN("check", "pond");
    assert_told("there is no key \"key999\"; did you mean");
    assert_told("\npond: 1500 errors, 0 pieces of advice; 500 of them are not told here\n");
    assert_int_equal(lines(ran.err), 1001);
}

static void ids_that_stand_twice_are_told_with_both_lines(void **state)
{
    (void)state;
    edit(CLAIM, "id: sheet", "id: email");
    edit(CLAIM, "  - id: A02", "  - id: A01");
    RUN("check", "pond");
    assert_told("claims.yaml:10: works[2].id: \"email\" is taken by line 2; choose another");
    assert_told("claims.yaml:73: claims[2].id: \"A01\" is taken by line 30; choose another");
    put_story("pond");
    edit(CLAIM, "id: no-source", "id: email");
    RUN("check", "pond");
    assert_told("claims[2].gaps[1].id: \"email\" is the name of a work; choose another");
    put_story("pond");
    edit(CLAIM, "id: email", "id: article");
    RUN("check", "pond");
    assert_told("works[1].id: \"article\" is the article itself; choose another name");
}

static void file_that_cannot_be_read_does_not_hide_the_others(void **state)
{
    (void)state;
    edit(CLAIM, "works:\n", "\tworks:\n");
    edit(STORY, "version: 1", "version: none");
    RUN("check", "pond");
    assert_told("claims.yaml:1: there is a tab");
    assert_told("story.yaml:2: version");
    assert_int_equal(complaints(ran.err), 2); /* no errors about claims that could not be read */
}

static void picture_that_cannot_be_shown_is_told_where_it_is_named(void **state)
{
    (void)state;
    edit(IMAGE, NULL, NULL);
    RUN("check", "pond");
    assert_told("story.yaml:23: picture.file: the picture pond/pictures/pond.png is missing");
    assert_told(
        "claims.yaml:71: claims[1].picture.file: the picture pond/pictures/pond.png is missing");
    edit(IMAGE, NULL, "GIF89a; not at all");
    RUN("check", "pond");
    assert_told(
        "picture.file: the picture pond/pictures/pond.png: it is no JPEG, PNG or SVG; save ");
    assert_int_equal(truncate("pond/" IMAGE, 70000000), 0);
    RUN("check", "pond");
    assert_told("pond/pictures/pond.png: it is larger than 67108864 bytes");
}

static void trail_beyond_its_limit_is_told(void **state)
{
    (void)state;
    static const char edge[] = "      - {from: article, to: no-source, relation: ends_at_gap, "
                               "change: none, here: x}\n";
    static char edges[130 * sizeof(edge)];
    size_t used = 0;
    for (int i = 0; i < 128; i++) /* one is there already */
        used += (size_t)snprintf(edges + used, sizeof(edges) - used, "%s", edge);
    snprintf(edges + used, sizeof(edges) - used, "    gaps:\n");
    edit(CLAIM, "    gaps:\n", edges);
    RUN("check", "pond");
    assert_said(1, "claims[2].trail: it has more than 128 edges or 63 works and gaps; show fewer");
}

static void text_beyond_its_limit_is_told(void **state)
{
    (void)state;
    char text[4200];
    memset(text, 'x', sizeof(text) - 1);
    text[sizeof(text) - 1] = '\0';
    edit(STORY, "A small story.", text);
    RUN("check", "pond");
    assert_said(1, "story.yaml:7: content_note: the text is longer than 4096 bytes");
    put_story("pond");
    edit(TEXT, "People say", text);
    RUN("check", "pond");
    assert_said(1, "article.md:7: the paragraph is longer than 4096 bytes");
    put_story("pond");
    text[0] = 'a'; /* then 2 bytes each, so that 60 bytes end in the middle of a character */
    for (size_t i = 1; i + 1 < sizeof(text); i++)
        text[i] = i % 2 ? '\xC3' : '\xA9';
    text[201] = '\0';
    char value[256];
    snprintf(value, sizeof(value), "access: %.201s", text);
    edit(CLAIM, "access: open", value);
    RUN("check", "pond");
    assert_said(1, "\xC3\xA9...\" is not one of unseen, editor_only, open");
    put_story("pond");
    char marks[65 * 4 + 1] = "";
    for (int i = 0; i < 65; i++)
        memcpy(marks + 4 * i, "*x* ", 5);
    edit(TEXT, "People say", marks);
    RUN("check", "pond");
    assert_told("article.md:7: a paragraph with more than 64 marks is not");
    put_story("pond");
    assert_int_equal(truncate("pond/" CLAIM, 65 << 20), 0);
    RUN("check", "pond");
    assert_said(1, "pond/claims.yaml: it is larger than 67108864 bytes; make it smaller");
}

static void id_beyond_its_limit_is_told(void **state)
{
    (void)state;
    edit(CLAIM, "- id: A02", "- id: THIRTEENCHARS");
    RUN("check", "pond");
    assert_told(
        "claims.yaml:73: claims[2].id: \"THIRTEENCHARS\" is not a claim's id; use up to 12 ");
    put_story("pond");
    assert_int_equal(mkdir("pond/po", 0777), 0);
    write_whole("pond/po/a-code-that-is-too-long.po", "", 0);
    RUN("check", "pond");
    assert_told("pond/po/a-code-that-is-too-long.po: its name is not a language's code; name it ");
    assert_int_equal(unlink("pond/po/a-code-that-is-too-long.po"), 0);
    assert_int_equal(rmdir("pond/po"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        STORY_TEST(each_slip_is_named_at_its_place),
        STORY_TEST(work_beside_the_trail_must_fit_it),
        STORY_TEST(each_required_key_is_missed),
        STORY_TEST(all_findings_are_told_at_once),
        STORY_TEST(endless_findings_are_counted),
        STORY_TEST(ids_that_stand_twice_are_told_with_both_lines),
        STORY_TEST(file_that_cannot_be_read_does_not_hide_the_others),
        STORY_TEST(picture_that_cannot_be_shown_is_told_where_it_is_named),
        STORY_TEST(trail_beyond_its_limit_is_told),
        STORY_TEST(text_beyond_its_limit_is_told),
        STORY_TEST(id_beyond_its_limit_is_told),
    };
    return cmocka_run_group_tests(tests, find_command, forget_run);
}
