"""What was read on the publisher's page, kept beside the specs, so that the questions have it when they go on."""

from __future__ import annotations

import contextlib
from pathlib import Path

from checker.confirming.draft import Draft
from checker.confirming.draft_file import encode_draft, load_draft
from checker.errors import BadInputError
from checker.specification.document import RequirementsSpec
from checker.storage.writing import no_room, write_beside


def kept_page(folder: Path, spec: RequirementsSpec) -> Draft | None:
    """Give what was read for this spec; None where nothing is kept, or it cannot be read."""
    with contextlib.suppress(BadInputError):
        return load_draft(_path(folder, spec))
    return None


def keep_page(folder: Path, spec: RequirementsSpec, draft: Draft) -> None:
    """Keep it, in place of an earlier one. Raises `NoLastingPlaceError`."""
    path = _path(folder, spec)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        write_beside(folder, {path.name: encode_draft(draft)})
    except (OSError, ValueError) as error:
        raise no_room(path, error) from error


def forget_page(folder: Path, spec: RequirementsSpec) -> None:
    """Take it away. What cannot be taken away is only asked about once more."""
    with contextlib.suppress(OSError):
        _path(folder, spec).unlink(missing_ok=True)


def _path(folder: Path, spec: RequirementsSpec) -> Path:
    return folder / f".pagina-{spec.id}-{spec.version.partition('+')[0]}.json"
