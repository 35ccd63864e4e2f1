"""Cases kept beside a suite file, in JSONL or CSV."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.records import JsonObject

Found = tuple[list[tuple["JsonObject", tuple[str, int]]], list[tuple[str, int, str]]]


def read_cases(path: Path, named_at: tuple[str, int]) -> Found:
    """The cases of a .jsonl or .csv file, each with its file and line, and the problems as (file, line, what).

    A JSONL line is a case as in a suite file. CSV columns are `id`, `tags` (parted by `;` or `,`), `critical`
    (true or false), `expected` and `expected.NAME`; every other column is a variable. CSV values stay text.
    `named_at` is the place in the suite file that names the file: a file that cannot be read is a problem there.
    """
    from workbench.suites.validate import case_problems

    if path.suffix not in (".jsonl", ".csv"):
        return [], [(*named_at, f"cases_from: {path.name} must be a .jsonl or .csv file")]
    try:
        raw = path.read_bytes()
    except OSError as error:
        return [], [(*named_at, f"cases_from: {path} cannot be read: {error.strerror}")]
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return [], [(str(path), raw.count(b"\n", 0, error.start) + 1, "not UTF-8")]
    cases: list[tuple[JsonObject, tuple[str, int]]] = []
    problems: list[tuple[str, int, str]] = []
    for line, row in _json_rows(text) if path.suffix == ".jsonl" else _csv_rows(text):
        if isinstance(row, str):
            problems.append((str(path), line, row))
            continue
        wrong = case_problems(row, line)
        problems += [(str(path), found.line, found.text) for found in wrong]
        if isinstance(row, dict):
            cases.append((row, (str(path), line)))
    return cases, problems


def _json_rows(text: str) -> Iterator[tuple[int, JsonObject | str]]:
    # Only \n parts rows: a string may hold U+0085 or U+2028 as they are.
    for line, row in enumerate(text.split("\n"), start=1):
        if row.strip():
            try:
                yield line, json.loads(row)
            except (ValueError, RecursionError) as error:
                yield line, f"not JSON: {error}"


def _csv_rows(text: str) -> Iterator[tuple[int, JsonObject | str]]:
    csv.field_size_limit(2**31 - 1)
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    header: list[str] | None = None
    line = 1
    try:
        for row in reader:
            if header is None:
                header = row
                twice = sorted({name for name in header if header.count(name) > 1})
                if twice:
                    yield line, f"the column '{twice[0]}' stands here twice"
                    return
                if "id" not in header:
                    yield line, "the column 'id' is missing"
                    return
            elif row:
                yield (
                    line,
                    _csv_case(header, row)
                    if len(row) == len(header)
                    else (f"{len(row)} values for {len(header)} columns"),
                )
            line = reader.line_num + 1
    except csv.Error as error:
        yield line, f"not CSV: {error}"


def _csv_case(header: list[str], row: list[str]) -> JsonObject:
    case: JsonObject = {"vars": {}}
    for name, value in zip(header, row, strict=True):
        if name == "id":
            case["id"] = value
        elif name == "tags":
            case["tags"] = [tag.strip() for tag in value.replace(";", ",").split(",") if tag.strip()]
        elif name == "critical":
            case["critical"] = {"true": True, "false": False, "": False}.get(value.strip().lower(), value)
        elif name == "expected":
            case["expected"] = value
        elif name.startswith("expected."):
            expected = case.setdefault("expected", {})
            if isinstance(expected, dict):
                expected[name.removeprefix("expected.")] = value
        else:
            case["vars"][name] = value
    return case
