"""Reads with dcplan what other solvers write: HiGHS, SCIP and GLPK, each as MPS (GLPK in both layouts) and as CPLEX-LP.

Seeded programs with what makes writers differ: ranges, equalities, free rows and rows without terms, every kind of bound,
integer, binary and semi-continuous columns, constants, both senses, odd and long names, tiny and huge numbers, an empty
objective. Each file is solved by `dcplan lp --relax` and by its own writer's reading of the same file, relaxed; status and
objective must agree. Prints what does not, and exits 1 then.

    python Benchmarks/lp/roundtrip.py [--count N] [--seed S] [--keep DIR]
"""
import argparse, json, math, os, random, subprocess, sys, tempfile

import highspy
import pyscipopt
import swiglpk as glpk

INF = float("inf")
TOLERANCE = 1e-6
DCPLAN = os.environ.get("DCPLAN", ".build/release/dcplan")


def names(random, count, letter):
    """Distinct names that all three writers can put down: some long, some with the signs that LP allows."""
    if random.random() < 0.1:
        return [f"{letter} {i} a"[:8] for i in range(count)]
    signs = "_.!#$%&(),;?@'`{}~|" if random.random() < 0.3 else "_"
    out = []
    for i in range(count):
        tail = "".join(random.choice(signs + "abcXYZ0189") for _ in range(random.choice((0, 0, 2, 5, 40, 120))))
        out.append(f"{letter}{tail}{i}")
    return out


def number(random):
    kind = random.random()
    if kind < 0.6:
        return float(random.randint(-9, 9))
    if kind < 0.9:
        return random.uniform(-5, 5)
    return random.choice((-1, 1)) * random.uniform(1, 9) * 10.0 ** random.randint(-7, 6)


def bounds(random, kind):
    a = number(random)
    b = a + abs(number(random)) + 1
    if kind == "binary":
        return 0.0, 1.0
    if kind == "semi":
        return random.choice((0.0, 2.0)), float(random.randint(3, 50))
    if kind == "integer":
        a, b = math.floor(a), math.ceil(b)
    return random.choice(((0.0, INF), (0.0, INF), (0.0, b if b > 0 else 1.0), (-INF, INF), (-INF, b), (a, INF), (a, b),
                          (a, a), (0.0, 1.0), (0.0, 0.0), (-INF, -abs(b)), (-abs(a), 0.0)))


class Program:
    """min or max c·x + k, lower ≤ A·x ≤ upper, bounds, kinds of columns."""

    def __init__(self, seed):
        r = random.Random(seed)
        n, m = r.randint(1, 8), r.randint(0, 7)
        mixed = r.random() < 0.6
        self.kinds = [r.choice(("real", "real", "integer", "binary", "semi")) if mixed else "real" for _ in range(n)]
        self.columns, self.rows = names(r, n, "x"), names(r, m, "c")
        self.bounds = [bounds(r, kind) for kind in self.kinds]
        empty = r.random() < 0.1
        self.cost = [0.0 if empty or r.random() < 0.2 else number(r) for _ in range(n)]
        self.constant = number(r) if r.random() < 0.4 else 0.0
        self.maximise = r.random() < 0.4
        self.name = r.choice(("", "program", "a name with blanks"))
        self.terms = [sorted(r.sample(range(n), r.randint(0, n))) for _ in range(m)]
        self.values = [[number(r) or 1.0 for _ in terms] for terms in self.terms]
        inside = [min(max(0.5, l), u) for l, u in self.bounds]
        self.sides = []
        for terms, values in zip(self.terms, self.values):
            at = sum(inside[j] * v for j, v in zip(terms, values))
            slack = abs(number(r))
            self.sides.append(r.choice(((at - slack, INF), (-INF, at + slack), (at, at), (at - slack, at + slack + 1),
                                        (-INF, INF) if r.random() < 0.3 else (-INF, at + slack))))


def write_highs(p, path):
    h = highspy.Highs()
    h.setOptionValue("output_flag", False)
    semi, integer = highspy.HighsVarType.kSemiContinuous, highspy.HighsVarType.kInteger
    for j, (l, u) in enumerate(p.bounds):
        h.addVar(l, u)
        h.changeColCost(j, p.cost[j])
        h.passColName(j, p.columns[j])
        if p.kinds[j] != "real":
            h.changeColIntegrality(j, semi if p.kinds[j] == "semi" else integer)
    for i, (l, u) in enumerate(p.sides):
        h.addRow(l, u, len(p.terms[i]), p.terms[i], p.values[i])
        h.passRowName(i, p.rows[i])
    h.changeObjectiveOffset(p.constant)
    h.changeObjectiveSense(highspy.ObjSense.kMaximize if p.maximise else highspy.ObjSense.kMinimize)
    h.writeModel(path)


def solve_highs(path):
    h = highspy.Highs()
    h.setOptionValue("output_flag", False)
    h.setOptionValue("solve_relaxation", True)
    if h.readModel(path) == highspy.HighsStatus.kError:
        return "unreadable", None
    h.run()
    s = highspy.HighsModelStatus
    word = {s.kOptimal: "optimal", s.kInfeasible: "infeasible", s.kUnbounded: "unbounded", s.kModelEmpty: "optimal",
            s.kUnboundedOrInfeasible: "either"}.get(h.getModelStatus(), "other")
    # Of a program without columns it leaves the constant out.
    value = h.getLp().offset_ if h.getLp().num_col_ == 0 else h.getInfo().objective_function_value
    return word, value if word == "optimal" else None


def write_scip(p, path):
    m = pyscipopt.Model(p.name or "unnamed")
    m.hideOutput()
    kinds = {"real": "C", "integer": "I", "binary": "B", "semi": "C"}
    limit = lambda v: None if math.isinf(v) else v
    columns = []
    for j, (l, u) in enumerate(p.bounds):
        kind = kinds[p.kinds[j]]
        # It writes blanks in names as they are, and then reads other names.
        v = m.addVar(p.columns[j].replace(" ", "_"), kind, limit(l), limit(u), p.cost[j])
        columns.append(v)
    for i, (l, u) in enumerate(p.sides):
        total = pyscipopt.quicksum(v * columns[j] for j, v in zip(p.terms[i], p.values[i]))
        if not p.terms[i] or math.isinf(l) and math.isinf(u):
            continue
        m.addCons(pyscipopt.scip.ExprCons(total, lhs=limit(l), rhs=limit(u)), name=p.rows[i].replace(" ", "_"))
    m.addObjoffset(p.constant)
    if p.maximise:
        m.setMaximize()
    m.writeProblem(path, verbose=False)


def solve_scip(path):
    m = pyscipopt.Model()
    m.hideOutput()
    try:
        m.readProblem(path)
    except OSError:
        return "unreadable", None
    for v in m.getVars():
        if v.vtype() != "CONTINUOUS":
            l, u = v.getLbOriginal(), v.getUbOriginal()
            m.chgVarType(v, "C")
            m.chgVarLb(v, l)
            m.chgVarUb(v, u)
    m.optimize()
    word = {"inforunbd": "either"}.get(m.getStatus(), m.getStatus())
    return word, m.getObjVal() if word == "optimal" else None


def write_glpk(p, path):
    glpk.glp_term_out(glpk.GLP_OFF)
    g = glpk.glp_create_prob()
    glpk.glp_set_prob_name(g, p.name or None)
    glpk.glp_set_obj_dir(g, glpk.GLP_MAX if p.maximise else glpk.GLP_MIN)
    kind = lambda l, u: (glpk.GLP_FX if l == u else glpk.GLP_DB if -INF < l and u < INF else glpk.GLP_LO if -INF < l
                         else glpk.GLP_UP if u < INF else glpk.GLP_FR)
    finite = lambda v: 0.0 if math.isinf(v) else v
    glpk.glp_add_cols(g, len(p.columns))
    glpk.glp_set_obj_coef(g, 0, p.constant)
    for j, (l, u) in enumerate(p.bounds, 1):
        glpk.glp_set_col_name(g, j, p.columns[j - 1])
        if p.kinds[j - 1] in ("integer", "binary"):
            glpk.glp_set_col_kind(g, j, glpk.GLP_IV)
        glpk.glp_set_col_bnds(g, j, kind(l, u), finite(l), finite(u))
        glpk.glp_set_obj_coef(g, j, p.cost[j - 1])
    for i, (l, u) in enumerate(p.sides, 1):
        glpk.glp_add_rows(g, 1)
        glpk.glp_set_row_name(g, i, p.rows[i - 1])
        glpk.glp_set_row_bnds(g, i, kind(l, u), finite(l), finite(u))
        k = len(p.terms[i - 1])
        index, value = glpk.intArray(k + 1), glpk.doubleArray(k + 1)
        for e in range(k):
            index[e + 1], value[e + 1] = p.terms[i - 1][e] + 1, p.values[i - 1][e]
        glpk.glp_set_mat_row(g, i, k, index, value)
    if path.endswith(".lp"):
        glpk.glp_write_lp(g, None, path)
    else:
        glpk.glp_write_mps(g, glpk.GLP_MPS_DECK if ".deck." in path else glpk.GLP_MPS_FILE, None, path)
    glpk.glp_delete_prob(g)


def solve_glpk(path):
    glpk.glp_term_out(glpk.GLP_OFF)
    g = glpk.glp_create_prob()
    failed = (glpk.glp_read_lp(g, None, path) if path.endswith(".lp") else
              glpk.glp_read_mps(g, glpk.GLP_MPS_DECK if ".deck." in path else glpk.GLP_MPS_FILE, None, path))
    if failed:
        return "unreadable", None
    parameters = glpk.glp_smcp()
    glpk.glp_init_smcp(parameters)
    parameters.presolve = glpk.GLP_ON
    code = glpk.glp_simplex(g, parameters)
    if code in (glpk.GLP_ENOPFS, glpk.GLP_ENODFS):
        return ("infeasible" if code == glpk.GLP_ENOPFS else "either"), None
    word = {glpk.GLP_OPT: "optimal", glpk.GLP_NOFEAS: "infeasible", glpk.GLP_UNBND: "unbounded"}.get(
        glpk.glp_get_status(g), "other")
    value = glpk.glp_get_obj_val(g)
    glpk.glp_delete_prob(g)
    return word, value if word == "optimal" else None


def dcplan(path):
    run = subprocess.run([DCPLAN, "lp", path, "--relax", "--json", "--quiet"], capture_output=True, text=True, timeout=60)
    answer = json.loads(run.stdout)
    if "objective" not in answer:
        return "unreadable", None, run.stderr.strip()
    return answer["status"], answer["objective"], run.stderr.strip()


def agrees(mine, theirs):
    if theirs[0] == "either":
        return mine[0] in ("infeasible", "unbounded")
    if mine[0] != theirs[0]:
        # A program may be both; which of the two a solver finds is its own affair.
        return {mine[0], theirs[0]} == {"infeasible", "unbounded"}
    return mine[0] != "optimal" or abs(mine[1] - theirs[1]) <= TOLERANCE * (1 + abs(theirs[1]))


WRITERS = {
    "highs": (write_highs, solve_highs, ("mps", "lp")),
    "scip": (write_scip, solve_scip, ("mps", "lp")),
    "glpk": (write_glpk, solve_glpk, ("free.mps", "deck.mps", "lp")),
}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", help="folder for the files that are not agreed on")
    arguments = parser.parse_args()
    wrong = files = unread = 0
    with tempfile.TemporaryDirectory() as folder:
        for seed in range(arguments.seed, arguments.seed + arguments.count):
            program = Program(seed)
            for writer, (write, solve, endings) in WRITERS.items():
                for ending in endings:
                    if writer == "glpk" and not program.rows:
                        continue  # it asserts that there is one
                    path = f"{folder}/{seed}.{writer}.{ending}"
                    write(program, path)
                    if not os.path.exists(path):
                        continue
                    files += 1
                    theirs, mine = solve(path), dcplan(path)
                    if theirs[0] in ("unreadable", "other"):
                        unread += 1
                        if mine[0] == "unreadable":
                            continue
                    elif not agrees(mine, theirs):
                        wrong += 1
                        print(f"{os.path.basename(path)}: dcplan {mine}, {writer} {theirs}", flush=True)
                        if arguments.keep:
                            os.makedirs(arguments.keep, exist_ok=True)
                            os.replace(path, f"{arguments.keep}/{os.path.basename(path)}")
    print(f"{files} files, {unread} that their own writer does not read or solve, {wrong} not agreed on")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
