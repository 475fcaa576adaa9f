"""What several specs that are asked for at once are called, all of them together."""

from __future__ import annotations

from collections.abc import Mapping

from checker.reporting.language.words import Words
from checker.reporting.words.spec_words import called
from checker.specification.document import RequirementsSpec


def part_names(spec: RequirementsSpec, words: Words) -> Mapping[str, str]:
    """Give the name of each part by the spec's id."""
    return {part.id: called(part, spec, words) for part in spec.parts}


def requirement_titles(spec: RequirementsSpec, words: Words) -> Mapping[str, str]:
    """Give the title of each requirement by its id; of several specs with whose it is, as both may ask for memory."""
    titles = {item.id: item.title.said(words.language) for item in spec.requirement}
    if len(spec.parts) == 1:
        return titles
    names = part_names(spec, words)
    return {
        name: words.say("publisher.requirement", title=title, name=names[spec.part_of(name).id])
        for name, title in titles.items()
    }
