"""The requirements a command uses, and what it says of those beside the program that it does not."""

from __future__ import annotations

import datetime as dt

from checker.cli.talk import Talk
from checker.specification.catalogue import Requirements
from checker.specification.specs_folder import requirements_in_use

_MOST_TOLD = 5


def in_use(talk: Talk) -> Requirements:
    """Give them; the user hears of each file that is not used."""
    requirements = requirements_in_use(dt.datetime.now(dt.UTC).date())
    if requirements.doubts:
        from checker.cli.own_words import own_words  # noqa: PLC0415  only a mistake pays for it

        for doubt in requirements.doubts[:_MOST_TOLD]:
            talk.warn("cli.specs_not_used", reason=own_words(talk.language).problem(doubt))
        talk.lines([""])
    return requirements
