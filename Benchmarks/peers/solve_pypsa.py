"""One network from its folder to its answer with PyPSA and HiGHS, in a process of its own.

As it gets on, it appends JSON objects to the file --record: seconds to read, to build the model, HiGHS's own to solve it, and `write_s` to
hand the model over and take the answer back; what was found; and how far that is from an optimum of the program that HiGHS was
given, by kkt.py. The peak of memory is that before the check. The model goes to HiGHS in memory, which is quicker than PyPSA's default, a file.
"""

import argparse
import logging
import signal
import time
import warnings

import pypsa

from solve_highs import PATIENCE, arguments, check, options, outcome, peak_mib, writer


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", help="network as CSV files")
    choice = arguments(parser)
    write = writer(choice.record)
    warnings.filterwarnings("ignore")
    logging.disable(logging.WARNING)
    signal.alarm(int(choice.time_limit) + PATIENCE)  # reading and building count
    started = time.perf_counter()
    network = pypsa.Network(choice.folder)
    read = time.perf_counter()
    write(version=pypsa.__version__, read_s=read - started, peak_mib=peak_mib())
    model = network.optimize.create_model()
    built = time.perf_counter()
    write(build_s=built - read, rows=int(model.ncons), columns=int(model.nvars), peak_mib=peak_mib())
    left = max(1.0, choice.time_limit - (built - started))
    # Handing over, solving and taking the answer back into the network's tables, which is what its users see.
    network.optimize.solve_model(
        solver_name="highs", io_api="direct", progress=False,
        solver_options=options(choice.solver, choice.tolerance, choice.threads, left))
    solved = time.perf_counter()
    signal.alarm(0)
    highs = model.solver_model
    write(solve_s=highs.getRunTime(), write_s=solved - built - highs.getRunTime(), total_s=solved - started, **outcome(highs))
    write(residuals=check(highs))


if __name__ == "__main__":
    main()
