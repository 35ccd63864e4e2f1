"""The `ifeval` check: one verifiable instruction, strict, and told of what would make it hold."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.checks.finding import Finding, quoted, undecided
from workbench.checks.ifeval import case, combination, content, keywords, layout, lengths, punctuation, speech, startend
from workbench.checks.ifeval.kwargs import wrong_kwarg
from workbench.text.nearest import nearest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.checks.finding import Subject
    from workbench.checks.ifeval.fact import Fact
    from workbench.records import Check, JsonObject

_INSTRUCTIONS: dict[str, Callable[[str, JsonObject], Fact]] = {
    "keywords:existence": keywords.existence,
    "keywords:frequency": keywords.frequency,
    "keywords:forbidden_words": keywords.forbidden_words,
    "keywords:letter_frequency": keywords.letter_frequency,
    "language:response_language": speech.response_language,
    "length_constraints:number_sentences": lengths.number_sentences,
    "length_constraints:number_paragraphs": lengths.number_paragraphs,
    "length_constraints:number_words": lengths.number_words,
    "length_constraints:nth_paragraph_first_word": lengths.nth_paragraph_first_word,
    "detectable_content:number_placeholders": content.number_placeholders,
    "detectable_content:postscript": content.postscript,
    "detectable_format:number_bullet_lists": layout.number_bullet_lists,
    "detectable_format:constrained_response": layout.constrained_response,
    "detectable_format:number_highlighted_sections": layout.number_highlighted_sections,
    "detectable_format:multiple_sections": layout.multiple_sections,
    "detectable_format:json_format": layout.json_format,
    "detectable_format:title": layout.title,
    "combination:two_responses": combination.two_responses,
    "combination:repeat_prompt": combination.repeat_prompt,
    "startend:end_checker": startend.end_checker,
    "startend:quotation": startend.quotation,
    "change_case:capital_word_frequency": case.capital_word_frequency,
    "change_case:english_capital": case.english_capital,
    "change_case:english_lowercase": case.english_lowercase,
    "punctuation:no_comma": punctuation.no_comma,
}


def ifeval(check: Check, subject: Subject) -> Finding:
    """The answer follows the instruction as it stands (strict).

    Where it does not, but would without its first line, its last line or its asterisks (loose), the reason says so.
    """
    value = check.value if isinstance(check.value, dict) else {}
    name = value.get("instruction")
    follows = _INSTRUCTIONS.get(name) if isinstance(name, str) else None
    if not isinstance(name, str) or follows is None:
        return undecided(f"ifeval knows no instruction {quoted(name, 40)}{_meant(name)}")
    given = value.get("kwargs")
    # Published rows hold every keyword, those of other instructions as null.
    kwargs = {key: part for key, part in (given if isinstance(given, dict) else {}).items() if part is not None}
    wrong = wrong_kwarg(name, kwargs)
    if wrong:
        return undecided(f"{name}: {wrong}")
    text = subject.text
    if not text.strip():
        return Finding(False, "the answer is empty")
    fact = follows(text, kwargs)
    if fact.followed is False:
        for change, loose in _loosened(text):
            if loose.strip() and follows(loose, kwargs).followed:
                return Finding(False, f"holds only {change}: {fact.evidence}")
    return Finding(fact.followed, fact.evidence)


def _meant(name: object) -> str:
    if not isinstance(name, str):
        return ""
    near = nearest(name, _INSTRUCTIONS)
    return f"; the nearest is '{near[0]}'" if near else ""


def _loosened(text: str) -> Iterator[tuple[str, str]]:
    """The answer without what often frames it, each with what was left out, as IFEval's loose reading does."""
    after_first = text.partition("\n")[2]
    before_last = text.rpartition("\n")[0]
    between = after_first.rpartition("\n")[0]
    parts = (
        ("without its first line", after_first),
        ("without its last line", before_last),
        ("without its first and last lines", between),
    )
    yield "without asterisks", text.replace("*", "")
    for change, part in parts:
        yield change, part.strip()
    for change, part in parts:
        yield f"{change} and asterisks", part.strip().replace("*", "")
