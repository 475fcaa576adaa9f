"""The messages whose id is put together while running: one rule for each family, with all that may be filled in.

A message is written out in full where it can be. Where a word of the domain is its last part (a verdict, a reason), the
rule stands here: `every` of its ids must be there, or, with `special`, those for which there is something special to
say; then the code falls back on a general message. A family that is not here fails a test.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from itertools import product
from typing import NamedTuple, get_args, get_type_hints

from checker.checking.questions import QUESTIONS
from checker.checklist.asked import Origin
from checker.checklist.document import Item
from checker.checklist.standing import State, WhyNotVerified
from checker.collector.troubles import What
from checker.conditions import Condition
from checker.conditions.browser_release import BrowserRelease
from checker.conditions.display_at_least import DisplayAtLeast
from checker.conditions.recency import lowest_versions
from checker.confirming.answers import Word
from checker.confirming.products import PRODUCT_ROW
from checker.confirming.question import Choice
from checker.confirming.rows.table import ROWS
from checker.desk.checklist.keeping import Mistake as DeskMistake
from checker.desk.newest import Kind as TroubleOfDesk
from checker.desk.tabs import devices
from checker.desk.tabs.table import TABS
from checker.exporting.working_out.day_and_device import Reason as CannotSay
from checker.exporting.working_out.day_and_device import Tier
from checker.fleet.days import ClockOfOverview
from checker.fleet.duplicates import Sort
from checker.fleet.matching.likely import Why
from checker.fleet.matching.missing import Way
from checker.fleet.standing import STANDINGS
from checker.group_data.kinds import FOUND_BY, SEVERITY
from checker.model.corrections import Correction
from checker.model.devices import DEVICE_CLASSES, BrowserName, Channel, OsName, Scope
from checker.model.findings import ReasonCode, Silence
from checker.model.languages import LANGUAGES
from checker.model.readings import Bound, WhyUnknown
from checker.model.verdicts import Verdict
from checker.model.vocabulary import FACTS, Unit
from checker.overview.making import Form
from checker.refreshing.trouble import What as TroubleWhat
from checker.reporting.check_page import check_page
from checker.reporting.check_page.questions import OF_A_PROGRAM
from checker.reporting.checklist.terminal import HowTo
from checker.reporting.fleet.column_kinds import OnList
from checker.reporting.requirements.change_words import GROUPS
from checker.reporting.words import device_words, how_to_measure
from checker.reporting.words.group_data import NeverChecked
from checker.specification.document import Confirmation, Product, Remedy, Requirement, RequirementsSpec, Role
from checker.specification.stricter import Effect
from checker.storage.results_folder import Reason
from checker.storage.school_list.listed import Column, Field, ListProblem
from checker.storage.settings_mistakes import MISTAKES

_THINGS = ("requirement", "remedy", "product")
_CONDITION_FIELDS = {field for kind in get_args(Condition) for field in kind.__struct_fields__}


class Family(NamedTuple):
    """The ids of a family, and whether some may lack."""

    ids: frozenset[str]
    may_lack: bool = False


def _filled(pattern: str, choices: tuple[Collection[object], ...]) -> frozenset[str]:
    return frozenset(pattern.replace("*", "{}").format(*chosen) for chosen in product(*choices))


def every(pattern: str, *choices: Collection[object]) -> dict[str, Family]:
    """Give a family of which every id must be there."""
    return {pattern: Family(_filled(pattern, choices))}


def special(pattern: str, *choices: Collection[object]) -> dict[str, Family]:
    """Give a family of which those are there that say something special."""
    return {pattern: Family(_filled(pattern, choices), may_lack=True)}


def _each_once(*families: Mapping[str, Family]) -> Mapping[str, Family]:
    """Give them together; one that is written twice would hide the other."""
    together: dict[str, Family] = {}
    for family in families:
        assert not family.keys() & together.keys(), list(family)
        together |= family
    return together


def _words_of(struct: type, field: str) -> tuple[str, ...]:
    """Give the words that a field can have."""
    return get_args(get_type_hints(struct)[field])


_KINDS = {*device_words._BY_CLASS.values(), *device_words._BY_FORM.values(), "computer", "device"}
_REASONS, _CLASSES, _WHY = get_args(ReasonCode), DEVICE_CLASSES, get_args(WhyUnknown)
_VERDICTS = tuple(Verdict)
_OF_A_DEVICE = ("pass", "advice", "fail", "unknown")
_SILENT = tuple(f"no_requirements.{kind}" if kind else "no_requirements" for kind in get_args(Silence))
_SAID_OF_SILENCE = tuple(kind for kind in get_args(Silence) if kind)
_ENDINGS = (*_OF_A_DEVICE, *_SILENT, "other_kind")
_NO_VERDICT = (*_SILENT, "class_unknown")
_CLOCKS = ("doubted", "wrong", "ahead", "behind", "receiver.doubted", "receiver.wrong")
_HEADLINES = ("fail", "unknown", "advice", "unmeasured")
_GUESTS = {"container", *how_to_measure._GUESTS.values()}
_NOTICES = ("ahead", "not_beside", "in_app", "table", "provisional", "historical", "expired", "not_yet", *_GUESTS)
_COSTS, _CATEGORIES = _words_of(Remedy, "cost"), _words_of(Requirement, "category")
_ASKED = ("minimum", "recommended", "minimum.recommended")
_SUPPORTED = ("supported", "extended_support", "support_ended", "support_ended_extendable")
# What kinds of conditions call a special case of a reason.
_CASES = (
    *_WHY, *(why for why in get_args(lowest_versions.Why) if why), "base", "older", "expected", "no_end", "newer",
    "no_age", "no_make", "no_version", "browser", "inches", "version",
)  # fmt: skip
_HELD = (
    "name", "label", "location", "school", "id", "moment", "program", "page", "browsers", "connections", "shortcuts",
    "verdicts",
)  # fmt: skip
_NEVER_HELD = ("browsing", "programs", "addresses", "name", "name_of_person", "people", "people_unless")
# What a requirement file may say that a remedy does to a fact; the ones that have a name in common to all devices.
_CAUSES = {
    f"fleet.cause.{fact}.{to}"
    for fact, to in (
        ("browsers", "newest"),
        ("browsers", "installed"),
        ("os.version", "newest"),
        ("storage.free", "2 GiB"),
    )
}
_FIELDS_OF_THINGS = {field for thing in (Requirement, Remedy, Product) for field in thing.__struct_fields__} - {
    "condition"
}
_VALUES = {
    word
    for struct, field in (
        (Requirement, "importance"), (Requirement, "category"), (Requirement, "basis"), (Remedy, "cost"),
        (Remedy, "who"), (Confirmation, "role"),
    )
    for word in _words_of(struct, field)
}  # fmt: skip
_LINES = ("why_unknown", "calculation", "where", "newest", "also_enough", "how_to_measure", "quote", "basis")

FAMILIES = _each_once(
    # a device as it is called, and what it has
    every("kind.this.*", _KINDS),
    every("kind.name.*", _KINDS),
    every("value.device.class.*", _CLASSES),
    special("value.*.*", ("device.class",), _CLASSES),
    special("fact.*", FACTS),
    special("amount.*", FACTS),
    every("unit.*", set(get_args(Unit)) - {"", "count"}),
    every("os.*", get_args(OsName)),
    every("browser.*", get_args(BrowserName)),
    every("channel.*", set(get_args(Channel)) - {"unknown"}),
    every("channel.short.*", set(get_args(Channel)) - {"unknown", "stable"}),
    every("scope.*", get_args(Scope)),
    every("bound.*", set(get_args(Bound)) - {"exact"}),
    # when
    every("date.month.*", range(1, 13)),
    every("date.weekday.*", range(1, 8)),
    # what is asked
    every("asked.*", _ASKED),
    special("asked.*.*", _ASKED, FACTS),
    special("asked.minimum.*", FACTS),
    every("asked.version.*", ("minimum", "minimum.recommended")),
    every("asked.browser.*", _words_of(BrowserRelease, "which")),
    every("asked.screen.*", _words_of(DisplayAtLeast, "measure")),
    special("asked.true.*", FACTS),
    # the rows of a publisher's table
    every("row.*", {row.name for row in (*ROWS, PRODUCT_ROW)}),
    every("row.*.example", {row.name for row in (*ROWS, PRODUCT_ROW)}),
    # what a person answers beside the publisher's page
    every("confirm.choice.*", set(get_args(Choice)) - {"column"}),
    every("confirm.answer.*", get_args(Word)),
    every("confirm.summary.*", get_args(Word)),
    # what was found, and why
    every("verdict.*", _VERDICTS),
    every("verdict.count.*", _OF_A_DEVICE),
    special("verdict.requirement.*", _VERDICTS),
    every("by_spec.*", (*_OF_A_DEVICE, "silent", "beside", "later")),
    every("by_spec.*.none", ("silent", "beside", "later")),
    every("about.*", ("spec", "digest")),
    every("about.*.of", ("spec", "digest")),
    every("confirmed.by.*", get_args(Role)),
    every("reason.*", _REASONS),
    special("reason.*.*", _REASONS, _CASES),
    every("measured.*", ("yes", "no")),
    special("measured.*.*", ("yes", "no"), FACTS),
    every("measured.bound.*", get_args(Bound)),
    special("measured.connection.*", ("reachable", "not_tried", "sign_in_page")),
    special("measured.instead.*", _REASONS),
    special("measured.support.*", _SUPPORTED),
    special("*.expected", [f"measured.support.{reason}" for reason in _SUPPORTED]),
    special("*.device", [f"measured.support.{reason}" for reason in _SUPPORTED]),
    every("why.short.*", _WHY),
    special("measure.*", {*_REASONS, *_WHY}),
    every("measure.inside.*", _GUESTS),
    every("evidence.*", _LINES),
    every("calculation.*.released", ("minimum", "recommended")),
    every("calculation.*.superseded", ("minimum", "recommended")),
    every("calculation.*.newest_versions", ("minimum", "recommended")),
    every("calculation.*.lowest", ("minimum", "recommended")),
    every("measure.*.look", ("recency", "number")),
    # the report of one device
    every("headline.*", (*_HEADLINES, *_NO_VERDICT)),
    every("headline.*.many", _HEADLINES),
    special("headline.*.*", _HEADLINES, {*_REASONS, *(f"{r}.{f}" for r in _REASONS for f in (*FACTS, "device"))}),
    every("way.one.*", _COSTS),
    every("way.more.*", _COSTS),
    every("todo.*", (*_NO_VERDICT, "other_kind")),
    every("todo.no_step.*", ("fail", "unknown", "advice")),
    special("todo.historical.*", _VERDICTS),
    every("step.*", ("because", "solves", "may_solve")),
    every("step.leaves.*", ("opens", "fail", "unknown")),
    every("cost.*", _COSTS),
    every("who.*", set(_words_of(Remedy, "who")) - {"teacher"}),
    every("table.*", _CATEGORIES),
    every("table.caption.*", _CATEGORIES),
    every("file.holds.*", _HELD),
    every("file.never.*", _NEVER_HELD),
    every("notice.*.title", _NOTICES),
    every("notice.*.text", _NOTICES),
    every("clock.*.text", _CLOCKS),
    special("clock.*.title", _CLOCKS),
    special("clock.*.step", _CLOCKS),
    special("clock.*.otherwise", _CLOCKS),
    special("clock.where.*", _CLASSES),
    # the page that looks at a device, and who stands beside it
    every("check.*", check_page._WORDS),
    every("check.kind.*", check_page._KINDS),
    every("check.version.how.*", check_page._SYSTEMS_TOLD),
    every("check.memory.how.*", check_page._MEMORY_TOLD),
    every("check.text.*", (*_ENDINGS, "open")),
    every("check.done.*", _ENDINGS),
    special("check.done.title.*", _ENDINGS),
    every("settings.*", MISTAKES),
    # the checklist on the terminal
    every("cli.checklist.mark.*", get_args(State)),
    every("cli.checklist.how.*", get_args(HowTo)),
    every("cli.answer.*", OF_A_PROGRAM),
    special("check.*.how.*", OF_A_PROGRAM, _CLASSES),
    every("collect.trouble.*", ("firewall", "wifi", "other_way")),
    every("cli.collect.*_failed", get_args(What)),
    # the school's list
    every("cli.list.field.*", get_args(Field)),
    every("cli.list.column.*", _words_of(Column, "by")),
    every("cli.list.problem.*", set(get_args(ListProblem)) - {""}),
    # new release tables, and why there are none
    every("cli.releases.clock.*", ("wrong", "doubted")),
    every("cli.releases.trouble.*", get_args(TroubleWhat)),
    # the overview of all devices
    every("fleet.title.one.*", ("pass", "fail", "unknown")),
    every("publisher.*", set(Verdict) - {Verdict.ADVICE}),
    every("fleet.tile.*", set(STANDINGS) - {"meets"}),
    every("fleet.here.*.title", set(get_args(ClockOfOverview)) - {"believed"}),
    every("fleet.here.*.text", set(get_args(ClockOfOverview)) - {"believed"}),
    every("fleet.*.before", ("since", "compare")),
    every("fleet.*.after", ("since", "compare")),
    every("fleet.rejected.*", get_args(Reason)),
    every("fleet.duplicate.*", get_args(Sort)),
    every("fleet.duplicate.how.*", get_args(Sort)),
    every("decision.kind.*", [item.__struct_config__.tag for item in get_args(Correction)]),
    every("decision.*", ("merge", "part")),
    every("decision.question.*", QUESTIONS),
    every("fleet.because.no_requirements.*", _SAID_OF_SILENCE),
    every("fleet.action.*", ("ask", *_NO_VERDICT)),
    every("fleet.action.*.how", ("ask", *_NO_VERDICT)),
    # the desk
    every("desk.tab.*", [tab.name for tab in TABS]),
    every("desk.speak.*", LANGUAGES),
    every("desk.trouble.*", get_args(TroubleOfDesk)),
    every("desk.problem.*", ("too_large", "request", "input", "not_stored", "internal")),
    every(
        "desk.add.*",
        (
            "taken", "decided", "already", "newer", "not_result", "other_content", "own_page",
            "zip_empty", "zip_group_data", "zip_rest",
        ),
    ),
    every("desk.checklist.problem.*", get_args(DeskMistake)),
    every("desk.list.problem.*", set(get_args(ListProblem)) - {""}),
    every("desk.export.*", get_args(Form)),
    every("desk.export.*.title", get_args(Form)),
    every("desk.question.*", QUESTIONS),
    every("desk.answer.*", (devices.YES, devices.NO)),
    # the school's own list beside the devices
    every("fleet.visit.*", get_args(Way)),
    every("fleet.visit.*.how", get_args(Way)),
    every("fleet.likely.*", get_args(Why)),
    every("fleet.list.problem.*", set(get_args(ListProblem)) - {""}),
    every("fleet.list.problem.*.how", set(get_args(ListProblem)) - {""}),
    every("fleet.list.column.*", _words_of(Column, "by")),
    every("list.field.*", get_args(Field)),
    every("listed.*", get_args(OnList)),
    # a file with group data
    every("group_data.headline.*", ("well", "look", "problems")),
    every("group_data.next.*", ("read_in", "newer", "again")),
    every("group_data.well.*", FOUND_BY),
    every("group_data.check.*", FOUND_BY),
    every("group_data.not_checked.*", ("here", *get_args(NeverChecked))),
    every("group_data.found.*", SEVERITY),
    # the checklist of a school year
    every("checklist.state.*", get_args(State)),
    every("checklist.who.*", _words_of(Item, "who")),
    every("checklist.*.days", ("left", "past")),
    every("checklist.*.weeks", ("left", "past")),
    every("checklist.page.*", ("late", "first", "now")),
    every("checklist.origin.*.title", set(get_args(Origin)) - {"program"}),
    every("checklist.origin.*.text", set(get_args(Origin)) - {"program"}),
    every("checklist.why_not.*", set(get_args(WhyNotVerified)) - {"", "problems", "not_all_meet", "measured_earlier"}),
    every("checklist.devices.*", ("fail", "unknown", "missing")),
    # requirements to hand out, to buy by, and what changed in them
    every("buying.*.title", ("partly", "provisional")),
    special("buying.sentence.*", FACTS),
    every("buying.screen.*", _words_of(DisplayAtLeast, "measure")),
    special("buying.updates.*", (*_CLASSES, "ask", "years")),
    every("changes.group.*", GROUPS),
    every("changes.group.*.caption", GROUPS),
    every("changes.count.*", GROUPS),
    every("changes.effect.*", set(get_args(Effect)) - {"none"}),
    every("changes.*", ("remedy", "product")),
    every("changes.*.*", ("added", "dropped"), (*_THINGS, "anyway")),
    every("changes.which.*", _words_of(BrowserRelease, "which")),
    every("changes.measure.*", _words_of(DisplayAtLeast, "measure")),
    every("changes.lead.*", ("stricter", "looser", "both", "other", "none")),
    every("changes.order.*", _THINGS),
    every("changes.top.*", set(RequirementsSpec.__struct_fields__) - set(_THINGS)),
    every("changes.condition.*", {"condition", *_CONDITION_FIELDS}),
    every("changes.field.*", _FIELDS_OF_THINGS),
    every("changes.value.*", _VALUES),
    # what is written for other engines
    every("export.tier.*", get_args(Tier)),
    every("export.reason.*", get_args(CannotSay)),
    every("export.profile.*", get_args(Tier)),
    every("export.profile.*.about", get_args(Tier)),
    {"fleet.cause.*.*": Family(frozenset(_CAUSES), may_lack=True)},
)  # fmt: skip

OF_OTHERS = re.compile(r"edition\.[A-Za-z]+")
"""Editions of Windows: Microsoft's words, which a device tells; the ones we know a name for are there."""
PIECES = frozenset({"receiver.*", "*.*", "*.toml"})
"""Put together as well, and only parts of the ids above."""
