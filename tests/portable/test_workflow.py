"""The workflows that build and test on real machines: what can be said of them without running them."""

import re

import pytest

import run
from portable.toolchain import TOP
from scripts import environment
from tests.project.test_pins import PYTHONS

FOLDER = TOP / ".github/workflows"
WORKFLOWS = {file.name: file.read_text(encoding="utf-8") for file in sorted(FOLDER.iterdir())}
PORTABLE, RELEASES, TESTS = (WORKFLOWS[f"{name}.yml"] for name in ("portable", "releases", "tests"))
RUN_BLOCK = re.compile(r"^ +(?:- )?run: *(?:\|\n(?P<block>(?:^ {10,}.*\n)+)|(?P<line>.*)$)", re.MULTILINE)
INSTALLS = re.compile(r"\b(?:pip|pipx|uv|npm|npx|apt|apt-get|brew|choco|winget|curl|wget|Invoke-WebRequest)\b")
MACHINES = ("windows-latest", "macos-latest", "ubuntu-latest")
each_workflow = pytest.mark.parametrize("workflow", WORKFLOWS.values(), ids=WORKFLOWS)


def commands(text: str) -> str:
    return "".join(f"{match['block'] or match['line']}\n" for match in RUN_BLOCK.finditer(text))


def jobs(workflow: str) -> dict[str, str]:
    """The text of each job by its name."""
    parts = re.split(r"^  (\w+):\n", workflow.partition("\njobs:\n")[2], flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


@each_workflow
def test_every_action_is_pinned_to_a_commit_and_says_which_version_that_is(workflow: str) -> None:
    used = re.findall(r"uses: (\S+)(.*)", workflow)
    assert len(used) >= 2
    for action, remark in used:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", remark)


def test_an_action_has_one_commit_in_all_workflows() -> None:
    used = set(re.findall(r"uses: (\S+@\S+ # \S+)", "".join(WORKFLOWS.values())))
    assert len(used) == len({one.partition("@")[0] for one in used})


@pytest.mark.parametrize(
    ("workflow", "words"), [(PORTABLE, {"matrix.program"}), (RELEASES, set()), (TESTS, set())], ids=WORKFLOWS
)
def test_nothing_that_a_stranger_writes_becomes_a_command(workflow: str, words: set[str]) -> None:
    """Only words of the file itself stand in commands; the rest comes in through variables."""
    assert "run.py" in commands(workflow)
    assert set(re.findall(r"\$\{\{ *([\w.]+)", commands(workflow))) == words


@each_workflow
def test_a_workflow_may_only_read_unless_a_job_asks_more(workflow: str) -> None:
    assert "\npermissions:\n  contents: read\n\n" in workflow
    assert "pull_request_target" not in workflow


@each_workflow
def test_no_job_that_installs_or_builds_sees_a_secret_or_may_write(workflow: str) -> None:
    installing = [job for job in jobs(workflow).values() if "run.py" in job]
    assert installing
    assert [job for job in installing if re.search(r"secrets\.|github\.token|permissions:|environment:", job)] == []


@each_workflow
def test_every_package_comes_by_run_py(workflow: str) -> None:
    assert not INSTALLS.search(workflow)


def test_run_py_installs_nothing_of_others_without_its_hash() -> None:
    parts = ("run.py", "scripts/environment.py", "scripts/set_up.py", "scripts/system_packages.py")
    text = "".join((TOP / part).read_text(encoding="utf-8") for part in parts)
    assert re.findall(r"set_up\(\*pip_of\(\w+\), \*(\w+)", text) == ["HASHED", "FROM_HERE"]
    assert len(re.findall(r'"pip"', text)) == 1
    assert len(re.findall(r"\bpip_of\(", text)) == 3  # where it is made, and the two above
    assert {"--require-hashes", "--only-binary=:all:", "--no-deps"} == set(environment.HASHED)
    assert {"--no-index", "--no-deps"} < set(environment.FROM_HERE)


def test_only_the_job_that_signs_sees_a_secret_and_only_for_a_release() -> None:
    assert [name for name, job in jobs(PORTABLE).items() if "secrets." in job] == ["sign"]
    assert jobs(PORTABLE)["sign"].startswith("    if: startsWith(github.ref, 'refs/tags/v')\n")
    assert "environment: release" in jobs(PORTABLE)["sign"]
    assert "secrets" not in TESTS


def test_nothing_is_installed_or_built_where_the_key_is() -> None:
    job = jobs(PORTABLE)["sign"]
    assert not INSTALLS.search(job)
    assert "run.py" not in job
    assert set(re.findall(r"uses: (\S+)@", job)) <= {
        "actions/checkout", "actions/setup-python", "actions/download-artifact", "actions/upload-artifact",
    }  # fmt: skip
    assert re.findall(r"python -m (\S+)", job) == ["portable.sign", "portable.sign"]


def test_what_goes_out_was_signed_tried_and_attested_in_that_order() -> None:
    needed = {name: re.findall(r"^    needs: (.*)$", job, re.MULTILINE) for name, job in jobs(PORTABLE).items()}
    assert needed == {"build": [], "sign": ["build"], "try": ["sign"], "release": ["try"]}
    release = jobs(PORTABLE)["release"]
    assert 0 < release.index("attest-build-provenance") < release.index("gh release create")
    assert {"id-token: write", "attestations: write"} <= set(re.findall(r"[\w-]+: write", release))
    assert "subject-path: release/*" in release


@pytest.mark.parametrize("machine", MACHINES)
def test_it_builds_and_runs_on_every_platform(machine: str) -> None:
    assert f"machine: {machine}" in jobs(PORTABLE)["build"]
    assert "-m portable.smoke" in commands(jobs(PORTABLE)["build"])


def test_it_builds_with_the_python_of_the_pins() -> None:
    assert set(re.findall(r"python-version: (.*)", PORTABLE)) == {'"3.11"'}


def test_linters_and_tests_run_on_every_platform_with_every_python_whatever_fails_elsewhere() -> None:
    lists = re.findall(r"^ +(\w+): \[(.*)\]$", TESTS, re.MULTILINE)
    matrix = {name: re.findall(r"[\w.-]+", values) for name, values in lists}
    assert set(matrix["machine"]) == set(MACHINES)
    assert matrix["python"] == list(PYTHONS)
    assert "fail-fast: false" in TESTS
    assert commands(TESTS).split("\n") == ["python run.py lint", "python run.py test", ""]


def test_the_form_of_every_workflow_and_of_every_other_file_for_github_is_looked_after() -> None:
    lines = [line for line in run.LINTERS if line.startswith("check-jsonschema ")]
    files = {file.relative_to(TOP).as_posix() for file in (TOP / ".github").rglob("*") if file.is_file()}
    assert {line.rpartition(" ")[2] for line in lines} == files
    schemas = {"workflows": "github-workflows", "ISSUE_TEMPLATE": "github-issue-forms", ".github": "dependabot"}
    for line in lines:
        assert f"vendor.{schemas[line.rpartition('/')[0].rpartition('/')[2].rpartition(' ')[2]]} " in line


def test_what_is_pinned_is_looked_at_for_newer() -> None:
    told = (TOP / ".github/dependabot.yml").read_text(encoding="utf-8")
    pairs = re.findall(r"package-ecosystem: ([\w-]+).*\n +directory: (\S+)", told)
    assert dict(pairs) == {"pip": "/pins", "npm": "/tests/pages", "github-actions": "/"}
    assert list((TOP / "pins").glob("*.txt"))
    assert (TOP / "tests/pages/package-lock.json").exists()
