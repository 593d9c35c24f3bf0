#include "source/places.h"

#include <string.h>

void places_add(Places *places, Arena *arena, Place place)
{
    if (places->count == places->room) {
        int room = places->room ? 2 * places->room : 256;
        Place *grown = arena_take(arena, (size_t)room, sizeof(Place));
        if (places->count)
            memcpy(grown, places->list, (size_t)places->count * sizeof(Place));
        places->list = grown;
        places->room = room;
    }
    places->list[places->count++] = place;
}
