"""The requirements a command uses, and what it says of those beside the program that it does not."""

from __future__ import annotations

import datetime as dt

from checker.cli.talk import Talk
from checker.specification.catalogue import Requirements
from checker.specification.specs_folder import requirements_in_use

_MOST_TOLD = 5


def in_use(talk: Talk, most_told: int = _MOST_TOLD) -> Requirements:
    """Give them; the user hears of the files that are not used, and of how many more there are."""
    requirements = requirements_in_use(dt.datetime.now(dt.UTC).date())
    if requirements.doubts:
        from checker.cli.own_words import own_words  # noqa: PLC0415  only a mistake pays for it

        for doubt in requirements.doubts[:most_told]:
            talk.warn("cli.specs_not_used", reason=own_words(talk.language).problem(doubt))
        if (more := len(requirements.doubts) - most_told) > 0:
            talk.warn("cli.specs_not_used.more", count=more)
        talk.lines([""])
    return requirements
