/* yaml_file.h: one YAML file of an author's; every complaint names file, line and field.
 *
 * Whatever is missing or of the wrong kind is complained of once, where it is first asked for; it
 * then reads as an empty list, "" or 0.
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

/* A place in the file; without a node: what is not there. */
typedef struct {
    YamlFile *file;
    const TreeNode *node;
} Yaml;

/* False: findings say why. What is read is the findings' arena's. */
bool yaml_file_open(YamlFile *file, const char *path, Findings *findings);
Yaml yaml_root(YamlFile *file);

/* How messages call the place: "claims[3].facts"; "" for the root and for what is not there. */
const char *yaml_name(Yaml at);
int yaml_line(Yaml at);
bool yaml_present(Yaml at);
/* A finding about the place: what is wrong, or what could be better. */
void yaml_complain(Yaml at, const char *format, ...) PRINTF(2, 3);
void yaml_advise(Yaml at, const char *format, ...) PRINTF(2, 3);
/* Quotes an author's text in a message: the text, or its beginning and "...". */
const char *yaml_quote(Yaml at, const char *text);

/* Complains of each key of the mapping that is not among `keys` (NULL ends), naming the nearest. */
void yaml_only(Yaml map, const char *const *keys);
/* Complains of each item of a list whose id an earlier item has already. */
void yaml_refuse_twins(Yaml list);

/* The value of a key; not present when there is none. A required one that is missing is a finding.
 */
Yaml yaml_get(Yaml map, const char *key, bool required);

/* Items of a list; 0 when not present, a finding when not a list. */
int yaml_count(Yaml list);
Yaml yaml_item(Yaml list, int index);

/* The text, trimmed at its end, at most 4,096 bytes; "" with a finding when it is none. */
const char *yaml_text(Yaml at);
/* The text of a key; "" when it is missing or empty, which is a finding when required. */
const char *yaml_get_text(Yaml map, const char *key, bool required);
/* A whole number from least to most. */
int yaml_get_number(Yaml map, const char *key, int least, int most);
/* One of a list of names by from_name(); a finding naming what is allowed. */
int yaml_get_name(Yaml map, const char *key, int (*from_name)(const char *), const char *allowed);
/* A date: 2016, 2016-03 or 2016-03-22. */
const char *yaml_get_date(Yaml map, const char *key);

#endif
