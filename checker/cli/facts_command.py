"""`systeemcheck facts`: what can be read of this device, without judging it."""

from __future__ import annotations

from collections.abc import Callable

import click
import msgspec

from checker.cli.home import home
from checker.cli.options import json_option, language_option
from checker.cli.output import give, give_json
from checker.cli.own_words import own_words
from checker.model.readings import Between, Known, Reading
from checker.probes import facts_of
from checker.probes.live import live_system
from checker.probes.logged_in import persons
from checker.probes.personal_names import without_persons
from checker.storage.settings import load_settings


@click.command("facts")
@json_option
@language_option
def command(lang: str | None, *, as_json: bool) -> None:
    """Show what can be read of this device, and from where."""
    system = live_system()
    facts = without_persons(facts_of(system), persons(system))
    if as_json:
        give_json(msgspec.json.format(msgspec.json.encode(facts), indent=1).decode() + "\n")
        return
    say = own_words(lang or load_settings(home()).language).say
    width = max(map(len, facts))
    for fact, reading in facts.items():
        give(f"{fact:{width}}  {_shown(reading, say)}")


def _shown(reading: Reading, say: Callable[[str], str]) -> str:
    match reading:
        case Known(value=tuple() as items):
            lines = [msgspec.json.encode(item).decode() for item in items]
            return f"{'  '.join(lines) or say('none')}  [{reading.source}]"
        case Known():
            sharpness = "" if reading.bound == "exact" else f" ({say(reading.bound)})"
            value = say("yes" if reading.value else "no") if isinstance(reading.value, bool) else reading.value
            return f"{value}{sharpness}  [{reading.source}]"
        case Between():
            return f"{reading.low:g} .. {reading.high:g}  [{reading.source}]"
        case _:
            detail = f", {reading.detail}" if reading.detail else ""
            return f"{say('unknown')}: {say(reading.why)}{detail}  [{reading.source}]"
