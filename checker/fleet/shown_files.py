"""Files as an overview names them: from the folder of results on, so that no person's own folder goes along."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence

import msgspec

from checker.home_paths import without_home
from checker.storage.gathering import OtherFiles
from checker.storage.results_folder import RejectedFile


class ShownFiles:
    """Names files by these folders; of several, each file has the last part of its folder before it."""

    def __init__(self, folders: Sequence[str]) -> None:
        """Take the folders as they were given."""
        self._before = [
            (os.path.join(folder, ""), f"{_last_part(folder)}/" if len(folders) > 1 else "")  # noqa: PTH118  of scandir
            for folder in sorted(folders, key=len, reverse=True)
        ]

    def name(self, file: str) -> str:
        """Give the name of a file, or of a folder itself; of what lies elsewhere only the last part."""
        for start, short in self._before:
            if file.startswith(start) and len(file) > len(start):
                return short + file[len(start) :]
        return _last_part(file)

    def rejected(self, files: Iterable[RejectedFile]) -> list[RejectedFile]:
        """Give these files by their names, in that order; a copy that contradicts names the other one too."""
        named = [
            RejectedFile(self.name(item.file), item.reason, self._detail(item))
            for item in files
        ]  # fmt: skip
        return sorted(named, key=lambda item: item.file)

    def others(self, files: OtherFiles) -> OtherFiles:
        """Give the other files by their names."""
        return msgspec.structs.replace(files, names=[self.name(file) for file in files.names])

    def _detail(self, item: RejectedFile) -> str:
        return self.name(item.detail) if item.reason == "contradicts" else without_home(item.detail)


def _last_part(path: str) -> str:
    return os.path.basename(without_home(path).rstrip("/\\")) or path  # noqa: PTH119  a path as it was given
