"""What a citation stands for: a rule of the catalogue or a documented change, with its source and date."""

from __future__ import annotations

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
