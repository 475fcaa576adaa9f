"""`python -m portable [windows] [native]`: builds the portable programs into `dist/`.

Without a word: on Linux the Windows program, under Wine, and the Linux one; on Windows and macOS their own.
"""

import sys
from pathlib import Path

from portable.archive import write_sums
from portable.build import build
from portable.toolchain import TOP, BuildError

_KINDS = {"win32": ("windows",), "darwin": ("native",)}


def main() -> int:
    """0 when every program was built, 1 when one may not go out, 2 for a word that means nothing."""
    kinds = tuple(sys.argv[1:]) or _KINDS.get(sys.platform, ("windows", "native"))
    if not {"windows", "native"}.issuperset(kinds):
        _say(__doc__)
        return 2
    try:
        made = [build(kind, TOP / "dist", TOP / ".cache", _say) for kind in kinds]
    except BuildError as problem:
        _say(f"not built: {problem}")
        return 1
    write_sums(TOP / "dist")
    for archive in made:
        _say(f"{_from_here(archive)}  {archive.stat().st_size / 1e6:.1f} MB")
    return 0


def _from_here(path: Path) -> Path:
    return path.relative_to(TOP)


def _say(text: str | None) -> None:
    print(text, flush=True)  # noqa: T201  talks to a person in a terminal


if __name__ == "__main__":
    sys.exit(main())
