/* take.c: copies a large signed story and checks the copy's signature, as the exhibit takes one in.
 *
 *   take TIMES COPY KEYS FILE.says
 *
 * Prints the median of the CPU times, in milliseconds. Programs that are compared with it should be
 * as quick to start.
 */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/file.h"
#include "bundle/bundle.h"
#include "cpu.h"

#define TIMES_MOST 100

static int64_t take_us(const char *from, const char *copy, const Keyring *keyring, Error *error)
{
    const char *why = "";
    struct stat info;
    Signature signature;
    int64_t before = cpu_us();
    unlink(copy);
    int file = file_open_no_link(from, &why);
    Bundle *bundle = NULL;
    if (file < 0 || fstat(file, &info) != 0)
        error_set(error, ERROR_IO, "%s: %s", from, why);
    else if (file_copy(file, from, copy, info.st_size, error) == FILE_COPIED)
        bundle = bundle_open_signed(copy, keyring, &signature, error);
    int64_t took = cpu_us() - before;
    if (file >= 0)
        close(file);
    bundle_close(bundle);
    return bundle ? took : -1;
}

int main(int count, char **words)
{
    int64_t times[TIMES_MOST];
    Keyring keyring;
    Error error = { 0 };
    int runs = count == 5 ? (int)strtol(words[1], NULL, 10) : 0;
    if (runs < 1 || runs > TIMES_MOST || !keyring_read(words[3], &keyring, &error))
        return 2;
    for (int i = 0; i < runs; i++) {
        times[i] = take_us(words[4], words[2], &keyring, &error);
        if (times[i] < 0) {
            fprintf(stderr, "bench: take: %s\n", error.message);
            return 1;
        }
    }
    unlink(words[2]);
    printf("%.1f\n", (double)part_of(times, runs, 0.5) / 1000);
    return 0;
}
