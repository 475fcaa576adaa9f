"""`systeemcheck page`: the check page as a static site, for any host that serves https."""

from __future__ import annotations

from pathlib import Path

import click

from checker.checking.today import judged_today
from checker.cli.home import home
from checker.cli.options import spec_option
from checker.cli.outputs import check_place
from checker.cli.requirements import in_use
from checker.cli.talk import Talk
from checker.errors import Ended, ExitCode, NoLastingPlaceError, reason_of
from checker.reporting.check_page.check_page import FILE_OF_LANGUAGE, render_check_page
from checker.storage.settings import load_settings
from checker.storage.writing import write_all


@click.command("page")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), required=True, metavar="DIR",
    help="Folder for the site.",
)  # fmt: skip
@spec_option
@click.option("--collector", default="", metavar="URL", help="Link of the collector, when it always has the same.")
def command(output: Path, specs: tuple[str, ...], collector: str) -> Ended:
    """Write the check page as files for any https host: there a Chromebook also tells its memory and exact system."""
    check_place(output, output)
    settings = load_settings(home())
    talk = Talk(settings.language, is_quiet=False)
    if collector and not collector.startswith(("http://", "https://")):
        raise click.BadParameter("a link starts with http:// or https://", param_hint="--collector")
    requirements = in_use(talk)
    releases = requirements.releases
    chosen = requirements.choose(specs or settings.specs, judged_today(releases).day)
    files = {
        name: render_check_page(chosen, releases, language, "static", collector).encode()
        for language, name in FILE_OF_LANGUAGE.items()
    }
    try:
        paths = write_all(output, files)
    except OSError as error:
        raise NoLastingPlaceError(f"{output}: {reason_of(error)}. Name another folder with -o.") from error
    for path in paths:
        talk.say("cli.page.written", path=str(path))
    talk.say("cli.page.next")
    return Ended(ExitCode.MEETS)
