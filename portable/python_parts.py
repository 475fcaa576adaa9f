"""Python itself, and the libraries of others that go along with it: as files beside it, or compiled into it.

A scanner that reads the bill of materials finds a hole in zlib only where zlib is named, also when it is no file of
its own. What Python has but the bundle has not (OpenSSL, SQLite and more, see build_exe.spec) is not named.
"""

from __future__ import annotations

import json
import platform
import re
import subprocess
import sysconfig
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from portable.component import Component, digest, kept_text
from portable.freezing import NAME
from portable.toolchain import BuildError, Toolchain
from portable.wine.windows_python import VERSION

_INTERNAL = "_internal"
_PYTHON_ITSELF = re.compile(r"(?:lib)?python3[\d.]*\.(?:dll|so|dylib)|Python$", re.IGNORECASE)
_C_RUNTIME = re.compile(r"vcruntime140(?:_1)?\.dll$", re.IGNORECASE)
_SIGN_OF_ZLIB = re.compile(rb" inflate (\d+(?:\.\d+)+) Copyright ")
_LIBRARY = re.compile(r"\.(?:dll|dylib)$|\.so(?:\.\d+)*$", re.IGNORECASE)
_DEBIAN_LICENCES = {
    "libbz2-1.0": "bzip2-1.0.6",
    "libexpat1": "MIT",
    "libffi8": "MIT",
    "libgcc-s1": "GPL-3.0-or-later WITH GCC-exception-3.1",
    "libmpdec3": "BSD-2-Clause",
    "libmpdec4": "BSD-2-Clause",
    "libssl3": "Apache-2.0",
    "libssl3t64": "Apache-2.0",
    "libuuid1": "BSD-3-Clause",
    "zlib1g": "Zlib",
}
"""Debian's copyright files are texts; these are read by a person. A package that is not here stops the build."""


class _Part(NamedTuple):
    """A library, the module of Python that brings it, where that keeps its version, and what its own file is called."""

    name: str
    licence: str
    module: str
    version_in: str
    file: str


_PARTS = (
    _Part("bzip2", "bzip2-1.0.6", "_bz2", "", r"(?:lib)?bz2\b"),
    _Part("expat", "MIT", "pyexpat", "EXPAT_VERSION", r"libexpat\b"),
    _Part("libffi", "MIT", "_ctypes", "", r"libffi\b"),
    _Part("libmpdec", "BSD-2-Clause", "_decimal", "__libmpdec_version__", r"libmpdec\b"),
    _Part("OpenSSL", "Apache-2.0", "_ssl", "OPENSSL_VERSION", r"lib(?:crypto|ssl)\b"),
    _Part("OpenSSL", "Apache-2.0", "_hashlib", "", r"lib(?:crypto|ssl)\b"),
    _Part("SQLite", "blessing", "_sqlite3", "sqlite_version", r"(?:lib)?sqlite3\b"),
    _Part("xz", "0BSD", "_lzma", "", r"(?:lib)?lzma\b"),
    _Part("zlib", "Zlib", "zlib", "ZLIB_RUNTIME_VERSION", r"(?:libz|zlib1?)\b"),
)
_WITHOUT_A_VERSION_INSIDE = {("libffi", "3.11.9"): "3.4.4"}
"""What CPython's own build for Windows takes (PCbuild/get_externals.bat), by the version of CPython."""
_ASK = """
import importlib, json, sys
answers = {}
for module, version in json.loads(sys.argv[1]):
    try:
        found = importlib.import_module(module)
        answers[module] = getattr(found, "__file__", None) or "", str(getattr(found, version, ""))
    except ImportError:
        pass
print(json.dumps(answers))
"""


def python_parts(bundle: Path, toolchain: Toolchain) -> Iterator[Component]:
    """Give CPython and each library of others in the bundle. Raises `BuildError` for a library that nobody knows."""
    inside = bundle / _INTERNAL
    libraries = sorted(path for path in inside.iterdir() if _LIBRARY.search(path.name) or path.name == "Python")
    own = [path for path in libraries if _PYTHON_ITSELF.match(path.name)]
    if not own:
        raise BuildError("no library of Python found in the bundle")
    holder = max(own, key=lambda path: path.stat().st_size)  # on Windows there is a small one too, that leads to it
    python = _python(holder, toolchain)
    yield python
    others = [path for path in libraries if path not in own]
    for library in others:
        yield _beside(library, toolchain, python)
    yield from _compiled_in(inside, others, toolchain, python)


def in_the_loader(bundle: Path, sha256: str) -> Iterator[Component]:
    """Give the zlib that PyInstaller compiled into its loader; on Linux the loader uses Python's, a file.

    The hash is of the archive that the loader came from: the program's own file changes when it is signed.
    """
    programs = [path for path in bundle.iterdir() if path.stem == NAME and path.is_file()]
    (zlib,) = (part for part in _PARTS if part.name == "zlib")
    for program in programs:
        if said := _SIGN_OF_ZLIB.search(program.read_bytes()):
            yield _component(zlib, said[1].decode(), program, {})._replace(sha256=sha256)


def _python(holder: Path, toolchain: Toolchain) -> Component:
    version = VERSION if toolchain.is_windows else platform.python_version()
    texts = {"LICENSE.txt": _first_text(_python_licences(toolchain))}
    address = f"pkg:generic/python@{version}"
    return Component("CPython", version, "PSF-2.0", address, texts, digest(holder), holder.name)


def _python_licences(toolchain: Toolchain) -> Iterator[Path]:
    yield toolchain.home / "LICENSE.txt"
    yield Path(sysconfig.get_path("stdlib")) / "LICENSE.txt"
    yield Path(f"/usr/share/doc/python{sysconfig.get_python_version()}/copyright")


def _beside(library: Path, toolchain: Toolchain, python: Component) -> Component:
    """A library that is a file: on Linux the system's own, elsewhere Python's."""
    if toolchain.target.startswith("linux"):
        return _of_debian(library)
    if _C_RUNTIME.match(library.name):
        part = _Part("Microsoft Visual C++ runtime", "Microsoft Distributable Code", "", "", "")
        return _component(part, _file_version(library), library, python.texts)
    for part in _PARTS:
        if re.match(part.file, library.name, re.IGNORECASE):
            return _component(part, _version_of(part, toolchain, python), library, python.texts)
    raise BuildError(f"{library.name}: of which part this is, with which licence, is not known")


def _compiled_in(
    inside: Path, libraries: Iterable[Path], toolchain: Toolchain, python: Component
) -> Iterator[Component]:
    """What is in Python's own library or in one of its modules, and no file of its own."""
    names = {path.name for path in inside.rglob("*")}
    answers = _answers(_PARTS, toolchain)
    for part in _PARTS:
        place, version = answers.get(part.module, ("", ""))
        holder = Path(place.replace("\\", "/")).name
        is_inside = part.module in answers and (not holder or holder in names)
        is_a_file = any(re.match(part.file, library.name, re.IGNORECASE) for library in libraries)
        if is_inside and not is_a_file and not _is_apples(part, place):
            file = next(inside.rglob(holder)) if holder else inside / python.held_by
            yield _component(part, _number(version), file, python.texts)


def _version_of(part: _Part, toolchain: Toolchain, python: Component) -> str:
    known = _WITHOUT_A_VERSION_INSIDE.get((part.name, python.version), "")
    return known or _number(_answers([part], toolchain).get(part.module, ("", ""))[1])


def _answers(parts: Iterable[_Part], toolchain: Toolchain) -> Mapping[str, tuple[str, str]]:
    """Give of each module that Python has its file, "" for one in Python's own library, and what it says it is."""
    asked = json.dumps([(part.module, part.version_in) for part in parts])
    said = toolchain.run(["-c", _ASK, asked], {})
    answers: dict[str, tuple[str, str]] = json.loads(next(line for line in said.splitlines() if line.startswith("{")))
    return answers


def _is_apples(part: _Part, module: str) -> bool:
    """Whether macOS itself has the library, so that the bundle has it not."""
    linked = _asked("otool", "-L", module) if module else ""
    return any(re.match(part.file, Path(line.split()[0]).name) for line in linked.splitlines() if "/usr/lib/" in line)


def _component(part: _Part, version: str, holder: Path, otherwise: Mapping[str, str]) -> Component:
    """Its licence text is the one kept here, `otherwise` the ones that Python has of everything in it."""
    texts = kept_text(part.name) or otherwise
    address = f"pkg:generic/{part.name.lower().replace(' ', '-').replace('+', '')}@{version}"
    return Component(part.name, version, part.licence, address, texts, digest(holder), holder.name)


def _number(said: str) -> str:
    """A version as it stands in "expat_2.6.0" or "OpenSSL 3.0.13 30 Jan 2024"; "" where there is none."""
    found = re.search(r"\d+(?:\.\d+)+", said, re.ASCII)
    return found[0] if found else ""


def _file_version(library: Path) -> str:
    """What Windows shows of a file under Properties."""
    import pefile  # noqa: PLC0415  only the Windows program needs it

    with pefile.PE(library) as program:
        numbers = program.VS_FIXEDFILEINFO[0]
        parts = (numbers.FileVersionMS, numbers.FileVersionLS)
        return ".".join(str(number) for part in parts for number in divmod(part, 1 << 16))


def _of_debian(library: Path) -> Component:
    """A library of the system, as Debian's package manager knows it."""
    package = _asked("dpkg-query", "--search", f"*/{library.name}").partition(":")[0]
    version = _asked("dpkg-query", "--show", "--showformat=${Version}", package) if package else ""
    text = _first_text([Path("/usr/share/doc") / package / "copyright"]) if package else ""
    address = f"pkg:deb/debian/{package}@{version}" if package else ""
    licence = _DEBIAN_LICENCES.get(package, "")
    return Component(
        package or library.name, version, licence, address, {"copyright": text}, digest(library), library.name
    )


def _asked(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=False).stdout.strip()  # noqa: S603  fixed words
    except OSError:  # another kind of system; what is then missing stops the build
        return ""


def _first_text(candidates: Iterable[Path]) -> str:
    found = (path.read_text(encoding="utf-8", errors="replace") for path in candidates if path.is_file())
    return next(found, "")
