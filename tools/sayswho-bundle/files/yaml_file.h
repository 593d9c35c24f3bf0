/* yaml_file.h: reads an author's YAML file. Every finding names file, line and field.
 *
 * Something that is missing or of the wrong kind gives one finding, when it is first asked for, and
 * reads as an empty list, "" or 0.
 */
#ifndef SAYSWHO_BUNDLE_YAML_FILE_H
#define SAYSWHO_BUNDLE_YAML_FILE_H

#include <stdbool.h>

#include "files/findings.h"
#include "files/yaml_tree.h"

typedef struct {
    const char *path;
    const TreeNode *root;
    Findings *findings;
} YamlFile;

/* A place in the file. It has no node when the thing is missing. */
typedef struct {
    YamlFile *file;
    const TreeNode *node;
} Yaml;

/* False when findings say why. What is read belongs to the findings' arena. */
bool yaml_file_open(YamlFile *file, const char *path, Findings *findings);
Yaml yaml_root(YamlFile *file);

/* Returns the name of the place in messages: "claims[3].facts"; "" for the root and for a missing
 * thing. */
const char *yaml_name(Yaml at);
int yaml_line(Yaml at);
bool yaml_present(Yaml at);
/* Add a finding about the place: an error, or advice. Advice with the same format is the same; or
 * with the same group, which is borrowed. */
void yaml_complain(Yaml at, const char *format, ...) PRINTF(2, 3);
void yaml_advise(Yaml at, AdviceKind kind, const char *format, ...) PRINTF(3, 4);
void yaml_advise_as(Yaml at, AdviceKind kind, const char *group, const char *format, ...)
    PRINTF(4, 5);
/* Returns a text to quote in a message: all of it, or its beginning and "...". */
const char *yaml_quote(Yaml at, const char *text);

/* Complains about each key of the mapping that is not in `keys`, and names the most similar one.
 * `keys` ends with NULL. */
void yaml_only(Yaml map, const char *const *keys);
/* Complains about each item of a list that has the same id as an earlier one. */
void yaml_refuse_twins(Yaml list);

/* Returns the value of a key, which may be missing. It is a finding when a required one is.
 */
Yaml yaml_get(Yaml map, const char *key, bool required);

/* Returns the number of items in a list; 0 when it is missing. Something else than a list is a
 * finding. */
int yaml_count(Yaml list);
Yaml yaml_item(Yaml list, int index);

/* Returns the text, trimmed at its end; "" with a finding when it is not a text or has more than
 * 4,096 bytes. */
const char *yaml_text(Yaml at);
/* Returns the text of a key; "" when it is missing or empty, which is a finding if it is
 * required. */
const char *yaml_get_text(Yaml map, const char *key, bool required);
/* Returns a whole number from `least` to `most`. */
int yaml_get_number(Yaml map, const char *key, int least, int most);
/* Returns what from_name() has for the name; otherwise a finding lists what is allowed. */
int yaml_get_name(Yaml map, const char *key, int (*from_name)(const char *), const char *allowed);
/* Returns a date: 2016, 2016-03 or 2016-03-22; "" with a finding for anything else. */
const char *yaml_get_date(Yaml map, const char *key);

#endif
