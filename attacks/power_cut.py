"""Cut the power the moment something is said to be stored: `check`, `fleet` and `collect`.

    python -m attacks.power_cut [NUMBER] [--without-flushing]

The results lie on an ext4 file system in a file. The moment the program says that it stored something, the file is
copied as it is: what a disk would hold if the power went then. The copy is mounted, its journal played back, and what
was said to be stored is looked for. The exit code is 1 where it is not there, whole.

`--without-flushing` takes fsync(2) away from the program. It shows that the attack can succeed: nearly all is lost.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType

from attacks.program import PROGRAM, Command, collecting, fill, send, start, submission
from attacks.wholeness import torn

_ALL = 30
_SIZE = 24 * 1024 * 1024
_PATIENCE = 60
_UNFLUSHED = (
    sys.executable,
    "-c",
    "import os; os.fsync = lambda number: None; from checker.cli.main import main; main()",
)
_SAID = re.compile(r"(/\S+\.html)")
Cut = Callable[[Path, Path, Sequence[str]], bool]


def missing() -> str:
    """Give why this cannot be done here, "" where it can."""
    if not (shutil.which("mkfs.ext4") and shutil.which("mount")):
        return "mkfs.ext4 or mount is not installed"
    if getattr(os, "geteuid", lambda: 1)() != 0:
        return "only root may mount a file system"
    with tempfile.TemporaryDirectory() as place:
        image, at = _formatted(Path(place)), Path(place) / "at"
        at.mkdir()
        done = subprocess.run(["mount", "-o", "loop", image, at], capture_output=True, check=False)  # noqa: S603, S607
        if done.returncode:
            return f"no loop device: {done.stderr.decode(errors='replace').strip()[:100]}"
        subprocess.run(["umount", at], check=True)  # noqa: S603, S607
    return ""


def cut_check(disk: Path, image: Path, program: Sequence[str]) -> bool:
    """Tell whether what `check` said to have saved is there after the cut."""
    results = disk / "results"
    return _cut_run(disk, image, (*program, "check", "--results", results, "--no-open"))


def cut_fleet(disk: Path, image: Path, program: Sequence[str]) -> bool:
    """Tell whether the overview that `fleet` said to have written is there after the cut."""
    fill(image.parent / "results", most=20)
    options = ("-o", disk / "overview.html", "--no-open", "--no-cache")
    return _cut_run(disk, image, (*program, "fleet", image.parent / "results", *options))


def cut_collect(disk: Path, image: Path, program: Sequence[str]) -> bool:
    """Tell whether all that the collector answered to have stored is there after the cut."""
    place = image.parent
    with collecting(place, disk / "results", program) as collector:
        path = collector.path()
        sent = [send(collector.port, path, submission(number)) for number in range(3)]
        copy = _copied(image)
        names = [file.name for file in (disk / "results").glob("*.json")]
    assert sent == [200] * 3, sent  # noqa: S101  without an answer nothing was promised
    assert len(names) == len(sent), names  # noqa: S101  likewise
    return _has_all(copy, [Path("results") / name for name in names])


CUTS: Mapping[str, Cut] = MappingProxyType({"check": cut_check, "fleet": cut_fleet, "collect": cut_collect})


def lost(name: str, number: int, program: Sequence[str] = PROGRAM) -> int:
    """Give how often something was lost in so many cuts."""
    return sum(not _once(CUTS[name], program) for _ in range(number))


def unflushed() -> Sequence[str]:
    """Give the program without fsync(2)."""
    return _UNFLUSHED


def _once(cut: Cut, program: Sequence[str]) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        image = _formatted(Path(folder))
        with _mounted(image, Path(folder) / "disk") as disk:
            return cut(disk, image, program)


def _cut_run(disk: Path, image: Path, command: Command) -> bool:
    said = image.parent / "said.txt"
    process = start(command, image.parent, said)
    until = time.monotonic() + _PATIENCE
    while not (found := _SAID.findall(said.read_text())):
        assert time.monotonic() < until, said.read_text()  # noqa: S101  it never said anything
        time.sleep(0.0005)
    copy = _copied(image)
    process.wait(_PATIENCE)
    told = Path(found[0]).relative_to(disk)
    with_result = [told, told.with_suffix(".json")] if told.parent.name == "results" else [told]
    return _has_all(copy, with_result)


def _copied(image: Path) -> Path:
    """Give a copy of the disk as it is now, without asking anything of it."""
    copy = image.with_name("copy.image")
    shutil.copyfile(image, copy)
    return copy


def _has_all(copy: Path, files: Sequence[Path]) -> bool:
    with _mounted(copy, copy.parent / "after") as disk:
        return all((disk / file).is_file() for file in files) and not torn(disk)


def _formatted(folder: Path) -> Path:
    image = folder / "disk.image"
    with image.open("wb") as file:
        file.truncate(_SIZE)
    subprocess.run(["mkfs.ext4", "-q", "-F", image], check=True, stdout=subprocess.DEVNULL)  # noqa: S603, S607
    return image


@contextmanager
def _mounted(image: Path, at: Path) -> Iterator[Path]:
    at.mkdir()
    subprocess.run(["mount", "-o", "loop", image, at], check=True)  # noqa: S603, S607
    try:
        yield at
    finally:
        subprocess.run(["umount", at], check=True)  # noqa: S603, S607


def main() -> int:
    """Cut, count and say."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("number", nargs="?", type=int, default=_ALL)
    parser.add_argument("--without-flushing", action="store_true")
    asked = parser.parse_args()
    if why := missing():
        print(f"left out: {why}", file=sys.stderr)  # noqa: T201  a report for a person
        return 2
    number, program = -(-asked.number // len(CUTS)), unflushed() if asked.without_flushing else PROGRAM
    counted = {name: lost(name, number, program) for name in CUTS}
    for name, count in counted.items():
        print(f"{name}: {number} cuts, {count} lost")  # noqa: T201  a report for a person
    return 1 if any(counted.values()) else 0


if __name__ == "__main__":
    sys.exit(main())
