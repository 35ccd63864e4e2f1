"""What a new checking says otherwise than the one before it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from workbench.text.canonical import canonical_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.records import CheckResult, JsonValue
    from workbench.store.rechecking import Told

Results = tuple["Told", ...]


class _Name(NamedTuple):
    """What tells the checks of a case apart; the number only where all else is alike."""

    type: str
    path: str | None
    value: str | None
    number: int


@dataclass(frozen=True, slots=True)
class CheckChanges:
    """How many results of one check changed, and in which cases. `new` and `gone`: the check came, or went.

    `value` is what it is held against, given only where a case has another check of its type and path.
    """

    type: str
    path: str | None
    value: JsonValue
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

    A check is the same one if its type, path and value are. One whose value alone was changed is the same too, where no
    other of its type and path came or went in the case.
    """
    kinds: dict[tuple[str, str | None, str | None], Counter[str]] = {}
    cases: dict[tuple[str, str | None, str | None], dict[str, None]] = {}
    values: dict[str | None, JsonValue] = {None: None}
    changed = 0
    for (case, sample), results in now.items():
        was, is_now = _named(before.get((case, sample), ())), _named(results)
        differs = False
        alike = Counter(name[:2] for name in was) | Counter(name[:2] for name in is_now)
        for old, new in _matched(was, is_now):
            kind = _kind(was[old].result if old else None, is_now[new].result if new else None)
            if kind:
                differs = True
                name = new or old
                assert name is not None
                shown = name.value if alike[name[:2]] > 1 else None
                values.setdefault(shown, (is_now[new] if new else was[name]).value)
                key = (name.type, name.path, shown)
                kinds.setdefault(key, Counter())[kind] += 1
                cases.setdefault(key, {})[case] = None
        changed += differs
    return SuiteChanges(
        suite,
        len(now),
        changed,
        sum(map(_passes, before.values())),
        sum(map(_passes, now.values())),
        tuple(
            CheckChanges(key[0], key[1], values[key[2]], **counts, cases=tuple(cases[key]))
            for key, counts in kinds.items()
        ),
    )


def _named(results: Iterable[Told]) -> dict[_Name, Told]:
    seen: Counter[tuple[str, str | None, str]] = Counter()
    named = {}
    for one in results:
        key = (one.result.type, one.result.path, canonical_json(one.value))
        named[_Name(*key, seen[key])] = one
        seen[key] += 1
    return named


def _matched(was: Mapping[_Name, Told], is_now: Mapping[_Name, Told]) -> list[tuple[_Name | None, _Name | None]]:
    """The checks of both, paired; None where one has no partner."""
    pairs: list[tuple[_Name | None, _Name | None]] = [(name, name) for name in is_now if name in was]
    gone = [name for name in was if name not in is_now]
    for name in is_now:
        if name in was:
            continue
        edited = [one for one in gone if one[:2] == name[:2]]
        rivals = [one for one in is_now if one not in was and one[:2] == name[:2]]
        if len(edited) == len(rivals) == 1:
            gone.remove(edited[0])
            pairs.append((edited[0], name))
        else:
            pairs.append((None, name))
    return [*pairs, *((name, None) for name in gone)]


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


def _passes(results: Sequence[Told]) -> bool:
    decided = [one.result.passed for one in results if one.result.weight > 0 and one.result.passed is not None]
    return bool(decided) and all(decided)
