"""The browser table as the text of its file."""

from __future__ import annotations

from collections.abc import Mapping

import msgspec

from checker.model.releases import BrowserHistory, BrowserTable

_HEADER = """\
# Written by `systeemcheck releases refresh`; change browser_channels.toml, not this file.
# A row without `channel` is the normal release. A row with one counts for that channel only, until the day in
# `supported_until`. A row that is later than the snapshot is `planned`: announced, and not out on that day."""


def table_text(table: BrowserTable) -> str:
    """Give the whole table as TOML; the same table gives the same bytes."""
    parts = [
        _HEADER,
        _block("", {"schema_version": table.schema_version, "id": table.id, "snapshot": table.snapshot}),
        *(_block("[[source]]", _fields(source)) for source in table.source),
        *(_browser(name, history) for name, history in table.browser.items()),
        *(_block("[[implies]]", _fields(implication)) for implication in table.implies),
    ]
    return "\n\n".join(parts) + "\n"


def _browser(name: str, history: BrowserHistory) -> str:
    block = _block(f"[browser.{name}]", {key: value for key, value in _fields(history).items() if key != "releases"})
    lines = "".join(f"  {{ {', '.join(_pairs(_fields(row)))} }},\n" for row in history.releases)
    return f"{block}\nreleases = [\n{lines}]" if lines else block


def _fields(struct: msgspec.Struct) -> dict[str, object]:
    """Give what differs from the defaults, under the names of the file."""
    fields = msgspec.structs.fields(struct)
    filled = {one.encode_name: (getattr(struct, one.name), one.default) for one in fields}
    return {name: value for name, (value, usual) in filled.items() if value != usual}


def _block(header: str, fields: Mapping[str, object]) -> str:
    return "\n".join(filter(None, [header, *_pairs(fields)]))


def _pairs(fields: Mapping[str, object]) -> list[str]:
    return [f"{name} = {_toml(value)}" for name, value in fields.items()]


def _toml(value: object) -> str:
    """Give a value as TOML writes it; JSON's strings and truths are TOML's, days and numbers stand bare."""
    return msgspec.json.encode(value).decode() if isinstance(value, str | bool) else str(value)
