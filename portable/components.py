"""What a bundle is made of: each part with its version, its hash, its licence and the text of that licence."""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Mapping
from importlib.metadata import Distribution, distributions
from pathlib import Path

from portable.component import Component, complete, kept_text
from portable.pins import normal
from portable.python_parts import in_the_loader, python_parts
from portable.toolchain import Toolchain
from portable.wine.windows_python import INSTALLATION_REPORT

_CLASSIFIERS = {
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
    "License :: OSI Approved :: Zope Public License": "ZPL-2.1",
    "License :: OSI Approved :: Python Software Foundation License": "PSF-2.0",
}
_SPDX = frozenset({"MIT", "BSD-3-Clause"})
_LOADER_LICENCE = "GPL-2.0-or-later WITH Bootloader-exception"
_CALLED_LICENCE = re.compile(r"licen[cs]e|copying", re.IGNORECASE)


def components_inside(bundle: Path, toolchain: Toolchain, packages: Collection[str]) -> tuple[Component, ...]:
    """Give every part of the bundle, by name: the pinned packages named, PyInstaller's loader, Python and its parts.

    Raises `BuildError` for one without version, hash, licence or the text of it: such a bundle may not be handed out.
    """
    pinned = {item.name: item for item in distributions(path=[str(toolchain.packages)])}
    archives = _archives(toolchain.packages)
    parts = [_package(pinned[name], archives) for name in packages]
    loader = _loader(pinned["pyinstaller"], archives)
    return complete([*parts, loader, *in_the_loader(bundle, loader.sha256), *python_parts(bundle, toolchain)])


def _archives(packages: Path) -> dict[str, str]:
    """Give the SHA-256 of the file that each package came from, as pip noted it while it checked them."""
    report = json.loads((packages / INSTALLATION_REPORT).read_bytes())
    pairs = ((item["metadata"]["name"], item["download_info"]["archive_info"]["hashes"]) for item in report["install"])
    return {normal(name): hashes["sha256"] for name, hashes in pairs}


def _package(item: Distribution, archives: Mapping[str, str]) -> Component:
    sha256 = archives.get(normal(item.name), "")
    return Component(item.name, item.version, _licence(item), _address(item), _texts(item), sha256)


def _loader(item: Distribution, archives: Mapping[str, str]) -> Component:
    """PyInstaller's loader is the program's first part; its licence lets anyone hand out what it starts."""
    part = _package(item, archives)
    return part._replace(name="pyinstaller-bootloader", licence=_LOADER_LICENCE)


def _texts(item: Distribution) -> dict[str, str]:
    """The licence files of a package: called so in its own folder, or the text kept here where it brings none."""
    files = [path for path in item.files or () if ".dist-info" in path.parts[0] and _CALLED_LICENCE.match(path.name)]
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(files)} or kept_text(item.name)


def _licence(item: Distribution) -> str:
    """The SPDX expression where the package gives one, else its own short words."""
    metadata = item.metadata
    classifiers = metadata.get_all("Classifier") or []
    found = [_CLASSIFIERS[classifier] for classifier in classifiers if classifier in _CLASSIFIERS]
    own_words = (metadata["License"] or "").strip()
    return metadata["License-Expression"] or (own_words if own_words in _SPDX else "") or "".join(found[:1])


def _address(item: Distribution) -> str:
    return f"pkg:pypi/{normal(item.name)}@{item.version}"
