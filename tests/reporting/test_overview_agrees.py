"""What the overview says agrees with the devices it is about: of any few devices, and of all of them together."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from checker.fleet.actions import Action
from checker.fleet.model import Fleet
from checker.fleet.rows import DeviceRow
from checker.model.languages import LANGUAGES
from checker.model.readings import Facts
from checker.model.results import Origin
from checker.model.verdicts import Verdict
from checker.reporting.fleet.distribution import class_word
from checker.reporting.fleet.fleet_page import FleetPage, fleet_page
from checker.reporting.fleet.todo import ToDo
from checker.reporting.language.words import Words
from checker.storage.school_list.listed import Listed, SchoolList
from tests.fleet.results import fleet_of, result, write
from tests.reporting.contexts import VERDICT_CASES
from tests.reporting.said import said, says, texts_in, words_of_other_platforms
from tests.reporting.variants import variants_of
from tests.several_specs.specs_there import together

pytestmark = pytest.mark.pitfall(64)
FINE = frozenset({Verdict.PASS, Verdict.ADVICE})
Device = tuple[Facts, Origin]


@cache
def devices() -> tuple[Device, ...]:
    """Give every device worked by hand, and each with one thing changed."""
    return tuple((facts, origin) for folder in VERDICT_CASES for _, facts, origin in variants_of(folder))


@cache
def kept() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory()


@cache
def all_together() -> Fleet:
    return fleet_with(Path(kept().name), devices())


def fleet_with(folder: Path, chosen: Sequence[Device]) -> Fleet:
    for number, (facts, origin) in enumerate(chosen, start=1):
        write(folder, result(f"nr {number}", facts=facts, origin=origin))
    return fleet_of(folder)


class Overview:
    """An overview in words, beside the devices it is of."""

    def __init__(self, fleet: Fleet, language: str) -> None:
        self.fleet = fleet
        self.language = language
        self.words = Words(language)
        self.page: FleetPage = fleet_page(fleet, language)

    @property
    def actions(self) -> list[tuple[Action, ToDo]]:
        told = {item.id: item for item in self.page.to_do}
        return [(action, told[action.id]) for action in self.fleet.actions]

    def check(self) -> None:
        """Hold everything it says against its devices."""
        self._check_head()
        for action, told in self.actions:
            self._check_action(action, told)
            self._check_ways(action, told)
        self._check_lists()
        for row in self.fleet.rows:
            assert row.judged.verdict in FINE or any(
                row in action.rows for action in self.fleet.actions if action.urgency != "advice"
            ), row.judged

    def _check_head(self) -> None:
        rows, lead = self.fleet.rows, self.page.head.lead
        meets = sum(row.judged.verdict in FINE for row in rows)
        if 0 < meets < len(rows):
            total = self.words.number(len(rows))
            title = "fleet.title.every" if len(self.fleet.spec.parts) > 1 else "fleet.title"
            assert self.page.head.title == self.words.count(title, meets, total=total)
        assert says(self.page.head.title, "fleet.title.all", self.language) <= (meets == len(rows))
        one = self.words.say("fleet.title.one.pass")
        assert (self.page.head.title == one) <= (meets == len(rows) == 1)
        is_fine = all(row.judged.verdict in FINE for row in rows)
        assert says(lead, "fleet.lead.fine", self.language) <= is_fine, lead
        assert self.page.to_do or all(row.judged.verdict in FINE for row in rows)
        free = sum(row.judged.standing == "free" for row in rows)
        assert (self.words.count("fleet.lead.free", free) in lead) is bool(free)
        phones = sum(row.judged.is_of_another_kind for row in rows)
        assert (self.words.count("fleet.lead.other_kind", phones) in lead) is bool(phones)
        numbers = {tile.standing: tile.number for tile in self.page.head.tiles}
        assert numbers["meets"] == self.words.number(meets)

    def _check_action(self, action: Action, told: ToDo) -> None:
        assert told.number == self.words.number(len(action.rows))
        usable = [row for row in action.rows if row.judged.verdict in FINE and not row.judged.is_of_another_kind]
        others = len(action.rows) - len(usable)
        if says(told.yields, "fleet.yields.advice", self.language):
            assert others == 0, told
        if said(told.yields, ("fleet.yields.advice.some",), self.language):
            assert told.yields == self.words.count("fleet.yields.advice.some", others)
        if says(told.yields, "fleet.yields.advice.none", self.language):
            assert not usable, told
        if action.is_last_resort:
            assert not [row for row in action.rows if row.judged.verdict is not Verdict.FAIL]
        if says(told.yields, "fleet.yields.known", self.language):
            assert told.yields == self.words.count("fleet.yields.known", len(action.rows))
        if len(action.rows) <= 40:
            listed = " ".join(place.names for place in told.names.places).replace(",", "").split()
            assert {row.name.split()[-1] for row in action.rows} <= set(listed)

    def _check_ways(self, action: Action, told: ToDo) -> None:
        """No way names a platform that is not among those it is said to be for."""
        for way in told.how:
            mine = {row.judged.device_class for row in action.rows if self._is_for(way.about, row)}
            words = words_of_other_platforms(mine)
            for text in way.paragraphs:
                assert [word for word in words if word in text.replace("Samsung Internet", "")] == [], (way, mine)

    def _is_for(self, about: str, row: DeviceRow) -> bool:
        return not about or class_word(row.judged.device_class, self.words) in about

    def _check_lists(self) -> None:
        replaced = [row for row in self.fleet.rows if row.judged.standing == "replace"]
        assert len(self.page.replacements) == len(replaced)
        if replaced and says(self.page.replacements_text, "fleet.replace.text", self.language):
            assert not [row for row in replaced if row.judged.has_hope]
        for group in self.page.outlook:
            total = sum(int(re.sub(r"[.,]", "", row.number)) for row in group.rows)
            assert self.words.count("fleet.count", total) in group.title
        assert not [text for text in texts_in(self.page) if "{" in text and '"' not in text]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_of_all_devices_together_agrees_with_each_of_them(language: str) -> None:
    Overview(all_together(), language).check()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(range(len(devices()))), min_size=1, max_size=6), st.sampled_from(LANGUAGES))
def test_the_overview_of_any_few_devices_agrees_with_each_of_them(numbers: list[int], language: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Overview(fleet_with(Path(folder), [devices()[number] for number in numbers]), language).check()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_by_several_publishers_agrees_with_each_device_and_each_of_them(language: str) -> None:
    all_together()
    fleet = fleet_of(Path(kept().name), spec=together("malmberg", "rekentoets", "huisregels"))
    overview = Overview(fleet, language)
    overview.check()
    assert overview.page.publishers is not None
    for place, told in enumerate(overview.page.publishers.all):
        verdicts = [row.judged.by_part(place) for row in fleet.rows]
        assert told.meets == overview.words.number(sum(verdict in FINE for verdict in verdicts))
        failing = verdicts.count(Verdict.FAIL)
        assert (overview.words.count("publisher.fail", failing) in [item.said for item in told.numbers]) is bool(
            failing
        )


@pytest.mark.parametrize("folder", VERDICT_CASES, ids=lambda folder: folder.name)
def test_the_overview_of_one_device_agrees_with_it(folder: Path, tmp_path: Path) -> None:
    (_, facts, origin), *_ = variants_of(folder)
    fleet = fleet_with(tmp_path, [(facts, origin)])
    for language in LANGUAGES:
        Overview(fleet, language).check()


def test_a_school_in_order_with_a_device_not_yet_seen_is_sent_there_and_not_home(tmp_path: Path) -> None:
    write(tmp_path, result("nr 1"))
    seen, unseen = Listed(label="nr 1", location="Groep 5"), Listed(label="nr 2", location="Groep 5")
    fleet = fleet_of(tmp_path, inventory=SchoolList(name="lijst.csv", devices=[seen, unseen], rejected=()))
    for language in LANGUAGES:
        overview = Overview(fleet, language)
        assert overview.page.head.lead == overview.words.count("fleet.lead.visit", 1)
    without = fleet_of(tmp_path)
    assert says(Overview(without, "nl").page.head.lead, "fleet.lead.fine", "nl")
