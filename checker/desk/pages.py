"""The pages of the desk as text: one layout, and in it the tab that is open."""

from __future__ import annotations

from checker.desk.desk import Desk
from checker.desk.tabs.tab import Query, Tab
from checker.desk.tabs.table import TABS
from checker.model.languages import LANGUAGES
from checker.reporting.check_page.pages import Page
from checker.reporting.rendering.environment import environment
from checker.reporting.rendering.inline import content_policy, script, stylesheet

_MAY = "connect-src 'self'; frame-src 'self'; form-action 'self'"


def tab_page(desk: Desk, tab: Tab, asked: Query) -> Page:
    """Give the page of a tab, as things are now. `asked`: what stands after the question mark of its address."""
    style = stylesheet("palette", "page", "collect_parts", "desk", *tab.styles)
    scripts = (script("elements"), *(script(name) for name in ("desk", *tab.scripts)))
    policy = content_policy(style, scripts, _MAY)
    text = (
        environment()
        .get_template(f"desk_{tab.name}.html")
        .render(
            view=tab.view(desk, asked),
            tab=tab.name,
            title=desk.words.say(f"desk.tab.{tab.name}"),
            tabs=[_link(desk, item) for item in TABS],
            school=desk.school.settings.school,
            folder=str(desk.folder),
            version=desk.newest.version,
            language=desk.language,
            others=[(name, desk.words.say(f"desk.speak.{name}")) for name in LANGUAGES if name != desk.language],
            words=desk.words,
            say=desk.words.say,
            style=style,
            scripts=scripts,
            policy=policy,
        )
    )
    return Page(text, policy)


def _link(desk: Desk, tab: Tab) -> tuple[str, str, str]:
    """Give a tab's address and name, and how much waits there for a person, "" for nothing."""
    waiting = tab.waiting(desk)
    return tab.name, desk.words.say(f"desk.tab.{tab.name}"), desk.words.number(waiting) if waiting else ""
