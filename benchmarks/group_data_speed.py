"""How long looking at group data takes beside only reading the XML. `python -m benchmarks.group_data_speed`.

Invented files of 500, 5,000 and 50,000 pupils, read in turn by `looked_at`, by Python's own tree (ElementTree, in C),
and by expat with handlers that do nothing. The ratio is of the least time
each used of the processor in one run.
"""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Mapping
from xml.etree import ElementTree as ET
from xml.parsers import expat

from checker.group_data.looking import looked_at
from tests.group_data.made import Made, group_data

_ROUNDS = 7
_DAY = dt.date(2026, 8, 20)
_PUPILS = (500, 5_000, 50_000)


def main() -> None:
    """Make the files, read them in turn, print."""
    for pupils in _PUPILS:
        data = group_data(Made(groups=pupils // 25, pupils=pupils, teachers=pupils // 15))
        print(f"{pupils} pupils, {len(data) / 1e6:.1f} MB")  # noqa: T201
        least = _least(data, {"looked_at": _look, "ElementTree": ET.fromstring, "bare expat": _expat})
        for name, seconds in least.items():
            print(f"  {name:12} {seconds:.3f} s, {seconds / least['ElementTree']:.1f} of ElementTree")  # noqa: T201


def _least(data: bytes, readers: Mapping[str, Callable[[bytes], object]]) -> Mapping[str, float]:
    times: dict[str, list[float]] = {name: [] for name in readers}
    for _ in range(_ROUNDS):
        for name, read in readers.items():
            before = time.process_time()
            read(data)
            times[name].append(time.process_time() - before)
    return {name: min(each) for name, each in times.items()}


def _look(data: bytes) -> object:
    return looked_at(data, "groepen.xml", _DAY)


def _expat(data: bytes) -> object:
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = lambda _name, _attributes: None
    parser.EndElementHandler = parser.CharacterDataHandler = lambda _: None
    return parser.Parse(data, True)  # noqa: FBT003  its interface


if __name__ == "__main__":
    main()
