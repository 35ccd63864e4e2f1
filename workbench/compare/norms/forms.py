"""What of an output's form, frame, length, language and manner departs from its suite's."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.checks.finding import quoted
from workbench.checks.language import LANGUAGES
from workbench.compare.features.frames import begins_as_form
from workbench.compare.features.labels import plain
from workbench.compare.features.vocabulary import pairs_of
from workbench.compare.norms.departure import Departure
from workbench.compare.norms.grounding import given, given_language, stands_in
from workbench.compare.norms.norm import SEVERAL_WORDS, is_habit
from workbench.compare.norms.paths import due_of
from workbench.compare.norms.traits import COUNTS, MARKDOWN, TRAITS
from workbench.text.counts import how_many

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.compare.features.features import Features
    from workbench.compare.features.turns import TurnMark
    from workbench.compare.norms.norm import CaseFacts, Norm

_RARE = 0.9
_VERY_RARE = 0.95
_NEVER_COLD = 0.98
_FEWEST_PARTS = 20  # outputs
_FAR = 2.0  # times the longest that was seen, or its part of the shortest
_MARGIN_WORDS = 15


def form_departures(one: Features, norm: Norm, facts: CaseFacts) -> Iterator[Departure]:
    """How an output's form departs; of suites whose outputs are not alike only the language is told."""
    labelled = list(_label(one, norm, facts)) if one.document is None and not one.calls else []
    yield from labelled
    if norm.labels is None or norm.explained or any(found.kind == "label-lost" for found in labelled):
        yield from _language(one, norm, facts)
    if labelled:
        return
    if one.document is None:
        if not one.calls:
            yield from _fence(one, norm)
        yield from _frame(one, norm)
    if norm.uniform:
        yield from _leaks(one, norm)
        if one.document is None:
            yield from _structure(one, norm)
        yield from _length(one, norm)
        yield from _manner(one, norm)


def _language(one: Features, norm: Norm, facts: CaseFacts) -> Iterator[Departure]:
    """Another language than the suite's; where all answers are too short to tell it, one that is not the input's."""
    if not norm.uniform:
        return
    if norm.language is None:
        usual = None if norm.languages else given_language(facts.inputs)
    else:
        usual = norm.language.value if norm.language.share >= _RARE else None
    other = other_language(one, usual, norm)
    remark = one.postamble is not None and one.language == usual  # of the model's own, below the answer
    if other is not None and not remark:
        yield Departure("language-changed", one.begins, about=LANGUAGES.get(other, other))
    elif one.traditional and is_habit(norm, "traditional", False, _RARE):
        yield Departure("language-changed", one.begins, about="traditional characters")


def other_language(one: Features | TurnMark, usual: str | None, norm: Norm) -> str | None:
    """The language of an answer or a reply where it is not the usual one: its own, or in a short or mixed one that of
    several small words.
    """
    if usual is None:
        return None
    if one.language not in (None, usual):
        return one.language
    counts = dict(one.tongues)
    others = [tongue for tongue in counts if tongue not in (usual, *norm.tongues) and counts[tongue] >= SEVERAL_WORDS]
    if others and not counts.get(usual):
        return others[0]
    return None


def _leaks(one: Features, norm: Norm) -> Iterator[Departure]:
    """What the suite's answers are free of; in answers to unlike prompts each may be in its place.

    What many of them show is a defect all the same: each case is held against its own baseline.
    """
    if one.hedge is None and norm.doubts is not None and one.doubts > norm.doubts + max(1, norm.doubts):
        yield Departure("hedge", one.ends)
    if one.blanks and not is_habit(norm, "blanks"):
        yield Departure("placeholder", ", ".join(one.blanks[:3]), about=quoted(one.blanks[0]))
    for trait, said, kind in (("identity", one.identity, "identity"), ("hedges", one.hedge, "hedge")):
        if said is not None and not is_habit(norm, trait):
            yield Departure(kind, said)
        elif said is None and is_habit(norm, trait):
            yield Departure(f"{kind}-lost", one.begins, defect=False)


def _label(one: Features, norm: Norm, facts: CaseFacts) -> Iterator[Departure]:
    """An answer that is no known label, or has one of them among other words."""
    labels = norm.labels
    said = one.lead or one.label if norm.explained else one.label
    if labels is None or (said is None and one.calls):
        return
    if said in labels:
        due = due_of(said, given(facts.inputs), norm.label_origins)
        if due is not None:
            yield Departure("fact-changed", f"{quoted(said)}, not {quoted(due)}", about=quoted(said))
        return
    known = {plain(label): label for label in labels}
    near = known.get(plain(said)) if said is not None else None
    if said is not None and near is not None:
        yield Departure("form-changed", f"{quoted(said)} for {quoted(near)}", about="the label")
        return
    text = f"{one.begins}\n{one.ends}".casefold()
    if (one.lead is not None and plain(one.lead) in known) or any(_stands_alone(label, text) for label in known):
        yield Departure("label-wrapped", one.begins)
    elif said is None:
        yield Departure("label-lost", one.begins)
    elif not stands_in(said, given(facts.inputs)):
        yield Departure("enum-changed", quoted(said), about="the answer")


def _stands_alone(label: str, text: str) -> bool:
    """Whether a label stands in a text as words of its own, or as signs of a script without blanks."""
    if not label.isascii() and pairs_of(label):
        return label in text
    return re.search(rf"(?<!\w){re.escape(label)}(?!\w)", text) is not None


def _fence(one: Features, norm: Norm) -> Iterator[Departure]:
    """A fence around the whole answer, which is a defect unless nearly all have one."""
    if norm.document is not None:
        return
    spanned = TRAITS["code span"](one) and is_habit(norm, "code span", False, _VERY_RARE)
    if norm.uniform and (spanned or (one.layout.fence is not None and not is_habit(norm, "fenced"))):
        yield Departure("fence-added", one.begins)
    elif one.layout.fence is None and is_habit(norm, "fenced", True, _RARE) and one.layout.fences == 0:
        yield Departure("fence-lost", one.begins)


def _frame(one: Features, norm: Norm) -> Iterator[Departure]:
    """Words around what was asked for; where all have them, an answer without them is the better one."""
    if not norm.uniform or (norm.labels is not None and not norm.explained):
        return
    asks = one.ends if one.manner.asks and is_habit(norm, "asks", False, _RARE) else None
    if one.preamble is None and one.layout.fence is None and _is_introduced(one, norm):
        yield Departure("preamble-added", one.begins)
    for trait, text, kind in (("preamble", one.preamble, "preamble"), ("postamble", one.postamble, "postamble")):
        if text is not None and not is_habit(norm, trait):
            yield Departure(f"{kind}-added", text)
        elif text is None and is_habit(norm, trait, True, _RARE):
            yield Departure(f"{kind}-lost", one.begins if kind == "preamble" else one.ends, defect=False)
        elif text is None and kind == "postamble" and asks is not None:
            yield Departure("postamble-added", asks)


def _structure(one: Features, norm: Norm) -> Iterator[Departure]:
    """Parts and markup. Where all markup is gone or fenced in, no part can be told to be missing; with a part, its
    table or list is gone as well.
    """
    missing = [*_titles(one, norm), *_parts(one, norm)]
    marked = list(_markdown(one, norm))
    bare = one.layout.headings == 0 and is_habit(norm, "headings", True, _VERY_RARE)
    if bare or (one.layout.fence is not None and not is_habit(norm, "fenced")):
        missing = [found for found in missing if found.kind not in ("section-missing", "section-renamed")]
    elif any(found.kind == "section-missing" for found in missing):
        marked = [found for found in marked if found.kind != "markdown-lost"]
    yield from missing
    yield from marked


def _is_introduced(one: Features, norm: Norm) -> bool:
    """Whether an answer begins with a sentence where all of the suite's begin at once with code, a heading or a list,
    or are a single word.
    """
    if one.stand != "answers" or not one.words or is_habit(norm, "preamble"):
        return False
    if is_habit(norm, "one word", True, _VERY_RARE):
        return not begins_as_form(one.begins.split()[0]) and begins_as_form(one.ends.split()[-1])
    return not TRAITS["begins as form"](one) and is_habit(norm, "begins as form", True, _VERY_RARE)


def _parts(one: Features, norm: Norm) -> Iterator[Departure]:
    """Parts that all of the suite's answers have, beside those with a title."""
    for trait, noun, kind in (
        ("signs off", "the closing formula", "closing-lost"),
        ("asks", "the closing question", "section-missing"),
    ):
        if not TRAITS[trait](one) and is_habit(norm, trait, True, _VERY_RARE) and norm.outputs >= _FEWEST_PARTS:
            yield Departure(kind, one.ends, about=noun)
    for noun, number in norm.counts.items():
        own = COUNTS[noun](one)
        if own < number:
            yield Departure("section-missing", f"{own} of {number}", about=noun)


def _titles(one: Features, norm: Norm) -> Iterator[Departure]:
    own = {title.casefold() for title in one.layout.titles}
    gone = [title for title in norm.titles if title not in own]
    if not gone:
        return
    said, about = ", ".join(quoted(title) for title in gone[:3]), quoted(gone[0])
    if len(own) < norm.fewest_titles:
        yield Departure("section-missing", said, about=about)
    elif any(norm.titles[title] >= _RARE for title in gone):
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
    return ", ".join(how_many(count, noun) for count, noun in counts if count)


def _length(one: Features, norm: Norm) -> Iterator[Departure]:
    """Longer or shorter than any; a defect by itself only where it is far so."""
    if norm.words is None or norm.labels is not None or not one.words or one.document is not None:
        return
    low, high = norm.words
    if one.words > high + 3:
        far = one.words > _FAR * norm.longest and one.words > norm.longest + _MARGIN_WORDS
        said = f"{one.words} words, at most {high:.0f} were to be expected"
        yield Departure("longer", said, defect=True if far else None)
    elif one.words < low - 3:
        far = _FAR * one.words < norm.shortest and one.words < norm.shortest - _MARGIN_WORDS
        said = f"{one.words} words, at least {low:.0f} were to be expected"
        yield Departure("shorter", said, defect=True if far else None)


def _manner(one: Features, norm: Norm) -> Iterator[Departure]:
    if one.manner.emoji and is_habit(norm, "emoji", False, _VERY_RARE):
        yield Departure("emoji-added", how_many(one.manner.emoji, "emoji"))
    warm = one.manner.warm + one.manner.exclamations
    if norm.warm is not None and warm > 1.5 * norm.warm + 1:
        yield Departure("tone-warmer", f"{one.begins} … {one.ends}")
    if not warm and norm.usually_warm and is_habit(norm, "warm", True, _NEVER_COLD):
        yield Departure("tone-colder", one.begins)
    if not one.manner.greets and is_habit(norm, "greets", True, _VERY_RARE):
        yield Departure("greeting-lost", one.begins)
    for usual, other in (("polite", "familiar"), ("familiar", "polite")):
        if TRAITS[other](one) and is_habit(norm, other, False, _VERY_RARE) and is_habit(norm, usual):
            yield Departure("address-changed", one.begins)
