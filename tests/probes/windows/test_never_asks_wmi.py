"""From Python 3.12 on `platform` asks WMI, which can take ten seconds, or for ever; wmic.exe is leaving Windows."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path

import pytest

CHECKER = Path(__file__).parents[3] / "checker"
FORBIDDEN_WORDS = ("wmic", "powershell", "win32_ver", "Win32_")
SOURCES = sorted(CHECKER.rglob("*.py"))
WRITTEN_FOR_OTHERS = CHECKER / "exporting"  # PowerShell as text, for another engine to run
RUN_HERE = [path for path in SOURCES if WRITTEN_FOR_OTHERS not in path.parents]


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        if isinstance(node, ast.ImportFrom):
            yield node.module or ""


def texts_in_code(tree: ast.AST) -> Iterator[str]:
    """Every text except docstrings, which may speak of what is not done."""
    prose = {
        node.body[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in prose:
            yield node.value


def asks_platform(path: Path) -> bool:
    return "platform" in imported(ast.parse(path.read_text(encoding="utf-8")))


@pytest.mark.pitfall(7)
@pytest.mark.parametrize("path", SOURCES, ids=lambda path: str(path.relative_to(CHECKER)))
def test_no_module_imports_platform(path: Path) -> None:
    assert not asks_platform(path)


@pytest.mark.pitfall(11)
@pytest.mark.parametrize("path", RUN_HERE, ids=lambda path: str(path.relative_to(CHECKER)))
def test_no_module_names_wmic_or_powershell(path: Path) -> None:
    texts = list(texts_in_code(ast.parse(path.read_text(encoding="utf-8"))))
    assert not [text for text in texts if any(word.lower() in text.lower() for word in FORBIDDEN_WORDS)]


@pytest.mark.pitfall(7)
def test_the_ban_would_see_a_user() -> None:
    assert asks_platform(Path(find_spec_origin("cpuinfo.cpuinfo")))


@pytest.mark.pitfall(7)
@pytest.mark.parametrize("package", ["psutil", "screeninfo"])
def test_what_the_windows_probes_use_does_not_import_platform(package: str) -> None:
    folder = Path(find_spec_origin(package)).parent
    users = [path.name for path in folder.rglob("*.py") if "tests" not in path.parts and asks_platform(path)]
    assert not users


@pytest.mark.pitfall(7)
@pytest.mark.pitfall(38)
def test_py_cpuinfo_is_asked_last_or_not_at_all() -> None:
    code = (
        "import sys; from checker.probes import probes_for; first, last = probes_for('windows'); "
        "print([p.name for p in first if 'cpuinfo' in p.name or p.name.startswith('common.')], last[-1].name, "
        "'cpuinfo' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=CHECKER.parent, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[] common.processor.name_by_cpuinfo False"


@pytest.mark.pitfall(11)
def test_the_windows_probes_run_no_command() -> None:
    calls = [
        path.name
        for path in (CHECKER / "probes" / "windows").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Attribute) and node.attr in {"run", "Popen", "startfile"}
    ]
    assert not calls


def find_spec_origin(module: str) -> str:
    spec = find_spec(module)
    assert spec is not None
    assert spec.origin is not None
    return spec.origin
