#include "script/recorder.h"

#include <errno.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"

struct Recorder {
    FILE *file;
    bool begun;
    int64_t last_ms;
};

Recorder *recorder_open(const char *path, Error *error)
{
    FILE *file = fopen(path, "wx"); /* an existing file is never replaced */
    if (!file) {
        error_set(error, ERROR_IO, "%s: the tour cannot be written: %s; choose another place", path,
                  strerror(errno));
        return NULL;
    }
    Recorder *recorder = memory_take(1, sizeof(*recorder));
    recorder->file = file;
    return recorder;
}

void recorder_close(Recorder *recorder)
{
    if (!recorder)
        return;
    fclose(recorder->file);
    free(recorder);
}

void recorder_touch(void *of, const char *id, int64_t now_ms)
{
    Recorder *recorder = of;
    int64_t passed_s = recorder->begun ? (now_ms - recorder->last_ms) / 1000 : 0;
    if (passed_s > 0)
        fprintf(recorder->file, "wait %" PRId64 "\n", passed_s);
    fprintf(recorder->file, "tap %s\n", id);
    fflush(recorder->file); /* because the exhibit may be ended at any time */
    recorder->begun = true;
    recorder->last_ms = now_ms;
}
