"""How long a full check of the built programs takes. `python -m benchmarks.portable_speed`.

Next to them, programs built with the same Python and the same PyInstaller that import click, jinja2, msgspec and psutil
and print one line: what any program of this kind costs. One is built as PyInstaller does by itself, one with all left
out that our own build leaves out.
"""

from __future__ import annotations

import ast
import os
import re
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.processes import in_turn_apart, table
from portable import native, windows
from portable.archive import unpack
from portable.build import build
from portable.toolchain import TOP, Toolchain
from tests.wine.sample_machine import make_machine

_ROUNDS = 15
_CACHE = Path(os.environ.get("SYSTEEMCHECK_TEST_CACHE", TOP / ".cache"))
_PLAIN = "import click, jinja2, msgspec, psutil\nprint('ready')\n"
_OURS = "systeemcheck check"


def main() -> None:
    """Build, measure, print."""
    with tempfile.TemporaryDirectory() as folder:
        for kind in ("windows", "native"):
            place = Path(folder) / kind
            place.mkdir()
            programs = _programs(kind, place)
            print(f"\n{kind}: {_sizes(place, programs[_OURS][0].parent)}\n")  # noqa: T201  the report
            with _machine(kind, place) as run:
                commands = {name: run(program, *words) for name, (program, words) in programs.items()}
                print(table(in_turn_apart(commands, _ROUNDS), _OURS))  # noqa: T201  likewise


def _programs(kind: str, place: Path) -> dict[str, tuple[Path, tuple[str, ...]]]:
    """Every program with its arguments, built anew."""
    unpack(build(kind, place / "dist", _CACHE), place)
    ending = ".exe" if kind == "windows" else ""
    ours = place / "Systeemcheck" / f"Systeemcheck{ending}"
    with _toolchain(kind, place) as tools:
        usual = _plain_program(tools, place, "usual", ())
        trimmed = _plain_program(tools, place, "trimmed", _left_out())
    return {
        _OURS: (ours, ("check", "--quiet")),
        "systeemcheck --version": (ours, ("--version",)),
        "imports only, built as usual": (usual / f"usual{ending}", ()),
        "imports only, trimmed as ours": (trimmed / f"trimmed{ending}", ()),
    }


@contextmanager
def _toolchain(kind: str, place: Path) -> Iterator[Toolchain]:
    if kind == "windows":
        with windows.toolchain(place, _CACHE, place) as tools:
            yield tools
    else:
        yield native.toolchain(place, _CACHE, place)


def _plain_program(tools: Toolchain, place: Path, name: str, left_out: tuple[str, ...]) -> Path:
    source = place / f"{name}.py"
    source.write_text(_PLAIN, encoding="ascii")
    folders: list[str | Path] = ["--distpath", place / "plain", "--workpath", place / "work", "--specpath", place]
    without = [word for module in left_out for word in ("--exclude-module", module)]
    tools.run(["-m", "PyInstaller", "--noconfirm", "--onedir", "--name", name, *folders, *without, source], {})
    return place / "plain" / name


def _left_out() -> tuple[str, ...]:
    """The modules that build_exe.spec leaves out on every platform."""
    spec = (TOP / "build_exe.spec").read_text(encoding="utf-8")
    (names,) = re.findall(r"^NEVER_REACHED = \[(.*?)\*\(", spec, re.MULTILINE | re.DOTALL)
    return tuple(ast.literal_eval(f"[{names}]"))


@contextmanager
def _machine(kind: str, place: Path) -> Iterator[Callable[..., list[str]]]:
    """What turns a program and its arguments into a command line for this kind of machine."""
    if kind == "native":
        yield lambda program, *rest: [str(program), *rest]
        return
    pc = make_machine("windows-11-pro-24h2", place / "sample", _CACHE)
    pc.start()
    try:
        yield pc.command_line
    finally:
        pc.stop()


def _sizes(place: Path, unpacked: Path) -> str:
    (archive,) = (place / "dist").glob("systeemcheck-*[pz]")
    inside = sum(path.stat().st_size for path in unpacked.rglob("*") if path.is_file())
    return f"{archive.name} {archive.stat().st_size / 1e6:.1f} MB, unpacked {inside / 1e6:.1f} MB"


if __name__ == "__main__":
    main()
