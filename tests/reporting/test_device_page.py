"""What the page of a device says, as data; the template only prints it."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from checker.model.readings import Known, unknown
from checker.reporting.device.device_page import device_page
from tests.evaluation.devices import known
from tests.reporting import devices
from tests.reporting.contexts import by_fixed_spec, by_shipped_spec, context_of_case
from tests.reporting.device_pages import both_languages, every_device, page_of, row_titles


class TestTheVerdict:
    """Answer first: one word, one sentence."""

    def test_a_fail_names_what_fails_and_the_cheapest_way_out_with_its_cost(self) -> None:
        band = device_page(by_shipped_spec(devices.old_browsers_and_little_memory()), "nl").band
        assert band.look.title == "Voldoet niet"
        assert band.why == "Chrome 141 op deze laptop is te oud. Werk Chrome bij: dat is gratis en duurt 5 minuten."

    def test_advice_says_that_the_device_may_be_used_and_what_would_be_better(self) -> None:
        why = device_page(by_shipped_spec(devices.behind_on_five_things()), "nl").band.why
        assert why.startswith("Je kunt met deze laptop werken. 5 dingen kunnen beter: Standaardbrowser, ")
        assert why.endswith("Eerste stap: Kies een andere standaardbrowser (gratis, 5 minuten).")

    def test_a_good_device_needs_one_sentence(self) -> None:
        assert page_of(devices.good_computer()).band.why == "Deze computer voldoet aan alle 7 eisen."

    def test_not_measured_says_what_and_where_to_read_how(self) -> None:
        page = page_of(devices.good_computer() | {"memory.installed": unknown("timed_out", "x"),
                                                  "memory.usable": unknown("timed_out", "x")})  # fmt: skip
        assert page.band.look.title == "Nog niet zeker"
        assert "Werkgeheugen" in page.band.why
        assert page.to_do.steps[0].title == "Meet alsnog: Werkgeheugen"

    def test_without_requirements_for_this_kind_it_says_so(self) -> None:
        page = page_of({"device.class": Known(value="other", source="x")})
        assert page.band.why == "Voor dit apparaat staan er geen eisen in Voorbeeld basisonderwijs 2026-2027."
        assert page.tables == ()

    def test_an_unknown_kind_of_device_is_asked_for_first(self) -> None:
        page = page_of(devices.of_unknown_kind())
        assert "wat voor apparaat dit is" in page.band.why
        assert page.to_do.steps == ()
        assert page.band.counts == ()

    def test_when_only_a_last_resort_is_left_nothing_cheaper_is_promised(self) -> None:
        windows_7 = devices.good_computer() | {"os.version": known("7"), "os.build_id": known("7601.24545")}
        page = page_of(windows_7)
        assert page.band.why.endswith("Dat is niet meer te verhelpen.")
        assert [step.title for step in page.to_do.steps] == ["Vervang dit apparaat"]
        assert page.to_do.steps[0].afterwards == ""

    @every_device
    @both_languages
    def test_every_device_gets_a_reason_in_full_sentences(self, folder: Path, language: str) -> None:
        why = device_page(context_of_case(folder), language).band.why
        assert why[0].isupper() or why.startswith(("iPadOS", "macOS"))
        assert why.endswith(".")
        assert "{" not in why


class TestNames:
    """Names a person can walk with."""

    def test_the_label_goes_first_then_place_network_name_and_model(self) -> None:
        band = device_page(by_fixed_spec(devices.good_computer(), device=devices.DESKTOP_IDENTITY), "nl").band
        assert (band.kind, band.name) == ("Computer", "Groep 7 nr 4")
        assert band.also == ("Lokaal 7", "LOKAAL7-PC04", "Voorbeeld Werkstation 3")

    def test_without_any_name_the_model_names_it_and_the_title_still_reads(self) -> None:
        page = device_page(by_fixed_spec(devices.good_computer(), device=devices.NAMELESS), "nl")
        assert page.band.name == "Voorbeeld Werkstation 3"
        assert device_page(by_fixed_spec(devices.ipad(), device=devices.NAMELESS), "nl").title.startswith(
            "Nog niet zeker: iPad"
        )

    @pytest.mark.pitfall(57)
    def test_a_board_is_said_to_be_the_board(self) -> None:
        board = Known(value="PRIME B450M-A", source="BaseBoardProduct", bound="derived")
        facts = devices.good_computer() | {"device.manufacturer": known("ASUS"), "device.model.name": board}
        assert page_of(facts).band.also[-1] == "computer met moederbord ASUS PRIME B450M-A"

    def test_a_maker_that_is_in_the_model_s_name_is_said_once(self) -> None:
        facts = devices.good_computer() | {"device.manufacturer": known("Voorbeeld")}
        assert page_of(facts).band.also[-1] == "Voorbeeld Werkstation 3"

    @pytest.mark.parametrize(
        ("device_class", "form", "kind"),
        [
            ("windows-pc", "laptop", "Laptop"),
            ("windows-pc", "desktop", "Computer"),
            ("linux-pc", "virtual", "Virtuele computer"),
            ("mac", "laptop", "Mac"),
            ("chromebook", "laptop", "Chromebook"),
            ("ipad", "tablet", "iPad"),
            ("android-tablet", "tablet", "Tablet"),
            ("phone", "", "Telefoon"),
            ("other", "", "Apparaat"),
        ],
    )
    def test_the_kind_is_the_word_a_teacher_uses(self, device_class: str, form: str, kind: str) -> None:
        facts = {"device.class": known(device_class), "device.form": known(form)}
        assert page_of(facts).band.kind == kind


class TestCounts:
    """One model, consistent numbers."""

    @pytest.mark.pitfall(47)
    @every_device
    def test_the_counts_are_those_of_the_rows(self, folder: Path) -> None:
        context = context_of_case(folder)
        page = device_page(context, "nl")
        rows = Counter(
            row.look.name for table in page.tables if table.id == "requirements-system" for row in table.rows
        )
        counts = {count.look.name: int(count.text.split()[0]) for count in page.band.counts}
        assert counts == dict(rows)

    @every_device
    def test_what_needs_attention_stands_first(self, folder: Path) -> None:
        for table in device_page(context_of_case(folder), "nl").tables:
            order = ["fail", "unknown", "advice", "pass"]
            places = [order.index(row.look.name) for row in table.rows]
            assert places == sorted(places)

    def test_connection_and_setup_stand_apart_and_do_not_count(self) -> None:
        page = page_of(devices.laptop_with_all_verdicts())
        assert [table.title for table in page.tables] == ["Alle eisen", "Verbinding", "Inrichting"]
        assert row_titles(page, 1) == ["Verbinding met Basispoort"]
        assert "telt niet mee in het oordeel" in page.tables[1].caption
        assert [count.text for count in page.band.counts] == [
            "1 voldoet niet", "1 nog niet zeker", "1 advies", "4 voldoen",
        ]  # fmt: skip

    def test_requirements_for_other_devices_are_named_with_those_devices(self) -> None:
        page = page_of(devices.good_computer())
        assert page.others == ("Cookies (iPad)",)
        assert page.others_summary == "1 eis geldt niet voor dit soort apparaat"
