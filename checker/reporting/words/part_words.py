"""What each of several specs that are asked for at once is called: by its publisher, where that tells them apart."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from checker.reporting.language.words import Words
from checker.reporting.words.spec_words import publisher
from checker.specification.document import RequirementsSpec
from checker.specification.joining import part_of


def part_names(spec: RequirementsSpec, words: Words) -> Mapping[str, str]:
    """Give the name of each part by the spec's id: of two of one publisher their titles, or else those ids."""
    told = [(publisher(part), part.title.said(words.language), part.id) for part in spec.parts]
    times = Counter(name for names in told for name in set(names))
    return {names[-1]: next((name for name in names if times[name] == 1), names[-1]) for names in told}


def requirement_titles(spec: RequirementsSpec, words: Words) -> Mapping[str, str]:
    """Give the title of each requirement by its id; of several specs with whose it is, as both may ask for memory."""
    if len(spec.parts) == 1:
        return {item.id: item.title.said(words.language) for item in spec.requirement}
    names = part_names(spec, words)
    return {
        item.id: words.say(
            "part.requirement", title=item.title.said(words.language), publisher=names[part_of(spec, item.id).id]
        )
        for item in spec.requirement
    }
