"""One line does it all, on a machine that has nothing but Python.

    python3 run.py check         checks this device and opens the report
    python3 run.py test          runs the tests
    python3 run.py test --long   attacks the program for hours, and tells what came out
    python3 run.py lint          looks after style, types and the floors of the program
    python3 run.py build         makes the portable programs, in dist/

What follows the word goes on to the program or to pytest. The first time makes `.venv` beside this file
and installs what is missing; after that it starts at once. A changed program is put into it without the network;
changed pins make a new one, which takes the place of the old one once it is whole.
"""

# An older Python must be able to read this file, to say that it is too old.
from __future__ import annotations

import platform
import subprocess
import sys

from scripts.environment import DEVELOPMENT, PROGRAM, SCRIPTS, has_pinned, install, install_page_tools
from scripts.set_up import HERE, stop
from scripts.system_packages import NATIVE_PACKAGES, TEST_PACKAGES, WINDOWS_PACKAGES, install_system_packages

LINTERS = (
    "ruff check",
    "ruff format --check",
    "mypy --platform linux --cache-dir .mypy_cache/linux",
    "mypy --platform win32 --cache-dir .mypy_cache/win32",
    "mypy --platform darwin --cache-dir .mypy_cache/darwin",
    "lint-imports",
    "check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/portable.yml",
    "check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/releases.yml",
    "check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/tests.yml",
    "check-jsonschema --builtin-schema vendor.dependabot .github/dependabot.yml",
    "check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/misjudged.yml",
    "check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/other.yml",
)


def main() -> int:
    """The exit code of what was asked for."""
    if sys.version_info < (3, 11):  # noqa: UP036 - see above
        stop(f"Systeemcheck needs Python 3.11 or newer; this is {platform.python_version()}.")
    wishes = {"check": check, "test": test, "lint": lint, "build": build, "--help": help_, "-h": help_}
    return wishes.get("".join(sys.argv[1:2]), explain)(sys.argv[2:])


def check(arguments: list[str]) -> int:
    """The program's own exit code, after it checked this device."""
    install(DEVELOPMENT if has_pinned(DEVELOPMENT) else PROGRAM)
    return subprocess.call([SCRIPTS / "systeemcheck", "check", *arguments])


def test(arguments: list[str]) -> int:
    """The exit code of pytest; with `--long` that of the attacks, see attacks/README.md."""
    install_system_packages({**TEST_PACKAGES, **WINDOWS_PACKAGES, **NATIVE_PACKAGES})
    install(DEVELOPMENT)
    install_page_tools()
    if arguments[:1] == ["--long"]:
        return subprocess.call([SCRIPTS / "python", "-m", "attacks", *arguments[1:]], cwd=HERE)
    # A file's tests share a browser or a Wine prefix, so they stay together.
    side_by_side = ("-n", "auto", "--dist", "loadfile")
    return subprocess.call([SCRIPTS / "python", "-m", "pytest", *side_by_side, *arguments], cwd=HERE)


def lint(_arguments: list[str]) -> int:
    """0 when every linter is content, else 1."""
    install(DEVELOPMENT)
    complaints = [linter for linter in LINTERS if not is_content(linter)]
    print("Linters that complain:", ", ".join(complaints) or "none", flush=True)
    return 1 if complaints else 0


def build(arguments: list[str]) -> int:
    """0 when the portable programs are in `dist/`; see portable/__main__.py for the words that may follow."""
    install_system_packages({**WINDOWS_PACKAGES, **NATIVE_PACKAGES})
    install(DEVELOPMENT)
    return subprocess.call([SCRIPTS / "python", "-m", "portable", *arguments], cwd=HERE)


def is_content(linter: str) -> bool:
    """Whether this linter found nothing; what it found it says itself."""
    print(f"$ {linter}", flush=True)
    command, *options = linter.split()
    return subprocess.call([SCRIPTS / command, *options], cwd=HERE) == 0


def help_(_arguments: list[str]) -> int:
    """0, after saying what can be asked."""
    print(__doc__)
    return 0


def explain(arguments: list[str]) -> int:
    """2, after saying what can be asked: this was something else."""
    return help_(arguments) + 2


if __name__ == "__main__":
    sys.exit(main())
