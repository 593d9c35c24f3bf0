/* turn.c: turns the picture and the touches on a panel that is mounted turned. */
#include "stage/stage_private.h"

bool turn_swaps(int degrees)
{
    return degrees == 90 || degrees == 270;
}

Patch turn_patch(Patch patch, int degrees, int width, int height)
{
    int right = width - patch.x - patch.w, below = height - patch.y - patch.h;
    switch (degrees) {
    case 90: return (Patch){ below, patch.x, patch.h, patch.w };
    case 180: return (Patch){ right, below, patch.w, patch.h };
    case 270: return (Patch){ patch.y, right, patch.h, patch.w };
    default: return patch;
    }
}

Point turn_back(Point on_display, int degrees)
{
    double x = on_display.x, y = on_display.y;
    switch (degrees) {
    case 90: return (Point){ y, 1 - x };
    case 180: return (Point){ 1 - x, 1 - y };
    case 270: return (Point){ 1 - y, x };
    default: return on_display;
    }
}

void turn_copy(const SDL_Surface *from, SDL_Surface *to, int degrees, Patch patch)
{
    Patch place = turn_patch(patch, degrees, from->w, from->h);
    int from_row = from->pitch / 4, to_row = to->pitch / 4;
    const Uint32 *source = (const Uint32 *)from->pixels + patch.y * from_row + patch.x;
    Uint32 *corner = (Uint32 *)to->pixels + place.y * to_row + place.x;
    /* Where the patch's first pixel goes, and the distances between neighbouring pixels there. */
    int first = 0, across = 1, down = to_row;
    if (degrees == 90) {
        first = place.w - 1;
        across = to_row;
        down = -1;
    } else if (degrees == 180) {
        first = (place.h - 1) * to_row + place.w - 1;
        across = -1;
        down = -to_row;
    } else if (degrees == 270) {
        first = (place.h - 1) * to_row;
        across = -to_row;
        down = 1;
    }
    for (int y = 0; y < patch.h; y++) {
        Uint32 *out = corner + first + y * down;
        for (int x = 0; x < patch.w; x++, out += across)
            *out = source[y * from_row + x];
    }
}
