/* store_fixture.h: a folder with two keys, and versions of a small story that are signed. */
#ifndef TESTS_STORE_STORE_FIXTURE_H
#define TESTS_STORE_STORE_FIXTURE_H

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <sqlite3.h>

#include "base/memory.h"
#include "bundle/sign.h"
#include "store/store.h"

/* Everything is in the folder: keys/one.pub, one.key, v1.says ..., and the store in data/. */
static char fixture_folder[] = "/tmp/sayswho-store-XXXXXX";
static SecretKey fixture_secrets[2];

static inline char *fixture_path(const char *name)
{
    static char paths[8][300];
    static int turn;
    char *path = paths[turn++ % 8];
    snprintf(path, sizeof(paths[0]), "%s/%s", fixture_folder, name);
    return path;
}

static inline void fixture_run(const char *command)
{
    char line[900];
    snprintf(line, sizeof(line), "cd %s && %s", fixture_folder, command);
    if (system(line) != 0) {
        fprintf(stderr, "failed: %s\n", line);
        abort();
    }
}

/* Copies the built-in example to `name`, changes it with SQL, and signs it unless `key` is -1. */
static inline void fixture_story(const char *name, const char *sql, int key)
{
    char command[600], here[300];
    const char *build = getenv("BUILD");
    if (!getcwd(here, sizeof(here)))
        abort();
    snprintf(command, sizeof(command), "cp %s%s%s/stories/example.says %s",
             build && build[0] == '/' ? "" : here, "/", build ? build : "build", name);
    fixture_run(command);
    sqlite3 *db;
    char *message = NULL;
    if (sqlite3_open(fixture_path(name), &db) != SQLITE_OK ||
        sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK) {
        fprintf(stderr, "%s: %s\n", sql, message);
        abort();
    }
    sqlite3_close(db);
    Error error = { 0 };
    if (key >= 0 && !bundle_sign(fixture_path(name), &fixture_secrets[key], &error)) {
        fprintf(stderr, "%s\n", error.message);
        abort();
    }
}

static inline void fixture_start(void)
{
    Error error = { 0 };
    if (!mkdtemp(fixture_folder))
        abort();
    fixture_run("mkdir keys");
    if (!keys_make(fixture_path("keys/one.pub"), fixture_path("one.key"), NULL, &error) ||
        !keys_make(fixture_path("two.pub"), fixture_path("two.key"), NULL, &error) ||
        !key_read_secret(fixture_path("one.key"), NULL, NULL, &fixture_secrets[0], &error) ||
        !key_read_secret(fixture_path("two.key"), NULL, NULL, &fixture_secrets[1], &error))
        abort();
    for (int version = 1; version <= 3; version++) {
        char sql[200], name[20];
        snprintf(sql, sizeof(sql), "UPDATE story SET id = 'clock', version = %d", version);
        snprintf(name, sizeof(name), "v%d.says", version);
        fixture_story(name, sql, 0);
    }
}

static inline void fixture_stop(void)
{
    char command[100];
    snprintf(command, sizeof(command), "rm -rf %s", fixture_folder);
    if (system(command) != 0)
        abort();
}

static inline Store *fixture_open(Error *error)
{
    return store_open(fixture_path("data"), fixture_path("keys"), error);
}

#endif
