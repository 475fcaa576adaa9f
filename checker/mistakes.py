"""Mistakes in a file a person wrote, told with the place and the nearest valid word."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from checker.errors import BadInputError

_PLACE = re.compile(r"^(?P<problem>.*?)(?: - at `\$?\.?(?P<place>.*?)`)?$", re.DOTALL)
_UNKNOWN_FIELD = re.compile(r"Object contains unknown field `(?P<field>.*)`", re.DOTALL)
_INVALID_WORD = re.compile(r"Invalid (?:enum )?value '?(?P<word>.*?)'?", re.DOTALL)
_LONGEST_WORD = 60

_ID, _VERSION, _ADDRESS = r"[a-z0-9][a-z0-9-]{0,59}", r"[A-Za-z0-9][A-Za-z0-9.+-]{0,39}", r"https?://\S+"
_AN_ADDRESS = 'expected an address such as "https://www.example.org/page"'
_FORMS = {
    rf"^{_ID}\Z": "expected small letters, digits and hyphens, 60 at most",
    rf"^{_VERSION}\Z": "expected letters, digits, dots and hyphens, 40 at most",
    rf"^{_ID}(/{_VERSION})?\Z": 'expected an id, or an id and a version such as "malmberg/2026-2027.1"',
    rf"^{_ADDRESS}\Z": _AN_ADDRESS,
    rf"^({_ADDRESS})?\Z": _AN_ADDRESS,
    r"^https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?([/?#][^\s\"'<>\\^`{|}]*)?\Z": _AN_ADDRESS,
    r"^([A-Za-z0-9._+-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+)?\Z": 'expected an address such as "naam@school.nl"',
    r"^[0-9 +()-]*\Z": 'expected a telephone number such as "012 345 6789"',
}
"""What people write in a field, by the form that the types have of it."""
_NUMBER = re.compile(r"(?<=Invalid enum value )\d{1,9}$")


def explain(error: msgspec.ValidationError, path: Path | str, kind: type) -> BadInputError:
    """Give the error for a person: file, place, problem, and the nearest valid key or word as the next step."""
    match = _PLACE.match(str(error))
    problem = match["problem"] if match else str(error)
    place = (match["place"] or "").strip(".") if match else ""
    allowed = allowed_at(kind, place)
    if place == "schema_version" and (newer := _NUMBER.search(problem)) and int(newer[0]) > max(map(int, allowed)):
        problem = f"made by a newer program (version {newer[0]} of the format)"
        return BadInputError(str(path), place, problem, "Use a newer Systeemcheck.")
    problem, next_step = _explained(problem, allowed)
    return BadInputError(str(path), place, problem, next_step)


def _explained(problem: str, allowed: list[str]) -> tuple[str, str]:
    if field := _UNKNOWN_FIELD.fullmatch(problem):
        return f'"{_shown(field["field"])}" is not a key here', nearest(field["field"], allowed)
    if word := _INVALID_WORD.fullmatch(problem):
        return f'"{_shown(word["word"])}" is not a valid value', nearest(word["word"], allowed)
    return _plain(problem), "Correct it and run again."


def _shown(word: str) -> str:
    """Give a word of the file so that it fits on a line and steers no terminal."""
    shown = "".join(sign if sign.isprintable() else "?" for sign in word[:_LONGEST_WORD])
    return shown + "..." * (len(word) > _LONGEST_WORD)


def nearest(word: str, allowed: list[str]) -> str:
    """Give the next step after a word that is not allowed: the nearest that is, or all of them."""
    from difflib import get_close_matches  # noqa: PLC0415  only a mistake pays for it

    near = get_close_matches(word[:_LONGEST_WORD], allowed, n=1, cutoff=0.6)
    if near:
        return f'Did you mean "{near[0]}"?'
    return "Valid: " + ", ".join(allowed[:30]) + "." if allowed else "Remove it."


def _plain(problem: str) -> str:
    for form, said in _FORMS.items():
        if problem.endswith(f"matching regex {form!r}"):
            return said
    return problem[:1].lower() + problem[1:].rstrip(".") if problem else "not understood"


def allowed_at(root: object, place: str) -> list[str]:
    """Give the keys or words that are valid at a place such as `requirement[3].condition`, by the types."""
    node = msgspec.inspect.type_info(root)
    for part in re.findall(r"[^.\[\]]+|\[[^\]]*\]", place):
        if kinds := _kinds(node, part):
            return kinds
        node = _step(node, part)
    return sorted(set(_words(node)))


def _kinds(node: msgspec.inspect.Type, part: str) -> list[str]:
    """Give the kinds there are, where a place is the key that tells which."""
    structs = (option for option in _options(node) if isinstance(option, msgspec.inspect.StructType))
    return sorted({str(struct.tag) for struct in structs if struct.tag_field == part})


def _step(node: msgspec.inspect.Type, part: str) -> msgspec.inspect.Type:
    options = _options(node)
    for option in options:
        if isinstance(option, msgspec.inspect.VarTupleType | msgspec.inspect.ListType) and part.startswith("["):
            return option.item_type
        if isinstance(option, msgspec.inspect.DictType):
            return option.value_type
    fields = [
        field.type
        for option in options
        if isinstance(option, msgspec.inspect.StructType)
        for field in option.fields
        if field.encode_name == part
    ]
    return msgspec.inspect.UnionType(types=tuple(fields)) if fields else node


def _options(node: msgspec.inspect.Type) -> list[msgspec.inspect.Type]:
    if isinstance(node, msgspec.inspect.Metadata):
        return _options(node.type)
    if isinstance(node, msgspec.inspect.UnionType):
        return [option for kind in node.types for option in _options(kind)]
    return [node]


def _words(node: msgspec.inspect.Type) -> list[str]:
    words: list[str] = []
    for option in _options(node):
        if isinstance(option, msgspec.inspect.LiteralType):
            words += map(str, option.values)
        if isinstance(option, msgspec.inspect.StructType):
            words += [field.encode_name for field in option.fields]
            words += [str(option.tag)] if option.tag else []
    return words
