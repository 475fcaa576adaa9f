"""A zip of files, to drop on the desk."""

from __future__ import annotations

import io
import zipfile


def zipped(**files: bytes) -> bytes:
    """Give it; two low lines in a name are a slash."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name.replace("__", "/"), data)
    return held.getvalue()
