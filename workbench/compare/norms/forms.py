"""What of an output's form, frame, length, language and manner departs from its suite's."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.finding import counted, quoted
from workbench.compare.norms.departure import Departure
from workbench.compare.norms.grounding import given, given_language, stands_in
from workbench.compare.norms.norm import is_habit
from workbench.compare.norms.traits import MARKDOWN, TRAITS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.compare.features.features import Features
    from workbench.compare.norms.norm import CaseFacts, Norm

_RARE = 0.9
_VERY_RARE = 0.95


def form_departures(one: Features, norm: Norm, facts: CaseFacts) -> Iterator[Departure]:
    """How an output's form departs; of suites whose outputs are not alike only the language is told."""
    yield from _language(one, norm, facts)
    if one.document is None and not one.calls:
        yield from _label(one, norm, facts)
        yield from _fence(one, norm)
        yield from _frame(one, norm)
    if norm.uniform:
        yield from _leaks(one, norm)
        if one.document is None:
            yield from _titles(one, norm)
            yield from _markdown(one, norm)
        yield from _length(one, norm)
        yield from _manner(one, norm)


def _language(one: Features, norm: Norm, facts: CaseFacts) -> Iterator[Departure]:
    """Another language than the suite's; of answers too short to tell theirs, one that is not the input's either."""
    if one.language is None or not norm.uniform:
        return
    if norm.language is None:
        usual = None if one.language in norm.languages else given_language(facts.inputs)
    else:
        usual = norm.language.value if norm.language.share >= _RARE else None
    if usual is not None and one.language != usual:
        yield Departure("language-changed", one.begins, about=one.language)


def _leaks(one: Features, norm: Norm) -> Iterator[Departure]:
    """What the suite's answers are free of; in answers to unlike prompts each may be in its place."""
    if one.blanks and is_habit(norm, "blanks", False, _RARE):
        yield Departure("placeholder", ", ".join(one.blanks[:3]), about=quoted(one.blanks[0]))
    if one.identity is not None and is_habit(norm, "identity", False, _RARE):
        yield Departure("identity", one.identity)
    if one.hedge is not None and is_habit(norm, "hedges", False, _RARE):
        yield Departure("hedge", one.hedge)


def _label(one: Features, norm: Norm, facts: CaseFacts) -> Iterator[Departure]:
    labels = norm.labels
    if labels is None or one.label in labels:
        return
    if one.label is None:
        yield Departure("label-wrapped", one.begins)
        return
    plain = one.label.strip(" .!\"'*`").casefold()
    near = next((label for label in labels if label.strip(" .!\"'*`").casefold() == plain), None)
    if near is not None:
        yield Departure("form-changed", f"{quoted(one.label)} for {quoted(near)}", about="the label")
    elif any(label.casefold() in plain for label in labels):
        yield Departure("label-wrapped", quoted(one.label))
    elif not stands_in(one.label, given(facts.inputs)):
        yield Departure("enum-changed", quoted(one.label), about="the answer")


def _fence(one: Features, norm: Norm) -> Iterator[Departure]:
    if norm.document is not None:
        return
    if one.layout.fence is not None and is_habit(norm, "fenced", False, _RARE) and norm.uniform:
        yield Departure("fence-added", one.begins)
    elif one.layout.fence is None and is_habit(norm, "fenced", True, _RARE) and one.layout.fences == 0:
        yield Departure("fence-lost", one.begins)


def _frame(one: Features, norm: Norm) -> Iterator[Departure]:
    if not norm.uniform:
        return
    for trait, text, kind in (("preamble", one.preamble, "preamble"), ("postamble", one.postamble, "postamble")):
        if text is not None and is_habit(norm, trait, False, _RARE):
            yield Departure(f"{kind}-added", text)
        elif text is None and is_habit(norm, trait, True, _RARE):
            yield Departure(f"{kind}-lost", one.begins if kind == "preamble" else one.ends, defect=None)


def _titles(one: Features, norm: Norm) -> Iterator[Departure]:
    own = {title.casefold() for title in one.layout.titles}
    gone = [title for title in norm.titles if title not in own]
    if not gone:
        return
    said, about = ", ".join(quoted(title) for title in gone[:3]), quoted(gone[0])
    if len(own) < norm.fewest_titles:
        yield Departure("section-missing", said, about=about)
    else:
        yield Departure("section-renamed", said, about=about, defect=None)


def _markdown(one: Features, norm: Norm) -> Iterator[Departure]:
    added = [
        noun for trait, noun in MARKDOWN.items() if TRAITS[trait](one) and is_habit(norm, trait, False, _VERY_RARE)
    ]
    lost = [
        noun for trait, noun in MARKDOWN.items() if not TRAITS[trait](one) and is_habit(norm, trait, True, _VERY_RARE)
    ]
    if added:
        yield Departure("markdown-added", _counts(one), about=" and ".join(added[:2]))
    if lost:
        yield Departure("markdown-lost", one.begins, about=" and ".join(lost[:2]))


def _counts(one: Features) -> str:
    form = one.layout
    counts = (
        (form.headings, "heading"),
        (form.bullets, "bullet"),
        (form.numbered, "numbered item"),
        (form.tables, "table"),
        (form.bold, "bold run"),
        (form.fences, "fence"),
    )
    return ", ".join(counted(count, noun) for count, noun in counts if count)


def _length(one: Features, norm: Norm) -> Iterator[Departure]:
    if norm.words is None or not one.words or one.document is not None:
        return
    low, high = norm.words
    if one.words > high + 3:
        yield Departure("longer", f"{one.words} words, at most {high:.0f} were to be expected")
    elif one.words < low - 3:
        yield Departure("shorter", f"{one.words} words, at least {low:.0f} were to be expected")


def _manner(one: Features, norm: Norm) -> Iterator[Departure]:
    if one.manner.emoji and is_habit(norm, "emoji", False, _VERY_RARE):
        yield Departure("emoji-added", counted(one.manner.emoji, "emoji"))
    warm = one.manner.warm + one.manner.exclamations
    if norm.warm is not None and warm > 1.5 * norm.warm + 1:
        yield Departure("tone-warmer", f"{one.begins} … {one.ends}")
    if not warm and norm.usually_warm and is_habit(norm, "warm", True, _VERY_RARE):
        yield Departure("tone-colder", one.begins)
    if not one.manner.greets and is_habit(norm, "greets", True, _VERY_RARE):
        yield Departure("greeting-lost", one.begins)
    for usual, other in (("polite", "familiar"), ("familiar", "polite")):
        if TRAITS[other](one) and is_habit(norm, usual, True, _RARE):
            yield Departure("address-changed", one.begins)
