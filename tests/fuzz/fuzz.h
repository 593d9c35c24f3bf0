/* fuzz.h: the targets, for libFuzzer and for replaying what is kept. */
#ifndef TESTS_FUZZ_FUZZ_H
#define TESTS_FUZZ_FUZZ_H

#include <stddef.h>
#include <stdint.h>

void fuzz_start(void);
void fuzz_run(const char *target, const uint8_t *data, size_t size);

#endif
