#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include <fribidi.h>

#include "base/utf8.h"
#include "bundle/bundle_private.h"

/* Thousands of SQLite's steps: far more than a good bundle needs, and well under a second. */
#define BUDGET 20000

void row_refuse(Row *row, const char *format, ...)
{
    if (row->failed)
        return;
    row->failed = true;
    char what[300];
    va_list args;
    va_start(args, format);
    vsnprintf(what, sizeof(what), format, args);
    va_end(args);
    error_set(row->error, ERROR_CONTENT, "%s: table %s: %s; build the bundle again",
              row->bundle->path, row->table, what);
}

void row_give_up(Row *row, const char *why)
{
    if (row->failed)
        return;
    row->failed = true;
    error_set(row->error, ERROR_IO,
              "%s: table %s: it cannot be read now: %s; check the disk and the memory",
              row->bundle->path, row->table, why);
}

/* Errors of the disk or the memory may be over at the next try; errors in the file stay. */
static void row_stopped(Row *row)
{
    sqlite3 *db = row->bundle->db;
    switch (sqlite3_errcode(db) & 0xFF) { /* the basic code without the extended part */
    case SQLITE_IOERR:
    case SQLITE_NOMEM:
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_CANTOPEN:
    case SQLITE_FULL:
    case SQLITE_PERM: row_give_up(row, sqlite3_errmsg(db)); break;
    default: row_refuse(row, "it is damaged: %s", sqlite3_errmsg(db));
    }
}

/* Preparing takes most of the time of a short read, and a story has thousands of them. */
static sqlite3_stmt *take_prepared(Bundle *bundle, const char *sql)
{
    for (int i = 0; i < bundle->prepared_count; i++) {
        Prepared *prepared = &bundle->prepared[i];
        if (prepared->sql == sql) {
            sqlite3_stmt *statement = prepared->statement;
            *prepared = bundle->prepared[--bundle->prepared_count];
            return statement;
        }
    }
    return NULL;
}

static void keep_prepared(Bundle *bundle, const char *sql, sqlite3_stmt *statement)
{
    if (!statement || bundle->prepared_count == PREPARED_MOST) {
        sqlite3_finalize(statement);
        return;
    }
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    bundle->prepared[bundle->prepared_count++] = (Prepared){ sql, statement };
}

Row row_start(Bundle *bundle, const char *table, const char *sql, const int *numbers, int count,
              Error *error)
{
    Row row = { .bundle = bundle, .sql = sql, .table = table, .error = error };
    bundle->budget = BUDGET;
    row.statement = take_prepared(bundle, sql);
    if (!row.statement &&
        sqlite3_prepare_v2(bundle->db, sql, -1, &row.statement, NULL) != SQLITE_OK)
        row_stopped(&row);
    for (int i = 0; !row.failed && i < count; i++)
        sqlite3_bind_int(row.statement, i + 1, numbers[i]);
    return row;
}

bool row_next(Row *row)
{
    if (row->failed)
        return false;
    int code = sqlite3_step(row->statement);
    if (code != SQLITE_ROW && code != SQLITE_DONE)
        row_stopped(row);
    return code == SQLITE_ROW;
}

/* So many that they would cover the lines around it. */
static bool has_many_marks(const char *text)
{
    uint32_t point;
    for (int marks = 0; (point = utf8_next(&text)) != 0;) {
        marks = fribidi_get_bidi_type(point) == FRIBIDI_TYPE_NSM ? marks + 1 : 0;
        if (marks > LETTER_MARKS_MOST)
            return true;
    }
    return false;
}

const char *row_text(Row *row, int column)
{
    if (row->failed)
        return "";
    const char *name = sqlite3_column_name(row->statement, column);
    if (sqlite3_column_type(row->statement, column) != SQLITE_TEXT) {
        row_refuse(row, "%s is not a text", name);
        return "";
    }
    const char *text = (const char *)sqlite3_column_text(row->statement, column);
    int length = sqlite3_column_bytes(row->statement, column);
    if (!text)
        row_give_up(row, "out of memory");
    else if (length > TEXT_BYTES_MOST)
        row_refuse(row, "%s is longer than %d bytes", name, TEXT_BYTES_MOST);
    else if (!utf8_valid(text, (size_t)length))
        row_refuse(row, "%s is not UTF-8", name);
    if (row->failed)
        return "";
    const char *copy = arena_copy_bytes(row->bundle->arena, text, (size_t)length);
    if (has_many_marks(copy))
        row_refuse(row, "%s has more than %d marks on one letter", name, LETTER_MARKS_MOST);
    return row->failed ? "" : copy;
}

const char *row_id(Row *row, int column, int most)
{
    const char *id = row_text(row, column);
    size_t length = strlen(id);
    if (row->failed) /* then there may be no statement to ask for the column's name */
        return "";
    if (length < 1 || length > (size_t)most || id[strspn(id, ID_SIGNS)])
        row_refuse(row, "%s \"%.40s%s\" is not 1 to %d letters, digits, hyphens and underscores",
                   sqlite3_column_name(row->statement, column), id, length > 40 ? "..." : "", most);
    return row->failed ? "" : id;
}

const char *row_words(Row *row, int column)
{
    const char *text = row_text(row, column);
    return *text ? translated(row, text) : text;
}

int row_number(Row *row, int column, int least, int most)
{
    if (row->failed)
        return least;
    const char *name = sqlite3_column_name(row->statement, column);
    sqlite3_int64 number = sqlite3_column_int64(row->statement, column);
    if (sqlite3_column_type(row->statement, column) != SQLITE_INTEGER || number < least ||
        number > most) {
        row_refuse(row, "%s is not a number from %d to %d", name, least, most);
        return least;
    }
    return (int)number;
}

int row_name(Row *row, int column, int (*from_name)(const char *))
{
    const char *text = row_text(row, column);
    int value = row->failed ? 0 : from_name(text);
    if (value < 0)
        row_refuse(row, "%s has no value \"%s\"", sqlite3_column_name(row->statement, column),
                   text);
    return value < 0 ? 0 : value;
}

bool row_end(Row *row)
{
    keep_prepared(row->bundle, row->sql, row->statement);
    row->statement = NULL;
    return !row->failed;
}
