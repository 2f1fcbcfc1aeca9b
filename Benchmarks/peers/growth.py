"""How cost grows with hours, years and regions: the series of cases along each, and the exponent of a power law through them."""

import math
import statistics

import cases

# Each axis with the cases along it, and what is held beside it.
AXES = [
    ("hours a year", "hours", "1 year, 4 regions", [case for case in cases.GRID if (case.years, case.regions) == (1, 4)]),
    ("hours a year", "hours", "6 years, 4 regions", [case for case in cases.GRID if (case.years, case.regions) == (6, 4)]),
    ("years", "years", "168 hours, 4 regions", cases.YEARS),
    ("regions", "regions", "168 hours, 1 year", cases.REGIONS)]


def slope(points):
    """b of the law y = a·xᵇ with the least squares in logarithms; None for fewer than two different x."""
    logs = [(math.log(x), math.log(y)) for x, y in points if y > 0]
    if len({x for x, _ in logs}) < 2:
        return None
    middle_x, middle_y = (statistics.fmean(values) for values in zip(*logs))
    return sum((x - middle_x) * (y - middle_y) for x, y in logs) / sum((x - middle_x) ** 2 for x, _ in logs)


def series(answers, entrant, key, along, what):
    """(size, cost) of the cases along an axis that the entrant solved, and the sizes of those that it tried and did not."""
    solved, failed = [], []
    for case in along:
        answer = answers.get((case.name, entrant))
        if answer is None:
            continue
        size, cost = getattr(case, key), answer.median(what)
        if answer.is_solved and cost is not None:
            solved.append((size, cost))
        else:
            failed.append((size, answer.first.get("wall_s")))
    return solved, failed
