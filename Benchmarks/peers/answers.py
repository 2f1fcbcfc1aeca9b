"""What one entrant made of one case: its runs, whether they solved it, and what they cost."""

import dataclasses
import statistics

ACCEPTED = 1e-6  # largest relative residual of an answer that counts as one, whatever its status says
SAME_OBJECTIVE = {"program": 1e-6, "whole": 1e-5}  # relative; PyPSA's is another program with the same optimum


@dataclasses.dataclass
class Answer:
    """The runs of an entrant on a case, by repeat. An answer is solved when all of its runs are."""
    case: str
    entrant: str
    runs: list

    @property
    def first(self):
        return self.runs[0]

    def worst(self, run):
        """The largest of primal residual, dual residual and gap that kkt.py found; None where there was nothing to check."""
        found = run.get("residuals")
        return max(found[key] for key in ("primal", "dual", "gap")) if found else None

    def passes(self, run):
        """Whether a run ended with an optimum that the check confirms. Its word is taken where there was no check: `dcplan plan` has its own
        certificate, and a check that ran out of memory is told as such."""
        return run["status"] == "optimal" and (run.get("residuals") is None or self.worst(run) <= ACCEPTED)

    @property
    def is_solved(self):
        return all(self.passes(run) for run in self.runs)

    @property
    def claims(self):
        """Whether the entrant calls all of its answers optimal, whatever the check says."""
        return all(run["status"] == "optimal" for run in self.runs)

    def median(self, key):
        found = [run[key] for run in self.runs if run.get(key) is not None]
        return statistics.median(found) if found else None

    def word(self, run):
        if run.get("unchecked"):
            return f"optimal, not checked ({run['unchecked']})"
        return run["status"] if run["status"] != "optimal" or self.passes(run) else f"optimal, but {self.worst(run):.0e}"

    @property
    def status(self):
        """`optimal`, or all that the runs ended with; an optimum that fails the check, or had none, is told as such."""
        return "; ".join(dict.fromkeys(self.word(run) for run in self.runs))


def gathered(results):
    """Answers by case and entrant, in the order of the results."""
    found = {}
    for result in sorted(results, key=lambda result: result["repeat"]):
        found.setdefault((result["case"], result["entrant"]), Answer(result["case"], result["entrant"], [])).runs.append(result)
    return found


def difference(answer, reference):
    """Relative difference of two objectives, None where one is missing."""
    if answer is None or reference is None or answer.first["objective"] is None or reference.first["objective"] is None:
        return None
    value = reference.first["objective"]
    return abs(answer.first["objective"] - value) / (1 + abs(value))


def reference(answers):
    """Of answers to one program, the solved one that lies nearest to its optimum by the check, or the first where none was checked."""
    solved = [answer for answer in answers if answer.is_solved]
    return min(solved, key=lambda answer: answer.worst(answer.first) or ACCEPTED, default=None)
