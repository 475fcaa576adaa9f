"""From what a place gave to specs that come beside those there: never over one, and never another of the same name."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from pathlib import Path

from checker.errors import BadInputError
from checker.refreshing.fresh_document import FreshDocument
from checker.refreshing.given import Given
from checker.refreshing.trouble import NotWrittenError, TroubleError
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import load_releases, spec_files
from checker.specification.document import RequirementsSpec
from checker.specification.extension import extension_in
from checker.specification.far_off import latest_day, refuse_far_off
from checker.specification.listing import refuse_more, spec_paths_in
from checker.specification.loading import LARGEST_SPEC, Document, document_in, read_documents, settled

_IS_SPEC = re.compile(rb"^[ \t]*(?:\[\[[ \t]*requirement[ \t]*\]\]|(?:requirement|extends)[ \t]*=)", re.MULTILINE)
_FOLDER = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,59}", re.ASCII)


def is_spec(given: Given) -> bool:
    """Tell whether it should be a spec."""
    return bool(_IS_SPEC.search(given.data))


def fresh_specs(given: Sequence[Given], there: Path | None, today: dt.date) -> tuple[FreshDocument, ...]:
    """Give the specs to write into a folder of specs.

    Raises `TroubleError` for one that says something else under a name that is known, and `BadInputError` for one that
    is wrong, or stands on one that is nowhere.
    """
    if not given:
        return ()
    if there is None:
        raise TroubleError("no_specs_here", given[0].place)
    known = read_documents(spec_paths(there))
    documents = {Path(one.place): _document(one) for one in given}
    names = {path: _name(path, found) for path, found in known.items()}
    new = [one for one in given if _is_new(one, documents, known, names)]
    refuse_more(there, [one.data for one in new])
    latest = latest_day(today, load_releases(built_in_specs_folder()))
    loaded = settled({**known, **documents}, examine=lambda path, spec: refuse_far_off(path, spec, latest))
    return tuple(_placed(one, loaded[Path(one.place)], there) for one in new)


def spec_paths(there: Path | None) -> list[Path]:
    """Give the files of the specs there and of those that are built in."""
    own = spec_paths_in(there) if there else []
    built_in = built_in_specs_folder()
    return own if there and there.resolve() == built_in.resolve() else [*own, *spec_files(built_in)]


def _document(given: Given) -> Document:
    """Give what was given, as a document. Raises `TroubleError` and `BadInputError`."""
    if len(given.data) > LARGEST_SPEC:
        raise TroubleError("too_large", given.place, limit=LARGEST_SPEC)
    return document_in(given.data, given.place)


def _name(path: Path, document: Document) -> str:
    """Give id and version; "" for what cannot be used anyway."""
    match document:
        case RequirementsSpec():
            return document.name
        case Mapping():
            try:
                return extension_in(document, path).name
            except BadInputError:
                return ""
        case _:
            return ""


def _is_new(
    given: Given, documents: Mapping[Path, Document], known: Mapping[Path, Document], names: Mapping[Path, str]
) -> bool:
    """Tell whether it is there under no name yet. Raises `TroubleError` where something else has that name."""
    path = Path(given.place)
    name = _name(path, documents[path])
    others = {other: found for other, found in documents.items() if _name(other, found) == name}
    of_that_name = {**others, **{other: known[other] for other in names if names[other] == name}}
    if name and any(found != documents[path] for found in of_that_name.values()):
        raise TroubleError("spec_changed", given.place, name=name)
    return name not in names.values()


def _placed(given: Given, loaded: RequirementsSpec | BadInputError, there: Path) -> FreshDocument:
    if isinstance(loaded, BadInputError):
        raise BadInputError(given.place, loaded.place, loaded.problem, loaded.next_step) from loaded
    folder = given.folder if _FOLDER.fullmatch(given.folder) else loaded.id
    for file in (f"{loaded.version}.toml", f"{loaded.id}-{loaded.version}.toml"):
        if not (there / folder / file).exists():
            return FreshDocument(given.place, folder, file, given.data, loaded)
    raise NotWrittenError("not_written", str(there / folder / file), reason=loaded.name)
