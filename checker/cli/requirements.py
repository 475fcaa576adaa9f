"""The folder of requirements a command uses, and what it says when that is not the one beside the program."""

from __future__ import annotations

import datetime as dt

from checker.cli.talk import Talk
from checker.specification.specs_folder import SpecsFolder, specs_folder


def specs_in_use(talk: Talk) -> SpecsFolder:
    """Give the folder; the user hears of it when the one beside the program is not used."""
    folder = specs_folder(dt.datetime.now(dt.UTC).date())
    if folder.doubt:
        talk.warn("cli.specs_not_used", reason=str(folder.doubt))
        talk.lines([""])
    return folder
