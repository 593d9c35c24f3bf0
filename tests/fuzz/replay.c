/* replay.c: runs the inputs that are kept, each once: replay CORPUS, with a folder for each target.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "fuzz.h"

static unsigned char bytes[1 << 20];

static int run_folder(const char *corpus, const char *target)
{
    char path[600];
    int count = 0;
    snprintf(path, sizeof(path), "%s/%s", corpus, target);
    DIR *folder = opendir(path);
    for (struct dirent *entry; folder && (entry = readdir(folder));) {
        if (entry->d_name[0] == '.')
            continue;
        snprintf(path, sizeof(path), "%s/%s/%s", corpus, target, entry->d_name);
        FILE *in = fopen(path, "rb");
        if (!in)
            continue;
        size_t size = fread(bytes, 1, sizeof(bytes), in);
        fclose(in);
        fuzz_run(target, bytes, size);
        count++;
    }
    if (folder)
        closedir(folder);
    return count;
}

int main(int count, char **words)
{
    int all = 0;
    DIR *corpus = count == 2 ? opendir(words[1]) : NULL;
    if (!corpus)
        return 2;
    fuzz_start();
    for (struct dirent *entry; (entry = readdir(corpus));) {
        if (entry->d_name[0] != '.')
            all += run_folder(words[1], entry->d_name);
    }
    closedir(corpus);
    printf("%d inputs\n", all);
    return all > 0 ? 0 : 1;
}
