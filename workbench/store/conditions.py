"""The fields by which the queue is filtered, as conditions in SQL."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from workbench.store.checks import CHECKING_OF_PAIR
from workbench.store.fresh import DISPUTED, FRESH
from workbench.text.canonical import lossless_json

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.records import JsonValue

OWN = (
    "SELECT 1 FROM latest_labels l WHERE l.comparison_id = v.comparison_id AND l.case_id = v.case_id"
    " AND l.reviewer = :reviewer"
)
"""The reviewer's latest label of a case (alias l), stale or not."""
DECIDED = f"{OWN} AND {FRESH}"

_MARK = "SELECT 1 FROM case_marks k WHERE k.comparison_id = v.comparison_id AND k.case_id = v.case_id AND"
# Few cases have two labels that differ: those are found first.
_DISPUTED = (
    "v.case_id IN (SELECT l.case_id FROM latest_labels l WHERE l.comparison_id = :comparison"
    f" GROUP BY l.case_id HAVING count(DISTINCT l.label) > 1) AND {DISPUTED}"
)
IS: dict[str, str] = {
    "undecided": f"NOT EXISTS ({DECIDED})",
    "stale": f"EXISTS ({OWN} AND NOT {FRESH})",
    "labelled": f"EXISTS ({OWN})",
    "disputed": _DISPUTED,
    "flagged": f"EXISTS ({_MARK} k.flagged)",
    "noted": f"EXISTS ({_MARK} k.notes)",
    "critical": "v.critical",
    "mine": "v.case_id IN (SELECT a.case_id FROM assignments a"
    " WHERE a.comparison_id = :comparison AND a.reviewer = :reviewer)",
    "worse": f"EXISTS ({OWN} AND l.label = 'worse')",
    "better": f"EXISTS ({OWN} AND l.label = 'better')",
    "equal": f"EXISTS ({OWN} AND l.label = 'equal')",
    "both-bad": f"EXISTS ({OWN} AND l.label = 'both-bad')",
}
"""What `is:` may say, with what is true of a case (alias v) then; labels are the reviewer's own."""

_CHECKING = CHECKING_OF_PAIR.replace("baseline_run_id = ?", "baseline_run_id = m.baseline_run_id").replace(
    "target_run_id = ?", "target_run_id = m.target_run_id"
)


class Term(NamedTuple):
    """One field of a filter, such as `verdict`, with the values of which one is to hold; `negated`: none of them."""

    field: str
    values: tuple[str, ...]
    negated: bool = False


def term_condition(term: Term, number: int, reviewers: tuple[str, ...]) -> tuple[str, dict[str, JsonValue]]:
    """Give what holds of a verdict (alias v) that a term finds, and the parameters of that; `number` tells them apart.

    A label is looked for among those of `reviewers`.
    """
    name = f"term_{number}"
    if term.field == "is":
        condition = " OR ".join(f"({IS[value]})" for value in term.values)
        values: dict[str, JsonValue] = {}
    else:
        condition = _FIELDS[term.field](name)
        values = {name: lossless_json([*term.values])}
        if term.field == "label":
            values[f"{name}_by"] = lossless_json([*reviewers])
    return f"({condition}) IS {'NOT ' if term.negated else ''}TRUE", values


def _any_of(column: str) -> Callable[[str], str]:
    return lambda name: f"{column} IN (SELECT value FROM json_each(:{name}))"


def _suite(name: str) -> str:
    """A suite by its name, or by a pattern with `*`."""
    return (
        f"v.suite_id IN (SELECT s.id FROM suites s, json_each(:{name}) j"
        " WHERE s.name = j.value OR instr(j.value, '*') AND s.name GLOB j.value)"
    )


def _category(name: str) -> str:
    own = OWN.replace("SELECT 1", "SELECT l.category", 1)
    return f"coalesce(({own}), v.category) IN (SELECT value FROM json_each(:{name}))"


def _cause(name: str) -> str:
    return f"replace(v.cause, ' ', '-') IN (SELECT replace(value, ' ', '-') FROM json_each(:{name}))"


def _cluster(name: str) -> str:
    """A cluster by its id, or by a part of its name."""
    return (
        f"v.cluster IN (SELECT k.id FROM clusters k, json_each(:{name}) j"
        " WHERE k.comparison_id = :comparison AND (k.id = j.value OR instr(lower(k.says), lower(j.value))))"
    )


def _check(name: str) -> str:
    """A check that fails on the target, by its type."""
    return (
        # CROSS: from the few results that fail to their outputs, not from all outputs.
        "v.case_id IN (SELECT o.case_id FROM comparisons m CROSS JOIN check_results r"
        " CROSS JOIN checkings g ON g.id = r.checking_id CROSS JOIN outputs o ON o.id = g.output_id"
        f" WHERE m.id = :comparison AND r.type IN (SELECT value FROM json_each(:{name})) AND r.passed = 0"
        f" AND r.weight > 0 AND o.run_id = m.target_run_id AND g.id = {_CHECKING})"
    )


def _label(name: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM latest_labels l WHERE l.comparison_id = v.comparison_id AND l.case_id = v.case_id"
        f" AND l.label IN (SELECT value FROM json_each(:{name}))"
        f" AND l.reviewer IN (SELECT value FROM json_each(:{name}_by)))"
    )


def _reviewer(name: str) -> str:
    return (
        "EXISTS (SELECT 1 FROM latest_labels l WHERE l.comparison_id = v.comparison_id AND l.case_id = v.case_id"
        f" AND l.reviewer IN (SELECT value FROM json_each(:{name})))"
    )


def _risk(name: str) -> str:
    return (
        "v.suite_id IN (SELECT s.id FROM suites s JOIN suite_revisions r ON r.id = s.current_revision_id"
        f" WHERE r.risk IN (SELECT value FROM json_each(:{name})))"
    )


_FIELDS: dict[str, Callable[[str], str]] = {
    "suite": _suite,
    "verdict": _any_of("v.verdict"),
    "category": _category,
    "cause": _cause,
    "label": _label,
    "cluster": _cluster,
    "check": _check,
    "reviewer": _reviewer,
    "risk": _risk,
}
