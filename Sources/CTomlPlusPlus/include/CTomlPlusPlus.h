// A TOML text as a flat list of nodes with positions: a C-callable shim on toml++ (MIT licence).
//
// The list is in preorder: a node with `children` = n is followed by its n subtrees, and node 0 is the root table.
// Children of a table are in the order in which their keys first stand in the text.

#ifndef CTOMLPLUSPLUS_H
#define CTOMLPLUSPLUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef enum ctoml_kind {
    CTOML_TABLE,
    CTOML_ARRAY,
    CTOML_STRING,
    CTOML_INTEGER,
    CTOML_FLOAT,
    CTOML_BOOLEAN,
    CTOML_DATE,
} ctoml_kind;

// Line and column from 1, columns in Unicode scalars; 0 where unknown.
typedef struct ctoml_position {
    uint32_t line;
    uint32_t column;
} ctoml_position;

// `count` bytes, not terminated; may hold NULs. Owned by the document.
typedef struct ctoml_text {
    const char *bytes;
    size_t count;
} ctoml_text;

typedef struct ctoml_node {
    ctoml_kind kind;
    ctoml_position position;
    ctoml_text key;               // empty for the root and for elements of an array
    ctoml_position key_position;  // 0:0 for the root and for elements of an array
    ctoml_text text;              // of a string (its value) or a date (RFC 3339 form)
    int64_t integer;
    double number;
    bool boolean;
    size_t children;  // of a table or an array
} ctoml_node;

typedef struct ctoml_document ctoml_document;

// Parses `count` bytes, which may be anything. The result is to be freed with ctoml_free; NULL when memory is short.
ctoml_document *ctoml_parse(const char *bytes, size_t count);

// Whether the text was refused; then ctoml_error and ctoml_error_position say why and where, and there are no nodes.
bool ctoml_failed(const ctoml_document *document);
// Whether it was refused for its size alone: too many values, or parts of a key.
bool ctoml_is_excessive(const ctoml_document *document);
ctoml_text ctoml_error(const ctoml_document *document);
ctoml_position ctoml_error_position(const ctoml_document *document);

size_t ctoml_node_count(const ctoml_document *document);
const ctoml_node *ctoml_nodes(const ctoml_document *document);

void ctoml_free(ctoml_document *document);

#ifdef __cplusplus
}
#endif

#endif
