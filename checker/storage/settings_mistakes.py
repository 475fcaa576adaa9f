"""Mistakes in the school's settings, each by a name that has its words in every language, with the line it is on.

Whoever writes that file is no programmer: what a decoder says of it is told as what to write instead.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

import msgspec

from checker.errors import BadInputError
from checker.mistakes import allowed_at

MISTAKES = (
    "key", "key.near", "word", "word.near", "type.text", "type.flag", "type.list", "type.names", "long", "many",
    "form.check_page", "form.host_names", "form.first_school_day", "backslash", "quote", "value", "no_sign", "twice",
    "line", "other", "encoding", "folder", "unreadable", "no_settings",
)  # fmt: skip
Values = Mapping[str, str]
_QUOTED_PATH = re.compile(r'^[ \t]*(results|spec|inventory)[ \t]*=[ \t]*"([^"\r\n]*\\[^"\r\n]*)"?', re.MULTILINE)
_LISTED = re.compile(r"^[ \t]*(spec)[ \t]*=[ \t]*\[([^\]]*)", re.MULTILINE)
_IN_LIST = re.compile(r"""'([^'\r\n]*)'|"([^"\r\n]*)"?""")
_KEY = re.compile(r"^[ \t]*([A-Za-z0-9_-]+)[ \t]*=", re.MULTILINE)
_LINE = re.compile(r"\(at line (\d+)")
_UNKNOWN_FIELD = re.compile(r"unknown field `(.*)`", re.DOTALL)
_INVALID_WORD = re.compile(r"Invalid enum value '?([^']*?)'?(?: - at |$)", re.DOTALL)
_EXPECTED = re.compile(r"Expected `(str|bool|array|str \| array)`(?: (of length|matching))?")
_DAY = "first_school_day"
_PLACE = re.compile(r"at `\$\.([A-Za-z0-9_]+)")
_WRITTEN_WRONG = (
    ("Invalid value", "value"),
    ("Expected '='", "no_sign"),
    ("'\\n'", "quote"),
    ("nterminated", "quote"),
    ('Expected "\'"', "quote"),
)
_NAMES = {"str": "type.text", "bool": "type.flag", "array": "type.list"}


class SettingsMistakeError(BadInputError):
    """A mistake in the settings. `mistake` names its words (`settings.…`), `values` fill them in.

    `line` counts from 1, 0 where it is on none.
    """

    def __init__(self, plain: BadInputError, mistake: str, values: Values, line: int = 0) -> None:
        """Keep what is told without words too: file, place, problem and next step."""
        super().__init__(plain.file, plain.place, plain.problem, plain.next_step)
        self.mistake, self.values, self.line = mistake, values, line


def mistake_in(data: bytes, problem: BadInputError) -> SettingsMistakeError:
    """Give what is wrong, from what the decoder of this file said."""
    text, cause = data.decode(errors="replace"), problem.__cause__
    if isinstance(cause, UnicodeDecodeError):
        return SettingsMistakeError(problem, "encoding", {})
    said = str(cause)
    if isinstance(cause, msgspec.ValidationError):
        return _wrong_value(problem, said, text)
    if misread := misread_path(data, problem.file):
        return misread
    return _wrong_line(problem, said, text)


def misread_path(data: bytes, file: str) -> SettingsMistakeError | None:
    r"""Give the mistake of a path in double quotes whose backslashes mean something else there: "\\server\ict".

    One in which every backslash is doubled is right, unless it then starts with one: "\\server\\ict".
    """
    text = data.decode(errors="replace")
    for pattern, meant in ((_QUOTED_PATH, _meant), (_LISTED, _meant_in_list)):
        for found in pattern.finditer(text):
            if better := meant(found[2]):
                return _backslash(file, f"{found[1]} = {better}", found[1], _line_at(text, found.start(1)))
    return None


def _backslash(file: str, better: str, key: str, line: int) -> SettingsMistakeError:
    plain = BadInputError(file, key, "a backslash between double quotes has another meaning", f"Write: {better}")
    return SettingsMistakeError(plain, "backslash", {"better": better}, line)


def _meant(written: str) -> str:
    """Give how a path is written right, in its quotes; nothing where it is."""
    if "\\" not in written:
        return ""
    is_doubled = all(len(run) % 2 == 0 for run in re.findall(r"\\+", written))
    if is_doubled and (written.startswith("\\" * 4) or not written.startswith("\\")):
        return ""
    return f"'{written if not is_doubled else _half(written)}'"


def _meant_in_list(inside: str) -> str:
    """Give how a list is written right in which one path is not; nothing where all are."""
    names = [(found[1] or found[2] or "", _meant(found[2] or "")) for found in _IN_LIST.finditer(inside)]
    return f"[{', '.join(meant or _quoted(name) for name, meant in names)}]" if any(meant for _, meant in names) else ""


def _quoted(name: str) -> str:
    return f"'{name}'"


def _half(written: str) -> str:
    """Give what was meant by a path of which only the first two were not doubled."""
    return "\\" + written.replace("\\\\", "\\")


def _wrong_value(problem: BadInputError, said: str, text: str) -> SettingsMistakeError:
    if field := _UNKNOWN_FIELD.search(said):
        name, values = _instead("key", field[1], "", problem)
        return SettingsMistakeError(problem, name, values, _line_of(text, field[1]))
    place = _PLACE.search(said)
    key = place[1] if place else ""
    if word := _INVALID_WORD.search(said):
        name, values = _instead("word", word[1], key, problem)
        return SettingsMistakeError(problem, name, values, _line_of(text, key))
    if key == _DAY:
        return _no_day(problem, _line_of(text, key))
    expected = _EXPECTED.search(said)
    if expected is None:
        return SettingsMistakeError(problem, "other", {"said": said[:100]}, _line_of(text, key))
    by_form = {"of length": "many" if expected[1] == "array" else "long", "matching": f"form.{key}"}
    name = by_form.get(expected[2] or "", "type.names" if key == "spec" else _NAMES[expected[1]])
    return SettingsMistakeError(problem, name, {"key": key}, _line_of(text, key))


def _no_day(problem: BadInputError, line: int) -> SettingsMistakeError:
    return SettingsMistakeError(problem, f"form.{_DAY}", {"key": _DAY}, line)


def _instead(name: str, written: str, key: str, problem: BadInputError) -> tuple[str, Values]:
    """Give the mistake with the nearest right word, or all of them."""
    from checker.storage.settings import Settings  # noqa: PLC0415  which tells what is right, and reads with this

    near = re.search(r'Did you mean "(.*)"\?', problem.next_step)
    allowed = ", ".join(allowed_at(Settings, key))
    values = {"written": written[:60], "key": key, "allowed": allowed, "near": near[1] if near else ""}
    return (f"{name}.near" if near else name), values


def _wrong_line(problem: BadInputError, said: str, text: str) -> SettingsMistakeError:
    keys = [(found[1], found.start(1)) for found in _KEY.finditer(text)]
    twice = next((place for number, (key, place) in enumerate(keys) if key in {k for k, _ in keys[:number]}), None)
    if "Cannot overwrite" in said and twice is not None:
        return SettingsMistakeError(problem, "twice", {}, _line_at(text, twice))
    told = _LINE.search(said)
    line = int(told[1]) if told else _last_line(text)
    if any(key == _DAY and _line_at(text, place) == line for key, place in keys):
        return _no_day(problem, line)
    name = next((name for sign, name in _WRITTEN_WRONG if sign in said), "line")
    return SettingsMistakeError(problem, name, {}, line)


def _line_of(text: str, key: str) -> int:
    return next((_line_at(text, found.start(1)) for found in _KEY.finditer(text) if found[1] == key), 0)


def _line_at(text: str, place: int) -> int:
    return text.count("\n", 0, place) + 1


def _last_line(text: str) -> int:
    return len(text.rstrip().split("\n"))


def unreadable(path: Path, problem: BadInputError) -> SettingsMistakeError:
    """Give that the file cannot be read at all, or is none."""
    if isinstance(problem.__cause__, OSError):
        return SettingsMistakeError(problem, "unreadable", {"reason": problem.__cause__.strerror or ""})
    return SettingsMistakeError(problem, "folder" if path.is_dir() else "no_settings", {})
