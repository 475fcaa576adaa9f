"""What a tab or the button of an accordion says, for the panel that it shows: that is the heading of what is in it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from bs4 import BeautifulSoup
from bs4.element import Tag

from checker.page_reading.html.tags import attribute, level_of, text_of

_LONGEST = 120
_TO = ("aria-controls", "data-bs-target", "data-target", "href")
_MOST = 2000


def panel_labels(soup: BeautifulSoup) -> Mapping[str, str]:
    """Give what each panel is called, by its id."""
    names = dict(_by_button(soup))
    ids = {attribute(tag, "id") for tag in soup.find_all(id=True, limit=_MOST) if level_of(tag) is None}
    return {name: label for name, label in names.items() if name in ids}


def _by_button(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    for tag in soup.find_all(["a", "button", "div", "li", "span", "h2", "h3", "h4", "summary"], limit=20_000):
        for name in _TO:
            target = attribute(tag, name)
            is_place = target.startswith("#") and len(target) > 1
            if target and (name == "aria-controls" or is_place):
                label = " ".join(text_of(tag, _LONGEST + 1).split())
                if label and len(label) <= _LONGEST:
                    yield target.removeprefix("#").split(" ")[0], label
                break


def is_label(tag: Tag, labels: Mapping[str, str]) -> bool:
    """Tell whether a tag only says what a panel is called, which stands above that panel then."""
    targets = (attribute(tag, name).removeprefix("#") for name in _TO)
    return tag.name in {"a", "button"} and any(target in labels for target in targets if target)


def label_of(tag: Tag, labels: Mapping[str, str]) -> str:
    """Give what this panel is called, "" for what is no panel."""
    return labels.get(attribute(tag, "id"), "") if tag.has_attr("id") else ""
