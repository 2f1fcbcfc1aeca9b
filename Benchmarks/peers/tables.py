"""The Markdown tables of the results: who solved what, at what cost, how far from an optimum, and how cost grows."""

from answers import SAME_OBJECTIVE, difference, gathered, reference
from entrants import PROGRAM, WHOLE
from growth import AXES, series, slope

DETAIL = ("read_s", "build_s", "presolve_s", "solve_s", "write_s", "total_s", "cpu_s")


def row(*cells):
    return "| " + " | ".join("–" if cell is None else str(cell) for cell in cells) + " |"


def header(*titles, words=1):
    """A head whose first `words` columns are of words, the others of numbers."""
    return [row(*titles), "|" + "---|" * words + "--:|" * (len(titles) - words)]


def seconds(value):
    return None if value is None else f"{value:.3g}" if value < 10 else f"{value:.0f}"


def scientific(value):
    return None if value is None else f"{value:.1e}"


def cell(answer, key):
    """Seconds of an answer, or how the entrant failed, when, and how far its last point was from an optimum."""
    if answer is None:
        return None
    if answer.is_solved:
        return seconds(answer.median(key))
    if is_late(answer):
        return f"over {answer.first['limit_s']:g} s"
    if answer.claims:
        return f"{seconds(answer.median(key))} ({answer.status})"
    worst, taken = answer.worst(answer.first), answer.median(key) or answer.median("wall_s")
    return ", ".join([answer.status, *([scientific(worst)] if worst is not None else []),
                      *([f"{seconds(taken)} s"] if taken is not None and "killed" not in answer.status else [])])


def is_late(answer):
    """Whether an entrant stopped at its limit; one that did not heed it was killed, which is told apart."""
    return answer.status.replace("_", " ").startswith("time limit")


def ratio(own, peers, key):
    """How many times as long the quickest peer takes; where none has an answer, at least its limit over ours.

    A peer that calls a point optimal which fails the check counts here where its objective is right, so that no ratio gains by the check.
    """
    if own is None or not own.is_solved or not any(peers):
        return None
    cost = own.median(key)
    solved = [peer.median(key) for peer in peers if peer and peer.claims and (difference(peer, own) or 0) <= SAME_OBJECTIVE["whole"]]
    if solved:
        return f"{min(solved) / cost:.1f}×"
    limits = [peer.first["limit_s"] for peer in peers if peer and (is_late(peer) or peer.status.startswith("killed"))]
    return f"over {max(limits) / cost:.1f}×" if limits else "none solved it"


def by_case(answers, entrants):
    """The cases that any of the entrants ran, smallest first, each with its answers by entrant."""
    names = dict.fromkeys(case for case, entrant in answers if entrant in entrants)
    found = {name: {entrant: answers.get((name, entrant)) for entrant in entrants} for name in names}

    def size(name):
        return min((answer.first["rows"] for answer in found[name].values() if answer and "rows" in answer.first), default=0)
    return {name: found[name] for name in sorted(found, key=size)}


def sizes(found):
    known = next((answer.first for answer in found.values() if answer and "rows" in answer.first), {})
    return known.get("rows"), known.get("columns"), known.get("nonzeros")


def program(answers):
    """The table of presolve and solve on one exported program."""
    yield from header("case", "rows", "columns", "nonzeros", *(f"{entrant}, s" for entrant in PROGRAM), "best of HiGHS / dcplan")
    for name, found in by_case(answers, PROGRAM).items():
        peers = [answer for entrant, answer in found.items() if entrant != "dcplan"]
        yield row(name, *sizes(found), *(cell(answer, "solve_s") for answer in found.values()), ratio(found["dcplan"], peers, "solve_s"))


def whole(answers):
    """The table from scenario to answer."""
    titles = [title for entrant in WHOLE for title in (f"{entrant}, s", "MiB")]
    yield from header("case", *titles, "best of PyPSA / plan")
    for name, found in by_case(answers, WHOLE).items():
        cells = []
        for answer in found.values():
            peak = answer and answer.median("peak_mib")
            cells += [cell(answer, "total_s"), peak and f"{peak:.0f}"]
        yield row(name, *cells, ratio(found["plan"], [answer for entrant, answer in found.items() if entrant != "plan"], "total_s"))


def detail(answers, entrants):
    """One row for each case and entrant: parts of the time, memory, iterations, residuals by the check, and the distance of objectives."""
    yield from header("case", "entrant", "status", "runs", *(title.replace("_s", ", s") for title in DETAIL), "peak MiB", "iterations", "objective",
                      "difference", "primal", "dual", "gap", "primal, absolute", "dual, absolute", "load", words=3)
    for name, found in by_case(answers, entrants).items():
        best = reference([answer for answer in found.values() if answer])
        for entrant, answer in found.items():
            if answer is None:
                continue
            first, residuals = answer.first, answer.first.get("residuals") or {}
            peak, objective = answer.median("peak_mib"), first.get("objective")
            yield row(name, entrant, answer.status, len(answer.runs), *(seconds(answer.median(key)) for key in DETAIL), peak and f"{peak:.0f}",
                      first.get("iterations"), objective and f"{objective:.10g}", scientific(difference(answer, best)),
                      *(scientific(residuals.get(key)) for key in ("primal", "dual", "gap", "primal_absolute", "dual_absolute")),
                      f"{answer.median('load'):.1f}")


def growth(answers):
    """Exponents of growth; a number in brackets is that of cases which the entrant tried and did not solve."""
    entrants = [*((name, "solve_s") for name in PROGRAM), *((name, "total_s") for name in WHOLE)]
    yield from header("along", "at", *(name for name, _ in entrants), words=2)
    for title, key, held, along in AXES:
        cells = []
        for entrant, what in entrants:
            solved, failed = series(answers, entrant, key, along, what)
            power = slope(solved)
            cells.append(None if not solved + failed else
                         " ".join([*([f"{power:.2f}"] if power is not None else ["–"]), *([f"({len(failed)} failed)"] if failed else [])]))
        yield row(title, held, *cells)


def troubles(answers):
    """What was not solved, by whom and how it ended; and objectives of solved cases that differ. The second are counted."""
    lines, wrong = [], 0
    for kind, entrants in (("program", PROGRAM), ("whole", WHOLE)):
        for name, found in by_case(answers, entrants).items():
            best = reference([answer for answer in found.values() if answer])
            for entrant, answer in found.items():
                if answer is None:
                    continue
                if answer.status != "optimal":
                    lines.append(f"- {name}, {entrant}: {cell(answer, 'solve_s')}")
                if answer.is_solved and (difference(answer, best) or 0) > SAME_OBJECTIVE[kind]:
                    wrong += 1
                    lines.append(f"- {name}, {entrant}: objective {difference(answer, best):.1e} from that of {best.entrant}")
                if entrant == "hipo" and answer.first.get("log_names_solver") is False:
                    lines.append(f"- {name}, hipo: HiGHS's log names no HiPO: is highspy[extras] installed?")
    return lines, wrong


def said(results):
    """Under what all of this was measured."""
    def each(key):
        return ", ".join(sorted({str(result[key]) for result in results}))
    dates, loads = sorted(result["date"] for result in results), [result["load"] for result in results]
    return (f"{dates[0]} to {dates[-1]}; dcplan {each('commit')}, HiGHS {each('highs')}, PyPSA {each('pypsa')}; {each('threads')} threads; tolerance "
            f"{each('tolerance')}; limit {each('limit_s')} s; load of the machine before each run {min(loads):.1f} to {max(loads):.1f}.")


def report(results, plot):
    """Prints all tables and draws the plot; returns 1 when answers that were given as optimal disagree."""
    if not results:
        print("No results yet.")
        return 0
    answers = gathered(results)
    lines, wrong = troubles(answers)
    parts = [("The same exported program, presolve and solve", program(answers)), ("From scenario to answer", whole(answers)),
             ("How cost grows: exponents", growth(answers)), ("Runs on the exported program", detail(answers, PROGRAM)),
             ("Runs from scenario to answer", detail(answers, WHOLE)), ("Not solved, or not agreed on", lines or ["Nothing."])]
    print(said(results))
    for title, body in parts:
        print(f"\n### {title}\n")
        print(*body, sep="\n")
    if plot:
        from plot import draw  # matplotlib is needed for nothing else

        draw(answers, plot)
    return 1 if wrong else 0
