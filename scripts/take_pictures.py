"""Writes the pictures of docs/pictures anew: the report of one invented laptop, and pages of an invented school.

Of the school there are the overview, and the checklist of the school year on the desk.
`python -m scripts.take_pictures`. The laptop is in example_device.json, the school in checker/demo, and the days are
fixed, so only a change of the pages, the spec or the tables changes a picture. `--html FILE`, `--overview FILE` and
`--desk FILE` write the pages themselves instead.
"""

from __future__ import annotations

import datetime as dt
import shutil
import subprocess
import tempfile
from pathlib import Path

import click
import msgspec

from checker.checking.checked_device import CheckedDevice, Rules, checked
from checker.demo.school import NOT_YET_MEASURED, file_name, invented_results
from checker.evaluation.clock import JudgedFor
from checker.evaluation.composing import Occasion
from checker.fleet.survey import Question, survey
from checker.model.readings import Facts
from checker.model.results import DeviceIdentity, DeviceResult
from checker.reporting.device.device_report import render_device_report
from checker.reporting.fleet.describer import DeviceWords
from checker.reporting.fleet.fleet_report import render_fleet_report
from checker.reporting.language.words import Words
from checker.resources import built_in_specs_folder
from checker.specification.catalogue import load_releases
from checker.specification.loading import load_spec
from checker.storage.gathering import gather
from checker.storage.names import stem
from checker.storage.result_file import encode_result, reading_in
from checker.storage.school_list.listed import Listed, SchoolList
from scripts.example_desk import Measured, checklist_on_desk

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
EXAMPLE = Path(__file__).with_name("example_device.json")
CAMERA = Path(__file__).with_name("take_pictures.mjs")
SPEC = "malmberg/2026-2027.toml"

AMSTERDAM = dt.timezone(dt.timedelta(hours=1))
MEASURED = dt.datetime(2026, 11, 23, 10, 42, tzinfo=AMSTERDAM)
LAPTOP = DeviceIdentity(
    id="7f3a91c25be0444c8d1297a06e5f3b10",
    name="LOKAAL5-PC12",
    label="Groep 5 nr 12",
    location="Groep 5",
    school="Basisschool De Regenboog",
)


@click.command()
@click.option("--html", type=click.Path(path_type=Path, dir_okay=False), help="Write the page here, take no picture.")
@click.option("--overview", type=click.Path(path_type=Path, dir_okay=False), help="Likewise, of the overview.")
@click.option("--desk", type=click.Path(path_type=Path, dir_okay=False), help="Likewise, of the desk.")
def main(html: Path | None, overview: Path | None, desk: Path | None) -> None:
    """Write the pictures, or with --html, --overview or --desk the pages themselves."""
    asked = {html: example_page, overview: example_overview, desk: example_desk}
    for place, page in asked.items():
        if place:
            place.write_text(page(), encoding="utf-8", newline="\n")
    if not any(asked):
        take(PICTURES)


def example_overview() -> str:
    """Give the overview of the invented school, in Dutch."""
    return render_fleet_report(_example_school().fleet, "nl")


def example_desk() -> str:
    """Give the checklist on the desk of the invented school, in Dutch."""
    return checklist_on_desk(LAPTOP.school, _example_school())


def _example_school() -> Measured:
    folder = built_in_specs_folder()
    spec, releases = load_spec(folder / SPEC), load_releases(folder)
    made = list(invented_results(spec, releases, MEASURED.date()))
    devices = {item.device.id: item.device for item in made}.values()
    listed = [Listed(label=item.label, name=item.name, location=item.location) for item in devices]
    listed += [Listed(label=label, location=place, device_class=kind) for label, place, kind in NOT_YET_MEASURED]
    question = Question(
        spec=spec, releases=releases, now=MEASURED, inventory=SchoolList(name="lijst.csv", devices=listed, rejected=())
    )
    with tempfile.TemporaryDirectory() as results:
        for result in made:
            (Path(results) / file_name(result)).write_bytes(encode_result(result))
        gathered = gather([results])
        return Measured(gathered, question, survey(gathered, question, DeviceWords(spec, releases, Words("nl"))))


def example_page() -> str:
    """Give the report of the example laptop, in Dutch."""
    return render_device_report(example_context(), "nl")


def example_context() -> CheckedDevice:
    """Give all the report is made from: the shipped spec and tables, and the invented laptop."""
    folder = built_in_specs_folder()
    spec, releases, facts = load_spec(folder / SPEC), load_releases(folder), example_facts()
    occasion = Occasion(
        moment=MEASURED.astimezone(dt.UTC),
        time_zone="Europe/Amsterdam",
        result_id="0" * 32,
        device=LAPTOP,
        facts=facts,
    )
    made = checked(occasion, JudgedFor(MEASURED.date()), Rules(spec, releases), _example_stem)
    return msgspec.structs.replace(made, measured=MEASURED, seconds=0.9)


def _example_stem(result: DeviceResult) -> str:
    return stem(LAPTOP.name, LAPTOP.id, result.measured_at, "k4mxqz2a")


def example_facts() -> Facts:
    """Give the readings of the example laptop, through the door for stored readings."""
    raw = msgspec.json.decode(EXAMPLE.read_bytes(), type=dict[str, msgspec.Raw])
    return {fact: reading_in(fact, reading) for fact, reading in raw.items()}


def take(folder: Path) -> None:
    """Write report.png, report-phone.png, overview.png and checklist.png into the folder."""
    node, chromium = _tool("node"), _tool("chromium")
    with tempfile.TemporaryDirectory() as scratch:
        pages = {"report": example_page, "overview": example_overview, "desk": example_desk}
        for name, page in pages.items():
            (Path(scratch) / f"{name}.html").write_text(page(), encoding="utf-8")
        places = [Path(scratch) / f"{name}.html" for name in pages]
        subprocess.run([node, CAMERA, chromium, *places, folder], check=True)  # noqa: S603  found by name


def _tool(name: str) -> str:
    found = shutil.which(name)
    if found is None:
        raise click.ClickException(f"{name} is not installed. `python3 run.py test` installs or names what is missing.")
    return found


if __name__ == "__main__":
    main()
