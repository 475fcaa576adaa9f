"""What must not be in a bundle, looked for in the bundle itself."""

from __future__ import annotations

import hashlib
import sys
from collections.abc import Iterator
from importlib.metadata import Distribution, distributions
from pathlib import Path

from portable.freezing import NAME
from portable.toolchain import BuildError, Toolchain

PROGRAM_FILES = frozenset({".exe", ".dll", ".pyd"})
_MARKS = {b"Wine builtin DLL": "is a DLL of Wine", b"UPX!": "is packed by UPX"}
_BUILDERS = frozenset({"altgraph", "macholib", "pefile", "pyinstaller", "pyinstaller-hooks-contrib", "setuptools"})
"""Packages that only build; nothing of them belongs in a bundle but PyInstaller's own loader."""


def inspect(bundle: Path, toolchain: Toolchain) -> None:
    """Raise `BuildError` with everything that is wrong with the bundle; do nothing when all is right."""
    complaints = [*_marked(bundle), *_stray_modules(bundle, toolchain)]
    if toolchain.is_windows:
        complaints += _changed(bundle, toolchain)
    if complaints:
        raise BuildError("the bundle is not right:\n" + "\n".join(complaints))


def distributions_inside(bundle: Path, toolchain: Toolchain) -> list[str]:
    """Give the names of the pinned packages that have a module in the bundle, sorted."""
    inside = _top_levels(bundle, toolchain)
    return sorted(item.name for item in _pinned(toolchain) if inside & _modules_of(item))


def _marked(bundle: Path) -> Iterator[str]:
    """A DLL of Wine would not work on Windows; a file packed by UPX is what virus scanners dislike most."""
    for path in (path for path in sorted(bundle.rglob("*")) if path.is_file()):
        data = path.read_bytes()
        yield from (f"{path.name}: {what}" for mark, what in _MARKS.items() if mark in data)


def _stray_modules(bundle: Path, toolchain: Toolchain) -> Iterator[str]:
    wanted = {"checker"}.union(sys.stdlib_module_names, *(_modules_of(item) for item in _pinned(toolchain)))
    for name in sorted(_top_levels(bundle, toolchain) - wanted):
        # How this Python was built is a module of it too, with a name of its own on each kind of machine.
        if not name.startswith("_sysconfigdata"):
            yield f"module {name}: belongs to no package that goes in"


def _changed(bundle: Path, toolchain: Toolchain) -> Iterator[str]:
    """Every library is the one its maker signed or published, byte for byte; only the program itself is new."""
    known = {_digest(path) for path in (*_program_files(toolchain.home), *_program_files(toolchain.packages))}
    for path in _program_files(bundle):
        if path.name != f"{NAME}.exe" and _digest(path) not in known:
            yield f"{path.name}: is not a file of the pinned Python or of a pinned package"


def _top_levels(bundle: Path, toolchain: Toolchain) -> set[str]:
    """Give the first parts of the names of all modules in the program's archive, as PyInstaller lists them."""
    program = bundle / (f"{NAME}.exe" if toolchain.is_windows else NAME)
    listing = toolchain.run(["-m", "PyInstaller.utils.cliutils.archive_viewer", "-r", "-l", "-b", program], {})
    modules = listing.partition("(PYZ):")[2].split()
    if "checker.cli.main" not in modules:
        raise BuildError(f"the archive of {program.name} could not be read:\n{listing[:1000]}")
    return {module.partition(".")[0] for module in modules}


def _pinned(toolchain: Toolchain) -> list[Distribution]:
    found = distributions(path=[str(toolchain.packages)])
    return [item for item in found if item.name.lower().replace("_", "-") not in _BUILDERS]


def _modules_of(distribution: Distribution) -> set[str]:
    tops = {path.parts[0] for path in distribution.files or () if path.suffix in {".py", ".pyd", ".so"}}
    return {top.partition(".")[0] for top in tops}


def _program_files(folder: Path) -> Iterator[Path]:
    return (path for path in sorted(folder.rglob("*")) if path.suffix.lower() in PROGRAM_FILES)


def _digest(path: Path) -> bytes:
    return hashlib.sha256(path.read_bytes()).digest()
