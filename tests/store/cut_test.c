/* cut_test.c: one system call of the store fails, or the process is killed in it, or the power is
 * cut: at every call, with every error. The next start has the old version or the new one, whole.
 *
 *   cut_test          every call that changes the disk, and some of the reads
 *   cut_test long     every call; a table
 *
 * The test is linked with -Wl,--wrap for these calls. A power cut loses what was not synced: bytes
 * of files, and renames.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <errno.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "store_fixture.h"

/* ---- what fails ---- */

typedef enum {
    CALL_OPEN,
    CALL_READ,
    CALL_WRITE,
    CALL_FSYNC,
    CALL_RENAME,
    CALL_UNLINK,
    CALL_COUNT
} Call;

typedef enum {
    FAIL_NOT,
    FAIL_EIO,
    FAIL_ENOSPC,
    FAIL_EROFS,
    FAIL_SHORT, /* a read or write of half of the bytes */
    FAIL_KILL,
    FAIL_POWER,       /* all that was not synced is lost */
    FAIL_POWER_BYTES, /* renames are kept, bytes are lost */
    FAIL_COUNT
} Fail;

static const char *const call_names[] = { "open", "read", "write", "fsync", "rename", "unlink" };
static const char *const fail_names[] = { "",      "EIO",  "ENOSPC", "EROFS",
                                          "short", "kill", "power",  "power, renames kept" };

#define KILLED      99
#define WRONG_SHOWN 98

static Fail fault;
static Call fault_call;
static int fault_at;      /* this call fails, from 1 */
static bool fault_sticky; /* and all later ones */
static int calls[CALL_COUNT];
static bool counting;
static bool syncs_lie; /* the negative control */

/* ---- what is not synced ---- */

#define DIRTY_MOST 64

typedef struct {
    char path[300];
} Name;

static Name dirty[DIRTY_MOST]; /* files with bytes that were not synced */
static int dirty_count;
static Name renamed[DIRTY_MOST][2]; /* from, to; what was there before is kept as "TO.before" */
static int renamed_count;

static void name_of(int file, char out[300])
{
    char link[40];
    snprintf(link, sizeof(link), "/proc/self/fd/%d", file);
    ssize_t length = readlink(link, out, 299);
    out[length > 0 ? length : 0] = '\0';
}

static void kept_name(const char *path, char out[340])
{
    const char *slash = strrchr(path, '/');
    snprintf(out, 340, "%.*s/.before-%s", (int)(slash - path), path, slash + 1);
}

static void mark_dirty(int file)
{
    char path[300];
    name_of(file, path);
    for (int i = 0; i < dirty_count; i++) {
        if (strcmp(dirty[i].path, path) == 0)
            return;
    }
    snprintf(dirty[dirty_count++].path, sizeof(dirty[0].path), "%s", path);
}

static void mark_synced(int file)
{
    char path[300];
    struct stat info;
    name_of(file, path);
    if (fstat(file, &info) == 0 && S_ISDIR(info.st_mode))
        renamed_count = 0;
    for (int i = 0; i < dirty_count; i++) {
        if (strcmp(dirty[i].path, path) == 0)
            dirty[i] = dirty[--dirty_count];
    }
}

int __real_open(const char *path, int flags, ...);
ssize_t __real_read(int file, void *out, size_t size);
ssize_t __real_pread(int file, void *out, size_t size, off_t at);
ssize_t __real_write(int file, const void *bytes, size_t size);
int __real_fsync(int file);
int __real_rename(const char *from, const char *to);
int __real_unlink(const char *path);

static _Noreturn void cut(void)
{
    char kept[340];
    if (fault != FAIL_KILL) {
        for (int i = 0; i < dirty_count; i++) {
            if (truncate(dirty[i].path, 0) != 0)
                continue; /* it was removed */
        }
    }
    for (int i = renamed_count - 1; fault == FAIL_POWER && i >= 0; i--) {
        kept_name(renamed[i][1].path, kept);
        __real_rename(renamed[i][1].path, renamed[i][0].path);
        __real_rename(kept, renamed[i][1].path);
    }
    _exit(KILLED);
}

/* True when this call fails; errno is set. A kill does not return. */
static bool fails(Call call)
{
    if (!counting)
        return false;
    int number = ++calls[call];
    bool meant = fault != FAIL_NOT && call == fault_call &&
                 (number == fault_at || (fault_sticky && number > fault_at));
    if (!meant)
        return false;
    if (fault >= FAIL_KILL)
        cut();
    errno = fault == FAIL_EIO ? EIO : fault == FAIL_ENOSPC ? ENOSPC : EROFS;
    return true;
}

int __wrap_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...)
{
    va_list list;
    va_start(list, flags);
    int mode = flags & O_CREAT ? va_arg(list, int) : 0;
    va_end(list);
    return fails(CALL_OPEN) && fault != FAIL_SHORT ? -1 : __real_open(path, flags, mode);
}

int __wrap___open_2(const char *path, int flags);
int __wrap___open_2(const char *path, int flags)
{
    return fails(CALL_OPEN) && fault != FAIL_SHORT ? -1 : __real_open(path, flags, 0);
}

ssize_t __wrap_read(int file, void *out, size_t size);
ssize_t __wrap_read(int file, void *out, size_t size)
{
    if (fails(CALL_READ))
        return fault == FAIL_SHORT ? __real_read(file, out, (size + 1) / 2) : -1;
    return __real_read(file, out, size);
}

ssize_t __wrap_pread(int file, void *out, size_t size, off_t at);
ssize_t __wrap_pread(int file, void *out, size_t size, off_t at)
{
    if (fails(CALL_READ))
        return fault == FAIL_SHORT ? __real_pread(file, out, (size + 1) / 2, at) : -1;
    return __real_pread(file, out, size, at);
}

ssize_t __wrap___pread_chk(int file, void *out, size_t size, off_t at, size_t room);
ssize_t __wrap___pread_chk(int file, void *out, size_t size, off_t at, size_t room)
{
    (void)room;
    return __wrap_pread(file, out, size, at);
}

ssize_t __wrap_write(int file, const void *bytes, size_t size);
ssize_t __wrap_write(int file, const void *bytes, size_t size)
{
    if (!counting)
        return __real_write(file, bytes, size);
    mark_dirty(file);
    if (fails(CALL_WRITE))
        return fault == FAIL_SHORT ? __real_write(file, bytes, (size + 1) / 2) : -1;
    return __real_write(file, bytes, size);
}

int __wrap_fsync(int file);
int __wrap_fsync(int file)
{
    if (fails(CALL_FSYNC) && fault != FAIL_SHORT)
        return -1;
    if (!syncs_lie)
        mark_synced(file);
    return 0;
}

int __wrap_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to)
{
    char kept[340];
    if (!counting)
        return __real_rename(from, to);
    if (fails(CALL_RENAME) && fault != FAIL_SHORT)
        return -1;
    kept_name(to, kept);
    __real_unlink(kept);
    if (link(to, kept) != 0 && errno != ENOENT)
        abort();
    snprintf(renamed[renamed_count][0].path, sizeof(Name), "%s", from);
    snprintf(renamed[renamed_count++][1].path, sizeof(Name), "%s", to);
    for (int i = 0; i < dirty_count; i++) {
        if (strcmp(dirty[i].path, from) == 0)
            snprintf(dirty[i].path, sizeof(Name), "%s", to);
    }
    return __real_rename(from, to);
}

int __wrap_unlink(const char *path);
int __wrap_unlink(const char *path)
{
    return fails(CALL_UNLINK) && fault != FAIL_SHORT ? -1 : __real_unlink(path);
}

/* ---- what is done ---- */

/* A list as text: live, before, seen; "" for none. */
typedef struct {
    int live, before, seen;
} State;

static bool take(Store *store, const char *name)
{
    Error error = { 0 };
    OutcomeReport report;
    return store_take(store, fixture_path(name), &report, &error);
}

static bool take_first(Store *store)
{
    return take(store, "v1.says");
}

static bool take_second(Store *store)
{
    return take(store, "v2.says");
}

static bool take_third(Store *store)
{
    return take(store, "v3.says");
}

static bool undo(Store *store)
{
    Error error = { 0 };
    return store_undo(store, "clock", &error);
}

static bool give_up(Store *store)
{
    Error error = { 0 };
    return store_give_up(store, "clock", &error);
}

static bool forget(Store *store)
{
    Error error = { 0 };
    return store_forget(store, "clock", &error);
}

/* Opens what is to be shown; that must be the version before. */
static bool show_the_one_before(Store *store)
{
    Bundle *bundle = store_open_bundle(store, "clock");
    bool good = bundle != NULL;
    if (bundle && bundle_story(bundle)->version != 1)
        _exit(WRONG_SHOWN);
    bundle_close(bundle);
    return good;
}

/* The fourth start within a minute. */
static bool start_again(Store *store)
{
    FILE *note = fopen(fixture_path("run/sayswho-running"), "w");
    fprintf(note, "ends 1 2 3 shown clock\n");
    fclose(note);
    store_note_start(store, 60000);
    const StoreStory *story = store_find(store, "clock");
    return story && story->live == 1;
}

static bool nothing_more(Store *store)
{
    (void)store;
    return true;
}

#define DAMAGE                                                                                     \
    "dd if=/dev/zero of=data/stories/clock-2.says bs=1 seek=100 count=99 conv=notrunc "            \
    "2>/dev/null"

static const struct {
    const char *name;
    int takes;          /* versions that are here before */
    const char *before; /* a command that is run before; NULL: none */
    bool (*run)(Store *store);
    State old, new;
    int shown_old; /* the version that the next start shows if it has the old list */
} works[] = {
    { "the first", 0, NULL, take_first, { 0, 0, 0 }, { 1, 0, 1 }, 0 },
    { "a newer one", 1, NULL, take_second, { 1, 0, 1 }, { 2, 1, 2 }, 1 },
    { "a third", 2, NULL, take_third, { 2, 1, 2 }, { 3, 2, 3 }, 2 },
    { "a step back", 2, NULL, undo, { 2, 1, 2 }, { 1, 2, 2 }, 2 },
    { "giving up", 2, NULL, give_up, { 2, 1, 2 }, { 1, 0, 2 }, 2 },
    { "forgetting", 2, NULL, forget, { 2, 1, 2 }, { 0, 0, 0 }, 2 },
    { "damage", 2, DAMAGE, show_the_one_before, { 2, 1, 2 }, { 1, 0, 2 }, 1 },
    { "a missing file",
      2,
      "rm data/stories/clock-2.says",
      show_the_one_before,
      { 2, 1, 2 },
      { 2, 1, 2 },
      1 },
    { "three ends", 2, NULL, start_again, { 2, 1, 2 }, { 1, 0, 2 }, 2 },
    { "no list", 2, "echo >data/stories/list", nothing_more, { 2, 1, 2 }, { 2, 1, 2 }, 2 },
};

/* Makes data/ as it is before the work. */
static void prepare(int work)
{
    char command[300];
    snprintf(command, sizeof(command), "rm -rf data && cp -a data%d data && %s", works[work].takes,
             works[work].before ? works[work].before : ":");
    fixture_run(command);
}

static bool is_state(const Store *store, State state)
{
    const StoreStory *story = store_find(store, "clock");
    if (!story)
        return state.seen == 0;
    return story->live == state.live && story->before == state.before && story->seen == state.seen;
}

static int run_child(bool (*run)(Store *store))
{
    fflush(NULL);
    pid_t child = fork();
    if (child == 0) {
        Error error = { 0 };
        if (!freopen("/dev/null", "w", stderr))
            _exit(3);
        counting = true;
        Store *store = fixture_open(&error);
        bool good = store && (!run || run(store));
        store_close(store);
        if (fault == FAIL_NOT) { /* counts for the parent */
            FILE *out = fopen(fixture_path("calls"), "w");
            for (int i = 0; i < CALL_COUNT; i++)
                fprintf(out, "%d\n", calls[i]);
            fclose(out);
        }
        _exit(!good);
    }
    int status;
    if (child < 0 || waitpid(child, &status, 0) != child || !WIFEXITED(status))
        return -1;
    return WEXITSTATUS(status);
}

/* "" when the store is as it was before or as it should be after, and whole. */
static const char *judge(int work, int code, bool *is_new)
{
    Error error = { 0 };
    if (code == WRONG_SHOWN)
        return "it showed what is damaged";
    if (code != 0 && code != 1 && code != KILLED)
        return "it crashed";
    Store *store = fixture_open(&error);
    if (!store)
        return "it does not open again";
    const char *wrong = "";
    bool old = is_state(store, works[work].old), new = is_state(store, works[work].new);
    *is_new = new;
    if (!old && !new)
        wrong = "neither the old list nor the new one";
    else if (code == 0 && !new &&works[work].shown_old != works[work].new.live)
        wrong = "it said that all went well, and it has the old list";
    const StoreStory *story = store_find(store, "clock");
    if (!wrong[0] && story && story->live) {
        Bundle *bundle = store_open_bundle(store, "clock");
        if (!bundle ||
            bundle_story(bundle)->version != (old ? works[work].shown_old : works[work].new.live))
            wrong = "the live version does not open";
        bundle_close(bundle);
    }
    if (!wrong[0] && story && story->before) {
        char path[300];
        Signature signature;
        Keyring keyring;
        snprintf(path, sizeof(path), "%s/clock-%d.says", fixture_path("data/stories"),
                 story->before);
        Bundle *bundle = keyring_read(fixture_path("keys"), &keyring, &error)
                             ? bundle_open_signed(path, &keyring, &signature, &error)
                             : NULL;
        if (!bundle)
            wrong = "the version before does not open";
        bundle_close(bundle);
    }
    /* The same once more, without a fault. */
    if (!wrong[0] && old && !(works[work].run(store) && is_state(store, works[work].new)))
        wrong = "it does not work the second time";
    store_close(store);
    return wrong;
}

/* ---- all of them ---- */

static bool is_long;
static long runs[CALL_COUNT][FAIL_COUNT], found[2], bad;

/* Errors and short counts that a call can have. */
static bool can(Call call, Fail fail)
{
    if (fail == FAIL_SHORT)
        return call == CALL_READ || call == CALL_WRITE;
    if (fail == FAIL_ENOSPC || fail == FAIL_EROFS)
        return call != CALL_READ;
    return true;
}

static void run_fault(int work, Call call, Fail fail, int at, bool sticky)
{
    prepare(work);
    fault = fail;
    fault_call = call;
    fault_at = at;
    fault_sticky = sticky;
    int code = run_child(works[work].run);
    fault = FAIL_NOT;
    runs[call][fail]++;
    bool is_new = false;
    const char *wrong = judge(work, code, &is_new);
    found[is_new]++;
    if (wrong[0]) {
        bad++;
        if (!syncs_lie)
            print_error("%s, %s %s number %d%s: %s\n", works[work].name, call_names[call],
                        fail_names[fail], at, sticky ? " and later" : "", wrong);
    }
}

/* The calls of one kind that fail: all, but only some of the many reads, unless it is long. */
static int step_of(Call call, int count)
{
    return is_long || call != CALL_READ || count < 40 ? 1 : count / 12;
}

static void run_work(int work)
{
    prepare(work);
    if (run_child(works[work].run) != 0)
        fail_msg("%s fails without a fault", works[work].name);
    FILE *in = fopen(fixture_path("calls"), "r");
    int counts[CALL_COUNT];
    for (int call = 0; call < CALL_COUNT; call++)
        assert_int_equal(fscanf(in, "%d", &counts[call]), 1);
    fclose(in);
    for (int call = 0; call < CALL_COUNT; call++) {
        for (int fail = FAIL_EIO; fail < FAIL_COUNT; fail++) {
            for (int at = 1; can(call, fail) && at <= counts[call];
                 at += step_of(call, counts[call])) {
                run_fault(work, call, fail, at, false);
                if (fail < FAIL_KILL && (is_long || at == 1))
                    run_fault(work, call, fail, at, true);
            }
        }
    }
}

static void whatever_is_cut_off_the_store_is_whole(void **state)
{
    (void)state;
    for (size_t work = 0; work < COUNT(works); work++)
        run_work((int)work);
    long all = 0;
    for (int call = 0; call < CALL_COUNT; call++) {
        for (int fail = FAIL_EIO; fail < FAIL_COUNT; fail++) {
            all += runs[call][fail];
            if (is_long && runs[call][fail])
                print_message("%-8s %-20s %6ld\n", call_names[call], fail_names[fail],
                              runs[call][fail]);
        }
    }
    print_message("%ld faults: the old version %ld times, the new one %ld, %ld not whole\n", all,
                  found[0], found[1], bad);
    assert_int_equal(bad, 0);
    assert_true(all > 300);
}

/* A start that heals is cut off, too. */
static void a_start_may_be_cut_off_as_well(void **state)
{
    (void)state;
    for (int at = 1; at < 12; at++) {
        for (int call = CALL_OPEN; call < CALL_COUNT; call++) {
            prepare(1);        /* "a newer one" */
            fault = FAIL_KILL; /* between the file and the list: an orphan stays */
            fault_call = CALL_RENAME;
            fault_at = 2;
            fault_sticky = false;
            assert_int_equal(run_child(take_second), KILLED);
            fault = FAIL_POWER;
            fault_call = call;
            fault_at = at;
            int code = run_child(NULL);
            fault = FAIL_NOT;
            assert_true(code == KILLED || code == 0);
            bool is_new;
            assert_string_equal(judge(1, 1, &is_new), "");
        }
    }
}

/* The test would show nothing if it could not fail. */
static void without_fsync_a_cut_is_seen(void **state)
{
    (void)state;
    long before = bad;
    syncs_lie = true;
    for (int at = 1; at <= 3; at++) {
        run_fault(1, CALL_UNLINK, FAIL_POWER_BYTES, at, false);
        run_fault(1, CALL_RENAME, FAIL_POWER_BYTES, at, false);
    }
    syncs_lie = false;
    assert_true(bad > before);
    bad = before;
}

static int start(void **state)
{
    (void)state;
    Error error = { 0 };
    fixture_start();
    fixture_run("mkdir data0 run");
    setenv("XDG_RUNTIME_DIR", fixture_path("run"), 1);
    for (int takes = 0; takes < 2; takes++) {
        char command[100];
        snprintf(command, sizeof(command), "rm -rf data && cp -a data%d data", takes);
        fixture_run(command);
        Store *store = fixture_open(&error);
        if (!store || !take(store, takes ? "v2.says" : "v1.says"))
            return -1;
        store_close(store);
        snprintf(command, sizeof(command), "cp -a data data%d", takes + 1);
        fixture_run(command);
    }
    return 0;
}

static int stop(void **state)
{
    (void)state;
    fixture_stop();
    return 0;
}

int main(int argc, char **argv)
{
    is_long = argc > 1 && strcmp(argv[1], "long") == 0;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(whatever_is_cut_off_the_store_is_whole),
        cmocka_unit_test(a_start_may_be_cut_off_as_well),
        cmocka_unit_test(without_fsync_a_cut_is_seen),
    };
    return cmocka_run_group_tests(tests, start, stop);
}
