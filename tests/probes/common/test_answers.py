"""What platform calls answer comes in as the kind that is expected, whatever else is asked at that moment."""

from __future__ import annotations

import ast
import subprocess
import sys
import threading
from collections.abc import Iterator

import msgspec
import pytest

from checker.probes.common.answers import as_kind, from_json, whole_number
from checker.probes.system import CannotRead
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


_PROBES = PROJECT / "checker" / "probes"
_PASSED_ON = {"bounded.py", "recorded.py"}  # a System that asks another System, and gives what that one said
_READ_WITH_THE_PAGE = "browser_page"  # a page is no machine that is asked; its own door is submission.py


def _trees() -> Iterator[tuple[str, ast.AST]]:
    for file in sorted(_PROBES.rglob("*.py")):
        name = file.relative_to(_PROBES).as_posix()
        if not name.startswith(_READ_WITH_THE_PAGE):
            yield name, ast.parse(file.read_text(encoding="utf-8"))


def test_no_other_file_decides_what_to_do_with_an_answer_of_another_kind() -> None:
    guards = {
        name
        for name, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.ExceptHandler) and node.type and "msgspec" in ast.unparse(node.type)
    }
    assert guards == {"common/answers.py"}


def test_no_probe_takes_the_answer_of_a_call_past_the_door() -> None:
    asking = {
        name
        for name, tree in _trees()
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "call"
    }
    assert asking == {"common/answers.py", *_PASSED_ON}


@pytest.mark.parametrize("text", ["", " 5", "-1", "1e3", "\u0663", "9" * 19])
def test_what_is_no_plain_number_of_a_device_is_not_understood(text: str) -> None:
    with pytest.raises(CannotRead) as caught:
        whole_number(text, "sysctl hw.memsize")
    assert (caught.value.why, caught.value.source) == ("not_understood", "sysctl hw.memsize")


@pytest.mark.parametrize("document", [b"", b"{", b'{"a": 1}', b"[" * 5000, b'{"a": ["\xff"]}'])
def test_a_document_of_another_kind_is_not_understood(document: bytes) -> None:
    with pytest.raises(CannotRead, match="not_understood"):
        from_json(document, dict[str, list[str]], "system_profiler")
