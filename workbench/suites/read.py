"""Suite files: found, read and checked, with every problem named by file and line."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.checks.python_host import inside
from workbench.checks.registry import base_name
from workbench.errors import SuiteFileError, TemplateError, WorkbenchError
from workbench.records import Case, Check, JsonObject, JsonValue, Suite
from workbench.suites.ids import clean_case_id
from workbench.suites.request import case_checks
from workbench.suites.schema import CASE_ID
from workbench.text.template import fill, variables_of

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from workbench.suites.yaml_text import JsonPath

SUFFIX = ".suite.yaml"
Place = tuple[str, int]  # a file and a line of it, counted from 1


@dataclass(frozen=True, slots=True)
class SuiteFile:
    """A valid suite file. `lines` gives the line of every key and item by its path, as ("request", "system").

    Of `cases` the first `own` stand in the file itself, the others in files that `cases_from` names.
    """

    suite: Suite
    cases: tuple[Case, ...]
    path: Path
    lines: dict[JsonPath, int]
    own: int


def find_suites(paths: Iterable[Path]) -> list[Path]:
    """The suite files among `paths`: files as given, folders searched through; sorted, each once.

    Raises WorkbenchError for a path that is not there, or when nothing is found.
    """
    found: dict[Path, None] = {}
    given = list(paths)
    for path in given:
        if path.is_dir():
            found.update(dict.fromkeys(_below(path)))
        elif path.exists():
            found[path] = None
        else:
            raise WorkbenchError("no such file or folder", where=str(path))
    if not found:
        raise WorkbenchError(
            "no suite files found", where=", ".join(map(str, given)), hint=f"suite files are named *{SUFFIX}"
        )
    return list(found)


def _below(folder: Path) -> list[Path]:
    try:
        return sorted(folder.rglob("*" + SUFFIX))
    except OSError as error:
        raise WorkbenchError(f"the folder cannot be searched through ({error})", where=str(folder)) from None


def suite_id_of(path: Path) -> str | None:
    """The suite's id as it stands in a file, whatever else is wrong with it. Raises SuiteFileError if unreadable."""
    from workbench.suites.yaml_text import parse_yaml

    document = parse_yaml(suite_text(path))
    if document.problems:
        raise _error(path, [(str(path), found.line, found.text) for found in document.problems])
    found = document.value.get("suite") if isinstance(document.value, dict) else None
    return found if isinstance(found, str) else None


def read_suite(path: Path) -> SuiteFile:
    """The suite in a file with all its cases, those of `cases_from` too.

    Raises SuiteFileError that holds every problem as `file:line: what`, in file order.
    """
    from workbench.suites.validate import suite_problems
    from workbench.suites.yaml_text import parse_yaml

    document = parse_yaml(suite_text(path))
    problems: list[tuple[str, int, str]] = [(str(path), found.line, found.text) for found in document.problems]
    if document.value is None and not problems:
        problems.append((str(path), 1, "the file is empty; a suite needs 'suite' and 'request'"))
    elif document.value is not None:
        problems += [(str(path), found.line, found.text) for found in suite_problems(document.value, document.lines)]
    raw = document.value if isinstance(document.value, dict) else {}

    from workbench.suites.cases_from import read_cases

    rows: list[tuple[JsonObject, Place]] = []
    for index, row in enumerate(_list(raw.get("cases"))):
        line = document.lines.get(("cases", index, "id"), document.lines.get(("cases", index), 1))
        if isinstance(row, dict):
            rows.append((row, (str(path), line)))
    own = len(rows)
    for index, name in enumerate(_list(raw.get("cases_from"))):
        if isinstance(name, str):
            more, wrong = read_cases(path.parent / name, (str(path), document.lines.get(("cases_from", index), 1)))
            rows += more
            problems += wrong
    problems += _id_problems(rows)
    problems += [(*place, text) for row, place in rows for text in _lacks(raw, row)]
    if problems:
        raise _error(path, problems)

    suite = _suite(raw)
    cases = [(case_of(suite.id, row), place) for row, place in rows]
    problems = [(*place, text) for case, place in cases for text in _filled_check_problems(suite, case)]
    for index, check in enumerate(suite.checks):
        line = document.lines.get(("checks", index, "value"), 1)
        problems += [(str(path), line, text) for text in _function_problems([check], path.parent)]
    problems += [(*place, text) for case, place in cases for text in _function_problems(case.checks, path.parent)]
    named = functions_named(suite, [case for case, _ in cases[:own]])
    problems += [(*place, text) for case, place in cases[own:] for text in _strange_functions(case, named)]
    if problems:
        raise _error(path, problems)
    return SuiteFile(suite, tuple(case for case, _ in cases), path, document.lines, own)


def suite_text(path: Path) -> str:
    """The text of a suite file. Raises SuiteFileError where it cannot be read or is not UTF-8."""
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise SuiteFileError([f"{path}:1: cannot be read: {error.strerror}"]) from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise SuiteFileError(
            [f"{path}:{line}: not UTF-8 (byte 0x{raw[error.start]:02x})"], hint="save the file as UTF-8"
        ) from None


def _error(path: Path, problems: list[tuple[str, int, str]]) -> SuiteFileError:
    """The suite file's own problems first, then those of its case files, each in the order of lines."""
    ordered = sorted(dict.fromkeys(problems), key=lambda found: (found[0] != str(path), found[0], found[1]))
    return SuiteFileError([f"{file}:{line}: {text}" for file, line, text in ordered])


def _list(value: JsonValue) -> list[JsonValue]:
    return value if isinstance(value, list) else []


def _id_problems(rows: list[tuple[JsonObject, Place]]) -> list[tuple[str, int, str]]:
    first: dict[str, Place] = {}
    problems = []
    for row, place in rows:
        case_id = row.get("id")
        if not isinstance(case_id, str):
            continue
        if re.match(CASE_ID, case_id) and clean_case_id(case_id) != case_id:
            problems.append((*place, f"the case id {case_id!r} holds characters that do not print"))
        if case_id in first:
            file, line = first[case_id]
            problems.append((*place, f"the case id '{case_id}' is taken already (by {file}:{line})"))
        else:
            first[case_id] = place
    return problems


def _lacks(suite: JsonObject, case: JsonObject) -> list[str]:
    """What a case lacks for its prompt and checks; works on mappings that may have other faults too."""
    request = suite.get("request")
    if not isinstance(case.get("id"), str) or not isinstance(request, dict):
        return []
    named = f"case {case['id']}"
    if "messages" in case and "turns" in case:
        return [f"{named}: has both 'messages' and 'turns'; only one of them can be sent"]
    talk = case.get("messages") or case.get("turns") or request.get("messages")
    if not talk:
        return [f"{named}: nothing to send: no 'messages' or 'turns' here, and no request.messages"]
    prompt = [talk, *(value for field, value in request.items() if field != "messages")]
    tags = set(filter(_is_text, _list(case.get("tags"))))
    checks = [
        [check.get("value"), check.get("path")]
        for check in (*_list(suite.get("checks")), *_list(case.get("checks")))
        if isinstance(check, dict) and _applies(check, tags)
    ]
    given = case.get("vars")
    variables = {**(given if isinstance(given, dict) else {}), "expected": case.get("expected")}
    if variables["expected"] is None:
        del variables["expected"]
    return [
        f"{named}: the variable '{name}' of {place} is missing"
        for values, place in ((prompt, "the prompt"), (checks, "a check"))
        for name in sorted(variables_of(values))
        if not _has(name, variables)
    ]


def _applies(check: JsonObject, tags: set[str]) -> bool:
    wanted = set(filter(_is_text, _list(check.get("tags"))))
    return not wanted or bool(wanted & tags)


def _is_text(value: JsonValue) -> bool:
    return isinstance(value, str)


def _filled_check_problems(suite: Suite, case: Case) -> list[str]:
    """What is wrong with check values that only a case's variables complete."""
    from workbench.suites.validate import filled_check_problem

    if not any(variables_of([check.value, check.path]) for check in (*suite.checks, *case.checks)):
        return []
    found = (filled_check_problem(check) for check in case_checks(suite, case))
    return [f"case {case.id}: {text}" for text in found if text]


def _function_problems(checks: Iterable[Check], folder: Path) -> list[str]:
    """What is wrong with the files that python checks name."""
    problems = []
    for check in checks:
        if base_name(check.type)[0] == "python":
            file = check.value.rpartition(":")[0]
            if inside(folder, file) is None:
                outside = (folder / file).exists()
                what = f"'{file}' leads out of" if outside else f"no file '{file}' in"
                problems.append(f"check {check.type}: {what} the suite file's folder")
    return problems


def functions_named(suite: Suite, cases: Iterable[Case]) -> frozenset[str]:
    """The functions that python checks of a suite and of these cases name, as `file.py:name`."""
    checks = [*suite.checks, *(check for case in cases for check in case.checks)]
    return frozenset(check.value for check in checks if base_name(check.type)[0] == "python")


def _strange_functions(case: Case, named: frozenset[str]) -> list[str]:
    """What is wrong with python checks of a case that is data: data may not say what is run."""
    return [
        f"case {case.id}: check {check.type}: the suite file itself does not name {check.value}, and data may not"
        for check in case.checks
        if base_name(check.type)[0] == "python" and check.value not in named
    ]


def _has(name: str, variables: JsonObject) -> bool:
    try:
        fill("{{" + name + "}}", variables)
    except TemplateError:
        return False
    return True


def _suite(raw: JsonObject) -> Suite:
    return Suite(
        id=raw["suite"],
        request=raw["request"],
        title=raw.get("title"),
        risk=raw.get("risk", "medium"),
        margin=float(raw.get("margin", 0.05)),
        source=raw.get("source"),
        model=raw.get("model"),
        volume=raw.get("volume"),
        checks=_checks(raw.get("checks")),
    )


def case_of(suite_id: str, raw: JsonObject) -> Case:
    """The case that a valid mapping of a suite file describes."""
    return Case(
        suite=suite_id,
        id=raw["id"],
        vars=raw.get("vars", {}),
        expected=raw.get("expected"),
        tags=tuple(raw.get("tags", ())),
        critical=raw.get("critical", False),
        checks=_checks(raw.get("checks")),
        messages=tuple(raw["messages"]) if "messages" in raw else None,
        turns=tuple(raw["turns"]) if "turns" in raw else None,
        tool_results=tuple(raw.get("tool_results", ())),
    )


def _checks(raw: JsonValue) -> tuple[Check, ...]:
    return tuple(
        Check(
            type=one["type"],
            value=one.get("value"),
            path=one.get("path"),
            category=one.get("category"),
            weight=float(one.get("weight", 1)),
            threshold=one.get("threshold"),
            tags=tuple(one.get("tags", ())),
        )
        for one in raw or ()
    )
