"""What a citation stands for: a rule of the catalogue or a documented change, with its source and date."""

from __future__ import annotations

import re
from dataclasses import dataclass

from workbench.catalog.behaviours import load_behaviours
from workbench.catalog.rules import load_rules


@dataclass(frozen=True, slots=True)
class Citation:
    """`says` is the fact in a sentence, `fix` what to do, `sources` where it was read, `as_of` when (ISO 8601)."""

    id: str
    says: str
    fix: str
    sources: tuple[str, ...]
    as_of: str


_CITED = re.compile(r" \[([a-z0-9][a-z0-9.-]{2,60})\]$")


def with_citation(why: str, citation: str | None) -> str:
    """A sentence with the id of the rule or documented change that it rests on."""
    return why if citation is None else f"{why} [{citation}]"


def citation_of(why: str) -> str | None:
    """The id that `with_citation` put there; None where there is none."""
    found = _CITED.search(why)
    return found[1] if found else None


def cited(citation: str) -> Citation | None:
    """What the id of a rule or of a documented change stands for; None where there is none of that id."""
    book = load_behaviours()
    behaviour = book.by_id.get(citation)
    if behaviour is not None:
        sources = tuple(book.sources[name] for name in behaviour.source)
        return Citation(citation, behaviour.changes, behaviour.fix, sources, behaviour.as_of)
    rules = load_rules()
    rule = next((one for one in rules.rules if one.id == citation), None)
    if rule is None:
        return None
    read = tuple(rules.sources.get(name, name) for name in rule.source)
    if rule.from_file is not None:
        read = (*read, rule.from_file)
    return Citation(citation, f"{rule.title}: {rule.effect}", rule.fix, read, rules.as_of)
