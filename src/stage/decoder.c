/* decoder.c: decodes pictures on a thread of its own. Their bytes come from stories, and a story
 * may be made so that decoding takes long; no frame and no touch waits for that.
 *
 * A picture that is asked for again, or that nobody collects, is decoded once. When too many wait,
 * the oldest go: they are of pages that were left.
 */
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/memory.h"
#include "picture/picture.h"
#include "stage/stage_private.h"

#define ORDERS_MOST 24 /* the pictures of a page and of the next one */

typedef enum { ORDER_NONE, ORDER_WAITS, ORDER_WORKED_ON, ORDER_DONE } OrderState;

typedef struct {
    OrderState state;
    unsigned long number; /* rises with each order */
    uint64_t kept_as;
    Item picture; /* its PNG is the order's own */
    unsigned char *png;
    int width, height;
    cairo_surface_t *surface; /* once it is done; NULL: it cannot be decoded */
} Order;

struct Decoder {
    pthread_t thread;
    DecoderRing *ring;
    void *ringer;
    pthread_mutex_t mutex; /* protects what follows */
    pthread_cond_t changed;
    bool ending;
    unsigned long last;
    Order orders[ORDERS_MOST];
};

/* ---- decoding ---- */

static cairo_surface_t *decode_to(const Item *picture, int width, int height)
{
    cairo_surface_t *surface = images_surface(CAIRO_FORMAT_ARGB32, width, height);
    Error error = { 0 };
    if (!surface)
        return NULL;
    uint32_t *argb = (uint32_t *)(void *)cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface) / (int)sizeof(*argb);
    bool good = picture_scale(picture->png, picture->size, argb, stride, width, height, &error);
    cairo_surface_mark_dirty(surface);
    if (good)
        return surface;
    log_error("a picture is not shown: %s", error.message);
    cairo_surface_destroy(surface);
    return NULL;
}

cairo_surface_t *decoder_decode(const Item *picture, int width, int height)
{
    if (width <= picture->width_px && height <= picture->height_px)
        return decode_to(picture, width, height);
    cairo_surface_t *surface = decode_to(picture, picture->width_px, picture->height_px);
    return surface ? images_scaled(surface, width, height, CAIRO_FORMAT_ARGB32) : NULL;
}

/* ---- orders ---- */

static void forget(Order *order)
{
    free(order->png);
    if (order->surface)
        cairo_surface_destroy(order->surface);
    *order = (Order){ 0 };
}

/* Returns the order in that state that was given first, or NULL. */
static Order *first_order(Decoder *decoder, OrderState state)
{
    Order *first = NULL;
    for (int i = 0; i < ORDERS_MOST; i++) {
        Order *order = &decoder->orders[i];
        if (order->state == state && (!first || order->number < first->number))
            first = order;
    }
    return first;
}

static bool is_ordered(const Decoder *decoder, uint64_t kept_as)
{
    for (int i = 0; i < ORDERS_MOST; i++) {
        if (decoder->orders[i].state != ORDER_NONE && decoder->orders[i].kept_as == kept_as)
            return true;
    }
    return false;
}

/* Only one order is worked on at a time, so there is always one that is free or can go. */
static Order *free_order(Decoder *decoder)
{
    Order *order = first_order(decoder, ORDER_NONE);
    if (!order)
        order = first_order(decoder, ORDER_DONE);
    if (!order)
        order = first_order(decoder, ORDER_WAITS);
    forget(order);
    return order;
}

void decoder_order(Decoder *decoder, uint64_t kept_as, const Item *picture, int width, int height)
{
    pthread_mutex_lock(&decoder->mutex);
    if (!is_ordered(decoder, kept_as)) {
        Order *order = free_order(decoder);
        unsigned char *png = memory_take(picture->size, 1);
        memcpy(png, picture->png, picture->size);
        *order = (Order){ .state = ORDER_WAITS,
                          .number = ++decoder->last,
                          .kept_as = kept_as,
                          .picture = *picture,
                          .png = png,
                          .width = width,
                          .height = height };
        order->picture.png = png;
        pthread_cond_signal(&decoder->changed);
    }
    pthread_mutex_unlock(&decoder->mutex);
}

bool decoder_collect(Decoder *decoder, Decoded *decoded)
{
    pthread_mutex_lock(&decoder->mutex);
    Order *order = first_order(decoder, ORDER_DONE);
    if (order) {
        *decoded = (Decoded){ order->kept_as, order->picture.key, order->surface };
        order->surface = NULL;
        forget(order);
    }
    pthread_mutex_unlock(&decoder->mutex);
    return order != NULL;
}

/* ---- the thread ---- */

static void *work(void *user)
{
    Decoder *decoder = user;
    pthread_mutex_lock(&decoder->mutex);
    while (!decoder->ending) {
        Order *order = first_order(decoder, ORDER_WAITS);
        if (!order) {
            pthread_cond_wait(&decoder->changed, &decoder->mutex);
            continue;
        }
        order->state = ORDER_WORKED_ON;
        pthread_mutex_unlock(&decoder->mutex);
        cairo_surface_t *surface = decoder_decode(&order->picture, order->width, order->height);
        pthread_mutex_lock(&decoder->mutex);
        order->surface = surface;
        order->state = ORDER_DONE;
        pthread_mutex_unlock(&decoder->mutex);
        decoder->ring(decoder->ringer);
        pthread_mutex_lock(&decoder->mutex);
    }
    pthread_mutex_unlock(&decoder->mutex);
    return NULL;
}

Decoder *decoder_start(DecoderRing *ring, void *ringer)
{
    sigset_t all, old;
    Decoder *decoder = memory_take(1, sizeof(*decoder));
    decoder->ring = ring;
    decoder->ringer = ringer;
    pthread_mutex_init(&decoder->mutex, NULL);
    pthread_cond_init(&decoder->changed, NULL);
    sigfillset(&all); /* signals are for the main thread */
    pthread_sigmask(SIG_SETMASK, &all, &old);
    int code = pthread_create(&decoder->thread, NULL, work, decoder);
    pthread_sigmask(SIG_SETMASK, &old, NULL);
    if (code == 0)
        return decoder;
    log_error("pictures are decoded between two frames: the system gives no thread: %s",
              strerror(code));
    free(decoder);
    return NULL;
}

void decoder_stop(Decoder *decoder)
{
    if (!decoder)
        return;
    pthread_mutex_lock(&decoder->mutex);
    decoder->ending = true;
    pthread_cond_signal(&decoder->changed);
    pthread_mutex_unlock(&decoder->mutex);
    pthread_join(decoder->thread, NULL);
    for (int i = 0; i < ORDERS_MOST; i++)
        forget(&decoder->orders[i]);
    pthread_cond_destroy(&decoder->changed);
    pthread_mutex_destroy(&decoder->mutex);
    free(decoder);
}
