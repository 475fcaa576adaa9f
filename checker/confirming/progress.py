"""Answers that are kept while a person goes through the questions, each run in a file of its own beside the specs.

Every answer is on the disk before it counts, so that whatever ends the program loses none. No run writes in another's
file: it says in its own which it goes on from, and how far that one was. One that went on by itself since then stands
beside it, and both are told of.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import os
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import Annotated, NamedTuple

import msgspec

from checker.confirming.answers import Answers
from checker.errors import BadInputError
from checker.specification.digest import digest_of
from checker.specification.document import RequirementsSpec
from checker.storage.writing import no_room, write_beside
from checker.typed_files import read_capped

SCHEMA_VERSION = 1
_NAME = re.compile(r"\.nakijken-[a-z0-9-]{1,60}-([a-z2-7]{16})\.json", re.ASCII)
_LETTERS = "abcdefghijklmnopqrstuvwxyz234567"
_LARGEST = 1024 * 1024
_MOST_FILES = 200
_MOST_LISTED = 2000
_KEPT_FOR = dt.timedelta(days=30)
_ID = Annotated[str, msgspec.Meta(pattern=r"^[a-z2-7]{16}\Z")]


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """What one run wrote. `of`, `sha256`: the spec it is about. `saves`: how often it was written.

    `continues`: the files it goes on from, and how often each had been written. `written`: the version it became.
    """

    schema_version: int = SCHEMA_VERSION
    id: _ID
    of: Annotated[str, msgspec.Meta(max_length=120)]
    sha256: Annotated[str, msgspec.Meta(max_length=64)]
    at: Annotated[str, msgspec.Meta(max_length=40)]
    saves: Annotated[int, msgspec.Meta(ge=0)] = 0
    continues: Annotated[Mapping[str, int], msgspec.Meta(max_length=_MOST_FILES)] = {}
    written: Annotated[str, msgspec.Meta(max_length=120)] = ""
    answers: Answers = Answers()


class Found(NamedTuple):
    """The runs about a spec that nothing went on from, the newest first, and each file that cannot be read."""

    open: Sequence[Kept]
    doubts: Sequence[BadInputError] = ()


def kept_in(folder: Path, spec: RequirementsSpec) -> Found:
    """Give the answers that are kept in a folder about a spec. Never raises for what lies there."""
    read: list[Kept] = []
    doubts: list[BadInputError] = []
    for path in _files(folder):
        try:
            read.append(_read(path))
        except BadInputError as doubt:
            doubts.append(doubt)
    own = [each for each in read if each.sha256 == digest_of(spec) and each.of == spec.name]
    gone_on = [(name, saves) for each in own for name, saves in each.continues.items()]
    open_ones = [each for each in own if not each.written and not _has_gone_on(each, gone_on)]
    return Found(sorted(open_ones, key=lambda each: (each.at, each.id), reverse=True), doubts)


def tidy(folder: Path, now: dt.datetime) -> None:
    """Take away what is of no use any more after a month: runs that were finished or gone on from, the oldest first.

    One that took another's place stays as long as that other is there.
    """
    read: dict[Path, Kept] = {}
    for path in _files(folder):
        with contextlib.suppress(BadInputError):
            read[path] = _read(path)
    for path, kept in sorted(read.items(), key=lambda item: item[1].at):
        others = [each for other, each in read.items() if other != path]
        gone_on = [(name, saves) for each in others for name, saves in each.continues.items()]
        is_done = kept.written or _has_gone_on(kept, gone_on)
        is_needed = any(each.id in kept.continues for each in others)
        if is_done and not is_needed and now - dt.datetime.fromisoformat(kept.at).astimezone(dt.UTC) > _KEPT_FOR:
            with contextlib.suppress(OSError):  # then it stays, and harms nothing
                path.unlink()
                del read[path]


class Keeper:
    """Keeps the answers of one run."""

    def __init__(self, folder: Path, spec: RequirementsSpec, continues: Iterable[Kept] = ()) -> None:
        """Keep them in this folder, which is made at the first. `continues`: the runs that this one goes on from."""
        self._folder = folder
        self._kept = Kept(
            id="".join(_LETTERS[byte % len(_LETTERS)] for byte in os.urandom(16)),
            of=spec.name,
            sha256=digest_of(spec),
            at=_moment(),
            continues={each.id: each.saves for each in continues},
        )

    @property
    def name(self) -> str:
        """Give the name of its file."""
        return f".nakijken-{self._kept.of.partition('/')[0]}-{self._kept.id}.json"

    @property
    def id(self) -> str:
        """Give what tells this run apart."""
        return self._kept.id

    def keep(self, answers: Answers, written: str = "") -> Answers:
        """Give the answers once they are on the disk. Raises `NoLastingPlaceError`; the earlier ones stay then."""
        kept = msgspec.structs.replace(
            self._kept, at=_moment(), saves=self._kept.saves + 1, answers=answers, written=written
        )
        try:
            if not self._kept.saves:
                self._folder.mkdir(parents=True, exist_ok=True)
            write_beside(self._folder, {self.name: msgspec.json.encode(kept) + b"\n"})
        except (OSError, ValueError) as error:
            raise no_room(self._folder / self.name, error) from error
        self._kept = kept
        return answers


def _files(folder: Path) -> list[Path]:
    try:
        with os.scandir(folder) as entries:
            names = [entry.name for entry in islice(entries, _MOST_LISTED) if _NAME.fullmatch(entry.name)]
    except OSError:  # not there yet, or not to be looked into: then nothing is kept there
        return []
    return [folder / name for name in sorted(names)[:_MOST_FILES]]


def _read(path: Path) -> Kept:
    data = read_capped(path, _LARGEST)
    try:
        kept = msgspec.json.decode(data, type=Kept)
        dt.datetime.fromisoformat(kept.at).astimezone(dt.UTC)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, ValueError) as error:
        problem = f"no kept answers ({' '.join(str(error).split())[:200]})"
        raise BadInputError(str(path), "", problem, "Answer them again.") from error
    if kept.schema_version > SCHEMA_VERSION:
        problem = f"made by a newer program (version {kept.schema_version} of the format)"
        raise BadInputError(str(path), "schema_version", problem, "Use a newer Systeemcheck.")
    return kept


def _has_gone_on(kept: Kept, gone_on: Sequence[tuple[str, int]]) -> bool:
    return any(name == kept.id and saves >= kept.saves for name, saves in gone_on)


def _moment() -> str:
    return dt.datetime.now(dt.UTC).isoformat(timespec="microseconds")
