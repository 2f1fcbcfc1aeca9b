#pragma once

// Inner loops of a multifrontal L·D·Lᵀ for fronts that are too small for BLAS: k pivots, u rows below them, columns of h = k + u
// entries. Each is compiled for several instruction sets, of which the processor's best is taken when the program is loaded.

/// Rows are padded to this many; reads go up to one less beyond what the shapes say.
enum { front_lanes = 8 };

/// Factorises in place the first k columns of `panel`, h × k by column, `ld` ≥ h apart and a multiple of `front_lanes`, lower part:
/// L with ones on its diagonal. `scaled`, of the same shape, gets L·D, `diagonal` (k) D. A pivot p that is not above
/// tolerance · magnitude[p] in the direction of sign[p] is replaced by that sign times magnitude times `replacement`; returns
/// how many were.
long front_factorise(long k, long h, double *panel, double *scaled, long ld, double *diagonal, const double *sign,
                     const double *magnitude, double tolerance, double replacement);

/// Columns from ..< to of update (u × u, `lu` ≥ u apart and a multiple of `front_lanes`, lower part) ← update − left·rightᵀ, both
/// u × k by column, `ld` apart; what `update` held is taken for zero unless `adds`. Entries above the diagonal and in the padding are undefined.
void front_update(long k, long u, long from, long to, const double *left, const double *right, long ld, double *update,
                  long lu, int adds);

/// Extend-add of a child's update matrix (u × u, `lu` apart, lower part) to its parent's front: row i is row place[i] of it,
/// ascending; columns below `pivots` are in `panel`, `ld` apart, the others in `update`, `lp` apart.
void front_extend(long u, const double *child, long lu, const int *place, long pivots, double *panel, long ld,
                  double *update, long lp);

/// y (h) = (x, rest) ← (L₁⁻¹·x, rest − L₂·L₁⁻¹·x), the first h rows of L's k columns being `ld` apart. y is padded by seven.
void front_forward(long k, long h, const double *l, long ld, double *y);

/// y (h) = (x, rest) ← (L₁⁻ᵀ·(x − L₂ᵀ·rest), rest). y is padded by seven zeros.
void front_backward(long k, long h, const double *l, long ld, double *y);
