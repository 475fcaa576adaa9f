"""What the page of a device shows as proof, and the rest of it."""

from __future__ import annotations

from pathlib import Path

import msgspec

from checker.model.devices import Browser
from checker.model.findings import Finding
from checker.model.readings import Known
from checker.model.results import DeviceIdentity
from checker.model.verdicts import Verdict
from checker.reporting.device.device_page import device_page
from tests.evaluation.devices import known, windows_laptop
from tests.reporting import devices
from tests.reporting.contexts import VERDICT_CASES, by_fixed_spec, by_shipped_spec, context_of_case
from tests.reporting.device_pages import both_languages, every_device, named, page_of, plain


class TestProof:
    """Asked against measured, and what is behind one click."""

    def test_asked_measured_and_source_of_memory(self) -> None:
        page = page_of(devices.laptop_with_all_verdicts())
        row = next(row for row in page.tables[0].rows if row.title == "Werkgeheugen")
        assert plain(row.asked) == "minimaal 4 GB, liever 8 GB"
        assert plain(row.measured) == "4 GB, waarvan 3,7 GB bruikbaar"
        assert row.source == "Bron: Windows"
        evidence = {line.term: line for line in row.evidence}
        assert plain(evidence["Rekensom"].pieces[0].text) == (
            "4 GB haalt het minimum van 4 GB. De aanbevolen 8 GB wordt niet gehaald."
        )
        exact = [(piece.code, piece.text) for piece in evidence["Precies gemeten"].pieces]
        assert exact == [("memory.installed", "4.294.967.296 bytes"), ("memory.usable", "3.972.844.748 bytes")]
        assert evidence["Waar gelezen"].pieces[0].text == "GetPhysicallyInstalledSystemMemory; GlobalMemoryStatusEx"
        assert evidence["Herkomst van de eis"].pieces[0].text == (
            "Van de pagina van Voorbeeld Uitgever, gelezen op 1 september 2026. Kopje Computers."
        )

    def test_estimated_memory_that_is_all_usable_is_said_once(self) -> None:
        facts = devices.good_computer() | {
            "memory.installed": Known(value=24 * 2**30, source="sum of blocks", bound="derived"),
            "memory.usable": known(24 * 2**30 - 2**20),
        }
        row = next(row for row in page_of(facts).tables[0].rows if row.title == "Werkgeheugen")
        assert plain(row.measured) == "ongeveer 24 GB"

    def test_the_sum_behind_an_old_browser_names_every_day_it_rests_on(self) -> None:
        row = page_of(devices.laptop_with_all_verdicts()).tables[0].rows[0]
        assert row.asked == "Chrome, Edge of Firefox, hooguit 90 dagen achter, liever hooguit 30 dagen achter"
        assert row.measured == "Chrome 149 (juni 2026) en Edge 149 (juni 2026)"
        evidence = {line.term: line.pieces[0].text for line in row.evidence}
        assert evidence["Rekensom"] == (
            "Chrome 149 kwam uit op 2 juni 2026: 174 dagen voor de controle. "
            "Op 30 juni 2026 kwam versie 150 ervoor in de plaats: 146 dagen voor de controle. "
            "Het minimum: hooguit 90 dagen achter. Aanbevolen: hooguit 30 dagen achter. Dat is te oud."
        )
        assert evidence["Nieuwste versie"] == "Chrome 158 en Edge 158. Tabel van 23 november 2026"
        assert evidence["Precies gemeten"] == (
            "Google Chrome 149.0.7827.114 (stabiel, voor alle gebruikers, standaard); "
            "Microsoft Edge 149.0.4022.52 (stabiel, voor alle gebruikers)"
        )
        assert evidence["Herkomst van de eis"].startswith("Voorlopig, niet van Voorbeeld Uitgever. ")

    def test_what_could_not_be_measured_says_why_in_words_and_in_code(self) -> None:
        page = page_of(devices.laptop_with_all_verdicts())
        row = next(row for row in page.tables[0].rows if row.title == "Geluid")
        assert (row.measured, row.source) == ("niet te meten: lezen mocht niet", "Waarom niet?")
        evidence = {line.term: line.pieces[0] for line in row.evidence}
        assert evidence["Waarom niet te meten"].text == "Lezen mocht niet van het apparaat."
        assert evidence["Precies gemeten"].text == "onbekend (not_permitted, error 5)"
        assert evidence["Zo meet je het wel"].text.startswith("Speel een filmpje")

    def test_a_processor_s_name_loses_its_makers_signs(self) -> None:
        page = page_of(devices.laptop_with_all_verdicts())
        row = next(row for row in page.tables[0].rows if row.title == "Processor")
        assert row.measured == "4 kernen, Intel Celeron N4120"
        assert ("Ook goed", "minimaal 4 threads") in [(line.term, line.pieces[0].text) for line in row.evidence]

    def test_a_page_s_readings_come_from_the_browser(self) -> None:
        context = by_fixed_spec(devices.ipad())
        from_page = msgspec.structs.replace(context, result=msgspec.structs.replace(context.result, origin="page"))
        assert device_page(from_page, "nl").tables[0].rows[-1].source == "Bron: de browser"

    def test_a_thousand_browsers_do_not_make_a_thousand_lines(self) -> None:
        many = tuple(Browser(name="chrome", version=f"149.0.{number}") for number in range(1000))
        row = page_of(devices.good_computer() | {"browsers": Known(value=many, source="x")}).tables[0].rows[0]
        assert row.measured == "Chrome 149 (juni 2026)"
        assert max(len(piece.text) for line in row.evidence for piece in line.pieces) < 1000

    @every_device
    @both_languages
    def test_every_row_of_every_device_is_complete(self, folder: Path, language: str) -> None:
        for table in device_page(context_of_case(folder), language).tables:
            for row in table.rows:
                texts = [row.title, row.asked, row.measured, row.source]
                texts += [piece.text for line in row.evidence for piece in line.pieces]
                assert all(texts)
                assert not [text for text in texts if "{" in text or "None" in text]


class TestTheRest:
    """The file, methods that do not work here, and the foot."""

    def test_a_method_that_does_not_work_on_this_device_is_named_with_its_source(self) -> None:
        (product,) = page_of(devices.ipad()).products
        assert product.titles == "Rekenen: oefensoftware"
        assert product.link is not None
        assert page_of(devices.good_computer()).products == ()

    def test_methods_of_which_the_same_is_said_are_named_together(self) -> None:
        context = context_of_case(next(case for case in VERDICT_CASES if case.name == "good-ipad"))
        (products,) = device_page(context, "nl").products
        assert products.titles.count(";") == len(context.spec.product) - 1

    def test_a_source_that_is_no_web_address_never_becomes_a_link(self) -> None:
        context = by_fixed_spec(devices.ipad())
        product = msgspec.structs.replace(context.spec.product[0], source="javascript:alert(1)//https://")
        spec = msgspec.structs.replace(context.spec, product=(product,))
        assert device_page(msgspec.structs.replace(context, spec=spec), "nl").products[0].link is None

    def test_the_box_tells_whether_the_device_s_name_is_in_the_file(self) -> None:
        context = by_fixed_spec(devices.good_computer())
        without = named(context, name="")
        assert device_page(named(context, name="PC7"), "nl").file.holds[0] == "de naam van het apparaat in het netwerk"
        assert device_page(without, "nl").file.holds_not[0] == "de naam van het apparaat in het netwerk"
        left_out = msgspec.structs.replace(without, name_tells_of_person=True)
        assert "naam van een persoon" in device_page(left_out, "nl").file.holds_not[0]

    def test_the_box_names_what_was_given_and_nothing_that_was_not(self) -> None:
        context = by_fixed_spec(devices.good_computer())
        bare = device_page(named(context, name="", label="", location="", school=""), "nl").file
        assert bare.holds[0].startswith("een code waaraan dit apparaat te herkennen is")
        assert "namen van leerlingen of leerkrachten" in bare.holds_not
        typed = device_page(named(context, name="", label="PC van Els", location="", school=""), "nl").file
        assert typed.holds[0] == "de naam die jullie het apparaat gaven"
        assert "namen van leerlingen of leerkrachten" not in typed.holds_not

    def test_the_box_of_a_page_speaks_of_what_a_browser_tells(self) -> None:
        context = by_fixed_spec(devices.good_computer())
        page = msgspec.structs.replace(context, result=msgspec.structs.replace(context.result, origin="page"))
        assert not any("processor" in line for line in device_page(page, "nl").file.holds)

    def test_the_box_speaks_of_connections_only_when_they_were_tried(self) -> None:
        tried = "of Basispoort te bereiken is"
        assert tried in page_of(devices.good_computer()).file.holds
        assert tried not in page_of(windows_laptop()).file.holds

    def test_the_foot_names_requirements_program_tables_and_file(self) -> None:
        foot = {detail.term: detail.value for detail in page_of(devices.good_computer()).about}
        assert foot["Eisen"] == "Voorbeeld basisonderwijs 2026-2027, versie 2026.1, voorlopig"
        assert foot["Programma"] == "Systeemcheck 1.0.0"
        assert foot["Gemeten"] == "maandag 23 november 2026, 10:42 uur, in 0,9 seconde"
        assert (foot["Browsertabel"], foot["Systeemtabel"]) == ("23 november 2026", "20 november 2026")
        assert foot["Meting"].endswith(".json")
        assert foot["Vingerafdruk eisen"].startswith("sha256 ")


def test_every_finding_of_every_device_names_requirements_that_are_shown() -> None:
    for folder in VERDICT_CASES:
        context = context_of_case(folder)
        findings: tuple[Finding, ...] = context.judgement.findings
        shown = sum(len(table.rows) for table in device_page(context, "nl").tables)
        assert shown == sum(finding.verdict is not Verdict.NOT_APPLICABLE for finding in findings)


def test_the_device_is_not_named_anywhere_when_it_has_no_name() -> None:
    page = device_page(by_fixed_spec(devices.ipad(), device=DeviceIdentity(id="0" * 32)), "en")
    assert (page.band.kind, page.band.name, page.school) == ("iPad", "", "")


def test_windows_is_asked_by_the_release_people_know() -> None:
    (row,) = (
        row for row in device_page(by_shipped_spec(windows_laptop()), "nl").tables[0].rows if row.title == "Windows"
    )
    assert row.asked == "Windows 10 1809 of nieuwer"
