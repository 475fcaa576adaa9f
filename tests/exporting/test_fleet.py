"""Policies for Fleet: a list that YAML reads back, and queries that SQLite answers as the publisher asks."""

from __future__ import annotations

import io
import json
import sqlite3
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from checker.exporting.fleetdm.policies import _text
from checker.exporting.fleetdm.sql import PLATFORMS
from checker.exporting.fleetdm.sql_text import quoted
from checker.reporting.rendering.outside_text import printable
from checker.specification.document import RequirementsSpec
from tests.exporting.exports import BOTH, EVERY_KIND, HERE, HOSTILE, HOUSE_RULES, MALMBERG, SPECS, written

DOCUMENTED = json.loads((HERE / "documented/fleet.json").read_text("utf-8"))
OSQUERY = json.loads((HERE / "documented/osquery_tables.json").read_text("utf-8"))
HOSTS = sorted((HERE / "hosts").glob("*.json"))
Policy = Mapping[str, Any]


def policies(spec: RequirementsSpec = MALMBERG, language: str = "nl") -> list[Policy]:
    """Give the policies as a reader of YAML finds them."""
    text = written("fleet", spec, language).files[""].decode()
    found: list[Policy] = YAML(typ="safe").load(io.StringIO(text))
    return found


def database(platform: str, rows: Mapping[str, list[Mapping[str, object]]]) -> sqlite3.Connection:
    """Give osquery's tables of a platform, with these rows."""
    base = sqlite3.connect(":memory:")
    for table in OSQUERY["platforms"][platform]:
        columns = OSQUERY["tables"][table]
        if platform == "chrome":
            columns = dict.fromkeys(OSQUERY["chrome"][table], "TEXT")
        base.execute(f"CREATE TABLE {table} ({', '.join(f'{name} {kind}' for name, kind in columns.items())})")
        for row in rows.get(table, ()):
            names = ", ".join(row)
            base.execute(f"INSERT INTO {table} ({names}) VALUES ({', '.join('?' * len(row))})", tuple(row.values()))  # noqa: S608  rows of our own
    return base


def key(policy: Policy) -> str:
    """Give the rule's own key, at the end of the name."""
    name: str = policy["name"]
    return name[name.rindex("[") + 1 : -1]


@pytest.mark.parametrize("host", HOSTS, ids=lambda host: host.stem)
def test_a_host_fails_what_it_should_and_nothing_else(host: Path) -> None:
    case = json.loads(host.read_text("utf-8"))
    platform = PLATFORMS[case["device_class"]]
    base = database(platform, case["tables"])
    own = [policy for policy in policies() if policy["platform"] == platform]
    assert [key(policy) for policy in own if not base.execute(policy["query"]).fetchall()] == case["fails"]


@pytest.mark.parametrize("spec", SPECS)
@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_query_is_one_that_osquery_s_tables_can_answer(spec: str, language: str) -> None:
    for policy in policies(SPECS[spec], language):
        base = database(policy["platform"], {})
        assert base.execute(policy["query"]).fetchall() in ([], [(1,)])
        assert sqlite3.complete_statement(policy["query"])


@pytest.mark.parametrize("spec", SPECS)
def test_a_policy_has_the_fields_that_are_documented_and_a_name_of_its_own(spec: str) -> None:
    found = policies(SPECS[spec]) or []
    assert all(list(policy) == DOCUMENTED["fields"] for policy in found)
    assert len({policy["name"] for policy in found}) == len(found)
    assert {policy["platform"] for policy in found} <= set(DOCUMENTED["platforms"])
    assert all(isinstance(policy["critical"], bool) for policy in found)


def test_only_what_is_required_is_critical() -> None:
    assert {key(policy) for policy in policies() if policy["critical"]} == {
        "browser_minimum", "windows_minimum", "macos_minimum", "chromeos_minimum", "memory_minimum",
    }  # fmt: skip


def test_every_policy_says_for_which_day_it_is_and_that_its_value_is_provisional() -> None:
    for policy in policies():
        assert "30 november 2026" in policy["description"]
        assert "23 november 2026" in policy["description"]
        assert "Voorlopig: niemand heeft deze waarde vergeleken met de pagina van Malmberg." in policy["description"]
    for policy in policies(EVERY_KIND, "en"):
        assert "Read on House's page on 2 November 2026." in policy["description"]


def test_texts_of_somebody_hostile_stay_texts() -> None:
    titles = [printable(item.title.nl) for item in HOSTILE.requirement]
    found = policies(HOSTILE)
    assert len(found) == 3 + 2 + 1 + 2
    assert all(any(policy["name"].startswith(title) for title in titles) for policy in found)


@pytest.mark.parametrize(
    "text", ["a", "it's", "x' OR 1=1; --", "\x00", "a\nb", "\u202e", "'; DROP TABLE t; --\x01", "é"]
)
def test_a_text_in_sql_is_that_text(text: str) -> None:
    ((found,),) = sqlite3.connect(":memory:").execute(f"SELECT {quoted(text)}").fetchall()
    assert found == text


def test_two_publishers_have_policies_of_their_own() -> None:
    keys = [key(policy) for policy in policies(BOTH)]
    assert "browser_minimum" in keys
    assert "hostile_ps_minimum" in keys
    assert any("Hostile" in policy["description"] for policy in policies(BOTH))


def test_what_osquery_cannot_tell_stands_in_the_file() -> None:
    text = written("fleet").files[""].decode()
    for name in ("default-browser", "screen", "sound", "cookies", "ipad-size", "phone"):
        assert f"[{name}]" in text, name
    left_out = {item.requirement.id for item in written("fleet").export.left_out}
    exported = {rule.requirement.id for rule in written("fleet").export.rules}
    assert left_out | exported == {item.id for item in MALMBERG.requirement}


@given(st.text(max_size=200))
def test_a_text_in_yaml_is_read_back_as_it_is_shown(value: str) -> None:
    document = f"- name: {_text(value)}\n  critical: true\n"
    assert YAML(typ="safe").load(io.StringIO(document)) == [{"name": printable(value), "critical": True}]


@settings(max_examples=20)  # each makes a whole export
@given(st.text(min_size=1, max_size=200))
def test_a_spec_with_any_title_gives_the_same_policies(value: str) -> None:
    title = msgspec.structs.replace(MALMBERG.title, nl=value, en=value)
    named = tuple(msgspec.structs.replace(item, title=title) for item in MALMBERG.requirement[:3])
    spec = msgspec.structs.replace(MALMBERG, title=title, requirement=named)
    found = policies(spec)
    assert [key(policy) for policy in found] == [key(policy) for policy in policies()][: len(found)]
    assert all(policy["name"].startswith(printable(value)) for policy in found)


def test_a_linux_is_named_with_its_version_as_its_maker_writes_it() -> None:
    (policy,) = (each for each in policies() if key(each) == "linux-updates_recommended")
    assert "Ubuntu 24.04 tot 24.10; " in policy["description"]
    assert "Debian 12 of nieuwer" in policy["description"]
    assert "Een Linux die niet in de tabel staat, is niet te beoordelen" in policy["description"]
    assert "versie 0 tot" not in "".join(each["description"] for each in policies())


def test_what_a_school_took_over_stays_the_publishers_and_its_own_choice_is_its_own() -> None:
    told = {key(each): each["description"] for each in policies(HOUSE_RULES)}
    assert "vergeleken met de pagina van Malmberg." in told["browser_minimum"]
    assert "vergeleken met de pagina van Voorbeeld Huisregels." in told["memory_minimum"]
