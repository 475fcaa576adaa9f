"""Reading a .po file, the format translators know (GNU gettext manual, "The Format of PO Files")."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

_LINE = re.compile(r'(msgid_plural|msgid|msgstr(?:\[\d+\])?)?\s*"((?:[^"\\]|\\.)*)"')
_ESCAPE = re.compile(r"\\(.)")
_ESCAPED = {"n": "\n", "t": "\t"}


def read_po(text: str) -> Mapping[str, tuple[str, ...]]:
    """Give for each id its translations: one, or one per plural form. The header has the id ""."""
    messages: dict[str, tuple[str, ...]] = {}
    for entry in _entries(text):
        forms = tuple(value for field, value in entry.items() if field.startswith("msgstr"))
        if forms and all(forms):
            messages[entry.get("msgid", "")] = forms
    return messages


def _entries(text: str) -> Iterator[dict[str, str]]:
    """Give the fields of each entry; an entry starts at its `msgid`, and a bare string goes on with the last field."""
    entry: dict[str, str] = {}
    field = ""
    for keyword, value in _strings(text):
        if keyword == "msgid":
            yield entry
            entry = {}
        field = keyword or field
        entry[field] = entry.get(field, "") + value
    yield entry


def _strings(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        if match := _LINE.match(line):
            yield match[1] or "", _unescaped(match[2])


def _unescaped(text: str) -> str:
    return _ESCAPE.sub(lambda found: _ESCAPED.get(found[1], found[1]), text) if "\\" in text else text
