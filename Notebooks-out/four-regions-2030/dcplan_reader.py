"""Reads a result of dcplan. `read("DIR")["cost"]` is a DataFrame, and so on for each table; datapackage.json has the units."""

import json
import re
from pathlib import Path

import pandas as pd



def read(directory=".", hourly=True):
    """DataFrames by the names of their tables, without the largest one if `hourly` is False. Its index is the time of each hour,
    with the offset from UTC; `weight_h` is how many hours of the year it stands for."""
    directory, tables = Path(directory), {}
    for table in json.loads((directory / "datapackage.json").read_text(encoding="utf-8"))["resources"]:
        path = directory / table["path"]
        if path.exists() and (hourly or table["name"] != "hourly"):
            types = {field["name"]: _type(field) for field in table["schema"]["fields"]}
            tables[table["name"]] = _parquet(path, types) if path.suffix == ".parquet" else _csv(path, types)
    if "hours" in tables:
        tables["hours"]["time"] = pd.to_datetime(tables["hours"]["time"], format="ISO8601")
        if "hourly" in tables:
            times = tables["hours"][["year", "hour", "time"]]
            tables["hourly"] = tables["hourly"].merge(times, how="left", on=["year", "hour"]).set_index("time")
    return tables


def wide(hourly, place, year, balance="power", balance_of=""):
    """A balance of a place in a year: a row for each hour, a column for each flow, called `flow.item`, or `flow` alone."""
    is_meant = (hourly["place"] == place) & (hourly["year"] == year) & (hourly["balance"] == balance)
    one = hourly[is_meant & (hourly["balance_of"] == balance_of)]
    names = (one["flow"].astype(str) + "." + one["item"].astype(str)).str.removesuffix(".")
    return one.assign(column=names).pivot(columns="column", values="value").rename_axis(columns=None)


def _type(field):
    if field["type"] == "integer":  # One that may be absent
        return "int64" if field.get("constraints", {}).get("required", True) else "Int64"
    return {"number": "float64", "string": "str"}[field["type"]]


def _csv(path, types):
    absent = {name: [""] for name, kind in types.items() if kind != "str"}
    table = pd.read_csv(path, dtype=types, keep_default_na=False, na_values=absent, encoding="utf-8")
    for name in types.keys() - absent.keys():
        table[name] = table[name].map(_as_it_was)
    return table


def _parquet(path, types):
    texts = [name for name, kind in types.items() if kind == "str"]
    table = pd.read_parquet(path, engine="pyarrow", read_dictionary=texts)
    for name in texts:
        table[name] = table[name].cat.add_categories({""} - set(table[name].cat.categories)).fillna("")
    return table


def _as_it_was(text):
    """In a CSV file a `'` stands before what a spreadsheet would calculate, and what cannot be seen has its number."""
    return re.sub(r"\\u([0-9a-f]{4})|\\U([0-9a-f]{8})", lambda it: chr(int(it[1] or it[2], 16)), text.removeprefix("'"))
