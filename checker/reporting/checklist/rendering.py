"""The checklist as the text of an HTML file that holds all it needs and asks nothing of the network."""

from __future__ import annotations

from checker.checklist.standing import Standing
from checker.reporting.checklist.checklist_page import checklist_page
from checker.reporting.language.words import Words
from checker.reporting.rendering.environment import environment
from checker.reporting.rendering.inline import stylesheet


def render_checklist(standing: Standing, language: str, school: str = "") -> str:
    """Give the page of a checklist as it stands on a day, for the screen and for two sheets of paper."""
    words = Words(language)
    page, style = checklist_page(standing, school, words), stylesheet("palette", "page", "checklist")
    return environment().get_template("checklist.html").render(page=page, say=words.say, style=style)
