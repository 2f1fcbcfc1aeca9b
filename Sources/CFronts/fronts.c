#include "fronts.h"
#include <string.h>

#if defined(__x86_64__) && defined(__ELF__)
#define VERSIONS __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#else
#define VERSIONS
#endif
#define INLINE static inline __attribute__((always_inline))
#pragma clang diagnostic ignored "-Wpsabi"
#pragma STDC FP_CONTRACT ON

enum { lanes = front_lanes, block = 8, tile = 6 };

/// Whether the processor has registers for 32 × 8 numbers; else those for 16 × 4, or as many, have to do.
INLINE int is_wide(void) {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512f");
#else
    return 0;
#endif
}

/// Eight numbers, and four, anywhere in memory.
typedef double lane __attribute__((vector_size(64), aligned(8), may_alias));
typedef double half __attribute__((vector_size(32), aligned(8), may_alias));

// Not functions: those may not pass lanes to the versions.
#define LANE(at) (*(lane *)(at))
#define SUM(v) (((v[0] + v[4]) + (v[2] + v[6])) + ((v[1] + v[5]) + (v[3] + v[7])))

INLINE long least(long a, long b) { return a < b ? a : b; }

/// Does `work` with w = count ≤ 8 as a constant, so that a block's columns stay in registers.
#define WITH_WIDTH(count, work)                                                                                        \
    switch (count) {                                                                                                   \
    case 1: { enum { w = 1 }; work; break; }                                                                           \
    case 2: { enum { w = 2 }; work; break; }                                                                           \
    case 3: { enum { w = 3 }; work; break; }                                                                           \
    case 4: { enum { w = 4 }; work; break; }                                                                           \
    case 5: { enum { w = 5 }; work; break; }                                                                           \
    case 6: { enum { w = 6 }; work; break; }                                                                           \
    case 7: { enum { w = 7 }; work; break; }                                                                           \
    default: { enum { w = 8 }; work; }                                                                                 \
    }

/// L and D of a block of w ≤ 8 pivots, from its lower part; returns how many were replaced.
INLINE long pivots(long w, const double *a, long ld, double l[block][block], double *diagonal, const double *sign,
                   const double *magnitude, double tolerance, double replacement) {
    long replaced = 0;
    for (long j = 0; j < w; j++)
        for (long i = j; i < w; i++) l[j][i] = a[j * ld + i];
    for (long p = 0; p < w; p++) {
        double pivot = l[p][p];
        if (!(pivot * sign[p] > tolerance * magnitude[p])) {
            const double least_normal = 2.2250738585072014e-308;
            pivot = sign[p] * (magnitude[p] > least_normal ? magnitude[p] : least_normal) * replacement;
            replaced++;
        }
        diagonal[p] = pivot;
        const double inverse = 1 / pivot;
        for (long j = p + 1; j < w; j++) {
            const double factor = l[p][j] * inverse;
            for (long i = j; i < w; i++) l[j][i] -= factor * l[p][i];
        }
        for (long i = p + 1; i < w; i++) l[p][i] *= inverse;
        l[p][p] = 1;
    }
    return replaced;
}

/// Rows of a block's columns: L·D by substitution with the block's L, as many rows at a time as `type` has, and L.
#define ROWS(name, type)                                                                                               \
    INLINE void name(long w, long from, long to, double *panel, double *scaled, long ld, double l[block][block],       \
                     const double *diagonal) {                                                                         \
        double inverse[block];                                                                                         \
        for (long p = 0; p < w; p++) inverse[p] = 1 / diagonal[p];                                                     \
        for (long i = from; i < to; i += sizeof(type) / sizeof(double)) {                                              \
            type x[block];                                                                                             \
            for (long p = 0; p < w; p++) {                                                                             \
                type value = *(type *)(panel + p * ld + i);                                                            \
                for (long q = 0; q < p; q++) value -= l[q][p] * x[q];                                                  \
                x[p] = value;                                                                                          \
                *(type *)(scaled + p * ld + i) = value;                                                                \
                *(type *)(panel + p * ld + i) = value * inverse[p];                                                    \
            }                                                                                                          \
        }                                                                                                              \
    }
ROWS(rows_of_8, lane)
ROWS(rows_of_4, half)

/// A tile of `vectors` · 8 rows and n columns: target ← (target if adds) − left·rightᵀ over k columns.
#define TILE(name, vectors, n)                                                                                         \
    INLINE void name(long k, const double *left, const double *right, long ld, double *target, long lt, int adds) {    \
        lane s[n][vectors];                                                                                            \
        for (long j = 0; j < n; j++)                                                                                   \
            for (long v = 0; v < vectors; v++) s[j][v] = adds ? LANE(target + j * lt + v * lanes) : (lane){0};            \
        for (long p = 0; p < k; p++) {                                                                                 \
            lane a[vectors];                                                                                           \
            for (long v = 0; v < vectors; v++) a[v] = LANE(left + p * ld + v * lanes);                                 \
            for (long j = 0; j < n; j++)                                                                               \
                for (long v = 0; v < vectors; v++) s[j][v] -= a[v] * right[p * ld + j];                           \
        }                                                                                                              \
        for (long j = 0; j < n; j++)                                                                                   \
            for (long v = 0; v < vectors; v++) LANE(target + j * lt + v * lanes) = s[j][v];                            \
    }
TILE(tile_3_6, 3, 6)
TILE(tile_2_6, 2, 6)
TILE(tile_1_6, 1, 6)
TILE(tile_2_1, 2, 1)
TILE(tile_1_1, 1, 1)

/// Columns from ..< to of a target's lower part, each from the multiple of eight at or below its diagonal on, which is in row
/// first + column.
INLINE void subtract(long k, long from, long to, long first, long end, const double *left, const double *right, long ld,
                     double *target, long lt, int adds) {
    const int wide = is_wide();
    long j = from;
    for (; j + tile <= to; j += tile) {
        long i = (first + j) & ~(lanes - 1);
        double *column = target + j * lt;
        if (wide) {
            for (; i + 3 * lanes <= end; i += 3 * lanes) tile_3_6(k, left + i, right + j, ld, column + i, lt, adds);
            if (i + 2 * lanes <= end) {
                tile_2_6(k, left + i, right + j, ld, column + i, lt, adds);
                i += 2 * lanes;
            }
        }
        for (; i < end; i += lanes) tile_1_6(k, left + i, right + j, ld, column + i, lt, adds);
    }
    for (; j < to; j++) {
        long i = (first + j) & ~(lanes - 1);
        double *column = target + j * lt;
        for (; i + 2 * lanes <= end; i += 2 * lanes) tile_2_1(k, left + i, right + j, ld, column + i, lt, adds);
        if (i < end) tile_1_1(k, left + i, right + j, ld, column + i, lt, adds);
    }
}

VERSIONS
long front_factorise(long k, long h, double *panel, double *scaled, long ld, double *diagonal, const double *sign,
                     const double *magnitude, double tolerance, double replacement) {
    const long end = (h + lanes - 1) & ~(lanes - 1);
    const int wide = is_wide();
    long replaced = 0;
    for (long c = 0; c < k; c += block) {
        const long width = least(block, k - c);
        double l[block][block];
        double *at = panel + c * ld;
        WITH_WIDTH(width, {
            replaced += pivots(w, at + c, ld, l, diagonal + c, sign + c, magnitude + c, tolerance, replacement);
            if (wide)
                rows_of_8(w, c, end, at, scaled + c * ld, ld, l, diagonal + c);
            else
                rows_of_4(w, c, end, at, scaled + c * ld, ld, l, diagonal + c);
        })
        const long next = c + width;
        if (next < k)
            subtract(width, 0, k - next, next, end, at, scaled + c * ld + next, ld, panel + next * ld, ld, 1);
    }
    return replaced;
}

VERSIONS
void front_update(long k, long u, long from, long to, const double *left, const double *right, long ld, double *update,
                  long lu, int adds) {
    const long end = (u + lanes - 1) & ~(lanes - 1);
    if (adds)
        subtract(k, from, to, 0, end, left, right, ld, update, lu, 1);
    else
        subtract(k, from, to, 0, end, left, right, ld, update, lu, 0);
}

VERSIONS
void front_extend(long u, const double *child, long lu, const int *place, long pivots, double *panel, long ld,
                  double *update, long lp) {
    for (long j = 0; j < u; j++) {
        const double *source = child + j * lu;
        const long column = place[j];
        double *target = column < pivots ? panel + column * ld : update + (column - pivots) * lp - pivots;
        // Rows that are neighbours in the child mostly are so in its parent.
        long i = j;
        while (i < u) {
            const long at = place[i];
            if (i + lanes <= u && place[i + lanes - 1] == at + lanes - 1) {
                LANE(target + at) += LANE(source + i);
                i += lanes;
            } else {
                target[at] += source[i];
                i++;
            }
        }
    }
}

/// A block of w ≤ 8 pivots: substitution within it, then what its columns take off the rows below.
INLINE void forward(long w, long rows, const double *l, long ld, double *y) {
    double x[block];
    for (long p = 0; p < w; p++) x[p] = y[p];
    for (long p = 0; p < w; p++)
        for (long i = p + 1; i < w; i++) x[i] -= l[p * ld + i] * x[p];
    for (long p = 0; p < w; p++) y[p] = x[p];
    for (long i = w; i < rows; i += lanes) {
        lane a = LANE(y + i), b = {0};
        for (long p = 0; p + 1 < w; p += 2) {
            a -= LANE(l + p * ld + i) * x[p];
            b -= LANE(l + (p + 1) * ld + i) * x[p + 1];
        }
        if (w & 1) a -= LANE(l + (w - 1) * ld + i) * x[w - 1];
        LANE(y + i) = a + b;
    }
}

VERSIONS
void front_forward(long k, long h, const double *l, long ld, double *y) {
    long c = 0;
    for (; c + block <= k; c += block) forward(block, h - c, l + c * ld + c, ld, y + c);
    if (c < k) WITH_WIDTH(k - c, forward(w, h - c, l + c * ld + c, ld, y + c))
}

/// A block of w ≤ 8 pivots: products of its columns with the rows below, then substitution within it.
INLINE void backward(long w, long rows, const double *l, long ld, double *y) {
    lane s[block];
    double x[block];
    for (long p = 0; p < w; p++) s[p] = (lane){0};
    for (long i = w; i < rows; i += lanes) {
        const lane below = LANE(y + i);
        for (long p = 0; p < w; p++) s[p] += LANE(l + p * ld + i) * below;
    }
    for (long p = 0; p < w; p++) x[p] = y[p] - SUM(s[p]);
    for (long i = w - 1; i > 0; i--)
        for (long p = 0; p < i; p++) x[p] -= l[p * ld + i] * x[i];
    for (long p = 0; p < w; p++) y[p] = x[p];
}

VERSIONS
void front_backward(long k, long h, const double *l, long ld, double *y) {
    if (is_wide()) {
        long c = k & ~(block - 1);
        if (c < k) WITH_WIDTH(k - c, backward(w, h - c, l + c * ld + c, ld, y + c))
        for (c -= block; c >= 0; c -= block) backward(block, h - c, l + c * ld + c, ld, y + c);
    } else {
        // Sums of eight columns' lanes would not stay in registers.
        enum { few = block / 2 };
        long c = k & ~(few - 1);
        if (c < k) WITH_WIDTH(k - c, backward(w, h - c, l + c * ld + c, ld, y + c))
        for (c -= few; c >= 0; c -= few) backward(few, h - c, l + c * ld + c, ld, y + c);
    }
}
