"""What a new checking says otherwise than the one before it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.records import CheckResult

Results = tuple["CheckResult", ...]


@dataclass(frozen=True, slots=True)
class CheckChanges:
    """How many results of one check changed, and in which cases. `new` and `gone`: the check came, or went."""

    type: str
    path: str | None
    pass_to_fail: int = 0
    fail_to_pass: int = 0
    undecided: int = 0
    decided: int = 0
    new: int = 0
    gone: int = 0
    cases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SuiteChanges:
    """What changed in a suite: outputs looked at, outputs with another result, how many pass, and by check."""

    suite: str
    outputs: int
    changed: int
    passed_before: int
    passed_now: int
    checks: tuple[CheckChanges, ...]


def changes_of(
    suite: str, before: Mapping[tuple[str, int], Results], now: Mapping[tuple[str, int], Results]
) -> SuiteChanges:
    """The changes from one checking of a suite's outputs to the next, both by case and sample.

    Checks are told apart by type, path and, where two are alike in both, by their order.
    """
    kinds: dict[tuple[str, str | None, int], Counter[str]] = {}
    cases: dict[tuple[str, str | None, int], dict[str, None]] = {}
    changed = 0
    for (case, sample), results in now.items():
        was, is_now = _named(before.get((case, sample), ())), _named(results)
        differs = False
        for name in {**is_now, **was}:
            kind = _kind(was.get(name), is_now.get(name))
            if kind:
                differs = True
                kinds.setdefault(name, Counter())[kind] += 1
                cases.setdefault(name, {})[case] = None
        changed += differs
    return SuiteChanges(
        suite,
        len(now),
        changed,
        sum(map(_passes, before.values())),
        sum(map(_passes, now.values())),
        tuple(CheckChanges(name[0], name[1], **counts, cases=tuple(cases[name])) for name, counts in kinds.items()),
    )


def _named(results: Iterable[CheckResult]) -> dict[tuple[str, str | None, int], CheckResult]:
    seen: Counter[tuple[str, str | None]] = Counter()
    named = {}
    for one in results:
        named[(one.type, one.path, seen[one.type, one.path])] = one
        seen[one.type, one.path] += 1
    return named


def _kind(was: CheckResult | None, now: CheckResult | None) -> str | None:
    """The name of the field that counts such a change; None where nothing changed."""
    if was is None or now is None:
        return "new" if was is None else "gone"
    if was.passed is now.passed:
        return None
    if now.passed is None:
        return "undecided"
    if was.passed is None:
        return "decided"
    return "fail_to_pass" if now.passed else "pass_to_fail"


def _passes(results: Sequence[CheckResult]) -> bool:
    decided = [one.passed for one in results if one.weight > 0 and one.passed is not None]
    return bool(decided) and all(decided)
