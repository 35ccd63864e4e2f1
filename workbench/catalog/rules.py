"""The rules of a move between models and API versions, read from the data file and from the user's own."""

from __future__ import annotations

import os
from dataclasses import dataclass, fields
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from workbench.catalog.conditions import Surroundings, make_test
from workbench.catalog.mending import check_mend
from workbench.catalog.models import FILE_VARIABLE
from workbench.catalog.overrides import check_keys, merged, read_file
from workbench.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.catalog.models import Model
    from workbench.records import JsonObject, JsonValue

Severity = Literal[
    "error_400", "error_404", "client_error", "silent_change", "deprecation", "cost_or_truncation", "behaviour",
    "platform_limit", "info",
]  # fmt: skip
Stage = Literal["request", "code", "response"]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule as the data has it; docs/catalogue.md says what each field means.

    `when` and `mend` are in the languages described there. `fails` None: decided by the severity. `depends_on` says
    what nobody can read off a request, where the effect hangs on it. `from_file` names the user's file that gave or
    changed the rule.
    """

    id: str
    severity: Severity
    stage: Stage
    title: str
    applies_to: JsonObject
    when: JsonValue
    effect: str
    fix: str
    autofix: Literal["safe", "ask", "manual"]
    source: tuple[str, ...]
    verified: bool
    api_versions: tuple[str, ...] = ()
    error_text_contains: str | None = None
    mend: JsonObject | None = None
    mend_when: JsonValue = True
    fails: bool | None = None
    fails_when: JsonValue = True
    depends_on: str | None = None
    note: str | None = None
    from_file: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class RuleBook:
    """All rules, in the order of the file, and what they speak of. `shape` is what the API reads of any request."""

    as_of: str
    severities: Mapping[str, str]
    sources: Mapping[str, str]
    groups: Mapping[str, JsonObject]
    betas: frozenset[str]
    shape: JsonObject
    rules: tuple[Rule, ...]


def load_rules() -> RuleBook:
    """Our rules with those of the file named by WORKBENCH_CATALOGUE; WorkbenchError when it is unusable."""
    return _load(os.environ.get(FILE_VARIABLE) or None)


def groups_of(model: Model | None, book: RuleBook) -> frozenset[str]:
    """The groups a model is in; none for a model the catalogue does not know."""
    if model is None:
        return frozenset()
    around = plain_surroundings(model)
    return frozenset(
        name
        for name, group in book.groups.items()
        if model.id in group.get("models", ()) or make_test(group.get("when", False), around, f"groups.{name}") is True
    )


def plain_surroundings(target: Model | None) -> Surroundings:
    """Surroundings that know a target and nothing else."""
    facts = dict.fromkeys(CONTEXT_FACTS)
    nothing: frozenset[str] = frozenset()
    return Surroundings(target, None, facts, date(1970, 1, 1), None, nothing, nothing)


CONTEXT_FACTS = (
    "model", "source_model", "platform", "endpoint", "api_version", "api_version_known", "cache", "code",
)  # fmt: skip
"""What a condition may ask of the context, by name."""


@lru_cache(maxsize=4)
def _load(file: str | None) -> RuleBook:
    import yaml

    path = Path(__file__).with_name("rules.yaml")
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data: JsonObject = yaml.load(path.read_text("utf-8"), Loader=loader)
    rows: dict[str, JsonObject] = {row["id"]: row for row in data["rules"]}
    groups, betas, shape = data["groups"], data["betas"], data["shape"]
    if file is not None:
        given = read_file(Path(file))
        groups = _merged_groups(groups, given.get("groups", {}), file)
        betas = [*betas, *given.get("betas", [])]
        shape = merged(shape, given.get("shape", {}))
        rows |= {name: _merged_rule(name, rows.get(name), row, file) for name, row in given.get("rules", {}).items()}
        _check_applies(rows, groups, given.get("rules", {}), file)
    return RuleBook(
        as_of=data["as_of"],
        severities=data["severities"],
        sources=data["sources"],
        groups=groups,
        betas=frozenset(betas),
        shape=shape,
        rules=tuple(_rule(row) for row in rows.values()),
    )


def _rule(row: JsonObject) -> Rule:
    lists = {"source": tuple(row["source"]), "api_versions": tuple(row.get("api_versions") or ())}
    return Rule(**{**row, **lists})


_NEEDED = ("severity", "title", "when", "effect", "fix")
_APPLIES = ("all", "groups", "models", "except_models", "not_in_group", "platforms")


def _merged_rule(name: str, ours: JsonObject | None, given: JsonValue, file: str) -> JsonObject:
    """A rule of a user's file: its fields replace ours one by one, for half a condition makes no sense."""
    where = f"{file}: rules.{name}"
    if not isinstance(given, dict):
        raise WorkbenchError("a rule is a mapping", where=where)
    check_keys(given, [one.name for one in fields(Rule) if one.name not in ("id", "from_file")], where)
    row = {**(ours or {"id": name, "stage": "request", "autofix": "ask", "source": [], "verified": False}), **given}
    row["from_file"] = file
    row.setdefault("applies_to", {"all": True})
    missing = [key for key in _NEEDED if key not in row]
    if missing:
        raise WorkbenchError(f"a new rule needs '{missing[0]}'", where=where)
    for key, known in (("severity", Severity), ("stage", Stage)):
        if row[key] not in known.__args__:  # type: ignore[attr-defined]
            raise WorkbenchError(f"unknown {key} '{row[key]}'", where=where, hint=", ".join(known.__args__))  # type: ignore[attr-defined]
    for key in ("when", "mend_when", "fails_when"):
        make_test(row.get(key, True), plain_surroundings(None), f"{where}.{key}")
    check_mend(row.get("mend"), where)
    return row


def _merged_groups(ours: JsonObject, given: JsonObject, file: str) -> JsonObject:
    for name, group in given.items():
        where = f"{file}: groups.{name}"
        if not isinstance(group, dict):
            raise WorkbenchError("a group is a mapping with 'models' or 'when'", where=where)
        check_keys(group, ("models", "when"), where)
        make_test(group.get("when", False), plain_surroundings(None), where)
    both = dict(ours)
    for name, group in given.items():
        old = both.get(name, {})
        models = [*old.get("models", []), *group.get("models", [])]
        both[name] = {**old, **group, **({"models": models} if models else {})}
    return both


def _check_applies(rows: dict[str, JsonObject], groups: JsonObject, given: JsonObject, file: str) -> None:
    for name in given:
        applies, where = rows[name]["applies_to"], f"{file}: rules.{name}.applies_to"
        if not isinstance(applies, dict):
            raise WorkbenchError("'applies_to' is a mapping", where=where, hint=", ".join(_APPLIES))
        check_keys(applies, _APPLIES, where)
        check_keys([*applies.get("groups", []), *filter(None, [applies.get("not_in_group")])], groups, where)
