"""The workflow that builds on real machines: what can be said of it without running it."""

import re

import pytest

from portable.toolchain import TOP

WORKFLOW = (TOP / ".github/workflows/portable.yml").read_text(encoding="utf-8")
RUN_BLOCK = re.compile(r"^ +run: *(?:\|\n(?P<block>(?:^ {10,}.*\n)+)|(?P<line>.*)$)", re.MULTILINE)


def test_every_action_is_pinned_to_a_commit_and_says_which_version_that_is() -> None:
    used = re.findall(r"uses: (\S+)(.*)", WORKFLOW)
    assert len(used) >= 4
    for action, remark in used:
        assert re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", action)
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", remark)


def test_nothing_that_a_stranger_writes_becomes_a_command() -> None:
    """Only words of the file itself stand in commands; the rest comes in through variables."""
    commands = "".join(match["block"] or match["line"] for match in RUN_BLOCK.finditer(WORKFLOW))
    assert "run.py build" in commands
    assert set(re.findall(r"\$\{\{ *([\w.]+)", commands)) == {"matrix.program"}


def jobs() -> dict[str, str]:
    """The text of each job by its name."""
    parts = re.split(r"^  (\w+):\n", WORKFLOW.partition("\njobs:\n")[2], flags=re.MULTILINE)[1:]
    return dict(zip(parts[::2], parts[1::2], strict=True))


def test_only_the_job_that_signs_sees_a_secret_and_only_for_a_release() -> None:
    assert [name for name, job in jobs().items() if "secrets." in job] == ["sign"]
    assert jobs()["sign"].startswith("    if: startsWith(github.ref, 'refs/tags/v')\n")
    assert "environment: release" in jobs()["sign"]


def test_nothing_is_installed_or_built_where_the_key_is() -> None:
    job = jobs()["sign"]
    assert not re.search(r"\b(?:pip|npm|npx|run\.py|apt-get|brew|choco|winget|curl|wget)\b", job)
    assert set(re.findall(r"uses: (\S+)@", job)) <= {
        "actions/checkout", "actions/setup-python", "actions/download-artifact", "actions/upload-artifact",
    }  # fmt: skip
    assert re.findall(r"python -m (\S+)", job) == ["portable.sign", "portable.sign"]


def test_every_package_comes_by_the_pins() -> None:
    assert not re.search(r"\b(?:pip|npm|npx|apt-get|brew|choco|winget|curl|wget)\b", WORKFLOW)


def test_what_goes_out_was_signed_tried_and_attested_in_that_order() -> None:
    needed = {name: re.findall(r"^    needs: (.*)$", job, re.MULTILINE) for name, job in jobs().items()}
    assert needed == {"build": [], "sign": ["build"], "try": ["sign"], "release": ["try"]}
    release = jobs()["release"]
    assert 0 < release.index("attest-build-provenance") < release.index("gh release create")
    assert "attestations: write" in release
    assert "subject-path: release/*" in release


@pytest.mark.parametrize("machine", ["windows-latest", "macos-latest", "ubuntu-latest"])
def test_it_builds_and_runs_on_every_platform(machine: str) -> None:
    assert f"machine: {machine}" in WORKFLOW
    assert "-m portable.smoke" in WORKFLOW


def test_it_builds_with_the_python_of_the_pins() -> None:
    assert 'python-version: "3.11"' in WORKFLOW
