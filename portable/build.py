"""One program, from the sources to the archive that a school downloads."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from checker import __version__
from portable import native, windows
from portable.archive import pack_tar, pack_zip
from portable.components import components_inside
from portable.freezing import freeze, installed_program, moment
from portable.inspection import distributions_inside, inspect
from portable.licences import write_licences
from portable.materials import bill_of_materials
from portable.stick import lay_out
from portable.toolchain import Toolchain

INTERNAL = "_internal"
MATERIALS = "systeemcheck.cdx.json"
Say = Callable[[str], None]


def build(kind: str, output: Path, cache: Path, say: Say = lambda _line: None) -> Path:
    """Give the archive of one kind of program, "windows" or "native", made in `output` with its bill of materials.

    Raises `BuildError` when the program may not go out as it is.
    """
    with (
        tempfile.TemporaryDirectory(prefix="systeemcheck-build-") as folder,
        _toolchain(kind, Path(folder), cache) as tools,
    ):
        say(f"{tools.target}: freezing")
        bundle = freeze(tools, Path(folder))
        say(f"{tools.target}: checking")
        inspect(bundle, tools)
        materials = _account_for(bundle, tools)
        lay_out(bundle, for_windows=tools.is_windows)
        say(f"{tools.target}: packing")
        return _pack(bundle, materials, output, tools)


@contextmanager
def _toolchain(kind: str, scratch: Path, cache: Path) -> Iterator[Toolchain]:
    program = installed_program(scratch)
    if kind == "windows":
        with windows.toolchain(program, cache, scratch) as tools:
            yield tools
    else:
        yield native.toolchain(program, cache, scratch)


def _account_for(bundle: Path, tools: Toolchain) -> bytes:
    """Give the bill of materials, after putting it and every licence into the bundle."""
    components = components_inside(bundle, tools, distributions_inside(bundle, tools))
    write_licences(components, bundle / INTERNAL / "licences")
    materials = bill_of_materials(components)
    (bundle / INTERNAL / MATERIALS).write_bytes(materials)
    return materials


def _pack(bundle: Path, materials: bytes, output: Path, tools: Toolchain) -> Path:
    output.mkdir(parents=True, exist_ok=True)
    name = f"systeemcheck-{__version__}-{tools.target}"
    (output / f"{name}.cdx.json").write_bytes(materials)
    if tools.is_windows:
        pack_zip(bundle, output / f"{name}.zip", moment())
        return output / f"{name}.zip"
    pack_tar(bundle, output / f"{name}.tar.gz", moment())
    return output / f"{name}.tar.gz"
