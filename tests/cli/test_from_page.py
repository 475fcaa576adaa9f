"""`spec from-page`: a saved page to a draft, by the program itself."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from checker.confirming.draft import Draft
from checker.confirming.draft_file import load_draft
from tests.cli.program import PROJECT, systeemcheck

PAGES = PROJECT / "tests/page_reading/pages"
TABLES = PAGES / "device-tables/page.html"
NEWS = PROJECT / "tests/page_reading/without/news.html"


def test_a_page_becomes_a_draft_that_can_be_confirmed(tmp_path: Path) -> None:
    ended = systeemcheck("spec", "from-page", TABLES, cwd=tmp_path)
    assert ended.code == 0, ended
    draft = load_draft(tmp_path / "concept-eisen.json")
    assert draft.source == "https://www.uitgever.example/systeemeisen"
    assert "systeemcheck spec confirm --draft concept-eisen.json" in ended.err


def test_what_was_understood_is_said_with_the_words_it_came_from(tmp_path: Path) -> None:
    said = systeemcheck("spec", "from-page", TABLES, "--lang", "nl", cwd=tmp_path).out
    assert "Windows-pc\n" in said
    assert "  Werkgeheugen: minimum: 4 GB; aanbevolen: 8 GB\n    uit: “Werkgeheugen | 4 GB | 8 GB" in said
    left = said.partition("Dit is niet begrepen")[2]
    assert "  - Internetverbinding | 2 Mbit/s | 10 Mbit/s | Per gelijktijdige leerling\n" in left


def test_what_may_mean_something_else_is_said_so(tmp_path: Path) -> None:
    said = systeemcheck("spec", "from-page", PAGES / "accordion/page.html", "--lang", "en", cwd=tmp_path).out
    assert "look closely, this could also mean something else, from: “Windows 10 of 11”" in said


def test_a_method_that_does_not_work_everywhere_is_said_by_name(tmp_path: Path) -> None:
    page = tmp_path / "pagina.html"
    page.write_text("<h1>Systeemeisen</h1><p>Werkgeheugen: 4 GB.</p><p>Pluspunt werkt niet op iPads.</p>", "utf-8")
    said = {lang: systeemcheck("spec", "from-page", page, "-o", lang, "--lang", lang, cwd=tmp_path).out
            for lang in ("nl", "en")}  # fmt: skip
    assert "  Pluspunt: niet op iPad\n" in said["nl"]
    assert "  Pluspunt: not on iPad\n" in said["en"]


def test_a_draft_is_never_written_over_another_file(tmp_path: Path) -> None:
    taken = tmp_path / "concept-eisen.json"
    taken.write_text("van mij", encoding="utf-8")
    ended = systeemcheck("spec", "from-page", TABLES, "--lang", "nl", cwd=tmp_path)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "systeemcheck: concept-eisen.json: bestaat al. Noem een ander bestand met -o.\n"
    assert taken.read_text(encoding="utf-8") == "van mij"
    assert systeemcheck("spec", "from-page", TABLES, "-o", "ander.json", cwd=tmp_path).code == 0
    assert load_draft(tmp_path / "ander.json").rows


def test_json_is_one_document_and_writes_no_file(tmp_path: Path) -> None:
    ended = systeemcheck("spec", "from-page", TABLES, "--json", cwd=tmp_path)
    assert (ended.code, ended.err) == (0, "")
    assert msgspec.json.decode(ended.out, type=Draft).rows
    assert list(tmp_path.iterdir()) == []


def test_standard_input_is_read_too() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "checker", "spec", "from-page", "-", "--json"],
        input=(PAGES / "divided-by-tabs/page.txt").read_bytes(), capture_output=True, cwd=PROJECT, check=True,
    )  # fmt: skip
    assert msgspec.json.decode(ran.stdout, type=Draft).not_understood == ("Digibord | Resolutie | 1920 x 1080",)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "er staat geen tekst in"),
        (b"%PDF-1.4\n", "dit is een pdf, en alleen de tekst ervan is te lezen"),
        (b"x " * 12_000_000, "de grens is"),
        (b"<h1>Vrije dagen</h1><p>Donderdag is er geen school.</p>", "op deze pagina staan geen eisen"),
    ],
)  # fmt: skip
def test_what_is_no_page_of_requirements_gets_one_line_and_writes_nothing(
    content: bytes, told: str, tmp_path: Path
) -> None:
    (tmp_path / "pagina.html").write_bytes(content)
    ended = systeemcheck("spec", "from-page", "pagina.html", "--lang", "nl", cwd=tmp_path)
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert ended.err.startswith("systeemcheck: pagina.html: ")
    assert told in ended.err
    assert [path.name for path in tmp_path.iterdir()] == ["pagina.html"]


def test_of_a_page_without_requirements_what_seems_to_ask_is_shown(tmp_path: Path) -> None:
    ended = systeemcheck("spec", "from-page", NEWS, "--lang", "nl", cwd=tmp_path)
    assert ended.code == 2
    assert "Niet begrepen: “De nieuwe iPad heeft 6 GB geheugen en een scherm van 11 inch.”" in ended.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["weg.html", "."])
def test_a_file_that_is_not_there_is_said(name: str, tmp_path: Path) -> None:
    ended = systeemcheck("spec", "from-page", name, cwd=tmp_path)
    assert ended.code == 2
    assert ended.err.count("\n") == 1


def test_a_folder_that_is_not_there_is_said_before_anything_is_read(tmp_path: Path) -> None:
    ended = systeemcheck("spec", "from-page", TABLES, "-o", "ergens/weg/d.json", "--lang", "nl", cwd=tmp_path)
    assert (ended.code, ended.out) == (4, "")
    assert ended.err == (
        "systeemcheck: ergens/weg/d.json: de map ergens is er niet. Maak die eerst, of noem een andere plek.\n"
    )


WATCHED = """
import sys
seen = []
watched = {"socket", "subprocess", "urllib"}
sys.addaudithook(lambda event, _: seen.append(event) if event.split(".")[0] in watched else None)
from checker.cli.main import main
sys.argv = ["systeemcheck", "spec", "from-page", sys.argv[1], "--json"]
try:
    main()
except SystemExit:
    pass
print(seen, file=sys.stderr)
"""


def test_nothing_is_fetched_and_nothing_is_run(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    page.write_text(
        '<base href="http://127.0.0.1:9/">'
        '<link rel=stylesheet href="http://127.0.0.1:9/a.css"><img src="//127.0.0.1:9/x">'
        '<script src="http://127.0.0.1:9/x.js"></script><iframe src="http://127.0.0.1:9/"></iframe>'
        '<meta http-equiv=refresh content="0;url=http://127.0.0.1:9/"><h1>Systeemeisen</h1><p>Minimaal 4 GB RAM</p>',
        encoding="utf-8",
    )
    ran = subprocess.run([sys.executable, "-c", WATCHED, page], capture_output=True, text=True, cwd=PROJECT, check=True)
    assert msgspec.json.decode(ran.stdout, type=Draft).rows[0].minimum == "4 GB"
    assert ran.stderr == "[]\n"


def test_nothing_but_this_command_imports_a_reader_of_pages() -> None:
    code = (
        "import sys; from checker.cli.main import program; import checker.cli.check_command, checker.cli.spec.show;"
        "print([name for name in sys.modules if name.split('.')[0] in {'bs4', 'html'} or 'page_reading' in name])"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PROJECT, check=True)
    assert "bs4" not in ran.stdout
    assert "page_reading" not in ran.stdout
