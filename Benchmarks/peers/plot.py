"""Draws seconds against hours, years and regions: above on the exported program, below from scenario to answer."""

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt

from entrants import PROGRAM, WHOLE
from growth import AXES, series

COLOURS = {"dcplan": "#b2182b", "plan": "#b2182b", "simplex": "#4d4d4d", "ipx": "#2166ac", "hipo": "#1b7837", "pdlp": "#762a83",
           "pypsa-choose": "#4d4d4d", "pypsa-ipx": "#2166ac", "pypsa-hipo": "#1b7837"}
DASHES = {"6 years, 4 regions": "--"}


def panel(axes, answers, entrants, title, what):
    """One axis of growth: solid and dashed lines for what is held, crosses where an entrant ended without an answer."""
    for label, key, held, along in AXES:
        if label != title:
            continue
        for entrant in entrants:
            solved, failed = series(answers, entrant, key, along, what)
            style = {"color": COLOURS[entrant], "linestyle": DASHES.get(held, "-"), "linewidth": 1.2}
            if solved:
                axes.plot(*zip(*sorted(solved)), marker="o", markersize=3, label=f"{entrant}{', ' + held if held in DASHES else ''}", **style)
            timed = [(size, wall) for size, wall in failed if wall]
            if timed:
                alone = None if solved or held in DASHES else f"{entrant}, no answer"
                axes.plot(*zip(*timed), marker="x", markersize=5, color=COLOURS[entrant], linestyle="none", label=alone)
        sizes = sorted({getattr(case, key) for case in along})
    axes.set(xscale="log", yscale="log", xlim=(sizes[0] / 1.2, sizes[-1] * 1.2))
    axes.minorticks_off()
    axes.set_xticks(sizes, [f"{size:,}" for size in sizes])
    axes.set_xlabel(title)
    axes.grid(alpha=0.3)


def draw(answers, path):
    """Writes the plot as SVG or PNG, by the ending of its path; the same results give the same bytes."""
    matplotlib.rcParams |= {"svg.fonttype": "none", "svg.hashsalt": "peers", "font.size": 8}
    figure, grid = plt.subplots(2, 3, figsize=(10, 6), constrained_layout=True)
    kinds = ((PROGRAM, "solve_s", "exported program: presolve and solve, s"), (WHOLE, "total_s", "scenario to answer, s"))
    for axes_row, (entrants, what, label) in zip(grid, kinds):
        for axes, title in zip(axes_row, dict.fromkeys(axis[0] for axis in AXES)):
            panel(axes, answers, entrants, title, what)
        axes_row[0].set_ylabel(label)
        if axes_row[0].get_legend_handles_labels()[0]:
            axes_row[0].legend(fontsize=6, frameon=False)
    figure.suptitle("Time against size; a cross is a run that ended without an answer", fontsize=9)
    figure.savefig(path, metadata={"Date": None} if str(path).endswith(".svg") else None, dpi=110)
