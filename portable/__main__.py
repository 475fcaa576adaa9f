"""`python -m portable [windows] [native]`: builds the portable programs into `dist/`.

Without a word: on Linux the Windows program, under Wine, and the Linux one; on Windows and macOS their own. A kind
whose tools are not installed is left out, and said at the end.
"""

import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from portable.archive import write_sums
from portable.build import build
from portable.toolchain import TOP, BuildError
from scripts.system_packages import NATIVE_PACKAGES, WINDOWS_PACKAGES, missing

_TOOLS = {"windows": WINDOWS_PACKAGES, "native": NATIVE_PACKAGES}
_KINDS = {"win32": ("windows",), "darwin": ("native",)}


def main(words: Sequence[str], make: Callable[[str], Path]) -> int:
    """0 when every program was built, 1 when one was not or may not go out, 2 for a word that means nothing.

    `make` gives the archive of one kind.
    """
    kinds = tuple(words) or _KINDS.get(sys.platform, ("windows", "native"))
    if not {"windows", "native"}.issuperset(kinds):
        _say(__doc__)
        return 2
    lacking = {kind: missing(_TOOLS[kind]) if sys.platform == "linux" else [] for kind in kinds}
    try:
        made = [make(kind) for kind in kinds if not lacking[kind]]
    except BuildError as problem:
        _say(f"not built: {problem}")
        return 1
    if made:
        write_sums(made[0].parent)
    for archive in made:
        _say(f"{archive.parent.name}/{archive.name}  {archive.stat().st_size / 1e6:.1f} MB")
    return _left_out(lacking)


def _make(kind: str) -> Path:
    return build(kind, TOP / "dist", TOP / ".cache", _say)


def _left_out(lacking: Mapping[str, list[str]]) -> int:
    """Say in one line what was not built and what to install for it; 1 where there is any, else 0."""
    kinds = [kind for kind, packages in lacking.items() if packages]
    if kinds:
        packages = " ".join(sorted({package for kind in kinds for package in lacking[kind]}))
        _say(f"not built: {', '.join(kinds)}. On Debian or Ubuntu, first: sudo apt-get install {packages}")
    return 1 if kinds else 0


def _say(text: str | None) -> None:
    print(text, flush=True)  # noqa: T201  talks to a person in a terminal


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], _make))
