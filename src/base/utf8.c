#include "base/utf8.h"

/* Length of the well-formed sequence at `bytes`, or 0. See table 3-7 of the Unicode standard. */
static size_t sequence(const unsigned char *bytes, size_t left)
{
    unsigned char lead = bytes[0];
    if (lead == 0)
        return 0;
    if (lead < 0x80)
        return 1;
    if (lead < 0xC2 || lead > 0xF4)
        return 0;
    size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
    if (left < length)
        return 0;
    unsigned char low = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    unsigned char high = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (bytes[1] < low || bytes[1] > high)
        return 0;
    for (size_t i = 2; i < length; i++) {
        if ((bytes[i] & 0xC0) != 0x80)
            return 0;
    }
    return length;
}

bool utf8_valid(const char *bytes, size_t length)
{
    const unsigned char *at = (const unsigned char *)bytes;
    while (length > 0) {
        size_t step = sequence(at, length);
        if (step == 0)
            return false;
        at += step;
        length -= step;
    }
    return true;
}

uint32_t utf8_next(const char **at)
{
    const unsigned char *bytes = (const unsigned char *)*at;
    unsigned char lead = bytes[0];
    if (lead == 0)
        return 0;
    size_t length = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC0 ? 2 : 1;
    static const unsigned char mask[] = { 0, 0x7F, 0x1F, 0x0F, 0x07 };
    uint32_t point = lead & mask[length];
    for (size_t i = 1; i < length; i++)
        point = point << 6 | (bytes[i] & 0x3F);
    *at += length;
    return point;
}

int utf8_words(const char *text)
{
    int words = 0;
    bool inside = false;
    for (; *text; text++) {
        bool space = *text == ' ' || *text == '\n' || *text == '\t';
        if (!space && !inside)
            words++;
        inside = !space;
    }
    return words;
}
