"""The door for specs and release tables. What they say must also fit together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from checker.errors import BadInputError
from checker.model.releases import BrowserTable, OperatingSystemTable
from checker.specification.document import RequirementsSpec
from checker.specification.problems import spec_problems
from checker.typed_files import decode_toml_bytes, decoded_ahead, raw_toml, read_capped, typed

LARGEST_SPEC = 1024 * 1024

Unsettled = Mapping[str, object]
"""What stands in the file of an extension: it means something only with the spec that it stands on."""
Document = RequirementsSpec | Unsettled | BadInputError
"""What a file holds, or why it cannot be used."""
Loaded = RequirementsSpec | BadInputError
Among = Callable[[], Iterable[RequirementsSpec]]
"""Gives the specs that one may stand on besides those of its own folder; asked only where one stands on another."""
Examine = Callable[[Path, RequirementsSpec], None]
"""Raises `BadInputError` for a spec that may not be used; nothing stands on it then."""


def _nothing_else() -> Iterable[RequirementsSpec]:
    return ()


def _as_it_is(_path: Path, _spec: RequirementsSpec) -> None:
    return


def load_spec(path: Path, among: Among = _nothing_else) -> RequirementsSpec:
    """Give the requirements spec in a TOML file; one that stands on another finds that `among` these.

    Raises `BadInputError` that names file, place and next step.
    """
    return sound(load_specs([path], among)[path])


def sound(loaded: Loaded) -> RequirementsSpec:
    """Give the spec, or raise why it cannot be used."""
    if isinstance(loaded, BadInputError):
        raise loaded
    return loaded


def load_specs(paths: Sequence[Path], among: Among = _nothing_else) -> dict[Path, Loaded]:
    """Give for each file its spec, or why it cannot be used; they may stand on each other too."""
    return settled(read_documents(paths), among)


def load_folder(paths: Sequence[Path]) -> dict[Path, Loaded]:
    """Give the same of a folder that stands by itself, for which the build may have worked it out."""
    contents = _contents(paths)
    together = [data for data in contents.values() if isinstance(data, bytes)]
    return settled({path: _document(data, path, together) for path, data in contents.items()})


def settled(
    documents: Mapping[Path, Document], among: Among = _nothing_else, examine: Examine = _as_it_is
) -> dict[Path, Loaded]:
    """Give what each document means together with the others, or why it cannot be used."""
    loaded: dict[Path, Loaded] = {}
    waiting: dict[Path, Unsettled] = {}
    for path, found in documents.items():
        match found:
            case RequirementsSpec():
                loaded[path] = _examined(path, found, examine)
            case BadInputError():
                loaded[path] = found
            case _:
                waiting[path] = found
    if waiting:
        from checker.specification.settling import settle  # noqa: PLC0415  only who has an extension pays for it

        whole = [spec for spec in loaded.values() if isinstance(spec, RequirementsSpec)]
        loaded |= settle(waiting, whole, among(), examine)
    return {path: loaded[path] for path in documents}


def _examined(path: Path, spec: RequirementsSpec, examine: Examine) -> Loaded:
    """Give a spec, or why it may not be used."""
    try:
        examine(path, spec)
    except BadInputError as reason:
        return reason
    return spec


def read_documents(paths: Iterable[Path]) -> dict[Path, Document]:
    """Give for each file what it holds."""
    return {path: _document(data, path) for path, data in _contents(paths).items()}


def _contents(paths: Iterable[Path]) -> dict[Path, bytes | BadInputError]:
    contents: dict[Path, bytes | BadInputError] = {}
    for path in paths:
        try:
            contents[path] = read_capped(path, LARGEST_SPEC)
        except BadInputError as reason:
            contents[path] = reason
    return contents


def _document(data: bytes | BadInputError, path: Path, together: Sequence[bytes] = ()) -> Document:
    if isinstance(data, BadInputError):
        return data
    if ahead := decoded_ahead(data) or decoded_ahead(data, together):
        return msgspec.json.decode(ahead, type=RequirementsSpec)
    try:
        return document_in(data, path)
    except BadInputError as reason:
        return reason


def document_in(data: bytes, path: Path | str) -> RequirementsSpec | Unsettled:
    """Give what these bytes hold, which came from there: a spec, or what an extension says. Raises `BadInputError`."""
    raw = raw_toml(data, path)
    if "extends" in raw:
        return raw
    spec = typed(raw, path, RequirementsSpec)
    for place, problem in spec_problems(spec):
        raise BadInputError(str(path), place, problem, "Correct it and run again.")
    return spec


def load_browser_table(path: Path) -> BrowserTable:
    """Give the browser release table. Raises `BadInputError`."""
    return browser_table_in(read_capped(path, LARGEST_SPEC), path)


def browser_table_in(data: bytes, path: Path | str) -> BrowserTable:
    """Give the browser release table in these bytes, which came from there. Raises `BadInputError`."""
    table = decode_toml_bytes(data, path, BrowserTable)
    for name, history in table.browser.items():
        if history.follows and not getattr(table.browser.get(history.follows), "releases", ()):
            raise BadInputError(
                str(path),
                f"browser.{name}.follows",
                f'"{history.follows}" has no releases',
                "Name one that has.",
            )
    for name, link in _circles(table):
        place, problem = f"browser.{name}.{link}", "leads back to itself"
        raise BadInputError(str(path), place, problem, "Name a browser that does not.")
    return table


def _circles(table: BrowserTable) -> Iterator[tuple[str, str]]:
    """Give each browser that is said to stand on others, and by way of those on itself; and which line says so."""
    for link in ("follows", "built_on"):
        for name in table.browser:
            passed: set[str] = set()
            at = name
            while at in table.browser and at not in passed:
                passed.add(at)
                at = getattr(table.browser[at], link)
            if at == name:
                yield name, link


def load_operating_system_table(path: Path) -> OperatingSystemTable:
    """Give the operating-system release table. Raises `BadInputError`."""
    return operating_system_table_in(read_capped(path, LARGEST_SPEC), path)


def operating_system_table_in(data: bytes, path: Path | str) -> OperatingSystemTable:
    """Give the operating-system release table in these bytes, which came from there. Raises `BadInputError`."""
    return decode_toml_bytes(data, path, OperatingSystemTable)
