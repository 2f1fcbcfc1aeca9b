"""The cases: scenarios at a number of hours, of years and of regions, by name and by group."""

import dataclasses
import itertools
import re
from pathlib import Path

import regions

REPOSITORY = Path(__file__).resolve().parents[2]
FLAGSHIP = "Scenarios/four-regions-2030.toml"
ONE_YEAR = "Scenarios/pieces/one-year.toml"
FIRST_YEAR = 2025
HOURS = {"full": 8760}


@dataclasses.dataclass(frozen=True)
class Case:
    """`regions` is None for the scenario as it is; `years` is for plots only, and None where nothing is said of it."""
    name: str
    scenario: str
    resolution: str | None
    years: int | None = None
    regions: int | None = None
    overrides: tuple = ()

    @property
    def hours(self):
        """Modelled hours of a year, None where the scenario's own resolution is taken."""
        if self.resolution is None or self.resolution in HOURS:
            return HOURS.get(self.resolution)
        kind, number = re.fullmatch(r"(weeks|days):(\d+)", self.resolution).groups()
        return int(number) * {"weeks": 168, "days": 24}[kind]

    def arguments(self, folder):
        """What dcplan's commands take; a scenario of more regions is written into `folder` first."""
        path = REPOSITORY / self.scenario
        if self.regions and self.regions != len(regions.read(path)["regions"]):
            path, base = Path(folder) / f"{self.name}.toml", path
            regions.write(base, self.regions, path)
        hours = ["--resolution", self.resolution] if self.resolution else []
        return [str(path), *hours, *(word for override in self.overrides for word in ("--set", override))]


def sized(size, resolution, years, count):
    """A case of the flagship; one year is 2030 alone, in which all may be built at once."""
    overrides = () if years in (1, 6) else (f"horizon.last_year={FIRST_YEAR + years - 1}",)
    return Case(f"{size}-{years}y-{count}r", ONE_YEAR if years == 1 else FLAGSHIP, resolution, years, count, overrides)


def weeks(number, years, count):
    return sized(f"{number}w", "full" if number == 52 else f"weeks:{number}", years, count)


def shipped(pattern, resolution):
    """The scenarios of a folder, each under the name of its file and that of its folder."""
    paths = sorted((REPOSITORY / "Scenarios").glob(pattern))
    names = ["-".join(path.relative_to(REPOSITORY / "Scenarios").with_suffix("").parts) for path in paths]
    return [Case(name, str(path.relative_to(REPOSITORY)), resolution) for name, path in zip(names, paths)]


GRID = [weeks(*size) for size in itertools.product((1, 4, 12, 52), (1, 6), (4, 10))]
BARS = [sized("30d", "days:30", 1, 4), weeks(1, 6, 4)]
TOYS = [sized("1d", "days:1", 1, 4), sized("2d", "days:2", 1, 4)]
YEARS = [weeks(1, number, 4) for number in (1, 2, 3, 4, 5, 6)]
REGIONS = [weeks(1, 1, number) for number in (4, 6, 8, 10)]
NO_RESIDENCY = ("workloads.cloud.demand.singapore.residency_share=0", "workloads.inference.demand.singapore.residency_share=0")
SCENARIOS = [
    Case("johor-hosting", FLAGSHIP, "weeks:1", overrides=("regions.johor.hosting.limit_mw=800",)),
    Case("dear-gas", FLAGSHIP, "weeks:1", overrides=("regions.batam.supply.gas_cc.fuel_usd_per_mmbtu=12",)),
    Case("no-residency", FLAGSHIP, "weeks:1", overrides=NO_RESIDENCY),
    *shipped("four-regions-2030-*.toml", "weeks:1"), *shipped("policies/*.toml", "weeks:1"),
    *shipped("pieces/*.toml", None)]  # each piece at its own resolution

GROUPS = {"bars": BARS, "grid": GRID, "years": YEARS, "regions": REGIONS, "scenarios": SCENARIOS, "toys": TOYS}
NAMED = {case.name: case for group in GROUPS.values() for case in group}


def own(scenario, resolution, overrides):
    """A case that nobody has named: any scenario file, told apart by all that is given."""
    name = "-".join([Path(scenario).stem, *([resolution.replace(":", "")] if resolution else []), *overrides])
    return Case(name, str(Path(scenario).resolve()), resolution, overrides=tuple(overrides))
