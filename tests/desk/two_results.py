"""A desk with two results: what is on it, and a list for it."""

from __future__ import annotations

import json

from tests.desk.at_once import AtOnce

LIST = b"Label;Locatie\nnr 1;Groep 5\nnr 2;Groep 5\nnr 8;Groep 6\n"


def names(desk: AtOnce) -> list[str]:
    made = desk.desk.newest.made
    return [row.name for row in made.fleet.rows] if made else []


def device(desk: AtOnce, name: str) -> str:
    made = desk.desk.newest.made
    assert made is not None
    (row,) = [row for row in made.fleet.rows if row.name == name]
    return json.dumps({"id": row.key.id, "name": row.key.name, "label": row.key.label})


def relabel(desk: AtOnce, name: str, label: str, location: str = "Groep 5") -> list[str]:
    form = {"device": device(desk, name), "had_label": name, "had_location": "Groep 5"}
    return desk.told("devices/label", {**form, "label": label, "location": location})
