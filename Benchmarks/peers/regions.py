"""Scenarios of more regions: a scenario's own, and copies of them under other names.

The regions are gone through in the order of the file, again and again, until there are as many as asked for; what is made in the n-th
round after the first ends in `_n+1`. A copy lies `SHIFT_DEG` × n north and east of its model, under a sky and a weather of its own, with
all that is an amount (MW, MWh, racks, m², m³ a day, …) times `AMOUNT` ** n and all prices of building, fuel and energy times
`PRICE` ** n, so that no two regions are the same. Its people's demand is copied with it; what comes from no region of the plan
(offshore) grows with the sum of the amounts. Each power link is copied between the copies of one round, or to the
model's own neighbour where that has no copy. Round trips between regions of different rounds are their models', and
`ROUND_TRIP_MS` more for each round between them.
"""

import copy
import os
import re
import tomllib
from pathlib import Path

AMOUNT = 0.8
PRICE = 1.03
SHIFT_DEG = 0.4
ROUND_TRIP_MS = 1.0

AMOUNTS = re.compile(r"(^|_)(mw|mwh|mw_th|mwh_th|mw_per_year|racks|m2|m3_per_day|gwh|gwh_per_year|it_kw|h100e)$")
# What is per piece, although its last word is that of an amount.
RATES = re.compile(r"_per_(?!day$|year$)\w+$")
PRICES = re.compile(r"^(capex|peak|off_peak|demand|fuel|energy|price)_usd_per_")


def merge(base, over):
    """Tables merge, values replace, and arrays of tables merge by their name, as `extends` does."""
    if isinstance(base, dict) and isinstance(over, dict):
        return base | {key: merge(base[key], value) if key in base else value for key, value in over.items()}
    if isinstance(base, list) and isinstance(over, list) and base and isinstance(base[0], dict):
        found = {entry["name"]: entry for entry in base}
        for entry in over:
            found[entry["name"]] = merge(found.get(entry["name"], {}), entry)
        return list(found.values())
    return over


def read(path):
    """A scenario with all that it extends."""
    path = Path(path)
    own = tomllib.loads(path.read_text(encoding="utf-8"))
    base = own.pop("extends", None)
    return own if base is None else merge(read(path.parent / base), own)


def scaled(value, factor):
    """A number, or one by year, or a list of them, times a factor; years that are whole numbers stay so where they are keys."""
    if isinstance(value, dict):
        return {key: scaled(entry, factor) for key, entry in value.items()}
    if isinstance(value, list):
        return [scaled(entry, factor) for entry in value]
    return value * factor


def scale(table, amount, price):
    """Every amount of a table, and of those in it, times `amount`, every price times `price`."""
    found = {}
    for key, value in table.items():
        if AMOUNTS.search(key) and not RATES.search(key):
            found[key] = scaled(value, amount)
        elif PRICES.match(key):
            found[key] = scaled(value, price)
        else:
            found[key] = scale(value, amount, price) if isinstance(value, dict) else value
    return found


def name_of(region, step):
    return f"{region}_{step + 1}" if step else region


def region_copy(region, step):
    found = scale(copy.deepcopy(region), AMOUNT ** step, PRICE ** step)
    found["latitude_deg"] += SHIFT_DEG * step
    found["longitude_deg"] += SHIFT_DEG * step
    if "climate" in found:
        found["climate"] |= {key: name_of(found["climate"][key], step) for key in ("stream", "sky") if key in found["climate"]}
    return found


def links(scenario, places):
    """Each link once more for every round that has a copy of one of its ends."""
    found = {}
    for name, link in scenario.get("links", {}).items():
        for step in range(1, 1 + max(step for _, step in places)):
            ends = [(link[end], step) in places for end in ("from", "to")]
            if any(ends):
                moved = {end: name_of(link[end], step if there else 0) for end, there in zip(("from", "to"), ends)}
                found[f"{name}_{step + 1}"] = scale(link, AMOUNT ** step, PRICE ** step) | moved
    return found


def routes(scenario, places):
    """A route for every pair of regions of which one is a copy, where their models have one or are the same region."""
    trips = {frozenset((route["from"], route["to"])): route["round_trip_ms"] for route in scenario.get("routes", {}).values()}
    found = {}
    for at, (a, step_a) in enumerate(places):
        for b, step_b in places[at + 1:]:
            trip = 0.0 if a == b else trips.get(frozenset((a, b)))
            if trip is None or step_a == step_b == 0:
                continue
            ends = name_of(a, step_a), name_of(b, step_b)
            found["-".join(ends)] = {"from": ends[0], "to": ends[1], "round_trip_ms": trip + ROUND_TRIP_MS * abs(step_a - step_b)}
    return found


def demand(scenario, places):
    """The demand of each copy, and what comes from no region of the plan times the amounts there are now over those there were."""
    regions = scenario["regions"]
    growth = sum(AMOUNT ** step for _, step in places) / len(regions)
    found = {}
    for name, workload in scenario["workloads"].items():
        own = workload["demand"]
        copies = {name_of(place, step): scale(own[place], AMOUNT ** step, 1) for place, step in places if step and place in own}
        elsewhere = {place: scale(entry, growth, 1) for place, entry in own.items() if place not in regions}
        found[name] = {"demand": copies | elsewhere}
    return found


def additions(path, count):
    """What makes a scenario of `count` regions of the one at `path`, as a table that extends it."""
    scenario = read(path)
    models = list(scenario["regions"])
    if count < len(models):
        raise ValueError(f"{path} has {len(models)} regions, more than {count}")
    places = [(models[at % len(models)], at // len(models)) for at in range(count)]
    return {
        "name": f"{scenario['name']}-{count}-regions",
        "regions": {name_of(place, step): region_copy(scenario["regions"][place], step) for place, step in places if step},
        "links": links(scenario, places), "routes": routes(scenario, places), "workloads": demand(scenario, places)}


def literal(value):
    """A value as TOML writes it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dict):
        return "{ " + ", ".join(f"{key} = {literal(entry)}" for key, entry in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(literal(entry) for entry in value) + "]"
    if isinstance(value, str):
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, (int, float)):
        return repr(value)
    raise TypeError(f"no scenario has a {type(value).__name__}")


def lines(table, path=()):
    """A table as TOML: its values, then the tables in it. A number by year stays on one line."""
    inner = {key: value for key, value in table.items() if isinstance(value, dict) and not all(k.isdigit() for k in value)}
    if path:
        yield f"[{'.'.join(path)}]"
    yield from (f"{key} = {literal(value)}" for key, value in table.items() if key not in inner)
    for key, value in inner.items():
        yield from lines(value, (*path, key))


def write(path, count, target):
    """Writes a scenario of `count` regions that extends the one at `path`."""
    target = Path(target)
    base = os.path.relpath(path, target.parent)
    target.write_text("\n".join(lines({"extends": base} | additions(path, count))) + "\n", encoding="utf-8")
