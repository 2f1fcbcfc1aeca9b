"""How far a point and its multipliers are from an optimum of a linear program, computed from the program as its file gives it.

min cᵀx + k, l ≤ A·x ≤ u, b ≤ x ≤ d, with y the multipliers of rows and z = c − Aᵀy, which is not taken from the solver. What a
solver says of itself is not used. Every array is of the unscaled program; time and memory are linear in its nonzeros.
"""

import dataclasses

import numpy as np


@dataclasses.dataclass
class Program:
    """A program as arrays: `column` and `row` place each of the nonzeros `value`."""
    sign: float  # −1 for a program that is maximised, whose costs are negated
    offset: float
    cost: np.ndarray
    lower: np.ndarray
    upper: np.ndarray
    row_lower: np.ndarray
    row_upper: np.ndarray
    column: np.ndarray
    row: np.ndarray
    value: np.ndarray

    @classmethod
    def of(cls, highs):
        """The program that a `highspy.Highs` holds, before any presolve or scaling; infinite sides are ±inf."""
        columns, rows = highs.getNumCol(), highs.getNumRow()
        _, count, cost, lower, upper, nonzeros = highs.getCols(columns, np.arange(columns, dtype=np.int32))
        _, start, index, value = highs.getColsEntries(columns, np.arange(columns, dtype=np.int32))
        _, _, row_lower, row_upper, _ = highs.getRows(rows, np.arange(rows, dtype=np.int32))
        sign = -1.0 if "Maximize" in str(highs.getObjectiveSense()[1]) else 1.0
        column = np.repeat(np.arange(count, dtype=np.int32), np.diff(np.append(start, nonzeros)))
        return cls(sign, sign * highs.getObjectiveOffset()[1], sign * np.asarray(cost), np.asarray(lower), np.asarray(upper),
                   np.asarray(row_lower), np.asarray(row_upper), column, np.asarray(index), np.asarray(value))


def violations(point, least, most):
    """How far each entry lies outside its interval, and the side that it lies beyond (0 where there is none)."""
    outside = np.maximum(np.maximum(least - point, point - most), 0)
    side = np.abs(np.where(least > point, least, most))
    return outside, np.where(np.isfinite(side), side, 0)


def largest(values):
    return float(values.max(initial=0))


def primal(program, x, in_row, activity):
    """Largest violation of rows and bounds: beside the largest number that meets with it, and as it stands."""
    relative = absolute = 0.0
    for point, least, most, size in ((activity, program.row_lower, program.row_upper, in_row),
                                     (x, program.lower, program.upper, np.abs(x))):
        outside, side = violations(point, least, most)
        relative = max(relative, largest(outside / (1 + np.maximum(side, size))))
        absolute = max(absolute, largest(outside))
    return relative, absolute


def dual(program, y, z, in_column, of_row):
    """Largest multiplier that leans on a side which is not there, relative and absolute, and the dual objective."""
    relative, absolute, objective = 0.0, 0.0, program.offset
    of_column = np.abs(z) / (1 + in_column)
    for multiplier, least, most, share in ((y, program.row_lower, program.row_upper, of_row),
                                           (z, program.lower, program.upper, of_column)):
        bound = np.where(multiplier > 0, least, most)
        leaning = np.isfinite(bound)
        missing = ~leaning & (multiplier != 0)
        relative = max(relative, largest(share[missing]))
        absolute = max(absolute, largest(np.abs(multiplier[missing])))
        objective += float((multiplier[leaning] * bound[leaning]).sum())
    return relative, absolute, objective


def residuals(program, x, y):
    """Residuals of the point x (columns) and the multipliers y (rows, as the objective's own sense has them).

    `primal`, `dual` and `gap` follow the formulas of dcplan's Certificate: every violation beside the largest number that meets with it in its
    row or column, and |p − d| / (1 + |p|). `primal_absolute` and `dual_absolute` are the same violations in the program's own units.
    """
    x, y = np.asarray(x, dtype=float), program.sign * np.asarray(y, dtype=float)
    if not (np.isfinite(x).all() and np.isfinite(y).all()):
        return {"objective": None} | dict.fromkeys(("primal", "dual", "gap", "primal_absolute", "dual_absolute"), float("inf"))
    rows, columns = len(program.row_lower), len(program.lower)
    terms, prices = program.value * x[program.column], program.value * y[program.row]
    activity = np.bincount(program.row, terms, minlength=rows)
    z = program.cost - np.bincount(program.column, prices, minlength=columns)
    np.abs(terms, out=terms)
    np.abs(prices, out=prices)
    in_row, in_column, of_row = np.zeros(rows), np.abs(program.cost), np.zeros(rows)
    np.maximum.at(in_row, program.row, terms)
    np.maximum.at(in_column, program.column, prices)
    np.maximum.at(of_row, program.row, prices / (1 + in_column[program.column]))
    objective = program.offset + float(program.cost @ x)
    primal_relative, primal_absolute = primal(program, x, in_row, activity)
    dual_relative, dual_absolute, dual_objective = dual(program, y, z, in_column, of_row)
    return {"objective": program.sign * objective, "primal": primal_relative, "dual": dual_relative,
            "gap": abs(objective - dual_objective) / (1 + abs(objective)),
            "primal_absolute": primal_absolute, "dual_absolute": dual_absolute}
