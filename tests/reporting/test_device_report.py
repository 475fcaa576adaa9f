"""The HTML file: complete in itself, and nothing a device says can become more than text."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.checking.checked_device import CheckedDevice
from checker.model.devices import Browser, Connection
from checker.model.readings import Facts, Known, unknown
from checker.model.results import DeviceIdentity
from checker.reporting.device.device_report import render_device_report
from checker.specification.document import RequirementsSpec
from tests.reporting import devices
from tests.reporting.contexts import VERDICT_CASES, by_fixed_spec, by_shipped_spec, context_of_case

HOSTILE = (
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><script>alert(1)</script>",
    "{{ 7*7 }}{% raw %}",
    "{band.__class__.__mro__}",
    "javascript:alert(1)",
    "<!--",
    "]]>&lt;&#60;",
    "=cmd|'/c calc'!A1",
)
NO_CONTENT = frozenset({"meta", "br", "wbr", "col", "use", "path", "rect", "circle"})


class Tags(HTMLParser):
    """Collects every tag with its attributes, and whether the tags are closed in the order they were opened."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.open: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in NO_CONTENT:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def hostile_context(text: str) -> CheckedDevice:
    """Give a device that says this wherever a device, a school or a spec can say something."""
    facts: Facts = devices.laptop_with_all_verdicts() | {
        "device.manufacturer": Known(value=text, source=text),
        "device.model.name": Known(value=text, source=text),
        "os.release": Known(value=text, source=text),
        "os.edition": Known(value=text, source=text),
        "cpu.model": Known(value=text, source=text),
        "audio.outputs": unknown("not_understood", text, text),
        "browsers": Known(
            value=(Browser(name="chrome", version=f"149.{text}"), Browser(name="other", version=text)), source=text
        ),
        "connections": Known(value=(Connection(target="basispoort.nl", state=text, detail=text),), source=text),
    }
    identity = DeviceIdentity(id="0" * 32, name=text, label=text, location=text, school=text)
    context = by_fixed_spec(facts, device=identity)
    return msgspec.structs.replace(context, spec=_hostile_spec(context, text), stem=text)


def _hostile_spec(context: CheckedDevice, text: str) -> RequirementsSpec:
    spec = context.spec
    title = msgspec.structs.replace(spec.title, nl=text, en=text)
    asked = [
        msgspec.structs.replace(
            item,
            title=msgspec.structs.replace(item.title, nl=text, en=text),
            basis_note=msgspec.structs.replace(item.basis_note, nl=text, en=text),
        )
        for item in spec.requirement
    ]
    return msgspec.structs.replace(
        spec, title=title, version=text, source=f"https://x/{text}", requirement=tuple(asked)
    )


def structure(html: str) -> list[str]:
    return Tags(html).tags


@pytest.mark.pitfall(28)
@pytest.mark.parametrize("text", HOSTILE)
def test_a_hostile_text_changes_no_tag_and_no_attribute_s_name(text: str) -> None:
    hostile = Tags(render_device_report(hostile_context(text), "nl"))
    harmless = Tags(render_device_report(hostile_context("x" * 3), "nl"))
    assert set(hostile.tags) == set(harmless.tags)
    assert {(tag, name) for tag, name, _ in hostile.attributes} == {(tag, name) for tag, name, _ in harmless.attributes}
    assert hostile.open == []


@pytest.mark.pitfall(28)
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=60))
def test_no_text_whatever_breaks_the_page(text: str) -> None:
    page = render_device_report(hostile_context(text), "en")
    assert Tags(page).open == []
    page.encode()  # a lone half of a surrogate pair would stop here
    assert not re.search("[\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff\x00-\x08]", page)


@pytest.mark.parametrize("folder", VERDICT_CASES, ids=lambda folder: folder.name)
@pytest.mark.parametrize("language", ["nl", "en"])
class TestEveryDevice:
    """What holds for the report of every device."""

    def test_there_is_no_script_and_nothing_to_load(self, folder: Path, language: str) -> None:
        page = Tags(render_device_report(context_of_case(folder), language))
        assert not {"script", "link", "img", "iframe", "object", "embed", "form", "base"} & set(page.tags)
        names = {name for _, name, _ in page.attributes}
        assert not {name for name in names if name.startswith("on")} | (names & {"style", "src", "srcset"})
        addresses = {value for tag, name, value in page.attributes if name == "href" and tag != "use"}
        assert all(address.startswith(("https://", "http://", "#")) for address in addresses)

    def test_it_is_in_its_language_and_small_enough_to_mail(self, folder: Path, language: str) -> None:
        page = render_device_report(context_of_case(folder), language)
        assert f'<html lang="{language}">' in page
        assert len(page.encode()) <= 60_000

    def test_every_tag_is_closed(self, folder: Path, language: str) -> None:
        assert Tags(render_device_report(context_of_case(folder), language)).open == []


def test_only_the_style_inside_the_page_may_be_used() -> None:
    page = render_device_report(by_fixed_spec(devices.good_computer()), "nl")
    style = re.search("<style>(.*?)</style>", page, re.DOTALL)
    assert style is not None
    digest = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    assert ("meta", "content", policy) in Tags(page).attributes


def test_the_same_device_gives_the_same_bytes() -> None:
    assert len({render_device_report(by_shipped_spec(devices.good_computer()), "nl") for _ in range(2)}) == 1


def test_line_ends_are_those_of_the_hash() -> None:
    assert "\r" not in render_device_report(by_fixed_spec(devices.good_computer()), "nl")


def test_no_attribute_of_an_id_is_used_twice() -> None:
    page = Tags(render_device_report(by_fixed_spec(devices.laptop_with_all_verdicts()), "nl"))
    ids = [value for _, name, value in page.attributes if name == "id"]
    assert len(ids) == len(set(ids))


def test_what_turns_a_line_around_is_taken_out_of_a_label() -> None:
    identity = DeviceIdentity(id="0" * 32, label="Groep 5\u202e nr 12\u200b")
    page = render_device_report(by_fixed_spec(devices.good_computer(), device=identity), "nl")
    assert "<bdi>Groep 5 nr 12</bdi>" in page
