"""Logged answers into the database: paired with suites and cases, put into runs, doubles and contradictions found."""

from __future__ import annotations

import contextlib
from collections import Counter
from hashlib import blake2b
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.errors import UnknownNameError, WorkbenchError
from workbench.exchange.asked import case_input_hash, described, input_hash, with_input_of
from workbench.exchange.files import read_rows, total_bytes
from workbench.exchange.logged import STOP_REASONS, BadRow, Logged
from workbench.exchange.progress import Imported, ImportedRun, Progress
from workbench.records import Case, Configuration, Output, Run, Suite
from workbench.store.database import transaction
from workbench.store.outputs import add_outputs, suite_outputs
from workbench.store.runs import create_run, find_run
from workbench.store.suites import case_of_input, load_case, load_cases, load_suite, save_suite
from workbench.suites.ids import clean_case_id, clean_suite_id, distinct
from workbench.text.canonical import canonical_json

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.exchange.files import FileRow
    from workbench.exchange.progress import Event
    from workbench.records import JsonObject, JsonValue
    from workbench.store.database import Database

MADE_REQUEST: JsonObject = {"messages": [{"role": "user", "content": "{{input}}"}]}
BATCH = 500  # rows a transaction
KEPT_PROBLEMS = 1000  # further ones are counted only


def take_in(
    db: Database,
    files: list[Path],
    logged: Callable[[Path, FileRow], Logged | None],
    *,
    suite: str | None,
    name: str | None,
    strict: bool,
    remarks: Callable[[Imported], list[str]],
    at_end: Callable[[Path], str | None] = lambda _: None,
) -> Iterator[Event]:
    """Read files row by row into runs. Progress every so many rows, at last what was done.

    `logged` reads one row (None: it is part of what a later row completes) or raises BadRow; `at_end` says what is
    wrong when a file ends there. With `strict`, or a `name` that fits only one model, all of it is one
    transaction: WorkbenchError, and nothing changed, when a row is bad or a second model turns up.
    """
    total, done = total_bytes(files), 0
    at_once = strict or (name is not None and "{model}" not in name)
    with transaction(db) if at_once else contextlib.nullcontext():
        intake = _Intake(db, suite, name)
        report = intake.report
        for path in files:
            for row in read_rows(path):
                report.rows += 1
                try:
                    if row.problem is not None:
                        raise BadRow(row.problem)
                    whole = logged(path, row)
                    if whole is not None:
                        intake.add(whole, f"{path}:{row.line}")
                except BadRow as error:
                    report.bad += 1
                    intake.complain(f"{path}:{row.line}: {error}")
                if report.rows % 100 == 0:
                    kept = 0 if at_once else report.added
                    yield Progress(
                        done + row.bytes_read, total, report.rows, report.left_out, kept, intake.name_of_all()
                    )
            broken = at_end(path)
            if broken is not None:
                report.bad += 1
                intake.complain(f"{path}: {broken}")
            done += path.stat().st_size
        intake.finish()
        report.remarks += remarks(report)
        if strict and report.left_out:
            raise WorkbenchError(
                "\n".join([f"{report.left_out} bad rows; nothing was imported", *report.problems[:50]]),
                hint="without --strict the bad rows are left out and the rest is kept",
            )
    yield Progress(total, total, report.rows, report.left_out)
    yield report


class _Intake:
    """The state of one import: what is known of suites and runs, what waits to be written, what was seen."""

    def __init__(self, db: Database, suite: str | None, name: str | None) -> None:
        self.report = Imported()
        self._db = db
        self._name = name
        self._suites: dict[str, _KnownSuite] = {}
        self._suite_of: dict[str, _KnownSuite] = {}
        self._runs: dict[str, Run] = {}
        self._added: Counter[str] = Counter()
        self._empty = 0
        self._held: dict[int, set[str]] = {}  # suites of a run that was there before, their outputs already in _seen
        self._layers = [_Layer()]
        self._waiting: dict[tuple[str, str], Case] = {}  # the newest of each case in the layers
        self._first: dict[tuple[str, str], Case] = {}  # of cases asked differently: as first met, until written
        self._first_hash: dict[tuple[str, str], str] = {}  # the same for the whole import, by input alone
        self._seen: dict[bytes, bytes] = {}
        self._samples: Counter[bytes] = Counter()
        self._fixed = None if suite is None else self._named_suite(suite)

    def add(self, row: Logged, where: str) -> None:
        """Take in one row. Raises BadRow."""
        known = self._suite(row)
        case_id, newest = self._case_of(known, row)
        run = self._run(row.model, known, where.rpartition(":")[0])
        base = _new_case(known.suite, case_id, row) if newest is None else self._as_first_met(newest)
        case = described(known.suite, base, row)
        sample = self._free_sample(run, known.suite.id, case_id, row) if row.sample is None else row.sample
        output = _output(known.suite.id, case_id, sample or 0, row)
        if sample is None or not self._is_new(run, output, where, numbered=row.sample is not None):
            self.report.duplicates += sample is None
            return
        if not row.content and row.error is None:
            self._empty += 1
        if row.stop_reason is not None and row.stop_reason not in STOP_REASONS:
            self.report.unknown_stop_reasons[row.stop_reason] += 1
        self._keep_first(newest, case)
        self._rest(case, run, output)
        if sum(len(layer.outputs) for layer in self._layers) >= BATCH:
            self._write()

    def _rest(self, case: Case, run: Run, output: Output) -> None:
        """Let an output wait in a layer that makes its case current."""
        # Outputs rest on the revision that is current when they are stored: another one begins a new layer. An
        # unchanged case stands in its layer too, lest a later row's change get in before its output.
        place = case.suite, case.id
        if self._layers[-1].cases.get(place, case) != case:
            self._layers.append(_Layer())
        self._layers[-1].cases[place] = case
        self._layers[-1].outputs.append((run.id, output))
        self._waiting[place] = case
        self._suites[case.suite].cases.add(case.id)

    def complain(self, problem: str) -> None:
        """Keep why a row is left out."""
        if len(self.report.problems) < KEPT_PROBLEMS:
            self.report.problems.append(problem)

    def name_of_all(self) -> str | None:
        """The name that means all runs of this import, `{model}` standing for each one's; None where none does."""
        names = {
            "{model}" + run.name.removeprefix(model) if run.name.startswith(model) else run.name
            for model, run in self._runs.items()
        }
        return names.pop() if len(names) == 1 else None

    def finish(self) -> None:
        """Write what waits, and say what came of it."""
        self._write()
        if self._empty:
            nulls = "1 output is" if self._empty == 1 else f"{self._empty:,} outputs are"
            self.report.remarks.append(f"{nulls} null in the file: kept as empty answers")
        for model, run in self._runs.items():
            suites = find_run(self._db, str(run.id)).suites
            self.report.runs.append(ImportedRun(run.id, run.name, model, self._added[model], suites))

    # --- suites and cases ---

    def _suite(self, row: Logged) -> _KnownSuite:
        if self._fixed is not None:
            return self._fixed
        if row.suite is None:
            raise BadRow("no suite; name its column with --fields suite=COLUMN, or the suite with --suite")
        if row.suite not in self._suite_of:
            self._suite_of[row.suite] = self._foreign_suite(row.suite)
        return self._suite_of[row.suite]

    def _named_suite(self, name: str) -> _KnownSuite:
        """The suite that --suite names: a suite file, one in the database, or a new one."""
        if name.endswith((".yaml", ".yml")):
            from workbench.suites.read import read_suite

            read = read_suite(Path(name))
            save_suite(self._db, read.suite, read.cases)
            return self._known(read.suite.id, read.suite.id)
        return self._foreign_suite(name)

    def _foreign_suite(self, original: str) -> _KnownSuite:
        clean = clean_suite_id(original) or "suite"
        for suite_id in (clean, distinct(clean, original)):
            known = self._known(suite_id, original)
            if known.original == original:
                return known
        return known

    def _known(self, suite_id: str, original: str) -> _KnownSuite:
        if suite_id not in self._suites:
            try:
                suite = load_suite(self._db, suite_id)
                cases = {case.id for case in load_cases(self._db, suite_id)}
                self._suites[suite_id] = _KnownSuite(suite, cases, suite.original_id or original)
            except UnknownNameError:
                suite = Suite(suite_id, MADE_REQUEST, original_id=None if original == suite_id else original)
                self._suites[suite_id] = _KnownSuite(suite, set(), original)
        return self._suites[suite_id]

    def _case_of(self, known: _KnownSuite, row: Logged) -> tuple[str, Case | None]:
        """The row's case id, and the case as it now is; two originals never share an id."""
        original = row.case if row.case is not None else input_hash(row)
        if original is None:
            raise BadRow("no case, and no input to make an id of")
        clean = clean_case_id(original)
        for case_id in (clean, distinct(clean, original)):
            case = self._current(known, case_id)
            if case is None or (case.original_id or case.id) == original:
                return case_id, case
        raise BadRow(f"the case {original!r} has an id that others have too")

    def _current(self, known: _KnownSuite, case_id: str) -> Case | None:
        waiting = self._waiting.get((known.suite.id, case_id))
        if waiting is not None or case_id not in known.cases:
            return waiting
        return load_case(self._db, known.suite.id, case_id)

    def _as_first_met(self, newest: Case) -> Case:
        """The case with the input this import first met it with, so that rows of one input give one, in any order."""
        place = newest.suite, newest.id
        if place not in self._first_hash:
            return newest
        if place not in self._first:
            self._first[place] = case_of_input(self._db, *place, self._first_hash[place])
        return with_input_of(newest, self._first[place])

    def _keep_first(self, newest: Case | None, case: Case) -> None:
        place = case.suite, case.id
        if newest is not None and place not in self._first_hash and with_input_of(case, newest) != case:
            self._first[place], self._first_hash[place] = newest, case_input_hash(newest)

    # --- runs and samples ---

    def _run(self, model: str, known: _KnownSuite, source: str) -> Run:
        if model not in self._runs:
            self._runs[model] = self._named_run(model, source)
        run = self._runs[model]
        held = self._held.get(run.id)
        if held is not None and known.suite.id not in held:
            held.add(known.suite.id)
            if known.suite.id in run.suites:
                for stored in suite_outputs(self._db, run.id, known.suite.id):
                    self._remember(run, stored.output, numbered=False)
        return run

    def _named_run(self, model: str, source: str) -> Run:
        name = None if self._name is None else self._name.replace("{model}", model)
        if name is not None and any(run.name == name for run in self._runs.values()):
            raise WorkbenchError(
                f"the files hold outputs of another model too ({model})",
                where=f"--as {name}",
                hint="a run has one model: write {model} into the name, and each gets its own",
            )
        if name is not None and not name.isdigit() and not name.startswith("@"):
            with contextlib.suppress(UnknownNameError):
                run = find_run(self._db, name)
                if run.kind != "import" or run.configuration.model != model:
                    what = f"of {run.configuration.model}" if run.kind == "import" else "that was not imported"
                    raise WorkbenchError(f"there is a run of this name {what}", where=f"--as {name}")
                self._held[run.id] = set()
                return run
        return create_run(
            self._db, name, Configuration(model), kind="import", origin="recorded", simulated=False, source=source
        )

    def _is_new(self, run: Run, output: Output, where: str, *, numbered: bool) -> bool:
        """Whether the run lacks this suite, case and sample; the first to come stays."""
        key = _digest([run.id, output.suite, output.case, output.sample])
        there = self._seen.get(key)
        if there is None:
            self._remember(run, output, numbered=numbered)
            return True
        if there == _answer_digest(output):
            self.report.duplicates += 1
        else:
            self.report.conflicts += 1
            self.complain(
                f"{where}: contradicts an earlier row for {output.suite}/{output.case}, sample {output.sample},"
                f" of run {run.name}; the earlier one stays"
            )
        return False

    def _remember(self, run: Run, output: Output, *, numbered: bool) -> None:
        self._seen[_digest([run.id, output.suite, output.case, output.sample])] = _answer_digest(output)
        if numbered:
            return
        case = _digest([run.id, output.suite, output.case])
        self._samples[case] = max(self._samples[case], output.sample)
        self._seen[_digest([case.hex(), *_identity(output)])] = b""

    def _free_sample(self, run: Run, suite: str, case: str, row: Logged) -> int | None:
        """The next sample of a case, None when this very response is there already."""
        place = _digest([run.id, suite, case])
        if _digest([place.hex(), *_identity(_output(suite, case, 0, row))]) in self._seen:
            return None
        return self._samples[place] + 1

    def _write(self) -> None:
        """Write what waits, layer by layer, in one short transaction."""
        with transaction(self._db):
            for layer in self._layers:
                self._write_layer(layer)
        self._layers = [_Layer()]
        self._waiting.clear()
        self._first.clear()

    def _write_layer(self, layer: _Layer) -> None:
        by_suite: dict[str, list[Case]] = {}
        for case in layer.cases.values():
            by_suite.setdefault(case.suite, []).append(case)
        for suite_id, cases in by_suite.items():
            save_suite(self._db, self._suites[suite_id].suite, cases)
        by_run: dict[int, list[Output]] = {}
        for run_id, output in layer.outputs:
            by_run.setdefault(run_id, []).append(output)
        models = {run.id: model for model, run in self._runs.items()}
        for run_id, outputs in by_run.items():
            counts = add_outputs(self._db, run_id, outputs)
            self._added[models[run_id]] += counts.added
            self.report.added += counts.added
            self.report.duplicates += counts.duplicates


class _Layer:
    """Cases to be made current, and the outputs that rest on them."""

    def __init__(self) -> None:
        self.cases: dict[tuple[str, str], Case] = {}
        self.outputs: list[tuple[int, Output]] = []


class _KnownSuite:
    """A suite as an import knows it; `original` is the name it stands for."""

    def __init__(self, suite: Suite, cases: set[str], original: str) -> None:
        self.suite = suite
        self.cases = cases
        self.original = original


def _new_case(suite: Suite, case_id: str, row: Logged) -> Case:
    return Case(suite.id, case_id, original_id=row.case if row.case not in (None, case_id) else None)


def _output(suite: str, case: str, sample: int, row: Logged) -> Output:
    return Output(
        suite=suite,
        case=case,
        sample=sample,
        content=row.content,
        transcript=row.transcript,
        request=row.request,
        stop_reason=row.stop_reason,
        usage=row.usage,
        latency_ms=row.latency_ms,
        cost_usd=row.cost_usd,
        request_id=row.request_id,
        model=row.served or row.model,
        error=row.error,
        at=row.at,
        stop_details=row.stop_details,
    )


def _identity(output: Output) -> list[JsonValue]:
    """What tells one response from another where a log does not number its samples."""
    return [_answer_digest(output).hex(), output.request_id, output.at]


def _answer_digest(output: Output) -> bytes:
    error = output.error and [output.error.kind, output.error.message]
    return _digest([output.content, output.transcript, error])


def _digest(value: JsonValue) -> bytes:
    return blake2b(canonical_json(value).encode(), digest_size=12).digest()
