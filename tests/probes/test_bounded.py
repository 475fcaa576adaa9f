"""No probe gets to see more than it can work through in its time."""

from __future__ import annotations

import pytest

from checker.probes.bounded import BoundedSystem
from checker.probes.system import CannotRead
from tests.probes.recordings import recorded

_LONG = "x" * 2_000_000
_MACHINE = BoundedSystem(
    recorded(
        files={"/long": _LONG, "/short": "x"},
        folders={"/many": [str(number) for number in range(30_000)]},
        commands={"long": _LONG},
        environment={"LONG": _LONG},
        registry={"HKLM": {"long": _LONG, "list": [_LONG], "number": 7, "short": "x"}},
        registry_bytes={"HKLM": {"bytes": _LONG.encode()}},
        registry_keys={"HKLM": [str(number) for number in range(30_000)]},
        calls={"long": [_LONG], "short": [1]},
    )
)


@pytest.mark.parametrize(
    ("method", "arguments"),
    [
        ("read_text", ["/long"]),
        ("read_bytes", ["/long"]),
        ("list_folder", ["/many"]),
        ("run", ["long"]),
        ("environment", ["LONG"]),
        ("registry_value", ["HKLM", "long"]),
        ("registry_value", ["HKLM", "list"]),
        ("registry_value", ["HKLM", "bytes"]),
        ("registry_keys", ["HKLM"]),
        ("call", ["long"]),
    ],
)
def test_an_answer_that_is_too_long_is_none(method: str, arguments: list[str]) -> None:
    with pytest.raises(CannotRead) as refused:
        getattr(_MACHINE, method)(*arguments)
    assert (refused.value.why, refused.value.detail) == ("not_understood", "too long")


def test_an_answer_of_a_usual_length_is_as_it_was() -> None:
    assert _MACHINE.read_text("/short") == "x"
    assert _MACHINE.registry_value("HKLM", "short") == "x"
    assert _MACHINE.registry_value("HKLM", "number") == 7
    assert _MACHINE.call("short") == [1]
