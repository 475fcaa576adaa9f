"""What a bundle is made of: each part with its version, its licence and the text of that licence."""

from __future__ import annotations

import platform
import re
import subprocess
import sysconfig
from collections.abc import Collection, Iterable, Iterator, Mapping
from importlib.metadata import Distribution, distributions
from pathlib import Path
from typing import NamedTuple

from checker import __version__
from portable.toolchain import TOP, BuildError, Toolchain
from scripts.windows_python import VERSION

_PIN = re.compile(r"^([\w.-]+)==\S+((?:\s+--hash=sha256:[0-9a-f]{64})+)", re.MULTILINE)
_CLASSIFIERS = {
    "License :: OSI Approved :: BSD License": "BSD-3-Clause",
    "License :: OSI Approved :: MIT License": "MIT",
    "License :: OSI Approved :: Apache Software License": "Apache-2.0",
}
_SPDX = frozenset({"MIT", "BSD-3-Clause"})
_LIBRARY_LICENCES = {"libffi8": "MIT", "zlib1g": "Zlib"}
_LOADER_LICENCE = "GPL-2.0-or-later WITH Bootloader-exception"
_CALLED_LICENCE = re.compile(r"licen[cs]e|copying", re.IGNORECASE)
_DIGEST = re.compile(r"sha256:([0-9a-f]{64})")


class Component(NamedTuple):
    """One part: `texts` are its licence files by name, `sha256` the archives it may have come from."""

    name: str
    version: str
    licence: str
    address: str
    texts: Mapping[str, str]
    sha256: tuple[str, ...] = ()


def components_inside(bundle: Path, toolchain: Toolchain, packages: Collection[str]) -> tuple[Component, ...]:
    """Give every part of the bundle, by name: the pinned packages named, Python, its libraries, PyInstaller's loader.

    Raises `BuildError` for one without the text of its licence: such a bundle may not be handed out.
    """
    pinned = {item.name: item for item in distributions(path=[str(toolchain.packages)])}
    hashes = _hashes(toolchain.pins)
    parts = [_package(pinned[name], hashes) for name in packages]
    parts += [_loader(pinned["pyinstaller"], hashes), _python(toolchain), *_libraries(bundle, toolchain)]
    without = [part.name for part in parts if not any(text.strip() for text in part.texts.values())]
    if without:
        raise BuildError(f"no licence text found for {', '.join(without)}")
    return tuple(sorted(parts, key=lambda part: part.name.lower()))


def the_program() -> Component:
    """Give the program itself."""
    text = (TOP / "LICENSE").read_text(encoding="utf-8")
    return Component("systeemcheck", __version__, "MIT", f"pkg:generic/systeemcheck@{__version__}", {"LICENSE": text})


def _package(item: Distribution, hashes: Mapping[str, tuple[str, ...]]) -> Component:
    digests = hashes.get(_normal(item.name), ())
    return Component(item.name, item.version, _licence(item), _address(item), _texts(item), digests)


def _loader(item: Distribution, hashes: Mapping[str, tuple[str, ...]]) -> Component:
    """PyInstaller's loader is the program's first part; its licence lets anyone hand out what it starts."""
    part = _package(item, hashes)
    return part._replace(name="pyinstaller-bootloader", licence=_LOADER_LICENCE)


def _python(toolchain: Toolchain) -> Component:
    version = VERSION if toolchain.is_windows else platform.python_version()
    text = _first_text(_python_licences(toolchain))
    return Component("CPython", version, "PSF-2.0", f"pkg:generic/python@{version}", {"LICENSE.txt": text})


def _python_licences(toolchain: Toolchain) -> Iterator[Path]:
    yield toolchain.home / "LICENSE.txt"
    yield Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    yield Path(f"/usr/share/doc/python{sysconfig.get_python_version()}/copyright")


def _libraries(bundle: Path, toolchain: Toolchain) -> Iterator[Component]:
    """The libraries that no package brought: on Windows Python's own, on Linux those of the system."""
    if toolchain.is_windows:
        text = {"LICENSE.txt": _first_text([toolchain.home / "LICENSE.txt"])}  # has a part on each of them
        yield Component("Microsoft Visual C++ runtime", "14", "Microsoft Distributable Code", "", text)
        yield Component("libffi", "3", "MIT", "", text)
    elif toolchain.target.startswith("linux"):
        names = sorted(path.name for path in (bundle / "_internal").glob("*.so*"))
        yield from (_library(name) for name in names if not name.startswith("libpython"))


def _library(name: str) -> Component:
    """A library of the system, as Debian's package manager knows it."""
    package = _asked("dpkg-query", "--search", f"*/{name}").partition(":")[0]
    version = _asked("dpkg-query", "--show", "--showformat=${Version}", package) if package else ""
    text = _first_text([Path("/usr/share/doc") / package / "copyright"]) if package else ""
    licence = _LIBRARY_LICENCES.get(package, "see its text")
    address = f"pkg:deb/debian/{package}@{version}" if package else ""
    return Component(package or name, version, licence, address, {"copyright": text})


def _asked(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603  fixed words
    except OSError:  # another kind of Linux; the licence text that is missing then stops the build
        return ""


def _first_text(candidates: Iterable[Path]) -> str:
    found = (path.read_text(encoding="utf-8", errors="replace") for path in candidates if path.is_file())
    return next(found, "")


def _texts(item: Distribution) -> dict[str, str]:
    """The licence files of a package: named in its METADATA, or called so in its own folder."""
    files = [path for path in item.files or () if ".dist-info" in path.parts[0] and _CALLED_LICENCE.match(path.name)]
    return {path.name: path.read_text(encoding="utf-8") for path in sorted(files)}


def _licence(item: Distribution) -> str:
    """The SPDX expression where the package gives one, else its own short words."""
    metadata = item.metadata
    classifiers = metadata.get_all("Classifier") or []
    found = [_CLASSIFIERS[classifier] for classifier in classifiers if classifier in _CLASSIFIERS]
    own_words = (metadata["License"] or "").strip()
    return metadata["License-Expression"] or (own_words if own_words in _SPDX else "") or "".join(found[:1])


def _normal(name: str) -> str:
    """A name as the package index compares them."""
    return re.sub(r"[-_.]+", "-", name).lower()


def _address(item: Distribution) -> str:
    return f"pkg:pypi/{_normal(item.name)}@{item.version}"


def _hashes(pins: Iterable[Path]) -> dict[str, tuple[str, ...]]:
    """The pinned SHA-256 digests of each package."""
    found = (match for pin in pins for match in _PIN.finditer(pin.read_text(encoding="ascii")))
    return {_normal(match[1]): tuple(_DIGEST.findall(match[2])) for match in found}
