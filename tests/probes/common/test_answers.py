"""What platform calls answer comes in as the kind that is expected, whatever else is asked at that moment."""

from __future__ import annotations

import subprocess
import sys
import threading

import msgspec

from checker.probes.common.answers import as_kind
from tests.cli.program import PROJECT

_TYPES = 3000
_ASKERS = 4


def meet_types_together() -> None:
    """Have several threads meet one new type after another at the same moment. Run in a process of its own."""
    sys.setswitchinterval(1e-6)
    for _ in range(_TYPES):
        kind, start = _new_kind(), threading.Barrier(_ASKERS)
        threads = [threading.Thread(target=_meet, args=(kind, start)) for _ in range(_ASKERS)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()


def _meet(kind: type, start: threading.Barrier) -> None:
    start.wait()
    assert len(as_kind([{"number": 1, "parts": [{"name": "a"}]}], kind, "test")) == 1


def _new_kind() -> type:
    part = msgspec.defstruct("Part", [("name", str), ("size", int | None, None)])
    whole = msgspec.defstruct("Whole", [("number", int), ("parts", list[part])])  # type: ignore[valid-type]
    return list[whole]  # type: ignore[valid-type]


def test_two_threads_that_first_meet_one_kind_of_answer_do_not_end_the_program() -> None:
    """Without the lock this ends with a segmentation fault within a second."""
    command = [sys.executable, "-c", f"from {__name__} import meet_types_together as meet; meet()"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, timeout=300, check=False)
    assert (done.returncode, done.stderr) == (0, "")
