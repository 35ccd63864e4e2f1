"""What `workbench diff` compares: two files, or two outputs of the database."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.cli.printing import say
from workbench.errors import UnknownNameError, WorkbenchError
from workbench.records import Output
from workbench.text.counts import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.cli.session import Session
    from workbench.records import Case as CaseRecord
    from workbench.records import JsonObject, Run, Suite
    from workbench.store.database import Database

STANDARD_INPUT = "-"
FORMS = "FILE FILE, COMPARISON SUITE/CASE or RUN RUN SUITE/CASE"
_CASE = re.compile(r"[^\s/]+/[^\s,/@]+")


@dataclass(frozen=True, slots=True)
class Given:
    """One side: what stands above it, and its output (None: there is none). `request` is what it answers.

    `side` is its short name: the file, the run, or baseline or target.
    """

    name: str
    side: str
    output: Output | None
    request: JsonObject | None = None


def given_sides(session: Session, words: Sequence[str], sample: int | None) -> tuple[Given, Given]:
    """The two sides that the words of the command name. Raises WorkbenchError."""
    match list(words):
        case [str(left), str(right)] if _is_file(left) or _is_file(right) or not _CASE.fullmatch(right):
            if sample is not None:
                raise WorkbenchError("files have no samples", hint="--sample is for outputs of the database")
            return _files(left, right)
        case [str(comparison), str(name)]:
            suite, case = name.split("/")
            return _of_comparison(session, comparison, suite, case, sample or 1)
        case [str(baseline), str(target), str(name)] if _CASE.fullmatch(name):
            suite, case = name.split("/")
            return _of_runs(session, (baseline, target), suite, case, sample or 1)
        case [str(comparison), str(suite), str(case)]:
            return _of_comparison(session, comparison, suite, case, sample or 1)
        case [str(baseline), str(target), str(suite), str(case)]:
            return _of_runs(session, (baseline, target), suite, case, sample or 1)
    raise WorkbenchError(f"diff takes {FORMS}, not {counted(len(words), 'word')}", hint="see 'workbench diff --help'")


# --- files --------------------------------------------------------------------------------------


def _is_file(word: str) -> bool:
    return word == STANDARD_INPUT or os.path.exists(word)


def _files(left: str, right: str) -> tuple[Given, Given]:
    if left == right == STANDARD_INPUT:
        raise WorkbenchError("standard input can be read once only", hint="name a file for one of the two sides")
    return _file(left), _file(right)


def _file(word: str) -> Given:
    name, data = (word, _bytes(Path(word))) if word != STANDARD_INPUT else ("standard input", _standard_input())
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise WorkbenchError("this is UTF-16", where=name, hint="'iconv -f UTF-16 -t UTF-8' makes UTF-8 of it")
    if b"\0" in data:
        raise WorkbenchError("this is no text: it holds NUL bytes", where=name, hint="diff compares texts in UTF-8")
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        say(f"{name}:{line}: not UTF-8; such bytes are shown as marks like ‹U+DCE9› for E9")
        text = data.decode("utf-8", "surrogateescape")
    return Given(name, name, Output("", "", 0, content=({"type": "text", "text": text},)))


def _standard_input() -> bytes:
    if sys.stdin is None:  # closed by the shell: `<&-`
        raise WorkbenchError("standard input is closed", hint=f"diff takes {FORMS}")
    return sys.stdin.buffer.read()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise WorkbenchError("there is no such file", where=str(path), hint=_near(path)) from None
    except OSError as error:
        raise WorkbenchError(f"cannot be read: {error.strerror or error}", where=str(path)) from error


def _near(path: Path) -> str:
    from workbench.text.nearest import name_hint

    try:
        names = sorted(os.listdir(path.parent))
    except OSError:
        return f"There is no folder {path.parent} either."
    return name_hint(path.name, names, f"diff takes {FORMS}.")


# --- the database -------------------------------------------------------------------------------


def _of_comparison(session: Session, name: str, suite: str, case: str, sample: int) -> tuple[Given, Given]:
    from workbench.store.comparisons import find_comparison
    from workbench.store.details import case_detail

    with session.open() as db:
        try:
            comparison = find_comparison(db, name)
        except UnknownNameError as error:
            raise UnknownNameError(f"{error.message}, and no file of that name", hint=error.hint) from None
        detail = case_detail(db, comparison.id, suite, case)
    sides = (("baseline", comparison.baseline, detail.baseline), ("target", comparison.target, detail.target))
    found = [(side, run, [one.checked.output for one in outputs]) for side, run, outputs in sides]
    return _sampled(found, detail.suite, detail.case, sample)


def _of_runs(session: Session, names: tuple[str, str], suite: str, case: str, sample: int) -> tuple[Given, Given]:
    from workbench.store.runs import find_run
    from workbench.store.suites import load_case, load_suite

    with session.open() as db:
        runs = [find_run(db, name) for name in names]
        asked, its_suite = load_case(db, suite, case), load_suite(db, suite)
        found = [(run.name, run, _outputs(db, run, suite, case)) for run in runs]
    return _sampled(found, its_suite, asked, sample)


def _outputs(db: Database, run: Run, suite: str, case: str) -> list[Output]:
    from workbench.store.outputs import case_outputs

    return [stored.output for stored in case_outputs(db, run.id, suite, case)]


def _sampled(
    found: Sequence[tuple[str, Run, list[Output]]], suite: Suite, case: CaseRecord, sample: int
) -> tuple[Given, Given]:
    """The outputs of one sample; a side with fewer samples gives its last, as in the app."""
    most = max(len(outputs) for _, _, outputs in found)
    where = f"{suite.id}/{case.id}"
    if not most:
        raise WorkbenchError("neither side has an output of this case", where=where)
    if sample > most:
        raise WorkbenchError(f"there is no sample {sample}", where=where, hint=f"--sample takes 1 to {most}")
    left, right = (_given(side, run, outputs, suite, case, sample) for side, run, outputs in found)
    return left, right


def _given(side: str, run: Run, outputs: list[Output], suite: Suite, case: CaseRecord, sample: int) -> Given:
    from workbench.tui.views import request_of

    at = min(sample, len(outputs))
    output = outputs[at - 1] if outputs else None
    words = [side]
    if run.configuration.model != side:
        words.append(run.configuration.model)
    if output is None:
        words.append("no output")
    else:
        words.append("simulated" if output.simulated else output.origin)
        if len(outputs) > 1:
            words.append(f"sample {at} of {len(outputs)}")
    return Given("  ".join(words), side, output, request_of(suite, case, output, run.configuration))
