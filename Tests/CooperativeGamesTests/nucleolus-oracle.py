"""The nucleolus by another way than the code's, for NucleolusTests.

No multipliers are read: at each step the largest excess is made least, and then one program for each coalition says whether its excess
can be less while no other is more; those for which it cannot are fixed. Needs scipy. Prints a row for each game of the tests.
"""

from scipy.optimize import linprog


def value(players, seed, mask):
    """The games of the tests: whole numbers that look like any."""
    if mask == 0:
        return 0
    return (mask * mask * seed * 7 + mask * 13 + seed * 5) % 23 + 9 * bin(mask).count("1") ** 2


def nucleolus(n, v):
    whole = (1 << n) - 1
    row = lambda mask: [float(mask >> i & 1) for i in range(n)]
    rational = sum(v[1 << i] for i in range(n)) <= v[whole]
    fixed = {}
    x = None
    while len(fixed) < whole - 1:
        open_ = [m for m in range(1, whole) if m not in fixed]
        equal = [row(whole) + [0]] + [row(m) + [0] for m in fixed]
        amounts = [v[whole]] + [v[m] - e for m, e in fixed.items()]
        upper = [[-a for a in row(m)] + [-1] for m in open_]
        sides = [-v[m] for m in open_]
        bounds = [(v[1 << i], None) if rational else (None, None) for i in range(n)]
        found = linprog([0] * n + [1], upper, sides, equal, amounts, bounds + [(None, None)])
        excess = found.x[n]
        x = found.x[:n]
        for m in open_:
            limits = [v[s] - excess for s in open_]
            most = linprog(
                [-a for a in row(m)], [[-a for a in row(s)] for s in open_], [-a for a in limits],
                [e[:n] for e in equal], amounts, bounds)
            if -most.fun - (v[m] - excess) < 1e-7:
                fixed[m] = excess
        # What cannot be less for other reasons than the largest excess is found in later rounds.
    return x


for n, seed in [(3, 1), (3, 4), (4, 1), (4, 2), (4, 7), (5, 1), (5, 3), (5, 8), (6, 2)]:
    v = [value(n, seed, m) for m in range(1 << n)]
    print(f"        Oracle(players: {n}, seed: {seed}, nucleolus: [" + ", ".join(f"{a:.7f}" for a in nucleolus(n, v)) + "]),")
